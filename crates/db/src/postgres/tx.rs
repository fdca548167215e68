//! Statements on one PostgreSQL connection, pipelined: sent together, answered in order.
//!
//! A transaction whose writes fit into one statement is that statement: the server begins and commits it by itself.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::Poll;

use futures_util::TryStreamExt;
use tokio_postgres::Statement;

use super::error::error;
use super::merge::{Part, Whole, merge};
use super::session::Session;
use super::value::{Encoded, encode};
use crate::row::Columns;
use crate::{Error, Row, Sql, Value};

/// Rows that may wait to be sent before they are sent anyway.
const PUSHED: usize = 1024;

type Sent<T> = Result<T, tokio_postgres::Error>;
type Step = Pin<Box<dyn Future<Output = Sent<()>>>>;

pub(crate) struct PgTx<'a> {
    session: &'a mut Session,
    begin: &'static str,
    begun: bool,
    /// Not sent yet, as the caller gave them.
    pushed: Vec<(Part, Vec<Value>)>,
    /// Not sent yet: a step is sent when it is first polled.
    steps: Vec<Step>,
}

impl<'a> PgTx<'a> {
    pub(super) fn new(session: &'a mut Session, begin: &'static str) -> PgTx<'a> {
        PgTx { session, begin, begun: false, pushed: Vec::new(), steps: Vec::new() }
    }

    /// Puts an insert of so many rows, or any other statement once, in line to be sent.
    pub(crate) fn push(&mut self, sql: &'static Sql, rows: usize, params: Vec<Value>) -> Result<(), Error> {
        self.pushed.push((Part { sql, rows }, params));
        let waiting: usize = self.pushed.iter().map(|(part, _)| part.rows).sum();
        if waiting >= PUSHED { self.flush() } else { Ok(()) }
    }

    pub(crate) fn run(&mut self, text: &str, params: Vec<Value>) -> Result<u64, Error> {
        self.gather()?;
        let step = self.execution(text, params)?;
        self.send(step)
    }

    pub(crate) fn rows(
        &mut self,
        text: &str,
        params: Vec<Value>,
        take: &mut dyn FnMut(&Row<'_>) -> bool,
    ) -> Result<(), Error> {
        self.gather()?;
        let (statement, params) = self.bound(text, params)?;
        let client = self.session.client()?;
        let query = async move { client.query_raw(&statement, params).await?.try_collect::<Vec<_>>().await };
        let rows = self.send(query)?;
        let _: bool = rows.iter().all(|row| take(&Row(Columns::Postgres(row))));
        Ok(())
    }

    pub(crate) fn batch(&mut self, text: &str) -> Result<(), Error> {
        self.gather()?;
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
        self.gather()?;
        self.send_steps()
    }

    pub(crate) fn forget_pushed(&mut self) {
        self.pushed.clear();
        self.steps.clear();
    }

    /// Sends what is pushed and the commit in one go. `Ok` only when the server has confirmed all of it.
    pub(super) fn commit(mut self) -> Result<(), Error> {
        self.gather()?;
        match self.steps.len() {
            0 if !self.begun => Ok(()),
            1 if !self.begun => {
                self.steps.pop().map_or(Ok(()), |step| self.session.wait(step)).map_err(|e| error(&e))
            }
            _ => self.batch("commit"),
        }
    }

    pub(super) fn roll_back(mut self) -> Result<(), Error> {
        self.forget_pushed();
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
                self.send_steps()?;
                self.session.prepare(text)?
            }
        };
        Ok((statement.clone(), encoded(params, &statement)?))
    }

    /// Makes steps of what was pushed.
    fn gather(&mut self) -> Result<(), Error> {
        merge(std::mem::take(&mut self.pushed)).into_iter().try_for_each(|whole| self.add(whole))
    }

    fn add(&mut self, whole: Whole) -> Result<(), Error> {
        let key = whole.key();
        let statement = match self.session.known_whole(&key) {
            Some(statement) => statement,
            None => {
                self.send_steps()?;
                self.session.prepare_whole(key, &whole.text())?
            }
        };
        let params = encoded(whole.params, &statement)?;
        let client = self.session.client()?;
        self.steps.push(Box::pin(async move { client.execute_raw(&statement, params).await.map(drop) }));
        Ok(())
    }

    /// A statement that is new may rely on what stands before it.
    fn send_steps(&mut self) -> Result<(), Error> {
        if self.steps.is_empty() { Ok(()) } else { self.send(std::future::ready(Ok(()))) }
    }

    /// `begin` if need be, all steps, then `last`: one round trip.
    fn send<T>(&mut self, last: impl Future<Output = Sent<T>>) -> Result<T, Error> {
        let mut steps = Vec::with_capacity(self.steps.len() + 1);
        if !self.begun {
            let (client, begin) = (self.session.client()?, self.begin);
            let step: Step = Box::pin(async move { client.batch_execute(begin).await });
            steps.push(step);
            self.begun = true;
        }
        steps.append(&mut self.steps);
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

fn encoded(params: Vec<Value>, statement: &Statement) -> Result<Vec<Encoded>, Error> {
    let named = statement.params().len();
    if named != params.len() {
        return Err(Error::Other(format!("{named} parameters are named, {} are given", params.len())));
    }
    params.into_iter().zip(statement.params()).map(|(value, kind)| encode(value, kind)).collect()
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
