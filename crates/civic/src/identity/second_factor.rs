//! Checking the second factor, whichever the account has: a code of the authenticator, a recovery code, or a passkey.
//!
//! Whoever shows nothing is told what the account has; where that is a passkey, the refusal carries what the browser has to
//! sign, so that one more request is enough.

use base::{Code, Id, Kind, Problem, problem};
use serde_json::json;

use super::model::Credentials;
use super::passkeys::{self, PasskeyAnswer};
use super::store::accounts;
use super::{rules, totp};
use crate::audit::{self, Entry};
use crate::platform::Work;
use crate::platform::nouns::{Account, Session};

pub static PASSKEY_WANTED: Code = Code::new(
    Kind::Unauthenticated,
    "auth.passkey_wanted",
    "请使用通行密钥,或输入验证码、恢复码。",
    "Please use your passkey, or enter a code of your authenticator or a recovery code.",
);
static PASSKEY_REFUSED: Code = Code::new(
    Kind::Unauthenticated,
    "auth.passkey_refused",
    "这个通行密钥没有通过验证,请重试或换一种方式。",
    "This passkey was not accepted; please try again or use something else.",
);
static PASSKEY_LATE: Code = Code::new(
    Kind::Unauthenticated,
    "auth.passkey_late",
    "这次请求已用过或超过 5 分钟,请再试一次。",
    "This request was used before or is older than 5 minutes; please try again.",
);

/// What somebody shows.
#[derive(Clone, Debug)]
pub enum Shown {
    Nothing,
    /// Of the authenticator, or a recovery code.
    Code(String),
    Passkey(Box<PasskeyAnswer>),
}

impl Shown {
    /// One of the two or nothing: what is sent and not read would be a mistake that nobody notices.
    pub fn new(code: Option<String>, passkey: Option<PasskeyAnswer>) -> Result<Shown, Problem> {
        match (code, passkey) {
            (None, None) => Ok(Shown::Nothing),
            (Some(code), None) => Ok(Shown::Code(code)),
            (None, Some(passkey)) => Ok(Shown::Passkey(Box::new(passkey))),
            (Some(_), Some(_)) => Err(problem::invalid(
                "/passkey",
                "验证码和通行密钥只用一种",
                "either a code or a passkey, not both",
            )),
        }
    }
}

/// What came of it.
#[derive(Debug)]
pub enum Verdict {
    Right,
    /// Nothing was shown: what is wanted.
    Wanted(Problem),
    /// Why it is not right, for the audit log; and what to tell.
    Wrong(&'static str, &'static Code),
}

/// Checks what was shown, and uses it up. `session` is whose second factor is asked for once more; none while signing in.
pub fn check(
    work: &mut Work<'_, '_>,
    own: &Credentials,
    session: Option<Id<Session>>,
    shown: &Shown,
) -> Result<Verdict, Problem> {
    use passkeys::Seen;
    match shown {
        Shown::Nothing => wanted(work, own, session).map(Verdict::Wanted),
        Shown::Code(code) if use_code(work, own, code)? => Ok(Verdict::Right),
        Shown::Code(_) => Ok(Verdict::Wrong("code", &rules::WRONG)),
        Shown::Passkey(answer) => Ok(match passkeys::check(work, own.account, session, answer)? {
            Seen::Right => Verdict::Right,
            Seen::Late => Verdict::Wrong("passkey_late", &PASSKEY_LATE),
            Seen::Wrong => Verdict::Wrong("passkey", &PASSKEY_REFUSED),
            Seen::Copied => Verdict::Wrong("passkey_copied", &PASSKEY_REFUSED),
        }),
    }
}

/// What is asked for. `auth.totp_wanted` where codes are all there is, so that programs that know no passkeys go on working.
fn wanted(
    work: &mut Work<'_, '_>,
    own: &Credentials,
    session: Option<Id<Session>>,
) -> Result<Problem, Problem> {
    if own.passkeys == 0 {
        return Ok(rules::CODE_WANTED.problem());
    }
    let factors = if own.totp_secret.is_some() { json!(["passkey", "totp"]) } else { json!(["passkey"]) };
    let problem = PASSKEY_WANTED.problem().with("factors", factors);
    Ok(match passkeys::ask(work, own.account, session)? {
        Some(asked) => problem
            .with("origin", asked.origin)
            .with("ceremony", asked.ceremony.to_string())
            .with("options", asked.options),
        None => problem,
    })
}

/// Uses up a code of the authenticator or a recovery code; each is good once.
fn use_code(work: &mut Work<'_, '_>, own: &Credentials, code: &str) -> Result<bool, Problem> {
    let account: Id<Account> = own.account;
    let secret = own.totp_secret.as_deref().and_then(|sealed| totp::open(work.ctx.vault(), account, sealed));
    let step = secret.and_then(|secret| totp::step(&secret, code, work.now));
    if let Some(step) = step {
        return accounts::use_step(work.tx, account, step);
    }
    let used = accounts::use_code(work.tx, account, &totp::recovery_hash(work.ctx.vault(), code))?;
    if used {
        audit::record(work, Entry::new("account.recovery_code_used", "account", account, json!({})))?;
    }
    Ok(used)
}
