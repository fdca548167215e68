//! Which cases time has caught up with.

use base::{Problem, Time};
use db::{Tx, params, sql};

use crate::cases::model::{CaseId, State, UnitId};

sql! {
    SUSPENDED = "select id from cases where open = 1 and state = 'suspended' and id > $1 order by id limit $2";
    FINISHED = "select id from cases where open = 0 and state = $1 and closed_at < $2 and id > $3 order by id limit $4";
    /// `$6`: the percent of the clock before its end in which a reminder is due. No clock is older than its case.
    DUE_SOON = "select id, due_at from cases where open = 1 and due_at > $1 and due_at <= $2 and (due_at, id) > ($3, $4)
                and (due_at - $1) * 100 <= (due_at - created_at) * $6
                order by due_at, id limit $5";
    LATE = "select id, due_at from cases where open = 1 and due_at < $1 and supervision <> 'red' and (due_at, id) > ($2, $3)
            order by due_at, id limit $4";
    LATE_ASKS = "select a.case_id, a.number, a.kind, a.unit_id, a.asked_at from case_asks a
                 where a.state = 'open' and a.due_at < $1 and not exists (
                     select 1 from clock_notices n where n.case_id = a.case_id and n.what = 'ask:' || a.number and n.started_at = a.asked_at)
                 limit $2";
    NOTE = "insert into clock_notices (case_id, what, started_at, at) values ($1, $2, $3, $4)
            on conflict (case_id, what, started_at) do nothing";
    NOTED = "select 1 from clock_notices where case_id = $1 and what = $2 and started_at = $3";
}

/// Cases on hold, after one id.
pub fn suspended(tx: &mut Tx<'_>, after: CaseId, limit: i64) -> Result<Vec<CaseId>, Problem> {
    Ok(tx.rows(&SUSPENDED, params![after, limit], |row| row.get(0))?)
}

/// Cases in a state that come to the archive from there, closed before an instant, after one id.
pub fn finished(
    tx: &mut Tx<'_>,
    state: State,
    before: Time,
    after: CaseId,
    limit: i64,
) -> Result<Vec<CaseId>, Problem> {
    Ok(tx.rows(&FINISHED, params![state.key(), before, after, limit], |row| row.get(0))?)
}

/// A place in the list of deadlines.
pub type Place = (Time, CaseId);

/// Cases due between two instants of which the last `percent` of the time has begun, after a place in that list.
pub fn due_soon(
    tx: &mut Tx<'_>,
    (now, until): (Time, Time),
    percent: u32,
    after: Place,
    limit: i64,
) -> Result<Vec<Place>, Problem> {
    Ok(tx.rows(&DUE_SOON, params![now, until, after.0, after.1, limit, percent], |row| {
        Ok((row.get(1)?, row.get(0)?))
    })?)
}

/// Late cases whose supervision can still rise, after a place in that list.
pub fn late(tx: &mut Tx<'_>, now: Time, after: Place, limit: i64) -> Result<Vec<Place>, Problem> {
    Ok(tx.rows(&LATE, params![now, after.0, after.1, limit], |row| Ok((row.get(1)?, row.get(0)?)))?)
}

/// An ask whose answer is late and of which nobody has spoken yet.
pub struct LateAsk {
    pub case: CaseId,
    pub number: u32,
    pub kind: String,
    pub unit: Option<UnitId>,
    pub asked_at: Time,
}

pub fn late_asks(tx: &mut Tx<'_>, now: Time, limit: i64) -> Result<Vec<LateAsk>, Problem> {
    Ok(tx.rows(&LATE_ASKS, params![now, limit], |row| {
        Ok(LateAsk {
            case: row.get(0)?,
            number: row.get(1)?,
            kind: row.get(2)?,
            unit: row.get(3)?,
            asked_at: row.get(4)?,
        })
    })?)
}

/// Notes that a clock was spoken of; whether it was the first time.
pub fn note(tx: &mut Tx<'_>, case: CaseId, what: &str, started_at: Time, now: Time) -> Result<bool, Problem> {
    Ok(tx.run(&NOTE, params![case, what, started_at, now])? == 1)
}

pub fn is_noted(tx: &mut Tx<'_>, case: CaseId, what: &str, started_at: Time) -> Result<bool, Problem> {
    Ok(tx.row(&NOTED, params![case, what, started_at], |_| Ok(()))?.is_some())
}
