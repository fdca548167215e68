//! SQLite's result codes in our words.

use rusqlite::ffi::{
    ErrorCode, SQLITE_CONSTRAINT_CHECK, SQLITE_CONSTRAINT_FOREIGNKEY, SQLITE_CONSTRAINT_NOTNULL,
    SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_ROWID, SQLITE_CONSTRAINT_UNIQUE,
};

use crate::{Error, Violation, ViolationKind};

pub(super) fn error(from: &rusqlite::Error) -> Error {
    let (code, what) = match from {
        rusqlite::Error::SqliteFailure(code, what) => {
            (code, what.clone().unwrap_or_else(|| code.to_string()))
        }
        rusqlite::Error::SqlInputError { error, msg, sql, .. } => (error, format!("{msg} in `{sql}`")),
        other => return Error::other(other),
    };
    match code.code {
        ErrorCode::ConstraintViolation => violation(code.extended_code, &what),
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Error::Busy(what),
        ErrorCode::OperationInterrupted => Error::Busy("it took too long".into()),
        ErrorCode::DiskFull => Error::Full(what),
        ErrorCode::ReadOnly => Error::ReadOnly(what),
        _ => Error::Other(format!("{what} (SQLite code {})", code.extended_code)),
    }
}

fn violation(code: i32, what: &str) -> Error {
    let name = what.split_once(": ").map_or("", |(_, name)| name);
    let (kind, name) = match code {
        SQLITE_CONSTRAINT_UNIQUE | SQLITE_CONSTRAINT_PRIMARYKEY | SQLITE_CONSTRAINT_ROWID => {
            (ViolationKind::Unique, unique(name))
        }
        SQLITE_CONSTRAINT_NOTNULL => (ViolationKind::NotNull, name.to_owned()),
        SQLITE_CONSTRAINT_CHECK => (ViolationKind::Check, name.to_owned()),
        SQLITE_CONSTRAINT_FOREIGNKEY => (ViolationKind::ForeignKey, String::new()),
        _ => return Error::Other(format!("{what} (SQLite code {code})")),
    };
    Violation::error(kind, name)
}

/// `cases.district, cases.number` becomes `cases.district,number`; `index 'name'` becomes `name`.
fn unique(name: &str) -> String {
    if let Some(index) = name.strip_prefix("index '") {
        return index.trim_end_matches('\'').to_owned();
    }
    let mut columns = name.split(", ");
    let mut out = columns.next().unwrap_or_default().to_owned();
    for column in columns {
        out.push(',');
        out.push_str(column.rsplit('.').next().unwrap_or(column));
    }
    out
}
