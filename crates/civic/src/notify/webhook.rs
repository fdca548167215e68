//! Sending one webhook: to the address that was checked, without redirects or proxies, briefly.

use std::time::Duration;

use base::Time;
use reqwest::redirect::Policy;

use super::message::Telling;
use super::{outgoing, signature};
use crate::platform::tls;

const PATIENCE: Duration = Duration::from_secs(10);
/// The longest body that is sent.
const BODY: usize = 64 * 1024;

/// What is sent.
pub struct Letter {
    /// The same when it is sent again.
    pub id: String,
    /// Media type of the body.
    pub kind: &'static str,
    pub body: Vec<u8>,
    pub now: Time,
}

/// Sends an event; `Err` says in a few words what went wrong, for the list of deliveries.
pub async fn send(
    hosts: &[String],
    target: &str,
    key: &[u8],
    telling: &Telling,
    source: &str,
    now: Time,
) -> Result<(), String> {
    let letter = Letter {
        id: telling.event.to_string(),
        kind: "application/cloudevents+json",
        body: telling.cloud_event(source),
        now,
    };
    post(hosts, target, key, letter).await
}

/// Posts a signed letter to a listed host, at the address that was checked.
pub async fn post(hosts: &[String], target: &str, key: &[u8], letter: Letter) -> Result<(), String> {
    let target = outgoing::resolve(target, hosts).await.map_err(|problem| problem.to_string())?;
    let Letter { id, kind, body, now } = letter;
    if body.len() > BODY {
        return Err(format!("the event has {} bytes, more than {BODY}", body.len()));
    }
    let seconds = now.millis().div_euclid(1000);
    // A client for each call: the name resolves to the checked addresses and to nothing else.
    let client = tls::client()
        .redirect(Policy::none())
        .no_proxy()
        .timeout(PATIENCE)
        .user_agent("liandong")
        .resolve_to_addrs(&target.host, &target.addresses)
        .build()
        .map_err(words)?;
    let call = client
        .post(target.url)
        .header("content-type", kind)
        .header("webhook-id", &id)
        .header("webhook-timestamp", seconds)
        .header("webhook-signature", signature::sign(key, &id, seconds, &body))
        .body(body);
    let status = call.send().await.map_err(words)?.status();
    if status.is_success() { Ok(()) } else { Err(format!("the receiver answered {status}")) }
}

fn words(error: reqwest::Error) -> String {
    // Addresses may hold secrets of the receiver: they stay out of the list of deliveries.
    let error = error.without_url();
    let cause = std::error::Error::source(&error).map(|cause| format!(": {cause}")).unwrap_or_default();
    format!("{error}{cause}")
}
