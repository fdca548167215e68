//! What a backup says of itself.

use std::fs::File;
use std::io;
use std::path::Path;

use anyhow::{Context as _, ensure};
use base::Time;
use civic::audit::Head;
use db::Engine;
use db::copy::Counts;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{DATABASE, MANIFEST};

/// The layout that this program writes.
const FORMAT: u32 = 1;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    pub format: u32,
    /// The version of the program that made it.
    pub program: String,
    /// Everything acknowledged before this instant is in it.
    pub taken_at: Time,
    /// `sqlite` or `postgres`: where it comes from. It can go to either.
    pub engine: String,
    /// Rows by table.
    pub rows: Counts,
    /// The head of the audit chain, as `SEQ:HASH`.
    pub audit_head: String,
    /// SHA-256 of the database in the backup.
    pub database_sha256: String,
    pub files: u64,
    pub file_bytes: u64,
}

impl Manifest {
    pub fn of(
        folder: &Path,
        taken_at: Time,
        engine: Engine,
        rows: Counts,
        head: Head,
    ) -> anyhow::Result<Manifest> {
        Ok(Manifest {
            format: FORMAT,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            taken_at,
            engine: if engine == Engine::Sqlite { "sqlite" } else { "postgres" }.to_owned(),
            rows,
            audit_head: head.to_string(),
            database_sha256: sha256(&folder.join(DATABASE))?,
            files: 0,
            file_bytes: 0,
        })
    }

    pub fn write(&self, folder: &Path) -> anyhow::Result<()> {
        let file = folder.join(MANIFEST);
        std::fs::write(&file, serde_json::to_string_pretty(self)? + "\n")
            .with_context(|| format!("cannot write {}", file.display()))?;
        super::sync(&file)
    }

    /// Reads the manifest of a backup and checks that its database is the one that was written.
    pub fn read(folder: &Path) -> anyhow::Result<Manifest> {
        let file = folder.join(MANIFEST);
        let text = std::fs::read_to_string(&file)
            .with_context(|| format!("{} is no whole backup: {MANIFEST} cannot be read", folder.display()))?;
        let manifest: Manifest = serde_json::from_str(&text)
            .with_context(|| format!("{} cannot be understood", file.display()))?;
        ensure!(
            manifest.format == FORMAT,
            "the backup has layout {}, this version reads {FORMAT}",
            manifest.format
        );
        ensure!(
            sha256(&folder.join(DATABASE))? == manifest.database_sha256,
            "{DATABASE} in {} is not as it was written: the backup is spoilt",
            folder.display()
        );
        Ok(manifest)
    }

    pub fn head(&self) -> anyhow::Result<Head> {
        self.audit_head.parse().map_err(|reason| anyhow::anyhow!("the head of the audit chain: {reason}"))
    }
}

fn sha256(path: &Path) -> anyhow::Result<String> {
    let mut file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut hash = Hasher(Sha256::new());
    io::copy(&mut file, &mut hash).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(hash.0.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

struct Hasher(Sha256);

impl io::Write for Hasher {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
