//! Whether writes still reach the disk.

use std::sync::{Mutex, PoisonError};

use crate::Error;

/// The last trouble of the machine, if it has not gone away since.
#[derive(Default)]
pub(crate) struct Health(Mutex<Option<String>>);

impl Health {
    /// Takes note of how a write went.
    pub(crate) fn note(&self, outcome: &Result<(), Error>) {
        let trouble = match outcome {
            Ok(()) => None,
            Err(Error::Full(_) | Error::ReadOnly(_) | Error::Lost(_) | Error::Other(_)) => {
                outcome.as_ref().err().map(Error::to_string)
            }
            // A busy lock or a broken rule says nothing about the machine.
            Err(_) => return,
        };
        let mut now = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match (&*now, &trouble) {
            (None, Some(trouble)) => tracing::error!(%trouble, "the database cannot be written"),
            (Some(_), None) => tracing::info!("the database can be written again"),
            _ => {}
        }
        *now = trouble;
    }

    pub(crate) fn trouble(&self) -> Option<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
