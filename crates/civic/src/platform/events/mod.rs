//! The outbox: facts written with the change that caused them, told afterwards to whoever subscribed, in one order for all.
//!
//! Upward and sideways calls between capabilities go only through here. A subscriber runs in the relay's transaction and
//! must bear being told twice.

mod data;
mod feed;
mod relay;
mod store;

use base::{Id, Problem, Time};
use db::Add;
use linkme::distributed_slice;
use uuid::Uuid;

use super::Scope;
use super::ctx::{Ctx, Work};
use super::nouns::{Account, Event, Unit};

pub use data::Data;
pub use feed::{Feed, Numbered, follow};
pub use relay::{relay_once, run};
pub use store::{after, latest, trim};

/// Who may learn of an event.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Audience {
    /// Area path of what it is about; empty for things without a place.
    pub area_path: String,
    /// Category code; empty for none.
    pub category: String,
    /// Units that take part, whatever their area.
    pub units: Vec<Id<Unit>>,
    /// If set, only this account.
    pub account: Option<Id<Account>>,
}

impl Audience {
    /// Whether somebody with this account and scope may see it.
    pub fn includes(&self, account: Id<Account>, scope: &Scope) -> bool {
        match self.account {
            Some(only) => only == account,
            None => scope.covers(&self.area_path, &self.category, &self.units),
        }
    }
}

/// One fact that left its capability.
#[derive(Clone, Debug)]
pub struct Emitted {
    pub id: Id<Event>,
    pub at: Time,
    /// `capability.what`, such as `case.assigned`.
    pub topic: String,
    /// What it is about.
    pub object: Uuid,
    pub data: Data,
    pub audience: Audience,
}

/// Somebody who wants to be told.
pub struct Subscriber {
    pub name: &'static str,
    /// A topic, or a whole capability when it ends with `.`.
    pub topic: &'static str,
    pub tell: fn(&mut Work<'_, '_>, &Emitted) -> Result<(), Problem>,
}

/// All subscribers of the server.
#[distributed_slice]
pub static SUBSCRIBERS: [Subscriber];

impl Subscriber {
    fn wants(&self, topic: &str) -> bool {
        if self.topic.ends_with('.') { topic.starts_with(self.topic) } else { topic == self.topic }
    }
}

impl Work<'_, '_> {
    /// Puts a fact into the outbox, in this transaction.
    pub fn emit<T>(
        &mut self,
        topic: &str,
        object: Id<T>,
        data: serde_json::Value,
        audience: Audience,
    ) -> Result<(), Problem> {
        Ok(self.tx.add(row(self.ctx, self.now, topic, object, data, audience))?)
    }
}

/// A fact as a row of the outbox, for units of work that are worked out beforehand.
pub fn row<T>(
    ctx: &Ctx,
    now: Time,
    topic: &str,
    object: Id<T>,
    data: serde_json::Value,
    audience: Audience,
) -> Add {
    let (id, topic, object) = (ctx.id(), topic.to_owned(), object.uuid());
    store::row(&Emitted { id, at: now, topic, object, data: data.into(), audience })
}
