//! `liandong import`

use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use anyhow::Context as _;
use base::{Clock, SystemClock};
use civic::area::AreaKind;
use civic::area::import::{self, Mapping, Options, Progress, Report};
use civic::intake::Request;
use civic::pack::PackShelf;
use civic::platform::{Ctx, Principal};

use super::{INTERRUPTED, WANTING};
use crate::args::{ImportCommand, Place};
use crate::{house, progress};

pub async fn run(place: &Place, command: ImportCommand) -> anyhow::Result<u8> {
    match command {
        ImportCommand::Areas { file, system, dry_run, kind, parent } => {
            run_areas(place, file, &system, dry_run, kind, parent).await
        }
        ImportCommand::Requests { file, profile, dry_run, report } => {
            super::requests::run(place, Request { file, profile, dry_run }, report).await
        }
    }
}

async fn run_areas(
    place: &Place,
    file: PathBuf,
    system: &str,
    dry_run: bool,
    kind: Option<String>,
    parent: Option<String>,
) -> anyhow::Result<u8> {
    let bytes = std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let ctx = house::open(house::config(place)?).await?;
    let default_kind = match kind {
        Some(key) => {
            Some(AreaKind::from_key(&key).with_context(|| format!("there is no kind of area {key}"))?)
        }
        None => None,
    };
    let options = Options {
        system: system
            .parse()
            .map_err(|_| anyhow::anyhow!("{system} is no coordinate system: WGS84, CGCS2000, GCJ02, BD09"))?,
        dry_run,
        source: format!("import:{}", name(&file)),
        day: ctx.part::<PackShelf>().current()?.calendar.day_of(SystemClock.now()).to_string(),
        mapping: Mapping { default_kind, default_parent: parent, ..Mapping::default() },
    };
    let is_geojson = file.extension().is_some_and(|end| end == "geojson" || end == "json");
    let stop = progress::stop_flag();
    let language = place.language();
    let work = move || areas(&ctx, &bytes, is_geojson, &options, || stop.load(Ordering::Relaxed));
    let report = tokio::task::spawn_blocking(work).await??;
    for refused in &report.refused {
        println!("{}: {}", refused.row, refused.reason.get(language));
    }
    println!(
        "{} rows: {} added, {} changed, {} unchanged, {} refused",
        report.rows,
        report.added,
        report.changed,
        report.unchanged,
        report.refused.len()
    );
    Ok(match (report.stopped, report.refused.is_empty()) {
        (true, _) => INTERRUPTED,
        (false, false) => WANTING,
        (false, true) => 0,
    })
}

fn areas(
    ctx: &Ctx,
    bytes: &[u8],
    is_geojson: bool,
    options: &Options,
    stop: impl Fn() -> bool,
) -> anyhow::Result<Report> {
    let bar = progress::bar(0, "areas");
    let mut watch = |at: Progress| {
        bar.set_length(at.total as u64);
        bar.set_position(at.done as u64);
        !stop()
    };
    let by = Principal::System("command_line");
    let report = if is_geojson {
        let text = std::str::from_utf8(bytes).context("GeoJSON is UTF-8")?;
        import::geojson(ctx, by, text, options, &mut watch)?
    } else {
        import::csv(ctx, by, bytes, options, &mut watch)?
    };
    bar.finish_and_clear();
    Ok(report)
}

fn name(file: &Path) -> String {
    file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
