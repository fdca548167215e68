//! `liandong export`

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::sync::atomic::Ordering;

use anyhow::{Context as _, bail};
use base::{Clock, SystemClock};
use civic::area::{self, AreaKind, atlas};
use civic::pack::{Pack, PackShelf};
use civic::platform::Ctx;
use civic::platform::sheet::{Format, Written};
use civic::{analytics, audit, cases, org};
use jiff::civil::Date;

use super::INTERRUPTED;
use crate::args::{ExportCases, ExportCommand, ExportFormat, Output, Place};
use crate::{house, progress};

/// Writes rows and hears how many there are; `false` stops it.
type Writer<'a> =
    Box<dyn FnOnce(&mut dyn Write, &mut dyn FnMut(u64) -> bool) -> io::Result<Written> + Send + 'a>;

pub async fn run(place: &Place, command: ExportCommand) -> anyhow::Result<u8> {
    let ctx = house::open(house::config(place)?).await?;
    let stop = progress::stop_flag();
    let work = move || -> anyhow::Result<Written> {
        let (output, writer) = writer(&ctx, command)?;
        let bar = progress::bar(0, "rows");
        let mut go_on = |rows| {
            bar.set_position(rows);
            !stop.load(Ordering::Relaxed)
        };
        let written = write(&output.file, |out| writer(out, &mut go_on));
        bar.finish_and_clear();
        written
    };
    let written = tokio::task::spawn_blocking(work).await??;
    eprintln!("{} rows", written.rows);
    Ok(if written.stopped { INTERRUPTED } else { 0 })
}

/// To standard output, or into a file that is there when it is whole.
fn write(file: &Path, work: impl FnOnce(&mut dyn Write) -> io::Result<Written>) -> anyhow::Result<Written> {
    if file == Path::new("-") {
        let mut out = BufWriter::new(io::stdout().lock());
        return Ok(work(&mut out).and_then(|written| out.flush().map(|()| written))?);
    }
    let failed = || format!("cannot make {}", file.display());
    if file.exists() {
        bail!("{} is there already", file.display());
    }
    let mut part = OsString::from(file);
    part.push(".part");
    let mut out = BufWriter::new(File::create(&part).with_context(failed)?);
    let written = work(&mut out).and_then(|written| {
        out.flush()?;
        out.get_ref().sync_all()?;
        Ok(written)
    });
    match written {
        Ok(written) if !written.stopped => {
            std::fs::rename(&part, file).with_context(failed)?;
            Ok(written)
        }
        other => {
            std::fs::remove_file(&part).with_context(failed)?;
            other.with_context(failed)
        }
    }
}

fn writer(ctx: &Ctx, command: ExportCommand) -> anyhow::Result<(Output, Writer<'_>)> {
    Ok(match command {
        ExportCommand::Audit { file } => {
            let output = Output { file, format: None };
            let write = |mut out: &mut dyn Write, _: &mut dyn FnMut(u64) -> bool| {
                Ok(Written { rows: audit::export(ctx.db(), &mut out)?, stopped: false })
            };
            (output, Box::new(write))
        }
        ExportCommand::Cases { output, cases } => {
            let (format, wanted) = (rows(&output)?, wanted(ctx, cases)?);
            (output, Box::new(move |out, go_on| cases::export::cases(ctx, &wanted, format, out, go_on)))
        }
        ExportCommand::Events { output, cases } => {
            let (format, wanted) = (rows(&output)?, wanted(ctx, cases)?);
            (output, Box::new(move |out, go_on| cases::export::events(ctx, &wanted, format, out, go_on)))
        }
        ExportCommand::Areas { output, area, kind } => {
            let wanted = area::export::Wanted {
                area_path: path(ctx, area.as_deref())?,
                kind: level(kind.as_deref())?,
            };
            let form = match format(&output) {
                ExportFormat::Geojson => area::export::Form::GeoJson,
                ExportFormat::Csv => area::export::Form::Rows(Format::Csv),
                ExportFormat::Ndjson => area::export::Form::Rows(Format::JsonLines),
            };
            (output, Box::new(move |out, go_on| area::export::export(ctx, &wanted, form, out, go_on)))
        }
        ExportCommand::Units { output, area } => {
            let (format, path) = (rows(&output)?, path(ctx, area.as_deref())?);
            (output, Box::new(move |out, go_on| org::export::export(ctx, &path, format, out, go_on)))
        }
        ExportCommand::Indicators { output, area, kind, category, from, to } => {
            let format = rows(&output)?;
            let pack = ctx.part::<PackShelf>().current()?;
            let today = pack.calendar.day_of(SystemClock.now());
            let wanted = analytics::export::Wanted {
                area_path: path(ctx, Some(area.as_deref().unwrap_or(&pack.place.root)))?,
                kind: level(kind.as_deref())?,
                category: category.map(|code| known(&pack, code)).transpose()?.unwrap_or_default(),
                from: day(from.as_deref())?.unwrap_or(today.first_of_month()),
                to: day(to.as_deref())?.unwrap_or(today),
            };
            (output, Box::new(move |out, go_on| analytics::export::export(ctx, &wanted, format, out, go_on)))
        }
    })
}

fn wanted(ctx: &Ctx, asked: ExportCases) -> anyhow::Result<cases::export::Wanted> {
    let pack = ctx.part::<PackShelf>().current()?;
    let category = asked.category.map(|code| known(&pack, code)).transpose()?;
    let start = |day: Date| pack.calendar.start_of(day);
    Ok(cases::export::Wanted {
        area_path: path(ctx, asked.area.as_deref())?,
        category_path: category.map(|code| pack.categories.path(&code)).unwrap_or_default(),
        from: day(asked.from.as_deref())?.map(start),
        until: day(asked.to.as_deref())?.map(|day| start(day.tomorrow().unwrap_or(day))),
        purpose: asked.purpose,
    })
}

/// What was asked for, else what the name of the file says.
fn format(output: &Output) -> ExportFormat {
    let ends = |end: &str| output.file.extension().is_some_and(|found| found == end);
    output.format.unwrap_or(match () {
        () if ends("geojson") => ExportFormat::Geojson,
        () if ends("ndjson") || ends("jsonl") => ExportFormat::Ndjson,
        () => ExportFormat::Csv,
    })
}

fn rows(output: &Output) -> anyhow::Result<Format> {
    match format(output) {
        ExportFormat::Csv => Ok(Format::Csv),
        ExportFormat::Ndjson => Ok(Format::JsonLines),
        ExportFormat::Geojson => bail!("only areas go out as GeoJSON"),
    }
}

fn path(ctx: &Ctx, code: Option<&str>) -> anyhow::Result<String> {
    let Some(code) = code else { return Ok(String::new()) };
    let atlas = atlas(ctx);
    Ok(atlas.with_code(code).with_context(|| format!("there is no area {code}"))?.path.clone())
}

fn level(key: Option<&str>) -> anyhow::Result<Option<AreaKind>> {
    key.map(|key| AreaKind::from_key(key).with_context(|| format!("there is no kind of area {key}")))
        .transpose()
}

fn known(pack: &Pack, code: String) -> anyhow::Result<String> {
    if pack.categories.contains(&code) { Ok(code) } else { bail!("there is no category {code}") }
}

fn day(text: Option<&str>) -> anyhow::Result<Option<Date>> {
    text.map(|text| text.parse().with_context(|| format!("{text} is no day; write 2026-03-02"))).transpose()
}

/// The page about all of it, made from the tables of columns.
pub fn page() -> String {
    use civic::platform::sheet::describe;
    let parts = [
        ("cases", "Cases, the newest first.", describe(cases::export::CASES)),
        ("events", "What happened to them, one row for each act.", describe(cases::export::EVENTS)),
        (
            "areas",
            "Areas down to courtyards; also as GeoJSON, whose properties are these columns.",
            describe(area::export::COLUMNS),
        ),
        ("units", "Units by code.", describe(org::export::COLUMNS)),
        (
            "indicators",
            "Indicators of one place, or of every place of a kind below it.",
            describe(analytics::export::COLUMNS),
        ),
    ];
    let mut page = include_str!("export.md").to_owned();
    for (name, what, columns) in parts {
        page.push_str(&format!("\n## `liandong export {name}`\n{what}\n\n{columns}"));
    }
    page
}
