//! All capabilities together: their routes, their parts in the context, their background work.

use aide::axum::ApiRouter;
use aide::openapi::OpenApi;
use aide::transform::TransformOpenApi;
use axum::Router;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use base::{Code, Kind, Problem};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use crate::platform::http::Failure;
use crate::platform::{Ctx, http, workbook};
use crate::{
    analytics, area, audit, cases, complaint, dispatch, file, identity, notice, notify, org, pack,
    publication, resident, situation, visit,
};

/// Every documented operation, below `/api/v1`.
pub fn api() -> ApiRouter<Ctx> {
    let routes = [
        analytics::routes(),
        area::routes(),
        audit::routes(),
        cases::meta::routes(),
        cases::routes(),
        complaint::routes(),
        dispatch::routes(),
        file::routes(),
        identity::routes(),
        notice::routes(),
        notify::routes(),
        org::routes(),
        pack::routes(),
        publication::routes(),
        resident::routes(),
        situation::routes(),
        visit::routes(),
    ];
    ApiRouter::new().nest("/api/v1", routes.into_iter().fold(ApiRouter::new(), ApiRouter::merge))
}

/// The OpenAPI 3.1 document.
pub fn openapi() -> OpenApi {
    let mut document = OpenApi::default();
    let _: Router<Ctx> = api().finish_api_with(&mut document, describe);
    document
}

fn describe(document: TransformOpenApi<'_>) -> TransformOpenApi<'_> {
    http::describe(document)
}

/// Puts the parts of all capabilities into the context. The database must be migrated.
pub async fn wire(ctx: &Ctx) -> Result<(), Problem> {
    ctx.put(std::sync::Arc::new(workbook::Sheets::default()));
    area::wire(ctx).await?;
    identity::wire(ctx);
    file::wire(ctx)?;
    notify::wire(ctx);
    org::wire(ctx).await?;
    cases::wire(ctx);
    complaint::wire(ctx);
    resident::wire(ctx)?;
    // Last: whoever takes something over from the pack needs its own part by then.
    pack::wire(ctx).await?;
    dispatch::wire(ctx);
    publication::wire(ctx);
    Ok(())
}

/// The whole HTTP service. `more` adds what the API does not know, such as the web pages, so that the same headers and
/// manners hold for every answer.
pub fn router(ctx: Ctx, more: impl FnOnce(Router<Ctx>) -> Router<Ctx>) -> Router {
    let mut document = OpenApi::default();
    let api: Router<Ctx> = api().finish_api_with(&mut document, describe);
    let document = serde_json::to_string(&document).expect("an OpenAPI document is JSON");
    let api = api
        .route(
            "/api/openapi.json",
            get(move || async move { ([(CONTENT_TYPE, "application/json")], document) }),
        )
        .route("/healthz", get(|| async { "ok" }))
        .route("/readyz", get(ready));
    more(api)
        .layer(from_fn_with_state(ctx.clone(), audit::watch_refusals))
        .layer(CompressionLayer::new())
        .layer(CatchPanicLayer::new())
        .layer(from_fn(http::speak))
        .layer(from_fn(http::guard))
        .with_state(ctx)
}

static NOT_READY: Code = Code::new(
    Kind::Unavailable,
    "server.not_ready",
    "暂时只能查看，不能写入：{0}",
    "Only reading is possible right now, not writing: {0}",
);

/// Serving means: the last write went well, or none has failed yet.
async fn ready(State(ctx): State<Ctx>) -> Result<&'static str, Failure> {
    match ctx.db().trouble() {
        None => Ok("ready"),
        Some(reason) => Err(NOT_READY.with([reason]).into()),
    }
}
