//! Answers that anybody may keep for a while, and ask for again only if they have changed (RFC 9110 §13, RFC 9111).

use std::marker::PhantomData;

use aide::OperationOutput;
use aide::generate::GenContext;
use aide::openapi::{MediaType, Operation, Response as ApiResponse};
use axum::Json;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, ETAG};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::door::Caller;

/// Five minutes: what is published changes once a day, but what must leave should not linger.
const KEEP: &str = "public, max-age=300";

/// In what form an answer goes out.
pub trait Form {
    const KIND: &'static str;
    fn describe(ctx: &mut GenContext, operation: &mut Operation) -> Option<ApiResponse>;
}

/// JSON of a `T`.
#[derive(Debug)]
pub struct AsJson<T>(PhantomData<fn() -> T>);

impl<T: JsonSchema> Form for AsJson<T> {
    const KIND: &'static str = "application/json";
    fn describe(ctx: &mut GenContext, operation: &mut Operation) -> Option<ApiResponse> {
        Json::<T>::operation_response(ctx, operation)
    }
}

/// A GeoJSON FeatureCollection.
#[derive(Debug)]
pub enum AsGeoJson {}

impl Form for AsGeoJson {
    const KIND: &'static str = "application/geo+json";
    fn describe(_: &mut GenContext, _: &mut Operation) -> Option<ApiResponse> {
        Some(plain(Self::KIND, "A GeoJSON FeatureCollection"))
    }
}

/// A CSV file (RFC 4180) in UTF-8 with a line of names.
#[derive(Debug)]
pub enum AsCsv {}

impl Form for AsCsv {
    const KIND: &'static str = "text/csv; charset=utf-8";
    fn describe(_: &mut GenContext, _: &mut Operation) -> Option<ApiResponse> {
        Some(plain("text/csv", "CSV in UTF-8, with a line of names; the data package says what they mean"))
    }
}

fn plain(kind: &str, description: &str) -> ApiResponse {
    let content = [(kind.to_owned(), MediaType::default())].into_iter().collect();
    ApiResponse { description: description.to_owned(), content, ..Default::default() }
}

/// One answer with its tag. Whoever holds it already gets 304 and no body.
#[derive(Debug)]
pub struct Published<F> {
    body: Option<Vec<u8>>,
    tag: String,
    /// A name to save it under.
    file: Option<String>,
    form: PhantomData<fn() -> F>,
}

impl<F: Form> Published<F> {
    pub fn new(caller: &Caller, body: Vec<u8>) -> Published<F> {
        let hash = Sha256::digest(&body);
        let tag = format!("\"{}\"", data_encoding::HEXLOWER.encode(&hash[..16]));
        let body = (!caller.holds(&tag)).then_some(body);
        Published { body, tag, file: None, form: PhantomData }
    }

    pub fn saved_as(self, file: String) -> Published<F> {
        Published { file: Some(file), ..self }
    }
}

impl<T: Serialize + JsonSchema> Published<AsJson<T>> {
    pub fn json(caller: &Caller, thing: &T) -> Published<AsJson<T>> {
        Published::new(caller, serde_json::to_vec(thing).expect("plain data"))
    }
}

impl<F: Form> IntoResponse for Published<F> {
    fn into_response(self) -> Response {
        let mut response = match self.body {
            Some(body) => ([(CONTENT_TYPE, F::KIND)], body).into_response(),
            None => StatusCode::NOT_MODIFIED.into_response(),
        };
        let headers = response.headers_mut();
        // Weak, because the body may go out compressed.
        let text = |text: String| HeaderValue::from_str(&text).expect("plain letters");
        headers.insert(ETAG, text(format!("W/{}", self.tag)));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(KEEP));
        if let Some(file) = self.file {
            headers.insert(CONTENT_DISPOSITION, text(format!("attachment; filename=\"{file}\"")));
        }
        response
    }
}

impl<F: Form> OperationOutput for Published<F> {
    type Inner = F;

    fn operation_response(ctx: &mut GenContext, operation: &mut Operation) -> Option<ApiResponse> {
        F::describe(ctx, operation)
    }

    fn inferred_responses(
        ctx: &mut GenContext,
        operation: &mut Operation,
    ) -> Vec<(Option<u16>, ApiResponse)> {
        let same =
            ApiResponse { description: "Not changed since (If-None-Match)".into(), ..Default::default() };
        let found = F::describe(ctx, operation).map(|response| (Some(200), response));
        found.into_iter().chain([(Some(304), same)]).collect()
    }
}
