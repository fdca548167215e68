//! PostgreSQL's SQLSTATE codes in our words.

use tokio_postgres::error::{DbError, SqlState};

use crate::{Error, Violation, ViolationKind};

pub(crate) fn error(from: &tokio_postgres::Error) -> Error {
    let Some(said) = from.as_db_error() else {
        let cause = std::error::Error::source(from).map_or_else(String::new, |cause| format!(": {cause}"));
        let what = format!("{from}{cause}");
        let io = std::error::Error::source(from).is_some_and(|cause| cause.is::<std::io::Error>());
        return if from.is_closed() || io { Error::Lost(what) } else { Error::Other(what) };
    };
    let what = || said.message().to_owned();
    match said.code() {
        code if *code == SqlState::UNIQUE_VIOLATION => Violation::error(ViolationKind::Unique, unique(said)),
        code if *code == SqlState::NOT_NULL_VIOLATION => {
            Violation::error(ViolationKind::NotNull, column(said))
        }
        code if *code == SqlState::CHECK_VIOLATION => {
            Violation::error(ViolationKind::Check, constraint(said))
        }
        code if *code == SqlState::FOREIGN_KEY_VIOLATION => {
            Violation::error(ViolationKind::ForeignKey, constraint(said))
        }
        code if *code == SqlState::READ_ONLY_SQL_TRANSACTION => Error::ReadOnly(what()),
        code if *code == SqlState::DISK_FULL => Error::Full(what()),
        code if BUSY.contains(code) => Error::Busy(what()),
        // 57P: the server is going down, has crashed or is starting. 08: the connection failed.
        code if code.code().starts_with("57P") || code.code().starts_with("08") => Error::Lost(what()),
        code => Error::Other(format!("{} (SQLSTATE {})", what(), code.code())),
    }
}

const BUSY: [SqlState; 5] = [
    SqlState::T_R_SERIALIZATION_FAILURE,
    SqlState::T_R_DEADLOCK_DETECTED,
    SqlState::LOCK_NOT_AVAILABLE,
    SqlState::QUERY_CANCELED,
    SqlState::TOO_MANY_CONNECTIONS,
];

fn constraint(said: &DbError) -> String {
    said.constraint().unwrap_or_default().to_owned()
}

fn column(said: &DbError) -> String {
    format!("{}.{}", said.table().unwrap_or_default(), said.column().unwrap_or_default())
}

/// Names the columns, as SQLite does: the detail reads `Key (district, number)=(…) already exists.` in any language.
/// An index on an expression goes by its name.
fn unique(said: &DbError) -> String {
    let columns = said.detail().and_then(|detail| detail.split_once('(')?.1.split_once(")=("));
    match (columns, said.table()) {
        (Some((columns, _)), Some(table)) if !columns.contains('(') => {
            format!("{table}.{}", columns.replace(", ", ","))
        }
        _ => constraint(said),
    }
}
