//! Sweeping: files that nobody used, contents without a row, files of erased cases.

use base::time::Span;
use base::{Id, Problem, Time};
use linkme::distributed_slice;
use tokio::runtime::Handle;

use super::blobs::{Blobs, made_at};
use super::store;
use crate::platform::jobs::{RECONCILERS, Reconciler};
use crate::platform::nouns::File;
use crate::platform::{Ctx, Principal};

/// How long an upload waits to be attached.
const LOOSE: Span = Span::hours(24);
/// An upload under way has its content before its row; after this long it is no longer under way.
const UNDER_WAY: Span = Span::hours(1);
/// Days looked through for contents without a row: they stem from a crash between the two.
const DAYS: i64 = 3;
const BATCH: i64 = 200;

#[distributed_slice(RECONCILERS)]
static SWEEP: Reconciler = Reconciler { name: "file.sweep", every: 600, run: sweep };

#[distributed_slice(RECONCILERS)]
static ORPHANS: Reconciler = Reconciler { name: "file.orphans", every: 3600, run: sweep_orphans };

fn sweep(ctx: &Ctx) -> Result<u64, Problem> {
    let blobs = ctx.part::<Blobs>();
    let before = ctx.now() - LOOSE;
    ctx.write_blocking(Principal::System("file"), move |work| store::condemn(work.tx, before, BATCH))?;
    let gone = ctx.read_blocking(|tx| store::condemned(tx, BATCH))?;
    let count = gone.len() as u64;
    for id in gone {
        // The content first: if this stops half-way, the row still says what is left to do.
        Handle::current().block_on(blobs.remove(id))?;
        ctx.write_blocking(Principal::System("file"), move |work| store::forget(work.tx, id))?;
    }
    Ok(count)
}

fn sweep_orphans(ctx: &Ctx) -> Result<u64, Problem> {
    let blobs = ctx.part::<Blobs>();
    let now = ctx.now();
    let mut swept = 0;
    for days in 0..DAYS {
        let ids = Handle::current().block_on(blobs.of_day(now - Span::days(days)))?;
        for id in ids.into_iter().filter(|id| is_old(*id, now)) {
            if !ctx.read_blocking(move |tx| store::exists(tx, id))? {
                Handle::current().block_on(blobs.remove(id))?;
                swept += 1;
            }
        }
    }
    Ok(swept)
}

fn is_old(id: Id<File>, now: Time) -> bool {
    made_at(id) < now - UNDER_WAY
}
