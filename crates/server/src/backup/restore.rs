//! Bringing a backup back, into either engine: so this is also the way from one engine to the other.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context as _, ensure};
use civic::audit::{self, Entry};
use civic::cases;
use civic::cases::erasures::{self, Again, Register};
use civic::file::{self, Blobs};
use civic::platform::config::Config;
use civic::platform::vault::Vault;
use civic::platform::{Ctx, Principal};
use db::copy::Counts;
use db::{Db, Options};
use serde_json::json;

use super::{DATABASE, FILES, KEY, Manifest, remove_if_there, sync};
use crate::{house, progress};

/// Where a restore works, inside the data folder.
const WORK: &str = ".restoring";

/// What came of it.
pub struct Restored {
    pub manifest: Manifest,
    /// Cases that were whole in the backup and had been erased since.
    pub erased: u64,
    /// What is not as it should be.
    pub wanting: Vec<String>,
}

/// Whether a restore into this data folder was cut short.
pub fn is_unfinished(data: &Path) -> bool {
    data.join(WORK).exists()
}

/// Brings a backup into an empty installation; `registers` are further registers of erasures. `None` if it was stopped: then it
/// can be done again.
pub async fn restore(
    config: &Config,
    folder: &Path,
    registers: &[PathBuf],
    stop: &Arc<AtomicBool>,
) -> anyhow::Result<Option<Restored>> {
    let data = &config.storage.data;
    let manifest = Manifest::read(folder)?;
    let key = Vault::find(folder, config.security.suite)?;
    ensure!(key.is_some(), "{} is no backup: {KEY} is missing", folder.display());
    refuse_filled(data)?;
    let work = data.join(WORK);
    remove_if_there(&work)?;
    std::fs::create_dir_all(&work).with_context(|| format!("cannot make {}", work.display()))?;
    let target = Target::of(config, &work).await?;

    std::fs::copy(folder.join(KEY), work.join(KEY)).context("cannot copy the key")?;
    std::fs::copy(folder.join(DATABASE), work.join(DATABASE)).context("cannot copy the database")?;
    let mut register =
        Register::read(&folder.join(erasures::FILE))?.and(Register::read(&data.join(erasures::FILE))?);
    for further in registers {
        ensure!(further.exists(), "there is no register {}", further.display());
        register = register.and(Register::read(further)?);
    }
    register.add_to(&work.join(erasures::FILE))?;

    let (ctx, found) = stage(config, &work).await?;
    let mut wanting = compare("as in the backup", &manifest.rows, &found);
    let again = erase_again(&ctx).await?;
    wanting.extend(again.left.iter().map(|case| format!("case {case}: cannot be erased again")));
    let erased = again.erased;
    let entry = json!({ "taken_at": manifest.taken_at, "from": manifest.engine, "erased_again": erased });
    let entry = Entry::general("installation.restored", "installation", entry);
    audit::note(&ctx, Principal::System("command_line"), entry).await?;
    if !photos(&ctx, folder, config, &work, stop, &mut wanting).await? {
        return give_up(&ctx, &work).await;
    }
    let Some(serving) = target.fill(&ctx, stop.clone(), &mut wanting).await? else {
        return give_up(&ctx, &work).await;
    };
    wanting.extend(check(serving, manifest.head()?).await?);
    ctx.db().close().await;
    target.take_over(data, &work)?;
    Ok(Some(Restored { manifest, erased, wanting }))
}

/// Where the rows go.
enum Target {
    /// The database of the working folder becomes the file that is served.
    File(PathBuf),
    Server(Db),
}

impl Target {
    async fn of(config: &Config, work: &Path) -> anyhow::Result<Target> {
        if let Some(path) = house::url(config).strip_prefix("sqlite:") {
            ensure!(!Path::new(path).exists(), "{path} is there already; a restore overwrites nothing");
            return Ok(Target::File(path.into()));
        }
        let server = house::database_with(config, Options::patient()).await?;
        refuse_used(&server, work).await?;
        server.migrate().await.context("cannot bring the database to this version")?;
        Ok(Target::Server(server))
    }

    /// Brings the rows to where they are served; the database that is to be checked, or `None` if it was stopped.
    async fn fill(
        &self,
        ctx: &Ctx,
        stop: Arc<AtomicBool>,
        wanting: &mut Vec<String>,
    ) -> anyhow::Result<Option<Db>> {
        let bar = progress::bar(0, "rows");
        let Target::Server(server) = self else {
            ctx.db().write(cases::file_all_words).await.context("cannot file the words")?;
            bar.finish_and_clear();
            return Ok(Some(ctx.db().clone()));
        };
        let shown = bar.clone();
        let watch = move |at: db::copy::Progress<'_>| {
            shown.set_length(at.of);
            shown.set_position(at.rows);
            !stop.load(Ordering::Relaxed)
        };
        let copied = db::copy::copy(ctx.db(), server, watch, cases::file_all_words).await;
        bar.finish_and_clear();
        let Some(copied) = copied.context("cannot fill the database")? else { return Ok(None) };
        wanting.extend(compare("as they were sent", &copied, &db::copy::counts(server).await?));
        Ok(Some(server.clone()))
    }

    /// Puts everything in its place, the key last: a folder with a key is a whole installation.
    fn take_over(&self, data: &Path, work: &Path) -> anyhow::Result<()> {
        let put = |from: &Path, to: &Path| -> anyhow::Result<()> {
            std::fs::rename(from, to).with_context(|| format!("cannot make {}", to.display()))
        };
        match self {
            Target::File(path) => {
                sync(&work.join(DATABASE))?;
                move_file(&work.join(DATABASE), path)?;
            }
            Target::Server(_) => std::fs::remove_file(work.join(DATABASE))?,
        }
        if work.join(FILES).exists() {
            put(&work.join(FILES), &data.join(FILES))?;
        }
        if work.join(erasures::FILE).exists() {
            put(&work.join(erasures::FILE), &data.join(erasures::FILE))?;
        }
        sync(&work.join(KEY))?;
        put(&work.join(KEY), &data.join(KEY))?;
        remove_if_there(work)?;
        sync(data)
    }
}

/// Moves a file, also to another disk.
fn move_file(from: &Path, to: &Path) -> anyhow::Result<()> {
    if std::fs::rename(from, to).is_ok() {
        return Ok(());
    }
    std::fs::copy(from, to).with_context(|| format!("cannot make {}", to.display()))?;
    sync(to)
}

/// A data folder may hold a register of erasures and what a restore left that was cut short, nothing else.
fn refuse_filled(data: &Path) -> anyhow::Result<()> {
    let Ok(entries) = data.read_dir() else { return Ok(()) };
    for entry in entries {
        let name = entry?.file_name();
        ensure!(
            name == WORK || name == erasures::FILE,
            "{} is not empty; a restore overwrites nothing",
            data.display()
        );
    }
    Ok(())
}

/// A database on a server may have no tables, or just those that migrations make, as they make them.
async fn refuse_used(server: &Db, work: &Path) -> anyhow::Result<()> {
    let there = db::copy::counts(server).await?;
    if there.is_empty() {
        return Ok(());
    }
    let file = work.join("fresh.db");
    let fresh = Db::open(&format!("sqlite:{}", file.display()), &Options::new_file()).await?;
    fresh.migrate().await?;
    let untouched = db::copy::counts(&fresh).await?;
    fresh.close().await;
    std::fs::remove_file(file)?;
    let is_fresh =
        there.iter().all(|(table, rows)| untouched.get(table).copied().unwrap_or_default() == *rows);
    ensure!(is_fresh, "the database is not empty; a restore overwrites nothing");
    Ok(())
}

/// Opens what lies in the working folder as an installation of its own, in the version of this program; the rows as they came.
async fn stage(config: &Config, work: &Path) -> anyhow::Result<(Ctx, Counts)> {
    let mut config = config.clone();
    config.storage.data = work.to_owned();
    config.storage.database = format!("sqlite:{}", work.join(DATABASE).display());
    let db = house::database_with(&config, Options::new_file()).await?;
    let found = db::copy::counts(&db).await?;
    db.migrate().await.context("cannot bring the backup to this version")?;
    Ok((house::wire(config, db).await?, found))
}

async fn photos(
    ctx: &Ctx,
    folder: &Path,
    config: &Config,
    work: &Path,
    stop: &AtomicBool,
    wanting: &mut Vec<String>,
) -> anyhow::Result<bool> {
    let mut storage = config.storage.clone();
    storage.data = work.to_owned();
    let (from, to) = (Blobs::in_folder(&folder.join(FILES))?, Blobs::open(&storage)?);
    let bar = progress::bar(0, "photos");
    let carried = file::carry(ctx.db(), &from, &to, |done| {
        bar.set_position(done);
        !stop.load(Ordering::Relaxed)
    })
    .await?;
    bar.finish_and_clear();
    wanting.extend(carried.missing.iter().map(|id| format!("photo {id}: not in the backup")));
    wanting.extend(carried.spoilt.iter().map(|id| format!("photo {id}: not as it was stored")));
    Ok(!carried.stopped)
}

/// Every table whose rows are not as many as wanted.
fn compare(what: &str, wanted: &Counts, found: &Counts) -> Vec<String> {
    let differs = |(table, rows): (&String, &u64)| {
        let found = found.get(table).copied().unwrap_or_default();
        (found != *rows).then(|| format!("{table}: {found} rows, not {rows} {what}"))
    };
    wanted.iter().filter_map(differs).collect()
}

/// The audit chain to its end, through the head that the backup noted.
async fn check(db: Db, noted: audit::Head) -> anyhow::Result<Vec<String>> {
    let bar = progress::bar(0, "audit");
    let work = move || {
        let report = audit::verify_database(&db, vec![noted], |done| bar.set_position(done.unsigned_abs()));
        bar.finish_and_clear();
        report
    };
    let report = tokio::task::spawn_blocking(work).await??;
    Ok(report.findings.iter().map(ToString::to_string).collect())
}

async fn give_up<T>(ctx: &Ctx, work: &Path) -> anyhow::Result<Option<T>> {
    ctx.db().close().await;
    remove_if_there(work)?;
    Ok(None)
}

async fn erase_again(ctx: &Ctx) -> anyhow::Result<Again> {
    let ctx = ctx.clone();
    Ok(tokio::task::spawn_blocking(move || erasures::erase_all_again(&ctx)).await??)
}
