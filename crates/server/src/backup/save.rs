//! Taking a backup while the server goes on.

use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context as _, ensure};
use base::{Clock, SystemClock, SystemRandom, Time};
use civic::audit::{self, Entry};
use civic::cases::erasures::{self, Register};
use civic::file::{self, Blobs};
use civic::platform::config::Config;
use civic::platform::vault::Vault;
use civic::platform::{Ctx, Principal};
use db::copy::Counts;
use db::{Db, Options};
use serde_json::json;

use super::{DATABASE, FILES, KEY, Manifest, remove_if_there, sync};
use crate::{house, progress};

/// What came of it.
pub struct Saved {
    pub manifest: Manifest,
    /// Photos that the installation names and does not have, or not as they were stored.
    pub wanting: Vec<String>,
}

/// Backs an installation up into a new folder; `None` if it was stopped, and then nothing is left of it.
pub async fn save(config: &Config, folder: &Path, stop: &Arc<AtomicBool>) -> anyhow::Result<Option<Saved>> {
    let key = config.storage.data.join(KEY);
    let vault = Vault::find(&config.storage.data, config.security.suite)?
        .with_context(|| format!("there is no installation in {}", config.storage.data.display()))?;
    ensure!(!folder.exists(), "{} is there already; a backup wants a new folder", folder.display());
    let part = part_of(folder)?;
    remove_if_there(&part)?;
    // Everything is in it, the key too: it is its owner's only.
    std::fs::DirBuilder::new()
        .mode(0o700)
        .create(&part)
        .with_context(|| format!("cannot make {}", part.display()))?;
    let saved = into(config, vault, &part, stop).await;
    if !matches!(saved, Ok(Some(_))) {
        remove_if_there(&part)?;
        return saved;
    }
    std::fs::copy(&key, part.join(KEY)).context("cannot copy the key")?;
    sync(&part.join(KEY))?;
    sync(&part)?;
    std::fs::rename(&part, folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let above = folder.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    sync(above)?;
    saved
}

/// The folder in which a backup is made.
fn part_of(folder: &Path) -> anyhow::Result<PathBuf> {
    let mut name = folder.file_name().context("a backup wants a folder with a name")?.to_owned();
    name.push(".part");
    Ok(folder.with_file_name(name))
}

async fn into(
    config: &Config,
    vault: Vault,
    part: &Path,
    stop: &Arc<AtomicBool>,
) -> anyhow::Result<Option<Saved>> {
    let live = house::database_with(config, Options::patient()).await?;
    let file = format!("sqlite:{}", part.join(DATABASE).display());
    let copy =
        Db::open(&file, &Options::new_file()).await.context("cannot make the database of the backup")?;
    copy.migrate().await?;
    let taken_at = SystemClock.now();
    let Some(rows) = rows(&live, &copy, stop.clone()).await? else { return Ok(None) };
    let head = audit::head(&copy).await?;
    let register = Register::of(&copy).await?.and(Register::read(&config.storage.data.join(erasures::FILE))?);
    register.add_to(&part.join(erasures::FILE))?;
    // After the rows: a content that came later is not missed, one that went meanwhile is not missed either.
    let (from, to) = (Blobs::open(&config.storage)?, Blobs::in_folder(&part.join(FILES))?);
    let bar = progress::bar(rows.get("files").copied().unwrap_or_default(), "photos");
    let carried = file::carry(&copy, &from, &to, |done| {
        bar.set_position(done);
        !stop.load(Ordering::Relaxed)
    })
    .await?;
    bar.finish_and_clear();
    if carried.stopped {
        return Ok(None);
    }
    let missing = file::still_named(&live, carried.missing).await?;
    let wanting = missing.iter().chain(&carried.spoilt).map(ToString::to_string).collect();
    let engine = live.engine();
    note(config, vault, &live, taken_at, &rows).await?;
    live.close().await;
    copy.close().await;
    sync(&part.join(DATABASE))?;
    let manifest = Manifest::of(part, taken_at, engine, rows, head)?;
    let manifest = Manifest { files: carried.files, file_bytes: carried.bytes, ..manifest };
    manifest.write(part)?;
    Ok(Some(Saved { manifest, wanting }))
}

/// Whoever has the backup has everything: that it was taken stands in the log.
async fn note(config: &Config, vault: Vault, live: &Db, taken_at: Time, rows: &Counts) -> anyhow::Result<()> {
    let ctx = Ctx::new(live.clone(), Arc::new(SystemClock), Arc::new(SystemRandom), config.clone(), vault);
    let entry = json!({ "taken_at": taken_at, "rows": rows.values().sum::<u64>() });
    let entry = Entry::general("installation.backed_up", "installation", entry);
    Ok(audit::note(&ctx, Principal::System("command_line"), entry).await?)
}

async fn rows(live: &Db, copy: &Db, stop: Arc<AtomicBool>) -> anyhow::Result<Option<Counts>> {
    let bar = progress::bar(0, "rows");
    let shown = bar.clone();
    let watch = move |at: db::copy::Progress<'_>| {
        shown.set_length(at.of);
        shown.set_position(at.rows);
        !stop.load(Ordering::Relaxed)
    };
    let rows = db::copy::copy(live, copy, watch, |_| Ok(())).await.context("cannot copy the database")?;
    bar.finish_and_clear();
    Ok(rows)
}
