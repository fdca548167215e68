//! A district after some years: a file of reports that another system took in and mostly settled, imported by the program.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::Context as _;
use base::{Clock as _, SystemClock};
use jiff::{SignedDuration, Timestamp};
use rand::RngExt;

use crate::installation::Installation;
use crate::load::now;
use crate::town::{Town, dice};

/// Reports are spread over that many days up to today.
const DAYS: i64 = 1000;
/// Younger ones are still open.
const OPEN_DAYS: i64 = 10;

const PROFILE: &str = r#"
source = "bench"
key = "id"
[file]
format = "csv"
[text]
title = []
description = ["text"]
[time]
zone = "Asia/Shanghai"
formats = ["%Y-%m-%d %H:%M:%S"]
created = "created"
closed = ["closed"]
[place]
lon = "lon"
lat = "lat"
system = "WGS84"
[category]
column = "category"
[channel]
default = "hotline_12345"
"#;

/// Copies the pack with a profile for the file added.
pub fn pack(from: &Path, to: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            pack(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    if from.join("pack.toml").exists() {
        fs::create_dir_all(to.join("profiles"))?;
        fs::write(to.join("profiles/bench.toml"), PROFILE)?;
    }
    Ok(())
}

/// Fills the installation with so many cases; returns how long the import took. The server is started and stopped.
pub fn run(at: &mut Installation, cases: usize) -> anyhow::Result<Duration> {
    at.start()?;
    let machine = at.token("machine")?;
    let town = Town::look(&mut at.client(&machine)?)?;
    at.stop()?;
    let file = at.folder.join("bench-requests.csv");
    write(&file, &town, cases)?;
    let begin = now();
    at.tool(&["import", "requests", &file.display().to_string(), "--profile", "bench"])?;
    let took = begin.elapsed();
    fs::remove_file(file)?;
    at.start()?;
    settle(at)?;
    at.stop()?;
    Ok(took)
}

/// In the order of their time, as they would have come.
fn write(file: &Path, town: &Town, cases: usize) -> anyhow::Result<()> {
    let mut out = csv::Writer::from_path(file)?;
    out.write_record(["id", "text", "created", "closed", "lon", "lat", "category"])?;
    let mut dice = dice(1);
    let today = SystemClock.now().timestamp();
    let first = today - SignedDuration::from_hours(DAYS * 24);
    let step = SignedDuration::from_secs(DAYS * 86400 / i64::try_from(cases)?.max(1));
    let mut at = first;
    let said = |at: Timestamp| at.strftime("%Y-%m-%d %H:%M:%S").to_string();
    for n in 0..cases {
        at += step;
        let report = town.report(&mut dice);
        let work = SignedDuration::from_secs(dice.random_range(600..OPEN_DAYS * 86400));
        let open = at + SignedDuration::from_hours(OPEN_DAYS * 24) > today;
        let closed = if open { String::new() } else { said(at + work) };
        let (lon, lat) = (report.lon.to_string(), report.lat.to_string());
        out.write_record([n.to_string(), report.text, said(at), closed, lon, lat, report.category])?;
    }
    out.flush()?;
    Ok(())
}

/// At the longest.
const SETTLE: Duration = Duration::from_secs(2400);

/// Waits until relay, sealer and reconcilers have worked through what the import left them.
pub fn settle(at: &Installation) -> anyhow::Result<()> {
    let (mut quiet, mut last) = (0, 0);
    let begin = now();
    while quiet < 3 && begin.elapsed() < SETTLE {
        std::thread::sleep(Duration::from_secs(5));
        let used = at.cpu()?;
        quiet = if used - last < 25 { quiet + 1 } else { 0 };
        last = used;
    }
    Ok(())
}
