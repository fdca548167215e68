//! Head, entries and export of the audit chain. Reading the log is itself logged.

use aide::axum::ApiRouter;
use aide::axum::routing::get_with;
use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use base::{Cursor, Id, Page, Problem, Time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::model::{Hash, Sealed};
use super::{Entry, note, store};
use crate::platform::Ctx;
use crate::platform::auth::{Actor, need::AuditRead};
use crate::platform::http::{Failure, Query};
use crate::platform::nouns::Event;

/// Entries of one piece of the export.
const PIECE: i64 = 2000;

pub fn routes() -> ApiRouter<Ctx> {
    ApiRouter::new()
        .api_route(
            "/audit/head",
            get_with(head, |op| op.id("audit_head").summary("How far the audit chain goes")),
        )
        .api_route(
            "/audit/entries",
            get_with(entries, |op| op.id("audit_entries").summary("Entries of the audit log")),
        )
        .api_route(
            "/audit/export",
            get_with(export, |op| {
                op.id("audit_export").summary("The audit chain as JSON lines, for an independent check")
            }),
        )
}

/// The newest sealed entry; note `seq:hash` somewhere else to fix everything before it.
#[derive(Serialize, JsonSchema)]
struct HeadView {
    seq: i64,
    hash: Hash,
    /// When the newest sealed entry happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<Time>,
    /// Entries that wait for their place.
    waiting: i64,
}

async fn head(State(ctx): State<Ctx>, _: Actor<AuditRead>) -> Result<Json<HeadView>, Failure> {
    let view = ctx
        .read(|tx| {
            let head = store::head(tx)?;
            Ok::<_, Problem>(HeadView {
                seq: head.seq,
                hash: head.hash,
                at: store::at(tx, head.seq)?,
                waiting: store::count_waiting(tx)?,
            })
        })
        .await?;
    Ok(Json(view))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct EntriesQuery {
    /// Only entries after this number; before it, where the newest come first.
    after: Option<i64>,
    /// Which come first; the oldest if absent.
    #[serde(default)]
    order: Order,
    /// 1 to 500, 100 if not given.
    limit: Option<u16>,
    /// Only entries about this thing.
    object: Option<Id<Object>>,
    /// Only entries of this actor, such as `account:<id>`.
    actor: Option<String>,
    /// The `next_cursor` of the page before.
    cursor: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum Order {
    #[default]
    Oldest,
    Newest,
}

/// Whatever an entry is about.
enum Object {}

/// One entry of the log.
#[derive(Serialize, JsonSchema)]
struct EntryView {
    seq: i64,
    id: Id<Event>,
    at: Time,
    actor: String,
    action: String,
    object_kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    object_id: Option<Id<Object>>,
    /// Why personal data was read.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    purpose: String,
    data: Value,
    hash: Hash,
}

impl From<Sealed> for EntryView {
    fn from(entry: Sealed) -> EntryView {
        EntryView {
            seq: entry.seq,
            id: Id::from_uuid(entry.id),
            at: entry.time(),
            data: serde_json::from_str(&entry.data).unwrap_or(Value::Null),
            actor: entry.actor,
            action: entry.action,
            object_kind: entry.object_kind,
            object_id: entry.object_id.map(Id::from_uuid),
            purpose: entry.purpose,
            hash: entry.hash,
        }
    }
}

async fn entries(
    State(ctx): State<Ctx>,
    actor: Actor<AuditRead>,
    Query(query): Query<EntriesQuery>,
) -> Result<Json<Page<EntryView>>, Failure> {
    let limit = usize::from(query.limit.unwrap_or(100).clamp(1, 500));
    let turned = query.cursor.as_deref().map(from_cursor).transpose()?;
    let asked =
        json!({ "after": query.after, "object": query.object, "actor": &query.actor, "order": query.order });
    note(&ctx, actor.principal(), Entry::general("audit.read", "audit", asked)).await?;
    let wanted = store::Wanted {
        object: query.object.map(Id::uuid),
        actor: query.actor,
        newest: query.order == Order::Newest,
        beyond: turned.or(query.after),
    };
    let found = ctx.read(move |tx| store::look(tx, wanted, limit + 1)).await?;
    let page = Page::cut(found, limit, |entry| Cursor(vec![entry.seq.to_string()]));
    Ok(Json(page.map(EntryView::from)))
}

fn from_cursor(text: &str) -> Result<i64, Problem> {
    let seq = Cursor::decode(text).and_then(|Cursor(keys)| keys.first()?.parse().ok());
    seq.ok_or_else(|| base::problem::invalid("/cursor", "翻页标记不对", "not a cursor of this list"))
}

/// The whole chain, one entry per line, as `liandong verify` and anybody else can check it.
async fn export(State(ctx): State<Ctx>, actor: Actor<AuditRead>) -> Result<Lines, Failure> {
    note(&ctx, actor.principal(), Entry::general("audit.exported", "audit", json!({}))).await?;
    // Up to the head of now, so that an export during heavy traffic ends.
    let end = ctx.read(store::head).await?.seq;
    let pieces = futures_util::stream::try_unfold(0, move |seq| {
        let ctx = ctx.clone();
        async move {
            if seq >= end {
                return Ok(None);
            }
            let page = ctx.read(move |tx| store::after(tx, seq, PIECE)).await?;
            Ok::<_, Problem>(
                page.last().map(|last| (last.seq, lines(&page, end))).map(|(last, text)| (text, last)),
            )
        }
    });
    Ok(Lines(Body::from_stream(pieces)))
}

fn lines(page: &[Sealed], end: i64) -> Bytes {
    let mut text = Vec::new();
    for entry in page.iter().filter(|entry| entry.seq <= end) {
        serde_json::to_writer(&mut text, entry).expect("an entry is plain data");
        text.push(b'\n');
    }
    text.into()
}

/// JSON lines as a download.
struct Lines(Body);

impl IntoResponse for Lines {
    fn into_response(self) -> Response {
        let headers = [
            (CONTENT_TYPE, "application/x-ndjson"),
            (CONTENT_DISPOSITION, "attachment; filename=\"audit.jsonl\""),
        ];
        (headers, self.0).into_response()
    }
}

impl aide::OperationOutput for Lines {
    type Inner = String;

    fn inferred_responses(
        _: &mut aide::generate::GenContext,
        _: &mut aide::openapi::Operation,
    ) -> Vec<(Option<u16>, aide::openapi::Response)> {
        let content =
            [("application/x-ndjson".to_owned(), aide::openapi::MediaType::default())].into_iter().collect();
        let description = "One entry per line".to_owned();
        vec![(Some(200), aide::openapi::Response { description, content, ..Default::default() })]
    }
}
