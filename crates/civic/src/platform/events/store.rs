//! Outbox and feed tables.

use base::{Id, Problem, Time};
use db::{Add, Row, Tx, params, sql};
use uuid::Uuid;

use super::{Audience, Emitted};
use crate::platform::nouns::Unit;

sql! {
    PUT = "insert into outbox (id, at, topic, object, data, area_path, category, units, account)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    /// By the index: the table itself is full of what was taken lately.
    IS_WAITING = "select 1 from outbox where attempts < $1 order by id limit 1";
    WAITING = "select id, at, topic, object, data, area_path, category, units, account from outbox
               where attempts < $2 order by id limit $1";
    /// All at once: one by one they would cost the one writer of SQLite as much as the changes that they tell of.
    TAKE_ALL = "delete from outbox where id in (select id from outbox where attempts < $2 order by id limit $1)
                returning id, at, topic, object, data, area_path, category, units, account";
    TAKE = "delete from outbox where id = $1 returning id";
    FAILED = "update outbox set attempts = attempts + 1, error = $2 where id = $1";
    LOCK_HEAD = "update heads set seq = seq where name = 'feed' returning seq";
    MOVE_HEAD = "update heads set seq = $1 where name = 'feed'";
    PUBLISH = "insert into feed (seq, id, at, topic, object, data, area_path, category, units, account)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    AFTER = "select id, at, topic, object, data, area_path, category, units, account, seq from feed
             where seq > $1 order by seq limit $2";
    LATEST = "select coalesce(max(seq), 0) from feed";
    TRIM = "delete from feed where seq <= (select coalesce(max(seq), 0) from feed where at < $1)
            and seq <= (select min(seq) from heads where name like 'feed.%')";
}

pub fn row(event: &Emitted) -> Add {
    Add::new(
        &PUT,
        params![
            event.id,
            event.at,
            &event.topic,
            event.object,
            event.data.column(),
            &event.audience.area_path,
            &event.audience.category,
            join(&event.audience.units),
            event.audience.account
        ],
    )
}

/// Whether anything waits that has failed fewer than `attempts` times.
pub fn is_waiting(tx: &mut Tx<'_>, attempts: i64) -> Result<bool, Problem> {
    Ok(tx.row(&IS_WAITING, params![attempts], |_| Ok(()))?.is_some())
}

/// The oldest events that have failed fewer than `attempts` times.
pub fn waiting(tx: &mut Tx<'_>, limit: i64, attempts: i64) -> Result<Vec<Emitted>, Problem> {
    Ok(tx.rows(&WAITING, params![limit, attempts], read)?)
}

/// The same, taken out of the outbox.
pub fn take_all(tx: &mut Tx<'_>, limit: i64, attempts: i64) -> Result<Vec<Emitted>, Problem> {
    let mut events = tx.rows(&TAKE_ALL, params![limit, attempts], read)?;
    // `returning` has no order.
    events.sort_by_key(|event| event.id);
    Ok(events)
}

/// Takes one event out of the outbox; false if somebody else has.
pub fn take(tx: &mut Tx<'_>, event: &Emitted) -> Result<bool, Problem> {
    Ok(tx.row(&TAKE, params![event.id], |_| Ok(()))?.is_some())
}

pub fn failed(tx: &mut Tx<'_>, event: &Emitted, error: &str) -> Result<(), Problem> {
    tx.run(&FAILED, params![event.id, error])?;
    Ok(())
}

/// Holds the feed for this transaction, so that one relay at a time gives out numbers; returns the last number given.
pub fn lock_head(tx: &mut Tx<'_>) -> Result<i64, Problem> {
    Ok(tx.one(&LOCK_HEAD, params![], |row| row.get(0))?)
}

/// Puts events that were taken into the feed, numbered from `head + 1`.
pub fn publish(tx: &mut Tx<'_>, head: i64, events: &[Emitted]) -> Result<(), Problem> {
    let row = |(seq, event): (i64, &Emitted)| {
        params![
            seq,
            event.id,
            event.at,
            &event.topic,
            event.object,
            event.data.column(),
            &event.audience.area_path,
            &event.audience.category,
            join(&event.audience.units),
            event.audience.account
        ]
    };
    tx.push_all(&PUBLISH, (head + 1..).zip(events).map(row))?;
    tx.push(&MOVE_HEAD, params![head + events.len() as i64])?;
    Ok(())
}

/// Published events after `seq`, in order, each with its number.
pub fn after(tx: &mut Tx<'_>, seq: i64, limit: i64) -> Result<Vec<(i64, Emitted)>, Problem> {
    Ok(tx.rows(&AFTER, params![seq, limit], |row| Ok((row.get(9)?, read(row)?)))?)
}

/// The number of the newest published event, 0 if there is none.
pub fn latest(tx: &mut Tx<'_>) -> Result<i64, Problem> {
    Ok(tx.one(&LATEST, params![], |row| row.get(0))?)
}

/// Forgets events from before an instant that every job which follows the feed has read.
pub fn trim(tx: &mut Tx<'_>, before: Time) -> Result<u64, Problem> {
    Ok(tx.run(&TRIM, params![before])?)
}

fn read(row: &Row<'_>) -> Result<Emitted, db::Error> {
    Ok(Emitted {
        id: row.get(0)?,
        at: row.get(1)?,
        topic: row.get(2)?,
        object: row.get(3)?,
        data: row.get(4)?,
        audience: Audience {
            area_path: row.get(5)?,
            category: row.get(6)?,
            units: split(&row.get::<String>(7)?),
            account: row.get(8)?,
        },
    })
}

fn join(units: &[Id<Unit>]) -> String {
    units.iter().map(Id::to_string).collect::<Vec<_>>().join(" ")
}

fn split(units: &str) -> Vec<Id<Unit>> {
    units.split(' ').filter_map(|unit| Uuid::parse_str(unit).ok()).map(Id::from_uuid).collect()
}
