//! The log of a case.

use db::{Error, Json, Row, Sql, Tx, Value, params, sql};

use crate::cases::facts;
use crate::cases::model::{Act, By, ByKind, CaseId, Event, Role, State};
use crate::cases::{CaseFacts, flow};

sql! {
    pub(super) ADD = "insert into case_events (case_id, seq, at, act, from_state, to_state, by_kind, account_id, by_name, by_unit, role,
               said, decided, public)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    EVENTS = "select seq, at, act, from_state, to_state, by_kind, account_id, by_name, by_unit, role, said, decided
              from case_events where case_id = $1 and seq > $2 and public >= $3 order by seq limit $4";
    /// Whole logs of the cases that the feed tells of between two numbers. `cross join` keeps SQLite from beginning with all
    /// cases that there are.
    LOGS_TOLD = "select e.seq, e.at, e.act, e.from_state, e.to_state, e.by_kind, e.account_id, e.by_name, e.by_unit, e.role, e.said,
                     e.decided, e.case_id, c.area_path, c.channel, c.pack_version
                 from (select distinct object from feed where seq > $1 and seq <= $2 and topic >= 'case.' and topic < 'case/') f
                     cross join case_events e cross join cases c
                 where e.case_id = f.object and c.id = f.object order by e.case_id, e.seq";
    /// Whole logs of so many cases after one, by id.
    LOGS_AFTER = "select e.seq, e.at, e.act, e.from_state, e.to_state, e.by_kind, e.account_id, e.by_name, e.by_unit, e.role, e.said,
                      e.decided, e.case_id, c.area_path, c.channel, c.pack_version
                  from (select id, area_path, channel, pack_version from cases where id > $1 order by id limit $2) c
                      cross join case_events e
                  where e.case_id = c.id order by e.case_id, e.seq";
    SET_SAID = "update case_events set said = $3 where case_id = $1 and seq = $2";
}

/// Whether the reporter sees an event: what the table says, and remarks that were marked so or are his own.
fn is_public(event: &Event) -> bool {
    let by_table = flow::edge(event.act, event.from).is_some_and(|edge| edge.public);
    let remark =
        event.act == Act::Comment && (event.said.public == Some(true) || event.by.role == Role::Reporter);
    by_table || remark
}

/// The row of an event.
pub(super) fn row_of(case: CaseId, event: &Event) -> Vec<Value> {
    params![
        case,
        event.seq,
        event.at,
        event.act.key(),
        event.from.key(),
        event.to.key(),
        event.by.kind.key(),
        event.by.account,
        &event.by.name,
        event.by.unit,
        event.by.role.key(),
        Json(&event.said),
        Json(&event.decided),
        is_public(event)
    ]
}

pub fn add_event(tx: &mut Tx<'_>, case: CaseId, event: &Event) -> Result<(), Error> {
    tx.push(&ADD, row_of(case, event))
}

/// Events after `after`, oldest first; only those shown to the reporter if so wished.
pub fn events(
    tx: &mut Tx<'_>,
    case: CaseId,
    after: u32,
    public_only: bool,
    limit: usize,
) -> Result<Vec<Event>, Error> {
    tx.rows(&EVENTS, params![case, after, public_only, limit], read)
}

/// A case's whole log, oldest first, with what the case was born with.
pub struct Log {
    pub case: CaseId,
    pub area_path: String,
    pub channel: String,
    pub pack_version: String,
    pub events: Vec<Event>,
}

/// The logs of the cases of which the feed tells after one number and up to another.
pub fn logs_told(tx: &mut Tx<'_>, after: i64, to: i64) -> Result<Vec<Log>, Error> {
    logs(tx, &LOGS_TOLD, params![after, to])
}

/// The logs of the next cases after one, by id.
pub fn logs_after(tx: &mut Tx<'_>, after: CaseId, limit: i64) -> Result<Vec<Log>, Error> {
    logs(tx, &LOGS_AFTER, params![after, limit])
}

fn logs(tx: &mut Tx<'_>, sql: &'static Sql, params: Vec<Value>) -> Result<Vec<Log>, Error> {
    let mut logs: Vec<Log> = Vec::new();
    tx.rows(sql, params, |row| {
        let (event, case) = (read(row)?, row.get(12)?);
        match logs.last_mut().filter(|log| log.case == case) {
            Some(log) => log.events.push(event),
            None => logs.push(Log {
                case,
                area_path: row.get(13)?,
                channel: row.get(14)?,
                pack_version: row.get(15)?,
                events: vec![event],
            }),
        }
        Ok(())
    })?;
    Ok(logs)
}

/// The facts worked out again from the whole log; `None` if the log does not join.
pub fn replay(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<CaseFacts>, Error> {
    let all = events(tx, case, 0, false, i32::MAX as usize)?;
    Ok(facts::replay(&all))
}

/// Takes the words of people out of the log; codes, units and times stay.
pub fn redact_events(tx: &mut Tx<'_>, case: CaseId) -> Result<(), Error> {
    for event in events(tx, case, 0, false, i32::MAX as usize)? {
        tx.push(&SET_SAID, params![case, event.seq, Json(&event.said.redacted())])?;
    }
    Ok(())
}

fn read(row: &Row<'_>) -> Result<Event, Error> {
    let word = |column: usize| row.get::<String>(column);
    let unknown = |what: &str| Error::Other(format!("an event holds an unknown {what}"));
    Ok(Event {
        seq: row.get(0)?,
        at: row.get(1)?,
        act: Act::from_key(&word(2)?).ok_or_else(|| unknown("act"))?,
        from: State::from_key(&word(3)?).ok_or_else(|| unknown("state"))?,
        to: State::from_key(&word(4)?).ok_or_else(|| unknown("state"))?,
        by: By {
            kind: ByKind::from_key(&word(5)?).ok_or_else(|| unknown("kind of actor"))?,
            account: row.get(6)?,
            name: row.get(7)?,
            unit: row.get(8)?,
            role: Role::from_key(&word(9)?).ok_or_else(|| unknown("role"))?,
        },
        said: row.get::<Json<_>>(10)?.0,
        decided: row.get::<Json<_>>(11)?.0,
    })
}
