//! Ceremonies that wait for their answer.

use base::{Id, Problem, Time};
use db::{Tx, params, sql};

use crate::identity::passkeys::ceremony::{Binding, Ceremony};
use crate::platform::nouns::Account;

sql! {
    INSERT = "insert into ceremonies (id, account_id, session_id, purpose, sealed, expires_at) values ($1, $2, $3, $4, $5, $6)";
    /// Whoever deletes the row has used the ceremony: of two answers at once, one.
    TAKE_SIGN_IN = "delete from ceremonies where id = $1 and account_id = $2 and purpose = $3 and expires_at > $4
                        and session_id is null
                    returning sealed";
    TAKE = "delete from ceremonies where id = $1 and account_id = $2 and purpose = $3 and expires_at > $4 and session_id = $5
            returning sealed";
    DROP_OF = "delete from ceremonies where account_id = $1";
    TRIM = "delete from ceremonies where expires_at <= $1";
}

pub fn insert(
    tx: &mut Tx<'_>,
    id: Id<Ceremony>,
    binding: &Binding,
    sealed: &[u8],
    expires_at: Time,
) -> Result<(), Problem> {
    let Binding { account, session, aim } = *binding;
    tx.run(&INSERT, params![id, account, session, aim.key(), sealed, expires_at])?;
    Ok(())
}

/// Uses up a ceremony of this binding.
pub fn take(
    tx: &mut Tx<'_>,
    id: Id<Ceremony>,
    binding: &Binding,
    now: Time,
) -> Result<Option<Vec<u8>>, Problem> {
    let Binding { account, session, aim } = *binding;
    let found = match session {
        Some(session) => tx.row(&TAKE, params![id, account, aim.key(), now, session], |row| row.get(0))?,
        None => tx.row(&TAKE_SIGN_IN, params![id, account, aim.key(), now], |row| row.get(0))?,
    };
    Ok(found)
}

pub fn drop_of(tx: &mut Tx<'_>, account: Id<Account>) -> Result<(), Problem> {
    tx.run(&DROP_OF, params![account])?;
    Ok(())
}

pub fn trim(tx: &mut Tx<'_>, now: Time) -> Result<u64, Problem> {
    Ok(tx.run(&TRIM, params![now])?)
}
