//! Empty databases for tests, on both engines.
//!
//! PostgreSQL is found through `LIANDONG_TEST_POSTGRES=postgres://user@host:port/name`; a test that needs it and
//! does not find it fails. Each test has a database of its own, cloned from one that was migrated once.

use std::path::PathBuf;
use std::str::FromStr;
use std::sync::atomic::{AtomicU32, Ordering};

use tokio::sync::OnceCell;

use crate::{Db, Error, MIGRATIONS, Options, STATEMENTS};

/// Makes each story a test per engine: `name::sqlite` and `name::postgres`. The story gets an empty, migrated [`Db`].
#[macro_export]
macro_rules! both_engines {
    ($($(#[$meta:meta])* async fn $name:ident($db:ident: $type:ty) $body:block)*) => {$(
        $(#[$meta])*
        mod $name {
            use super::*;
            async fn story($db: $type) $body
            #[tokio::test]
            async fn sqlite() { story($crate::testing::sqlite().await).await }
            #[tokio::test]
            async fn postgres() { story($crate::testing::postgres().await).await }
        }
    )*};
}

/// The name of the variable that tells where PostgreSQL is.
pub const POSTGRES: &str = "LIANDONG_TEST_POSTGRES";

static MADE: AtomicU32 = AtomicU32::new(0);

/// A name no other test has.
fn fresh() -> String {
    format!("liandong_test_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed))
}

/// Small and without `fsync`: what dies with the test needs no durability.
fn options() -> Options {
    Options { readers: 2, writers: 4, throw_away: true, ..Options::default() }
}

/// An empty, migrated SQLite database in a folder that goes with it.
pub async fn sqlite() -> Db {
    // Migrated once, then copied.
    static MIGRATED: OnceCell<Vec<u8>> = OnceCell::const_new();
    let make = || async {
        let db = sqlite_bare().await;
        db.migrate().await.expect("migrations on SQLite");
        let copy = Folder::fresh();
        let file = copy.0.join("copy.db");
        db.snapshot_to(&file).await.expect("a copy of the migrated database");
        std::fs::read(&file).expect("the copy of the migrated database")
    };
    open_sqlite(MIGRATED.get_or_init(make).await).await
}

/// The same without any table.
pub async fn sqlite_bare() -> Db {
    open_sqlite(&[]).await
}

async fn open_sqlite(content: &[u8]) -> Db {
    let folder = Folder::fresh();
    let file = folder.0.join("test.db");
    std::fs::write(&file, content).expect("a file for the database of the test");
    let url = format!("sqlite:{}", file.display());
    let db = Db::open(&url, &options()).await.expect("a SQLite database for the test");
    db.keep(folder);
    db
}

/// An empty, migrated PostgreSQL database that is dropped afterwards.
pub async fn postgres() -> Db {
    let name = fresh();
    let template = template().await.expect("migrations on PostgreSQL");
    create(&name, &format!("template {template}")).await
}

/// The same without any table.
pub async fn postgres_bare() -> Db {
    create(&fresh(), "template template0").await
}

/// Prepares every registered statement: a misspelt column fails here, even in a function that nothing calls.
/// `Err` lists what is wrong.
pub async fn prepare_all(db: &Db) -> Result<usize, String> {
    let complaints = db.write(|tx| {
        let mut complaints = Vec::new();
        for sql in STATEMENTS {
            let text = sql.text(tx.engine());
            if let Err(error) = tx.attempt(|tx| tx.prepare(text)) {
                complaints.push(format!("{}: {error}", sql.name()));
            }
        }
        Ok::<_, Error>(complaints)
    });
    match complaints.await.map_err(|e| e.to_string())? {
        complaints if complaints.is_empty() => Ok(STATEMENTS.len()),
        complaints => Err(complaints.join("\n")),
    }
}

struct Folder(PathBuf);

impl Folder {
    fn fresh() -> Folder {
        let folder = Folder(std::env::temp_dir().join(fresh()));
        // Left behind by a killed run, if its process number comes round again.
        drop(std::fs::remove_dir_all(&folder.0));
        std::fs::create_dir_all(&folder.0).expect("a folder for the test");
        folder
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

/// The server's address with another database's name.
#[expect(clippy::disallowed_methods, reason = "tests have no configuration")]
fn server(database: &str) -> tokio_postgres::Config {
    let url = std::env::var(POSTGRES).unwrap_or_else(|_| {
        panic!("this test needs PostgreSQL: set {POSTGRES}=postgres://user@host:port/name")
    });
    let mut config = tokio_postgres::Config::from_str(&url).expect("a PostgreSQL URL");
    config.dbname(database);
    config
}

async fn open(database: &str) -> Result<Db, Error> {
    Db::open_postgres(&server(database).into(), &options()).await
}

/// Runs statements on the server's own database.
async fn admin(statements: &[&str]) -> Result<(), tokio_postgres::Error> {
    let (client, connection) = server("postgres").connect(tokio_postgres::NoTls).await?;
    let running = tokio::spawn(connection);
    for statement in statements {
        client.batch_execute(statement).await?;
    }
    drop(client);
    running.await.expect("the connection's task")
}

async fn create(name: &str, how: &str) -> Db {
    let (drop, create) = (drop_statement(name), format!("create database {name} {how}"));
    admin(&[&drop, &create]).await.expect("a PostgreSQL database for the test");
    let db = open(name).await.expect("the PostgreSQL database of the test");
    db.keep(Database(name.to_owned()));
    db
}

/// The name of a database that has all migrations: made once, then cloned.
async fn template() -> Result<String, Error> {
    static MADE: OnceCell<String> = OnceCell::const_new();
    let make = || async {
        let name = format!("liandong_template_{}", crate::migrate::fingerprint(&MIGRATIONS));
        let lost = |e| crate::postgres::error(&e);
        let (client, connection) = server("postgres").connect(tokio_postgres::NoTls).await.map_err(lost)?;
        let running = tokio::spawn(connection);
        // Test programs may start side by side.
        client.batch_execute("select pg_advisory_lock(7468)").await.map_err(lost)?;
        let found =
            client.query("select 1 from pg_database where datname = $1", &[&name]).await.map_err(lost)?;
        if found.is_empty() {
            let half = format!("{name}_half");
            client.batch_execute(&drop_statement(&half)).await.map_err(lost)?;
            client
                .batch_execute(&format!("create database {half} template template0"))
                .await
                .map_err(lost)?;
            let db = open(&half).await?;
            db.migrate().await?;
            db.close().await;
            client.batch_execute(&format!("alter database {half} rename to {name}")).await.map_err(lost)?;
        }
        drop(client);
        running.await.map_err(Error::other)?.map_err(lost)?;
        Ok(name)
    };
    MADE.get_or_try_init(make).await.cloned()
}

struct Database(String);

impl Drop for Database {
    fn drop(&mut self) {
        let statement = drop_statement(&self.0);
        // A thread of its own: this may be dropped inside an async runtime.
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.map(|runtime| runtime.block_on(admin(&[&statement])))
        });
        drop(dropping.join());
    }
}

fn drop_statement(name: &str) -> String {
    format!("drop database if exists {name} with (force)")
}
