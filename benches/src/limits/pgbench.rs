//! `pgbench` with the rows of one report, at the same server, with the same number of connections.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, ensure};

/// Transactions a second.
pub fn run(url: &str, connections: usize, time: Duration) -> anyhow::Result<f64> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/pgbench/create.sql");
    let out = Command::new(program("pgbench")?)
        .args(["--no-vacuum", "--protocol", "prepared", "--jobs", "1", "--client", &connections.to_string()])
        .args(["--time", &time.as_secs().to_string(), "--file", script, url])
        .output()?;
    let said = String::from_utf8_lossy(&out.stdout);
    ensure!(out.status.success(), "pgbench: {said}{}", String::from_utf8_lossy(&out.stderr));
    let rate = said.lines().find_map(|line| line.strip_prefix("tps = "));
    let rate = rate.and_then(|rate| rate.split_whitespace().next()).context("pgbench said no rate")?;
    Ok(rate.parse()?)
}

/// Makes a database on the server whose address this is; the address of the new one. One that is there already stays.
pub fn database(server: &str, name: &str) -> anyhow::Result<String> {
    let (place, _) = server.rsplit_once('/').context("the address names no database")?;
    Command::new(program("createdb")?).arg(format!("--maintenance-db={server}")).arg(name).status()?;
    Ok(format!("{place}/{name}"))
}

/// Debian keeps them beside the server they belong to.
fn program(name: &str) -> anyhow::Result<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path().join("bin").join(name)))
        .filter(|path| path.exists())
        .collect();
    found.sort();
    found.pop().with_context(|| format!("{name} is missing; it comes with Debian's package postgresql"))
}
