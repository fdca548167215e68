//! How a code reaches a telephone. Two ways: a file for development, and a signed call to a service of the operator's.

use std::future::Future;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;

use base::{Code, Kind, Problem};
use serde_json::json;

use super::model::{CODE_LIFE, Phone};
use crate::notify;
use crate::platform::Ctx;
use crate::platform::config::Config;

static NOT_SENT: Code = Code::new(
    Kind::Unavailable,
    "resident.code_not_sent",
    "验证码没能发出，请稍后再试。",
    "The code could not be sent; please try again later.",
);

type Sending<'a> = Pin<Box<dyn Future<Output = Result<(), Problem>> + Send + 'a>>;

/// A way to send a code.
pub trait CodeSender: Send + Sync {
    fn send<'a>(&'a self, ctx: &'a Ctx, phone: &'a Phone, code: &'a str) -> Sending<'a>;
}

/// The way of this installation, if it has one. In the context as `Arc<Way>`.
pub struct Way(pub Option<Arc<dyn CodeSender>>);

/// The way that the operator chose: none, a file, or the address of a service.
pub fn of(config: &Config) -> Result<Option<Arc<dyn CodeSender>>, Problem> {
    match config.resident.codes.as_str() {
        "" => Ok(None),
        "file" => Ok(Some(Arc::new(ToFile(config.storage.data.join("codes"))))),
        target => {
            let key = notify::signing_key(&config.resident.codes_key)?;
            notify::check_target(target, &config.notify.webhook_hosts)?;
            Ok(Some(Arc::new(ToService { target: target.to_owned(), key })))
        }
    }
}

/// For development: the newest code of each number in a file that only the server's user reads.
struct ToFile(PathBuf);

impl CodeSender for ToFile {
    fn send<'a>(&'a self, _: &'a Ctx, phone: &'a Phone, code: &'a str) -> Sending<'a> {
        let (folder, file, code) = (self.0.clone(), self.0.join(phone.as_str()), code.to_owned());
        Box::pin(async move {
            let written = tokio::task::spawn_blocking(move || write_private(&folder, &file, &code)).await;
            match written {
                Ok(Ok(())) => Ok(()),
                Ok(Err(error)) => Err(not_sent(&error.to_string())),
                Err(error) => Err(not_sent(&error.to_string())),
            }
        })
    }
}

fn write_private(folder: &std::path::Path, file: &std::path::Path, code: &str) -> std::io::Result<()> {
    use std::io::Write;
    use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let mut options = std::fs::OpenOptions::new();
    let mut file = options.write(true).create(true).truncate(true).mode(0o600).open(file)?;
    file.write_all(code.as_bytes())
}

/// A service of the operator's that sends the message: told number and code, signed as webhooks are, only at a listed host.
struct ToService {
    target: String,
    key: Vec<u8>,
}

impl CodeSender for ToService {
    fn send<'a>(&'a self, ctx: &'a Ctx, phone: &'a Phone, code: &'a str) -> Sending<'a> {
        Box::pin(async move {
            let body = json!({ "phone": phone.as_str(), "code": code, "seconds": CODE_LIFE.as_seconds() });
            let letter = notify::Letter {
                id: ctx.id::<()>().to_string(),
                kind: "application/json",
                body: body.to_string().into_bytes(),
                now: ctx.now(),
            };
            let hosts = &ctx.config().notify.webhook_hosts;
            notify::post(hosts, &self.target, &self.key, letter).await.map_err(|error| not_sent(&error))
        })
    }
}

/// The cause goes to the log, without number and code.
fn not_sent(error: &str) -> Problem {
    tracing::warn!(%error, "a code could not be sent");
    NOT_SENT.problem()
}
