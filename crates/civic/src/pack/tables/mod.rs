//! One file per table: its columns, its row, and what is looked up in it.

pub mod areas;
pub mod calendar;
pub mod categories;
pub mod channels;
pub mod complaint_kinds;
pub mod conditions;
pub mod deadlines;
pub mod duties;
pub mod forms;
pub mod indicators;
pub mod natures;
pub mod posts;
pub mod reasons;
pub mod roles;
pub mod units;
