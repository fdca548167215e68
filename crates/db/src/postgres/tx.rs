//! Statements on one PostgreSQL connection, pipelined: sent together, answered in order.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::Poll;

use futures_util::TryStreamExt;
use tokio_postgres::Statement;

use super::error::error;
use super::session::Session;
use super::value::{Encoded, encode};
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
        let (statement, params) = self.bound(text, params)?;
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
        let (statement, params) = self.bound(text, params)?;
        let client = self.session.client()?;
        Ok(async move { client.execute_raw(&statement, params).await })
    }

    fn bound(&mut self, text: &str, params: Vec<Value>) -> Result<(Statement, Vec<Encoded>), Error> {
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
        let params = params.into_iter().zip(statement.params()).map(|(value, kind)| encode(value, kind));
        let params = params.collect::<Result<_, _>>()?;
        Ok((statement, params))
    }

    /// `begin` if need be, everything pushed, then `last`: one round trip.
    fn send<T>(&mut self, last: impl Future<Output = Sent<T>>) -> Result<T, Error> {
        let mut steps = Vec::with_capacity(self.pushed.len() + 1);
        if !self.begun {
            let (client, begin) = (self.session.client()?, self.begin);
            let step: Step = Box::pin(async move { client.batch_execute(begin).await });
            steps.push(step);
            self.begun = true;
        }
        steps.append(&mut self.pushed);
        match self.session.wait(in_order(steps, last)) {
            Ok(done) => done.map_err(|e| error(&e)),
            Err(Unsent(why)) => {
                // What follows was held back, but what came before may be under way: only the server's end of the
                // connection is sure to undo it.
                self.session.hang_up();
                Err(error(&why))
            }
        }
    }
}

/// A step failed on our side, and nothing after it was sent.
struct Unsent(tokio_postgres::Error);

/// Sends all steps in order, then waits for their answers in the same order. The first failure is the answer:
/// those after it only say that the transaction is aborted.
async fn in_order<T>(mut steps: Vec<Step>, last: impl Future<Output = Sent<T>>) -> Result<Sent<T>, Unsent> {
    let mut last = pin!(last);
    let mut done = None;
    // The first poll of a step sends it; an answer so soon is a failure to send. It must keep the rest back,
    // above all the commit.
    poll_fn(|context| {
        let mut unsent = None;
        steps.retain_mut(|step| {
            if unsent.is_some() {
                return false;
            }
            match step.as_mut().poll(context) {
                Poll::Pending => true,
                Poll::Ready(early) => {
                    unsent = early.err();
                    false
                }
            }
        });
        if let Some(why) = unsent {
            return Poll::Ready(Err(Unsent(why)));
        }
        if let Poll::Ready(early) = last.as_mut().poll(context) {
            done = Some(early);
        }
        Poll::Ready(Ok(()))
    })
    .await?;
    for step in steps {
        if let Err(why) = step.await {
            return Ok(Err(why));
        }
    }
    match done {
        Some(done) => Ok(done),
        None => Ok(last.await),
    }
}
