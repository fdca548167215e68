//! Indicators: additive counts per day, area, unit and category, folded from the events of cases and from nothing else.
//!
//! - [`tally`] says what one event adds: a pure function of the case before, the event and the case after.
//! - A reconciler folds new events into cells (`indicator_cells`), in large batches; a query adds up few cells.
//! - [`verify`] folds all events again and compares: every figure can be recomputed from the log.
//!
//! What never happens here: a rank of persons, a figure typed by hand, a count that is not in the pack's list of counts.

mod cells;
mod export;
mod http;
mod report;
mod store;
mod sums;
mod tally;
mod verify;

pub use cells::count_new;
pub use http::routes;
pub use verify::{Difference, verify};

use crate::platform::jobs::{RECONCILERS, Reconciler};

db::migration! { 0300, "analytics", include_str!("tables.sql") }

/// Seconds between two rounds: how fresh the figures are.
const BEAT: u64 = 5;

#[linkme::distributed_slice(RECONCILERS)]
static COUNT: Reconciler = Reconciler { name: "analytics.count", every: BEAT, run: count_new };
