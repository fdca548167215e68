//! Visits (走访): one visit to a place fills every ledger (台账) it touches, and asks nobody what is known already.
//!
//! - Forms are pack data. What they ask is merged by meaning, each field once; what an earlier visit or the register of
//!   areas knows is shown with its date and taken over.
//! - A visit and all its entries are one transaction. It names the version of each known value that the person saw: where
//!   somebody else changed one meanwhile, it is refused with both, and a person decides.
//! - A ledger entry is never altered. The known value of a place is the last one that somebody learned there.
//! - A form ends on its last day: from the next day on nobody is asked any more, and its entries stay.
//!
//! What never happens here: a person in a ledger (entries are about places; who acted stands in the audit log), a position,
//! a count of anybody's visits.

mod http;
mod judge;
mod model;
mod plan;
mod registry;
mod store;

pub use http::routes;

db::migration! { 0240, "visit", include_str!("tables.sql") }

#[cfg(test)]
mod tests;
