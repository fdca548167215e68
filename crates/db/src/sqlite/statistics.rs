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
/// Numbers of so many rows hold for good: plans change no more, and counting reads every index while nobody can write.
macro_rules! many {
    () => {
        "100000"
    };
}

/// How long the numbers hold.
const HOLD: Duration = Duration::from_secs(3600);

/// Few samples of each index: in a large file each is a page that is read from the disk while nobody can write.
const SAMPLES: &str = "pragma analysis_limit = 200";
/// Tells by which statements all tables would be counted that have changed tenfold (bits 0x10000 and 0x2), and runs none (0x1).
const DUE: &str = "pragma optimize = 0x10003";
/// Tables with an index over all rows. Without one there is nothing to choose from, and the whole table would be read.
const INDEXED: &str = "select t.name from sqlite_schema t where t.type = 'table'
    and exists (select 1 from pragma_index_list(t.name) i where i.partial = 0)";
/// Tables whose numbers hold for good.
const KNOWN: &str =
    concat!("select tbl from sqlite_stat1 group by tbl having max(cast(stat as integer)) >= ", many!());
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

/// Counts what has changed much. Where another process writes without a pause the numbers stay as they are: that one refreshes them.
pub(super) fn refresh(connection: &Connection) -> Learned {
    if let Err(busy) = count(connection) {
        tracing::debug!(%busy, "the statistics of the tables stay as they are");
    }
    Learned::now()
}

fn count(connection: &Connection) -> Result<(), Error> {
    let texts = |query: &str| {
        connection.prepare(query)?.query_map((), |row| row.get(0))?.collect::<Result<Vec<String>, _>>()
    };
    let counted = || connection.query_row(COUNTED, (), |row| row.get::<_, bool>(0));
    let run = || {
        connection.execute_batch(SAMPLES)?;
        let known = if counted()? { texts(KNOWN)? } else { Vec::new() };
        let tables = texts(INDEXED)?.into_iter().filter(|table| !known.contains(table));
        let names: Vec<String> = tables.map(|table| format!("\"{table}\"")).collect();
        // One by one: between two of them others may write.
        for statement in texts(DUE)?.iter().filter(|due| names.iter().any(|name| due.ends_with(name))) {
            connection.execute_batch(statement)?;
        }
        if counted()? { connection.execute_batch(FORGET_SMALL) } else { Ok(()) }
    };
    run().map_err(|e| error(&e))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_counted_where_it_helps_until_they_are_large() {
        let connection = Connection::open_in_memory().unwrap();
        let fill = |from: u32, to: u32| {
            let numbers = format!(
                "with recursive c (n) as (select {from} union all select n + 1 from c where n < {to}) select n from c"
            );
            let inserts =
                ["indexed", "bare", "partly"].map(|table| format!("insert into {table} (n) {numbers};"));
            connection.execute_batch(&inserts.concat()).unwrap();
            count(&connection).unwrap();
            connection
                .prepare("select tbl || ' ' || cast(stat as integer) from sqlite_stat1")
                .unwrap()
                .query_map((), |row| row.get(0))
                .unwrap()
                .collect::<Result<Vec<String>, _>>()
                .unwrap()
        };
        let tables = "create table indexed (id integer primary key, n integer); create index indexed_n on indexed (n);
             create table bare (id integer primary key, n integer);
             create table partly (id integer primary key, n integer); create index partly_n on partly (n) where n > 5";
        connection.execute_batch(tables).unwrap();
        assert_eq!(fill(1, 9_000), [""; 0], "too small");
        assert_eq!(fill(9_001, 11_000), ["indexed 11000"]);
        assert_eq!(fill(11_001, 120_000), ["indexed 120000"], "ten times as many");
        assert_eq!(fill(120_001, 1_300_000), ["indexed 120000"], "large enough to be known");
    }
}
