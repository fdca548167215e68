//! Telling people and machines: an inbox for each account, a live stream, and channels to the outside.
//!
//! - Who is told what is data (`rules.csv`): topic, condition, relation, words in both languages.
//! - Everything starts from the outbox: a subscriber writes inbox rows and deliveries in the relay's transaction.
//! - Live streams go on after the last number the client saw; nothing outside the reader's scope is in them.
//! - Channels send thin events: numbers, states, times. What somebody wrote never leaves the house.
//! - Calls go only to listed hosts, at the address that was checked; what cannot be sent is kept and can be sent again.
//!
//! What never happens here: an address or a wording of one city; a call in the transaction of a case.

mod backoff;
mod channel;
mod delivery;
mod http;
mod inbox;
mod jobs;
mod live;
mod mail;
mod message;
mod outgoing;
mod rules;
mod signature;
mod store;
#[cfg(test)]
mod tests;
mod webhook;

use std::sync::Arc;

use base::Problem;

use crate::platform::Ctx;

pub use http::routes;
pub use signature::{key as signing_key, sign};
pub use webhook::{Letter, post};

db::migration! { 0160, "notify", include_str!("tables.sql") }

/// Whether calls may go to this address at all; the network is not asked.
pub fn check_target(target: &str, hosts: &[String]) -> Result<(), Problem> {
    outgoing::parse(target, hosts).map(drop)
}

/// Puts the parts of this capability into the context.
pub fn wire(ctx: &Ctx) {
    ctx.put(Arc::new(delivery::Shelf::default()));
    ctx.put(Arc::new(live::Seats::default()));
}
