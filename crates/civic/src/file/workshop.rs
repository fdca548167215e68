//! Where files are cleaned: on blocking threads, within a budget of memory, so that a burst of large photos queues up
//! instead of pushing everything else out.

use std::sync::Arc;

use base::{Code, Kind, Problem, problem::INTERNAL};
use sha2::{Digest, Sha256};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::media::{FileKind, Media};
use super::{photo, voice};

/// Megapixels that may be decoded at one time: about 4 bytes of memory each.
const PIXEL_BUDGET: u32 = 64;
/// What even the smallest picture counts: bounds how many threads work at one time.
const PIXEL_FLOOR: u32 = 16;
/// Megabytes of uploads that may wait in memory at one time.
const BYTE_BUDGET: usize = 128;

static BUSY: Code = Code::new(
    Kind::Unavailable,
    "file.busy",
    "上传的人较多，请稍后再试。",
    "Many uploads are under way; please try again in a moment.",
);

/// A file ready to be stored.
#[derive(Debug)]
pub struct Prepared {
    pub media: Media,
    pub bytes: Vec<u8>,
    pub thumb: Option<Vec<u8>>,
    pub sha256: Vec<u8>,
    pub width: Option<u32>,
    pub height: Option<u32>,
    pub millis: Option<u64>,
}

/// Bounds what uploads may take of the machine.
pub struct Workshop {
    pixels: Arc<Semaphore>,
    room: Arc<Semaphore>,
    /// Megapixels of one photo.
    most: u64,
}

impl Workshop {
    pub fn new(most_megapixels: u64) -> Workshop {
        let pixels = Arc::new(Semaphore::new(PIXEL_BUDGET as usize));
        Workshop { pixels, room: Arc::new(Semaphore::new(BYTE_BUDGET)), most: most_megapixels }
    }

    /// Room for one more megabyte of an upload, given back when dropped; nobody waits for it, so that slow clients
    /// cannot hold up others.
    pub fn megabyte(&self) -> Result<OwnedSemaphorePermit, Problem> {
        self.room.clone().try_acquire_owned().map_err(|_| BUSY.problem())
    }

    /// Checks and cleans a file.
    pub async fn prepare(&self, media: Media, bytes: Vec<u8>) -> Result<Prepared, Problem> {
        let most = self.most;
        let weight = match media.kind() {
            FileKind::Photo => u32::try_from(photo::megapixels(media, &bytes, most)?).unwrap_or(PIXEL_BUDGET),
            FileKind::Voice => PIXEL_FLOOR,
        };
        let weight = weight.clamp(PIXEL_FLOOR, PIXEL_BUDGET);
        let turn = self.pixels.clone().acquire_many_owned(weight).await.map_err(|_| BUSY.problem())?;
        let work = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            clean(media, &bytes, most)
        });
        work.await.map_err(|panic| {
            tracing::error!(%panic, "cleaning a file panicked");
            INTERNAL.problem()
        })?
    }
}

fn clean(media: Media, bytes: &[u8], most: u64) -> Result<Prepared, Problem> {
    let prepared = match media.kind() {
        FileKind::Photo => {
            let photo = photo::clean(media, bytes, most)?;
            Prepared {
                media: photo.media,
                sha256: Sha256::digest(&photo.bytes).to_vec(),
                bytes: photo.bytes,
                thumb: Some(photo.thumb),
                width: Some(photo.width),
                height: Some(photo.height),
                millis: None,
            }
        }
        FileKind::Voice => {
            let voice = voice::clean(media, bytes)?;
            Prepared {
                media,
                sha256: Sha256::digest(&voice.bytes).to_vec(),
                bytes: voice.bytes,
                thumb: None,
                width: None,
                height: None,
                millis: Some(voice.millis),
            }
        }
    };
    Ok(prepared)
}
