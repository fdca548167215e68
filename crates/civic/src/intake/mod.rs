//! Cases from files: what another system took in, taken over with its own times.
//!
//! A [`Profile`] of the pack says which column is what; nothing about a file is in code. Every row gives a receipt.
//! Invariants: one row of one source becomes at most one case, however often its file is read; a row goes in whole or not
//! at all, with its number, its case and the note that it is in, some hundreds of rows in a transaction, so a run can be
//! stopped or killed between two of them and the next one goes on; what is wrong is listed and changes nothing.
//! What never happens here: a case that was imported is changed because its row is; the receipt says that it differs.

mod agreement;
mod entry;
mod map;
mod profile;
mod read;
pub mod report;
mod run;
mod store;

#[cfg(test)]
mod tests;

pub use agreement::{Agreement, Difference};
pub use profile::{Profile, names};
pub use run::{Done, Outcome, Progress, Receipt, Request, import};

db::migration! { 0220, "intake", include_str!("tables.sql") }
