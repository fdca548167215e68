//! Refused requests of people who are signed in: the audit log tells who tried what.

use axum::extract::{MatchedPath, Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::Response;
use serde_json::json;

use super::Entry;
use crate::platform::auth::Asked;
use crate::platform::{Ctx, Principal};

/// Middleware: notes every 403 that went to somebody signed in. The answer waits for the note.
pub async fn watch(State(ctx): State<Ctx>, mut request: Request, next: Next) -> Response {
    let asked = Asked::default();
    request.extensions_mut().insert(asked.clone());
    let method = request.method().clone();
    // The pattern, not the address itself: an address may carry what somebody typed.
    let pattern = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let response = next.run(request).await;
    if response.status() != StatusCode::FORBIDDEN {
        return response;
    }
    let Some(signed) = asked.who() else { return response };
    let entry =
        Entry::general("access.refused", "operation", json!({ "method": method.as_str(), "path": pattern }));
    if let Err(problem) = super::note(&ctx, Principal::Account(signed), entry).await {
        tracing::error!(%problem, "a refusal could not be written into the audit log");
    }
    response
}
