//! The one writer: what waits together is committed together.

use std::collections::VecDeque;
use std::sync::mpsc::{SendError, Sender};
use std::time::Duration;

use rusqlite::Connection;

use super::durable::Committed;
use super::error::error;
use super::statistics::{self, Learned};
use super::tx::{Journal, SqliteTx, statement};
use crate::health::Health;
use crate::queue::{Job, Queue};
use crate::tx::Inner;
use crate::{Error, Tx, timing};

/// The most closures in one commit.
const BATCH: usize = 512;
/// For how long closures are added to one commit: the more there are, the more pages they share, and who has an answer works out
/// the next request while the rest is written.
const PACE: Duration = Duration::from_millis(10);

type Jobs = VecDeque<Box<dyn Job>>;

pub(super) fn run(connection: &Connection, queue: &Queue, durable: &Sender<Committed>, health: &Health) {
    let mut learned = Learned::now();
    while let Some(mut jobs) = queue.take(BATCH) {
        while !jobs.is_empty() {
            batch(connection, &mut jobs, durable, health);
        }
        if learned.is_old() {
            learned = statistics::refresh(connection);
        }
    }
    statistics::refresh(connection);
}

/// One transaction: takes jobs from the front, commits, and hands them on to be made durable and answered.
fn batch(connection: &Connection, jobs: &mut Jobs, durable: &Sender<Committed>, health: &Health) {
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
        if !matches!(outcome, Ok(Ran::Clean)) || start.elapsed() > PACE {
            break;
        }
    }
    let running = timing::now();
    let outcome = outcome.and_then(|ran| match ran {
        Ran::Clean => Ok(()),
        Ran::Dirty => {
            let state = data_version(connection)?;
            statement(connection, "rollback")?;
            statement(connection, "begin immediate")?;
            write_again(connection, &journal, state)
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
    let refused = match outcome {
        Ok(()) => durable.send(Committed { jobs: done, trouble }).err().map(|SendError(commit)| {
            (commit.jobs, Error::Lost("nobody makes the log durable any more".into()))
        }),
        Err(error) => Some((done, error)),
    };
    if let Some((jobs, error)) = refused {
        let outcome = Err(error);
        health.note(&outcome);
        jobs.into_iter().for_each(|job| job.answer(outcome.clone()));
    }
}

/// Writes once more what was written on this state. Between the rollback and the new beginning another process may have
/// written; then the state is gone, and everybody is told to try again.
fn write_again(connection: &Connection, journal: &Journal, state: i64) -> Result<(), Error> {
    if data_version(connection)? != state {
        return Err(Error::Busy("another process wrote meanwhile".into()));
    }
    journal.replay(connection)
}

/// A number that changes when another connection has written.
fn data_version(connection: &Connection) -> Result<i64, Error> {
    connection.query_row("pragma data_version", (), |row| row.get(0)).map_err(|e| error(&e))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Value;

    /// A transaction with one row in its journal, rolled back; `meanwhile` happens before the next one begins.
    fn gone_again(meanwhile: impl FnOnce(&Connection)) -> (Result<(), Error>, i64) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("x.db");
        let (ours, theirs) = (Connection::open(&file).unwrap(), Connection::open(&file).unwrap());
        ours.execute_batch("pragma journal_mode = wal; create table t (n integer)").unwrap();
        let mut journal = Journal::default();
        statement(&ours, "begin immediate").unwrap();
        SqliteTx::new(&ours, Some(&mut journal))
            .run("insert into t values (?1)".into(), vec![Value::Int(7)])
            .unwrap();
        let state = data_version(&ours).unwrap();
        statement(&ours, "rollback").unwrap();
        meanwhile(&theirs);
        statement(&ours, "begin immediate").unwrap();
        let done = write_again(&ours, &journal, state);
        (done, ours.query_row("select count(*) from t where n = 7", (), |row| row.get(0)).unwrap())
    }

    #[test]
    fn what_is_written_again_stands_on_the_same_state_or_not_at_all() {
        assert_eq!(gone_again(|_| ()), (Ok(()), 1));
        let checkpoint = |theirs: &Connection| statement(theirs, "pragma wal_checkpoint(passive)").unwrap();
        assert_eq!(gone_again(checkpoint), (Ok(()), 1));
        let write = |theirs: &Connection| theirs.execute_batch("insert into t values (8)").unwrap();
        assert_eq!(gone_again(write), (Err(Error::Busy("another process wrote meanwhile".into())), 0));
    }
}
