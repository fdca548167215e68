//! Identity: accounts, sign-in, sessions, machine tokens, one-time links, and who holds which role where.
//!
//! Invariants: the database holds no secret in the clear (passwords as Argon2id, tokens, links and recovery codes as
//! digests, authenticator secrets and passkeys sealed); a sign-in always gets a fresh token; disabling, a new password and a change of
//! roles end the sessions of the account; the three administrators are kept apart; nobody grants to himself.
//!
//! A role counts in a session only as far as its holder has proven who he is ([`rules::counts`]). What a role may do is
//! pack data ([`RoleBook`]); where it holds, is a grant: role × area subtree × category branch × dates.
//!
//! What never happens here: a look at a case.

mod command;
pub mod credentials;
pub mod granting;
mod http;
mod keeper;
mod model;
pub mod passkeys;
mod passwords;
pub mod people;
mod places;
pub mod rules;
pub mod second_factor;
pub mod sessions;
pub mod setup;
pub mod sign_in;
mod store;
mod throttle;
mod totp;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::pack::{TAKERS, Taker};
use crate::platform::Ctx;
use crate::platform::jobs::{RECONCILERS, Reconciler};

pub use command::{add_account, create_link, create_token, disable_account, grant_role};
pub use http::routes;
pub use keeper::{Keeper, Known};
pub use model::{Account, Grant, NewAccount, NewGrant, Proof, Purpose, RoleBook, RoleRule};

db::migration! { 0140, "identity", include_str!("tables.sql") }
db::migration! { 0141, "identity_passkeys", include_str!("passkeys.sql") }

#[linkme::distributed_slice(RECONCILERS)]
static TIDY_UP: Reconciler = Reconciler { name: "identity.tidy_up", every: 3600, run: sign_in::tidy_up };

/// The roles follow the pack.
#[linkme::distributed_slice(TAKERS)]
static TAKE_ROLES: Taker = Taker {
    name: "identity.roles",
    order: 10,
    take: |ctx, pack, _| {
        use_roles(ctx, RoleBook::from(&**pack));
        Ok(())
    },
};

/// Puts the parts of identity into the context. Until a pack is switched on, no role gives anything.
pub fn wire(ctx: &Ctx) {
    ctx.put(Arc::new(Keeper::default()));
    ctx.put(Arc::new(keeper::doorkeeper()));
    ctx.put(Arc::new(passwords::Passwords::default()));
    ctx.put(Arc::new(throttle::AddressThrottle::default()));
    ctx.put(Arc::new(RoleBook::default()));
    ctx.put(Arc::new(passkeys::party::Parties::of(&ctx.config().server)));
}

/// Takes the roles of the pack that is now in force.
pub fn use_roles(ctx: &Ctx, roles: RoleBook) {
    ctx.put(Arc::new(roles));
    ctx.part::<Keeper>().forget();
}
