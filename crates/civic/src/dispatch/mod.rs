//! Dispatch: to whom a case goes by the duty list, and what happens by itself as time passes.
//!
//! - [`route`] answers "to whom, and why" from the pack's duty list: item, lead unit, assisting units.
//! - The reconcilers in `beats` re-read the world: they remind before a deadline, urge and raise supervision after it, resume what
//!   was on hold until a date, and archive what can no longer be reopened.
//!
//! Invariants: a reminder goes out once per clock; supervision only rises; every change is an act of the case's own flow.
//! What never happens here: a state that is set by hand, a timer per case.

mod beats;
mod city;
mod http;
mod overdue;
pub mod route;
mod store;

pub use city::wire;
pub use http::routes;
pub use route::unit;

use crate::platform::jobs::{RECONCILERS, Reconciler};

db::migration! { 0210, "dispatch", include_str!("tables.sql") }

#[linkme::distributed_slice(RECONCILERS)]
static RESUME: Reconciler = Reconciler { name: "dispatch.resume", every: 30, run: beats::resume };
#[linkme::distributed_slice(RECONCILERS)]
static ARCHIVE: Reconciler = Reconciler { name: "dispatch.archive", every: 300, run: beats::archive };
#[linkme::distributed_slice(RECONCILERS)]
static REMIND: Reconciler = Reconciler { name: "dispatch.remind", every: 60, run: beats::remind };
#[linkme::distributed_slice(RECONCILERS)]
static ESCALATE: Reconciler = Reconciler { name: "dispatch.escalate", every: 60, run: beats::escalate };
#[linkme::distributed_slice(RECONCILERS)]
static ASKS: Reconciler = Reconciler { name: "dispatch.asks", every: 60, run: beats::asks };
