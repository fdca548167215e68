//! Background work: reconcilers that take no input, re-read the world and mend what is due. No timer per case.

use std::time::Duration;

use base::{Kind, Problem};
use linkme::distributed_slice;

use super::Ctx;

/// One reconciler. It must do no harm when run twice, or by two processes at once.
pub struct Reconciler {
    pub name: &'static str,
    /// How often, in seconds.
    pub every: u64,
    /// Mends what is due and says how many things it touched.
    pub run: fn(&Ctx) -> Result<u64, Problem>,
}

/// All reconcilers of the server.
#[distributed_slice]
pub static RECONCILERS: [Reconciler];

/// What becomes of one thing of many that could not be mended: it is left for the next round and does not hold up the others.
/// Only a database that takes nothing at all ends the round.
pub fn leave(what: impl std::fmt::Display, problem: Problem) -> Result<(), Problem> {
    if problem.kind() == Kind::Unavailable {
        return Err(problem);
    }
    tracing::warn!(%what, %problem, "left for the next round");
    Ok(())
}

/// Runs every reconciler on its beat until the task is dropped. An error is logged; the next beat tries again.
pub async fn run_all(ctx: Ctx) {
    let mut beats = tokio::task::JoinSet::new();
    for job in RECONCILERS {
        beats.spawn(beat(ctx.clone(), job));
    }
    beats.join_all().await;
}

async fn beat(ctx: Ctx, job: &'static Reconciler) {
    let mut beat = tokio::time::interval(Duration::from_secs(job.every));
    beat.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        beat.tick().await;
        let ctx = ctx.clone();
        match tokio::task::spawn_blocking(move || (job.run)(&ctx)).await {
            Ok(Ok(0)) => {}
            Ok(Ok(touched)) => tracing::debug!(job = job.name, touched, "reconciled"),
            Ok(Err(problem)) => tracing::warn!(job = job.name, %problem, "reconciler failed, will try again"),
            Err(panic) => tracing::error!(job = job.name, %panic, "reconciler panicked, will try again"),
        }
    }
}
