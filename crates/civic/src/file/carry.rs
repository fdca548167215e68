//! Contents from one store to another: into a backup and out of it.

use base::{Id, Problem};
use db::Db;
use sha2::{Digest, Sha256};

use super::blobs::{Blobs, Part};
use super::model::FileState;
use super::store;
use crate::platform::nouns::File;

/// Rows looked at in one transaction.
const PAGE: i64 = 200;

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    pub files: u64,
    pub bytes: u64,
    /// Files whose content is not there.
    pub missing: Vec<Id<File>>,
    /// Files whose content is not the one that was stored: carried all the same, for whoever can still read it.
    pub spoilt: Vec<Id<File>>,
    /// Told to stop before the end.
    pub stopped: bool,
}

/// Carries the content of every file that a database names, with its small picture. `go_on` hears how many are done.
pub async fn carry(
    db: &Db,
    from: &Blobs,
    to: &Blobs,
    mut go_on: impl FnMut(u64) -> bool + Send,
) -> Result<Carried, Problem> {
    let mut carried = Carried::default();
    let mut after = Id::from_uuid(uuid::Uuid::nil());
    loop {
        let page = db.read(move |tx| store::kept(tx, after, PAGE)).await?;
        let Some((last, _)) = page.last() else { return Ok(carried) };
        after = *last;
        for (id, digest) in page {
            one(from, to, id, &digest, &mut carried).await?;
            if !go_on(carried.files) {
                return Ok(Carried { stopped: true, ..carried });
            }
        }
    }
}

async fn one(
    from: &Blobs,
    to: &Blobs,
    id: Id<File>,
    digest: &[u8],
    carried: &mut Carried,
) -> Result<(), Problem> {
    let Some(content) = from.whole(id, Part::Whole).await? else {
        carried.missing.push(id);
        return Ok(());
    };
    if Sha256::digest(&content).as_slice() != digest {
        carried.spoilt.push(id);
    }
    carried.files += 1;
    carried.bytes += content.len() as u64;
    if let Some(thumb) = from.whole(id, Part::Thumb).await? {
        to.put(id, Part::Thumb, thumb).await?;
    }
    to.put(id, Part::Whole, content).await
}

/// Of these files, those that a database still names.
pub async fn still_named(db: &Db, ids: Vec<Id<File>>) -> Result<Vec<Id<File>>, Problem> {
    db.read(move |tx| {
        let mut named = Vec::new();
        for id in ids {
            let found = store::find(tx, id)?;
            named.extend(found.filter(|file| file.state != FileState::Removing).map(|file| file.id));
        }
        Ok(named)
    })
    .await
}
