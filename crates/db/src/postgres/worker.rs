//! The loop of one thread: take a job, or rows of several, run it in a transaction, commit, answer.

use std::collections::VecDeque;

use super::session::Session;
use super::tx::PgTx;
use crate::health::Health;
use crate::queue::{Job, Queue};
use crate::tx::{Inner, TOGETHER};
use crate::{Add, Error, Sql, Tx, Value};

/// What a thread does.
#[derive(Clone, Copy)]
pub(super) struct Role {
    pub(super) thread: &'static str,
    begin: &'static str,
    writes: bool,
    /// Jobs taken at once.
    most: usize,
    /// How prepared statements are planned (`plan_cache_mode`).
    pub(super) plans: &'static str,
}

const READ_WRITE: &str = "begin isolation level read committed read write";

pub(super) const WRITE: Role =
    Role { thread: "db-write", begin: READ_WRITE, writes: true, most: 1, plans: "auto" };
/// Rows that wait together go together: a row costs little, a statement and a commit cost much.
pub(super) const ADD: Role =
    Role { thread: "db-add", begin: READ_WRITE, writes: true, most: TOGETHER, plans: "auto" };
/// All statements of a read see the same state, as in SQLite. They are planned for their values: which index leads a list depends
/// on whose place and which state it is, and a plan for any values sorts all that is open for whoever asks for a whole district.
pub(super) const READ: Role = Role {
    thread: "db-read",
    begin: "begin isolation level repeatable read read only",
    writes: false,
    most: 1,
    plans: "force_custom_plan",
};

pub(super) fn run(session: &mut Session, role: Role, queue: &Queue, health: &Health) {
    while let Some(jobs) = queue.take(role.most) {
        let apart = if jobs.len() > 1 { together(session, role, jobs, health) } else { jobs };
        for job in apart {
            single(session, role, job, health);
        }
    }
}

/// Adds the rows of all in one transaction. Whoever comes back is to be tried alone: something is wrong with the rows of one,
/// and nothing of any was added.
fn together(
    session: &mut Session,
    role: Role,
    jobs: VecDeque<Box<dyn Job>>,
    health: &Health,
) -> VecDeque<Box<dyn Job>> {
    let start = crate::timing::now();
    let outcome = session.ready().and_then(|()| {
        let mut tx = Tx::new(Inner::Postgres(PgTx::new(session, role.begin)));
        let adds: Vec<&[Add]> = jobs.iter().filter_map(|job| job.adds()).collect();
        let added = add_all(&mut tx, &adds);
        let Inner::Postgres(tx) = tx.into_inner() else { return Err(Error::other("another engine")) };
        match added {
            Ok(()) => tx.commit(),
            Err(error) => tx.roll_back().and(Err(error)),
        }
    });
    metrics::histogram!("db_commit_seconds", "engine" => "postgres").record(start.elapsed());
    metrics::histogram!("db_batch_size").record(jobs.len() as f64);
    if let Err(Error::Lost(what)) = &outcome {
        tracing::warn!(what, "a PostgreSQL connection is given up");
        session.hang_up();
    }
    match outcome {
        Err(Error::Violation(_) | Error::Unstorable | Error::Other(_)) => jobs,
        // Done; or nobody can say whether it was, or the machine cannot.
        outcome => {
            health.note(&outcome);
            jobs.into_iter().for_each(|job| job.answer(outcome.clone()));
            VecDeque::new()
        }
    }
}

/// Rows of one table stand together, for as many callers at once as a prepared statement is for.
fn add_all(tx: &mut Tx<'_>, mut adds: &[&[Add]]) -> Result<(), Error> {
    while !adds.is_empty() {
        let (some, rest) = adds.split_at(crate::tx::together(adds.len()));
        adds = rest;
        let mut tables: Vec<(&'static Sql, Vec<Vec<Value>>)> = Vec::new();
        for add in some.iter().copied().flatten() {
            let table = tables.iter_mut().find(|(sql, _)| std::ptr::eq(*sql, add.sql));
            match table {
                Some((_, rows)) => rows.push(add.values.clone()),
                None => tables.push((add.sql, vec![add.values.clone()])),
            }
        }
        tables.into_iter().try_for_each(|(sql, rows)| tx.push_all(sql, rows))?;
    }
    Ok(())
}

fn single(session: &mut Session, role: Role, mut job: Box<dyn Job>, health: &Health) {
    let ready = session.ready();
    if ready.is_err() {
        health.note(&ready);
        return job.answer(ready);
    }
    let mut tx = Tx::new(Inner::Postgres(PgTx::new(session, role.begin)));
    let good = job.run(&mut tx).is_ok();
    let trouble = tx.trouble();
    if role.writes && trouble.is_err() {
        health.note(&trouble);
    }
    let Inner::Postgres(tx) = tx.into_inner() else { return };
    let ended = if role.writes { write(tx, good, job, health) } else { read(tx, job) };
    if let Err(error) = ended {
        tracing::warn!(%error, "a PostgreSQL connection is given up");
        session.hang_up();
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
