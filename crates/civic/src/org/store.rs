//! Every statement about units and their people.

use base::{Id, Text, Time};
use db::{Error, Row, Tx, params, sql};
use jiff::civil::Date;

use super::duty::{Days, Roster, Substitution};
use super::model::{Member, MemberId, Unit, UnitId};
use crate::pack::UnitKind;

sql! {
    ALL = "select id, code, kind, name_zh, name_en, parent_id, area_id, categories, phone, source, active, version
           from units order by code";
    GET = "select id, code, kind, name_zh, name_en, parent_id, area_id, categories, phone, source, active, version
           from units where id = $1";
    INSERT = "insert into units (id, code, kind, name_zh, name_en, parent_id, area_id, categories, phone, source,
                                 active, version, changed_at)
              values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1, $12)";
    /// Whoever saw an older version changes nothing.
    UPDATE = "update units set kind = $3, name_zh = $4, name_en = $5, parent_id = $6, area_id = $7, categories = $8,
                               phone = $9, source = $10, active = $11, version = version + 1, changed_at = $12
              where id = $1 and version = $2";
    VERSION = "select version from org_versions where one = 1";
    RAISE = "update org_versions set version = version + 1 where one = 1";

    MEMBERS = "select id, unit_id, post, name, phone, account_id, from_day, to_day from members
               where unit_id = $1 order by id";
    MEMBER = "select id, unit_id, post, name, phone, account_id, from_day, to_day from members where id = $1";
    INSERT_MEMBER = "insert into members (id, unit_id, post, name, phone, account_id, from_day, to_day, changed_at)
                     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    UPDATE_MEMBER = "update members set post = $2, name = $3, phone = $4, account_id = $5, from_day = $6, to_day = $7,
                                        changed_at = $8 where id = $1";

    ROSTERS = "select id, member_id, days, cycle, turn, from_minute, to_minute, from_day, to_day from rosters
               where unit_id = $1 order by id";
    INSERT_ROSTER = "insert into rosters (id, unit_id, member_id, days, cycle, turn, from_minute, to_minute, from_day,
                                          to_day, changed_at)
                     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    END_ROSTER = "update rosters set to_day = $3, changed_at = $4
                  where id = $1 and unit_id = $2 and (to_day is null or to_day > $3)";

    SUBSTITUTIONS = "select id, absent_id, stand_in_id, from_at, to_at, reason from substitutions
                     where unit_id = $1 and to_at > $2 order by id";
    INSERT_SUBSTITUTION = "insert into substitutions (id, unit_id, absent_id, stand_in_id, from_at, to_at, reason,
                                                      changed_at)
                           values ($1, $2, $3, $4, $5, $6, $7, $8)";
    END_SUBSTITUTION = "update substitutions set to_at = $3, changed_at = $3
                        where id = $1 and unit_id = $2 and to_at > $3";
}

/// All units, by code; the paths of their areas are not filled in.
pub fn units(tx: &mut Tx<'_>) -> Result<Vec<Unit>, Error> {
    tx.rows(&ALL, params![], unit)
}

pub fn get(tx: &mut Tx<'_>, id: UnitId) -> Result<Option<Unit>, Error> {
    tx.row(&GET, params![id], unit)
}

fn unit(row: &Row<'_>) -> Result<Unit, Error> {
    let kind: String = row.get(2)?;
    let categories: String = row.get(7)?;
    Ok(Unit {
        id: row.get(0)?,
        code: row.get(1)?,
        kind: UnitKind::from_key(&kind).ok_or_else(|| Error::Other("a unit of an unknown kind".into()))?,
        name: Text { zh: row.get(3)?, en: row.get(4)? },
        parent: row.get(5)?,
        area: row.get(6)?,
        area_path: String::new(),
        categories: categories.split(';').filter(|code| !code.is_empty()).map(str::to_owned).collect(),
        phone: row.get(8)?,
        source: row.get(9)?,
        active: row.get(10)?,
        version: row.get(11)?,
    })
}

pub fn insert(tx: &mut Tx<'_>, unit: &Unit, now: Time) -> Result<(), Error> {
    let Unit { id, code, kind, name, parent, area, categories, phone, source, active, .. } = unit;
    tx.run(
        &INSERT,
        params![
            *id,
            code,
            kind.key(),
            &name.zh,
            &name.en,
            *parent,
            *area,
            categories.join(";"),
            phone,
            source,
            *active,
            now
        ],
    )?;
    tx.run(&RAISE, params![]).map(drop)
}

/// Writes a unit over the version that it carries; whether that was still the newest.
pub fn update(tx: &mut Tx<'_>, unit: &Unit, now: Time) -> Result<bool, Error> {
    let Unit { id, kind, name, parent, area, categories, phone, source, active, version, .. } = unit;
    let changed = tx.run(
        &UPDATE,
        params![
            *id,
            *version,
            kind.key(),
            &name.zh,
            &name.en,
            *parent,
            *area,
            categories.join(";"),
            phone,
            source,
            *active,
            now
        ],
    )?;
    tx.run(&RAISE, params![])?;
    Ok(changed == 1)
}

pub fn version(tx: &mut Tx<'_>) -> Result<i64, Error> {
    tx.one(&VERSION, params![], |row| row.get(0))
}

pub fn members(tx: &mut Tx<'_>, unit: UnitId) -> Result<Vec<Member>, Error> {
    tx.rows(&MEMBERS, params![unit], member)
}

pub fn one_member(tx: &mut Tx<'_>, id: MemberId) -> Result<Option<Member>, Error> {
    tx.row(&MEMBER, params![id], member)
}

fn member(row: &Row<'_>) -> Result<Member, Error> {
    Ok(Member {
        id: row.get(0)?,
        unit: row.get(1)?,
        post: row.get(2)?,
        name: row.get(3)?,
        phone: row.get(4)?,
        account: row.get(5)?,
        from_day: day(&row.get::<String>(6)?)?,
        to_day: row.get::<Option<String>>(7)?.as_deref().map(day).transpose()?,
    })
}

fn day(text: &str) -> Result<Date, Error> {
    text.parse().map_err(|_| Error::Other("a day that is none".into()))
}

pub fn insert_member(tx: &mut Tx<'_>, member: &Member, now: Time) -> Result<u64, Error> {
    let Member { id, unit, post, name, phone, account, from_day, to_day } = member;
    let (from_day, to_day) = (from_day.to_string(), to_day.map(|day| day.to_string()));
    tx.run(&INSERT_MEMBER, params![*id, *unit, post, name, phone, *account, from_day, to_day, now])
}

pub fn update_member(tx: &mut Tx<'_>, member: &Member, now: Time) -> Result<u64, Error> {
    let Member { id, post, name, phone, account, from_day, to_day, .. } = member;
    let (from_day, to_day) = (from_day.to_string(), to_day.map(|day| day.to_string()));
    tx.run(&UPDATE_MEMBER, params![*id, post, name, phone, *account, from_day, to_day, now])
}

pub fn rosters(tx: &mut Tx<'_>, unit: UnitId) -> Result<Vec<Roster>, Error> {
    tx.rows(&ROSTERS, params![unit], |row| {
        Ok(Roster {
            id: row.get(0)?,
            member: row.get(1)?,
            days: Days::from_text(&row.get::<String>(2)?)
                .ok_or_else(|| Error::Other("days of a roster that are none".into()))?,
            cycle: row.get(3)?,
            turn: row.get(4)?,
            from_minute: row.get(5)?,
            to_minute: row.get(6)?,
            from_day: day(&row.get::<String>(7)?)?,
            to_day: row.get::<Option<String>>(8)?.as_deref().map(day).transpose()?,
        })
    })
}

pub fn insert_roster(tx: &mut Tx<'_>, unit: UnitId, roster: &Roster, now: Time) -> Result<u64, Error> {
    let Roster { id, member, days, cycle, turn, from_minute, to_minute, from_day, to_day } = roster;
    tx.run(
        &INSERT_ROSTER,
        params![
            *id,
            unit,
            *member,
            days.text(),
            *cycle,
            *turn,
            *from_minute,
            *to_minute,
            from_day.to_string(),
            to_day.map(|day| day.to_string()),
            now
        ],
    )
}

/// Lets a roster count until that day; none if it ended before.
pub fn end_roster(
    tx: &mut Tx<'_>,
    unit: UnitId,
    id: Id<Roster>,
    last: Date,
    now: Time,
) -> Result<u64, Error> {
    tx.run(&END_ROSTER, params![id, unit, last.to_string(), now])
}

/// Substitutions of a unit that have not ended before `since`.
pub fn substitutions(tx: &mut Tx<'_>, unit: UnitId, since: Time) -> Result<Vec<Substitution>, Error> {
    tx.rows(&SUBSTITUTIONS, params![unit, since], |row| {
        Ok(Substitution {
            id: row.get(0)?,
            absent: row.get(1)?,
            stand_in: row.get(2)?,
            from: row.get(3)?,
            to: row.get(4)?,
            reason: row.get(5)?,
        })
    })
}

pub fn insert_substitution(
    tx: &mut Tx<'_>,
    unit: UnitId,
    substitution: &Substitution,
    now: Time,
) -> Result<u64, Error> {
    let Substitution { id, absent, stand_in, from, to, reason } = substitution;
    tx.run(&INSERT_SUBSTITUTION, params![*id, unit, *absent, *stand_in, *from, *to, reason, now])
}

pub fn end_substitution(
    tx: &mut Tx<'_>,
    unit: UnitId,
    id: Id<Substitution>,
    now: Time,
) -> Result<u64, Error> {
    tx.run(&END_SUBSTITUTION, params![id, unit, now])
}
