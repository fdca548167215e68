//! Failed sign-ins by name.

use base::{Problem, Time};
use db::{Tx, params, sql};

sql! {
    /// Takes the row (made if missing), so that attempts at one name follow each other.
    LOCK = "insert into sign_in_failures (name_mac, count, at) values ($1, 0, $2)
            on conflict (name_mac) do update set count = sign_in_failures.count returning count, at";
    SET = "update sign_in_failures set count = $2, at = $3 where name_mac = $1";
    CLEAR = "delete from sign_in_failures where name_mac = $1";
    TRIM = "delete from sign_in_failures where at < $1";
}

/// Failures so far and when the last one was.
pub fn lock(tx: &mut Tx<'_>, name: &[u8], now: Time) -> Result<(i64, Time), Problem> {
    Ok(tx.one(&LOCK, params![name, now], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

pub fn set(tx: &mut Tx<'_>, name: &[u8], count: i64, at: Time) -> Result<(), Problem> {
    tx.run(&SET, params![name, count, at])?;
    Ok(())
}

pub fn clear(tx: &mut Tx<'_>, name: &[u8]) -> Result<(), Problem> {
    tx.run(&CLEAR, params![name])?;
    Ok(())
}

pub fn trim(tx: &mut Tx<'_>, before: Time) -> Result<u64, Problem> {
    Ok(tx.run(&TRIM, params![before])?)
}
