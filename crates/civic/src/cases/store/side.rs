//! What hangs on a case: asks, ratings, units, links, the reporter.

use base::Time;
use db::{Add, Error, Tx, params, sql};

use super::list::floor;
use crate::cases::facts::Rating;
use crate::cases::model::{Ask, CaseId, Relation, UnitId};

sql! {
    PUT_ASK = "insert into case_asks (case_id, number, kind, unit_id, state, asked_at, due_at, answered_at)
               values ($1, $2, $3, $4, $5, $6, $7, $8)
               on conflict (case_id, number) do update set state = excluded.state, answered_at = excluded.answered_at";
    PUT_RATING = "insert into case_ratings (case_id, round, party, score, solved, at, excluded)
                  values ($1, $2, $3, $4, $5, $6, $7)
                  on conflict (case_id, round, party) do update set excluded = excluded.excluded";
    ADD_UNIT = "insert into case_units (unit_id, case_id) values ($1, $2) on conflict do nothing";
    ADD_LINK = "insert into case_links (case_id, relation, other_id) values ($1, $2, $3) on conflict do nothing";
    MARK = "select case_id from case_marks where name = 'repeats'";
    MOVE_MARK = "insert into case_marks (name, case_id) values ('repeats', $1)
                 on conflict (name) do update set case_id = excluded.case_id";
    FOLLOWED_BY = "select case_id from case_links where other_id = $1 and relation = 'follows' order by case_id desc limit 1";
    PUT_REPORTER = "insert into case_reporters (case_id, sealed, created_at) values ($1, $2, $3)";
    REPORTER = "select sealed from case_reporters where case_id = $1";
    ERASE_REPORTER = "delete from case_reporters where case_id = $1";
    /// Only of the version that was looked at: a case that is reopened at the same moment keeps its contact.
    DROP_REPORTER = "delete from case_reporters where case_id = $1
                         and exists (select 1 from cases where id = $1 and version = $2 and open = 0)";
    WITH_REPORTER = "select r.case_id from case_reporters r join cases c on c.id = r.case_id
                     where c.open = 0 and r.case_id > $1 and r.case_id < $2 order by r.case_id limit $3";
}

/// Writes the asks that an act opened or settled.
pub fn put_asks(tx: &mut Tx<'_>, case: CaseId, before: &[Ask], after: &[Ask]) -> Result<(), Error> {
    for (n, ask) in after.iter().enumerate() {
        if before.get(n) != Some(ask) {
            let (kind, state) = (ask.kind.key(), ask.state.key());
            let values =
                params![case, ask.number, kind, ask.unit, state, ask.asked_at, ask.due_at, ask.answered_at];
            tx.push(&PUT_ASK, values)?;
        }
    }
    Ok(())
}

pub fn put_rating(tx: &mut Tx<'_>, case: CaseId, rating: &Rating) -> Result<(), Error> {
    let Rating { party, round, score, solved, at, excluded } = rating;
    tx.push(&PUT_RATING, params![case, *round, party.key(), *score, *solved, *at, *excluded])
}

pub fn add_units(tx: &mut Tx<'_>, case: CaseId, units: &[UnitId]) -> Result<(), Error> {
    units.iter().try_for_each(|unit| tx.push(&ADD_UNIT, params![*unit, case]))
}

pub fn add_link(tx: &mut Tx<'_>, case: CaseId, relation: Relation, other: CaseId) -> Result<(), Error> {
    tx.add(link_row(case, relation, other))
}

pub fn link_row(case: CaseId, relation: Relation, other: CaseId) -> Add {
    Add::new(&ADD_LINK, params![case, relation.key(), other])
}

/// The newest case that takes this one up again.
pub fn followed_by(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<CaseId>, Error> {
    tx.row(&FOLLOWED_BY, params![case], |row| row.get(0))
}

pub fn contact_row(case: CaseId, sealed: Vec<u8>, now: Time) -> Add {
    Add::new(&PUT_REPORTER, params![case, sealed, now])
}

pub fn contact(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<Vec<u8>>, Error> {
    tx.row(&REPORTER, params![case], |row| row.get(0))
}

pub fn erase_contact(tx: &mut Tx<'_>, case: CaseId) -> Result<u64, Error> {
    tx.run(&ERASE_REPORTER, params![case])
}

/// Takes the contact of a case away if the case is over and still at this version.
pub fn drop_contact(tx: &mut Tx<'_>, case: CaseId, version: u32) -> Result<u64, Error> {
    tx.run(&DROP_REPORTER, params![case, version])
}

/// Cases with a contact that are not open and came in before an instant, after one id.
pub fn with_contact(tx: &mut Tx<'_>, after: CaseId, before: Time, limit: i64) -> Result<Vec<CaseId>, Error> {
    tx.rows(&WITH_REPORTER, params![after, floor(before), limit], |row| row.get(0))
}

/// The last case that was looked at for repeats.
pub fn mark(tx: &mut Tx<'_>) -> Result<Option<CaseId>, Error> {
    tx.row(&MARK, params![], |row| row.get(0))
}

pub fn move_mark(tx: &mut Tx<'_>, case: CaseId) -> Result<u64, Error> {
    tx.run(&MOVE_MARK, params![case])
}
