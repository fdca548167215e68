//! Statements on one PostgreSQL connection, pipelined: sent together, answered in order.

use std::future::Future;
use std::pin::Pin;

use futures_util::TryStreamExt;
use futures_util::future::{join, join_all};
use tokio_postgres::Statement;

use super::error::error;
use super::session::Session;
use crate::row::Columns;
use crate::{Error, Row, Value};

/// What may wait to be sent before it is sent anyway.
const PUSHED: usize = 128;

type Sent<T> = Result<T, tokio_postgres::Error>;
type Step = Pin<Box<dyn Future<Output = Sent<()>>>>;

pub(crate) struct PgTx<'a> {
    session: &'a mut Session,
    begin: &'static str,
    begun: bool,
    /// Not sent yet: a step is sent when it is first polled.
    pushed: Vec<Step>,
}

impl<'a> PgTx<'a> {
    pub(super) fn new(session: &'a mut Session, begin: &'static str) -> PgTx<'a> {
        PgTx { session, begin, begun: false, pushed: Vec::new() }
    }

    pub(crate) fn push(&mut self, text: &str, params: Vec<Value>) -> Result<(), Error> {
        let step = self.execution(text, params)?;
        self.pushed.push(Box::pin(async { step.await.map(drop) }));
        if self.pushed.len() >= PUSHED { self.flush() } else { Ok(()) }
    }

    pub(crate) fn run(&mut self, text: &str, params: Vec<Value>) -> Result<u64, Error> {
        let step = self.execution(text, params)?;
        self.send(step)
    }

    pub(crate) fn rows(
        &mut self,
        text: &str,
        params: Vec<Value>,
        take: &mut dyn FnMut(&Row<'_>) -> bool,
    ) -> Result<(), Error> {
        let statement = self.statement(text, &params)?;
        let client = self.session.client()?;
        let query = async move { client.query_raw(&statement, params).await?.try_collect::<Vec<_>>().await };
        let rows = self.send(query)?;
        let _: bool = rows.iter().all(|row| take(&Row(Columns::Postgres(row))));
        Ok(())
    }

    pub(crate) fn batch(&mut self, text: &str) -> Result<(), Error> {
        let client = self.session.client()?;
        self.send(async move { client.batch_execute(text).await })
    }

    /// Prepares a statement and refuses types that would only fail when it runs.
    pub(crate) fn prepare(&mut self, text: &str) -> Result<(), Error> {
        self.flush()?;
        let statement = self.session.prepare(text)?;
        let results = statement.columns().iter().map(|column| (column.name(), column.type_()));
        let params = statement.params().iter().map(|kind| ("parameter", kind));
        match results.chain(params).find(|(_, kind)| !super::value::is_known(kind)) {
            None => Ok(()),
            Some((name, kind)) => {
                Err(Error::Other(format!("{name} is of type {kind}: cast it (`cast(… as bigint)`)")))
            }
        }
    }

    pub(crate) fn flush(&mut self) -> Result<(), Error> {
        if self.pushed.is_empty() { Ok(()) } else { self.send(std::future::ready(Ok(()))) }
    }

    pub(crate) fn forget_pushed(&mut self) {
        self.pushed.clear();
    }

    /// Sends what is pushed and the commit in one go. `Ok` only when the server has confirmed all of it.
    pub(super) fn commit(mut self) -> Result<(), Error> {
        if !self.begun && self.pushed.is_empty() {
            return Ok(());
        }
        self.batch("commit")
    }

    pub(super) fn roll_back(mut self) -> Result<(), Error> {
        self.pushed.clear();
        if self.begun { self.batch("rollback") } else { Ok(()) }
    }

    fn execution(
        &mut self,
        text: &str,
        params: Vec<Value>,
    ) -> Result<impl Future<Output = Sent<u64>> + use<>, Error> {
        let statement = self.statement(text, &params)?;
        let client = self.session.client()?;
        Ok(async move { client.execute_raw(&statement, params).await })
    }

    fn statement(&mut self, text: &str, params: &[Value]) -> Result<Statement, Error> {
        let statement = match self.session.known(text) {
            Some(statement) => statement,
            None => {
                // It may rely on what was pushed before it.
                self.flush()?;
                self.session.prepare(text)?
            }
        };
        let named = statement.params().len();
        if named != params.len() {
            return Err(Error::Other(format!("{named} parameters are named, {} are given", params.len())));
        }
        Ok(statement)
    }

    /// `begin` if need be, everything pushed, then `last`: one round trip. The first failure is the answer;
    /// those after it only say that the transaction is aborted.
    fn send<T>(&mut self, last: impl Future<Output = Sent<T>>) -> Result<T, Error> {
        let mut steps = Vec::with_capacity(self.pushed.len() + 1);
        if !self.begun {
            let (client, begin) = (self.session.client()?, self.begin);
            let step: Step = Box::pin(async move { client.batch_execute(begin).await });
            steps.push(step);
            self.begun = true;
        }
        steps.append(&mut self.pushed);
        // Polled in this order, and so sent in this order.
        let (before, last) = self.session.wait(join(join_all(steps), last));
        before.into_iter().collect::<Sent<()>>().and(last).map_err(|e| error(&e))
    }
}
