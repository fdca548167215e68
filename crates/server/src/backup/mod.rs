//! Backups: one folder, the same from either engine and for either engine.
//!
//! | in the folder | what it is |
//! |---|---|
//! | `liandong.db` | a SQLite database that the program's own migrations made, with every row of one moment |
//! | `files/` | photos and voice notes that those rows name |
//! | `erasures.jsonl` | the register of erasures (`civic::cases::erasures`) |
//! | `instance.key` | the key, without which sealed contacts cannot be read |
//! | `backup.json` | the [`Manifest`]: when, from what, how many rows, the head of the audit chain |
//!
//! A backup is made in `FOLDER.part` and gets its name when it is whole; a restore works in `.restoring` inside the data folder
//! and puts the key in its place last. So whatever is cut short is seen to be so, and nothing is served from it.

mod manifest;
mod restore;
mod save;

use std::path::Path;

use anyhow::Context as _;

use manifest::Manifest;
pub use restore::{is_unfinished, restore};
pub use save::save;

pub const DATABASE: &str = "liandong.db";
pub use civic::platform::vault::FILE as KEY;
const FILES: &str = "files";
const MANIFEST: &str = "backup.json";

/// Makes what was written to a file or a folder durable.
fn sync(path: &Path) -> anyhow::Result<()> {
    std::fs::File::open(path)
        .and_then(|file| file.sync_all())
        .with_context(|| format!("cannot write {}", path.display()))
}

fn remove_if_there(folder: &Path) -> anyhow::Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}
