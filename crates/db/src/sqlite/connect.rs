//! Connections and what each of them insists on.

use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::error::error;
use crate::{Error, Options};

/// Statements kept prepared per connection: more than the program has.
const STATEMENTS_KEPT: usize = 1024;

/// The one connection that writes. It makes the file, and the folder around it, when missing.
pub(super) fn writer(path: &Path, options: &Options) -> Result<Connection, Error> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|e| Error::Other(format!("{}: {e}", folder.display())))?;
    }
    let connection = open(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE, options)?;
    // What was deleted is overwritten, in the file and in the log's pages.
    let synchronous = synchronous(options);
    let (journal, foreign_keys) = if options.new_file { ("off", "off") } else { ("wal", "on") };
    connection
        .execute_batch(&format!(
            "pragma journal_mode = {journal}; pragma synchronous = {synchronous}; pragma foreign_keys = {foreign_keys};
             pragma secure_delete = on; pragma journal_size_limit = 268435456;
             pragma cache_size = -32768;"
        ))
        .map_err(|e| error(&e))?;
    Ok(connection)
}

/// The connection that moves the log into the file.
pub(super) fn mover(path: &Path, options: &Options) -> Result<Connection, Error> {
    let connection = open(path, OpenFlags::SQLITE_OPEN_READ_WRITE, options)?;
    let settings = format!("pragma synchronous = {};", synchronous(options));
    connection.execute_batch(&settings).map_err(|e| error(&e))?;
    Ok(connection)
}

/// NORMAL syncs the log before it is moved and the file before the log starts over. In between, commits are made durable by
/// [`super::durable`].
const fn synchronous(options: &Options) -> &'static str {
    if options.is_durable() { "normal" } else { "off" }
}

/// One of the connections that can only read.
pub(super) fn reader(path: &Path, options: &Options) -> Result<Connection, Error> {
    let connection = open(path, OpenFlags::SQLITE_OPEN_READ_ONLY, options)?;
    connection.execute_batch("pragma query_only = on; pragma cache_size = -2048;").map_err(|e| error(&e))?;
    Ok(connection)
}

fn open(path: &Path, flags: OpenFlags, options: &Options) -> Result<Connection, Error> {
    let prepare = || {
        // Each connection lives on one thread, so SQLite needs no lock of its own.
        let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        connection.busy_timeout(options.patience)?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
        // As in PostgreSQL: "x" is a column, never a string, and `like` tells capitals from small letters.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
        connection.execute_batch("pragma case_sensitive_like = on;")?;
        Ok(connection)
    };
    prepare().map_err(|e| match error(&e) {
        Error::Other(what) => Error::Other(format!("{}: {what}", path.display())),
        other => other,
    })
}
