//! The cookie of a session: how it is read, and the answer that sets it.

use aide::OperationOutput;
use aide::generate::GenContext;
use aide::openapi::{Operation, Response as ApiResponse};
use axum::Json;
use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde::Serialize;

use crate::platform::Ctx;

/// A cookie by its two names.
pub struct Cookie {
    /// Over TLS: the prefix `__Host-` binds it to this host, to TLS and to the whole path (RFC 6265bis §4.1.3).
    pub secure: &'static str,
    /// On a plain loopback address, where browsers refuse the prefix.
    pub plain: &'static str,
}

impl Cookie {
    /// The token in it, if the request has one.
    pub fn shown(&self, headers: &HeaderMap) -> Option<String> {
        let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
        let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        pairs.find(|(name, _)| [self.secure, self.plain].contains(name)).map(|(_, token)| token.to_owned())
    }

    /// Sets it for so many seconds. Strict is enough: the pages themselves need no cookie, and what they fetch comes from the
    /// same site.
    pub fn set(&self, ctx: &Ctx, token: &str, seconds: i64) -> HeaderValue {
        let tls = ctx.config().server.tls;
        let (name, secure) = if tls { (self.secure, "; Secure") } else { (self.plain, "") };
        let text = format!("{name}={token}; Path=/; HttpOnly; SameSite=Strict; Max-Age={seconds}{secure}");
        HeaderValue::from_str(&text).expect("tokens are base64url")
    }

    /// Takes it away.
    pub fn end(&self, ctx: &Ctx) -> HeaderValue {
        self.set(ctx, "", 0)
    }
}

/// An answer that sets a cookie.
pub struct WithCookie<T> {
    pub cookie: HeaderValue,
    pub body: T,
}

impl<T> WithCookie<T> {
    pub fn map<U>(self, more: impl FnOnce(T) -> U) -> WithCookie<U> {
        WithCookie { cookie: self.cookie, body: more(self.body) }
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
