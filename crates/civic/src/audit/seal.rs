//! The sealer: gives waiting entries their places in the chain, in batches, one sealer at a time.

use std::time::Duration;

use base::Problem;

use super::{chain, store};
use crate::platform::{Ctx, Principal};

/// Entries of one round: enough to be cheap, few enough not to hold up the writer for long.
const BATCH: i64 = 1000;

/// Seals until the task is dropped: soon after a write here, and every second for writes of other processes.
pub async fn run(ctx: Ctx) {
    let mut committed = ctx.committed();
    loop {
        let round = ctx.clone();
        match tokio::task::spawn_blocking(move || seal_once(&round)).await {
            Ok(Ok(sealed)) if sealed < BATCH as u64 => {
                let _ = tokio::time::timeout(Duration::from_secs(1), committed.changed()).await;
                // Others commit meanwhile: one round for a hundred entries costs hardly more than for one.
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            Ok(Ok(_)) => {}
            Ok(Err(problem)) => {
                tracing::warn!(%problem, "sealing failed, will try again");
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
            Err(panic) => {
                tracing::error!(%panic, "sealer panicked, will try again");
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
        }
    }
}

/// One round. Returns how many entries it sealed.
pub fn seal_once(ctx: &Ctx) -> Result<u64, Problem> {
    // A look before the lock: an idle server writes nothing.
    if !ctx.read_blocking(store::is_waiting)? {
        return Ok(0);
    }
    ctx.write_blocking(Principal::System("audit"), |work| {
        let head = store::lock_head(work.tx)?;
        let mut entries = store::take(work.tx, work.ctx.vault().suite(), BATCH)?;
        let head = chain::link(head, &mut entries);
        store::seal(work.tx, &entries, head)?;
        Ok(entries.len() as u64)
    })
}
