//! Sessions and machine tokens.

use base::{Id, Problem, Time};
use db::{Row, Tx, params, sql};

use crate::identity::model::{Proof, SessionInfo};
use crate::platform::nouns::{Account, Session, Unit};

sql! {
    INSERT = "insert into sessions (id, token_hash, account_id, proof, label, address, created_at, used_at, expires_at)
              values ($1, $2, $3, $4, $5, $6, $7, $7, $8)";
    LOOK = "select s.id, s.proof, s.used_at, a.id, a.name, a.display, a.unit_id
            from sessions s join accounts a on a.id = s.account_id
            where s.token_hash = $1 and s.expires_at > $2 and a.disabled_at is null";
    USED = "update sessions set used_at = $2 where id = $1 and used_at < $2";
    OF = "select id, proof, label, address, created_at, used_at, expires_at from sessions
          where account_id = $1 and expires_at > $2 order by used_at desc, id";
    END = "delete from sessions where id = $1 and account_id = $2";
    END_BY_TOKEN = "delete from sessions where token_hash = $1 returning id, account_id";
    END_ALL = "delete from sessions where account_id = $1";
    END_PEOPLES = "delete from sessions where account_id = $1 and proof <> 'token'";
    TRIM = "delete from sessions where expires_at <= $1";
}

/// A session that was found by its token.
#[derive(Clone, Debug)]
pub struct Found {
    pub session: Id<Session>,
    pub proof: Proof,
    pub used_at: Time,
    pub account: Id<Account>,
    pub name: String,
    pub display: String,
    pub unit: Option<Id<Unit>>,
}

pub fn insert(
    tx: &mut Tx<'_>,
    token_hash: &[u8],
    account: Id<Account>,
    info: &SessionInfo,
) -> Result<(), Problem> {
    tx.run(
        &INSERT,
        params![
            info.id,
            token_hash,
            account,
            info.proof.key(),
            &info.label,
            &info.address,
            info.created_at,
            info.expires_at
        ],
    )?;
    Ok(())
}

/// The session of a token, unless it has expired or its account is disabled.
pub fn look(tx: &mut Tx<'_>, token_hash: &[u8], now: Time) -> Result<Option<Found>, Problem> {
    let found = tx.row(&LOOK, params![token_hash, now], |row| {
        Ok(Found {
            session: row.get(0)?,
            proof: proof(row, 1)?,
            used_at: row.get(2)?,
            account: row.get(3)?,
            name: row.get(4)?,
            display: row.get(5)?,
            unit: row.get(6)?,
        })
    })?;
    Ok(found)
}

pub fn used(tx: &mut Tx<'_>, session: Id<Session>, now: Time) -> Result<(), Problem> {
    tx.run(&USED, params![session, now])?;
    Ok(())
}

/// Sessions and tokens of an account, last used first.
pub fn of(tx: &mut Tx<'_>, account: Id<Account>, now: Time) -> Result<Vec<SessionInfo>, Problem> {
    let found = tx.rows(&OF, params![account, now], |row| {
        Ok(SessionInfo {
            id: row.get(0)?,
            proof: proof(row, 1)?,
            label: row.get(2)?,
            address: row.get(3)?,
            created_at: row.get(4)?,
            used_at: row.get(5)?,
            expires_at: row.get(6)?,
        })
    })?;
    Ok(found)
}

/// Ends a session of this account; false if it has none such.
pub fn end(tx: &mut Tx<'_>, session: Id<Session>, account: Id<Account>) -> Result<bool, Problem> {
    Ok(tx.run(&END, params![session, account])? == 1)
}

/// A session that was ended, and whose it was.
pub type Ended = (Id<Session>, Id<Account>);

/// Ends the session of a token, if there is one.
pub fn end_by_token(tx: &mut Tx<'_>, token_hash: &[u8]) -> Result<Option<Ended>, Problem> {
    Ok(tx.row(&END_BY_TOKEN, params![token_hash], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// Ends all sessions and tokens of an account.
pub fn end_all(tx: &mut Tx<'_>, account: Id<Account>) -> Result<u64, Problem> {
    Ok(tx.run(&END_ALL, params![account])?)
}

/// Ends all sessions of an account, but not the tokens of its machines.
pub fn end_peoples(tx: &mut Tx<'_>, account: Id<Account>) -> Result<u64, Problem> {
    Ok(tx.run(&END_PEOPLES, params![account])?)
}

pub fn trim(tx: &mut Tx<'_>, now: Time) -> Result<u64, Problem> {
    Ok(tx.run(&TRIM, params![now])?)
}

fn proof(row: &Row<'_>, index: usize) -> Result<Proof, db::Error> {
    let key: String = row.get(index)?;
    Proof::from_key(&key).ok_or_else(|| db::Error::Other(format!("no such proof: {key}")))
}
