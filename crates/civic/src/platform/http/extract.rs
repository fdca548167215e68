//! Reading requests: every refusal is a [`Problem`] that names the field. Unknown fields are refused by the types
//! themselves (`deny_unknown_fields`).

use aide::OperationInput;
use aide::generate::GenContext;
use aide::openapi::{
    HeaderStyle, Operation, Parameter, ParameterData, ParameterSchemaOrContent, ReferenceOr, SchemaObject,
};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::Uri;
use axum::http::header::{ACCEPT_LANGUAGE, CONTENT_TYPE, IF_MATCH};
use axum::http::request::Parts;
use base::{Code, Kind, Lang, Problem, problem};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};
use sha2::{Digest, Sha256};

use super::failure::Failure;
use super::idempotency::Idempotency;
use crate::platform::Ctx;

static NOT_JSON: Code =
    Code::new(Kind::Malformed, "body.not_json", "内容不是有效的 JSON:{0}", "The body is not valid JSON: {0}");
static JSON_WANTED: Code = Code::new(
    Kind::UnsupportedMedia,
    "body.json_wanted",
    "请以 application/json 发送。",
    "Please send application/json.",
);
static BODY_TOO_LARGE: Code = Code::new(
    Kind::TooLarge,
    "body.too_large",
    "内容太大,最多 {0} 字节。",
    "The body is too large; at most {0} bytes.",
);
static BAD_KEY: Code = Code::new(
    Kind::Malformed,
    "idempotency.bad_key",
    "重试编号须为 1 至 200 个可见字符。",
    "An Idempotency-Key has 1 to 200 visible characters.",
);

static VERSION_WANTED: Code = Code::new(
    Kind::PreconditionRequired,
    "version_wanted",
    "请给出您看到的版本(version 或 If-Match)。",
    "Say which version you saw (version or If-Match).",
);

/// Bytes of a JSON request at the most.
const BODY_LIMIT: usize = 1 << 20;

/// The body of a write that has nothing to say besides its address, and of an answer that has nothing to tell: `{}`.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// The JSON body of a write, with the caller's `Idempotency-Key` and the version of `If-Match` where given.
#[derive(Debug)]
pub struct Write<T> {
    pub body: T,
    pub idempotency: Option<Idempotency>,
    /// The version that the caller saw, from `If-Match: "v3"`.
    pub if_match: Option<i64>,
    pub lang: Lang,
}

impl<T: DeserializeOwned> FromRequest<Ctx> for Write<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, _: &Ctx) -> Result<Self, Failure> {
        let (parts, body) = request.into_parts();
        let kind = parts.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let bytes =
            axum::body::to_bytes(body, BODY_LIMIT).await.map_err(|_| BODY_TOO_LARGE.with([BODY_LIMIT]))?;
        // An empty body means "no fields"; anything else must say that it is JSON, which no cross-site form can.
        if !bytes.is_empty() && !kind.starts_with("application/json") {
            return Err(JSON_WANTED.problem().into());
        }
        let text: &[u8] = if bytes.is_empty() { b"{}" } else { &bytes };
        Ok(Write {
            body: parse(text)?,
            idempotency: idempotency(&parts, &bytes)?,
            if_match: parts.headers.get(IF_MATCH).and_then(|value| value.to_str().ok()).and_then(version),
            lang: lang(&parts),
        })
    }
}

impl<T> Write<T> {
    /// The version that the caller saw: as the body says, else as `If-Match` does.
    pub fn seen(&self, body: Option<i64>) -> Result<i64, Problem> {
        body.or(self.if_match).ok_or_else(|| VERSION_WANTED.problem())
    }
}

fn parse<T: DeserializeOwned>(text: &[u8]) -> Result<T, Problem> {
    let mut json = serde_json::Deserializer::from_slice(text);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let inner = error.inner();
        if !inner.is_data() {
            return NOT_JSON.with([inner]);
        }
        let pointer = pointer(&error.path().to_string());
        problem::invalid(&pointer, format!("格式不对:{inner}"), format!("cannot be read: {inner}"))
    })?;
    json.end().map_err(|error| NOT_JSON.with([error]))?;
    Ok(value)
}

/// `a.b[0]` as a JSON pointer `/a/b/0`.
fn pointer(path: &str) -> String {
    if path == "." {
        return "/".to_owned();
    }
    format!("/{}", path.replace(['.', '['], "/").replace(']', ""))
}

/// The caller's `Idempotency-Key`, if there is one.
pub fn idempotency_key(parts: &Parts) -> Result<Option<String>, Problem> {
    let Some(key) = parts.headers.get("idempotency-key") else { return Ok(None) };
    let key = key.to_str().map_err(|_| BAD_KEY.problem())?.trim();
    if key.is_empty() || key.len() > 200 {
        return Err(BAD_KEY.problem());
    }
    Ok(Some(key.to_owned()))
}

fn idempotency(parts: &Parts, body: &[u8]) -> Result<Option<Idempotency>, Problem> {
    let Some(key) = idempotency_key(parts)? else { return Ok(None) };
    let mut hash = Sha256::new();
    for piece in [parts.method.as_str().as_bytes(), parts.uri.path().as_bytes(), body] {
        hash.update((piece.len() as u64).to_be_bytes());
        hash.update(piece);
    }
    Ok(Some(Idempotency { key, request_hash: hash.finalize().to_vec() }))
}

fn version(text: &str) -> Option<i64> {
    text.trim().trim_start_matches("W/").trim_matches('"').strip_prefix('v')?.parse().ok()
}

fn lang(parts: &Parts) -> Lang {
    Lang::negotiate(parts.headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()))
}

impl<T: JsonSchema> OperationInput for Write<T> {
    fn operation_input(ctx: &mut GenContext, operation: &mut Operation) {
        axum::Json::<T>::operation_input(ctx, operation);
        header(
            ctx,
            operation,
            "Idempotency-Key",
            "The same key gives the same answer; any text of up to 200 characters.",
        );
    }
}

fn header(ctx: &mut GenContext, operation: &mut Operation, name: &str, description: &str) {
    let json_schema = ctx.schema.subschema_for::<String>();
    operation.parameters.push(ReferenceOr::Item(Parameter::Header {
        parameter_data: ParameterData {
            name: name.to_owned(),
            description: Some(description.to_owned()),
            required: false,
            deprecated: None,
            format: ParameterSchemaOrContent::Schema(SchemaObject {
                json_schema,
                external_docs: None,
                example: None,
            }),
            example: None,
            examples: Default::default(),
            explode: None,
            extensions: Default::default(),
        },
        style: HeaderStyle::Simple,
    }));
}

/// The language that the caller wishes for.
#[derive(Clone, Copy, Debug)]
pub struct Wish(pub Lang);

impl<S: Send + Sync> FromRequestParts<S> for Wish {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Wish, Self::Rejection> {
        Ok(Wish(lang(parts)))
    }
}

impl OperationInput for Wish {}

/// Query parameters; a wrong or unknown one is named.
#[derive(Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        Ok(Query(query(&parts.uri)?))
    }
}

fn query<T: DeserializeOwned>(uri: &Uri) -> Result<T, Problem> {
    let read = axum::extract::Query::try_from_uri(uri);
    read.map(|axum::extract::Query(value)| value).map_err(|error| {
        let text = std::error::Error::source(&error).map_or(error.to_string(), |source| source.to_string());
        let field = text.split('`').nth(1).filter(|_| text.starts_with("unknown field")).unwrap_or_default();
        problem::invalid(&format!("/{field}"), format!("查询条件不对:{text}"), format!("bad query: {text}"))
    })
}

/// The names of the query parameters that a type takes.
pub trait Takes {
    const NAMES: &'static [&'static str];
}

/// Query parameters of two matters: what is wanted, and how (which page, what sort of file). Each refuses what is neither's.
#[derive(Debug)]
pub struct Queries<A, B>(pub A, pub B);

impl<A: DeserializeOwned, B: DeserializeOwned + Takes, S: Send + Sync> FromRequestParts<S> for Queries<A, B> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let pairs = parts.uri.query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty());
        let name = |pair: &str| pair.split('=').next().unwrap_or_default().to_owned();
        let (how, what): (Vec<&str>, Vec<&str>) = pairs.partition(|pair| B::NAMES.contains(&&*name(pair)));
        let address = |pairs: Vec<&str>| format!("/?{}", pairs.join("&")).parse::<Uri>();
        let bad =
            |error| problem::invalid("/", format!("查询条件不对:{error}"), format!("bad query: {error}"));
        Ok(Queries(query(&address(what).map_err(bad)?)?, query(&address(how).map_err(bad)?)?))
    }
}

impl<A: JsonSchema, B: JsonSchema> OperationInput for Queries<A, B> {
    fn operation_input(ctx: &mut GenContext, operation: &mut Operation) {
        Query::<A>::operation_input(ctx, operation);
        Query::<B>::operation_input(ctx, operation);
    }
}

impl<T: JsonSchema> OperationInput for Query<T> {
    fn operation_input(ctx: &mut GenContext, operation: &mut Operation) {
        axum::extract::Query::<T>::operation_input(ctx, operation);
    }
}

/// Path parameters; what is no lawful id is simply not found.
#[derive(Debug)]
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        match axum::extract::Path::from_request_parts(parts, state).await {
            Ok(axum::extract::Path(value)) => Ok(Path(value)),
            Err(_) => Err(problem::NOT_FOUND.problem().into()),
        }
    }
}

impl<T: JsonSchema> OperationInput for Path<T> {
    fn operation_input(ctx: &mut GenContext, operation: &mut Operation) {
        axum::extract::Path::<T>::operation_input(ctx, operation);
    }
}

/// For `#[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]`: tells a `null` from a field
/// that is not there. The last part keeps `null` from being documented as the default, which it is not.
pub fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_json_pointers() {
        assert_eq!(pointer("a.b[0].c"), "/a/b/0/c");
        assert_eq!(pointer("."), "/");
    }

    #[test]
    fn versions_are_read_from_entity_tags() {
        assert_eq!(version("\"v3\""), Some(3));
        assert_eq!(version("W/\"v12\""), Some(12));
        assert_eq!(version("*"), None);
    }
}
