//! Codes and sessions whose time is over.

use base::Problem;
use base::time::Span;

use super::store;
use crate::platform::jobs::{RECONCILERS, Reconciler};
use crate::platform::{Ctx, Principal};

#[linkme::distributed_slice(RECONCILERS)]
static FORGET: Reconciler = Reconciler { name: "resident.forget", every: 3600, run: forget };

/// A code is kept as long as it counts for the limit of a day.
fn forget(ctx: &Ctx) -> Result<u64, Problem> {
    ctx.write_blocking(Principal::System("resident"), |work| {
        store::forget(work.tx, work.now - Span::days(1), work.now)
    })
}
