//! Packs in the database.

use base::Time;
use db::{Error, Json, Tx, params, sql};

use super::{Files, Pack};

sql! {
    INSERT = "insert into packs (key, version, digest, content, loaded_at) values ($1, $2, $3, $4, $5)
              on conflict (key, version) do nothing";
    DIGEST = "select digest from packs where key = $1 and version = $2";
    SWITCH_ON = "update packs set active_at = $3, taken_at = null where key = $1 and version = $2";
    TAKEN = "update packs set taken_at = $3 where key = $1 and version = $2";
    STATES = "select key, version, digest, loaded_at, active_at, taken_at from packs order by key, loaded_at, version";
    CONTENTS = "select content from packs order by key, loaded_at, version";
}

/// What is known of a version besides its content.
#[derive(Clone, Debug)]
pub struct Kept {
    pub key: String,
    pub version: String,
    pub digest: String,
    pub loaded_at: Time,
    pub active_at: Option<Time>,
    pub taken_at: Option<Time>,
}

impl Kept {
    pub fn label(&self) -> String {
        super::model::label(&self.key, &self.version)
    }
}

/// Keeps a version; the digest that is kept under it afterwards, which differs if it was there with another content.
pub fn keep(tx: &mut Tx<'_>, pack: &Pack, now: Time) -> Result<String, Error> {
    tx.run(&INSERT, params![&pack.key, &pack.version, &pack.digest, Json(&pack.files), now])?;
    tx.one(&DIGEST, params![&pack.key, &pack.version], |row| row.get(0))
}

pub fn switch_on(tx: &mut Tx<'_>, pack: &Pack, now: Time) -> Result<u64, Error> {
    tx.run(&SWITCH_ON, params![&pack.key, &pack.version, now])
}

pub fn taken(tx: &mut Tx<'_>, pack: &Pack, now: Time) -> Result<u64, Error> {
    tx.run(&TAKEN, params![&pack.key, &pack.version, now])
}

pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Kept>, Error> {
    tx.rows(&STATES, params![], |row| {
        Ok(Kept {
            key: row.get(0)?,
            version: row.get(1)?,
            digest: row.get(2)?,
            loaded_at: row.get(3)?,
            active_at: row.get(4)?,
            taken_at: row.get(5)?,
        })
    })
}

/// The version in force, if any was ever switched on.
pub fn in_force(tx: &mut Tx<'_>) -> Result<Option<Kept>, Error> {
    Ok(all(tx)?.into_iter().filter(|kept| kept.active_at.is_some()).max_by_key(|kept| kept.active_at))
}

pub fn contents(tx: &mut Tx<'_>) -> Result<Vec<Files>, Error> {
    tx.rows(&CONTENTS, params![], |row| Ok(row.get::<Json<Files>>(0)?.0))
}
