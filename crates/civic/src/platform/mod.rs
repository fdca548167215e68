//! What every capability stands on: the context, units of work, HTTP manners, sign-in, events, background work.
//!
//! What never happens here: a noun of the field. Platform knows no case, no area, no unit beyond the markers in [`nouns`].

pub mod auth;
pub mod config;
pub mod ctx;
pub mod events;
pub mod http;
pub mod jobs;
pub mod limit;
pub mod nouns;
mod recovery;
pub mod serials;
pub mod sheet;
#[cfg(test)]
pub mod testing;
pub mod tls;
pub mod vault;

pub use auth::{Actor, Principal, Scope, Signed, Visitor};
pub use ctx::{Ctx, Work};

db::migration! { 10, "platform", include_str!("tables.sql") }

/// Answers under idempotency keys are forgotten when no client can still ask for them.
#[linkme::distributed_slice(jobs::RECONCILERS)]
static FORGET_ANSWERS: jobs::Reconciler =
    jobs::Reconciler { name: "idempotency.forget", every: 3600, run: http::forget_old };

#[cfg(test)]
mod tests;
pub mod workbook;
