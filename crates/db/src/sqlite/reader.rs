//! Reads: one consistent state each, on a connection that cannot write.

use std::time::Duration;

use rusqlite::Connection;

use super::statistics::Learned;
use super::tx::{SqliteTx, statement};
use crate::queue::{Job, Queue};
use crate::tx::Inner;
use crate::{Error, Tx, timing};

/// How many steps of SQLite's machine pass between two looks at the clock: about a millisecond.
const STEPS: i32 = 50_000;

/// `open` gives the connection: from time to time a new one, which knows what the tables have become.
pub(super) fn run(
    open: impl Fn() -> Result<Connection, Error>,
    mut connection: Connection,
    queue: &Queue,
    limit: Duration,
) {
    let mut learned = Learned::now();
    while let Some(jobs) = queue.take(1) {
        if learned.is_old() {
            learned = Learned::now();
            match open() {
                Ok(fresh) => connection = fresh,
                Err(error) => tracing::warn!(%error, "a connection that reads was not renewed"),
            }
        }
        for job in jobs {
            let deadline = timing::now() + limit;
            if let Err(error) = connection.progress_handler(STEPS, Some(move || timing::now() > deadline)) {
                tracing::error!(%error, "no limit on the time of a read");
            }
            if let Err(error) = single(&connection, job) {
                tracing::error!(%error, "end of a read");
            }
        }
    }
}

fn single(connection: &Connection, mut job: Box<dyn Job>) -> Result<(), Error> {
    // The state is fixed by the first statement and stays the same to the end.
    if let Err(begun) = statement(connection, "begin") {
        job.answer(Err(begun));
        return Ok(());
    }
    // Good or bad, there is nothing to undo.
    let (Ok(()) | Err(())) = job.run(&mut Tx::new(Inner::Sqlite(SqliteTx::new(connection, None))));
    job.answer(Ok(()));
    if connection.is_autocommit() { Ok(()) } else { statement(connection, "rollback") }
}
