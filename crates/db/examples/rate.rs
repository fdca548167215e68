//! How many durable transactions a second: one case row and one event row each.
//!
//! `cargo run --release -p liandong-db --example rate -- URL TASKS SECONDS [run]`, with URL `sqlite:/path/file.db` or
//! `postgres://…` (an empty database). With `run`, each insert waits for its outcome; otherwise both are pushed.

use std::error::Error as StdError;
use std::time::{Duration, Instant};

use base::{Clock, Id, SystemClock, SystemRandom, Time};
use db::{Db, Error, Json, Options, Tx, params, sql};

db::migration! { 0001, "rate", "
    create table cases (
        id @id primary key, district @text not null, number @text not null unique, state @text not null,
        area @id not null, words @text not null, version @int not null, created_at @int not null
    ) @strict;
    create index cases_by_state on cases (district, state, created_at);
    create table case_events (
        id @id primary key, case_id @id not null references cases (id), seq @int not null, act @text not null,
        at @int not null, data @json not null, unique (case_id, seq)
    ) @strict;
" }

sql! {
    CASE = "insert into cases (id, district, number, state, area, words, version, created_at)
        values ($1, $2, $3, $4, $5, $6, 1, $7)";
    EVENT = "insert into case_events (id, case_id, seq, act, at, data) values ($1, $2, $3, $4, $5, $6)";
}

enum Case {}

const WORDS: &str = "成华区某街道某路口的井盖破损,影响通行,请尽快处理。The manhole cover is broken.";

fn one(tx: &mut Tx<'_>, now: Time, wait: bool) -> Result<(), Error> {
    let id: Id<Case> = Id::new(now, &SystemRandom);
    let case = params![id, "510108", id.to_string(), "submitted", id, WORDS, now];
    let event = params![id, id, 1, "submit", now, Json(&[WORDS])];
    if wait {
        tx.run(&CASE, case)?;
        return tx.run(&EVENT, event).map(drop);
    }
    tx.push(&CASE, case)?;
    tx.push(&EVENT, event)
}

/// CPU time of this process, from the kernel's table (1/100 s).
fn cpu() -> Result<f64, Box<dyn StdError>> {
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    Ok((fields[11].parse::<f64>()? + fields[12].parse::<f64>()?) / 100.0)
}

#[expect(clippy::disallowed_methods, reason = "it measures")]
async fn task(db: Db, until: Instant, wait: bool) -> Result<Vec<Duration>, Error> {
    let mut took = Vec::new();
    while Instant::now() < until {
        let start = Instant::now();
        db.write(move |tx| one(tx, SystemClock.now(), wait)).await?;
        took.push(start.elapsed());
    }
    Ok(took)
}

#[tokio::main]
#[expect(clippy::disallowed_methods, reason = "it measures")]
async fn main() -> Result<(), Box<dyn StdError>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [url, tasks, seconds, rest @ ..] = arguments.as_slice() else {
        return Err("URL TASKS SECONDS [run]".into());
    };
    let db = Db::open(url, &Options::default()).await?;
    db.migrate().await?;
    let (before, start) = (cpu()?, Instant::now());
    let until = start + Duration::from_secs(seconds.parse()?);
    let running: Vec<_> =
        (0..tasks.parse()?).map(|_| tokio::spawn(task(db.clone(), until, !rest.is_empty()))).collect();
    let mut took = Vec::new();
    for task in running {
        took.extend(task.await??);
    }
    let (elapsed, cpu) = (start.elapsed().as_secs_f64(), cpu()? - before);
    took.sort_unstable();
    let count = took.len();
    println!(
        "{:?} tasks={tasks}: {:.0}/s, p50 {:?}, p99 {:?}, {:.0} µs CPU of this process each",
        db.engine(),
        count as f64 / elapsed,
        took[count / 2],
        took[count * 99 / 100],
        cpu * 1e6 / count as f64
    );
    db.close().await;
    Ok(())
}
