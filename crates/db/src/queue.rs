//! Closures on their way to the threads that own the connections, and the way back.

use std::any::Any;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::{Semaphore, oneshot};

use crate::{Add, Error, Tx, timing};

/// One closure with its caller.
pub(crate) trait Job: Send {
    /// Runs it. `Err` means: undo what it did, then [`Job::answer`]. `Ok` means: commit, then answer.
    fn run(&mut self, tx: &mut Tx<'_>) -> Result<(), ()>;
    /// Tells the caller; an error here outweighs the closure's own success.
    fn answer(self: Box<Self>, outcome: Result<(), Error>);
    /// Whether nobody waits any more.
    fn is_abandoned(&self) -> bool;
    /// The rows that it adds, if it does nothing else: such jobs may share a transaction where others cannot.
    fn adds(&self) -> Option<&[Add]> {
        None
    }
}

pub(crate) struct Call<F, T, E> {
    work: Option<F>,
    result: Option<Result<T, E>>,
    caller: oneshot::Sender<Result<T, E>>,
}

thread_local! {
    static WORKS_HERE: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// Whether this thread runs transactions for others.
pub(crate) fn in_transaction() -> bool {
    WORKS_HERE.get()
}

impl<F, T, E> Call<F, T, E> {
    pub(crate) fn new(work: F) -> (Call<F, T, E>, oneshot::Receiver<Result<T, E>>) {
        let (caller, answer) = oneshot::channel();
        (Call { work: Some(work), result: None, caller }, answer)
    }
}

impl<F, T, E> Job for Call<F, T, E>
where
    F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send,
    T: Send,
    E: From<Error> + Send,
{
    fn run(&mut self, tx: &mut Tx<'_>) -> Result<(), ()> {
        let work = self.work.take().ok_or(())?;
        let result = catch_unwind(AssertUnwindSafe(|| work(tx)))
            .unwrap_or_else(|panic| Err(Error::Panicked(words(&*panic)).into()))
            .and_then(|value| tx.doom().map(|()| value).map_err(E::from));
        let good = result.is_ok();
        self.result = Some(result);
        if good { Ok(()) } else { Err(()) }
    }

    fn answer(self: Box<Self>, outcome: Result<(), Error>) {
        let result = match (self.result, outcome) {
            (Some(Ok(_)) | None, Err(error)) => Err(error.into()),
            (Some(result), _) => result,
            (None, Ok(())) => Err(Error::Other("answered without having run".into()).into()),
        };
        // The caller may have given up; what was committed stays.
        drop(self.caller.send(result));
    }

    fn is_abandoned(&self) -> bool {
        self.caller.is_closed()
    }
}

/// Rows with their caller.
pub(crate) struct Addition {
    rows: Vec<Add>,
    result: Result<(), Error>,
    caller: oneshot::Sender<Result<(), Error>>,
}

impl Addition {
    pub(crate) fn new(rows: Vec<Add>) -> (Addition, oneshot::Receiver<Result<(), Error>>) {
        let (caller, answer) = oneshot::channel();
        (Addition { rows, result: Ok(()), caller }, answer)
    }
}

impl Job for Addition {
    fn run(&mut self, tx: &mut Tx<'_>) -> Result<(), ()> {
        let rows = std::mem::take(&mut self.rows);
        self.result = rows.into_iter().try_for_each(|row| tx.add(row));
        if self.result.is_ok() { Ok(()) } else { Err(()) }
    }

    fn answer(self: Box<Self>, outcome: Result<(), Error>) {
        // The caller may have given up; what was committed stays.
        drop(self.caller.send(self.result.and(outcome)));
    }

    fn is_abandoned(&self) -> bool {
        self.caller.is_closed()
    }

    fn adds(&self) -> Option<&[Add]> {
        Some(&self.rows)
    }
}

fn words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("without words").to_owned()
}

/// A bounded line of jobs before one or more threads.
pub(crate) struct Queue {
    name: &'static str,
    line: Mutex<Line>,
    ready: Condvar,
    room: Semaphore,
    patience: Duration,
}

#[derive(Default)]
struct Line {
    jobs: VecDeque<Ticket>,
    closed: bool,
}

struct Ticket {
    job: Box<dyn Job>,
    /// When the caller loses patience. Who has none took no place either.
    until: Option<Instant>,
}

impl Queue {
    pub(crate) fn new(name: &'static str, places: usize, patience: Duration) -> Queue {
        let (line, ready, room) = (Mutex::default(), Condvar::new(), Semaphore::new(places));
        Queue { name, line, ready, room, patience }
    }

    /// Puts a job in line. Waiting for a place and waiting in line together last as long as patience does.
    pub(crate) async fn put(&self, job: Box<dyn Job>) -> Result<(), Error> {
        let until = timing::now() + self.patience;
        let place = match self.room.try_acquire() {
            Ok(place) => place,
            Err(_) => {
                let place = tokio::time::timeout(self.patience, self.room.acquire()).await;
                place.map_err(|_| self.full())?.map_err(|_| Error::Closing)?
            }
        };
        place.forget();
        self.add(Ticket { job, until: Some(until) })
    }

    /// Puts a job in line beyond the bound: callers that block a thread each are few.
    pub(crate) fn put_now(&self, job: Box<dyn Job>) -> Result<(), Error> {
        self.add(Ticket { job, until: None })
    }

    fn add(&self, ticket: Ticket) -> Result<(), Error> {
        let mut line = self.lock();
        if line.closed {
            return Err(Error::Closing);
        }
        line.jobs.push_back(ticket);
        drop(line);
        self.ready.notify_one();
        Ok(())
    }

    /// Waits for work and takes up to `most` jobs; `None` when the line is closed and empty.
    /// Under overload nobody needs the answers to old questions: those whose callers gave up are dropped,
    /// those that waited too long are answered so.
    pub(crate) fn take(&self, most: usize) -> Option<VecDeque<Box<dyn Job>>> {
        WORKS_HERE.set(true);
        loop {
            let mut line = self.lock();
            while line.jobs.is_empty() {
                if line.closed {
                    return None;
                }
                line = self.ready.wait(line).unwrap_or_else(PoisonError::into_inner);
            }
            let count = line.jobs.len().min(most);
            let tickets: Vec<Ticket> = line.jobs.drain(..count).collect();
            let left = line.jobs.len();
            drop(line);
            metrics::gauge!("db_queue_depth", "queue" => self.name).set(left as f64);
            self.room.add_permits(tickets.iter().filter(|ticket| ticket.until.is_some()).count());
            let now = timing::now();
            let mut jobs = VecDeque::with_capacity(count);
            for Ticket { job, until } in tickets {
                if until.is_some_and(|until| until < now) {
                    metrics::counter!("db_shed_total", "queue" => self.name).increment(1);
                    job.answer(Err(self.full()));
                } else if !job.is_abandoned() {
                    jobs.push_back(job);
                }
            }
            if !jobs.is_empty() {
                return Some(jobs);
            }
        }
    }

    /// Takes nothing new; what waits is still done.
    pub(crate) fn close(&self) {
        self.lock().closed = true;
        self.room.close();
        self.ready.notify_all();
    }

    fn full(&self) -> Error {
        Error::Busy(format!("too many waiting {}s", self.name))
    }

    fn lock(&self) -> MutexGuard<'_, Line> {
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
