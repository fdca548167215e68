//! One's own password and authenticator. Each change ends all other sessions and gives this one a fresh token.

use aide::NoApi;
use aide::axum::ApiRouter;
use aide::axum::routing::{post_with, put_with};
use axum::Json;
use axum::extract::State;
use base::{Code, Kind, Problem, problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::session::{SignInView, signed_in};
use crate::identity::model::{Credentials, Proof};
use crate::identity::passkeys::PasskeyAnswer;
use crate::identity::second_factor::Shown;
use crate::identity::sessions::{Begun, Origin};
use crate::identity::{credentials, sign_in, store};
use crate::platform::Ctx;
use crate::platform::auth::{Me, Presented, TOKEN_ENDED};
use crate::platform::http::{Client, Failure, WithCookie, Write};

pub(super) static PASSWORD_FIRST: Code =
    Code::new(Kind::Conflict, "account.password_first", "请先设置密码。", "Please set a password first.");

pub fn routes() -> ApiRouter<Ctx> {
    ApiRouter::new()
        .api_route(
            "/me/password",
            put_with(set_password, |op| op.id("set_password").summary("Set one's own password")),
        )
        .api_route(
            "/me/totp",
            post_with(offer, |op| op.id("offer_totp").summary("Begin with an authenticator")),
        )
        .api_route(
            "/me/totp/confirm",
            post_with(confirm, |op| {
                op.id("confirm_totp").summary("Confirm the authenticator with a first code")
            }),
        )
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewPassword {
    /// The password until now; not needed by those who have none yet or came by a sign-in link of the command line.
    current: Option<String>,
    password: String,
}

async fn set_password(
    State(ctx): State<Ctx>,
    me: Me,
    NoApi(client): NoApi<Client>,
    Presented(token): Presented,
    write: Write<NewPassword>,
) -> Result<WithCookie<SignInView>, Failure> {
    let NewPassword { current, password } = write.body;
    let (own, proof) = own(&ctx, &me, token).await?;
    if own.password_hash.is_some() && proof != Proof::Link {
        let right = sign_in::is_password(&ctx, &own, current.unwrap_or_default()).await?;
        if !right {
            return Err(problem::invalid("/current", "原密码不对", "not the password until now").into());
        }
    }
    let begun = credentials::set_password(&ctx, me.principal(), own, proof, password, client.into()).await?;
    Ok(signed_in(&ctx, begun).await?)
}

/// What checks the caller's sign-in, and how he has signed in.
pub(super) async fn own(ctx: &Ctx, me: &Me, token: Option<String>) -> Result<(Credentials, Proof), Problem> {
    let keeper = ctx.part::<crate::identity::Keeper>();
    let known = keeper.look(ctx, &token.unwrap_or_default()).await?.ok_or_else(|| TOKEN_ENDED.problem())?;
    let account = me.account;
    let own = ctx.read(move |tx| store::accounts::credentials_of(tx, account)).await?;
    Ok((own.ok_or_else(|| problem::NOT_FOUND.problem())?, known.proof))
}

/// The second factor until now, where there is one.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ShowFactor {
    /// A code of the authenticator until now, or a recovery code.
    code: Option<String>,
    /// Or what the browser answered with a passkey; asked for by `auth.passkey_wanted`.
    passkey: Option<PasskeyAnswer>,
}

impl ShowFactor {
    pub(super) fn shown(self) -> Result<Shown, Problem> {
        Shown::new(self.code, self.passkey)
    }
}

/// A secret for an authenticator; in force once confirmed.
#[derive(Serialize, JsonSchema)]
struct TotpOffer {
    /// For typing, base 32.
    secret: String,
    /// `otpauth://` address, to be shown as a QR code.
    url: String,
}

async fn offer(
    State(ctx): State<Ctx>,
    me: Me,
    Presented(token): Presented,
    write: Write<ShowFactor>,
) -> Result<Json<TotpOffer>, Failure> {
    let (own, _) = own(&ctx, &me, token).await?;
    if own.password_hash.is_none() {
        return Err(PASSWORD_FIRST.problem().into());
    }
    let shown = write.body.shown()?;
    let (secret, url) = credentials::offer_totp(&ctx, me.principal(), own, me.session, shown).await?;
    Ok(Json(TotpOffer { secret, url }))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ConfirmTotp {
    /// The code that the authenticator shows now.
    code: String,
}

#[derive(Serialize, JsonSchema)]
struct TotpConfirmed {
    /// Each is good once, when the authenticator is lost. Shown only now.
    recovery_codes: Vec<String>,
    #[serde(flatten)]
    signed_in: SignInView,
}

async fn confirm(
    State(ctx): State<Ctx>,
    me: Me,
    NoApi(client): NoApi<Client>,
    Presented(token): Presented,
    write: Write<ConfirmTotp>,
) -> Result<WithCookie<TotpConfirmed>, Failure> {
    let (own, _) = own(&ctx, &me, token).await?;
    let origin: Origin = client.into();
    let (recovery_codes, begun): (Vec<String>, Begun) =
        credentials::confirm_totp(&ctx, me.principal(), own, write.body.code, origin).await?;
    let answer = signed_in(&ctx, begun).await?;
    Ok(answer.map(|signed_in| TotpConfirmed { recovery_codes, signed_in }))
}
