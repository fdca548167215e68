//! Photos and voice notes: checked, cleaned of everything hidden, stored, and shown to whoever may see their case.
//!
//! - A file is sent first and attached to a case afterwards, once, by the one who sent it. Without sign-in that is
//!   whoever holds the secret in the id that the upload answered with.
//! - What is served was written or checked here: no EXIF, no place, no tags, no bytes that the format does not explain.
//! - The content is stored before the row; a crash in between leaves content that the sweeper removes.
//! - Files that nobody attached are removed after 24 hours.
//!
//! What never happens here: a position is taken out of a photo and kept; a file is served by its name or its declared type.

mod blobs;
mod carry;
mod gate;
mod http;
mod jobs;
mod media;
mod model;
mod photo;
mod store;
#[cfg(test)]
mod tests;
mod upload;
mod voice;
mod workshop;

use std::sync::Arc;

use base::{Code, Id, Kind, Problem, Text};
use db::Tx;
use linkme::distributed_slice;

use crate::platform::events::{Audience, Emitted, SUBSCRIBERS, Subscriber};
use crate::platform::limit::Limiter;
use crate::platform::nouns::Case;
use crate::platform::{Ctx, Work};

pub use blobs::Blobs;
pub use carry::{Carried, carry, still_named};
pub use gate::{Opened, RECEIPT, ReceiptDoor};
pub use http::routes;
pub use media::FileKind;
pub use model::{FileRef, Stored, StoredFile};

db::migration! { 0150, "file", include_str!("tables.sql") }

static UNKNOWN: Code = Code::new(
    Kind::Invalid,
    "file.unknown",
    "找不到这个文件，或它不是您上传的。请重新上传。",
    "There is no such file, or somebody else sent it. Please send it again.",
);
static ATTACHED: Code = Code::new(
    Kind::Conflict,
    "file.already_attached",
    "这个文件已用于另一件事项。",
    "This file already belongs to another case.",
);

/// How often files may be sent.
#[derive(Default)]
struct Doors {
    uploads: Limiter,
}

/// Opens the store of contents and puts the parts of this capability into the context.
pub fn wire(ctx: &Ctx) -> Result<(), Problem> {
    ctx.put(Arc::new(blobs::Blobs::open(&ctx.config().storage)?));
    ctx.put(Arc::new(workshop::Workshop::new(ctx.config().limits.photo_megapixels)));
    ctx.put(Arc::new(Doors::default()));
    Ok(())
}

/// Attaches files to a case, in the caller's transaction; `files` are ids as `POST /files` answered them, `audience` is
/// that of the case. A file can be attached once, by the one who sent it; problems point at `/files/<n>`.
pub fn attach<S: AsRef<str>>(
    work: &mut Work<'_, '_>,
    files: &[S],
    case: Id<Case>,
    audience: &Audience,
) -> Result<Vec<Stored>, Problem> {
    let mut attached = Vec::with_capacity(files.len());
    for (n, file) in files.iter().enumerate() {
        let refuse =
            |code: &'static Code| code.problem().field(format!("/files/{n}"), Text::new(code.zh, code.en));
        let file: FileRef = file.as_ref().parse().map_err(|_| refuse(&UNKNOWN))?;
        let found = store::find(work.tx, file.id)?.filter(|found| is_sender(work, &file, found));
        let found = found.ok_or_else(|| refuse(&UNKNOWN))?;
        if !store::attach(work.tx, file.id, case, work.now, audience)? {
            return Err(refuse(&ATTACHED));
        }
        attached.push(found);
    }
    Ok(attached)
}

fn is_sender(work: &Work<'_, '_>, given: &FileRef, found: &Stored) -> bool {
    match found.owner.as_str() {
        "anonymous" => given.is_sender(work.ctx.vault()),
        owner => work.by.account().is_some() && work.by.label() == owner,
    }
}

/// The files of a case, oldest first.
pub fn of_case(tx: &mut Tx<'_>, case: Id<Case>) -> Result<Vec<StoredFile>, Problem> {
    Ok(store::of_case(tx, case)?.iter().map(Stored::public_view).collect())
}

/// Those of them that staff sent.
pub fn of_case_by_staff(tx: &mut Tx<'_>, case: Id<Case>) -> Result<Vec<StoredFile>, Problem> {
    Ok(store::of_case(tx, case)?.iter().filter(|file| file.is_of_staff()).map(Stored::public_view).collect())
}

/// Takes the files of a case out of sight at once; their contents are removed by the next sweep.
pub fn erase(work: &mut Work<'_, '_>, case: Id<Case>) -> Result<u64, Problem> {
    store::erase(work.tx, case)
}

#[distributed_slice(SUBSCRIBERS)]
static FOLLOW: Subscriber = Subscriber { name: "file.follow_case", topic: "case.", tell: follow_case };

/// A case changed hands, place or category: its files are seen by whoever may now see it.
fn follow_case(work: &mut Work<'_, '_>, event: &Emitted) -> Result<(), Problem> {
    // An event for one account only says nothing about who may see the case.
    if event.audience.account.is_some() {
        return Ok(());
    }
    store::address(work.tx, Id::from_uuid(event.object), &event.audience)
}
