//! `/inbox`: what one was told. Everybody sees and marks their own, and nothing else.

use aide::axum::ApiRouter;
use aide::axum::routing::{get_with, post_with};
use axum::Json;
use axum::extract::State;
use base::{Cursor, Id, Page, Permission, problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::inbox::InboxItem;
use super::super::store;
use super::{TAG, before, limit};
use crate::platform::http::{Done, Failure, Nothing, Path, Query, Write, commit};
use crate::platform::nouns::Event;
use crate::platform::{Ctx, Visitor};

pub fn routes() -> ApiRouter<Ctx> {
    ApiRouter::new()
        .api_route(
            "/inbox",
            get_with(list, |op| op.id("inbox_list").tag(TAG).summary("List what one was told")),
        )
        .api_route(
            "/inbox/{id}/read",
            post_with(read, |op| op.id("inbox_read").tag(TAG).summary("Mark one notice as read")),
        )
        .api_route(
            "/inbox/read-all",
            post_with(read_all, |op| op.id("inbox_read_all").tag(TAG).summary("Mark all notices as read")),
        )
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Listed {
    /// Only what was not read yet.
    #[serde(default)]
    unread: bool,
    limit: Option<usize>,
    cursor: Option<String>,
}

/// A page of the inbox, and how much of all of it is unread.
#[derive(Debug, Serialize, JsonSchema)]
struct Inbox {
    #[serde(flatten)]
    page: Page<InboxItem>,
    unread: i64,
}

async fn list(
    State(ctx): State<Ctx>,
    visitor: Visitor,
    Query(asked): Query<Listed>,
) -> Result<Json<Inbox>, Failure> {
    let signed = visitor.signed()?;
    let (account, sees_cases) = (signed.account, signed.has(Permission::CaseRead));
    let (limit, before) = (limit(asked.limit)?, Id::from_uuid(before(asked.cursor.as_deref())?));
    let inbox = ctx.read(move |tx| {
        let notices = store::notices(tx, account, before, asked.unread, limit + 1)?;
        let page = Page::cut(notices, limit, |last| Cursor(vec![last.event.to_string()]));
        Ok(Inbox {
            page: page.map(|notice| notice.view(sees_cases)),
            unread: store::count_unread(tx, account)?,
        })
    });
    Ok(Json(inbox.await?))
}

#[derive(Debug, Deserialize, JsonSchema)]
struct Which {
    id: Id<Event>,
}

async fn read(
    State(ctx): State<Ctx>,
    visitor: Visitor,
    Path(Which { id }): Path<Which>,
    write: Write<Nothing>,
) -> Result<Done<InboxItem>, Failure> {
    let signed = visitor.signed()?;
    let (account, sees_cases) = (signed.account, signed.has(Permission::CaseRead));
    let answer = commit(&ctx, visitor.principal(), write.idempotency, move |work| {
        store::read(work.tx, account, id, work.now)?;
        let notice = store::notice(work.tx, account, id)?.ok_or_else(|| problem::NOT_FOUND.problem())?;
        Ok((None, notice.view(sees_cases)))
    });
    Ok(answer.await?)
}

/// How many notices changed.
#[derive(Debug, Serialize, JsonSchema)]
struct Marked {
    marked: u64,
}

async fn read_all(
    State(ctx): State<Ctx>,
    visitor: Visitor,
    write: Write<Nothing>,
) -> Result<Done<Marked>, Failure> {
    let account = visitor.signed()?.account;
    let answer = commit(&ctx, visitor.principal(), write.idempotency, move |work| {
        Ok((None, Marked { marked: store::read_all(work.tx, account, work.now)? }))
    });
    Ok(answer.await?)
}
