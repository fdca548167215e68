//! The tree of areas on which everything hangs: district, street, community, grid, micro-grid, courtyard, building, unit,
//! household, and markets, campuses, parks, business districts and company estates beside them.
//!
//! Invariants: of two standing areas no two have one path; an area never stands under itself; nothing is ever deleted,
//! what ends gets a last day and keeps its history; every coordinate is WGS-84, whatever it came in.
//! What never happens here: a case that is moved because its area is. Who asks [`Atlas::locate`] keeps the answer.

mod atlas;
pub mod change;
mod from_pack;
mod http;
pub mod import;
mod kind;
pub mod model;
pub mod path;
mod reload;
pub mod store;
pub mod synthetic;

use base::Problem;

pub use atlas::{Areas, Atlas, Located, RULE, RULE_NEAR, atlas, refresh, wire};
pub use http::routes;
pub use kind::AreaKind;
pub use model::Node;

use crate::audit;
use crate::platform::Work;

db::migration! { 120, "area", include_str!("tables.sql") }

/// Whether a text is a day such as `2026-03-02`.
pub fn is_day(text: &str) -> bool {
    text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok()
}

/// The day of an instant in UTC, for changes that do not say from which day they hold.
fn today(now: base::Time) -> String {
    jiff::tz::TimeZone::UTC.to_datetime(now.timestamp()).date().to_string()
}

/// Leaves an entry about a change in the audit log.
fn trace(
    work: &mut Work<'_, '_>,
    what: model::What,
    node: &Node,
    data: &serde_json::Value,
) -> Result<(), Problem> {
    audit::record(work, audit::Entry::new(what.action(), "area", node.id, data.clone()))
}

/// One entry for each batch of an import: what changed stands in the history of each area.
fn trace_import(work: &mut Work<'_, '_>, areas: usize) -> Result<(), Problem> {
    audit::record(work, audit::Entry::general("area.imported", "area", serde_json::json!({ "areas": areas })))
}

#[cfg(test)]
mod tests;
