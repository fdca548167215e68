//! The context of the running server, and the unit of work: one transaction with everybody who takes part in it.

use std::any::{Any, TypeId, type_name};
use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use base::{Clock, Id, Problem, Random, Time};
use db::{Add, Db, Tx};
use tokio::sync::watch;

use super::auth::Principal;
use super::config::Config;
use super::events::Feed;
use super::http::Flights;
use super::serials::Serials;
use super::vault::Vault;

/// What the whole server shares. Cheap to clone.
#[derive(Clone)]
pub struct Ctx(Arc<Inner>);

struct Inner {
    db: Db,
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
    config: Config,
    vault: Vault,
    serials: Serials,
    feed: Feed,
    flights: Flights,
    committed: watch::Sender<()>,
    stopping: watch::Sender<bool>,
    parts: RwLock<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>,
}

impl Ctx {
    pub fn new(db: Db, clock: Arc<dyn Clock>, random: Arc<dyn Random>, config: Config, vault: Vault) -> Ctx {
        Ctx(Arc::new(Inner {
            db,
            clock,
            random,
            config,
            vault,
            serials: Serials::default(),
            feed: Feed::default(),
            flights: Flights::default(),
            committed: watch::Sender::new(()),
            stopping: watch::Sender::new(false),
            parts: RwLock::default(),
        }))
    }

    pub fn db(&self) -> &Db {
        &self.0.db
    }
    pub fn now(&self) -> Time {
        self.0.clock.now()
    }
    pub fn clock(&self) -> &Arc<dyn Clock> {
        &self.0.clock
    }
    pub fn random(&self) -> &dyn Random {
        &*self.0.random
    }
    pub fn config(&self) -> &Config {
        &self.0.config
    }
    pub fn vault(&self) -> &Vault {
        &self.0.vault
    }
    pub fn serials(&self) -> &Serials {
        &self.0.serials
    }
    pub fn feed(&self) -> &Feed {
        &self.0.feed
    }

    pub fn flights(&self) -> &Flights {
        &self.0.flights
    }

    /// A fresh id, made at this instant.
    pub fn id<T>(&self) -> Id<T> {
        Id::new(self.now(), self.random())
    }

    /// Hands a part of the server (an index, a store, a shelf) to everybody; replaces an earlier one of its type.
    pub fn put<T: Send + Sync + 'static>(&self, part: Arc<T>) {
        self.0.parts.write().expect("parts are never left half written").insert(TypeId::of::<T>(), part);
    }

    /// The part of this type.
    ///
    /// # Panics
    /// When wiring forgot it: an error of the programmer, found by the first test.
    pub fn part<T: Send + Sync + 'static>(&self) -> Arc<T> {
        self.find_part().unwrap_or_else(|| panic!("wiring forgot to put a {}", type_name::<T>()))
    }

    pub fn find_part<T: Send + Sync + 'static>(&self) -> Option<Arc<T>> {
        let parts = self.0.parts.read().expect("parts are never left half written");
        parts.get(&TypeId::of::<T>()).cloned().and_then(|part| part.downcast().ok())
    }

    /// Runs one unit of work: everything in it happens, durably, or nothing does.
    pub async fn write<T, F>(&self, by: Principal, work: F) -> Result<T, Problem>
    where
        T: Send + 'static,
        F: FnOnce(&mut Work<'_, '_>) -> Result<T, Problem> + Send + 'static,
    {
        let ctx = self.clone();
        let now = self.now();
        let done = self.db().write(move |tx| work(&mut Work { tx, ctx: &ctx, now, by })).await;
        self.0.committed.send_replace(());
        done
    }

    /// The same for callers outside async: commands and reconcilers.
    pub fn write_blocking<T, F>(&self, by: Principal, work: F) -> Result<T, Problem>
    where
        T: Send + 'static,
        F: FnOnce(&mut Work<'_, '_>) -> Result<T, Problem> + Send + 'static,
    {
        let ctx = self.clone();
        let now = self.now();
        let done = self.db().write_blocking(move |tx| work(&mut Work { tx, ctx: &ctx, now, by }));
        self.0.committed.send_replace(());
        done
    }

    /// Runs a unit of work that only adds rows: all of them, durably, or none.
    pub async fn add(&self, rows: Vec<Add>) -> Result<(), Problem> {
        let done = self.db().add(rows).await;
        self.0.committed.send_replace(());
        Ok(done?)
    }

    /// Looks, changes nothing.
    pub async fn read<T, F>(&self, look: F) -> Result<T, Problem>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_>) -> Result<T, Problem> + Send + 'static,
    {
        self.db().read(look).await
    }

    pub fn read_blocking<T, F>(&self, look: F) -> Result<T, Problem>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_>) -> Result<T, Problem> + Send + 'static,
    {
        self.db().read_blocking(look)
    }

    /// Tells the relay and the sealer that something was written here.
    pub fn committed(&self) -> watch::Receiver<()> {
        self.0.committed.subscribe()
    }

    /// Tells whatever never ends by itself that the server is going down.
    pub fn stop(&self) {
        self.0.stopping.send_replace(true);
    }

    /// Turns true when the server is going down.
    pub fn stopping(&self) -> watch::Receiver<bool> {
        self.0.stopping.subscribe()
    }
}

/// One unit of work, inside its transaction.
pub struct Work<'a, 't> {
    pub tx: &'a mut Tx<'t>,
    pub ctx: &'a Ctx,
    /// The instant of the whole unit of work.
    pub now: Time,
    /// On whose behalf.
    pub by: Principal,
}

impl Work<'_, '_> {
    pub fn id<T>(&self) -> Id<T> {
        self.ctx.id()
    }
}
