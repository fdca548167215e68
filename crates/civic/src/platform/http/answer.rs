//! Answers of writes: a status known to the type, JSON, and the version as `ETag`.

use std::marker::PhantomData;

use aide::OperationOutput;
use aide::generate::GenContext;
use aide::openapi::{Operation, Response as ApiResponse};
use axum::Json;
use axum::http::header::{CONTENT_TYPE, ETAG};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;

/// The answer to a write, as it is kept under the caller's idempotency key: a re-send gets the same bytes.
#[derive(Debug)]
pub struct Answer<const STATUS: u16, T> {
    pub(super) body: Vec<u8>,
    pub(super) version: Option<i64>,
    pub(super) kind: PhantomData<fn() -> T>,
}

impl<const STATUS: u16, T> Answer<STATUS, T> {
    /// The JSON text.
    pub fn bytes(&self) -> &[u8] {
        &self.body
    }
}

/// 201
pub type Created<T> = Answer<201, T>;
/// 200
pub type Done<T> = Answer<200, T>;

impl<const STATUS: u16, T> IntoResponse for Answer<STATUS, T> {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(STATUS).expect("a status written in the code");
        let mut response = (status, [(CONTENT_TYPE, "application/json")], self.body).into_response();
        if let Some(version) = self.version {
            response.headers_mut().insert(ETAG, etag(version));
        }
        response
    }
}

impl<const STATUS: u16, T: JsonSchema> OperationOutput for Answer<STATUS, T> {
    type Inner = T;

    fn operation_response(ctx: &mut GenContext, operation: &mut Operation) -> Option<ApiResponse> {
        Json::<T>::operation_response(ctx, operation)
    }

    fn inferred_responses(
        ctx: &mut GenContext,
        operation: &mut Operation,
    ) -> Vec<(Option<u16>, ApiResponse)> {
        Self::operation_response(ctx, operation)
            .map(|response| (Some(STATUS), response))
            .into_iter()
            .collect()
    }
}

/// The answer to a read of one thing, with its version as `ETag`.
#[derive(Debug)]
pub struct Etag<T>(pub i64, pub T);

impl<T: serde::Serialize> IntoResponse for Etag<T> {
    fn into_response(self) -> Response {
        ([(ETAG, etag(self.0))], Json(self.1)).into_response()
    }
}

impl<T: JsonSchema> OperationOutput for Etag<T> {
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

fn etag(version: i64) -> HeaderValue {
    HeaderValue::from_str(&format!("\"v{version}\"")).expect("digits are lawful in a header")
}
