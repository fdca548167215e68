//! Indicators: additive counts per day, area, unit and category, folded from the events of cases and from nothing else.
//!
//! - [`tally`] says what one event adds: a pure function of the case before, the event and the case after.
//! - [`flows`] says from whom to whom it moved the case; both are folded together.
//! - A reconciler folds new events into cells (`indicator_sums`), in large batches; a query adds up few cells.
//! - [`compare`] sets two periods side by side, with intervals; [`unusual`] says where more comes in than usual.
//! - [`verify`] folds all events again and compares: every figure can be recomputed from the log.
//!
//! What never happens here: a rank of persons or units, an exercise in a figure, a figure typed by hand, a count that is not in the pack's list of counts.

mod cells;
mod compare;
pub mod export;
mod flows;
mod http;
mod interval;
mod report;
mod store;
mod sums;
mod tally;
mod unusual;
mod verify;

pub use cells::count_new;
pub use http::routes;
pub use report::{Figure, Question, figures, sums};
pub use verify::{Difference, verify};

use crate::platform::jobs::{RECONCILERS, Reconciler};

db::migration! { 0300, "analytics", include_str!("tables.sql") }
db::migration! { 0301, "analytics_months", include_str!("months.sql") }
db::migration! { 0302, "analytics_sums", include_str!("sums.sql") }
db::migration! { 0303, "analytics_side_by_side", include_str!("side_by_side.sql") }

/// Seconds between two rounds: how fresh the figures are. The events of a longer time share more cells.
const BEAT: u64 = 10;

#[linkme::distributed_slice(RECONCILERS)]
static COUNT: Reconciler = Reconciler { name: "analytics.count", every: BEAT, run: count_new };
