//! Cases: a concern from the moment it is reported until the person who raised it has rated the result.
//!
//! Invariants, each with a property test in `properties.rs`:
//! - every act is one append-only event; the state is a fold of the events and can be recomputed (`facts`);
//! - no reachable state is without an exit, save the final ones; no open case is without an owner and a clock;
//! - who handled it does not verify it, nor does who found it;
//! - a closed case changes only by rating, reopening, archiving and erasure;
//! - supervision only rises; a parent closes only when its children have; at most two returns, the last ruled by the district.
//!
//! What never happens here: deciding to whom a case goes and by when. The [`Rulebook`] says that; it is implemented above, in dispatch.

pub mod city;
pub mod clocks;
mod columns;
pub mod desk;
pub mod diagram;
mod duplicates;
pub mod erasures;
pub mod export;
pub mod facts;
pub mod flow;
pub mod guard;
mod http;
mod join;
mod learning;
mod lens;
pub mod meta;
pub mod model;
mod nearby;
mod neighbours;
pub mod number;
mod reads;
mod repeats;
mod retention;
pub mod role;
pub mod rules;
mod sorting;
pub mod step;
pub mod store;
pub mod takeover;
mod verify;
pub mod view;
mod who;
pub mod words;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod sample;
#[cfg(test)]
pub(crate) mod tests;

use std::sync::Arc;

use crate::file::ReceiptDoor;
use crate::platform::Ctx;

pub use duplicates::{metres, repeats};
pub use facts::CaseFacts;
pub use http::{Held, check_receipt, routes};
pub use neighbours::Place;
pub use number::Receipt;
pub use role::Actor;
pub use rules::{Params, Rulebook, Term};
pub use step::{Setting, allowed_actions, step};
pub use verify::verify;

/// The index of words is made from the cases: it is filled anew where they were copied.
pub use store::file_all_words;

db::migration! { 0200, "cases", include_str!("tables.sql") }
db::migration! { 0201, "cases_indexes", include_str!("indexes.sql") }
db::migration! { 0202, "cases_search", include_str!("search.sql") }

/// Puts the parts of this capability into the context: who follows a case by its receipt may see its files.
pub fn wire(ctx: &Ctx) {
    ctx.put(Arc::new(ReceiptDoor(Box::new(|ctx, receipt| Box::pin(http::opened(ctx, receipt))))));
    ctx.put(Arc::new(http::Doors::default()));
    ctx.put(Arc::new(learning::Learnt::default()));
}
