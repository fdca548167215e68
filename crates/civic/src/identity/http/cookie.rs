//! The session cookie, and the answer that sets it.

use aide::OperationOutput;
use aide::generate::GenContext;
use aide::openapi::{Operation, Response as ApiResponse};
use axum::Json;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use base::Time;
use schemars::JsonSchema;
use serde::Serialize;

use crate::identity::sessions::Begun;
use crate::platform::Ctx;
use crate::platform::auth::{COOKIE, COOKIE_SECURE};

/// Strict is enough: the pages themselves need no cookie, and what they fetch comes from the same site.
fn cookie(ctx: &Ctx, token: &str, seconds: i64) -> HeaderValue {
    let tls = ctx.config().server.tls;
    let (name, secure) = if tls { (COOKIE_SECURE, "; Secure") } else { (COOKIE, "") };
    let text = format!("{name}={token}; Path=/; HttpOnly; SameSite=Strict; Max-Age={seconds}{secure}");
    HeaderValue::from_str(&text).expect("tokens are base64url")
}

/// An answer that begins a session: the cookie for browsers, the token in the body for programs.
pub struct SignedIn<T> {
    cookie: HeaderValue,
    body: T,
}

impl<T> SignedIn<T> {
    pub fn new(ctx: &Ctx, begun: &Begun, now: Time, body: T) -> SignedIn<T> {
        let seconds = (begun.expires_at - now).as_seconds();
        SignedIn { cookie: cookie(ctx, &begun.token, seconds), body }
    }

    pub fn map<U>(self, more: impl FnOnce(T) -> U) -> SignedIn<U> {
        SignedIn { cookie: self.cookie, body: more(self.body) }
    }
}

impl<T: Serialize> IntoResponse for SignedIn<T> {
    fn into_response(self) -> Response {
        ([(SET_COOKIE, self.cookie)], Json(self.body)).into_response()
    }
}

impl<T: JsonSchema> OperationOutput for SignedIn<T> {
    type Inner = T;

    fn operation_response(ctx: &mut GenContext, operation: &mut Operation) -> Option<ApiResponse> {
        Json::<T>::operation_response(ctx, operation)
    }

    fn inferred_responses(
        ctx: &mut GenContext,
        operation: &mut Operation,
    ) -> Vec<(Option<u16>, ApiResponse)> {
        Json::<T>::inferred_responses(ctx, operation)
    }
}

/// An answer that takes the cookie away.
pub struct SignedOut(HeaderValue);

impl SignedOut {
    pub fn new(ctx: &Ctx) -> SignedOut {
        SignedOut(cookie(ctx, "", 0))
    }
}

impl IntoResponse for SignedOut {
    fn into_response(self) -> Response {
        (StatusCode::NO_CONTENT, [(SET_COOKIE, self.0)]).into_response()
    }
}

impl OperationOutput for SignedOut {
    type Inner = ();

    fn inferred_responses(_: &mut GenContext, _: &mut Operation) -> Vec<(Option<u16>, ApiResponse)> {
        vec![(Some(204), ApiResponse { description: "Signed out".to_owned(), ..ApiResponse::default() })]
    }
}
