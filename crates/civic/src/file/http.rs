//! Sending and fetching files.

use aide::OperationOutput;
use aide::axum::ApiRouter;
use aide::axum::routing::{get_with, post_with};
use aide::generate::GenContext;
use aide::openapi::{MediaType, Operation, Response as ApiResponse, SchemaObject};
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use base::{Problem, problem};
use schemars::{JsonSchema, json_schema};
use serde::Deserialize;

use super::blobs::{Blobs, Part};
use super::gate;
use super::media::{FileKind, Media};
use super::model::{FileRef, FileState, Stored, StoredFile};
use super::store;
use super::upload::Upload;
use super::workshop::Workshop;
use crate::platform::events::Audience;
use crate::platform::http::{Created, Failure, Path, commit};
use crate::platform::nouns::File;
use crate::platform::{Ctx, Visitor};

const TAG: &str = "files";

pub fn routes() -> ApiRouter<Ctx> {
    ApiRouter::new()
        .api_route(
            "/files",
            post_with(send, |op| {
                op.id("files_send").tag(TAG).summary("Send a photo or a voice note").description(
                    "Photos are turned upright and written anew, without place and other hidden data. Give the id back \
                     with a report within 24 hours; later the file is removed. Limits: see `limits` of the settings.",
                )
            })
            // The extractor counts the bytes itself, against the configured limit.
            .layer(DefaultBodyLimit::disable()),
        )
        .api_route(
            "/files/{id}",
            get_with(whole, |op| op.id("files_get").tag(TAG).summary("Fetch a photo or a voice note")),
        )
        .api_route(
            "/files/{id}/thumb",
            get_with(thumb, |op| op.id("files_thumb").tag(TAG).summary("Fetch the small picture of a photo")),
        )
}

async fn send(
    State(ctx): State<Ctx>,
    visitor: Visitor,
    upload: Upload,
) -> Result<Created<StoredFile>, Failure> {
    let Upload { media, bytes, idempotency } = upload;
    let prepared = ctx.part::<Workshop>().prepare(media, bytes).await?;
    let by = visitor.principal();
    let id = ctx.id::<File>();
    let file = Stored {
        id,
        media: prepared.media,
        bytes: prepared.bytes.len() as u64,
        sha256: prepared.sha256,
        width: prepared.width,
        height: prepared.height,
        millis: prepared.millis,
        owner: by.label(),
        created_at: ctx.now(),
        state: FileState::Loose,
        case: None,
        audience: Audience::default(),
    };
    // Content first, row second: a crash in between leaves content that the sweeper finds, never a row without content.
    let blobs = ctx.part::<Blobs>();
    if let Some(thumb) = prepared.thumb {
        blobs.put(id, Part::Thumb, thumb).await?;
    }
    blobs.put(id, Part::Whole, prepared.bytes).await?;
    let reference = match by.account() {
        Some(_) => FileRef { id, key: None },
        None => FileRef::sealed(ctx.vault(), id),
    };
    let answer = commit(&ctx, by, idempotency, move |work| {
        store::insert(work.tx, &file)?;
        Ok((None, file.view(reference)))
    });
    Ok(answer.await?)
}

#[derive(Debug, Deserialize, JsonSchema)]
struct Which {
    id: FileRef,
}

async fn whole(
    ctx: State<Ctx>,
    visitor: Visitor,
    headers: HeaderMap,
    path: Path<Which>,
) -> Result<Content, Failure> {
    Ok(serve(ctx.0, visitor, &headers, path.0.id, Part::Whole).await?)
}

async fn thumb(
    ctx: State<Ctx>,
    visitor: Visitor,
    headers: HeaderMap,
    path: Path<Which>,
) -> Result<Content, Failure> {
    Ok(serve(ctx.0, visitor, &headers, path.0.id, Part::Thumb).await?)
}

async fn serve(
    ctx: Ctx,
    visitor: Visitor,
    headers: &HeaderMap,
    asked: FileRef,
    part: Part,
) -> Result<Content, Problem> {
    let receipt = gate::receipt_case(&ctx, headers).await?;
    let id = asked.id;
    let file = ctx.read(move |tx| store::find(tx, id)).await?.ok_or_else(|| problem::NOT_FOUND.problem())?;
    if !gate::may_see(&ctx, &visitor, receipt, &asked, &file) {
        return Err(problem::NOT_FOUND.problem());
    }
    let media = match (part, file.media.kind()) {
        (Part::Whole, _) => file.media,
        (Part::Thumb, FileKind::Photo) => Media::Jpeg,
        (Part::Thumb, FileKind::Voice) => return Err(problem::NOT_FOUND.problem()),
    };
    let tag = format!("\"{}{}\"", id, if part == Part::Thumb { "-thumb" } else { "" });
    if headers.get(IF_NONE_MATCH).is_some_and(|seen| seen.as_bytes() == tag.as_bytes()) {
        return Ok(Content(headed(StatusCode::NOT_MODIFIED, Body::empty(), &tag, media, id)));
    }
    let (length, content) = ctx.part::<Blobs>().get(id, part).await?;
    let mut response = headed(StatusCode::OK, Body::from_stream(content), &tag, media, id);
    response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(length));
    Ok(Content(response))
}

fn headed(status: StatusCode, body: Body, tag: &str, media: Media, id: base::Id<File>) -> Response {
    // Photos were written by us and may be shown; sound was only checked, so a browser is told to save it.
    let shown = match media.kind() {
        FileKind::Photo => "inline",
        FileKind::Voice => "attachment",
    };
    let disposition = format!("{shown}; filename=\"{id}.{}\"", media.extension());
    let fixed = [(CONTENT_TYPE, media.name()), (X_CONTENT_TYPE_OPTIONS, "nosniff")];
    // Kept by the reader's own browser only; who may see it can change, so it asks again after a while.
    let private = [(CACHE_CONTROL, "private, max-age=600, must-revalidate"), (ETAG, tag)];
    (status, fixed, private, [(CONTENT_DISPOSITION, disposition)], body).into_response()
}

/// The bytes of a file.
#[derive(Debug)]
struct Content(Response);

impl IntoResponse for Content {
    fn into_response(self) -> Response {
        self.0
    }
}

impl OperationOutput for Content {
    type Inner = Self;

    fn operation_response(_: &mut GenContext, _: &mut Operation) -> Option<ApiResponse> {
        let json_schema = json_schema!({ "type": "string", "format": "binary" });
        let schema = SchemaObject { json_schema, external_docs: None, example: None };
        let media = MediaType { schema: Some(schema), ..MediaType::default() };
        let names = ["image/*", "audio/*"];
        Some(ApiResponse {
            description: "The content".to_owned(),
            content: names.into_iter().map(|name| (name.to_owned(), media.clone())).collect(),
            ..ApiResponse::default()
        })
    }

    fn inferred_responses(
        ctx: &mut GenContext,
        operation: &mut Operation,
    ) -> Vec<(Option<u16>, ApiResponse)> {
        Self::operation_response(ctx, operation).map(|response| (Some(200), response)).into_iter().collect()
    }
}
