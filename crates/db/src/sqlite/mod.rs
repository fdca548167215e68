//! SQLite in the process: one thread that writes, some that read, one that moves the log into the file.

mod checkpoint;
mod connect;
mod error;
mod reader;
mod snapshot;
mod statistics;
mod tx;
mod writer;

use std::path::Path;
use std::thread::{self, JoinHandle};

pub(crate) use snapshot::snapshot;
pub(crate) use tx::{SqliteTx, column};

use crate::db::Lines;
use crate::{Error, Options};

/// Opens all connections and starts their threads.
pub(crate) fn start(path: &Path, options: &Options, lines: &Lines) -> Result<Vec<JoinHandle<()>>, Error> {
    let mut writer = connect::writer(path, options)?;
    statistics::refresh(&writer);
    let (mover, hear) = (connect::mover(path, options)?, checkpoint::watch(&mut writer)?);
    let readers =
        (0..options.readers.max(1)).map(|_| connect::reader(path, options)).collect::<Result<Vec<_>, _>>()?;
    let mut threads = Vec::new();
    let run = move || checkpoint::run(&mover, &hear);
    threads.push(thread::Builder::new().name("db-checkpoint".into()).spawn(run).map_err(Error::other)?);
    let (queue, health) = (lines.writes.clone(), lines.health.clone());
    let run = move || writer::run(&writer, &queue, &health);
    threads.push(thread::Builder::new().name("db-write".into()).spawn(run).map_err(Error::other)?);
    for first in readers {
        let (queue, limit) = (lines.reads.clone(), options.statement_timeout);
        let (path, options) = (path.to_owned(), options.clone());
        let run = move || reader::run(|| connect::reader(&path, &options), first, &queue, limit);
        threads.push(thread::Builder::new().name("db-read".into()).spawn(run).map_err(Error::other)?);
    }
    Ok(threads)
}
