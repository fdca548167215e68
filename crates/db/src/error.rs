//! What can go wrong, in the same words for both engines.

use std::fmt;

/// Why a statement or a transaction failed. Cloned to every caller that shared a failed commit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A rule of the schema says no.
    #[error("{0}")]
    Violation(Violation),
    /// [`crate::Tx::one`] found no row.
    #[error("no row")]
    NoRow,
    /// Too much work waits, or a lock or a limit on time was hit: try again later.
    #[error("busy: {0}")]
    Busy(String),
    /// The server is going down and takes nothing new.
    #[error("the database is closing")]
    Closing,
    /// The disk is full.
    #[error("no space left for the database: {0}")]
    Full(String),
    /// A text holds the character U+0000, which PostgreSQL cannot store.
    #[error("a text holds the character U+0000")]
    Unstorable,
    /// The database cannot be written, or a read transaction tried to write.
    #[error("the database is read-only: {0}")]
    ReadOnly(String),
    /// The connection broke, or SQLite's log could not be synced. If that was at the commit, nobody knows whether the work was done.
    #[error("lost the database: {0}")]
    Lost(String),
    /// The closure panicked; its work was rolled back.
    #[error("panicked in a transaction: {0}")]
    Panicked(String),
    /// Anything else: misspelt SQL, a value of the wrong type, a failing disk.
    #[error("{0}")]
    Other(String),
}

impl Error {
    pub(crate) fn other(what: impl fmt::Display) -> Error {
        Error::Other(what.to_string())
    }

    /// Whether the same work may succeed a little later, and certainly was not done.
    pub const fn is_temporary(&self) -> bool {
        matches!(self, Error::Busy(_) | Error::Closing | Error::Full(_) | Error::ReadOnly(_))
    }

    /// The violated uniqueness, if it is one: `table.column`, `table.a,b`, or the name of an index on an expression.
    pub fn unique(&self) -> Option<&str> {
        match self {
            Error::Violation(Violation { kind: ViolationKind::Unique, name }) => Some(name),
            _ => None,
        }
    }
}

/// A broken rule of the schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    pub kind: ViolationKind,
    /// `Unique`: see [`Error::unique`]. `NotNull`: `table.column`. `Check`: the constraint's name, so give it one.
    /// `ForeignKey`: the constraint's name on PostgreSQL; SQLite does not tell, it is empty there.
    pub name: String,
}

/// Which sort of rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViolationKind {
    Unique,
    ForeignKey,
    NotNull,
    Check,
}

impl Violation {
    pub(crate) fn error(kind: ViolationKind, name: impl Into<String>) -> Error {
        Error::Violation(Violation { kind, name: name.into() })
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rule = match self.kind {
            ViolationKind::Unique => "uniqueness",
            ViolationKind::ForeignKey => "foreign key",
            ViolationKind::NotNull => "not null",
            ViolationKind::Check => "check",
        };
        write!(f, "violates {rule} {}", self.name)
    }
}
