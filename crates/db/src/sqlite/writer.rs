//! The one writer: what waits together is committed together.

use std::collections::VecDeque;
use std::time::Duration;

use rusqlite::Connection;

use super::tx::{Journal, SqliteTx, statement};
use crate::health::Health;
use crate::queue::{Job, Queue};
use crate::tx::Inner;
use crate::{Error, Tx, timing};

/// The most closures in one commit, and for how long closures are added to one.
const BATCH: usize = 512;
const BATCH_TIME: Duration = Duration::from_millis(25);

type Jobs = VecDeque<Box<dyn Job>>;

pub(super) fn run(connection: &Connection, queue: &Queue, health: &Health) {
    while let Some(mut jobs) = queue.take(BATCH) {
        while !jobs.is_empty() {
            batch(connection, &mut jobs, health);
        }
    }
    // Refreshes the planner's statistics where they have become stale.
    if let Err(error) = statement(connection, "pragma optimize") {
        tracing::warn!(%error, "optimize at close");
    }
}

/// One transaction: takes jobs from the front until time is up, commits, answers.
fn batch(connection: &Connection, jobs: &mut Jobs, health: &Health) {
    let begun = statement(connection, "begin immediate");
    if begun.is_err() {
        health.note(&begun);
        return jobs.drain(..).for_each(|job| job.answer(begun.clone()));
    }
    let start = timing::now();
    let mut done = Vec::with_capacity(jobs.len());
    let mut journal = Journal::default();
    let (mut outcome, mut trouble) = (Ok(Ran::Clean), Ok(()));
    while let Some(mut job) = jobs.pop_front() {
        // Behind the last one nobody can fail, so what it writes need not be kept.
        let keep = (!jobs.is_empty()).then_some(&mut journal);
        outcome = single(connection, &mut *job, keep, &mut trouble);
        done.push(job);
        if !matches!(outcome, Ok(Ran::Clean)) || start.elapsed() > BATCH_TIME {
            break;
        }
    }
    let running = timing::now();
    let outcome = outcome.and_then(|ran| match ran {
        Ran::Clean => Ok(()),
        Ran::Dirty => {
            statement(connection, "rollback")?;
            statement(connection, "begin immediate")?;
            journal.replay(connection)
        }
    });
    let outcome = outcome.and_then(|()| statement(connection, "commit"));
    if outcome.is_err() && !connection.is_autocommit() {
        // Nothing of this batch was acknowledged. The next batch writes the same place of the log anew.
        if let Err(error) = statement(connection, "rollback") {
            tracing::error!(%error, "rollback after a failed commit");
        }
    }
    metrics::histogram!("db_commit_seconds", "engine" => "sqlite").record(running.elapsed());
    metrics::histogram!("db_batch_size").record(done.len() as f64);
    health.note(&outcome.clone().and(trouble));
    done.into_iter().for_each(|job| job.answer(outcome.clone()));
}

/// How a job left the transaction.
enum Ran {
    Clean,
    /// It failed after it had written something, which must go again.
    Dirty,
}

/// One job. There is no savepoint around it: keeping every page for the rare failure costs a fifth of the writer's time, while
/// writing the good ones again after a failure costs that failure only. `Err` when the transaction is gone: a full or failing
/// disk ends it.
fn single(
    connection: &Connection,
    job: &mut dyn Job,
    mut journal: Option<&mut Journal>,
    trouble: &mut Result<(), Error>,
) -> Result<Ran, Error> {
    let before = journal.as_ref().map(|journal| journal.len());
    let mut tx = Tx::new(Inner::Sqlite(SqliteTx::new(connection, journal.as_deref_mut())));
    let good = job.run(&mut tx).is_ok();
    *trouble = std::mem::replace(trouble, Ok(())).and(tx.trouble());
    if connection.is_autocommit() {
        let cause = tx.doom().err();
        return Err(cause.unwrap_or_else(|| Error::other("the transaction was ended from inside")));
    }
    let wrote = matches!(tx.into_inner(), Inner::Sqlite(tx) if tx.has_written());
    if good || !wrote {
        return Ok(Ran::Clean);
    }
    if let (Some(journal), Some(len)) = (journal, before) {
        journal.cut(len);
    }
    Ok(Ran::Dirty)
}
