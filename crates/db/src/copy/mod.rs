//! All rows of one database into another that has the same tables, whichever engines they are.
//!
//! What is read is one consistent state, while work goes on. What is written is one transaction: all of it, or nothing. Rows
//! go table by table and page by page, so that memory stays small.
//!
//! What never happens here: a row is understood. Tables that are made from others (an index of words) are not copied; whoever
//! knows what they are made of fills them, in the same transaction.

mod keys;
mod schema;

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use schema::{Schema, Table};

use crate::migrate::{self, Step};
use crate::{Db, Error, Tx, Value};

/// Rows read at a time, rows written by one statement, and pages that may lie between reader and writer.
const PAGE: usize = 500;
const TOGETHER: usize = 50;
const BETWEEN: usize = 4;

/// Rows by table.
pub type Counts = BTreeMap<String, u64>;

/// How far a copy has come.
#[derive(Clone, Copy, Debug)]
pub struct Progress<'a> {
    pub table: &'a str,
    pub rows: u64,
    pub of: u64,
}

/// From the reader to the writer.
enum Parcel {
    Rows(usize, Vec<Vec<Value>>),
    /// Everything is there: only now may the writer commit.
    End,
}

/// Copies every row of `from` into `to`, which has the same tables and loses what its migrations put in. `watch` is told how
/// far it is and says whether to go on; `last` runs in the writing transaction after the rows. `None` when told to stop: then `to`
/// is as before.
///
/// A SQLite database that is written must be opened with [`Options::new_file`](crate::Options::new_file).
pub async fn copy(
    from: &Db,
    to: &Db,
    watch: impl FnMut(Progress<'_>) -> bool + Send + 'static,
    last: impl FnOnce(&mut Tx<'_>) -> Result<(), Error> + Send + 'static,
) -> Result<Option<Counts>, Error> {
    let (source, steps) = from.read(|tx| Ok::<_, Error>((Schema::of(tx)?, migrate::applied(tx)?))).await?;
    let (target, known) = to.read(|tx| Ok::<_, Error>((Schema::of(tx)?, migrate::applied(tx)?))).await?;
    let tables = agreed(&source, &target, &steps, &known)?;
    let (send, receive) = sync_channel(BETWEEN);
    let ours = tables.clone();
    let (read, wrote) = tokio::join!(
        from.read(move |tx| hand_out(tx, &ours, &send, watch)),
        to.write(move |tx| {
            take_in(tx, &tables, &receive)?;
            last(tx)
        }),
    );
    match (read, wrote) {
        (Ok(None), _) => Ok(None),
        (Ok(Some(counts)), Ok(())) => Ok(Some(counts)),
        // Whoever broke off only noticed that the other one had.
        (Ok(_), Err(error)) => Err(error),
        (Err(error), Ok(())) => Err(error),
        (Err(ours), Err(theirs)) => Err(if theirs == broken_off() { ours } else { theirs }),
    }
}

/// The rows of every table, save those made from others.
pub async fn counts(db: &Db) -> Result<Counts, Error> {
    db.read(|tx| {
        let tables = Schema::of(tx)?.tables;
        counted(tx, &tables)
    })
    .await
}

fn counted(tx: &mut Tx<'_>, tables: &[Table]) -> Result<Counts, Error> {
    tables.iter().map(|table| Ok((table.name.clone(), table.count(tx)?))).collect()
}

/// The tables that both have, if they are the same ones.
fn agreed(source: &Schema, target: &Schema, steps: &[Step], known: &[Step]) -> Result<Vec<Table>, Error> {
    if steps != known {
        return Err(Error::other("the two databases are not at the same version: migrate them first"));
    }
    let derived: Vec<&String> = source.derived.iter().chain(&target.derived).collect();
    let own = |schema: &Schema| -> Vec<Table> {
        let is_own = |table: &&Table| table.name != migrate::NAME && !derived.contains(&&table.name);
        schema.tables.iter().filter(is_own).cloned().collect()
    };
    let (source, target) = (own(source), own(target));
    let mut theirs = target.iter();
    for table in &source {
        let other = theirs.next();
        if other.is_none_or(|other| other.name != table.name || other.columns != table.columns) {
            return Err(Error::Other(format!("the table {} is not the same in both databases", table.name)));
        }
    }
    match theirs.next() {
        Some(table) => Err(Error::Other(format!("the table {} is in one database only", table.name))),
        None => Ok(source),
    }
}

fn hand_out(
    tx: &mut Tx<'_>,
    tables: &[Table],
    send: &SyncSender<Parcel>,
    mut watch: impl FnMut(Progress<'_>) -> bool,
) -> Result<Option<Counts>, Error> {
    let counts = counted(tx, tables)?;
    let (of, mut rows) = (counts.values().sum(), 0);
    for (at, table) in tables.iter().enumerate() {
        let mut place = None;
        loop {
            let (page, next) = table.page(tx, place, PAGE)?;
            rows += page.len() as u64;
            send.send(Parcel::Rows(at, page)).map_err(|_| broken_off())?;
            if !watch(Progress { table: &table.name, rows, of }) {
                return Ok(None);
            }
            place = next;
            if place.is_none() {
                break;
            }
        }
    }
    send.send(Parcel::End).map_err(|_| broken_off())?;
    Ok(Some(counts))
}

fn take_in(tx: &mut Tx<'_>, tables: &[Table], receive: &Receiver<Parcel>) -> Result<(), Error> {
    let keys = keys::set_aside(tx)?;
    for table in tables {
        tx.batch(&table.clear())?;
    }
    while let Parcel::Rows(at, rows) = receive.recv().map_err(|_| broken_off())? {
        let mut rows = rows.into_iter();
        loop {
            let some: Vec<Vec<Value>> = rows.by_ref().take(TOGETHER).collect();
            if some.is_empty() {
                break;
            }
            tx.run_dyn(&tables[at].insert(some.len()), some.into_iter().flatten().collect())?;
        }
    }
    keys::check(tx, keys)
}

fn broken_off() -> Error {
    Error::other("the copy was broken off")
}
