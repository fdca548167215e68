//! One's own passkeys: added, renamed, removed.

use base::{Code, Id, Kind, Problem, problem};
use serde_json::json;
use webauthn_rs::prelude::PasskeyRegistration;

use super::ceremony::{self, Aim, Binding, Ceremony};
use super::party::{Parties, broken};
use super::{Asked, NewCredential, credential_hash, ids, opened, public_key, seal};
use crate::audit::{self, Entry};
use crate::identity::model::{Credentials, PasskeyInfo, Proof};
use crate::identity::second_factor::Shown;
use crate::identity::sessions::{Begun, Origin};
use crate::identity::store::accounts;
use crate::identity::store::passkeys::{self as store, Kept};
use crate::identity::{Keeper, credentials, rules, sign_in, totp};
use crate::platform::nouns::{self, Session};
use crate::platform::{Ctx, Principal, Work};

static NOT_HERE: Code = Code::new(
    Kind::Conflict,
    "account.no_passkeys_here",
    "本系统的访问地址不支持通行密钥,需要带域名的 https 地址。",
    "There are no passkeys at the address of this server; they need a domain and https.",
);
static TOO_MANY: Code = Code::new(
    Kind::Conflict,
    "account.too_many_passkeys",
    "通行密钥最多 {0} 个,请先删除不用的。",
    "At most {0} passkeys; please remove one that you do not use.",
);
static LATE: Code = Code::new(
    Kind::Conflict,
    "account.passkey_late",
    "这次添加已用过或超过 5 分钟,请重新添加。",
    "This was answered before or is older than 5 minutes; please begin again.",
);
static KNOWN: Code = Code::new(
    Kind::Conflict,
    "account.passkey_known",
    "这个通行密钥已经添加过。",
    "This passkey was added before.",
);
static LAST_FACTOR: Code = Code::new(
    Kind::Conflict,
    "account.last_factor",
    "这是最后一种双重验证,不能删除。请先添加另一种,或请管理员重置账号。",
    "This is your last second factor. Add another one first, or ask an administrator to reset the account.",
);
static UNPROVEN: Code = Code::new(
    Kind::Forbidden,
    "account.factor_unproven",
    "请先用双重验证登录,再删除。",
    "Please sign in with your second factor first.",
);

/// More than anybody has devices; a limit keeps lists and requests small.
const MOST: i64 = 20;

/// Who changes his passkeys.
#[derive(Clone, Debug)]
pub struct Change {
    pub by: Principal,
    pub own: Credentials,
    /// The session that asks, and how it was begun.
    pub session: Id<Session>,
    pub proof: Proof,
    pub origin: Origin,
}

/// Begins with a passkey. Where there is a second factor already, it has to be shown.
pub async fn offer(ctx: &Ctx, change: Change, shown: Shown) -> Result<Asked, Problem> {
    let Change { by, own, session, .. } = change;
    if ctx.part::<Parties>().0.is_none() {
        return Err(NOT_HERE.problem());
    }
    let proven = own.has_second_factor();
    if proven {
        sign_in::prove(ctx, &own, session, shown).await?;
    }
    ctx.write(by, move |work| {
        let account = own.account;
        // Somebody else may have been faster: then this one has shown nothing.
        let now = accounts::credentials_of(work.tx, account)?.ok_or_else(|| problem::NOT_FOUND.problem())?;
        if now.has_second_factor() && !proven {
            return Err(problem::STALE.problem());
        }
        if now.passkeys >= MOST {
            return Err(TOO_MANY.with([MOST]));
        }
        let parties = work.ctx.part::<Parties>();
        let party = parties.0.as_ref().ok_or_else(|| NOT_HERE.problem())?;
        let known = ids(&opened(work, account)?);
        let (options, state) = party
            .webauthn
            .start_passkey_registration(account.uuid(), &own.name, &own.display, Some(known))
            .map_err(broken)?;
        let binding = Binding { account, session: Some(session), aim: Aim::Add };
        let ceremony = ceremony::keep(work, &binding, &state)?;
        audit::record(work, Entry::new("account.passkey_offered", "account", account, json!({})))?;
        Ok(Asked { origin: party.origin.clone(), ceremony, options: public_key(&options)? })
    })
    .await
}

/// Takes a fresh passkey: recovery codes where it is the first second factor, and a session that counts as proven.
pub async fn add(
    ctx: &Ctx,
    change: Change,
    ceremony: Id<Ceremony>,
    name: String,
    credential: NewCredential,
) -> Result<(Vec<String>, Begun), Problem> {
    let name = rules::passkey_name(&name)?;
    let done = ctx
        .write(change.by.clone(), move |work| {
            let binding =
                Binding { account: change.own.account, session: Some(change.session), aim: Aim::Add };
            let Some(state) = ceremony::take::<PasskeyRegistration>(work, &binding, ceremony)? else {
                return Ok(Err(LATE.problem()));
            };
            // A refusal is an answer too: what was begun is used up with it.
            let parties = work.ctx.part::<Parties>();
            let Some(party) = &parties.0 else { return Ok(Err(NOT_HERE.problem())) };
            let made = credential
                .read()
                .ok_or(None)
                .and_then(|given| party.webauthn.finish_passkey_registration(&given, &state).map_err(Some));
            match made {
                Ok(passkey) => keep(work, &change, name, &passkey).map(Ok),
                Err(error) => {
                    tracing::info!(account = %change.own.account, ?error, "a new passkey was refused");
                    Ok(Err(refused()))
                }
            }
        })
        .await??;
    ctx.part::<Keeper>().forget();
    Ok(done)
}

fn refused() -> Problem {
    problem::invalid(
        "/credential",
        "设备的应答没有通过验证,请重新添加",
        "the answer of the device was not accepted; please begin again",
    )
}

fn keep(
    work: &mut Work<'_, '_>,
    change: &Change,
    name: String,
    passkey: &webauthn_rs::prelude::Passkey,
) -> Result<(Vec<String>, Begun), Problem> {
    let own = &change.own;
    accounts::factors_change(work.tx, own.account, work.now)?;
    let id = work.id();
    let sealed = seal(work, own.account, id, passkey)?;
    let info = PasskeyInfo { id, name, created_at: work.now, used_at: None };
    let kept = Kept { info, sealed };
    let hash = credential_hash(work.ctx.vault(), passkey.cred_id());
    store::insert(work.tx, own.account, &hash, &kept).map_err(|error| match error.unique() {
        Some(_) => KNOWN.problem(),
        None => error.into(),
    })?;
    // The authenticator's codes go on counting where there are some left.
    let codes = match accounts::codes(work.tx, own.account)? {
        0 => totp::recovery_codes(work.ctx.random()),
        _ => Vec::new(),
    };
    if !codes.is_empty() {
        accounts::set_codes(work.tx, own.account, &totp::recovery_hashes(work.ctx.vault(), &codes))?;
    }
    let data = json!({ "passkey": id });
    audit::record(work, Entry::new("account.passkey_added", "account", own.account, data))?;
    let begun = credentials::renew(work, own, Proof::SecondFactor, &change.origin)?;
    Ok((codes, begun))
}

/// Gives a passkey another name.
pub fn rename(
    work: &mut Work<'_, '_>,
    own: Id<nouns::Account>,
    id: Id<nouns::Passkey>,
    name: &str,
) -> Result<PasskeyInfo, Problem> {
    let name = rules::passkey_name(name)?;
    if !store::rename(work.tx, id, own, &name)? {
        return Err(problem::NOT_FOUND.problem());
    }
    let data = json!({ "passkey": id });
    audit::record(work, Entry::new("account.passkey_renamed", "account", own, data))?;
    let found = store::of(work.tx, own)?.into_iter().find(|kept| kept.info.id == id);
    found.map(|kept| kept.info).ok_or_else(|| problem::NOT_FOUND.problem())
}

/// Takes a passkey away; never the last second factor.
pub async fn remove(ctx: &Ctx, change: Change, id: Id<nouns::Passkey>) -> Result<Begun, Problem> {
    // Whoever has the machine's command line holds its keys anyway; see `rules::counts`.
    if !matches!(change.proof, Proof::SecondFactor | Proof::Link) {
        return Err(UNPROVEN.problem());
    }
    let begun = ctx
        .write(change.by.clone(), move |work| {
            let own = &change.own;
            accounts::factors_change(work.tx, own.account, work.now)?;
            let now = accounts::credentials_of(work.tx, own.account)?
                .ok_or_else(|| problem::NOT_FOUND.problem())?;
            if !store::remove(work.tx, id, own.account)? {
                return Err(problem::NOT_FOUND.problem());
            }
            if now.totp_secret.is_none() && now.passkeys <= 1 {
                return Err(LAST_FACTOR.problem());
            }
            let data = json!({ "passkey": id });
            audit::record(work, Entry::new("account.passkey_removed", "account", own.account, data))?;
            credentials::renew(work, own, change.proof, &change.origin)
        })
        .await?;
    ctx.part::<Keeper>().forget();
    Ok(begun)
}
