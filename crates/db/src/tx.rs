//! One transaction, whichever engine runs it.

use std::borrow::Cow;
use std::collections::VecDeque;

use crate::sql::numbered;
use crate::{Engine, Error, Row, Sql, Value};

/// Most rows of one table that PostgreSQL takes as one statement. Fewer go by powers of two, or there were a statement for
/// each number of rows.
pub(crate) const TOGETHER: usize = 64;

/// A row to add: an insert of given values, and the values.
#[derive(Clone, Debug)]
pub struct Add {
    pub(crate) sql: &'static Sql,
    pub(crate) values: Vec<Value>,
}

impl Add {
    pub const fn new(sql: &'static Sql, values: Vec<Value>) -> Add {
        Add { sql, values }
    }
}

/// A running transaction. What it did counts once the `write` that gave it has answered `Ok`.
pub struct Tx<'a> {
    inner: Inner<'a>,
    /// The first failure of a statement: from then on nothing runs, and the commit is refused.
    doom: Option<Error>,
}

pub(crate) enum Inner<'a> {
    Sqlite(crate::sqlite::SqliteTx<'a>),
    Postgres(crate::postgres::PgTx<'a>),
}

impl Inner<'_> {
    fn forget_pushed(&mut self) {
        if let Inner::Postgres(tx) = self {
            tx.forget_pushed();
        }
    }
}

impl<'a> Tx<'a> {
    pub(crate) fn new(inner: Inner<'a>) -> Tx<'a> {
        Tx { inner, doom: None }
    }

    pub fn engine(&self) -> Engine {
        match self.inner {
            Inner::Sqlite(_) => Engine::Sqlite,
            Inner::Postgres(_) => Engine::Postgres,
        }
    }

    /// Executes now; the number of rows inserted, updated or deleted.
    pub fn run(&mut self, sql: &'static Sql, params: Vec<Value>) -> Result<u64, Error> {
        self.execute(sql.text(self.engine()).into(), params).map_err(|error| named(sql, error))
    }

    /// Executes without waiting for the outcome: at the latest before the next read, or with the commit.
    /// An error shows up there, so use [`Tx::run`] where the caller wants to tell which statement failed.
    pub fn push(&mut self, sql: &'static Sql, params: Vec<Value>) -> Result<(), Error> {
        let text = sql.text(self.engine());
        self.storable(&params)?;
        self.guarded(|inner| match inner {
            Inner::Sqlite(tx) => tx.run(text.into(), params).map(drop),
            Inner::Postgres(tx) => tx.push(sql, 1, params),
        })
        .map_err(|error| named(sql, error))
    }

    /// Inserts many rows by one insert of given values, as [`Tx::push`] does. With `on conflict … do update` no two rows may
    /// meet in the same row of the table.
    pub fn push_all(
        &mut self,
        sql: &'static Sql,
        rows: impl IntoIterator<Item = Vec<Value>>,
    ) -> Result<(), Error> {
        let mut rows: VecDeque<Vec<Value>> = rows.into_iter().collect();
        while !rows.is_empty() {
            let together = together(rows.len());
            self.push_together(sql, rows.drain(..together).collect())?;
        }
        Ok(())
    }

    /// Adds a row, as [`Tx::push`] does.
    pub fn add(&mut self, row: Add) -> Result<(), Error> {
        self.push(row.sql, row.values)
    }

    fn push_together(&mut self, sql: &'static Sql, rows: Vec<Vec<Value>>) -> Result<(), Error> {
        let text = sql.text(self.engine());
        rows.iter().try_for_each(|row| self.storable(row))?;
        self.guarded(|inner| match inner {
            Inner::Sqlite(tx) => rows.into_iter().try_for_each(|row| tx.run(text.into(), row).map(drop)),
            Inner::Postgres(tx) => tx.push(sql, rows.len(), rows.into_iter().flatten().collect()),
        })
        .map_err(|error| named(sql, error))
    }

    /// All rows, each turned into a `T`.
    pub fn rows<T>(
        &mut self,
        sql: &'static Sql,
        params: Vec<Value>,
        each: impl FnMut(&Row<'_>) -> Result<T, Error>,
    ) -> Result<Vec<T>, Error> {
        self.query(sql.text(self.engine()).into(), params, each).map_err(|error| named(sql, error))
    }

    /// The first row, if any.
    pub fn row<T>(
        &mut self,
        sql: &'static Sql,
        params: Vec<Value>,
        each: impl FnMut(&Row<'_>) -> Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        Ok(self.rows(sql, params, each)?.into_iter().next())
    }

    /// The first row; [`Error::NoRow`] if there is none.
    pub fn one<T>(
        &mut self,
        sql: &'static Sql,
        params: Vec<Value>,
        each: impl FnMut(&Row<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.row(sql, params, each)?.ok_or(Error::NoRow)
    }

    /// As [`Tx::run`], with a text made by a query builder. Never paste values into it.
    pub fn run_dyn(&mut self, text: &str, params: Vec<Value>) -> Result<u64, Error> {
        self.execute(spoken(text, self.engine()).into(), params)
    }

    fn execute(&mut self, text: Cow<'static, str>, params: Vec<Value>) -> Result<u64, Error> {
        self.storable(&params)?;
        self.guarded(|inner| match inner {
            Inner::Sqlite(tx) => tx.run(text, params),
            Inner::Postgres(tx) => tx.run(&text, params),
        })
    }

    /// As [`Tx::rows`], with a text made by a query builder. Never paste values into it.
    pub fn rows_dyn<T>(
        &mut self,
        text: &str,
        params: Vec<Value>,
        each: impl FnMut(&Row<'_>) -> Result<T, Error>,
    ) -> Result<Vec<T>, Error> {
        self.query(spoken(text, self.engine()).into(), params, each)
    }

    fn query<T>(
        &mut self,
        text: Cow<'static, str>,
        params: Vec<Value>,
        mut each: impl FnMut(&Row<'_>) -> Result<T, Error>,
    ) -> Result<Vec<T>, Error> {
        self.storable(&params)?;
        let mut out = Vec::new();
        let mut unread = Ok(());
        self.guarded(|inner| {
            let mut take = |row: &Row<'_>| match each(row) {
                Ok(item) => {
                    out.push(item);
                    true
                }
                Err(error) => {
                    unread = Err(error);
                    false
                }
            };
            match inner {
                Inner::Sqlite(tx) => tx.rows(text, params, &mut take),
                Inner::Postgres(tx) => tx.rows(&text, params, &mut take),
            }
        })?;
        // A row that could not be read dooms nothing: the statement itself went well.
        unread.map(|()| out)
    }

    /// Runs `work` so that its failure undoes only itself, and the transaction goes on.
    pub fn attempt<T, E: From<Error>>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, E>,
    ) -> Result<T, E> {
        self.batch("savepoint attempt")?;
        let mut result = work(self);
        if result.is_ok() {
            result = self.flush().map_err(E::from).and(result);
        }
        if result.is_err() {
            self.doom = None;
            self.inner.forget_pushed();
            self.batch("rollback to savepoint attempt")?;
        }
        self.batch("release savepoint attempt")?;
        result
    }

    /// Several statements without parameters or results: migrations.
    pub(crate) fn batch(&mut self, text: &str) -> Result<(), Error> {
        self.guarded(|inner| match inner {
            Inner::Sqlite(tx) => tx.batch(text),
            Inner::Postgres(tx) => tx.batch(text),
        })
    }

    /// Prepares a statement and looks at its types, without running it.
    pub(crate) fn prepare(&mut self, text: &str) -> Result<(), Error> {
        self.guarded(|inner| match inner {
            Inner::Sqlite(tx) => tx.prepare(text),
            Inner::Postgres(tx) => tx.prepare(text),
        })
    }

    /// Sends what was pushed and waits for it.
    pub(crate) fn flush(&mut self) -> Result<(), Error> {
        self.guarded(|inner| match inner {
            Inner::Sqlite(_) => Ok(()),
            Inner::Postgres(tx) => tx.flush(),
        })
    }

    /// Why this transaction must not be committed, although its closure was content.
    pub(crate) fn doom(&self) -> Result<(), Error> {
        self.doom.clone().map_or(Ok(()), Err)
    }

    /// A failure that lies with the machine, whatever the closure made of it.
    pub(crate) fn trouble(&self) -> Result<(), Error> {
        match &self.doom {
            Some(error @ (Error::Full(_) | Error::ReadOnly(_) | Error::Lost(_))) => Err(error.clone()),
            _ => Ok(()),
        }
    }

    pub(crate) fn into_inner(self) -> Inner<'a> {
        self.inner
    }

    fn storable(&mut self, params: &[Value]) -> Result<(), Error> {
        let good = params.iter().all(Value::is_storable);
        self.guarded(|_| if good { Ok(()) } else { Err(Error::Unstorable) })
    }

    fn guarded<T>(&mut self, work: impl FnOnce(&mut Inner<'a>) -> Result<T, Error>) -> Result<T, Error> {
        self.doom()?;
        work(&mut self.inner).inspect_err(|error| self.doom = Some(error.clone()))
    }
}

/// How many of so many rows go as one statement next: a power of two.
pub(crate) fn together(rows: usize) -> usize {
    1 << rows.clamp(1, TOGETHER).ilog2()
}

/// A text with `$1` in the words of the engine.
fn spoken(text: &str, engine: Engine) -> String {
    match engine {
        Engine::Sqlite => numbered(text),
        Engine::Postgres => text.to_owned(),
    }
}

/// Says which statement an unexpected error belongs to.
fn named(sql: &Sql, error: Error) -> Error {
    match error {
        Error::Other(what) if !what.contains(sql.name()) => Error::Other(format!("{}: {what}", sql.name())),
        error => error,
    }
}
