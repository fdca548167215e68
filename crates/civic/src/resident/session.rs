//! The session of a resident: a cookie of its own, which nothing that staff do ever reads.

use aide::OperationInput;
use aide::generate::GenContext;
use aide::openapi::Operation;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use super::model::{ResidentId, SESSION};
use super::store;
use crate::platform::Ctx;
use crate::platform::auth::{NEEDS, SIGN_IN};
use crate::platform::http::{Cookie, Failure, NEEDS_RESIDENT, Nothing, WithCookie};

const COOKIE: Cookie = Cookie { secure: "__Host-liandong-resident", plain: "liandong-resident" };

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
        let token = ctx.vault().token_hash(&COOKIE.shown(&parts.headers).ok_or_else(|| SIGN_IN.problem())?);
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

/// An answer that begins a session.
pub fn signed_in<T>(ctx: &Ctx, token: &str, body: T) -> WithCookie<T> {
    WithCookie { cookie: COOKIE.set(ctx, token, SESSION.as_seconds()), body }
}

/// An answer that ends it.
pub fn signed_out(ctx: &Ctx) -> WithCookie<Nothing> {
    WithCookie { cookie: COOKIE.end(ctx), body: Nothing {} }
}
