//! Every statement on accounts of residents.

use base::{Problem, Time};
use db::{Tx, params, sql};

use super::model::{ResidentId, Sent};

sql! {
    SENT = "select code_hash, sent_at, expires_at, since, sent from resident_codes where phone_hash = $1";
    PUT_CODE = "insert into resident_codes (phone_hash, code_hash, tries, sent_at, expires_at, since, sent)
                values ($1, $2, 0, $3, $4, $5, $6)
                on conflict (phone_hash) do update set code_hash = excluded.code_hash, tries = 0, sent_at = excluded.sent_at,
                    expires_at = excluded.expires_at, since = excluded.since, sent = excluded.sent";
    /// A try counts before it is judged; of many at once no more than allowed are judged.
    TRY_CODE = "update resident_codes set tries = tries + 1 where phone_hash = $1 and tries < $2 and expires_at > $3
                returning code_hash";
    /// Used: it stays only to count how many were sent.
    USE_CODE = "update resident_codes set expires_at = $3 where phone_hash = $1 and code_hash = $2 and expires_at > $3";
    BY_PHONE = "select id from residents where phone_hash = $1";
    PUT = "insert into residents (id, phone_hash, phone_sealed, created_at) values ($1, $2, $3, $4)
           on conflict (phone_hash) do nothing";
    GET = "select phone_hash, phone_sealed, created_at from residents where id = $1";
    REMOVE = "delete from residents where id = $1";
    PUT_SESSION = "insert into resident_sessions (token_hash, resident_id, begun_at, expires_at) values ($1, $2, $3, $4)";
    SESSION = "select resident_id from resident_sessions where token_hash = $1 and expires_at > $2";
    END_SESSION = "delete from resident_sessions where token_hash = $1";
    END_SESSIONS = "delete from resident_sessions where resident_id = $1";
    BIND = "insert into resident_receipts (resident_id, receipt_hash, sealed, at) values ($1, $2, $3, $4)
            on conflict (resident_id, receipt_hash) do nothing";
    COUNT_RECEIPTS = "select count(*) from resident_receipts where resident_id = $1";
    RECEIPTS = "select receipt_hash, sealed, at from resident_receipts where resident_id = $1 order by at desc";
    UNBIND = "delete from resident_receipts where resident_id = $1 and receipt_hash = $2";
    UNBIND_ALL = "delete from resident_receipts where resident_id = $1";
    FORGET_CODES = "delete from resident_codes where since < $1";
    FORGET_SESSIONS = "delete from resident_sessions where expires_at < $1";
}

pub fn sent(tx: &mut Tx<'_>, phone: &[u8]) -> Result<Option<Sent>, Problem> {
    let read = |row: &db::Row<'_>| {
        Ok(Sent {
            code_hash: row.get(0)?,
            sent_at: row.get(1)?,
            expires_at: row.get(2)?,
            since: row.get(3)?,
            sent: row.get(4)?,
        })
    };
    Ok(tx.row(&SENT, params![phone], read)?)
}

pub fn put_code(tx: &mut Tx<'_>, phone: &[u8], sent: &Sent) -> Result<(), Problem> {
    let code = sent.code_hash.as_slice();
    tx.run(&PUT_CODE, params![phone, code, sent.sent_at, sent.expires_at, sent.since, sent.sent])?;
    Ok(())
}

/// Counts a try; the hash of the code, if it may still be tried.
pub fn try_code(tx: &mut Tx<'_>, phone: &[u8], most: u32, now: Time) -> Result<Option<Vec<u8>>, Problem> {
    Ok(tx.row(&TRY_CODE, params![phone, most, now], |row| row.get(0))?)
}

/// Whether this was its first use.
pub fn use_code(tx: &mut Tx<'_>, phone: &[u8], code: &[u8], now: Time) -> Result<bool, Problem> {
    Ok(tx.run(&USE_CODE, params![phone, code, now])? == 1)
}

/// The account of a number, made where there is none.
pub fn account(
    tx: &mut Tx<'_>,
    fresh: ResidentId,
    phone: &[u8],
    sealed: &[u8],
    now: Time,
) -> Result<ResidentId, Problem> {
    if let Some(known) = tx.row(&BY_PHONE, params![phone], |row| row.get(0))? {
        return Ok(known);
    }
    tx.run(&PUT, params![fresh, phone, sealed, now])?;
    Ok(tx.one(&BY_PHONE, params![phone], |row| row.get(0))?)
}

/// The hash of a number, the number sealed, and since when there is an account.
pub type Known = (Vec<u8>, Vec<u8>, Time);

pub fn get(tx: &mut Tx<'_>, id: ResidentId) -> Result<Option<Known>, Problem> {
    Ok(tx.row(&GET, params![id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?)
}

pub fn begin(tx: &mut Tx<'_>, token: &[u8], id: ResidentId, now: Time, until: Time) -> Result<(), Problem> {
    tx.run(&PUT_SESSION, params![token, id, now, until])?;
    Ok(())
}

/// Whose session it is, as long as it lasts.
pub fn session(tx: &mut Tx<'_>, token: &[u8], now: Time) -> Result<Option<ResidentId>, Problem> {
    Ok(tx.row(&SESSION, params![token, now], |row| row.get(0))?)
}

pub fn end(tx: &mut Tx<'_>, token: &[u8]) -> Result<(), Problem> {
    tx.run(&END_SESSION, params![token])?;
    Ok(())
}

pub fn count(tx: &mut Tx<'_>, id: ResidentId) -> Result<i64, Problem> {
    Ok(tx.one(&COUNT_RECEIPTS, params![id], |row| row.get(0))?)
}

pub fn bind(
    tx: &mut Tx<'_>,
    id: ResidentId,
    receipt: &[u8],
    sealed: &[u8],
    now: Time,
) -> Result<(), Problem> {
    tx.run(&BIND, params![id, receipt, sealed, now])?;
    Ok(())
}

/// A receipt as it is kept: its hash, sealed, and since when it is bound.
pub type Kept = (Vec<u8>, Vec<u8>, Time);

/// The receipts of one account, which nobody else asks for.
pub fn receipts(tx: &mut Tx<'_>, id: ResidentId) -> Result<Vec<Kept>, Problem> {
    Ok(tx.rows(&RECEIPTS, params![id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?)
}

pub fn unbind(tx: &mut Tx<'_>, id: ResidentId, receipt: &[u8]) -> Result<u64, Problem> {
    Ok(tx.run(&UNBIND, params![id, receipt])?)
}

/// Removes an account with all that hangs on it.
pub fn remove(tx: &mut Tx<'_>, id: ResidentId) -> Result<(), Problem> {
    tx.run(&UNBIND_ALL, params![id])?;
    tx.run(&END_SESSIONS, params![id])?;
    tx.run(&REMOVE, params![id])?;
    Ok(())
}

pub fn forget(tx: &mut Tx<'_>, codes_before: Time, now: Time) -> Result<u64, Problem> {
    Ok(tx.run(&FORGET_CODES, params![codes_before])? + tx.run(&FORGET_SESSIONS, params![now])?)
}
