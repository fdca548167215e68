//! The loop of one thread: take a job, run it in a transaction, commit, answer.

use super::session::Session;
use super::tx::PgTx;
use crate::health::Health;
use crate::queue::{Job, Queue};
use crate::tx::Inner;
use crate::{Error, Tx};

/// What a thread does.
#[derive(Clone, Copy)]
pub(super) struct Role {
    pub(super) thread: &'static str,
    begin: &'static str,
    writes: bool,
}

pub(super) const WRITE: Role =
    Role { thread: "db-write", begin: "begin isolation level read committed read write", writes: true };
/// All statements of a read see the same state, as in SQLite.
pub(super) const READ: Role =
    Role { thread: "db-read", begin: "begin isolation level repeatable read read only", writes: false };

pub(super) fn run(session: &mut Session, role: Role, queue: &Queue, health: &Health) {
    while let Some(jobs) = queue.take(1) {
        for mut job in jobs {
            let ready = session.ready();
            if ready.is_err() {
                health.note(&ready);
                job.answer(ready);
                continue;
            }
            let mut tx = Tx::new(Inner::Postgres(PgTx::new(session, role.begin)));
            let good = job.run(&mut tx).is_ok();
            let trouble = tx.trouble();
            if role.writes && trouble.is_err() {
                health.note(&trouble);
            }
            let Inner::Postgres(tx) = tx.into_inner() else { continue };
            let ended = if role.writes { write(tx, good, job, health) } else { read(tx, job) };
            if let Err(error) = ended {
                tracing::warn!(%error, "a PostgreSQL connection is given up");
                session.hang_up();
            }
        }
    }
}

/// Commits or undoes, then answers. `Err` when the connection is not to be trusted any more.
fn write(tx: PgTx<'_>, good: bool, job: Box<dyn Job>, health: &Health) -> Result<(), Error> {
    if !good {
        job.answer(Ok(()));
        return tx.roll_back();
    }
    let start = crate::timing::now();
    let outcome = tx.commit();
    metrics::histogram!("db_commit_seconds", "engine" => "postgres").record(start.elapsed());
    health.note(&outcome);
    job.answer(outcome.clone());
    match outcome {
        Err(Error::Lost(what)) => Err(Error::Lost(what)),
        // The server has refused and undone the transaction; the connection is fine.
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Answers first: there is nothing to confirm.
fn read(tx: PgTx<'_>, job: Box<dyn Job>) -> Result<(), Error> {
    job.answer(Ok(()));
    tx.roll_back()
}
