//! Ceremonies: what a browser was asked to sign. Kept in the database and not in memory, so that any server of an installation
//! takes the answer; sealed; bound to account, session and purpose; good once and for five minutes.

use base::time::Span;
use base::{Id, Problem};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::party::broken;
use crate::identity::store::ceremonies;
use crate::platform::Work;
use crate::platform::nouns::{Account, Session};

pub use crate::platform::nouns::Ceremony;

const LIFE: Span = Span::minutes(5);

/// What is to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// A passkey that the account has.
    Prove,
    /// A fresh passkey.
    Add,
}

impl Aim {
    pub const fn key(self) -> &'static str {
        match self {
            Aim::Prove => "prove",
            Aim::Add => "add",
        }
    }
}

/// By whom a ceremony may be answered.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    pub account: Id<Account>,
    /// None while signing in: there the password comes along a second time.
    pub session: Option<Id<Session>>,
    pub aim: Aim,
}

impl Binding {
    fn context(&self, id: Id<Ceremony>) -> String {
        let session = self.session.map(|session| session.to_string()).unwrap_or_default();
        format!("ceremonies/{id}/{}/{session}/{}", self.account, self.aim.key())
    }
}

/// Keeps what is needed to check the answer.
pub fn keep(
    work: &mut Work<'_, '_>,
    binding: &Binding,
    state: &impl Serialize,
) -> Result<Id<Ceremony>, Problem> {
    let id = work.id();
    let plain = serde_json::to_vec(state).map_err(broken)?;
    let sealed = work.ctx.vault().seal(work.ctx.random(), &binding.context(id), &plain);
    ceremonies::insert(work.tx, id, binding, &sealed, work.now + LIFE)?;
    Ok(id)
}

/// Uses a ceremony up; `None` when there is no such, or no longer, or it is somebody else's.
pub fn take<S: DeserializeOwned>(
    work: &mut Work<'_, '_>,
    binding: &Binding,
    id: Id<Ceremony>,
) -> Result<Option<S>, Problem> {
    let Some(sealed) = ceremonies::take(work.tx, id, binding, work.now)? else { return Ok(None) };
    let plain = work.ctx.vault().open_sealed(&binding.context(id), &sealed);
    // Sealed with another key, or written by an older program: as good as run out.
    Ok(plain.and_then(|plain| serde_json::from_slice(&plain).ok()))
}
