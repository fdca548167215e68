//! Statements about files.

use base::{Id, Problem, Time};
use db::{Json, Row, Tx, params, sql};

use super::media::Media;
use super::model::{FileState, Stored};
use crate::platform::events::Audience;
use crate::platform::nouns::{Case, File, Unit};

sql! {
    INSERT = "insert into files (id, kind, media, bytes, sha256, width, height, millis, owner, created_at, state,
                area_path, category, units)
              values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'loose', '', '', $11)";
    FIND = "select id, media, bytes, sha256, width, height, millis, owner, created_at, state, case_id, area_path,
              category, units
            from files where id = $1";
    OF_CASE = "select id, media, bytes, sha256, width, height, millis, owner, created_at, state, case_id, area_path,
                 category, units
               from files where case_id = $1 and state = 'attached' order by id";
    /// The guard decides between two who attach the same file at once.
    ATTACH = "update files set state = 'attached', case_id = $2, attached_at = $3, area_path = $4, category = $5,
                units = $6
              where id = $1 and state = 'loose'";
    ADDRESS = "update files set area_path = $2, category = $3, units = $4 where case_id = $1";
    ERASE = "update files set state = 'removing' where case_id = $1 and state = 'attached'";
    CONDEMN = "update files set state = 'removing'
               where id in (select id from files where state = 'loose' and created_at < $1 order by created_at limit $2)
                 and state = 'loose'";
    CONDEMNED = "select id from files where state = 'removing' order by created_at limit $1";
    FORGET = "delete from files where id = $1 and state = 'removing'";
    KEPT = "select id, sha256 from files where id > $1 and state <> 'removing' order by id limit $2";
    EXISTS = "select 1 from files where id = $1";
}

pub fn insert(tx: &mut Tx<'_>, file: &Stored) -> Result<(), Problem> {
    tx.run(
        &INSERT,
        params![
            file.id,
            file.media.kind().key(),
            file.media.name(),
            file.bytes as i64,
            file.sha256.as_slice(),
            file.width,
            file.height,
            file.millis.map(|millis| millis as i64),
            file.owner.as_str(),
            file.created_at,
            Json(&file.audience.units)
        ],
    )?;
    Ok(())
}

pub fn find(tx: &mut Tx<'_>, id: Id<File>) -> Result<Option<Stored>, Problem> {
    Ok(tx.row(&FIND, params![id], read)?)
}

/// The files of a case, oldest first.
pub fn of_case(tx: &mut Tx<'_>, case: Id<Case>) -> Result<Vec<Stored>, Problem> {
    Ok(tx.rows(&OF_CASE, params![case], read)?)
}

/// Whether it was loose until now.
pub fn attach(
    tx: &mut Tx<'_>,
    id: Id<File>,
    case: Id<Case>,
    now: Time,
    audience: &Audience,
) -> Result<bool, Problem> {
    let Audience { area_path, category, units, .. } = audience;
    let changed =
        tx.run(&ATTACH, params![id, case, now, area_path.as_str(), category.as_str(), Json(units)])?;
    Ok(changed == 1)
}

/// Lets the files of a case follow its audience.
pub fn address(tx: &mut Tx<'_>, case: Id<Case>, audience: &Audience) -> Result<(), Problem> {
    let Audience { area_path, category, units, .. } = audience;
    tx.push(&ADDRESS, params![case, area_path.as_str(), category.as_str(), Json(units)])?;
    Ok(())
}

/// Takes the files of a case out of sight; their contents go with the next sweep.
pub fn erase(tx: &mut Tx<'_>, case: Id<Case>) -> Result<u64, Problem> {
    Ok(tx.run(&ERASE, params![case])?)
}

/// Marks loose files from before an instant for removal, so that nobody can attach them any more.
pub fn condemn(tx: &mut Tx<'_>, before: Time, limit: i64) -> Result<u64, Problem> {
    Ok(tx.run(&CONDEMN, params![before, limit])?)
}

pub fn condemned(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<Id<File>>, Problem> {
    Ok(tx.rows(&CONDEMNED, params![limit], |row| row.get(0))?)
}

pub fn forget(tx: &mut Tx<'_>, id: Id<File>) -> Result<(), Problem> {
    tx.run(&FORGET, params![id])?;
    Ok(())
}

pub fn exists(tx: &mut Tx<'_>, id: Id<File>) -> Result<bool, Problem> {
    Ok(tx.row(&EXISTS, params![id], |_| Ok(()))?.is_some())
}

/// A file, and the SHA-256 of its content.
pub type Kept = (Id<File>, Vec<u8>);

/// Files after one id whose content is kept.
pub fn kept(tx: &mut Tx<'_>, after: Id<File>, limit: i64) -> Result<Vec<Kept>, Problem> {
    Ok(tx.rows(&KEPT, params![after, limit], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

fn read(row: &Row<'_>) -> Result<Stored, db::Error> {
    let media: String = row.get(1)?;
    Ok(Stored {
        id: row.get(0)?,
        media: Media::named(&media).ok_or_else(|| db::Error::Other(format!("unknown media type {media}")))?,
        bytes: row.get::<i64>(2)?.unsigned_abs(),
        sha256: row.get(3)?,
        width: row.get(4)?,
        height: row.get(5)?,
        millis: row.get::<Option<i64>>(6)?.map(i64::unsigned_abs),
        owner: row.get(7)?,
        created_at: row.get(8)?,
        state: FileState::from_key(&row.get::<String>(9)?),
        case: row.get(10)?,
        audience: Audience {
            area_path: row.get(11)?,
            category: row.get(12)?,
            units: row.get::<Json<Vec<Id<Unit>>>>(13)?.0,
            account: None,
        },
    })
}
