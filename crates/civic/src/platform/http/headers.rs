//! Security headers on every answer, also on errors (OWASP ASVS 5.0, chapter 3).

use axum::extract::Request;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base::{Code, Kind, Random, SystemRandom};

use super::failure::Failure;

static CROSS_SITE: Code = Code::new(
    Kind::Forbidden,
    "cross_site",
    "不接受来自其他网站的提交。",
    "Writes from other sites are refused.",
);

/// The nonce of this answer's content security policy; the page that is served writes it into its own tags.
#[derive(Clone, Debug)]
pub struct Nonce(pub String);

/// Middleware: refuses writes from other sites, then sets the headers.
pub async fn guard(mut request: Request, next: Next) -> Response {
    let nonce = fresh_nonce();
    request.extensions_mut().insert(Nonce(nonce.clone()));
    let is_api = request.uri().path().starts_with("/api/");
    let mut response = if is_cross_site_write(&request) {
        Failure(CROSS_SITE.problem()).into_response()
    } else {
        next.run(request).await
    };
    set(response.headers_mut(), &nonce, is_api);
    response
}

fn fresh_nonce() -> String {
    let mut bytes = [0u8; 16];
    SystemRandom.fill(&mut bytes);
    data_encoding::BASE64.encode(&bytes)
}

/// Browsers say where a request comes from (`Sec-Fetch-Site`, W3C Fetch Metadata); other clients say nothing.
fn is_cross_site_write(request: &Request) -> bool {
    let safe = [Method::GET, Method::HEAD, Method::OPTIONS].contains(request.method());
    let site = request.headers().get("sec-fetch-site").and_then(|value| value.to_str().ok());
    !safe && matches!(site, Some("cross-site" | "same-site"))
}

fn set(headers: &mut HeaderMap, nonce: &str, is_api: bool) {
    let fixed: [(HeaderName, &str); 5] = [
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (X_FRAME_OPTIONS, "DENY"),
        (REFERRER_POLICY, "no-referrer"),
        (STRICT_TRANSPORT_SECURITY, "max-age=31536000"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    let policy = format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data: blob:; \
         media-src 'self' blob:; font-src 'self'; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; \
         base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    );
    headers.insert(
        CONTENT_SECURITY_POLICY,
        HeaderValue::from_str(&policy).expect("base64 is lawful in a header"),
    );
    if is_api && !headers.contains_key(CACHE_CONTROL) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
}
