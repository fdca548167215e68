//! Sending one mail.

use std::time::{Duration, SystemTime};

use base::Time;
use lettre::message::header::ContentType;
use lettre::message::{Mailbox, Message};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

use super::message::Telling;
use crate::platform::config::Notify;

const PATIENCE: Duration = Duration::from_secs(10);

/// Sends; `Err` says in a few words what went wrong.
pub async fn send(
    settings: &Notify,
    to: &str,
    telling: &Telling,
    public_url: &str,
    now: Time,
) -> Result<(), String> {
    if settings.smtp_url.is_empty() {
        return Err("no mail server is set up (notify.smtp_url)".to_owned());
    }
    let mail = compose(&settings.mail_from, to, telling, public_url, now)?;
    let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(&settings.smtp_url)
        // The address of the server holds its password: the reason is told without it.
        .map_err(|_| "notify.smtp_url is no address of a mail server".to_owned())?
        .timeout(Some(PATIENCE))
        .build();
    server.send(mail).await.map(drop).map_err(|error| error.to_string())
}

fn compose(from: &str, to: &str, telling: &Telling, public_url: &str, now: Time) -> Result<Message, String> {
    let from: Mailbox = from.parse().map_err(|_| "notify.mail_from is no mail address".to_owned())?;
    let to = to.parse().map_err(|_| "the target is no mail address".to_owned())?;
    let (subject, text) = telling.mail(public_url);
    // The same for each attempt, so that a mail server that took it twice can notice.
    let id = format!("<{}@{}>", telling.event, from.email.domain());
    Message::builder()
        .date(SystemTime::UNIX_EPOCH + Duration::from_micros(now.0.max(0).unsigned_abs()))
        .message_id(Some(id))
        .from(from)
        .to(Mailbox::new(None, to))
        .subject(subject)
        .header(ContentType::TEXT_PLAIN)
        .body(text)
        .map_err(|error| error.to_string())
}
