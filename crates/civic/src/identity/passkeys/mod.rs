//! Passkeys (WebAuthn, level 3) beside the authenticator: several to a person, each with a name, checked by `webauthn-rs` with
//! user verification required.
//!
//! Invariants: a passkey is bound to one account and one origin ([`party`]); a ceremony is answered by whom it was begun for,
//! once ([`ceremony`]); an authenticator that counts backwards is refused and noted, for there must be a copy of it; the last
//! second factor is taken away by a reset only.

mod answers;
pub mod ceremony;
mod own;
pub mod party;

use base::{Id, Problem};
use data_encoding::BASE64URL_NOPAD;
use serde_json::{Value, json};
use webauthn_rs::prelude::{CredentialID, Passkey, PasskeyAuthentication, WebauthnError};

use self::ceremony::{Aim, Binding, Ceremony};
use self::party::{Parties, broken};
use super::store::passkeys::{self as store, Kept};
use crate::audit::{self, Entry};
use crate::platform::Work;
use crate::platform::nouns::{self, Account, Session};
use crate::platform::vault::Vault;

pub use answers::{NewCredential, PasskeyAnswer};
pub use own::{Change, add, offer, remove, rename};

/// What a browser is asked to sign.
#[derive(Debug)]
pub struct Asked {
    /// Where the page has to be open.
    pub origin: String,
    pub ceremony: Id<Ceremony>,
    /// For `PublicKeyCredential.parseRequestOptionsFromJSON` or `parseCreationOptionsFromJSON`.
    pub options: Value,
}

/// What a passkey's answer turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    Right,
    /// Answered before, run out, or asked of somebody else.
    Late,
    Wrong,
    /// Signed by an authenticator that has counted backwards.
    Copied,
}

/// Asks for one of the passkeys of an account; `None` where passkeys cannot be used at all.
pub fn ask(
    work: &mut Work<'_, '_>,
    account: Id<Account>,
    session: Option<Id<Session>>,
) -> Result<Option<Asked>, Problem> {
    let parties = work.ctx.part::<Parties>();
    let Some(party) = &parties.0 else { return Ok(None) };
    let known: Vec<Passkey> = opened(work, account)?;
    if known.is_empty() {
        return Ok(None);
    }
    let (options, state) = party.webauthn.start_passkey_authentication(&known).map_err(broken)?;
    let ceremony = ceremony::keep(work, &Binding { account, session, aim: Aim::Prove }, &state)?;
    Ok(Some(Asked { origin: party.origin.clone(), ceremony, options: public_key(&options)? }))
}

/// Checks an answer, and notes that the passkey was used.
pub fn check(
    work: &mut Work<'_, '_>,
    account: Id<Account>,
    session: Option<Id<Session>>,
    answer: &PasskeyAnswer,
) -> Result<Seen, Problem> {
    let parties = work.ctx.part::<Parties>();
    let Some(party) = &parties.0 else { return Ok(Seen::Wrong) };
    let binding = Binding { account, session, aim: Aim::Prove };
    let Some(state) = ceremony::take::<PasskeyAuthentication>(work, &binding, answer.ceremony)? else {
        return Ok(Seen::Late);
    };
    let Some(given) = answer.read() else { return Ok(Seen::Wrong) };
    // The authenticator need not say whose passkey it is; where it does, it must be this account's.
    if given.get_user_unique_id().is_some_and(|whose| whose != account.uuid().as_bytes()) {
        return Ok(Seen::Wrong);
    }
    let hash = credential_hash(work.ctx.vault(), given.get_credential_id());
    let result = match party.webauthn.finish_passkey_authentication(&given, &state) {
        Ok(result) => result,
        Err(WebauthnError::CredentialPossibleCompromise) => return copied(work, account, &hash),
        Err(error) => {
            tracing::info!(%account, %error, "a passkey was refused");
            return Ok(Seen::Wrong);
        }
    };
    // It may have been removed since it was asked for.
    let Some(kept) = store::find(work.tx, account, &hash)? else { return Ok(Seen::Wrong) };
    let Some(mut passkey) = open(work, account, &kept) else { return Ok(Seen::Wrong) };
    passkey.update_credential(&result);
    let sealed = seal(work, account, kept.info.id, &passkey)?;
    if !store::used(work.tx, kept.info.id, &sealed, result.counter(), work.now)? {
        return copied(work, account, &hash);
    }
    Ok(Seen::Right)
}

/// Notes that there are two of what should be one.
fn copied(work: &mut Work<'_, '_>, account: Id<Account>, hash: &[u8]) -> Result<Seen, Problem> {
    let passkey = store::find(work.tx, account, hash)?.map(|kept| kept.info.id);
    tracing::warn!(%account, ?passkey, "the counter of a passkey went backwards: somebody may have a copy of it");
    audit::record(
        work,
        Entry::new("account.passkey_copied", "account", account, json!({ "passkey": passkey })),
    )?;
    Ok(Seen::Copied)
}

/// The passkeys of an account, as far as they open with the key of this installation.
fn opened(work: &mut Work<'_, '_>, account: Id<Account>) -> Result<Vec<Passkey>, Problem> {
    let kept = store::of(work.tx, account)?;
    Ok(kept.iter().filter_map(|kept| open(work, account, kept)).collect())
}

fn open(work: &Work<'_, '_>, account: Id<Account>, kept: &Kept) -> Option<Passkey> {
    let plain = work.ctx.vault().open_sealed(&context(account, kept.info.id), &kept.sealed)?;
    serde_json::from_slice(&plain).ok()
}

fn seal(
    work: &Work<'_, '_>,
    account: Id<Account>,
    id: Id<nouns::Passkey>,
    passkey: &Passkey,
) -> Result<Vec<u8>, Problem> {
    let plain = serde_json::to_vec(passkey).map_err(broken)?;
    Ok(work.ctx.vault().seal(work.ctx.random(), &context(account, id), &plain))
}

fn context(account: Id<Account>, id: Id<nouns::Passkey>) -> String {
    format!("accounts/{account}/passkeys/{id}")
}

/// What is kept of the authenticator's own id, to find it by.
fn credential_hash(vault: &Vault, credential: &[u8]) -> Vec<u8> {
    vault.token_hash(&BASE64URL_NOPAD.encode(credential))
}

/// The part of the library's options that browsers read.
fn public_key(options: &impl serde::Serialize) -> Result<Value, Problem> {
    let mut whole = serde_json::to_value(options).map_err(broken)?;
    Ok(whole["publicKey"].take())
}

fn ids(passkeys: &[Passkey]) -> Vec<CredentialID> {
    passkeys.iter().map(|passkey| passkey.cred_id().clone()).collect()
}
