//! Statements on one SQLite connection.

use std::borrow::Cow;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection, ToSql};

use super::error::error;
use crate::row::Columns;
use crate::{Error, Row, Value};

pub(crate) struct SqliteTx<'a> {
    connection: &'a Connection,
    journal: Option<&'a mut Journal>,
    /// Whether a statement ran, or tried to, that changes something.
    has_written: bool,
}

/// What was written in a transaction so far: enough to write it once more.
#[derive(Default)]
pub(super) struct Journal(Vec<(Cow<'static, str>, Vec<Value>)>);

impl Journal {
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Forgets what came after `len`.
    pub(super) fn cut(&mut self, len: usize) {
        self.0.truncate(len);
    }

    /// Writes everything once more, onto the state on which it was written first: so the outcome is the same.
    pub(super) fn replay(&self, connection: &Connection) -> Result<(), Error> {
        let mut tx = SqliteTx::new(connection, None);
        self.0.iter().try_for_each(|(text, params)| match params.as_slice() {
            [] => tx.batch(text),
            _ => tx.execute(text, params).map(drop),
        })
    }
}

impl<'a> SqliteTx<'a> {
    /// A transaction that notes what it writes, if it is given a journal.
    pub(super) fn new(connection: &'a Connection, journal: Option<&'a mut Journal>) -> SqliteTx<'a> {
        SqliteTx { connection, journal, has_written: false }
    }

    pub(super) fn has_written(&self) -> bool {
        self.has_written
    }

    pub(crate) fn run(&mut self, text: Cow<'static, str>, params: Vec<Value>) -> Result<u64, Error> {
        let rows = self.execute(&text, &params)?;
        self.note(text, params);
        Ok(rows)
    }

    pub(crate) fn rows(
        &mut self,
        text: Cow<'static, str>,
        params: Vec<Value>,
        take: &mut dyn FnMut(&Row<'_>) -> bool,
    ) -> Result<(), Error> {
        let mut statement = bound(self.connection, &text, &params)?;
        let writes = !statement.readonly();
        self.has_written |= writes;
        let mut rows = statement.raw_query();
        // All rows are stepped through, even after a refusal: `returning` acts while it is read.
        let mut wanted = true;
        while let Some(row) = rows.next().map_err(|e| error(&e))? {
            wanted = wanted && take(&Row(Columns::Sqlite(row)));
        }
        drop(rows);
        drop(statement);
        if writes {
            self.note(text, params);
        }
        Ok(())
    }

    pub(crate) fn batch(&mut self, text: &str) -> Result<(), Error> {
        self.has_written = true;
        self.connection.execute_batch(text).map_err(|e| error(&e))?;
        self.note(text.to_owned().into(), Vec::new());
        Ok(())
    }

    pub(crate) fn prepare(&mut self, text: &str) -> Result<(), Error> {
        let statement = self.connection.prepare(text).map_err(|e| error(&e))?;
        // Numbers that nobody uses have no name.
        let is_numbered = |at| statement.parameter_name(at).is_none_or(|name| name.starts_with('?'));
        let good = (1..=statement.parameter_count()).all(is_numbered);
        if good { Ok(()) } else { Err(Error::other("parameters are written $1, $2, …")) }
    }

    fn execute(&mut self, text: &str, params: &[Value]) -> Result<u64, Error> {
        self.has_written = true;
        let mut statement = bound(self.connection, text, params)?;
        if statement.column_count() == 0 {
            return statement.raw_execute().map(|rows| rows as u64).map_err(|e| error(&e));
        }
        // `returning` without interest in what it returns.
        let mut rows = statement.raw_query();
        let mut count = 0;
        while rows.next().map_err(|e| error(&e))?.is_some() {
            count += 1;
        }
        Ok(count)
    }

    fn note(&mut self, text: Cow<'static, str>, params: Vec<Value>) {
        if let Some(journal) = &mut self.journal {
            journal.0.push((text, params));
        }
    }
}

fn bound<'c>(connection: &'c Connection, text: &str, params: &[Value]) -> Result<CachedStatement<'c>, Error> {
    let mut statement = connection.prepare_cached(text).map_err(|e| error(&e))?;
    let named = statement.parameter_count();
    if named != params.len() {
        return Err(Error::Other(format!("{named} parameters are named, {} are given", params.len())));
    }
    for (n, value) in (1..).zip(params) {
        statement.raw_bind_parameter(n, value).map_err(|e| error(&e))?;
    }
    Ok(statement)
}

/// A statement without parameters or interesting results, kept prepared.
pub(super) fn statement(connection: &Connection, text: &str) -> Result<(), Error> {
    let mut prepared = connection.prepare_cached(text).map_err(|e| error(&e))?;
    let mut rows = prepared.raw_query();
    while rows.next().map_err(|e| error(&e))?.is_some() {}
    Ok(())
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Int(n) => ValueRef::Integer(*n),
            Value::Real(x) => ValueRef::Real(*x),
            Value::Text(text) | Value::Json(text) => ValueRef::Text(text.as_bytes()),
            Value::Bytes(bytes) => ValueRef::Blob(bytes),
            Value::Uuid(id) => ValueRef::Blob(id.as_bytes()),
        }))
    }
}

/// One column of a row; ids come as bytes, documents as text.
pub(crate) fn column(row: &rusqlite::Row<'_>, index: usize) -> Result<Value, Error> {
    Ok(match row.get_ref(index).map_err(|e| error(&e))? {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(n) => Value::Int(n),
        ValueRef::Real(x) => Value::Real(x),
        ValueRef::Text(text) => Value::Text(String::from_utf8(text.to_vec()).map_err(Error::other)?),
        ValueRef::Blob(bytes) => Value::Bytes(bytes.to_vec()),
    })
}
