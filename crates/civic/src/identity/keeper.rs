//! The doorkeeper: whose token it is and what he may do, with a memory of two seconds.
//!
//! The memory is dropped at once when this process changes anything about accounts, sessions or grants; a change made by
//! another process (the command line) is seen within the two seconds.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use base::time::Span;
use base::{Problem, Time};

use super::model::{Proof, RoleBook};
use super::rules;
use super::store::{grants, sessions};
use crate::platform::auth::{Doorkeeper, Held};
use crate::platform::config::SecondFactor;
use crate::platform::{Ctx, Principal, Signed};

const MEMORY: Span = Span::seconds(2);
/// More tokens than this in use at once are looked up each time anew.
const REMEMBERED: usize = 20_000;
/// How exact "last used" is; each finer step would be one more write per request.
const USED_EXACT_TO: Span = Span::minutes(2);

#[derive(Default)]
struct Memory {
    /// Grows with every change, so that a look-up that began before the change is not remembered after it.
    changes: u64,
    known: HashMap<Vec<u8>, (Time, Proof, Arc<Signed>)>,
}

/// Remembers who tokens belong to; a part of the context.
#[derive(Default)]
pub struct Keeper(RwLock<Memory>);

/// Somebody signed in, and how he proved it.
pub struct Known {
    pub signed: Arc<Signed>,
    pub proof: Proof,
}

impl Keeper {
    /// Forgets everybody: call it after a committed change.
    pub fn forget(&self) {
        let mut memory = self.0.write().expect("the memory is never left half written");
        memory.changes += 1;
        memory.known.clear();
    }

    /// Whose token it is, if it is good.
    pub async fn look(&self, ctx: &Ctx, token: &str) -> Result<Option<Known>, Problem> {
        let (key, now) = (ctx.vault().token_hash(token), ctx.now());
        let before = {
            let memory = self.0.read().expect("the memory is never left half written");
            if let Some((until, proof, signed)) = memory.known.get(&key)
                && now < *until
            {
                return Ok(Some(Known { signed: signed.clone(), proof: *proof }));
            }
            memory.changes
        };
        let Some((found, signed)) = find(ctx, key.clone(), now).await? else { return Ok(None) };
        let signed = Arc::new(signed);
        self.remember(before, key, now + MEMORY, found.proof, signed.clone());
        if now - found.used_at > USED_EXACT_TO {
            // A database that cannot be written must not keep people from reading.
            let noted = ctx.write(Principal::System("identity"), move |work| {
                sessions::used(work.tx, found.session, now)
            });
            if let Err(problem) = noted.await {
                tracing::debug!(%problem, "the use of a session was not noted");
            }
        }
        Ok(Some(Known { signed, proof: found.proof }))
    }

    fn remember(&self, before: u64, key: Vec<u8>, until: Time, proof: Proof, signed: Arc<Signed>) {
        let mut memory = self.0.write().expect("the memory is never left half written");
        if memory.changes != before {
            return;
        }
        if memory.known.len() >= REMEMBERED {
            memory.known.clear();
        }
        memory.known.insert(key, (until, proof, signed));
    }
}

async fn find(ctx: &Ctx, key: Vec<u8>, now: Time) -> Result<Option<(sessions::Found, Signed)>, Problem> {
    let identity = &ctx.config().identity;
    let idle = Span::minutes(identity.idle_minutes.into());
    let required = identity.second_factor == SecondFactor::Required;
    let roles = ctx.part::<RoleBook>();
    ctx.read(move |tx| {
        let Some(found) = sessions::look(tx, &key, now)? else { return Ok(None) };
        if found.proof != Proof::Token && now - found.used_at > idle {
            return Ok(None);
        }
        let mut held = Vec::new();
        for grant in grants::of(tx, found.account)?.into_iter().filter(|grant| grant.holds(now)) {
            // A role that the pack no longer knows gives nothing.
            let Some(role) = roles.get(&grant.role) else { continue };
            if rules::counts(found.proof, role.kind, required) {
                held.push(Held {
                    permissions: role.permissions.clone(),
                    own_unit_only: role.kind.is_own_unit_only(),
                    role: grant.role,
                    area_path: grant.area_path,
                    category: grant.category,
                });
            }
        }
        let signed = Signed {
            account: found.account,
            name: found.name.clone(),
            display: found.display.clone(),
            unit: found.unit,
            session: found.session,
            held,
        };
        Ok(Some((found, signed)))
    })
    .await
}

/// The doorkeeper that the platform's extractors ask.
pub fn doorkeeper() -> Doorkeeper {
    Doorkeeper(Box::new(|ctx, token| {
        Box::pin(async move {
            let known = ctx.part::<Keeper>().look(ctx, token).await?;
            Ok(known.map(|known| known.signed))
        })
    }))
}
