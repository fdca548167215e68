//! Accounts and their credentials.

use base::{Id, Problem, Time};
use db::{Row, Tx, params, sql};

use super::{ceremonies, passkeys};
use crate::identity::model::{Account, Credentials, NewAccount};
use crate::platform::Scope;
use crate::platform::nouns::{self, Unit};

sql! {
    INSERT = "insert into accounts (id, name, display, machine, unit_id, area_path, email, totp_step, version, created_at, updated_at)
              values ($1, $2, $3, $4, $5, $6, $7, 0, 1, $8, $8)";
    GET = "select id, name, display, machine, unit_id, email, disabled_at,
                  case when password_hash is null then 0 else 1 end,
                  case when totp_secret is null and not exists (select 1 from passkeys p where p.account_id = accounts.id)
                       then 0 else 1 end,
                  version, created_at, updated_at, area_path
           from accounts where id = $1";
    FIND = "select id from accounts where name = $1";
    PAGE = "select id, name, display, machine, unit_id, email, disabled_at,
                   case when password_hash is null then 0 else 1 end,
                   case when totp_secret is null and not exists (select 1 from passkeys p where p.account_id = accounts.id)
                       then 0 else 1 end,
                   version, created_at, updated_at, area_path
            from accounts where name > $1 and (name >= $2 and name < $3 or display like $4) order by name limit $5";
    CREDENTIALS = "select id, name, display, machine, case when disabled_at is null then 0 else 1 end, password_hash,
                          totp_secret, totp_offered,
                          (select count(*) from passkeys p where p.account_id = accounts.id)
                   from accounts where name = $1";
    CREDENTIALS_OF = "select id, name, display, machine, case when disabled_at is null then 0 else 1 end, password_hash,
                             totp_secret, totp_offered,
                             (select count(*) from passkeys p where p.account_id = accounts.id)
                      from accounts where id = $1";
    UPDATE = "update accounts set display = $3, unit_id = $4, area_path = $5, email = $6, disabled_at = $7,
                                  version = version + 1, updated_at = $8
              where id = $1 and version = $2";
    /// Takes the row, so that two grants to one account follow each other.
    TOUCH = "update accounts set version = version + 1, updated_at = $2 where id = $1";
    SET_PASSWORD = "update accounts set password_hash = $2, version = version + 1, updated_at = $3 where id = $1";
    OFFER_TOTP = "update accounts set totp_offered = $2 where id = $1";
    CONFIRM_TOTP = "update accounts set totp_secret = totp_offered, totp_offered = null, totp_step = $2, version = version + 1,
                                        updated_at = $3
                    where id = $1 and totp_offered is not null";
    /// Nothing happens when this step, or a later one, was used before: a replay.
    USE_STEP = "update accounts set totp_step = $2 where id = $1 and totp_step < $2";
    CLEAR_CREDENTIALS = "update accounts set password_hash = null, totp_secret = null, totp_offered = null, totp_step = 0,
                                             version = version + 1, updated_at = $2
                         where id = $1";
    /// Takes the row, so that two changes of the factors follow each other; what was offered before the change is void.
    FACTORS_CHANGE = "update accounts set totp_offered = null, version = version + 1, updated_at = $2 where id = $1";
    COUNT_CODES = "select count(*) from recovery_codes where account_id = $1";
    ADD_CODE = "insert into recovery_codes (account_id, code_hash) values ($1, $2)";
    USE_CODE = "delete from recovery_codes where account_id = $1 and code_hash = $2";
    DROP_CODES = "delete from recovery_codes where account_id = $1";
    UNITS = "select distinct unit_id, area_path from accounts where unit_id is not null";
    MOVE_UNIT = "update accounts set area_path = $2 where unit_id = $1";
    ANY = "select 1 from accounts limit 1";
}

pub fn insert(tx: &mut Tx<'_>, id: Id<nouns::Account>, new: &NewAccount, now: Time) -> Result<(), db::Error> {
    let values = params![id, &new.name, &new.display, new.machine, new.unit, &new.area_path, &new.email, now];
    tx.run(&INSERT, values).map(drop)
}

pub fn get(tx: &mut Tx<'_>, id: Id<nouns::Account>) -> Result<Option<Account>, Problem> {
    Ok(tx.row(&GET, params![id], account)?)
}

pub fn find(tx: &mut Tx<'_>, name: &str) -> Result<Option<Id<nouns::Account>>, Problem> {
    Ok(tx.row(&FIND, params![name], |row| row.get(0))?)
}

/// Accounts inside the scope by name, after `after`, whose name or shown name begins with `q`.
pub fn page(
    tx: &mut Tx<'_>,
    scope: &Scope,
    after: &str,
    q: &str,
    limit: usize,
) -> Result<Vec<Account>, Problem> {
    let (mut found, mut after) = (Vec::new(), after.to_owned());
    let upper = format!("{q}\u{10ffff}");
    let like = format!("{}%", q.replace(['%', '_'], ""));
    // Accounts are few (thousands) and nearly all asked for by somebody whose scope is everything.
    loop {
        let some = tx.rows(&PAGE, params![&after, q, &upper, &like, limit + 1], account)?;
        let more = some.len() > limit;
        after = some.last().map(|last| last.name.clone()).unwrap_or_default();
        found.extend(some.into_iter().filter(|account| scope.covers_area(&account.area_path)));
        if found.len() > limit || !more {
            return Ok(found);
        }
    }
}

pub fn credentials(tx: &mut Tx<'_>, name: &str) -> Result<Option<Credentials>, Problem> {
    Ok(tx.row(&CREDENTIALS, params![name], read_credentials)?)
}

pub fn credentials_of(tx: &mut Tx<'_>, id: Id<nouns::Account>) -> Result<Option<Credentials>, Problem> {
    Ok(tx.row(&CREDENTIALS_OF, params![id], read_credentials)?)
}

/// Writes what may change; false when somebody else was faster.
pub fn update(tx: &mut Tx<'_>, account: &Account, now: Time) -> Result<bool, Problem> {
    let values = params![
        account.id,
        account.version,
        &account.display,
        account.unit,
        &account.area_path,
        &account.email,
        account.disabled_at,
        now
    ];
    Ok(tx.run(&UPDATE, values)? == 1)
}

/// Takes the account for this transaction; false if there is none.
pub fn touch(tx: &mut Tx<'_>, id: Id<nouns::Account>, now: Time) -> Result<bool, Problem> {
    Ok(tx.run(&TOUCH, params![id, now])? == 1)
}

pub fn set_password(tx: &mut Tx<'_>, id: Id<nouns::Account>, hash: &str, now: Time) -> Result<(), Problem> {
    tx.run(&SET_PASSWORD, params![id, hash, now])?;
    Ok(())
}

/// Keeps a secret that its owner has not confirmed yet.
pub fn offer_totp(tx: &mut Tx<'_>, id: Id<nouns::Account>, sealed: &[u8]) -> Result<(), Problem> {
    tx.run(&OFFER_TOTP, params![id, sealed])?;
    Ok(())
}

/// Puts the offered secret into force, its code of `step` used up.
pub fn confirm_totp(tx: &mut Tx<'_>, id: Id<nouns::Account>, step: i64, now: Time) -> Result<bool, Problem> {
    Ok(tx.run(&CONFIRM_TOTP, params![id, step, now])? == 1)
}

/// Uses up a time step; false when it was used before.
pub fn use_step(tx: &mut Tx<'_>, id: Id<nouns::Account>, step: i64) -> Result<bool, Problem> {
    Ok(tx.run(&USE_STEP, params![id, step])? == 1)
}

/// Takes the account for a change of its second factors, and voids whatever was begun before the change.
pub fn factors_change(tx: &mut Tx<'_>, id: Id<nouns::Account>, now: Time) -> Result<(), Problem> {
    tx.run(&FACTORS_CHANGE, params![id, now])?;
    ceremonies::drop_of(tx, id)
}

/// Recovery codes that are left.
pub fn codes(tx: &mut Tx<'_>, id: Id<nouns::Account>) -> Result<i64, Problem> {
    Ok(tx.one(&COUNT_CODES, params![id], |row| row.get(0))?)
}

/// Uses up a recovery code; false when there is no such code, or no longer.
pub fn use_code(tx: &mut Tx<'_>, id: Id<nouns::Account>, hash: &[u8]) -> Result<bool, Problem> {
    Ok(tx.run(&USE_CODE, params![id, hash])? == 1)
}

/// Replaces all recovery codes.
pub fn set_codes(tx: &mut Tx<'_>, id: Id<nouns::Account>, hashes: &[Vec<u8>]) -> Result<(), Problem> {
    tx.run(&DROP_CODES, params![id])?;
    for hash in hashes {
        tx.run(&ADD_CODE, params![id, hash])?;
    }
    Ok(())
}

/// Takes away password, second factors and recovery codes.
pub fn clear_credentials(tx: &mut Tx<'_>, id: Id<nouns::Account>, now: Time) -> Result<(), Problem> {
    tx.run(&CLEAR_CREDENTIALS, params![id, now])?;
    tx.run(&DROP_CODES, params![id])?;
    passkeys::drop_of(tx, id)?;
    ceremonies::drop_of(tx, id)
}

/// Units that accounts belong to, with the paths kept for them.
pub fn units(tx: &mut Tx<'_>) -> Result<Vec<(Id<Unit>, String)>, Problem> {
    Ok(tx.rows(&UNITS, params![], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// Follows a unit whose area got another path.
pub fn move_unit(tx: &mut Tx<'_>, unit: Id<Unit>, path: &str) -> Result<u64, Problem> {
    Ok(tx.run(&MOVE_UNIT, params![unit, path])?)
}

pub fn is_empty(tx: &mut Tx<'_>) -> Result<bool, Problem> {
    Ok(tx.row(&ANY, params![], |_| Ok(()))?.is_none())
}

fn account(row: &Row<'_>) -> Result<Account, db::Error> {
    Ok(Account {
        id: row.get(0)?,
        name: row.get(1)?,
        display: row.get(2)?,
        machine: row.get(3)?,
        unit: row.get(4)?,
        email: row.get(5)?,
        disabled_at: row.get(6)?,
        has_password: row.get(7)?,
        has_second_factor: row.get(8)?,
        version: row.get(9)?,
        created_at: row.get(10)?,
        updated_at: row.get(11)?,
        area_path: row.get(12)?,
    })
}

fn read_credentials(row: &Row<'_>) -> Result<Credentials, db::Error> {
    Ok(Credentials {
        account: row.get(0)?,
        name: row.get(1)?,
        display: row.get(2)?,
        machine: row.get(3)?,
        disabled: row.get(4)?,
        password_hash: row.get(5)?,
        totp_secret: row.get(6)?,
        totp_offered: row.get(7)?,
        passkeys: row.get(8)?,
    })
}
