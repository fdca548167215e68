//! Moving the log into the file, on a thread of its own, while the writer goes on.
//!
//! SQLite starts the log over only when all of it has been moved and nobody reads from it, which a busy writer never lets
//! happen. So at a second, higher mark the writer moves the little that is left by itself.

use std::io;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};

use rusqlite::Connection;

use super::error::error;
use super::tx::statement;
use crate::Error;

/// Pages of the log after which the thread begins: 64 MB. The same few pages change again and again: the later they are moved,
/// the fewer times.
const BEGIN: i32 = 16_000;
/// Pages of the log after which the writer ends it: 256 MB.
const END: i32 = 64_000;

/// Lets the writer say how long the log has become; the receiver is for [`run`].
pub(super) fn watch(writer: &mut Connection) -> Result<Receiver<()>, Error> {
    let (say, hear): (SyncSender<()>, _) = sync_channel(1);
    let mut told = 0;
    let hook = move |wal: &mut rusqlite::hooks::Wal, pages: i32| {
        // A shorter log is a new one.
        told = if pages < told { 0 } else { told };
        if pages >= END {
            // An error here would be told as one of the commit, which has happened.
            if let Err(error) = wal.checkpoint() {
                tracing::debug!(%error, "the log is being moved already");
            }
        } else if pages >= told + BEGIN {
            told = pages;
            // A full line means that the thread will look soon anyway.
            let (Ok(()) | Err(TrySendError::Full(()) | TrySendError::Disconnected(()))) = say.try_send(());
        }
        Ok(())
    };
    writer.wal_hook(Some(hook)).map_err(|e| error(&e))?;
    Ok(hear)
}

/// Moves what there is whenever it is told to, until the writer is gone. What was moved is brought to the disk here as well, or
/// whoever ends the log would wait for all of it.
pub(super) fn run(connection: &Connection, sync: impl Fn() -> io::Result<()>, hear: &Receiver<()>) {
    while hear.recv().is_ok() {
        if let Err(error) = statement(connection, "pragma wal_checkpoint(passive)") {
            tracing::warn!(%error, "the log was not moved, will try again");
        }
        if let Err(error) = sync() {
            tracing::warn!(%error, "what was moved out of the log is not on the disk yet");
        }
    }
}
