//! Beginning and ending sessions. A token is 256 random bits; only its digest is kept.

use base::time::Span;
use base::{Id, Problem, Time};
use data_encoding::BASE64URL_NOPAD;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::model::{Proof, Purpose, SessionInfo};
use super::store::{links, sessions};
use crate::audit::{self, Entry};
use crate::platform::nouns::{Account, Session};
use crate::platform::{Ctx, Work};

/// A machine's token lives ten years at the most.
const LONGEST_TOKEN_DAYS: u32 = 3660;

/// A secret that the database does not keep: 256 random bits.
pub fn fresh_token(ctx: &Ctx) -> String {
    let mut bytes = [0u8; 32];
    ctx.random().fill(&mut bytes);
    BASE64URL_NOPAD.encode(&bytes)
}

/// Where a request came from, for the owner of the session to recognise it.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    pub address: String,
    /// Browser or program, as it names itself.
    pub agent: String,
}

/// A session that has just begun.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Begun {
    /// The bearer token; told once.
    pub token: String,
    #[serde(skip)]
    pub account: Id<Account>,
    pub expires_at: Time,
}

/// Begins a session of a person.
pub fn begin(
    work: &mut Work<'_, '_>,
    account: Id<Account>,
    proof: Proof,
    origin: &Origin,
) -> Result<Begun, Problem> {
    let hours = Span::hours(work.ctx.config().identity.session_hours.into());
    let begun = put(work, account, proof, &origin.agent, &origin.address, hours)?;
    let data = json!({ "proof": proof, "address": origin.address });
    audit::record(work, Entry::new("session.begun", "account", account, data))?;
    Ok(begun)
}

/// Makes a bearer token for a machine.
pub fn token(
    work: &mut Work<'_, '_>,
    account: Id<Account>,
    days: u32,
    label: &str,
) -> Result<Begun, Problem> {
    let days = days.clamp(1, LONGEST_TOKEN_DAYS);
    let begun = put(work, account, Proof::Token, label, "", Span::days(days.into()))?;
    audit::record(
        work,
        Entry::new("token.made", "account", account, json!({ "days": days, "label": label })),
    )?;
    Ok(begun)
}

fn put(
    work: &mut Work<'_, '_>,
    account: Id<Account>,
    proof: Proof,
    label: &str,
    address: &str,
    life: Span,
) -> Result<Begun, Problem> {
    let token = fresh_token(work.ctx);
    let info = SessionInfo {
        id: work.id(),
        proof,
        label: label.chars().filter(|c| !c.is_control()).take(200).collect(),
        address: address.to_owned(),
        created_at: work.now,
        used_at: work.now,
        expires_at: work.now + life,
    };
    sessions::insert(work.tx, &work.ctx.vault().token_hash(&token), account, &info)?;
    Ok(Begun { token, account, expires_at: info.expires_at })
}

/// Ends one session of an account; false if it has none such.
pub fn end(work: &mut Work<'_, '_>, account: Id<Account>, session: Id<Session>) -> Result<bool, Problem> {
    let ended = sessions::end(work.tx, session, account)?;
    if ended {
        audit::record(work, Entry::new("session.ended", "account", account, json!({ "session": session })))?;
    }
    Ok(ended)
}

/// Ends the session of a token that a browser still carries, good or not.
pub fn end_presented(work: &mut Work<'_, '_>, token: &str) -> Result<(), Problem> {
    if let Some((session, account)) = sessions::end_by_token(work.tx, &work.ctx.vault().token_hash(token))? {
        audit::record(work, Entry::new("session.ended", "account", account, json!({ "session": session })))?;
    }
    Ok(())
}

/// Makes a one-time link; the address is `<public url>/<path>/<secret>`.
pub fn link(
    work: &mut Work<'_, '_>,
    account: Option<Id<Account>>,
    purpose: Purpose,
    minutes: u32,
) -> Result<String, Problem> {
    let token = fresh_token(work.ctx);
    let until = work.now + Span::minutes(minutes.max(1).into());
    links::insert(work.tx, &work.ctx.vault().token_hash(&token), purpose, account, until)?;
    let entry = Entry {
        action: "link.made",
        object_kind: "account",
        object_id: account.map(Id::uuid),
        purpose: String::new(),
        data: json!({ "purpose": purpose.key(), "until": until }),
    };
    audit::record(work, entry)?;
    Ok(format!("{}/{}/{token}", work.ctx.config().public_url(), purpose.path()))
}
