//! The log of a case.

use db::{Error, Json, Row, Tx, Value, params, sql};

use crate::cases::facts;
use crate::cases::model::{Act, By, ByKind, CaseId, Event, Role, State};
use crate::cases::{CaseFacts, flow};

sql! {
    pub(super) ADD = "insert into case_events (case_id, seq, at, act, from_state, to_state, by_kind, account_id, by_name, by_unit, role,
               said, decided, public)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    EVENTS = "select seq, at, act, from_state, to_state, by_kind, account_id, by_name, by_unit, role, said, decided
              from case_events where case_id = $1 and seq > $2 and public >= $3 order by seq limit $4";
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
