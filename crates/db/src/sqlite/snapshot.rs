//! A consistent copy while work goes on.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::error::error;
use crate::Error;

/// Copies the database in `file` to `target`; `target` appears complete and durable, or not at all.
pub(crate) fn snapshot(file: &Path, target: &Path) -> Result<(), Error> {
    let io = |e: std::io::Error| Error::Other(format!("{}: {e}", target.display()));
    if target.try_exists().map_err(io)? {
        return Err(Error::Other(format!("{} exists already", target.display())));
    }
    let mut part = OsString::from(target);
    part.push(".part");
    if Path::new(&part).exists() {
        fs::remove_file(&part).map_err(io)?;
    }
    let name = part.to_str().ok_or_else(|| Error::Other("the path is no UTF-8".into()))?;
    let connection =
        Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(|e| error(&e))?;
    connection.execute("vacuum into ?1", [name]).map_err(|e| error(&e))?;
    File::open(&part).and_then(|copy| copy.sync_all()).map_err(io)?;
    fs::rename(&part, target).map_err(io)?;
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(io)
}
