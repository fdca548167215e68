//! One-time links.

use base::{Id, Problem, Time};
use db::{Tx, params, sql};

use crate::identity::model::Purpose;
use crate::platform::nouns::Account;

sql! {
    INSERT = "insert into links (token_hash, purpose, account_id, expires_at) values ($1, $2, $3, $4)";
    /// Whoever deletes the row has used the link: of two at once, one.
    TAKE = "delete from links where token_hash = $1 and expires_at > $2 returning purpose, account_id";
    DROP_OF = "delete from links where account_id = $1";
    DROP_SETUP = "delete from links where purpose = 'setup'";
    TRIM = "delete from links where expires_at <= $1";
}

pub fn insert(
    tx: &mut Tx<'_>,
    token_hash: &[u8],
    purpose: Purpose,
    account: Option<Id<Account>>,
    expires_at: Time,
) -> Result<(), Problem> {
    tx.run(&INSERT, params![token_hash, purpose.key(), account, expires_at])?;
    Ok(())
}

/// What a link was good for, and for whom.
pub type Taken = (Purpose, Option<Id<Account>>);

/// Uses up a link.
pub fn take(tx: &mut Tx<'_>, token_hash: &[u8], now: Time) -> Result<Option<Taken>, Problem> {
    let found = tx.row(&TAKE, params![token_hash, now], |row| Ok((row.get::<String>(0)?, row.get(1)?)))?;
    Ok(found.and_then(|(key, account)| {
        let purposes = [Purpose::SignIn, Purpose::Invite, Purpose::Setup];
        purposes.into_iter().find(|purpose| purpose.key() == key).map(|purpose| (purpose, account))
    }))
}

pub fn drop_of(tx: &mut Tx<'_>, account: Id<Account>) -> Result<(), Problem> {
    tx.run(&DROP_OF, params![account])?;
    Ok(())
}

pub fn drop_setup(tx: &mut Tx<'_>) -> Result<(), Problem> {
    tx.run(&DROP_SETUP, params![])?;
    Ok(())
}

pub fn trim(tx: &mut Tx<'_>, now: Time) -> Result<u64, Problem> {
    Ok(tx.run(&TRIM, params![now])?)
}
