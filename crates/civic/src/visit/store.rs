//! Every SQL statement about visits.

use std::collections::HashMap;

use base::{Id, Problem, Time};
use db::{Json, Row, Tx, params, sql};
use serde_json::Value;

use super::model::{Entry, Known, Line, Round, Tally, Visit};
use crate::area::path;
use crate::platform::Scope;
use crate::platform::nouns::{Area, Unit};

sql! {
    KNOWN = "select field, value, learned_at, unit_id, version from known_values where area_id = $1";
    /// Writes nothing where somebody else was faster.
    LEARN = "insert into known_values (area_id, field, area_path, value, learned_at, unit_id, version)
             values ($1, $2, $3, $4, $5, $6, $7)
             on conflict (area_id, field) do update set area_path = excluded.area_path, value = excluded.value,
               learned_at = excluded.learned_at, unit_id = excluded.unit_id, version = excluded.version
             where known_values.version = $8";
    KNOWN_PLACES = "select field, count(*) from known_values where area_path >= $1 and area_path < $2 group by field";
    PUT_VISIT = "insert into visits (id, area_id, area_path, at, arrived_at, unit_id, pack_version, fields, asked)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    PUT_ENTRY = "insert into ledger_entries (id, visit_id, form, area_id, area_path, at, unit_id, pack_version, data)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    /// A visit that arrives late does not set the round back.
    PUT_ROUND = "insert into ledger_rounds (area_id, form, area_path, last_at) values ($1, $2, $3, $4)
                 on conflict (area_id, form) do update set area_path = excluded.area_path,
                   last_at = case when excluded.last_at > ledger_rounds.last_at then excluded.last_at
                             else ledger_rounds.last_at end";
    ROUNDS_AT = "select form, last_at from ledger_rounds where area_id = $1";
    ROUNDS = "select area_id, form, last_at from ledger_rounds where area_path >= $1 and area_path < $2";
    ENTRIES = "select id, visit_id, area_id, area_path, at, unit_id, data from ledger_entries
               where form = $1 and area_path >= $2 and area_path < $3 and id < $4 order by id desc limit $5";
    ENTRIES_OF_UNIT = "select id, visit_id, area_id, area_path, at, unit_id, data from ledger_entries
                       where form = $1 and unit_id = $6 and area_path >= $2 and area_path < $3 and id < $4
                       order by id desc limit $5";
}

/// What is known of a place, by field.
pub fn known(tx: &mut Tx<'_>, area: Id<Area>) -> Result<HashMap<String, Known>, Problem> {
    let rows = tx.rows(&KNOWN, params![area], |row| {
        let known = Known {
            value: row.get(1)?,
            learned_at: Some(row.get(2)?),
            unit: row.get(3)?,
            version: row.get(4)?,
        };
        Ok((row.get::<String>(0)?, known))
    })?;
    Ok(rows.into_iter().collect())
}

/// Keeps what was learned on a round; false if the value is no longer at this version.
pub fn learn(
    tx: &mut Tx<'_>,
    round: &Round,
    field: &str,
    value: &Value,
    version: i64,
) -> Result<bool, Problem> {
    let done = tx.run(
        &LEARN,
        params![
            round.area,
            field,
            round.path.as_str(),
            Json(value),
            round.at,
            round.unit,
            version + 1,
            version
        ],
    )?;
    Ok(done == 1)
}

/// At how many places in this scope each field is known.
pub fn known_places(tx: &mut Tx<'_>, scope: &Scope) -> Result<HashMap<String, i64>, Problem> {
    let mut found: HashMap<String, i64> = HashMap::new();
    for area_path in places(scope) {
        let (low, high) = path::range(area_path);
        let rows = tx
            .rows(&KNOWN_PLACES, params![low, high], |row| Ok((row.get::<String>(0)?, row.get::<i64>(1)?)))?;
        for (field, count) in rows {
            *found.entry(field).or_default() += count;
        }
    }
    Ok(found)
}

pub fn put_visit(
    tx: &mut Tx<'_>,
    id: Id<Visit>,
    round: &Round,
    tally: Tally,
    now: Time,
) -> Result<(), Problem> {
    tx.push(
        &PUT_VISIT,
        params![
            id,
            round.area,
            round.path.as_str(),
            round.at,
            now,
            round.unit,
            round.pack.as_str(),
            tally.fields as i64,
            tally.asked as i64
        ],
    )?;
    Ok(())
}

pub fn put_entry(
    tx: &mut Tx<'_>,
    id: Id<Entry>,
    visit: Id<Visit>,
    form: &str,
    round: &Round,
    data: &Value,
) -> Result<(), Problem> {
    tx.push(
        &PUT_ENTRY,
        params![
            id,
            visit,
            form,
            round.area,
            round.path.as_str(),
            round.at,
            round.unit,
            round.pack.as_str(),
            Json(data)
        ],
    )?;
    tx.push(&PUT_ROUND, params![round.area, form, round.path.as_str(), round.at])?;
    Ok(())
}

/// When each form was last filled at a place.
pub fn rounds_at(tx: &mut Tx<'_>, area: Id<Area>) -> Result<HashMap<String, Time>, Problem> {
    let rows = tx.rows(&ROUNDS_AT, params![area], |row| Ok((row.get::<String>(0)?, row.get::<Time>(1)?)))?;
    Ok(rows.into_iter().collect())
}

/// When each form was last filled, at every place in this scope.
pub fn rounds(tx: &mut Tx<'_>, scope: &Scope) -> Result<HashMap<(Id<Area>, String), Time>, Problem> {
    let mut found = HashMap::new();
    for area_path in places(scope) {
        let (low, high) = path::range(area_path);
        found.extend(tx.rows(&ROUNDS, params![low, high], |row| {
            Ok(((row.get(0)?, row.get::<String>(1)?), row.get::<Time>(2)?))
        })?);
    }
    Ok(found)
}

/// The entries of a ledger in this scope, the newest first, before one of them.
pub fn entries(
    tx: &mut Tx<'_>,
    scope: &Scope,
    form: &str,
    before: Id<Entry>,
    limit: usize,
) -> Result<Vec<Line>, Problem> {
    let mut found: Vec<Line> = Vec::new();
    // Ledgers belong to no category: a grant for some of them only does not reach here.
    for reach in scope.reaches().iter().filter(|reach| reach.category.is_empty()) {
        let (low, high) = path::range(&reach.area_path);
        found.extend(match reach.unit {
            None => tx.rows(&ENTRIES, params![form, low, high, before, limit as i64], line)?,
            Some(unit) => {
                tx.rows(&ENTRIES_OF_UNIT, params![form, low, high, before, limit as i64, unit], line)?
            }
        });
    }
    found.sort_by_key(|line| std::cmp::Reverse(line.id));
    found.dedup_by_key(|line| line.id);
    found.truncate(limit);
    Ok(found)
}

/// The places of a scope that lie in no other one of it.
fn places(scope: &Scope) -> Vec<&str> {
    let mut kept: Vec<&str> = Vec::new();
    let whole = scope.reaches().iter().filter(|reach| reach.unit.is_none() && reach.category.is_empty());
    for area_path in whole.map(|reach| reach.area_path.as_str()) {
        if !kept.iter().any(|big| area_path.starts_with(big)) {
            kept.retain(|small| !small.starts_with(area_path));
            kept.push(area_path);
        }
    }
    kept
}

fn line(row: &Row<'_>) -> Result<Line, db::Error> {
    Ok(Line {
        id: row.get(0)?,
        visit: row.get(1)?,
        area: row.get(2)?,
        path: row.get(3)?,
        at: row.get(4)?,
        unit: row.get::<Option<Id<Unit>>>(5)?,
        data: row.get(6)?,
    })
}
