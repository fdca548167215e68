//! Contents of files: a folder or an S3 bucket behind one face. An answered `put` is durable.

use std::collections::BTreeSet;
use std::sync::Arc;

use base::{Code, Id, Kind, Problem, Time};
use bytes::Bytes;
use futures_util::stream::{BoxStream, TryStreamExt};
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload};

use crate::platform::config::Storage;
use crate::platform::nouns::File;
use crate::platform::tls;

static STORAGE: Code = Code::new(
    Kind::Unavailable,
    "file.storage",
    "暂时无法存取文件，请稍后再试。",
    "Files cannot be stored or read right now; please try again later.",
);
static SETTING: Code = Code::new(
    Kind::Internal,
    "file.bad_storage",
    "文件存储设置 storage.files 不可用：{0}",
    "The setting storage.files does not work: {0}",
);

/// The whole file, or the small picture of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Whole,
    Thumb,
}

/// The store of contents, one object per file and one per thumbnail, in a folder per day.
pub struct Blobs {
    store: Arc<dyn ObjectStore>,
    prefix: Path,
}

impl Blobs {
    /// Opens the folder or bucket that the configuration names.
    pub fn open(storage: &Storage) -> Result<Blobs, Problem> {
        if storage.files.is_empty() {
            return Blobs::in_folder(&storage.data.join("files"));
        }
        let Some(place) = storage.files.strip_prefix("s3://") else {
            return Err(setting(&"it is empty or begins with s3://"));
        };
        let (bucket, prefix) = place.split_once('/').unwrap_or((place, ""));
        tls::prepare();
        let s3 =
            AmazonS3Builder::from_env().with_bucket_name(bucket).build().map_err(|error| setting(&error))?;
        Ok(Blobs { store: Arc::new(s3), prefix: Path::from(prefix) })
    }

    /// Contents in a folder, made if it is missing.
    pub fn in_folder(folder: &std::path::Path) -> Result<Blobs, Problem> {
        std::fs::create_dir_all(folder).map_err(|error| setting(&error))?;
        let local = LocalFileSystem::new_with_prefix(folder).map_err(|error| setting(&error))?;
        Ok(Blobs { store: Arc::new(local.with_fsync(true)), prefix: Path::default() })
    }

    pub async fn put(&self, id: Id<File>, part: Part, bytes: Vec<u8>) -> Result<(), Problem> {
        self.store.put(&self.path(id, part), PutPayload::from(bytes)).await.map_err(failed)?;
        Ok(())
    }

    /// The content piece by piece, and its length.
    pub async fn get(
        &self,
        id: Id<File>,
        part: Part,
    ) -> Result<(u64, BoxStream<'static, object_store::Result<Bytes>>), Problem> {
        let found = self.store.get(&self.path(id, part)).await.map_err(failed)?;
        Ok((found.meta.size, found.into_stream()))
    }

    /// All of a content at once; `None` if it is not there.
    pub async fn whole(&self, id: Id<File>, part: Part) -> Result<Option<Vec<u8>>, Problem> {
        match self.store.get(&self.path(id, part)).await {
            Ok(found) => Ok(Some(found.bytes().await.map_err(failed)?.to_vec())),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(failed(error)),
        }
    }

    /// Removes a file with its thumbnail; what is gone already is no error.
    pub async fn remove(&self, id: Id<File>) -> Result<(), Problem> {
        for part in [Part::Whole, Part::Thumb] {
            match self.store.delete(&self.path(id, part)).await {
                Ok(()) | Err(object_store::Error::NotFound { .. }) => {}
                Err(error) => return Err(failed(error)),
            }
        }
        Ok(())
    }

    /// The ids of all contents that were stored on the day of `at`.
    pub async fn of_day(&self, at: Time) -> Result<BTreeSet<Id<File>>, Problem> {
        let names = self.store.list(Some(&self.prefix.clone().join(day(at))));
        let ids = names.map_ok(|meta| meta.location.filename().and_then(id_of)).try_collect::<Vec<_>>();
        Ok(ids.await.map_err(failed)?.into_iter().flatten().collect())
    }

    fn path(&self, id: Id<File>, part: Part) -> Path {
        let name = match part {
            Part::Whole => id.to_string(),
            Part::Thumb => format!("{id}.thumb"),
        };
        self.prefix.clone().join(day(made_at(id))).join(name)
    }
}

/// When an id was made, to the millisecond (RFC 9562 §5.7).
pub fn made_at(id: Id<File>) -> Time {
    let millis = id.uuid().as_u128() >> 80;
    Time(millis as i64 * 1000)
}

fn day(at: Time) -> String {
    at.timestamp().strftime("%Y%m%d").to_string()
}

fn setting(error: &dyn std::fmt::Display) -> Problem {
    SETTING.with([error.to_string()])
}

fn id_of(name: &str) -> Option<Id<File>> {
    name.strip_suffix(".thumb").unwrap_or(name).parse().ok()
}

fn failed(error: object_store::Error) -> Problem {
    tracing::error!(%error, "file storage failed");
    STORAGE.problem()
}
