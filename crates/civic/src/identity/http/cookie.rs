//! The answer that ends a session.

use aide::OperationOutput;
use aide::generate::GenContext;
use aide::openapi::{Operation, Response as ApiResponse};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::platform::Ctx;
use crate::platform::auth::COOKIE;

/// An answer that takes the cookie away.
pub struct SignedOut(HeaderValue);

impl SignedOut {
    pub fn new(ctx: &Ctx) -> SignedOut {
        SignedOut(COOKIE.end(ctx))
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
