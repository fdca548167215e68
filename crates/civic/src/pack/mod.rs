//! Packs: everything in which one city differs from the next, as a folder of plain files.
//!
//! Invariants: a [`Pack`] is loaded whole or not at all, is never changed afterwards, and one version has one content
//! (its digest). A running case keeps the version it began with, so every version ever loaded stays readable.
//! What never happens here: a city's rule in code.

mod check;
pub mod compare;
mod fault;
mod files;
mod http;
mod load;
mod manifest;
mod model;
mod questions;
mod sheet;
mod shelf;
pub mod store;
mod switch;
mod table;
pub mod tables;

pub use fault::{Fault, Faults};
pub use files::Files;
pub use http::routes;
pub use load::{load, restore};
pub use model::{Duplicates, Flow, OpenData, Pack, Place, RECLAIMED, Repeat, Retention, Route, Target};
pub use questions::Question;
pub use shelf::{ALTERED, NONE_IN_FORCE, PackShelf, UNKNOWN_VERSION};
pub use switch::{FAULTY, TAKERS, Taker, current, faulty, switch_on, wire};
pub use table::{Coded, Table};
pub use tables::areas::{AREA_KINDS, AreaRow};
pub use tables::calendar::{SpecialDay, SpecialDays};
pub use tables::categories::{Category, PhotoRule, Urgency};
pub use tables::channels::Channel;
pub use tables::complaint_kinds::ComplaintKind;
pub use tables::conditions::Condition;
pub use tables::deadlines::{Ask, Deadline, Deadlines, Stage};
pub use tables::duties::{Duties, Duty, DutyKind, Lead, Level};
pub use tables::forms::{Form, FormField, Lack, Register};
pub use tables::indicators::{COUNTS, Formula, Indicator, Measure};
pub use tables::natures::Nature;
pub use tables::posts::{Post, PostGroup};
pub use tables::reasons::{Reason, ReasonList, Reasons};
pub use tables::roles::{Role, RoleKind};
pub use tables::units::{UnitKind, UnitRow};

db::migration! { 0110, "pack", include_str!("tables.sql") }

#[cfg(test)]
pub(crate) mod tests;
