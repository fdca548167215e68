//! Signing in and out; one's own sessions.

use aide::NoApi;
use aide::axum::ApiRouter;
use aide::axum::routing::{delete_with, get_with, post_with};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use base::{Id, Page, Permission, Problem, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::cookie::SignedOut;
use crate::identity::model::{Proof, SessionInfo};
use crate::identity::passkeys::PasskeyAnswer;
use crate::identity::second_factor::Shown;
use crate::identity::sessions::{self, Begun, Origin};
use crate::identity::sign_in::{self, Attempt};
use crate::identity::{Keeper, RoleBook, places, rules, store};
use crate::platform::auth::{COOKIE, Me, Presented, SIGN_IN, TOKEN_ENDED};
use crate::platform::config::SecondFactor;
use crate::platform::http::{Client, Failure, Path, WithCookie, Write};
use crate::platform::nouns::{Account, Session, Unit};
use crate::platform::{Ctx, Principal};

pub fn routes() -> ApiRouter<Ctx> {
    ApiRouter::new()
        .api_route(
            "/session",
            post_with(begin, |op| op.id("sign_in").summary("Sign in with a password"))
                .get_with(show, |op| op.id("session").summary("Who is signed in, and what is still missing"))
                .delete_with(end, |op| op.id("sign_out").summary("Sign out")),
        )
        .api_route(
            "/session/link",
            post_with(by_link, |op| op.id("sign_in_by_link").summary("Sign in with a one-time link")),
        )
        .api_route(
            "/sessions",
            get_with(list, |op| op.id("sessions").summary("One's own sessions and tokens")),
        )
        .api_route(
            "/sessions/{id}",
            delete_with(end_one, |op| op.id("end_session").summary("End one of one's own sessions")),
        )
}

/// Whoever is signed in.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SessionView {
    account: AccountView,
    proof: Proof,
    /// What to do before one's roles count.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<Next>,
}

/// A step that is still missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Next {
    /// `PUT /me/password`
    SetPassword,
    /// `POST /me/totp`, then `POST /me/totp/confirm`; or `POST /me/passkeys/offer`, then `POST /me/passkeys`
    EnrolSecondFactor,
    /// Sign in again, with the second factor.
    SignInAgain,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
struct AccountView {
    id: Id<Account>,
    /// Sign-in name.
    name: String,
    /// Name shown to people.
    display: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<UnitRef>,
    /// Role keys that count in this session.
    roles: Vec<String>,
    permissions: Vec<Permission>,
    #[serde(skip_serializing_if = "Option::is_none")]
    area: Option<AreaRef>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
struct UnitRef {
    id: Id<Unit>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<Text>,
}

/// The widest area in which one's roles hold.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct AreaRef {
    /// Codes from the root, each ended by `/`; empty is everywhere.
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<Text>,
}

/// The answer to a sign-in.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SignInView {
    /// Bearer token, for programs; browsers have the cookie.
    token: String,
    #[serde(flatten)]
    session: SessionView,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct SignIn {
    /// Sign-in name.
    account: String,
    password: String,
    /// Code of the authenticator, or a recovery code; asked for by `auth.totp_wanted`.
    totp: Option<String>,
    /// What the browser answered with a passkey; asked for by `auth.passkey_wanted`, which says what is to be signed.
    passkey: Option<PasskeyAnswer>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct LinkSignIn {
    /// What stands behind `/in/` in the link.
    token: String,
}

impl From<Client> for Origin {
    fn from(client: Client) -> Origin {
        Origin { address: client.address, agent: client.agent }
    }
}

async fn begin(
    State(ctx): State<Ctx>,
    NoApi(client): NoApi<Client>,
    Presented(carried): Presented,
    write: Write<SignIn>,
) -> Result<WithCookie<SignInView>, Failure> {
    let SignIn { account, password, totp, passkey } = write.body;
    let shown = Shown::new(totp, passkey)?;
    let attempt = Attempt { name: account, password, shown, origin: client.into(), carried };
    let begun = sign_in::sign_in(&ctx, attempt).await?;
    Ok(signed_in(&ctx, begun).await?)
}

async fn by_link(
    State(ctx): State<Ctx>,
    NoApi(client): NoApi<Client>,
    Presented(carried): Presented,
    write: Write<LinkSignIn>,
) -> Result<WithCookie<SignInView>, Failure> {
    let begun = sign_in::by_link(&ctx, &write.body.token, client.into(), carried).await?;
    Ok(signed_in(&ctx, begun).await?)
}

/// The answer to a session that has just begun: the cookie for browsers, the token in the body for programs.
pub async fn signed_in(ctx: &Ctx, begun: Begun) -> Result<WithCookie<SignInView>, Problem> {
    let session = view(ctx, &begun.token).await?;
    let body = SignInView { token: begun.token.clone(), session };
    let seconds = (begun.expires_at - ctx.now()).as_seconds();
    Ok(WithCookie { cookie: COOKIE.set(ctx, &begun.token, seconds), body })
}

async fn show(
    State(ctx): State<Ctx>,
    _: Me,
    Presented(token): Presented,
) -> Result<Json<SessionView>, Failure> {
    let token = token.ok_or_else(|| SIGN_IN.problem())?;
    Ok(Json(view(&ctx, &token).await?))
}

async fn view(ctx: &Ctx, token: &str) -> Result<SessionView, Problem> {
    let known = ctx.part::<Keeper>().look(ctx, token).await?.ok_or_else(|| TOKEN_ENDED.problem())?;
    let (signed, proof) = (known.signed, known.proof);
    let (account, now, roles) = (signed.account, ctx.now(), ctx.part::<RoleBook>());
    let required = ctx.config().identity.second_factor == SecondFactor::Required;
    let next = ctx
        .read(move |tx| {
            let Some(own) = store::accounts::get(tx, account)? else { return Ok(None) };
            let grants = store::grants::of(tx, account)?;
            let waits = grants.iter().filter(|grant| grant.holds(now)).any(|grant| {
                roles.get(&grant.role).is_some_and(|role| !rules::counts(proof, role.kind, required))
            });
            Ok::<_, Problem>(match (proof, own.has_password, own.has_second_factor) {
                (Proof::Invite, false, _) => Some(Next::SetPassword),
                (Proof::Invite, true, _) => Some(Next::SignInAgain),
                (_, _, false) if waits => Some(Next::EnrolSecondFactor),
                (_, _, true) if waits => Some(Next::SignInAgain),
                _ => None,
            })
        })
        .await?;
    let permissions: std::collections::BTreeSet<Permission> =
        signed.held.iter().flat_map(|held| held.permissions.iter().copied()).collect();
    let area = signed.held.iter().map(|held| held.area_path.clone()).min_by_key(String::len);
    Ok(SessionView {
        account: AccountView {
            id: signed.account,
            name: signed.name.clone(),
            display: signed.display.clone(),
            unit: signed.unit.map(|id| UnitRef { name: places::unit_name(ctx, id), id }),
            roles: signed.held.iter().map(|held| held.role.clone()).collect(),
            permissions: permissions.into_iter().collect(),
            area: area.map(|path| AreaRef { name: places::name(ctx, &path), path }),
        },
        proof,
        next,
    })
}

/// Ends the session whose token the caller carries, good or not, and takes the cookie away.
async fn end(State(ctx): State<Ctx>, Presented(token): Presented) -> Result<SignedOut, Failure> {
    if let Some(token) = token {
        ctx.write(Principal::System("sign_in"), move |work| sessions::end_presented(work, &token)).await?;
        ctx.part::<Keeper>().forget();
    }
    Ok(SignedOut::new(&ctx))
}

#[derive(Serialize, JsonSchema)]
struct SessionItem {
    #[serde(flatten)]
    info: SessionInfo,
    /// Whether it is the one that asks.
    current: bool,
}

async fn list(State(ctx): State<Ctx>, me: Me) -> Result<Json<Page<SessionItem>>, Failure> {
    let (account, current, now) = (me.account, me.session, ctx.now());
    let found = ctx.read(move |tx| store::sessions::of(tx, account, now)).await?;
    let items = found.into_iter().map(|info| SessionItem { current: info.id == current, info }).collect();
    Ok(Json(Page { items, next_cursor: None }))
}

/// Ending what has ended is no error, and tells nothing about the sessions of others.
async fn end_one(State(ctx): State<Ctx>, me: Me, Path(id): Path<Id<Session>>) -> Result<StatusCode, Failure> {
    let account = me.account;
    ctx.write(me.principal(), move |work| sessions::end(work, account, id)).await?;
    ctx.part::<Keeper>().forget();
    Ok(StatusCode::NO_CONTENT)
}
