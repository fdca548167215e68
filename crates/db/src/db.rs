//! The face of the database: open, write, read, close.

use std::any::Any;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use tokio::sync::oneshot;

use crate::health::Health;
use crate::queue::{Addition, Call, Job, Queue};
use crate::{Add, Error, Tx, postgres, sqlite};

/// Which engine stands behind a [`Db`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// How a database is opened.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Options {
    /// Connections for reads.
    pub readers: usize,
    /// Connections for writes. PostgreSQL only: SQLite has one writer.
    pub writers: usize,
    /// Connections of PostgreSQL that only add rows. While one waits for the disk, the next gathers what comes.
    pub adders: usize,
    /// Places in line for reads.
    pub waiting_reads: usize,
    /// Places in line for writes: more than for reads, so that overload sheds reads first.
    pub waiting_writes: usize,
    /// How long a caller waits for a place in line, and a transaction for a lock, before [`Error::Busy`].
    pub patience: Duration,
    /// How long one statement (on SQLite: one read) may run before [`Error::Busy`].
    pub statement_timeout: Duration,
    /// For [`crate::testing`] only: throw-away databases need no `fsync`.
    pub(crate) throw_away: bool,
    /// See [`Options::new_file`].
    pub(crate) new_file: bool,
}

impl Options {
    /// For a command that goes through everything: few connections, and as much time as it takes.
    pub fn patient() -> Options {
        Options {
            readers: 1,
            writers: 1,
            statement_timeout: Duration::from_hours(24 * 7),
            ..Options::default()
        }
    }

    /// For a SQLite file that is thrown away unless everything goes well: no journal, no `fsync`, no check of references. Whoever
    /// keeps the file syncs it.
    pub fn new_file() -> Options {
        Options { new_file: true, ..Options::patient() }
    }

    /// SQLite: whether a commit is on the disk before anybody is told of it.
    pub(crate) const fn is_durable(&self) -> bool {
        !self.throw_away && !self.new_file
    }
}

impl Default for Options {
    fn default() -> Options {
        Options {
            readers: 8,
            writers: 10,
            adders: 2,
            waiting_reads: 512,
            waiting_writes: 4096,
            patience: Duration::from_secs(5),
            statement_timeout: Duration::from_secs(30),
            throw_away: false,
            new_file: false,
        }
    }
}

/// A database. Clones share it; the last one to go closes it.
#[derive(Clone)]
pub struct Db(Arc<Shared>);

/// What the callers share with the threads.
#[derive(Clone)]
pub(crate) struct Lines {
    pub(crate) writes: Arc<Queue>,
    /// Rows to add. SQLite has one line for all writes, PostgreSQL threads of their own for these.
    pub(crate) adds: Arc<Queue>,
    pub(crate) reads: Arc<Queue>,
    pub(crate) health: Arc<Health>,
}

impl Lines {
    pub(crate) fn new(engine: Engine, options: &Options) -> Lines {
        let writing = |name| Arc::new(Queue::new(name, options.waiting_writes, options.patience));
        let writes = writing("write");
        let adds = match engine {
            Engine::Sqlite => writes.clone(),
            Engine::Postgres => writing("add"),
        };
        Lines {
            writes,
            adds,
            reads: Arc::new(Queue::new("read", options.waiting_reads, options.patience)),
            health: Arc::default(),
        }
    }

    /// Takes nothing new; what waits is still done.
    pub(crate) fn close(&self) {
        self.writes.close();
        self.adds.close();
        self.reads.close();
    }

    async fn open(
        self,
        engine: Engine,
        file: Option<PathBuf>,
        threads: Vec<JoinHandle<()>>,
    ) -> Result<Db, Error> {
        let (threads, guard) = (Mutex::new(threads), Mutex::new(None));
        let db = Db(Arc::new(Shared { engine, lines: self, threads, file, guard }));
        db.read(|tx| tx.rows_dyn("select 1", Vec::new(), |_| Ok(()))).await?;
        Ok(db)
    }
}

/// A thread of the database.
pub(crate) fn spawn(name: &str, run: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>, Error> {
    thread::Builder::new().name(name.into()).spawn(run).map_err(Error::other)
}

struct Shared {
    engine: Engine,
    lines: Lines,
    threads: Mutex<Vec<JoinHandle<()>>>,
    /// SQLite: the file.
    file: Option<PathBuf>,
    /// Dropped after the queues are closed: what a test database leaves behind.
    guard: Mutex<Option<Box<dyn Any + Send>>>,
}

impl Drop for Shared {
    fn drop(&mut self) {
        self.lines.close();
    }
}

impl Db {
    /// Opens `sqlite:/path/file.db` (made if missing) or `postgres://user@host/name`,
    /// with `?sslmode=` and `sslrootcert=` as libpq knows them: `require`, `verify-ca`, `verify-full`.
    pub async fn open(url: &str, options: &Options) -> Result<Db, Error> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            let lines = Lines::new(Engine::Sqlite, options);
            let threads = sqlite::start(path.as_ref(), options, &lines)?;
            return lines.open(Engine::Sqlite, Some(path.into()), threads).await;
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Db::open_postgres(&url.parse()?, options).await;
        }
        Err(Error::Other("a database is named `sqlite:/path/file.db` or `postgres://…`".into()))
    }

    pub(crate) async fn open_postgres(address: &postgres::Address, options: &Options) -> Result<Db, Error> {
        let lines = Lines::new(Engine::Postgres, options);
        let threads = postgres::start(address, options, &lines)?;
        lines.open(Engine::Postgres, None, threads).await
    }

    pub fn engine(&self) -> Engine {
        self.0.engine
    }

    /// Runs `work` in one transaction. `Ok` means durable. `Err` from `work` undoes everything it did;
    /// so does a panic ([`Error::Panicked`]). Once begun it is finished even when the caller goes away.
    ///
    /// On SQLite all writes share one thread: nothing slow in here, no I/O, no waiting. On PostgreSQL the
    /// isolation is read committed: guard updates by what they rely on (`where version = $2`).
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let (call, answer) = Call::new(work);
        self.0.lines.writes.put(Box::new(call)).await?;
        answer.await.unwrap_or_else(|_| Err(gone().into()))
    }

    /// Adds rows by inserts of given values, in this order, in one transaction: all of them, durably, or none. They may share
    /// that transaction with rows of other callers, so none may rely on what another statement of the same moment does.
    pub async fn add(&self, rows: Vec<Add>) -> Result<(), Error> {
        let (addition, answer) = Addition::new(rows);
        self.0.lines.adds.put(Box::new(addition)).await?;
        answer.await.unwrap_or_else(|_| Err(gone()))
    }

    /// Runs `work` on one consistent state of the database, without the right to change it.
    pub async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let (call, answer) = Call::new(work);
        self.0.lines.reads.put(Box::new(call)).await?;
        answer.await.unwrap_or_else(|_| Err(gone().into()))
    }

    /// [`Db::write`] for threads without an async runtime: the command line and jobs.
    pub fn write_blocking<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let (call, answer) = Call::new(work);
        wait(&self.0.lines.writes, Box::new(call), answer)
    }

    /// [`Db::read`] for threads without an async runtime.
    pub fn read_blocking<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let (call, answer) = Call::new(work);
        wait(&self.0.lines.reads, Box::new(call), answer)
    }

    /// Brings the schema up to date; see [`crate::MIGRATIONS`]. The numbers of the migrations applied now.
    pub async fn migrate(&self) -> Result<Vec<u32>, Error> {
        crate::migrate::run(self, &crate::MIGRATIONS).await
    }

    /// Why the last write failed for a reason of the machine (disk full, failing, read-only); `None` once a write went well.
    pub fn trouble(&self) -> Option<String> {
        self.0.lines.health.trouble()
    }

    /// Writes something that means nothing, durably: whether writing works again after [`Db::trouble`].
    pub async fn probe(&self) -> Result<(), Error> {
        let text = "update migrations set name = name where number = (select min(number) from migrations)";
        self.write(move |tx| tx.run_dyn(text, Vec::new()).map(drop)).await
    }

    /// The size of the database in bytes.
    pub async fn size(&self) -> Result<u64, Error> {
        let text = match self.0.engine {
            Engine::Sqlite => "select page_count * page_size from pragma_page_count, pragma_page_size",
            Engine::Postgres => "select pg_database_size(current_database())",
        };
        let sizes = self.read(|tx| tx.rows_dyn(text, Vec::new(), |row| row.get::<i64>(0))).await?;
        Ok(sizes.first().map_or(0, |bytes| bytes.unsigned_abs()))
    }

    /// Writes a consistent copy of a SQLite database to `target`, which must not exist yet, while work goes on.
    /// PostgreSQL has `pg_dump` and base backups.
    pub async fn snapshot_to(&self, target: &Path) -> Result<(), Error> {
        let file =
            self.0.file.clone().ok_or_else(|| Error::other("snapshots are for SQLite; use pg_dump"))?;
        let target = target.to_owned();
        let copied = tokio::task::spawn_blocking(move || sqlite::snapshot(&file, &target)).await;
        copied.map_err(Error::other)?
    }

    /// Takes no new work, finishes what waits, and closes the connections.
    pub async fn close(&self) {
        self.0.lines.close();
        let threads = std::mem::take(&mut *self.0.threads.lock().unwrap_or_else(PoisonError::into_inner));
        let joined = tokio::task::spawn_blocking(move || threads.into_iter().try_for_each(JoinHandle::join));
        if !matches!(joined.await, Ok(Ok(()))) {
            tracing::error!("a database thread ended in a panic");
        }
    }

    /// Keeps `guard` until the last clone is gone.
    pub(crate) fn keep(&self, guard: impl Any + Send) {
        *self.0.guard.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(guard));
    }
}

fn wait<T, E: From<Error>>(
    queue: &Queue,
    job: Box<dyn Job>,
    answer: oneshot::Receiver<Result<T, E>>,
) -> Result<T, E> {
    if crate::queue::in_transaction() {
        // It would wait for the very thread it runs on.
        return Err(Error::Other("a transaction was begun inside a transaction".into()).into());
    }
    queue.put_now(job)?;
    answer.blocking_recv().unwrap_or_else(|_| Err(gone().into()))
}

fn gone() -> Error {
    Error::Lost("the database thread is gone".into())
}
