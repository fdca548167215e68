//! The schema, built in small steps that are never changed afterwards.

use linkme::distributed_slice;
use sha2::{Digest, Sha256};

use crate::sql::expand;
use crate::{Db, Engine, Error, Tx, params};

/// Every step of every capability; [`Db::migrate`] applies those that the database lacks, by number.
#[distributed_slice]
pub static MIGRATIONS: [Migration];

/// One step, made by [`migration!`](crate::migration). It runs in a transaction of its own, exactly once.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    pub number: u32,
    pub name: &'static str,
    /// One text for both engines. `@id @int @text @bytes @json @real` stand for column types and `@strict` for the
    /// table option; a line that starts with `-- sqlite:` or `-- postgres:` counts on that engine only.
    pub text: &'static str,
}

/// Registers a step: `db::migration! { 0120, "area", include_str!("tables.sql") }`.
#[macro_export]
macro_rules! migration {
    ($number:tt, $name:literal, $text:expr $(,)?) => {
        #[expect(unsafe_code, reason = "the linker gathers the registry from a section of its own")]
        const _: () = {
            #[$crate::linkme::distributed_slice($crate::MIGRATIONS)]
            #[linkme(crate = $crate::linkme)]
            static ENTRY: $crate::Migration =
                $crate::Migration { number: $crate::number(stringify!($number)), name: $name, text: $text };
        };
    };
}

/// Reads `0120` as 120.
#[doc(hidden)]
pub const fn number(digits: &str) -> u32 {
    match u32::from_str_radix(digits, 10) {
        Ok(number) => number,
        Err(_) => panic!("a migration has a number"),
    }
}

/// Its table.
pub(crate) const NAME: &str = "migrations";
/// One that was applied: its number, its name, the checksum of its text.
pub(crate) type Step = (u32, String, String);

const TABLE: &str = "create table if not exists migrations (number @int primary key, name @text not null, checksum @text not null) @strict";
const APPLIED: &str = "select number, name, checksum from migrations order by number";
const RECORD: &str = "insert into migrations (number, name, checksum) values ($1, $2, $3)";

/// Applies what is missing. Killed half-way, it goes on from the last finished step.
pub(crate) async fn run(db: &Db, steps: &[Migration]) -> Result<Vec<u32>, Error> {
    let mut steps = steps.to_vec();
    steps.sort_by_key(|step| step.number);
    if let Some(pair) = steps.windows(2).find(|pair| pair[0].number == pair[1].number) {
        return Err(Error::Other(format!("two migrations have the number {}: {pair:?}", pair[0].number)));
    }
    db.write(|tx| {
        alone(tx)?;
        tx.batch(&expand(TABLE, tx.engine()))
    })
    .await?;
    let known = steps.clone();
    db.write(move |tx| check(tx, &known)).await?;
    let mut applied = Vec::new();
    for step in steps {
        if db.write(move |tx| apply(tx, step)).await.map_err(|e| at(&step, &e))? {
            tracing::info!(number = step.number, name = step.name, "migrated");
            applied.push(step.number);
        }
    }
    Ok(applied)
}

/// Refuses a database that is newer than this program, or one made by other texts.
fn check(tx: &mut Tx<'_>, known: &[Migration]) -> Result<(), Error> {
    for (number, name, checksum) in applied(tx)? {
        let Some(step) = known.iter().find(|step| step.number == number) else {
            return Err(Error::Other(format!(
                "the database has migration {number} ({name}), which this version does not know: it was used by a newer one"
            )));
        };
        if step.checksum() != checksum {
            return Err(Error::Other(format!(
                "migration {number} ({name}) was changed after it had been applied"
            )));
        }
    }
    Ok(())
}

/// Every step that the database has seen.
pub(crate) fn applied(tx: &mut Tx<'_>) -> Result<Vec<Step>, Error> {
    tx.rows_dyn(APPLIED, Vec::new(), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}

/// Keeps other processes that migrate out until the end of the transaction. SQLite has one writer anyway.
fn alone(tx: &mut Tx<'_>) -> Result<(), Error> {
    match tx.engine() {
        Engine::Sqlite => Ok(()),
        // An index over a large table takes its time.
        Engine::Postgres => tx.batch(
            "set local statement_timeout = 0; set local lock_timeout = 0; select pg_advisory_xact_lock(7469)",
        ),
    }
}

/// One step, unless it is done already.
fn apply(tx: &mut Tx<'_>, step: Migration) -> Result<bool, Error> {
    alone(tx)?;
    let done = tx.rows_dyn("select 1 from migrations where number = $1", params![step.number], |_| Ok(()))?;
    if !done.is_empty() {
        return Ok(false);
    }
    tx.batch(&step.text(tx.engine())?)?;
    tx.run_dyn(RECORD, params![step.number, step.name, step.checksum()])?;
    Ok(true)
}

/// One word for a whole schema.
pub(crate) fn fingerprint(steps: &[Migration]) -> String {
    let mut sums: Vec<String> =
        steps.iter().map(|step| format!("{} {}", step.number, step.checksum())).collect();
    sums.sort();
    hex(sums.join("\n").as_bytes())[..16].to_owned()
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn at(step: &Migration, error: &Error) -> Error {
    Error::Other(format!("migration {} ({}): {error}", step.number, step.name))
}

impl Migration {
    /// The text for one engine.
    fn text(&self, engine: Engine) -> Result<String, Error> {
        // A reference checked at commit would let one caller fail the whole batch on SQLite.
        if self.text.to_ascii_lowercase().contains("defer") {
            return Err(Error::other("deferred constraints are not for us"));
        }
        let mark = match engine {
            Engine::Sqlite => "-- sqlite:",
            Engine::Postgres => "-- postgres:",
        };
        let lines = self.text.lines().map(|line| line.strip_prefix(mark).unwrap_or(line));
        Ok(expand(&lines.collect::<Vec<_>>().join("\n"), engine))
    }

    fn checksum(&self) -> String {
        hex(self.text.as_bytes())
    }
}
