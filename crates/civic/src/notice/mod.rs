//! Notices: what a centre tells the residents of an area (停水、活动、政策 …).
//!
//! - A notice holds for its area and all below, from an instant until another; somebody sees those of the way from their
//!   place up to the district.
//! - It is corrected openly: residents see that and when, and the audit log keeps the words that stood there before.
//! - Withdrawing takes it from the residents and says why to the office; nothing is deleted.
//!
//! What never happens here: telling a person rather than a place; a notice outside the writer's area.

mod http;
mod model;
mod store;
#[cfg(test)]
mod tests;

pub use http::routes;

db::migration! { 0230, "notice", include_str!("tables.sql") }
