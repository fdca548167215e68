//! SQLite in the process: one thread that writes, some that read, one that makes the log durable, one that moves it into the file.

mod checkpoint;
mod connect;
mod durable;
mod error;
mod reader;
mod snapshot;
mod statistics;
mod tx;
mod writer;

use std::path::Path;
use std::sync::mpsc::channel;
use std::thread::JoinHandle;

pub(crate) use snapshot::snapshot;
pub(crate) use tx::{SqliteTx, column};

use crate::db::{Lines, spawn};
use crate::{Error, Options};

/// Opens all connections and starts their threads.
pub(crate) fn start(path: &Path, options: &Options, lines: &Lines) -> Result<Vec<JoinHandle<()>>, Error> {
    let mut writer = connect::writer(path, options)?;
    statistics::refresh(&writer);
    let (mover, hear) = (connect::mover(path, options)?, checkpoint::watch(&mut writer)?);
    let readers =
        (0..options.readers.max(1)).map(|_| connect::reader(path, options)).collect::<Result<Vec<_>, _>>()?;
    // The log is there since the writer has read.
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    let (sync_file, sync_log) = (durable::sync_of(path, options)?, durable::sync_of(log.as_ref(), options)?);
    let (commits, committed) = channel();
    let shared = lines.clone();
    let mut threads = vec![
        spawn("db-checkpoint", move || checkpoint::run(&mover, sync_file, &hear))?,
        spawn("db-sync", move || durable::run(sync_log, &committed, &shared))?,
    ];
    let (queue, health) = (lines.writes.clone(), lines.health.clone());
    threads.push(spawn("db-write", move || writer::run(&writer, &queue, &commits, &health))?);
    for first in readers {
        let (queue, limit) = (lines.reads.clone(), options.statement_timeout);
        let (path, options) = (path.to_owned(), options.clone());
        let run = move || reader::run(|| connect::reader(&path, &options), first, &queue, limit);
        threads.push(spawn("db-read", run)?);
    }
    Ok(threads)
}
