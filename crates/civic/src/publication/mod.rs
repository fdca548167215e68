//! What everybody may know: numbers of reports by place and by category, indicators and an open data set, as a projection of its
//! own beside the cases.
//!
//! - [`follow`] notes for whom a new report counts, as a fingerprint of its month that nobody can trace later ([`reporter`]).
//! - [`compile`] works out what may be published of a month: [`eligible`] says which reports count, [`rules`] which numbers
//!   may be shown, and puts it in the place of what was published.
//! - The open endpoints read the published tables and nothing else.
//!
//! Invariants: nothing is published before its month and the delay are over; no number, and no difference of numbers, is
//! about fewer reporters than `publication.reporters`; no sensitive category, no draft, no void and no erased report is in it.
//! What never happens here: a point of a single case; a look at the cases on behalf of a request.

mod compile;
mod eligible;
mod follow;
mod http;
mod model;
mod reporter;
mod rules;
mod square;
mod store;

#[cfg(test)]
mod tests;

pub use http::routes;

use std::sync::Arc;

use crate::platform::Ctx;
use crate::platform::jobs::{RECONCILERS, Reconciler};

db::migration! { 0310, "publication", include_str!("tables.sql") }

#[linkme::distributed_slice(RECONCILERS)]
static FOLLOW: Reconciler = Reconciler { name: "publication.follow", every: 5, run: follow::follow };

#[linkme::distributed_slice(RECONCILERS)]
static COMPILE: Reconciler = Reconciler { name: "publication.compile", every: 15, run: compile::compile };

/// Puts the parts of this capability into the context.
pub fn wire(ctx: &Ctx) {
    ctx.put(Arc::new(http::Doors::default()));
}
