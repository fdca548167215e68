//! Who may see a file: as long as it is loose its sender, afterwards whoever may see its case.

use std::future::Future;
use std::pin::Pin;

use axum::http::HeaderMap;
use base::{Id, Permission, Problem};

use super::model::{FileRef, FileState, Stored};
use crate::platform::nouns::Case;
use crate::platform::{Ctx, Visitor};

/// Header with the receipt of a case, `<code>.<secret>`.
pub const RECEIPT: &str = "x-receipt";

/// What a receipt opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opened {
    pub case: Id<Case>,
    /// Whether it is that of the reporter, who sees every file. A neighbour sees what staff sent, and nothing of the reporter's.
    pub all: bool,
}

type Answer<'a> = Pin<Box<dyn Future<Output = Result<Option<Opened>, Problem>> + Send + 'a>>;
type Ask = dyn for<'a> Fn(&'a Ctx, &'a str) -> Answer<'a> + Send + Sync;

/// Tells which case a receipt (`<code>.<secret>`) opens; put into the context by the cases capability.
pub struct ReceiptDoor(pub Box<Ask>);

/// What the receipt that comes with the request opens. A wrong receipt is as good as none: the answer is then "not found".
pub async fn receipt_case(ctx: &Ctx, headers: &HeaderMap) -> Result<Option<Opened>, Problem> {
    let receipt = headers.get(RECEIPT).and_then(|value| value.to_str().ok());
    match (receipt, ctx.find_part::<ReceiptDoor>()) {
        (Some(receipt), Some(door)) => (door.0)(ctx, receipt).await,
        _ => Ok(None),
    }
}

pub fn may_see(
    ctx: &Ctx,
    visitor: &Visitor,
    receipt: Option<Opened>,
    asked: &FileRef,
    file: &Stored,
) -> bool {
    let is_owner = visitor.principal().account().is_some() && visitor.principal().label() == file.owner;
    match file.state {
        FileState::Removing => false,
        FileState::Loose => is_owner || asked.is_sender(ctx.vault()),
        FileState::Attached => {
            let audience = &file.audience;
            let scope = visitor.scope(Permission::CaseRead);
            is_owner
                || receipt
                    .is_some_and(|door| file.case == Some(door.case) && (door.all || file.is_of_staff()))
                || scope.covers(&audience.area_path, &audience.category, &audience.units)
        }
    }
}
