//! Neighbours who have the same, and the open cases that are offered to them.

use base::{Id, Time};
use db::{Error, Row, Tx, params, sql};

use super::list::floor;
use super::{CaseRow, place};
use crate::area;
use crate::cases::join::{Join, JoinRating};
use crate::cases::model::{AccountId, CaseId};

sql! {
    PUT_JOIN = "insert into case_joins (id, case_id, code, account_id, at) values ($1, $2, $3, $4, $5)";
    JOIN_BY_CODE = "select id, case_id, code, at, round, score, solved from case_joins where code = $1";
    JOINS_OF = "select id, case_id, code, at, round, score, solved from case_joins
                where case_id = $1 order by id desc limit $2";
    COUNT_JOINS = "select count(*) from case_joins where case_id = $1";
    HAS_JOINED = "select 1 from case_joins where case_id = $1 and account_id = $2";
    DROP_JOIN = "delete from case_joins where id = $1";
    /// Once per closing: of two ratings at the same moment one counts.
    RATE_JOIN = "update case_joins set round = $2, score = $3, solved = $4, rated_at = $5
                 where id = $1 and (round is null or round < $2)";
    FORGET_JOINERS = "update case_joins set account_id = null where case_id = $1 and account_id is not null";
    OPEN_IN = "select c.id, c.number, c.title, c.description, c.channel, c.category_path, c.area_id, c.area_path,
                   c.area_rule, c.area_version, c.lon, c.lat, c.pack_version, c.created_at, c.updated_at, c.facts
               from cases c
               where c.place = $1 and c.id > $2 and c.area_path >= $3 and c.area_path < $4 and c.open = 1
               order by c.id desc limit 100";
}

/// Writes a join; the database refuses a second one of the same account.
pub fn put_join(tx: &mut Tx<'_>, join: &Join, account: Option<AccountId>) -> Result<(), Error> {
    tx.run(&PUT_JOIN, params![join.id, join.case, join.code.as_str(), account, join.at]).map(drop)
}

pub fn join_by_code(tx: &mut Tx<'_>, code: &str) -> Result<Option<Join>, Error> {
    tx.row(&JOIN_BY_CODE, params![code], read)
}

/// The newest joins of a case.
pub fn joins_of(tx: &mut Tx<'_>, case: CaseId, limit: i64) -> Result<Vec<Join>, Error> {
    tx.rows(&JOINS_OF, params![case, limit], read)
}

/// How many neighbours have the same.
pub fn count_joins(tx: &mut Tx<'_>, case: CaseId) -> Result<u32, Error> {
    tx.one(&COUNT_JOINS, params![case], |row| row.get(0))
}

pub fn has_joined(tx: &mut Tx<'_>, case: CaseId, account: AccountId) -> Result<bool, Error> {
    Ok(tx.row(&HAS_JOINED, params![case, account], |_| Ok(()))?.is_some())
}

pub fn drop_join(tx: &mut Tx<'_>, join: &Join) -> Result<u64, Error> {
    tx.run(&DROP_JOIN, params![join.id])
}

/// Whether the rating counted: one for each closing.
pub fn rate_join(tx: &mut Tx<'_>, join: &Join, rating: &JoinRating, now: Time) -> Result<bool, Error> {
    let JoinRating { round, score, solved } = *rating;
    Ok(tx.run(&RATE_JOIN, params![join.id, round, score, solved, now])? == 1)
}

/// Leaves of the joins of a case that they were, and not who.
pub fn forget_joiners(tx: &mut Tx<'_>, case: CaseId) -> Result<(), Error> {
    tx.push(&FORGET_JOINERS, params![case])
}

/// Open cases at a place, the newest first: in a community or below it whatever lies within, in a larger area what was
/// reported for just that.
pub fn open_in(tx: &mut Tx<'_>, path: &str, since: Time) -> Result<Vec<CaseRow>, Error> {
    let (low, high) = area::path::range(path);
    tx.rows(&OPEN_IN, params![place(path), floor(since), low, high], CaseRow::read)
}

fn read(row: &Row<'_>) -> Result<Join, Error> {
    let rating = match (row.get::<Option<u32>>(4)?, row.get::<Option<u8>>(5)?) {
        (Some(round), Some(score)) => Some(JoinRating { round, score, solved: row.get(6)? }),
        _ => None,
    };
    Ok(Join { id: row.get::<Id<_>>(0)?, case: row.get(1)?, code: row.get(2)?, at: row.get(3)?, rating })
}
