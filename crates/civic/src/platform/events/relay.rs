//! The relay: takes events out of the outbox, tells the subscribers, and publishes them in one order.

use std::time::Duration;

use base::Problem;

use super::{Emitted, SUBSCRIBERS, store};
use crate::platform::{Ctx, Principal, Work};

/// Events of one round.
const BATCH: i64 = 500;
/// Between two rounds, unless the first was full: what somebody who watches does not notice.
const PAUSE: Duration = Duration::from_millis(50);
/// After so many failures an event stays in the outbox with its error, for a person to look at.
const ATTEMPTS: i64 = 5;

/// Relays until the task is dropped: at once after a write here, and every second for writes of other processes.
pub async fn run(ctx: Ctx) {
    let mut committed = ctx.committed();
    loop {
        let round = ctx.clone();
        match tokio::task::spawn_blocking(move || relay_once(&round)).await {
            Ok(Ok(count)) => {
                if count == 0 {
                    let _ = tokio::time::timeout(Duration::from_secs(1), committed.changed()).await;
                } else {
                    ctx.feed().published();
                }
                if count < BATCH as u64 {
                    // A moment for others to commit too: one round for many events costs little more than for one.
                    tokio::time::sleep(PAUSE).await;
                }
            }
            Ok(Err(problem)) => {
                tracing::warn!(%problem, "relay failed, will try again");
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
            Err(panic) => {
                tracing::error!(%panic, "relay panicked, will try again");
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
        }
    }
}

/// One round. Returns how many events it took; 0 means that nothing waits.
pub fn relay_once(ctx: &Ctx) -> Result<u64, Problem> {
    // A look before the lock: an idle server writes nothing.
    if !ctx.read_blocking(|tx| store::is_waiting(tx, ATTEMPTS))? {
        return Ok(0);
    }
    let together = ctx.write_blocking(Principal::System("relay"), |work| {
        let head = store::lock_head(work.tx)?;
        let events = store::take_all(work.tx, BATCH, ATTEMPTS)?;
        for event in &events {
            tell(work, event)?;
        }
        store::publish(work.tx, head, &events)?;
        Ok(events.len() as u64)
    });
    match together {
        Ok(count) => Ok(count),
        Err(problem) => {
            tracing::warn!(%problem, "one event of a batch failed, going one by one");
            one_by_one(ctx)
        }
    }
}

/// The slow way around one event that fails: each in a transaction of its own, the failing one counted.
fn one_by_one(ctx: &Ctx) -> Result<u64, Problem> {
    let events = ctx.read_blocking(|tx| store::waiting(tx, BATCH, ATTEMPTS))?;
    let count = events.len() as u64;
    for event in events {
        let again = event.clone();
        let told = ctx.write_blocking(Principal::System("relay"), move |work| {
            let head = store::lock_head(work.tx)?;
            if !store::take(work.tx, &event)? {
                return Ok(());
            }
            tell(work, &event)?;
            store::publish(work.tx, head, std::slice::from_ref(&event))
        });
        if let Err(problem) = told {
            tracing::error!(topic = again.topic, id = %again.id, %problem, "subscriber failed");
            let error = problem.to_string();
            ctx.write_blocking(Principal::System("relay"), move |work| {
                store::failed(work.tx, &again, &error)
            })?;
        }
    }
    Ok(count)
}

fn tell(work: &mut Work<'_, '_>, event: &Emitted) -> Result<(), Problem> {
    // A subscriber sees the instant of the event: a replay on simulated time gives the same derived rows.
    let now = std::mem::replace(&mut work.now, event.at);
    let told = SUBSCRIBERS.iter().filter(|s| s.wants(&event.topic)).try_for_each(|s| (s.tell)(work, event));
    work.now = now;
    told
}
