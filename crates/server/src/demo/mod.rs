//! The demonstration: simulated people of every role live some weeks of a district through the public API, on a simulated clock.
//!
//! Seeded: the same seed gives the same district. Texts are the project's own (`texts.csv`, `says.csv`).
//! What never happens here: a row written around the API. Only the people themselves are made directly, as an
//! administrator would make them.

mod client;
mod delays;
mod people;
mod picture;
mod play;
mod plot;
mod report;
mod says;
mod summary;
mod team;
mod turn;
mod world;

use std::sync::Arc;

use anyhow::Context as _;
use base::clock::SeededRandom;
use base::time::Span;
use base::{Clock, FixedClock, SystemClock};
use civic::platform::Ctx;
use civic::platform::config::Config;
use civic::platform::vault::Vault;
use db::Db;

pub use people::ways_in;
pub use summary::Summary;

/// How much to play.
#[derive(Clone, Copy, Debug)]
pub struct Script {
    pub days: u32,
    pub cases: u32,
    pub seed: u64,
}

/// Plays into a migrated database with pack and areas; the last simulated instant is now. `progress` hears how many of the
/// cases have been reported; `stop` ends the play between two steps.
pub async fn play(
    db: Db,
    mut config: Config,
    vault: Vault,
    script: Script,
    progress: impl FnMut(u32),
    stop: impl Fn() -> bool,
) -> anyhow::Result<Summary> {
    // All these people call from one address, and at a clock that runs away under them.
    config.limits.reports_per_minute = 1_000_000;
    let end = SystemClock.now();
    let clock = Arc::new(FixedClock::new(end - Span::days(i64::from(script.days))));
    let ctx = Ctx::new(db, clock.clone(), Arc::new(SeededRandom::new(script.seed)), config, vault);
    civic::wire(&ctx).await.context("cannot wire the simulated server")?;
    let (address, server) = client::serve(ctx.clone()).await?;
    let played = play::run(&ctx, &clock, &address, script, end, progress, stop).await;
    server.abort();
    played
}
