//! PostgreSQL beside the process: a few threads, each with its connection.

mod address;
mod error;
mod merge;
mod session;
mod tx;
mod value;
mod worker;

use std::thread::JoinHandle;

pub(crate) use address::Address;
pub(crate) use error::error;
pub(crate) use tx::PgTx;
pub(crate) use value::column;

use crate::db::{Lines, spawn};
use crate::{Error, Options};

/// Starts the threads; each connects when its first job comes.
pub(crate) fn start(
    address: &Address,
    options: &Options,
    lines: &Lines,
) -> Result<Vec<JoinHandle<()>>, Error> {
    let roles = [
        (worker::WRITE, options.writers, &lines.writes),
        (worker::ADD, options.adders, &lines.adds),
        (worker::READ, options.readers, &lines.reads),
    ];
    let mut threads = Vec::new();
    for (role, count, queue) in roles {
        for _ in 0..count.max(1) {
            let mut session = session::Session::new(address.clone(), options, role.plans)?;
            let (queue, health) = (queue.clone(), lines.health.clone());
            let run = move || worker::run(&mut session, role, &queue, &health);
            threads.push(spawn(role.thread, run)?);
        }
    }
    Ok(threads)
}
