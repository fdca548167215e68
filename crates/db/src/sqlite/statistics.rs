//! What the planner knows of the size of tables.
//!
//! Numbers of a table that was nearly empty are worse than none: a plan for two rows reads the whole table, and stays prepared
//! while millions of rows come in. So only what is large keeps its numbers; of everything else SQLite thinks that it is
//! large, and takes an index.

use std::time::{Duration, Instant};

use rusqlite::Connection;

use super::error::error;
use crate::{Error, timing};

/// Tables below this many rows keep no numbers.
macro_rules! few {
    () => {
        "10000"
    };
}

/// How long the numbers hold.
const HOLD: Duration = Duration::from_secs(3600);

/// All tables are looked at; what has changed tenfold is counted anew, by samples (bits 0x10000, 0x2 and 0x10).
const COUNT: &str = "pragma optimize = 0x10012";
const COUNTED: &str = "select exists (select 1 from sqlite_schema where name = 'sqlite_stat1')";
/// The second statement reads the numbers that are left and prepares anew what was prepared with others.
const FORGET_SMALL: &str = concat!(
    "delete from sqlite_stat1 where tbl in
         (select tbl from sqlite_stat1 group by tbl having max(cast(stat as integer)) < ",
    few!(),
    ");
     analyze sqlite_schema;"
);

/// When a connection learned the numbers.
pub(super) struct Learned(Instant);

impl Learned {
    pub(super) fn now() -> Learned {
        Learned(timing::now())
    }

    pub(super) fn is_old(&self) -> bool {
        self.0.elapsed() > HOLD
    }
}

/// Counts what has changed. Where another process writes without a pause the numbers stay as they are: that one refreshes them.
pub(super) fn refresh(connection: &Connection) -> Learned {
    if let Err(busy) = count(connection) {
        tracing::debug!(%busy, "the statistics of the tables stay as they are");
    }
    Learned::now()
}

fn count(connection: &Connection) -> Result<(), Error> {
    let run = || {
        connection.execute_batch(COUNT)?;
        let counted: bool = connection.query_row(COUNTED, (), |row| row.get(0))?;
        if counted { connection.execute_batch(FORGET_SMALL) } else { Ok(()) }
    };
    run().map_err(|e| error(&e))
}
