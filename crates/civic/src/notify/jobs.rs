//! Forgetting: what nobody will read again.

use base::Problem;
use base::time::Span;
use linkme::distributed_slice;

use super::store;
use crate::platform::events;
use crate::platform::jobs::{RECONCILERS, Reconciler};
use crate::platform::{Ctx, Principal};

/// How long notices are kept, read or not.
const NOTICES: Span = Span::days(180);
/// How long deliveries are kept that were sent or are dead.
const DELIVERIES: Span = Span::days(30);
/// How long a live client may stay away and still miss nothing.
const FEED: Span = Span::days(7);

#[distributed_slice(RECONCILERS)]
static FORGET: Reconciler = Reconciler { name: "notify.forget", every: 3600, run: forget };

fn forget(ctx: &Ctx) -> Result<u64, Problem> {
    ctx.write_blocking(Principal::System("notify"), |work| {
        let now = work.now;
        let notices = store::forget_notices(work.tx, now - NOTICES)?;
        let deliveries = store::forget_deliveries(work.tx, now - DELIVERIES)?;
        Ok(notices + deliveries + events::trim(work.tx, now - FEED)?)
    })
}
