//! The tree of areas on which everything hangs: district, street, community, grid, micro-grid, courtyard, building, unit,
//! household, and markets, campuses, parks, business districts and company estates beside them.
//!
//! Invariants: of two standing areas no two have one path; an area never stands under itself; nothing is ever deleted,
//! what ends gets a last day, which may lie ahead, and keeps its history; every coordinate is WGS-84, whatever it came in.
//! What never happens here: a case that is moved because its area is. Who asks [`Atlas::locate`] keeps the answer.

mod atlas;
pub mod change;
mod endings;
pub mod export;
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
use crate::pack::PackShelf;
use crate::platform::{Ctx, Work};

db::migration! { 120, "area", include_str!("tables.sql") }
db::migration! { 121, "area_ends", include_str!("ends.sql") }

/// Whether a text is a day such as `2026-03-02`.
pub fn is_day(text: &str) -> bool {
    text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok()
}

/// What day it is where the pack is at home, for changes that do not say from which day they hold. Without a pack, in UTC.
fn today(ctx: &Ctx) -> String {
    let pack = ctx.find_part::<PackShelf>().and_then(|shelf| shelf.current().ok());
    let day = match pack {
        Some(pack) => pack.calendar.day_of(ctx.now()),
        None => jiff::tz::TimeZone::UTC.to_datetime(ctx.now().timestamp()).date(),
    };
    day.to_string()
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
