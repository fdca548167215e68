//! `liandong demo`

use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Context as _;
use base::{Clock, SystemClock, SystemRandom};
use civic::area::synthetic::{self, Recipe};
use civic::identity;
use civic::pack::PackShelf;
use civic::platform::vault::Vault;
use civic::platform::{Ctx, Principal};

use super::INTERRUPTED;
use crate::args::{Demo, Place};
use crate::demo::{self, Script, Summary};
use crate::{house, progress};

pub async fn run(place: &Place, options: Demo) -> anyhow::Result<u8> {
    let mut config = house::config(place)?;
    if config.storage.pack.as_os_str().is_empty() {
        config.storage.pack = "packs/chenghua".into();
    }
    let ctx = house::open(config).await?;
    anyhow::ensure!(
        identity::setup::is_untouched(&ctx).await?,
        "somebody has an account here already; the demonstration puts the clock back and wants an installation of its own"
    );
    let stop = progress::stop_flag();
    let summary = fill(&ctx, options, &stop).await?;
    print!("{summary}");
    ctx.db().close().await;
    Ok(if stop.load(Ordering::Relaxed) { INTERRUPTED } else { 0 })
}

/// The invented ground, the people, and some weeks of their life.
pub async fn fill(ctx: &Ctx, options: Demo, stop: &AtomicBool) -> anyhow::Result<Summary> {
    ground(ctx, options.seed).await?;
    let script = Script { days: options.days, cases: options.cases, seed: options.seed };
    let bar = progress::bar(u64::from(options.cases), "demonstration");
    let config = ctx.config();
    let vault = Vault::open(&config.storage.data, config.security.suite, &SystemRandom)?;
    let played = demo::play(
        ctx.db().clone(),
        config.clone(),
        vault,
        script,
        |done| bar.set_position(done.into()),
        || stop.load(Ordering::Relaxed),
    )
    .await;
    bar.finish_and_clear();
    played
}

/// Invents ground, courtyards, buildings and households where there are none.
async fn ground(ctx: &Ctx, seed: u64) -> anyhow::Result<()> {
    let day = ctx.part::<PackShelf>().current()?.calendar.day_of(SystemClock.now()).to_string();
    let at = ctx.clone();
    let load = move || {
        let bar = progress::bar(0, "areas");
        let mut watch = |done: civic::area::import::Progress| {
            bar.set_length(done.total as u64);
            bar.set_position(done.done as u64);
            true
        };
        let loaded =
            synthetic::load(&at, Principal::System("demo"), Recipe::shipped(), seed, &day, &mut watch);
        bar.finish_and_clear();
        loaded
    };
    tokio::task::spawn_blocking(load).await?.context("cannot invent the ground")?;
    Ok(())
}
