//! An installation, opened: configuration, key, database, context.

use std::sync::Arc;

use anyhow::{Context as _, ensure};
use base::{Lang, SystemClock, SystemRandom};
use civic::pack::{Files, PackShelf, load, switch_on};
use civic::platform::config::Config;
use civic::platform::vault::Vault;
use civic::platform::{Ctx, Principal};
use db::{Db, Options};

use crate::args::Place;
use crate::backup;

/// The configuration in force: defaults, file, environment, then the command line.
pub fn config(place: &Place) -> anyhow::Result<Config> {
    let mut config = Config::load(place.config.as_deref()).context("the configuration is not right")?;
    if let Some(data) = &place.data {
        config.storage.data.clone_from(data);
    }
    if let Some(database) = &place.database {
        config.storage.database.clone_from(database);
    }
    if let Some(pack) = &place.pack {
        config.storage.pack.clone_from(pack);
    }
    Ok(config)
}

/// Where the database of an installation is.
pub fn url(config: &Config) -> String {
    match config.storage.database.as_str() {
        "sqlite:" => format!("sqlite:{}", config.storage.data.join(backup::DATABASE).display()),
        other => other.to_owned(),
    }
}

/// Opens the database of an installation, in the state in which it is.
pub async fn database(config: &Config) -> anyhow::Result<Db> {
    let mut options = Options::default();
    options.readers = config.storage.connections;
    options.writers = config.storage.connections;
    database_with(config, options).await
}

/// The same, opened otherwise.
pub async fn database_with(config: &Config, options: Options) -> anyhow::Result<Db> {
    Db::open(&url(config), &options).await.context("cannot open the database")
}

/// Opens an installation: makes the data folder if needed, migrates, wires.
pub async fn open(config: Config) -> anyhow::Result<Ctx> {
    let data = &config.storage.data;
    // Before anything is made or migrated: a setting that does not fit the key changes nothing.
    Vault::find(data, config.security.suite)?;
    ensure!(
        !backup::is_unfinished(data),
        "a restore into {} was cut short: run it again, or empty the folder",
        data.display()
    );
    std::fs::create_dir_all(data)
        .with_context(|| format!("cannot make the data folder {}", data.display()))?;
    let db = database(&config).await?;
    db.migrate().await.context("cannot bring the database to this version")?;
    let ctx = wire(config, db).await?;
    switch_pack(&ctx).await?;
    Ok(ctx)
}

/// Puts an installation together on its database, which is at this version.
pub async fn wire(config: Config, db: Db) -> anyhow::Result<Ctx> {
    let vault = Vault::open(&config.storage.data, config.security.suite, &SystemRandom)?;
    let ctx = Ctx::new(db, Arc::new(SystemClock), Arc::new(SystemRandom), config, vault);
    civic::wire(&ctx).await?;
    Ok(ctx)
}

/// Puts the pack of the configuration in force, if it names one that is not.
async fn switch_pack(ctx: &Ctx) -> anyhow::Result<()> {
    let folder = ctx.config().storage.pack.clone();
    if folder.as_os_str().is_empty() {
        return Ok(());
    }
    let pack = Files::read(&folder).and_then(load).map_err(|faults| {
        let (zh, en) = (faults.report(Lang::Zh), faults.report(Lang::En));
        anyhow::anyhow!("the pack {} is not sound:\n{zh}{en}", folder.display())
    })?;
    let current = ctx.part::<PackShelf>().current();
    if current.is_ok_and(|current| current.digest == pack.digest) {
        return Ok(());
    }
    let ctx = ctx.clone();
    let switch = move || switch_on(&ctx, Principal::System("command_line"), &pack);
    tokio::task::spawn_blocking(switch).await?.context("cannot switch the pack on")
}
