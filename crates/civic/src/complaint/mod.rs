//! The complaint box against formalism: staff complain of forms and demands, and are answered before everybody.
//!
//! - Complaints go to the holders of `complaint.answer`, which a pack may give to no role that has a hand in cases: they
//!   never land with the line that they are about (docs/adr/0010). Nobody answers his own.
//! - Complaints and answers are seen by all staff alike. Who signed one is told to those who answer, and to nobody else.
//! - An answer is given once, and is not altered.
//!
//! What never happens here: an anonymous complaint leaves a trace of who made it. Neither the account nor the hour is
//! kept, nothing of it enters the audit log, the outbox or the answers that are kept for re-sends: the id comes from the
//! key of the request, so that a re-send finds the same complaint without anybody having been remembered.

mod http;
mod model;
mod store;

use std::sync::Arc;

use crate::platform::Ctx;
use crate::platform::limit::Limiter;

pub use http::routes;

db::migration! { 0250, "complaint", include_str!("tables.sql") }

/// How often somebody may complain. In memory, and forgotten within minutes.
#[derive(Default)]
struct Doors {
    made: Limiter,
}

/// Puts the parts of this capability into the context.
pub fn wire(ctx: &Ctx) {
    ctx.put(Arc::new(Doors::default()));
}

#[cfg(test)]
mod tests;
