//! Two engines, one SQL text: SQLite inside the process, PostgreSQL beside it, behind the same few calls.
//!
//! A unit of work is a plain closure over a [`Tx`]: `db.write(|tx| …)` or `db.read(|tx| …)`. Its answer comes
//! when the work is durable, and never otherwise. A unit of work that only adds rows which it knows beforehand is
//! those rows: `db.add(rows)`.
//!
//! - **SQLite**: one writer thread runs all waiting units of work in one transaction and commits once; reads run on
//!   read-only connections.
//! - **PostgreSQL**: a few threads with one connection each; statements are pipelined, so that a transaction that
//!   only pushes costs one round trip. Rows that wait together are added together.
//!
//! What never happens here: a table name of the domain, an acknowledgement before `fsync`, a retry of a commit.
//!
//! Writing SQL for both engines: `$1` parameters; the typed use of a parameter first (`area_id = $1 or $1 is null`);
//! `cast(sum(x) as bigint)`; `cast($1 as @id)` where a parameter stands alone in a select list; `nulls last` where a
//! null may be sorted; no `now()`.
//! A failed statement dooms its transaction, as in PostgreSQL: use `on conflict`, or [`Tx::attempt`].

pub mod copy;
mod db;
mod error;
mod health;
mod migrate;
mod postgres;
mod problem;
mod queue;
mod row;
mod sql;
mod sqlite;
mod timing;
mod tx;
mod value;

pub mod testing;

pub use db::{Db, Engine, Options};
pub use error::{Error, Violation, ViolationKind};
pub use migrate::{MIGRATIONS, Migration, number};
pub use row::{FromValue, Row};
pub use sql::{STATEMENTS, Sql};
pub use tx::{Add, Tx};
pub use value::{Json, Value};

/// For the macros of this crate only.
#[doc(hidden)]
pub use linkme;

#[cfg(test)]
mod tests;
