//! Passkeys.

use base::{Id, Problem, Time};
use db::{Row, Tx, params, sql};

use crate::identity::model::PasskeyInfo;
use crate::platform::nouns::{Account, Passkey};

sql! {
    /// What the authenticator had counted before stands in what is sealed; from the first use on it stands in the column too.
    INSERT = "insert into passkeys (id, account_id, credential_hash, name, sealed, counter, created_at)
              values ($1, $2, $3, $4, $5, 0, $6)";
    OF = "select id, name, created_at, used_at, sealed from passkeys where account_id = $1 order by created_at, id";
    FIND = "select id, name, created_at, used_at, sealed from passkeys where account_id = $1 and credential_hash = $2";
    /// Nothing happens when the authenticator has counted no further: somebody else has a copy of it.
    USE = "update passkeys set sealed = $2, counter = $3, used_at = $4
           where id = $1 and (counter < $3 or (counter = 0 and $3 = 0))";
    RENAME = "update passkeys set name = $3 where id = $1 and account_id = $2";
    REMOVE = "delete from passkeys where id = $1 and account_id = $2";
    DROP_OF = "delete from passkeys where account_id = $1";
}

/// A passkey with what checks its signatures.
#[derive(Clone, Debug)]
pub struct Kept {
    pub info: PasskeyInfo,
    pub sealed: Vec<u8>,
}

pub fn insert(
    tx: &mut Tx<'_>,
    account: Id<Account>,
    credential_hash: &[u8],
    kept: &Kept,
) -> Result<(), db::Error> {
    let Kept { info, sealed } = kept;
    let values = params![info.id, account, credential_hash, &info.name, sealed.as_slice(), info.created_at];
    tx.run(&INSERT, values).map(drop)
}

/// All passkeys of an account, the oldest first.
pub fn of(tx: &mut Tx<'_>, account: Id<Account>) -> Result<Vec<Kept>, Problem> {
    Ok(tx.rows(&OF, params![account], kept)?)
}

/// The passkey of an account by the authenticator's own id for it.
pub fn find(tx: &mut Tx<'_>, account: Id<Account>, credential_hash: &[u8]) -> Result<Option<Kept>, Problem> {
    Ok(tx.row(&FIND, params![account, credential_hash], kept)?)
}

/// Notes a use; false when the authenticator has counted no further than before.
pub fn used(
    tx: &mut Tx<'_>,
    id: Id<Passkey>,
    sealed: &[u8],
    counter: u32,
    now: Time,
) -> Result<bool, Problem> {
    Ok(tx.run(&USE, params![id, sealed, i64::from(counter), now])? == 1)
}

/// False if the account has none such.
pub fn rename(tx: &mut Tx<'_>, id: Id<Passkey>, account: Id<Account>, name: &str) -> Result<bool, Problem> {
    Ok(tx.run(&RENAME, params![id, account, name])? == 1)
}

/// False if the account has none such.
pub fn remove(tx: &mut Tx<'_>, id: Id<Passkey>, account: Id<Account>) -> Result<bool, Problem> {
    Ok(tx.run(&REMOVE, params![id, account])? == 1)
}

pub fn drop_of(tx: &mut Tx<'_>, account: Id<Account>) -> Result<(), Problem> {
    tx.run(&DROP_OF, params![account])?;
    Ok(())
}

fn kept(row: &Row<'_>) -> Result<Kept, db::Error> {
    let info =
        PasskeyInfo { id: row.get(0)?, name: row.get(1)?, created_at: row.get(2)?, used_at: row.get(3)? };
    Ok(Kept { info, sealed: row.get(4)? })
}
