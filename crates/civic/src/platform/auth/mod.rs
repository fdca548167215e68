//! Who asks, and what they may: principals, scopes, and the extractors that a handler names in its signature.
//!
//! What a token means is told by the identity capability through [`Doorkeeper`]; nothing here reads a password.

mod extract;
mod scope;

use std::collections::BTreeSet;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use base::{Code, Id, Kind, Permission, Problem};

use super::Ctx;
use super::nouns::{Account, Case, Join, Resident, Session, Unit};

pub use extract::{Actor, Anybody, Asked, COOKIE, Me, NEEDS, Need, Presented, Visitor, need};
pub use scope::{Reach, Scope};

pub static SIGN_IN: Code =
    Code::new(Kind::Unauthenticated, "auth.sign_in", "请先登录。", "Please sign in first.");
pub static TOKEN_ENDED: Code = Code::new(
    Kind::Unauthenticated,
    "auth.token_ended",
    "登录已失效,请重新登录。",
    "This sign-in has ended; please sign in again.",
);

/// On whose behalf something happens.
#[derive(Clone, Debug)]
pub enum Principal {
    /// Somebody signed in.
    Account(Arc<Signed>),
    /// The holder of a case's receipt, known by nothing else.
    Reporter(Id<Case>),
    /// The holder of a receipt that a neighbour got for having the same.
    Neighbour(Id<Join>),
    /// A resident with an account of their own; never a right of staff.
    Resident(Id<Resident>),
    /// Nobody known: a report without an account.
    Anonymous,
    /// The server itself; the word says which part.
    System(&'static str),
}

impl Principal {
    /// The account, if one is signed in.
    pub fn account(&self) -> Option<&Signed> {
        match self {
            Principal::Account(signed) => Some(signed),
            _ => None,
        }
    }

    /// A stable text for logs and idempotency keys: `account:<id>`, `reporter:<case>`, `neighbour:<join>`, `resident:<id>`,
    /// `anonymous`, `system:<part>`.
    pub fn label(&self) -> String {
        match self {
            Principal::Account(signed) => format!("account:{}", signed.account),
            Principal::Reporter(case) => format!("reporter:{case}"),
            Principal::Neighbour(join) => format!("neighbour:{join}"),
            Principal::Resident(resident) => format!("resident:{resident}"),
            Principal::Anonymous => "anonymous".to_owned(),
            Principal::System(part) => format!("system:{part}"),
        }
    }
}

/// A role held by an account.
#[derive(Clone, Debug)]
pub struct Held {
    /// Role key of the pack.
    pub role: String,
    pub permissions: BTreeSet<Permission>,
    /// Area subtree in which it holds; empty is everywhere.
    pub area_path: String,
    /// Category branch for which it holds; empty is all.
    pub category: String,
    /// Whether it shows only what one's own unit takes part in (departments, enterprises, providers).
    pub own_unit_only: bool,
}

/// Somebody signed in, with all that permission checks need.
#[derive(Clone, Debug)]
pub struct Signed {
    pub account: Id<Account>,
    /// Sign-in name.
    pub name: String,
    /// Name shown to people.
    pub display: String,
    pub unit: Option<Id<Unit>>,
    pub session: Id<Session>,
    pub held: Vec<Held>,
}

impl Signed {
    /// Where a permission holds.
    pub fn scope(&self, permission: Permission) -> Scope {
        Scope::new(self.held.iter().filter(|held| held.permissions.contains(&permission)).map(|held| Reach {
            area_path: held.area_path.clone(),
            category: held.category.clone(),
            unit: if held.own_unit_only { self.unit.or(Some(NOBODY)) } else { None },
        }))
    }

    pub fn has(&self, permission: Permission) -> bool {
        self.held.iter().any(|held| held.permissions.contains(&permission))
    }
}

/// Stands for the unit of somebody who has none: reaches nothing.
const NOBODY: Id<Unit> = Id::from_uuid(uuid::Uuid::nil());

type Answer<'a> = Pin<Box<dyn Future<Output = Result<Option<Arc<Signed>>, Problem>> + Send + 'a>>;
type Ask = dyn for<'a> Fn(&'a Ctx, &'a str) -> Answer<'a> + Send + Sync;

/// Tells who a bearer token or session cookie belongs to; put into the context by the identity capability.
pub struct Doorkeeper(pub Box<Ask>);
