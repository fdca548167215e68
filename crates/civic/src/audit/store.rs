//! Tables of the audit chain.

use base::{Id, Problem, Time};
use db::{Add, Row, Tx, Value, params, sql};
use uuid::Uuid;

use super::Noted;
use super::model::{Entry, Hash, Head, Sealed};
use crate::platform::nouns::Event;
use crate::platform::vault::Suite;

sql! {
    PUT = "insert into audit_waiting (id, at, actor, action, object_kind, object_id, purpose, data)
           values ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// By the index: the table itself is full of what was taken lately.
    IS_WAITING = "select 1 from audit_waiting order by id limit 1";
    /// All at once: one by one they would cost the one writer of SQLite as much as the changes that they tell of.
    TAKE = "delete from audit_waiting where id in (select id from audit_waiting order by id limit $1)
            returning id, at, actor, action, object_kind, object_id, purpose, data";
    COUNT_WAITING = "select count(*) from audit_waiting";
    COUNT_WAITING_OF = "select count(*) from audit_waiting where object_id = $1";
    /// Takes the row, so that one sealer at a time gives out numbers.
    LOCK_HEAD = "update heads set seq = seq where name = 'audit' returning seq, hash";
    HEAD = "select seq, hash from heads where name = 'audit'";
    MOVE_HEAD = "update heads set seq = $1, hash = $2 where name = 'audit'";
    SEAL = "insert into audit_entries (seq, id, at, actor, action, object_kind, object_id, purpose, data, hash, suite)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    AFTER = "select seq, id, at, actor, action, object_kind, object_id, purpose, data, hash, suite from audit_entries
             where seq > $1 order by seq limit $2";
    NOTED = "select at, purpose, data from audit_entries where object_id = $1 and action = $2
             union all
             select at, purpose, data from audit_waiting where object_id = $1 and action = $2
             order by 1 desc limit 200";
    SEALED_AT = "select at from audit_entries where seq = $1";
    NEWEST = "select coalesce(max(seq), 0) from audit_entries";
}

pub fn row(id: Id<Event>, now: Time, actor: &str, entry: &Entry) -> Add {
    Add::new(
        &PUT,
        params![
            id,
            now,
            actor,
            entry.action,
            entry.object_kind,
            entry.object_id,
            &entry.purpose,
            entry.data.to_string()
        ],
    )
}

pub fn is_waiting(tx: &mut Tx<'_>) -> Result<bool, Problem> {
    Ok(tx.row(&IS_WAITING, params![], |_| Ok(()))?.is_some())
}

/// Takes the oldest entries out of the waiting room, in the order in which they came; they are to be linked by this suite.
pub fn take(tx: &mut Tx<'_>, suite: Suite, limit: i64) -> Result<Vec<Sealed>, Problem> {
    let mut entries = tx.rows(&TAKE, params![limit], |row| read(row, 0, suite, Head::START))?;
    // `returning` has no order.
    entries.sort_by_key(|entry| entry.id);
    Ok(entries)
}

pub fn count_waiting(tx: &mut Tx<'_>) -> Result<i64, Problem> {
    Ok(tx.one(&COUNT_WAITING, params![], |row| row.get(0))?)
}

/// How many entries about one thing wait for their place.
pub fn count_waiting_of(tx: &mut Tx<'_>, object: Uuid) -> Result<i64, Problem> {
    Ok(tx.one(&COUNT_WAITING_OF, params![object], |row| row.get(0))?)
}

pub fn lock_head(tx: &mut Tx<'_>) -> Result<Head, Problem> {
    Ok(tx.one(&LOCK_HEAD, params![], read_head)?)
}

pub fn head(tx: &mut Tx<'_>) -> Result<Head, Problem> {
    Ok(tx.one(&HEAD, params![], read_head)?)
}

/// Puts entries that have their places into the chain.
pub fn seal(tx: &mut Tx<'_>, entries: &[Sealed], head: Head) -> Result<(), Problem> {
    let row = |entry: &Sealed| {
        params![
            entry.seq,
            entry.id,
            entry.at,
            &entry.actor,
            &entry.action,
            &entry.object_kind,
            entry.object_id,
            &entry.purpose,
            &entry.data,
            entry.hash.0,
            i64::from(entry.suite.mark())
        ]
    };
    tx.push_all(&SEAL, entries.iter().map(row))?;
    tx.push(&MOVE_HEAD, params![head.seq, head.hash.0])?;
    Ok(())
}

/// Sealed entries after `seq`, in order.
pub fn after(tx: &mut Tx<'_>, seq: i64, limit: i64) -> Result<Vec<Sealed>, Problem> {
    Ok(tx.rows(&AFTER, params![seq, limit], sealed)?)
}

/// What a look at the log is narrowed to.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub object: Option<Uuid>,
    pub actor: Option<String>,
    /// The newest first; else the oldest.
    pub newest: bool,
    /// Only what comes later in that order.
    pub beyond: Option<i64>,
}

/// Sealed entries in the order that is wanted.
pub fn look(tx: &mut Tx<'_>, wanted: Wanted, limit: usize) -> Result<Vec<Sealed>, Problem> {
    let mut values = Vec::new();
    let mut conditions = Vec::new();
    let mut narrow = |condition: &str, value: Value| {
        values.push(value);
        conditions.push(format!("{condition} ${}", values.len()));
    };
    if let Some(object) = wanted.object {
        narrow("object_id =", object.into());
    }
    if let Some(actor) = wanted.actor {
        narrow("actor =", actor.into());
    }
    let (side, order) = if wanted.newest { ("seq <", "desc") } else { ("seq >", "asc") };
    if let Some(seq) = wanted.beyond {
        narrow(side, seq.into());
    }
    let narrowed =
        if conditions.is_empty() { String::new() } else { format!("where {}", conditions.join(" and ")) };
    let text = format!(
        "select seq, id, at, actor, action, object_kind, object_id, purpose, data, hash, suite from audit_entries
         {narrowed} order by seq {order} limit {limit}"
    );
    Ok(tx.rows_dyn(&text, values, sealed)?)
}

/// Entries of one sort about one thing, sealed or waiting, the newest first.
pub fn noted(tx: &mut Tx<'_>, object: Uuid, action: &str) -> Result<Vec<Noted>, Problem> {
    let read = |row: &Row<'_>| {
        let data: String = row.get(2)?;
        let data = serde_json::from_str(&data).unwrap_or_default();
        Ok(Noted { at: row.get(0)?, purpose: row.get(1)?, data })
    };
    Ok(tx.rows(&NOTED, params![object, action], read)?)
}

/// When the entry with this number happened.
pub fn at(tx: &mut Tx<'_>, seq: i64) -> Result<Option<Time>, Problem> {
    Ok(tx.row(&SEALED_AT, params![seq], |row| row.get(0))?)
}

/// The newest number in the chain itself, whatever the head says.
pub fn newest(tx: &mut Tx<'_>) -> Result<i64, Problem> {
    Ok(tx.one(&NEWEST, params![], |row| row.get(0))?)
}

fn sealed(row: &Row<'_>) -> Result<Sealed, db::Error> {
    let mark: u8 = row.get(10)?;
    let suite = Suite::marked(mark).ok_or_else(|| db::Error::Other(format!("{mark} marks no suite")))?;
    read(row, 1, suite, Head { seq: row.get(0)?, hash: Hash(row.get(9)?) })
}

/// An entry whose id stands in column `first`, with the place that it has.
fn read(row: &Row<'_>, first: usize, suite: Suite, place: Head) -> Result<Sealed, db::Error> {
    Ok(Sealed {
        suite,
        seq: place.seq,
        id: row.get(first)?,
        at: row.get(first + 1)?,
        actor: row.get(first + 2)?,
        action: row.get(first + 3)?,
        object_kind: row.get(first + 4)?,
        object_id: row.get(first + 5)?,
        purpose: row.get(first + 6)?,
        data: row.get(first + 7)?,
        hash: place.hash,
    })
}

fn read_head(row: &Row<'_>) -> Result<Head, db::Error> {
    Ok(Head { seq: row.get(0)?, hash: row.get::<Option<[u8; 32]>>(1)?.map_or(Hash::ZERO, Hash) })
}
