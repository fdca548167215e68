//! A problem on its way out: `application/problem+json` (RFC 9457) in the caller's language.

use aide::generate::GenContext;
use aide::openapi::{MediaType, Operation, Response as ApiResponse, SchemaObject};
use aide::{OperationOutput, openapi};
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{ACCEPT_LANGUAGE, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base::{Code, Kind, Lang, Problem, problem};

/// A [`Problem`] as the error of a handler.
#[derive(Debug)]
pub struct Failure(pub Problem);

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Failure {
        Failure(problem)
    }
}

/// Carries the problem to [`speak`], which knows the caller's language.
#[derive(Clone)]
struct Told(Problem);

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let status =
            StatusCode::from_u16(self.0.kind().status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        if self.0.kind() == Kind::Internal {
            tracing::error!(problem = %self.0, "internal error");
        }
        let mut response = status.into_response();
        response.extensions_mut().insert(Told(self.0));
        response
    }
}

static NO_ROUTE: Code =
    Code::new(Kind::NotFound, "no_such_address", "没有这个地址。", "There is nothing at this address.");
static NO_METHOD: Code = Code::new(
    Kind::MethodNotAllowed,
    "method_not_allowed",
    "这个地址不支持该操作。",
    "This address does not take that method.",
);
static TOO_LARGE: Code = Code::new(Kind::TooLarge, "too_large", "内容太大。", "The request is too large.");
static MALFORMED: Code =
    Code::new(Kind::Malformed, "malformed", "请求无法读取。", "The request cannot be read.");
static UNSUPPORTED: Code = Code::new(
    Kind::UnsupportedMedia,
    "unsupported_media_type",
    "不支持这种内容类型。",
    "This content type is not supported.",
);

/// Middleware: words every problem in the language of `Accept-Language`, also those that the router itself raises.
pub async fn speak(request: Request, next: Next) -> Response {
    let wish = request.headers().get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let lang = Lang::negotiate(wish);
    let response = next.run(request).await;
    if response.extensions().get::<Told>().is_none()
        && !response.status().is_client_error()
        && !response.status().is_server_error()
    {
        return response;
    }
    let told = match response.extensions().get::<Told>() {
        Some(told) => told.0.clone(),
        // Somebody below has already written a body of its own.
        None if response.headers().contains_key(CONTENT_TYPE) && is_json(&response) => return response,
        None => {
            let code = match response.status().as_u16() {
                404 => &NO_ROUTE,
                405 => &NO_METHOD,
                413 => &TOO_LARGE,
                415 => &UNSUPPORTED,
                500.. => &problem::INTERNAL,
                _ => &MALFORMED,
            };
            code.problem()
        }
    };
    let (mut parts, _) = response.into_parts();
    parts.headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    parts.headers.remove(axum::http::header::CONTENT_LENGTH);
    if matches!(told.kind(), Kind::TooMany | Kind::Unavailable) && !parts.headers.contains_key(RETRY_AFTER) {
        // Whoever knows how long says so; overload mostly passes in a moment.
        let seconds = told.extra.get("retry_after").and_then(serde_json::Value::as_u64).unwrap_or(2);
        parts.headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    Response::from_parts(parts, Body::from(told.body(lang).to_string()))
}

fn is_json(response: &Response) -> bool {
    let kind = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.contains("json"))
}

impl OperationOutput for Failure {
    type Inner = Self;

    fn operation_response(_: &mut GenContext, _: &mut Operation) -> Option<ApiResponse> {
        let schema = SchemaObject {
            json_schema: schemars::json_schema!({ "$ref": "#/components/schemas/Problem" }),
            external_docs: None,
            example: None,
        };
        Some(ApiResponse {
            description: "What went wrong, as RFC 9457 tells it".to_owned(),
            content: [(
                "application/problem+json".to_owned(),
                MediaType { schema: Some(schema), ..MediaType::default() },
            )]
            .into_iter()
            .collect(),
            ..openapi::Response::default()
        })
    }

    fn inferred_responses(
        ctx: &mut GenContext,
        operation: &mut Operation,
    ) -> Vec<(Option<u16>, ApiResponse)> {
        Self::operation_response(ctx, operation).map(|response| (None, response)).into_iter().collect()
    }
}
