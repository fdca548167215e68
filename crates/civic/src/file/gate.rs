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

type Answer<'a> = Pin<Box<dyn Future<Output = Result<Option<Id<Case>>, Problem>> + Send + 'a>>;
type Ask = dyn for<'a> Fn(&'a Ctx, &'a str) -> Answer<'a> + Send + Sync;

/// Tells which case a receipt (`<code>.<secret>`) opens; put into the context by the cases capability.
pub struct ReceiptDoor(pub Box<Ask>);

/// The case whose receipt comes with the request. A wrong receipt is as good as none: the answer is then "not found".
pub async fn receipt_case(ctx: &Ctx, headers: &HeaderMap) -> Result<Option<Id<Case>>, Problem> {
    let receipt = headers.get(RECEIPT).and_then(|value| value.to_str().ok());
    match (receipt, ctx.find_part::<ReceiptDoor>()) {
        (Some(receipt), Some(door)) => (door.0)(ctx, receipt).await,
        _ => Ok(None),
    }
}

pub fn may_see(
    ctx: &Ctx,
    visitor: &Visitor,
    receipt: Option<Id<Case>>,
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
                || (receipt.is_some() && receipt == file.case)
                || scope.covers(&audience.area_path, &audience.category, &audience.units)
        }
    }
}
