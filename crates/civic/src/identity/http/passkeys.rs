//! One's own second factors: what there is, and passkeys added, renamed and removed.

use aide::NoApi;
use aide::axum::ApiRouter;
use aide::axum::routing::{get_with, patch_with, post_with};
use axum::Json;
use axum::extract::State;
use base::{Id, Problem, problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::me::{PASSWORD_FIRST, ShowFactor, own};
use super::session::{SignInView, signed_in};
use crate::identity::model::PasskeyInfo;
use crate::identity::passkeys::ceremony::Ceremony;
use crate::identity::passkeys::party::Parties;
use crate::identity::passkeys::{self, Change, NewCredential};
use crate::identity::store;
use crate::platform::Ctx;
use crate::platform::auth::{Me, Presented};
use crate::platform::http::{Client, Done, Failure, Path, WithCookie, Write, commit};
use crate::platform::nouns::Passkey;

pub fn routes() -> ApiRouter<Ctx> {
    ApiRouter::new()
        .api_route(
            "/me/factors",
            get_with(factors, |op| op.id("factors").summary("One's own second factors")),
        )
        .api_route(
            "/me/passkeys/offer",
            post_with(offer, |op| op.id("offer_passkey").summary("Begin with a passkey")),
        )
        .api_route(
            "/me/passkeys",
            post_with(add, |op| op.id("add_passkey").summary("Add the passkey that the browser has made")),
        )
        .api_route(
            "/me/passkeys/{id}",
            patch_with(rename, |op| op.id("rename_passkey").summary("Give a passkey another name"))
                .delete_with(remove, |op| {
                    op.id("remove_passkey").summary("Remove a passkey; never the last second factor")
                }),
        )
}

/// What one can prove oneself with, besides the password.
#[derive(Serialize, JsonSchema)]
struct Factors {
    /// Whether an authenticator has been confirmed.
    authenticator: bool,
    /// Recovery codes that are left.
    recovery_codes: i64,
    passkeys: Vec<PasskeyInfo>,
    /// Origin at which pages have to be open for passkeys; none where this server's address allows none.
    #[serde(skip_serializing_if = "Option::is_none")]
    passkeys_at: Option<String>,
}

async fn factors(State(ctx): State<Ctx>, me: Me) -> Result<Json<Factors>, Failure> {
    let account = me.account;
    let passkeys_at = ctx.part::<Parties>().0.as_ref().map(|party| party.origin.clone());
    let found = ctx.read(move |tx| {
        let own =
            store::accounts::credentials_of(tx, account)?.ok_or_else(|| problem::NOT_FOUND.problem())?;
        Ok::<_, Problem>(Factors {
            authenticator: own.totp_secret.is_some(),
            recovery_codes: store::accounts::codes(tx, account)?,
            passkeys: store::passkeys::of(tx, account)?.into_iter().map(|kept| kept.info).collect(),
            passkeys_at,
        })
    });
    Ok(Json(found.await?))
}

/// Who asks, with what checks his sign-in.
async fn change(ctx: &Ctx, me: &Me, token: Option<String>, client: Client) -> Result<Change, Problem> {
    let (own, proof) = own(ctx, me, token).await?;
    Ok(Change { by: me.principal(), own, session: me.session, proof, origin: client.into() })
}

/// What the browser is to make; to be answered within five minutes.
#[derive(Serialize, JsonSchema)]
struct PasskeyOffer {
    /// Origin at which the page has to be open.
    origin: String,
    ceremony: Id<Ceremony>,
    /// `PublicKeyCredentialCreationOptionsJSON` of WebAuthn, for `PublicKeyCredential.parseCreationOptionsFromJSON`.
    options: Map<String, Value>,
}

async fn offer(
    State(ctx): State<Ctx>,
    me: Me,
    NoApi(client): NoApi<Client>,
    Presented(token): Presented,
    write: Write<ShowFactor>,
) -> Result<Json<PasskeyOffer>, Failure> {
    let change = change(&ctx, &me, token, client).await?;
    if change.own.password_hash.is_none() {
        return Err(PASSWORD_FIRST.problem().into());
    }
    let asked = passkeys::offer(&ctx, change, write.body.shown()?).await?;
    let Value::Object(options) = asked.options else { return Err(problem::INTERNAL.problem().into()) };
    Ok(Json(PasskeyOffer { origin: asked.origin, ceremony: asked.ceremony, options }))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct AddPasskey {
    ceremony: Id<Ceremony>,
    /// As its owner calls it: "office laptop".
    name: String,
    credential: NewCredential,
}

#[derive(Serialize, JsonSchema)]
struct PasskeyAdded {
    /// Each is good once, when all else is lost. Shown only now, and only where there were none left.
    recovery_codes: Vec<String>,
    #[serde(flatten)]
    signed_in: SignInView,
}

async fn add(
    State(ctx): State<Ctx>,
    me: Me,
    NoApi(client): NoApi<Client>,
    Presented(token): Presented,
    write: Write<AddPasskey>,
) -> Result<WithCookie<PasskeyAdded>, Failure> {
    let change = change(&ctx, &me, token, client).await?;
    let AddPasskey { ceremony, name, credential } = write.body;
    let (recovery_codes, begun) = passkeys::add(&ctx, change, ceremony, name, credential).await?;
    let answer = signed_in(&ctx, begun).await?;
    Ok(answer.map(|signed_in| PasskeyAdded { recovery_codes, signed_in }))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RenamePasskey {
    name: String,
}

async fn rename(
    State(ctx): State<Ctx>,
    me: Me,
    Path(id): Path<Id<Passkey>>,
    write: Write<RenamePasskey>,
) -> Result<Done<PasskeyInfo>, Failure> {
    let (account, name) = (me.account, write.body.name);
    let done = commit(&ctx, me.principal(), write.idempotency, move |work| {
        Ok((None, passkeys::rename(work, account, id, &name)?))
    });
    Ok(done.await?)
}

/// All other sessions end, and this one gets a fresh token.
async fn remove(
    State(ctx): State<Ctx>,
    me: Me,
    NoApi(client): NoApi<Client>,
    Presented(token): Presented,
    Path(id): Path<Id<Passkey>>,
) -> Result<WithCookie<SignInView>, Failure> {
    let change = change(&ctx, &me, token, client).await?;
    let begun = passkeys::remove(&ctx, change, id).await?;
    Ok(signed_in(&ctx, begun).await?)
}
