//! Audit: an append-only hash chain of every change, every sign-in and refusal, and every read of personal data.
//!
//! [`record`] puts an entry into the transaction of what it tells about; so there is no change without its entry and no
//! entry without its change. A sealer then gives the entries their place: `seq` 1, 2, 3 … and a hash over the entry
//! and the hash before it. Sealing afterwards keeps concurrent transactions from queueing for one row.
//!
//! # The hash
//! `hash(n) = H( hash(n-1) ‖ canonical(n) )`, where `H` is SHA-256 or SM3 as the suite of the installation
//! says, `hash(0)` is 32 zero bytes and `canonical(n)` is a row of netstrings (`<length in bytes, decimal>:<bytes>,`), in this order, all UTF-8
//! (docs/cryptography.md computes it in Python):
//!
//! | field | written as |
//! |---|---|
//! | suite | `liandong.audit.1` (SHA-256) or `liandong.audit.sm3.1` (SM3) |
//! | seq | decimal |
//! | id | UUID, lower case with hyphens |
//! | at | microseconds since 1970-01-01T00:00:00Z, decimal |
//! | actor | `account:<uuid>`, `reporter:<case uuid>`, `neighbour:<join uuid>`, `resident:<uuid>`, `anonymous` or `system:<part>` |
//! | action | `<capability>.<what>` |
//! | object_kind | such as `account` |
//! | object_id | UUID, or empty |
//! | purpose | why personal data was read, or empty |
//! | data | the JSON text exactly as stored |
//!
//! The export (`GET /api/v1/audit/export`) is one JSON object per line with just these fields and `hash` in hexadecimal;
//! a line without `suite`, as exports had it before there was a choice, is one of `liandong.audit.1`.
//! `at` is the integer and `data` is a *string* that holds JSON, so that both survive every JSON tool unchanged and
//! anybody can compute the chain again with a dozen lines of any language.
//!
//! # What it proves, and what it does not
//! Whoever changes, removes, inserts or re-orders sealed entries breaks the chain, and [`verify`](verify_database) says
//! where. Cutting off the newest entries by hand is noticed because the head is kept in a row of its own. An operator
//! with *full* rights over the database can still compute a whole new chain and a new head, or drop entries in the
//! moment before they are sealed: the hash has no secret in it, so that everybody can check it. Against that only a
//! note outside his reach helps: write down `SEQ:HASH` of `GET /api/v1/audit/head` now and then (a mail to the auditor,
//! a printed sheet, a neighbouring installation) and give it to `liandong verify --head SEQ:HASH`. Everything up to a
//! noted head is then beyond his reach; what came after it is not.
//!
//! Entries are kept for good; nothing here deletes (the law asks for at least six months).

mod chain;
mod http;
mod model;
mod refusals;
mod seal;
mod store;
mod trail;
mod verify;

#[cfg(test)]
mod tests;

use base::{Id, Problem, Time};
use db::{Add, Tx};

use crate::platform::{Ctx, Principal, Work};

pub use chain::{Finding, Report, Verifier};
pub use http::routes;
pub use model::{Entry, Head, Sealed};
pub use refusals::watch as watch_refusals;
pub use seal::{run as run_sealer, seal_once};
pub use trail::{Trail, trail};
pub use verify::{export, head, verify_database, verify_export};

db::migration! { 0100, "audit", include_str!("tables.sql") }
db::migration! { 0101, "audit_suites", include_str!("suites.sql") }

/// Writes an entry into this unit of work, on behalf of whom the work is done.
pub fn record(work: &mut Work<'_, '_>, entry: Entry) -> Result<(), Problem> {
    let row = row(work.ctx, work.now, &work.by, &entry);
    Ok(work.tx.add(row)?)
}

/// An entry as a row, for units of work that are worked out beforehand.
pub fn row(ctx: &Ctx, now: Time, by: &Principal, entry: &Entry) -> Add {
    store::row(ctx.id(), now, &by.label(), entry)
}

/// One entry about a thing, for whoever may be told of it.
#[derive(Clone, Debug)]
pub struct Noted {
    pub at: Time,
    pub purpose: String,
    pub data: serde_json::Value,
}

/// What is noted of one sort about one thing, sealed or not yet, the newest first; at most 200 entries.
pub fn noted<T>(tx: &mut Tx<'_>, object: Id<T>, action: &'static str) -> Result<Vec<Noted>, Problem> {
    store::noted(tx, object.uuid(), action)
}

/// Writes an entry that stands alone: a read of personal data, a refusal. It is durable when this returns.
pub async fn note(ctx: &Ctx, by: Principal, entry: Entry) -> Result<(), Problem> {
    ctx.write(by, |work| record(work, entry)).await
}
