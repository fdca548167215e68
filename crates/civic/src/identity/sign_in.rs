//! Signing in: name and password, then the second factor; or a one-time link.
//!
//! Unknown names, disabled accounts and wrong passwords get the same answer after the same work and the same pauses. Each
//! attempt is counted before the password is computed, so that many at once cannot slip past the count.

use base::time::Span;
use base::{Problem, Time};
use serde_json::json;

use super::model::{Credentials, Proof, Purpose};
use super::passwords::Passwords;
use super::sessions::{self, Begun, Origin};
use super::store::{accounts, failures, links};
use super::throttle::AddressThrottle;
use super::{Keeper, rules, totp};
use crate::audit::{self, Entry};
use crate::platform::{Ctx, Principal, Work};

const PART: Principal = Principal::System("sign_in");

/// What somebody typed.
#[derive(Clone, Debug)]
pub struct Attempt {
    pub name: String,
    pub password: String,
    /// Code of the authenticator, or a recovery code.
    pub code: Option<String>,
    pub origin: Origin,
    /// Token of a session that the browser still carries: it ends, a sign-in always gets a fresh one.
    pub carried: Option<String>,
}

/// How an attempt ended, once the name and password are known to be right or wrong.
enum Outcome {
    In(Begun),
    CodeWanted,
    Wrong,
}

/// Signs in.
pub async fn sign_in(ctx: &Ctx, attempt: Attempt) -> Result<Begun, Problem> {
    let addresses = ctx.part::<AddressThrottle>();
    addresses.check(&attempt.origin.address, ctx.now())?;
    let name = attempt.name.trim().to_lowercase();
    let mac = name_mac(ctx, &name);
    let credentials = count_and_find(ctx, name, mac.clone()).await?;
    let kept =
        credentials.as_ref().filter(|c| !c.disabled && !c.machine).and_then(|c| c.password_hash.clone());
    let right = ctx.part::<Passwords>().is_right(kept, attempt.password.clone()).await?;
    let origin = attempt.origin.clone();
    let outcome = ctx
        .write(PART, move |work| match credentials {
            Some(credentials) if right => second_step(work, &credentials, &attempt, &mac),
            known => refused(work, known.as_ref(), "password", &attempt.origin),
        })
        .await?;
    match outcome {
        Outcome::In(begun) => {
            ctx.part::<Keeper>().forget();
            Ok(begun)
        }
        Outcome::CodeWanted => Err(rules::CODE_WANTED.problem()),
        Outcome::Wrong => {
            addresses.failed(&origin.address, ctx.now());
            Err(rules::WRONG.problem())
        }
    }
}

/// What failures are counted under; without the installation's key nobody can tell which names were tried.
fn name_mac(ctx: &Ctx, name: &str) -> Vec<u8> {
    ctx.vault().mac(&format!("sign_in/{name}")).to_vec()
}

/// Whether it is the password of somebody who is signed in; counted as a sign-in is.
pub async fn is_password(ctx: &Ctx, own: &Credentials, password: String) -> Result<bool, Problem> {
    let mac = name_mac(ctx, &own.name);
    count_and_find(ctx, own.name.clone(), mac.clone()).await?;
    let right = ctx.part::<Passwords>().is_right(own.password_hash.clone(), password).await?;
    if right {
        ctx.write(PART, move |work| failures::clear(work.tx, &mac)).await?;
    }
    Ok(right)
}

/// Uses up a code of somebody who is signed in; counted as a sign-in is.
pub async fn check_code(ctx: &Ctx, own: &Credentials, code: String) -> Result<(), Problem> {
    let (mac, own) = (name_mac(ctx, &own.name), own.clone());
    count_and_find(ctx, own.name.clone(), mac.clone()).await?;
    let right = ctx
        .write(PART, move |work| {
            let right = use_code(work, &own, &code)?;
            if right {
                failures::clear(work.tx, &mac)?;
            }
            Ok(right)
        })
        .await?;
    if right { Ok(()) } else { Err(rules::WRONG.problem()) }
}

/// Counts the attempt as failed until it has succeeded; refuses during a pause.
async fn count_and_find(ctx: &Ctx, name: String, mac: Vec<u8>) -> Result<Option<Credentials>, Problem> {
    let free = i64::from(ctx.config().limits.failed_sign_ins);
    ctx.write(PART, move |work| {
        let (count, last) = failures::lock(work.tx, &mac, work.now)?;
        if let Some(left) = rules::left(count, last, work.now, free) {
            return Err(rules::paused(left));
        }
        failures::set(work.tx, &mac, rules::remembered(count, last, work.now) + 1, work.now)?;
        accounts::credentials(work.tx, &name)
    })
    .await
}

fn second_step(
    work: &mut Work<'_, '_>,
    credentials: &Credentials,
    attempt: &Attempt,
    mac: &[u8],
) -> Result<Outcome, Problem> {
    let proof = if credentials.totp_secret.is_some() {
        let Some(code) = &attempt.code else {
            // Not a failure: take back the count, but not the time.
            let (count, last) = failures::lock(work.tx, mac, work.now)?;
            failures::set(work.tx, mac, (count - 1).max(0), last)?;
            return Ok(Outcome::CodeWanted);
        };
        if !use_code(work, credentials, code)? {
            return refused(work, Some(credentials), "code", &attempt.origin);
        }
        Proof::SecondFactor
    } else {
        Proof::Password
    };
    failures::clear(work.tx, mac)?;
    if let Some(carried) = &attempt.carried {
        sessions::end_presented(work, carried)?;
    }
    sessions::begin(work, credentials.account, proof, &attempt.origin).map(Outcome::In)
}

/// Uses up a code of the authenticator or a recovery code; each is good once.
pub fn use_code(work: &mut Work<'_, '_>, credentials: &Credentials, code: &str) -> Result<bool, Problem> {
    let account = credentials.account;
    let secret =
        credentials.totp_secret.as_deref().and_then(|sealed| totp::open(work.ctx.vault(), account, sealed));
    let step = secret.and_then(|secret| totp::step(&secret, code, work.now));
    if let Some(step) = step {
        return accounts::use_step(work.tx, account, step);
    }
    let used = accounts::use_code(work.tx, account, &totp::recovery_hash(work.ctx.vault(), code))?;
    if used {
        audit::record(work, Entry::new("account.recovery_code_used", "account", account, json!({})))?;
    }
    Ok(used)
}

/// Notes a refusal. What was typed as a name is not noted: people type passwords there.
fn refused(
    work: &mut Work<'_, '_>,
    known: Option<&Credentials>,
    why: &str,
    origin: &Origin,
) -> Result<Outcome, Problem> {
    let entry = Entry {
        action: "session.refused",
        object_kind: "account",
        object_id: known.map(|credentials| credentials.account.uuid()),
        purpose: String::new(),
        data: json!({ "why": why, "address": origin.address }),
    };
    audit::record(work, entry)?;
    Ok(Outcome::Wrong)
}

/// Signs in with a one-time link.
pub async fn by_link(
    ctx: &Ctx,
    token: &str,
    origin: Origin,
    carried: Option<String>,
) -> Result<Begun, Problem> {
    let addresses = ctx.part::<AddressThrottle>();
    addresses.check(&origin.address, ctx.now())?;
    let hash = ctx.vault().token_hash(token);
    let address = origin.address.clone();
    let begun = ctx
        .write(PART, move |work| {
            let Some((purpose, Some(account))) = links::take(work.tx, &hash, work.now)? else {
                return Ok(None);
            };
            let proof = match purpose {
                Purpose::SignIn => Proof::Link,
                Purpose::Invite => Proof::Invite,
                Purpose::Setup => return Ok(None),
            };
            let open = accounts::credentials_of(work.tx, account)?.is_some_and(|c| !c.disabled);
            if !open {
                return Ok(None);
            }
            if let Some(carried) = &carried {
                sessions::end_presented(work, carried)?;
            }
            sessions::begin(work, account, proof, &origin).map(Some)
        })
        .await?;
    let Some(begun) = begun else {
        addresses.failed(&address, ctx.now());
        return Err(rules::LINK_ENDED.problem());
    };
    ctx.part::<Keeper>().forget();
    Ok(begun)
}

/// Forgets failures, sessions and links that time has ended.
pub fn tidy_up(ctx: &Ctx) -> Result<u64, Problem> {
    ctx.write_blocking(PART, |work| {
        let day_ago: Time = work.now - Span::days(2);
        let forgotten = failures::trim(work.tx, day_ago)?;
        let ended = super::store::sessions::trim(work.tx, work.now)?;
        Ok(forgotten + ended + links::trim(work.tx, work.now)?)
    })
}
