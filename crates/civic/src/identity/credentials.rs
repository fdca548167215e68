//! One's own password and authenticator. A change ends all sessions of the account and begins a fresh one.

use base::{Id, Problem, problem};
use serde_json::json;

use super::model::{Credentials, Proof};
use super::passwords::{self, Passwords};
use super::second_factor::Shown;
use super::sessions::{self, Begun, Origin};
use super::store::{self, accounts, ceremonies};
use super::{Keeper, sign_in, totp};
use crate::audit::{self, Entry};
use crate::platform::nouns::Session;
use crate::platform::{Ctx, Principal, Work};

/// Sets the password of a signed-in person, after its rules.
pub async fn set_password(
    ctx: &Ctx,
    by: Principal,
    own: Credentials,
    proof: Proof,
    password: String,
    origin: Origin,
) -> Result<Begun, Problem> {
    passwords::check(&password, &own.name, &own.display)?;
    let hash = ctx.part::<Passwords>().hash(ctx.random(), password).await?;
    let begun = ctx
        .write(by, move |work| {
            accounts::set_password(work.tx, own.account, &hash, work.now)?;
            audit::record(work, Entry::new("account.password_set", "account", own.account, json!({})))?;
            // An invitation has done its work: from here on it is a session by password.
            let proof = if proof == Proof::Invite { Proof::Password } else { proof };
            renew(work, &own, proof, &origin)
        })
        .await?;
    ctx.part::<Keeper>().forget();
    Ok(begun)
}

/// Offers a secret for an authenticator: for typing, and as an `otpauth://` address. Where there is a second factor already,
/// it has to be shown.
pub async fn offer_totp(
    ctx: &Ctx,
    by: Principal,
    own: Credentials,
    session: Id<Session>,
    shown: Shown,
) -> Result<(String, String), Problem> {
    if own.has_second_factor() {
        sign_in::prove(ctx, &own, session, shown).await?;
    }
    let secret = totp::fresh(ctx.random());
    let url = totp::url(&secret, &own.name)?;
    let sealed = totp::seal(ctx.vault(), ctx.random(), own.account, &secret);
    ctx.write(by, move |work| {
        accounts::offer_totp(work.tx, own.account, &sealed)?;
        audit::record(work, Entry::new("account.totp_offered", "account", own.account, json!({})))
    })
    .await?;
    Ok((totp::as_text(&secret), url))
}

/// Puts the offered secret into force when its first code is right: recovery codes, and a session that counts as proven.
pub async fn confirm_totp(
    ctx: &Ctx,
    by: Principal,
    own: Credentials,
    code: String,
    origin: Origin,
) -> Result<(Vec<String>, Begun), Problem> {
    let offered = own.totp_offered.as_deref().and_then(|sealed| totp::open(ctx.vault(), own.account, sealed));
    let step = offered.and_then(|secret| totp::step(&secret, &code, ctx.now()));
    let Some(step) = step else {
        return Err(problem::invalid(
            "/code",
            "验证码不对,请核对时间",
            "not the code; check the clock of the device",
        ));
    };
    let codes = totp::recovery_codes(ctx.random());
    let hashes = totp::recovery_hashes(ctx.vault(), &codes);
    let begun = ctx
        .write(by, move |work| {
            if !accounts::confirm_totp(work.tx, own.account, step, work.now)? {
                return Err(problem::STALE.problem());
            }
            ceremonies::drop_of(work.tx, own.account)?;
            accounts::set_codes(work.tx, own.account, &hashes)?;
            audit::record(work, Entry::new("account.totp_confirmed", "account", own.account, json!({})))?;
            renew(work, &own, Proof::SecondFactor, &origin)
        })
        .await?;
    ctx.part::<Keeper>().forget();
    Ok((codes, begun))
}

/// Ends all sessions of a person and begins a fresh one: after every change of what proves who he is.
pub(super) fn renew(
    work: &mut Work<'_, '_>,
    own: &Credentials,
    proof: Proof,
    origin: &Origin,
) -> Result<Begun, Problem> {
    store::sessions::end_peoples(work.tx, own.account)?;
    sessions::begin(work, own.account, proof, origin)
}
