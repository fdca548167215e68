//! Organisation: centres of each level, departments, enterprises, contracted providers, teams in the form 1+3+N, with
//! their posts, people, duty rosters and substitutes.
//!
//! Invariants: a unit answers for one area and never ends up under itself; it is never deleted, one that has ended keeps
//! its cases and gets no new ones; what a pack brings in is left alone once a person has changed it.
//! What never happens here: a ranking of people, or a record of where they are. A roster says who answers, no more.

mod change;
mod chart;
pub mod duty;
pub mod export;
mod http;
pub mod model;
pub mod store;
mod take;

use base::Problem;

pub use change::{NewMember, NewRoster, NewSubstitution, NewUnit, Patch};
pub use chart::{Capable, Chart, Charts, Why, chart, refresh, wire};
pub use http::routes;
pub use model::{Member, MemberId, Unit, UnitId};

use crate::audit::{self, Entry};
use crate::platform::Work;
use crate::platform::events::Audience;
use crate::platform::jobs::{RECONCILERS, Reconciler};

db::migration! { 0130, "org", include_str!("tables.sql") }

/// Other processes change units too, and areas move: look every few seconds whether the chart is old.
#[linkme::distributed_slice(RECONCILERS)]
static RELOAD: Reconciler = Reconciler { name: "org.reload", every: 5, run: refresh };

/// Leaves a trace of a change: for whoever watches live, and in the audit log.
fn trace(
    work: &mut Work<'_, '_>,
    what: &'static str,
    unit: &Unit,
    data: &serde_json::Value,
) -> Result<(), Problem> {
    let audience =
        Audience { area_path: unit.area_path.clone(), units: vec![unit.id], ..Audience::default() };
    work.emit(what, unit.id, data.clone(), audience)?;
    audit::record(work, Entry::new(what, "unit", unit.id, data.clone()))
}

#[cfg(test)]
mod tests;
