//! `liandong backup` and `liandong restore`: the embedded database, the stored files and the key, in one folder.
//!
//! PostgreSQL is backed up with its own tools (`pg_dump`), the key and the files with this command.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, ensure};
use db::Engine;

use crate::args::Place;
use crate::house;

const DATABASE: &str = "liandong.db";
const KEY: &str = "instance.key";
const FILES: &str = "files";

pub async fn back_up(place: &Place, folder: &Path) -> anyhow::Result<u8> {
    let config = house::config(place)?;
    let data = config.storage.data.clone();
    ensure!(data.join(KEY).exists(), "there is no installation in {}", data.display());
    fs::create_dir(folder)
        .with_context(|| format!("cannot make {}; a backup wants a new folder", folder.display()))?;
    let db = house::database(&config).await?;
    if db.engine() == Engine::Sqlite {
        db.snapshot_to(&folder.join(DATABASE)).await.context("cannot copy the database")?;
    } else {
        println!("The database is PostgreSQL: back it up with pg_dump. Key and files follow.");
    }
    db.close().await;
    // After the database: a file that came later is an orphan and harmless, a missing one would be a loss.
    copy(&data.join(FILES), &folder.join(FILES))?;
    fs::copy(data.join(KEY), folder.join(KEY)).context("cannot copy the key")?;
    fs::File::open(folder)?.sync_all()?;
    println!("Backed up to {}. It holds {KEY}: keep it where only its keeper can read it.", folder.display());
    Ok(0)
}

pub async fn restore(place: &Place, folder: &Path) -> anyhow::Result<u8> {
    let config = house::config(place)?;
    let data = &config.storage.data;
    ensure!(folder.join(KEY).exists(), "{} is no backup: {KEY} is missing", folder.display());
    let occupied = data.read_dir().is_ok_and(|mut entries| entries.next().is_some());
    ensure!(!occupied, "{} is not empty; a restore overwrites nothing", data.display());
    fs::create_dir_all(data)?;
    if folder.join(DATABASE).exists() {
        fs::copy(folder.join(DATABASE), data.join(DATABASE)).context("cannot copy the database")?;
    }
    copy(&folder.join(FILES), &data.join(FILES))?;
    // The key last: a folder with a key is a whole installation.
    fs::copy(folder.join(KEY), data.join(KEY)).context("cannot copy the key")?;
    println!("Restored to {}. `liandong verify` checks it.", data.display());
    Ok(0)
}

/// Copies a folder with all below it; one that is not there is an empty one.
fn copy(from: &Path, to: &Path) -> anyhow::Result<()> {
    if !from.exists() {
        return Ok(());
    }
    fs::create_dir_all(to)?;
    for entry in from.read_dir()? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target)
                .with_context(|| format!("cannot copy {}", entry.path().display()))?;
        }
    }
    Ok(())
}
