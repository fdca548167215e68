//! Open cases as a map needs them, and what happened in a day.

use base::{Problem, Time};
use db::{Error, Row, Tx, Value, params, sql};

use crate::cases::model::{Act, CaseId, State, UnitId, Urgency};
use crate::platform::Scope;
use crate::platform::auth::Reach;

sql! {
    /// All columns stand in the index `cases_open_map`.
    OPEN = "select c.id, c.area_path, c.category_path, c.state, c.urgency, c.owner_unit, c.due_at, c.stage_due_at, c.lon, c.lat
            from cases c
            where c.open = 1 and c.area_path >= $1 and c.area_path < $2 and c.category_path >= $3 and c.category_path < $4
                and c.drill = $5
                and ($6 = 0 or exists (select 1 from case_units u where u.unit_id = $7 and u.case_id = c.id))";
    /// In the order of what happened, after one place in it.
    DAY = "select e.at, e.case_id, e.seq, e.act, e.to_state, c.urgency, c.lon, c.lat
           from case_events e join cases c on c.id = e.case_id
           where e.at >= $8 and e.at < $9 and (e.at, e.case_id, e.seq) > ($10, $11, $12)
               and c.area_path >= $1 and c.area_path < $2 and c.category_path >= $3 and c.category_path < $4 and c.drill = $5
               and ($6 = 0 or exists (select 1 from case_units u where u.unit_id = $7 and u.case_id = c.id))
           order by e.at, e.case_id, e.seq limit $13";
}

/// One open case.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenCase {
    pub id: CaseId,
    pub area_path: String,
    pub category_path: String,
    pub state: State,
    pub urgency: Urgency,
    pub owner: UnitId,
    /// The deadline of the whole case; none on hold.
    pub due_at: Option<Time>,
    /// That of the stage that runs.
    pub stage_due_at: Option<Time>,
    pub point: Option<(f64, f64)>,
}

/// Something that happened to a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Happened {
    pub at: Time,
    pub case: CaseId,
    pub seq: u32,
    pub act: Act,
    pub to: State,
    pub urgency: Urgency,
    pub point: Option<(f64, f64)>,
}

/// A place in the order of what happened.
pub type Place = (Time, CaseId, u32);

/// What a reach means, as the first seven parameters.
fn within(reach: &Reach, drill: bool) -> Vec<Value> {
    let nobody = UnitId::from_uuid(uuid::Uuid::nil());
    params![
        reach.area_path.as_str(),
        end(&reach.area_path),
        reach.category.as_str(),
        end(&reach.category),
        drill,
        reach.unit.is_some(),
        reach.unit.unwrap_or(nobody)
    ]
}

/// Where the paths that begin with this one end. They are ASCII.
fn end(prefix: &str) -> String {
    format!("{prefix}\u{7f}")
}

/// All open cases in this scope, exercises or the others, in the order of their ids.
pub fn open(tx: &mut Tx<'_>, scope: &Scope, drill: bool) -> Result<Vec<OpenCase>, Problem> {
    let mut found = Vec::new();
    for reach in scope.widest() {
        found.extend(tx.rows(&OPEN, within(reach, drill), read)?);
    }
    found.sort_by_key(|case: &OpenCase| case.id);
    found.dedup_by_key(|case| case.id);
    Ok(found)
}

/// What happened to cases in this scope between two instants, after one place in that order.
pub fn happened(
    tx: &mut Tx<'_>,
    scope: &Scope,
    drill: bool,
    (from, to): (Time, Time),
    after: Option<Place>,
    limit: usize,
) -> Result<Vec<Happened>, Problem> {
    let (at, case, seq) = after.unwrap_or((from, CaseId::from_uuid(uuid::Uuid::nil()), 0));
    let mut found = Vec::new();
    for reach in scope.widest() {
        let mut values = within(reach, drill);
        values.extend(params![from, to, at, case, seq, limit]);
        found.extend(tx.rows(&DAY, values, read_event)?);
    }
    found.sort_by_key(|one: &Happened| (one.at, one.case, one.seq));
    found.dedup_by_key(|one| (one.case, one.seq));
    found.truncate(limit);
    Ok(found)
}

fn state(word: String) -> Result<State, Error> {
    State::from_key(&word).ok_or_else(|| Error::Other(format!("a case holds the unknown state {word}")))
}

fn urgency(word: String) -> Result<Urgency, Error> {
    Urgency::from_key(&word).ok_or_else(|| Error::Other(format!("a case holds the unknown urgency {word}")))
}

fn read(row: &Row<'_>) -> Result<OpenCase, Error> {
    let (lon, lat): (Option<f64>, Option<f64>) = (row.get(8)?, row.get(9)?);
    Ok(OpenCase {
        id: row.get(0)?,
        area_path: row.get(1)?,
        category_path: row.get(2)?,
        state: state(row.get(3)?)?,
        urgency: urgency(row.get(4)?)?,
        owner: row.get(5)?,
        due_at: row.get(6)?,
        stage_due_at: row.get(7)?,
        point: lon.zip(lat),
    })
}

fn read_event(row: &Row<'_>) -> Result<Happened, Error> {
    let (act, lon, lat): (String, Option<f64>, Option<f64>) = (row.get(3)?, row.get(6)?, row.get(7)?);
    Ok(Happened {
        at: row.get(0)?,
        case: row.get(1)?,
        seq: row.get(2)?,
        act: Act::from_key(&act)
            .ok_or_else(|| Error::Other(format!("an event holds the unknown act {act}")))?,
        to: state(row.get(4)?)?,
        urgency: urgency(row.get(5)?)?,
        point: lon.zip(lat),
    })
}
