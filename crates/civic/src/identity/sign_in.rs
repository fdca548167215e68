//! Signing in: name and password, then the second factor; or a one-time link.
//!
//! Unknown names, disabled accounts and wrong passwords get the same answer after the same work and the same pauses. Each
//! attempt is counted before the password is computed, so that many at once cannot slip past the count.

use base::time::Span;
use base::{Code, Id, Problem, Time};
use serde_json::json;

use super::model::{Credentials, Proof, Purpose};
use super::passwords::Passwords;
use super::second_factor::{self, Shown, Verdict};
use super::sessions::{self, Begun, Origin};
use super::store::{accounts, ceremonies, failures, links};
use super::throttle::AddressThrottle;
use super::{Keeper, rules};
use crate::audit::{self, Entry};
use crate::platform::nouns::Session;
use crate::platform::{Ctx, Principal, Work};

const PART: Principal = Principal::System("sign_in");

/// What somebody typed.
#[derive(Clone, Debug)]
pub struct Attempt {
    pub name: String,
    pub password: String,
    /// The second factor.
    pub shown: Shown,
    pub origin: Origin,
    /// Token of a session that the browser still carries: it ends, a sign-in always gets a fresh one.
    pub carried: Option<String>,
}

/// How an attempt ended, once the name and password are known to be right or wrong.
enum Outcome {
    In(Begun),
    Wanted(Problem),
    Wrong(&'static Code),
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
            known => refused(work, known.as_ref(), "password", &rules::WRONG, &attempt.origin),
        })
        .await?;
    match outcome {
        Outcome::In(begun) => {
            ctx.part::<Keeper>().forget();
            Ok(begun)
        }
        Outcome::Wanted(problem) => Err(problem),
        Outcome::Wrong(code) => {
            addresses.failed(&origin.address, ctx.now());
            Err(code.problem())
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

/// Has somebody who is signed in show his second factor once more; counted as a sign-in is.
pub async fn prove(ctx: &Ctx, own: &Credentials, session: Id<Session>, shown: Shown) -> Result<(), Problem> {
    let (mac, own) = (name_mac(ctx, &own.name), own.clone());
    // Asking what is wanted is no attempt.
    let counts = !matches!(shown, Shown::Nothing);
    if counts {
        count_and_find(ctx, own.name.clone(), mac.clone()).await?;
    }
    let verdict = ctx
        .write(PART, move |work| {
            let verdict = second_factor::check(work, &own, Some(session), &shown)?;
            if counts && matches!(verdict, Verdict::Right) {
                failures::clear(work.tx, &mac)?;
            }
            Ok(verdict)
        })
        .await?;
    match verdict {
        Verdict::Right => Ok(()),
        Verdict::Wanted(problem) => Err(problem),
        Verdict::Wrong(_, code) => Err(code.problem()),
    }
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
    let proof = if credentials.has_second_factor() {
        match second_factor::check(work, credentials, None, &attempt.shown)? {
            Verdict::Right => Proof::SecondFactor,
            Verdict::Wanted(problem) => {
                // Not a failure: take back the count, but not the time.
                let (count, last) = failures::lock(work.tx, mac, work.now)?;
                failures::set(work.tx, mac, (count - 1).max(0), last)?;
                return Ok(Outcome::Wanted(problem));
            }
            Verdict::Wrong(why, code) => {
                return refused(work, Some(credentials), why, code, &attempt.origin);
            }
        }
    } else {
        Proof::Password
    };
    failures::clear(work.tx, mac)?;
    if let Some(carried) = &attempt.carried {
        sessions::end_presented(work, carried)?;
    }
    sessions::begin(work, credentials.account, proof, &attempt.origin).map(Outcome::In)
}

/// Notes a refusal. What was typed as a name is not noted: people type passwords there.
fn refused(
    work: &mut Work<'_, '_>,
    known: Option<&Credentials>,
    why: &str,
    code: &'static Code,
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
    Ok(Outcome::Wrong(code))
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

/// Forgets failures, sessions, ceremonies and links that time has ended.
pub fn tidy_up(ctx: &Ctx) -> Result<u64, Problem> {
    ctx.write_blocking(PART, |work| {
        let day_ago: Time = work.now - Span::days(2);
        let forgotten = failures::trim(work.tx, day_ago)?;
        let ended = super::store::sessions::trim(work.tx, work.now)?;
        let unanswered = ceremonies::trim(work.tx, work.now)?;
        Ok(forgotten + ended + unanswered + links::trim(work.tx, work.now)?)
    })
}
