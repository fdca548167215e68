//! Extractors: `Visitor` (anybody) and `Actor<N>` (signed in, with the permission that `N` names).

use std::convert::Infallible;
use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use aide::openapi::Operation;
use aide::{OperationInput, generate::GenContext};
use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use base::{Permission, problem::FORBIDDEN};

use super::{Doorkeeper, Principal, SIGN_IN, Scope, Signed, TOKEN_ENDED};
use crate::platform::Ctx;
use crate::platform::http::{Cookie, Failure, NEEDS_PUBLIC, NEEDS_SIGN_IN};

/// The session of staff.
pub const COOKIE: Cookie = Cookie { secure: "__Host-liandong", plain: "liandong" };

/// The permission that an operation needs, as a type, so that a handler cannot be written without naming it.
pub trait Need: Send + Sync + 'static {
    const PERMISSION: Permission;
}

/// One type per permission: `Actor<need::CaseRead>`.
pub mod need {
    use base::Permission;

    macro_rules! needs { ($($name:ident)*) => { $(
        #[derive(Debug)]
        pub enum $name {}
        impl super::Need for $name { const PERMISSION: Permission = Permission::$name; }
    )* } }

    needs! {
        AreaRead AreaWrite UnitRead UnitWrite CaseRead CaseRegister CaseReporter CaseTriage CaseDispatch CaseHandle CaseVerify
        CaseSupervise CaseRule CaseErase CaseDrill IndicatorRead PackRead PackWrite AccountRead AccountWrite GrantWrite AuditRead
        ChannelWrite VisitRead VisitWrite ComplaintWrite ComplaintAnswer NoticeWrite
    }
}

/// Anybody: signed in or not. A bad token is refused all the same, never taken for a stranger.
#[derive(Clone, Debug)]
pub struct Visitor(pub Option<Arc<Signed>>);

impl Visitor {
    pub fn principal(&self) -> Principal {
        self.0.clone().map_or(Principal::Anonymous, Principal::Account)
    }
    /// The signed-in person, or 401.
    pub fn signed(&self) -> Result<&Arc<Signed>, base::Problem> {
        self.0.as_ref().ok_or_else(|| SIGN_IN.problem())
    }
    /// Where a permission holds; nowhere for a stranger.
    pub fn scope(&self, permission: Permission) -> Scope {
        self.0.as_ref().map(|signed| signed.scope(permission)).unwrap_or_default()
    }
}

/// Anybody who is signed in, whatever his roles: for one's own affairs.
#[derive(Clone, Debug)]
pub struct Me(Arc<Signed>);

impl Me {
    pub fn principal(&self) -> Principal {
        Principal::Account(self.0.clone())
    }
}

impl Deref for Me {
    type Target = Signed;
    fn deref(&self) -> &Signed {
        &self.0
    }
}

/// The token that the caller carries, good or not: for signing in and out.
#[derive(Clone, Debug)]
pub struct Presented(pub Option<String>);

/// Nobody in particular: the answer is the same for everybody, so it does not even look who asks.
#[derive(Clone, Copy, Debug)]
pub struct Anybody;

/// Tells middleware who asked, once an extractor has found out.
#[derive(Clone, Debug, Default)]
pub struct Asked(Arc<OnceLock<Arc<Signed>>>);

impl Asked {
    pub fn who(&self) -> Option<Arc<Signed>> {
        self.0.get().cloned()
    }
}

/// Somebody signed in who holds the permission of `N` somewhere; where, is its [`Scope`].
#[derive(Debug)]
pub struct Actor<N>(Arc<Signed>, PhantomData<fn() -> N>);

impl<N: Need> Actor<N> {
    pub fn scope(&self) -> Scope {
        self.0.scope(N::PERMISSION)
    }
    pub fn principal(&self) -> Principal {
        Principal::Account(self.0.clone())
    }
    pub fn signed(&self) -> &Arc<Signed> {
        &self.0
    }
}

impl<N> Deref for Actor<N> {
    type Target = Signed;
    fn deref(&self) -> &Signed {
        &self.0
    }
}

impl FromRequestParts<Ctx> for Visitor {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, ctx: &Ctx) -> Result<Visitor, Failure> {
        if let Some(known) = parts.extensions.get::<Visitor>() {
            return Ok(known.clone());
        }
        let visitor = match token(parts) {
            None => Visitor(None),
            Some(token) => {
                let doorkeeper = ctx.part::<Doorkeeper>();
                let signed = (doorkeeper.0)(ctx, &token).await?;
                Visitor(Some(signed.ok_or_else(|| TOKEN_ENDED.problem())?))
            }
        };
        if let (Some(asked), Some(signed)) = (parts.extensions.get::<Asked>(), &visitor.0) {
            asked.0.set(signed.clone()).ok();
        }
        parts.extensions.insert(visitor.clone());
        Ok(visitor)
    }
}

impl FromRequestParts<Ctx> for Me {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, ctx: &Ctx) -> Result<Me, Failure> {
        Ok(Me(Visitor::from_request_parts(parts, ctx).await?.signed()?.clone()))
    }
}

impl<S: Sync> FromRequestParts<S> for Anybody {
    type Rejection = Infallible;

    async fn from_request_parts(_: &mut Parts, _: &S) -> Result<Anybody, Infallible> {
        Ok(Anybody)
    }
}

impl<S: Sync> FromRequestParts<S> for Presented {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Presented, Infallible> {
        Ok(Presented(token(parts)))
    }
}

impl<N: Need> FromRequestParts<Ctx> for Actor<N> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, ctx: &Ctx) -> Result<Self, Failure> {
        let visitor = Visitor::from_request_parts(parts, ctx).await?;
        let signed = visitor.signed()?;
        if !signed.has(N::PERMISSION) {
            tracing::info!(account = %signed.account, permission = N::PERMISSION.key(), "refused");
            return Err(FORBIDDEN.problem().into());
        }
        Ok(Actor(signed.clone(), PhantomData))
    }
}

/// The bearer token, else the session cookie.
fn token(parts: &Parts) -> Option<String> {
    if let Some(bearer) = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()) {
        return Some(bearer.strip_prefix("Bearer ").unwrap_or_default().trim().to_owned());
    }
    COOKIE.shown(&parts.headers)
}

/// Extension of an operation in the OpenAPI document; `docs/permissions.md` is made from it.
pub const NEEDS: &str = "x-permission";

impl OperationInput for Visitor {
    fn operation_input(_: &mut GenContext, operation: &mut Operation) {
        operation.extensions.entry(NEEDS.into()).or_insert_with(|| NEEDS_PUBLIC.into());
    }
}

impl OperationInput for Anybody {
    fn operation_input(_: &mut GenContext, operation: &mut Operation) {
        operation.extensions.entry(NEEDS.into()).or_insert_with(|| NEEDS_PUBLIC.into());
    }
}

impl OperationInput for Presented {
    fn operation_input(_: &mut GenContext, operation: &mut Operation) {
        operation.extensions.entry(NEEDS.into()).or_insert_with(|| NEEDS_PUBLIC.into());
    }
}

impl OperationInput for Me {
    fn operation_input(_: &mut GenContext, operation: &mut Operation) {
        operation.extensions.insert(NEEDS.into(), NEEDS_SIGN_IN.into());
        operation.security.push([("bearer".to_owned(), Vec::new())].into_iter().collect());
    }
}

impl<N: Need> OperationInput for Actor<N> {
    fn operation_input(_: &mut GenContext, operation: &mut Operation) {
        operation.extensions.insert(NEEDS.into(), N::PERMISSION.key().into());
        operation.security.push([("bearer".to_owned(), Vec::new())].into_iter().collect());
    }
}
