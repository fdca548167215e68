//! Roles held.

use base::{Id, Problem, Time};
use db::{Row, Tx, params, sql};

use crate::identity::model::Grant;
use crate::platform::nouns::{self, Account};

sql! {
    INSERT = "insert into grants (id, account_id, role, area_id, area_path, category, valid_from, valid_until, granted_by, granted_at)
              values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    OF = "select id, account_id, role, area_id, area_path, category, valid_from, valid_until, granted_by, granted_at
          from grants where account_id = $1 order by id";
    END = "update grants set valid_until = $2 where id = $1 and (valid_until is null or valid_until > $2)";
    END_ALL = "update grants set valid_until = $2 where account_id = $1 and (valid_until is null or valid_until > $2)";
    HELD_BY_ANYBODY = "select 1 from grants g join accounts a on a.id = g.account_id
                       where g.role = $1 and a.disabled_at is null and g.account_id <> $2
                         and g.valid_from <= $3 and (g.valid_until is null or g.valid_until > $3) limit 1";
    AREAS = "select distinct area_id, area_path from grants where area_id is not null";
    MOVE_AREA = "update grants set area_path = $2 where area_id = $1";
}

pub fn insert(tx: &mut Tx<'_>, grant: &Grant) -> Result<(), Problem> {
    tx.run(
        &INSERT,
        params![
            grant.id,
            grant.account,
            &grant.role,
            grant.area,
            &grant.area_path,
            &grant.category,
            grant.valid_from,
            grant.valid_until,
            &grant.granted_by,
            grant.granted_at
        ],
    )?;
    Ok(())
}

/// All grants of an account, ended ones too, oldest first.
pub fn of(tx: &mut Tx<'_>, account: Id<Account>) -> Result<Vec<Grant>, Problem> {
    Ok(tx.rows(&OF, params![account], grant)?)
}

/// Ends a grant; false if it had ended before.
pub fn end(tx: &mut Tx<'_>, grant: Id<nouns::Grant>, now: Time) -> Result<bool, Problem> {
    Ok(tx.run(&END, params![grant, now])? == 1)
}

/// Ends all grants of an account; how many there were.
pub fn end_all(tx: &mut Tx<'_>, account: Id<Account>, now: Time) -> Result<u64, Problem> {
    Ok(tx.run(&END_ALL, params![account, now])?)
}

/// Whether somebody other than `except` who can sign in holds the role now.
pub fn is_held_by_others(
    tx: &mut Tx<'_>,
    role: &str,
    except: Id<Account>,
    now: Time,
) -> Result<bool, Problem> {
    Ok(tx.row(&HELD_BY_ANYBODY, params![role, except, now], |_| Ok(()))?.is_some())
}

/// Areas in which roles are held, with the paths kept for them.
pub fn areas(tx: &mut Tx<'_>) -> Result<Vec<(Id<nouns::Area>, String)>, Problem> {
    Ok(tx.rows(&AREAS, params![], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// Follows an area that got another path.
pub fn move_area(tx: &mut Tx<'_>, area: Id<nouns::Area>, path: &str) -> Result<u64, Problem> {
    Ok(tx.run(&MOVE_AREA, params![area, path])?)
}

fn grant(row: &Row<'_>) -> Result<Grant, db::Error> {
    Ok(Grant {
        id: row.get(0)?,
        account: row.get(1)?,
        role: row.get(2)?,
        area: row.get(3)?,
        area_path: row.get(4)?,
        category: row.get(5)?,
        valid_from: row.get(6)?,
        valid_until: row.get(7)?,
        granted_by: row.get(8)?,
        granted_at: row.get(9)?,
    })
}
