//! Benchmarks through the real binary, each beside its physical limit. See README.md.

mod fill;
mod http;
mod installation;
mod limits;
mod load;
mod reads;
mod town;
mod writes;

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Parser;

use crate::installation::Installation;
use crate::limits::{disk, pgbench, sqlite};

/// Connections of the loads.
const CONNECTIONS: &[usize] = &[1, 64];
/// Reports written straight to SQLite.
const STRAIGHT: usize = 10_000;
const STARTS: usize = 5;

/// Measures an installation on this machine. Its data stay in the folder, so that parts can be repeated.
#[derive(Parser)]
struct Args {
    /// What to measure.
    #[arg(value_enum, default_values_t = [Part::Writes, Part::Reads])]
    parts: Vec<Part>,
    /// The server to measure, built for release.
    #[arg(long)]
    liandong: PathBuf,
    #[arg(long, default_value = "packs/chenghua")]
    pack: PathBuf,
    /// Folder for the data; a new one if absent.
    #[arg(long)]
    data: Option<PathBuf>,
    /// Address of a PostgreSQL server on which databases may be made, instead of SQLite.
    #[arg(long)]
    postgres: Option<String>,
    /// Cases in the district for the reads.
    #[arg(long, default_value_t = 1_000_000)]
    cases: usize,
    /// Seconds of each load.
    #[arg(long, default_value_t = 10)]
    seconds: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Part {
    /// Reports and steps a second, beside the limit of disk and database.
    Writes,
    /// Only the limit, over what earlier writes have left in the folder.
    Limits,
    /// A district of some years: import, start, lists, searches, figures, memory.
    Reads,
}

fn main() -> anyhow::Result<()> {
    let args = Args::parse();
    let temporary = tempfile::tempdir()?;
    let folder = args.data.clone().unwrap_or_else(|| temporary.path().to_owned());
    machine(&folder)?;
    for part in &args.parts {
        match part {
            Part::Writes => writes(&args, &folder.join("writes"))?,
            Part::Limits => limits(&args, &open(&args, &folder.join("writes"))?, &folder.join("writes"))?,
            Part::Reads => reads(&args, &folder.join("reads"))?,
        }
    }
    Ok(())
}

/// An installation with the whole invented district in it.
fn open(args: &Args, folder: &Path) -> anyhow::Result<Installation> {
    let pack = folder.join("pack");
    let is_new = !pack.exists();
    if is_new {
        fill::pack(&args.pack, &pack)?;
    }
    let part = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let database = match &args.postgres {
        Some(server) => pgbench::database(server, &format!("bench_{part}"))?,
        None => "sqlite:".to_owned(),
    };
    let at = Installation::new(&args.liandong, folder, &database, &pack)?;
    if is_new {
        let begin = load::now();
        at.tool(&["demo", "--cases", "1", "--days", "1"])?;
        println!(
            "\nThe invented district, down to its households, is in after {:.0} s",
            begin.elapsed().as_secs_f64()
        );
    }
    Ok(at)
}

fn writes(args: &Args, folder: &Path) -> anyhow::Result<()> {
    let time = Duration::from_secs(args.seconds);
    let mut at = open(args, folder)?;
    println!("\nWrites");
    at.start()?;
    writes::run(&at, CONNECTIONS, time)?;
    println!("  memory                     {}", at.memory()?);
    fill::settle(&at)?;
    at.stop()?;
    limits(args, &at, folder)
}

/// The same rows without the program.
fn limits(args: &Args, at: &Installation, folder: &Path) -> anyhow::Result<()> {
    let time = Duration::from_secs(args.seconds);
    println!("\nThe same rows of a report without the program");
    match &args.postgres {
        Some(_) => {
            for n in CONNECTIONS {
                println!(
                    "  pgbench, {n:>2} connections      {:>8.0}/s",
                    pgbench::run(&at.database, *n, time)?
                );
            }
        }
        None => {
            for together in CONNECTIONS {
                let figures = sqlite::run(&folder.join("liandong.db"), STRAIGHT, *together)?;
                println!("  SQLite, {together:>2} a transaction   {figures}");
            }
        }
    }
    Ok(())
}

fn reads(args: &Args, folder: &Path) -> anyhow::Result<()> {
    let mut at = open(args, folder)?;
    let done = folder.join("bench-filled");
    if !done.exists() {
        let took = fill::run(&mut at, args.cases)?;
        println!(
            "\nImport: {} cases in {:.0} s, {:.0}/s",
            args.cases,
            took.as_secs_f64(),
            args.cases as f64 / took.as_secs_f64()
        );
        std::fs::write(done, "")?;
    }
    println!("\nStart with {} cases", args.cases);
    for _ in 0..STARTS {
        println!("  ready after {:.2} s", at.start()?.as_secs_f64());
        at.stop()?;
    }
    at.start()?;
    println!("  memory: {}", at.memory()?);
    println!("\nLists and searches, one connection");
    reads::lists(&at)?;
    println!("\nIndicators, one connection");
    reads::indicators(&at)?;
    println!("  memory: {}", at.memory()?);
    at.stop()
}

/// What it ran on.
fn machine(folder: &Path) -> anyhow::Result<()> {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let cpu = read("/proc/cpuinfo");
    let model = cpu.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or_default();
    let cores = std::thread::available_parallelism()?;
    println!(
        "{cores} cores,{}, Linux {}",
        model.replace(['\t', ':'], ""),
        read("/proc/sys/kernel/osrelease").trim()
    );
    std::fs::create_dir_all(folder)?;
    println!("disk, one small write made durable   {}", disk::syncs(folder)?);
    Ok(())
}
