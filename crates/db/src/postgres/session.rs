//! One connection with its own small runtime: requests and replies are handled on the thread that wants them.

use std::collections::HashMap;
use std::future::Future;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::runtime::{Builder, Runtime};
use tokio_postgres::tls::MakeTlsConnect;
use tokio_postgres::{Client, NoTls, Socket, Statement};

use super::address::Address;
use super::error::error;
use crate::{Error, Options, timing};

/// Statements kept prepared; beyond it all are forgotten and prepared anew as they come.
const STATEMENTS_KEPT: usize = 1024;

/// After so long a rest a connection is looked at before it is used.
const REST: Duration = Duration::from_millis(200);

pub(super) struct Session {
    runtime: Runtime,
    address: Address,
    /// What every new connection is told first.
    greeting: String,
    link: Option<Link>,
}

struct Link {
    client: Arc<Client>,
    statements: HashMap<String, Statement>,
    /// What is made of several, by its key.
    wholes: HashMap<Vec<(usize, usize)>, Statement>,
    used: Instant,
}

impl Session {
    pub(super) fn new(mut address: Address, options: &Options, plans: &str) -> Result<Session, Error> {
        let runtime = Builder::new_current_thread().enable_all().build().map_err(Error::other)?;
        if address.config.get_application_name().is_none() {
            address.config.application_name("liandong");
        }
        address.config.connect_timeout(options.patience);
        // A commit is acknowledged by the disk, whatever the server's default. Short statements gain nothing from jit.
        let greeting = format!(
            "set synchronous_commit = {}; set jit = off; set timezone = 'UTC'; set statement_timeout = {}; \
             set lock_timeout = {}; set idle_in_transaction_session_timeout = {}; set plan_cache_mode = {plans}",
            if options.throw_away { "off" } else { "on" },
            options.statement_timeout.as_millis(),
            options.patience.as_millis(),
            options.statement_timeout.as_millis() * 2,
        );
        Ok(Session { runtime, address, greeting, link: None })
    }

    /// Makes sure that there is a live connection.
    pub(super) fn ready(&mut self) -> Result<(), Error> {
        let now = timing::now();
        if self.link.as_mut().is_some_and(|link| now - std::mem::replace(&mut link.used, now) > REST) {
            self.catch_up();
        }
        if self.is_broken() {
            self.link = None;
            self.link = Some(self.connect()?);
        }
        Ok(())
    }

    pub(super) fn is_broken(&self) -> bool {
        self.link.as_ref().is_none_or(|link| link.client.is_closed())
    }

    /// Forgets the connection; what it was about to do ends with it.
    pub(super) fn hang_up(&mut self) {
        self.link = None;
        self.catch_up();
    }

    /// Lets the runtime do what is due, without waiting: notice a server that went away, say goodbye to one.
    fn catch_up(&self) {
        self.runtime.block_on(async {
            tokio::task::yield_now().await;
            tokio::task::yield_now().await;
        });
    }

    fn connect(&self) -> Result<Link, Error> {
        let unreachable = |e| match error(&e) {
            Error::Other(what) => Error::Lost(what),
            other => other,
        };
        self.runtime.block_on(async {
            let client = match &self.address.tls {
                None => self.call(NoTls).await,
                Some(tls) => self.call(tls.clone()).await,
            };
            let client = client.map_err(unreachable)?;
            client.batch_execute(&self.greeting).await.map_err(unreachable)?;
            Ok(Link {
                client: Arc::new(client),
                statements: HashMap::new(),
                wholes: HashMap::new(),
                used: timing::now(),
            })
        })
    }

    async fn call<T>(&self, tls: T) -> Result<Client, tokio_postgres::Error>
    where
        T: MakeTlsConnect<Socket>,
        T::Stream: Send + 'static,
    {
        let (client, connection) = self.address.config.connect(tls).await?;
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::warn!(%error, "a PostgreSQL connection ended");
            }
        });
        Ok(client)
    }

    pub(super) fn client(&self) -> Result<Arc<Client>, Error> {
        let link = self.link.as_ref().ok_or_else(|| Error::Lost("not connected".into()))?;
        Ok(link.client.clone())
    }

    pub(super) fn known(&self, text: &str) -> Option<Statement> {
        self.link.as_ref()?.statements.get(text).cloned()
    }

    pub(super) fn known_whole(&self, key: &[(usize, usize)]) -> Option<Statement> {
        self.link.as_ref()?.wholes.get(key).cloned()
    }

    pub(super) fn prepare(&mut self, text: &str) -> Result<Statement, Error> {
        let statement = self.prepared(text)?;
        self.link()?.statements.insert(text.to_owned(), statement.clone());
        Ok(statement)
    }

    pub(super) fn prepare_whole(&mut self, key: Vec<(usize, usize)>, text: &str) -> Result<Statement, Error> {
        let statement = self.prepared(text)?;
        self.link()?.wholes.insert(key, statement.clone());
        Ok(statement)
    }

    fn prepared(&mut self, text: &str) -> Result<Statement, Error> {
        let client = self.client()?;
        let statement = self.runtime.block_on(client.prepare(text)).map_err(|e| error(&e))?;
        let link = self.link()?;
        if link.statements.len() + link.wholes.len() >= STATEMENTS_KEPT {
            link.statements.clear();
            link.wholes.clear();
        }
        Ok(statement)
    }

    fn link(&mut self) -> Result<&mut Link, Error> {
        self.link.as_mut().ok_or_else(|| Error::Lost("not connected".into()))
    }

    pub(super) fn wait<T>(&self, future: impl Future<Output = T>) -> T {
        self.runtime.block_on(future)
    }
}
