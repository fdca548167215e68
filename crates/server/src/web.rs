//! The web apps, embedded. A page gets the nonce of its content security policy; assets with a hash in their name may be
//! kept for ever.

use axum::Router;
use axum::extract::Request;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use civic::platform::Ctx;
use civic::platform::http::Nonce;
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct Dist;

/// Place in the page where the nonce goes.
const PLACEHOLDER: &str = "__CSP_NONCE__";

/// Serves the web apps for every address that the API does not answer.
pub fn attach(router: Router<Ctx>) -> Router<Ctx> {
    router.fallback(page)
}

async fn page(request: Request) -> Response {
    let path = request.uri().path().trim_start_matches('/');
    if request.method() != Method::GET && request.method() != Method::HEAD || path.starts_with("api/") {
        return StatusCode::NOT_FOUND.into_response();
    }
    if let Some(file) = Dist::get(path).filter(|_| path != "index.html") {
        let keep =
            if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
        return ([(CONTENT_TYPE, media_type(path)), (CACHE_CONTROL, keep)], file.data).into_response();
    }
    // A file that is not there is an error; any other address is a page of the app.
    if path.rsplit('/').next().is_some_and(|name| name.contains('.') && path.starts_with("assets/")) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let Some(index) = Dist::get("index.html") else {
        return (StatusCode::NOT_FOUND, "The web apps were not built; run ./run.").into_response();
    };
    let nonce = request.extensions().get::<Nonce>().map(|nonce| nonce.0.as_str()).unwrap_or_default();
    let html = String::from_utf8_lossy(&index.data).replace(PLACEHOLDER, nonce);
    ([(CONTENT_TYPE, "text/html; charset=utf-8"), (CACHE_CONTROL, "no-store")], html).into_response()
}

/// Media type by extension; module scripts must be served as JavaScript (`.mjs` of the map worker).
fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "js" | "mjs" => "text/javascript",
        "css" => "text/css",
        "html" => "text/html; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}
