//! Optional accounts of residents, by telephone code: "my cases" on every device. Nobody needs one to report.
//!
//! - A code has six digits, is good once, for five minutes and for five tries; how many are sent is limited by number and
//!   by address. Whether a number has an account is told to nobody.
//! - The number is kept sealed, with a keyed hash to find it again. So are the receipts that an account holds: without the
//!   key of the installation the database does not say whose case is whose.
//! - Deleting the account removes all of it at once; the cases stay, as anonymous as they were.
//!
//! What never happens here: a right of staff. The session has a cookie of its own that no other operation reads.

mod http;
mod jobs;
mod model;
mod provider;
mod session;
mod store;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use base::Problem;

use crate::platform::Ctx;

pub use http::routes;
pub use provider::CodeSender;

db::migration! { 0260, "resident", include_str!("tables.sql") }

/// Puts the parts of this capability into the context. Refuses a way of sending that cannot work.
pub fn wire(ctx: &Ctx) -> Result<(), Problem> {
    ctx.put(Arc::new(http::Doors::default()));
    ctx.put(Arc::new(provider::Way(provider::of(ctx.config())?)));
    Ok(())
}
