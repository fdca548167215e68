//! Making commits durable, on a thread of its own, while the writer goes on with the next one.
//!
//! Commits follow one another in the log, so one sync makes all of them durable that were written before it, and nobody is
//! answered before. What another connection reads in between may be undone by a loss of power; whatever is written on the
//! strength of it stands later in the same log and is answered later.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;
use std::sync::mpsc::Receiver;

use crate::db::Lines;
use crate::queue::Job;
use crate::{Error, Options, timing};

/// One commit: whose work is in it, and what the machine had against any of it.
pub(super) struct Committed {
    pub(super) jobs: Vec<Box<dyn Job>>,
    pub(super) trouble: Result<(), Error>,
}

/// What brings a file of the database to the disk. The handle is never closed: closing one drops the locks of the whole process on
/// the file, SQLite's too.
pub(super) fn sync_of(
    file: &Path,
    options: &Options,
) -> Result<impl Fn() -> io::Result<()> + Send + use<>, Error> {
    let handle = options.is_durable().then(|| OpenOptions::new().write(true).open(file)).transpose();
    let handle = handle.map_err(|e| Error::Other(format!("{}: {e}", file.display())))?;
    let handle: Option<&'static File> = handle.map(|handle| &*Box::leak(Box::new(handle)));
    Ok(move || handle.map_or(Ok(()), File::sync_data))
}

/// Syncs and answers until the writer is gone. After a failed sync nobody can say which pages reached the disk, and a later
/// sync would not tell either: nothing is acknowledged any more, and the database closes, for what can be read may be lost.
/// The next start reads the log anew.
pub(super) fn run(mut sync: impl FnMut() -> io::Result<()>, hear: &Receiver<Committed>, lines: &Lines) {
    let mut outcome = Ok(());
    while let Ok(first) = hear.recv() {
        // Whatever is here was written before this sync begins.
        let commits: Vec<Committed> = std::iter::once(first).chain(hear.try_iter()).collect();
        let start = timing::now();
        if outcome.is_ok() {
            outcome = sync().map_err(|e| Error::Lost(format!("the log cannot be synced ({e}); start again")));
            if outcome.is_err() {
                lines.close();
            }
        }
        metrics::histogram!("db_sync_seconds", "engine" => "sqlite").record(start.elapsed());
        for Committed { jobs, trouble } in commits {
            lines.health.note(&outcome.clone().and(trouble));
            jobs.into_iter().for_each(|job| job.answer(outcome.clone()));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Sender, channel};

    use tokio::sync::oneshot::Receiver as Answer;

    use super::*;
    use crate::Engine;
    use crate::queue::Addition;

    fn commit(say: &Sender<Committed>) -> Answer<Result<(), Error>> {
        let (addition, answer) = Addition::new(Vec::new());
        say.send(Committed { jobs: vec![Box::new(addition)], trouble: Ok(()) }).unwrap();
        answer
    }

    #[test]
    fn answers_come_after_a_sync_and_none_is_good_after_a_failed_one() {
        let (say, hear) = channel();
        let mut early = [commit(&say), commit(&say)];
        let (mut late, mut syncs, mut say) = (Vec::new(), 0, Some(say));
        let lines = Lines::new(Engine::Sqlite, &Options::default());
        let sync = || {
            syncs += 1;
            let good = early.iter_mut().filter_map(|answer| answer.try_recv().ok()).filter(Result::is_ok);
            assert_eq!(good.count(), if syncs == 1 { 0 } else { 2 });
            // Somebody commits while this goes on, twice, and then the writer is gone.
            let more = if syncs == 1 { say.clone() } else { say.take() };
            late.extend(more.as_ref().map(commit));
            if syncs == 1 { Ok(()) } else { Err(io::Error::other("no such disk")) }
        };
        run(sync, &hear, &lines);
        let good: Vec<bool> =
            late.into_iter().map(|answer| answer.blocking_recv().unwrap().is_ok()).collect();
        assert_eq!((good, syncs), (vec![false, false], 2));
        assert!(lines.health.trouble().unwrap().contains("no such disk"));
        for line in [lines.writes, lines.reads] {
            assert_eq!(line.put_now(Box::new(Addition::new(Vec::new()).0)), Err(Error::Closing));
        }
    }
}
