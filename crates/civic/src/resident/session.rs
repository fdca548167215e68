//! The session of a resident: a cookie of its own, which nothing that staff do ever reads.

use aide::OperationInput;
use aide::OperationOutput;
use aide::generate::GenContext;
use aide::openapi::{Operation, Response as ApiResponse};
use axum::Json;
use axum::extract::FromRequestParts;
use axum::http::HeaderValue;
use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde::Serialize;

use super::model::{ResidentId, SESSION};
use super::store;
use crate::platform::Ctx;
use crate::platform::auth::{NEEDS, SIGN_IN};
use crate::platform::http::{Failure, NEEDS_RESIDENT};
use crate::platform::vault::token_hash;

/// Over TLS the prefix binds the cookie to this host; a plain loopback address gets it without.
const NAME_SECURE: &str = "__Host-liandong-resident";
const NAME: &str = "liandong-resident";

/// A resident who is signed in.
#[derive(Clone, Debug)]
pub struct Resident {
    pub id: ResidentId,
    /// What the database keeps of the session.
    pub token: Vec<u8>,
}

impl FromRequestParts<Ctx> for Resident {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, ctx: &Ctx) -> Result<Resident, Failure> {
        let token = token_hash(&shown(parts).ok_or_else(|| SIGN_IN.problem())?);
        let (now, asked) = (ctx.now(), token.clone());
        let found = ctx.read(move |tx| store::session(tx, &asked, now)).await?;
        Ok(Resident { id: found.ok_or_else(|| SIGN_IN.problem())?, token })
    }
}

impl OperationInput for Resident {
    fn operation_input(_: &mut GenContext, operation: &mut Operation) {
        operation.extensions.insert(NEEDS.into(), NEEDS_RESIDENT.into());
    }
}

fn shown(parts: &Parts) -> Option<String> {
    let lines = parts.headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| [NAME_SECURE, NAME].contains(name)).map(|(_, value)| value.to_owned())
}

/// An answer that begins a session, or ends it where there is no token.
pub struct WithCookie<T> {
    cookie: HeaderValue,
    body: T,
}

impl<T> WithCookie<T> {
    pub fn new(ctx: &Ctx, token: Option<&str>, body: T) -> WithCookie<T> {
        let tls = ctx.config().server.tls;
        let (name, secure) = if tls { (NAME_SECURE, "; Secure") } else { (NAME, "") };
        let (token, seconds) = token.map_or(("", 0), |token| (token, SESSION.as_seconds()));
        let text = format!("{name}={token}; Path=/; HttpOnly; SameSite=Strict; Max-Age={seconds}{secure}");
        WithCookie { cookie: HeaderValue::from_str(&text).expect("tokens are base64url"), body }
    }
}

impl<T: Serialize> IntoResponse for WithCookie<T> {
    fn into_response(self) -> Response {
        ([(SET_COOKIE, self.cookie)], Json(self.body)).into_response()
    }
}

impl<T: JsonSchema> OperationOutput for WithCookie<T> {
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
