//! `liandong import requests`

use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use anyhow::Context as _;
use base::Lang;
use civic::intake::{Done, Outcome, Progress, Request, import, report};

use super::{INTERRUPTED, WANTING};
use crate::args::Place;
use crate::{house, progress};

pub async fn run(place: &Place, request: Request, receipts: Option<PathBuf>) -> anyhow::Result<u8> {
    let ctx = house::open(house::config(place)?).await?;
    let (stop, bar, language) = (progress::stop_flag(), progress::bar(0, "rows"), place.language());
    let mut watch = |at: Progress| {
        bar.set_length(at.total as u64);
        bar.set_position(at.done as u64);
    };
    let done = import(&ctx, &request, &mut watch, &|| stop.load(Ordering::Relaxed)).await;
    bar.finish_and_clear();
    let outcome = done.map_err(|problem| anyhow::anyhow!(problem.detail(language)))?;
    if let Some(file) = receipts {
        write(&outcome, &file, language).with_context(|| format!("cannot write {}", file.display()))?;
    }
    for receipt in outcome.receipts.iter().filter(|receipt| receipt.done == Done::Refused) {
        let reason = receipt.reason.as_ref().map(|reason| reason.get(language)).unwrap_or_default();
        println!("{}: {} {reason}", receipt.line, receipt.key);
    }
    for figure in &outcome.agreements {
        println!(
            "{}: {} of {} rows lie in the area that they name ({:.2} %)",
            figure.column,
            figure.agreed,
            figure.compared,
            figure.percent()
        );
    }
    let count = |done| outcome.count(done);
    println!(
        "{} rows: {} created, {} skipped, {} changed since, {} refused",
        outcome.rows,
        count(Done::Created),
        count(Done::Skipped),
        count(Done::Changed),
        count(Done::Refused)
    );
    Ok(match (outcome.stopped, count(Done::Refused)) {
        (true, _) => INTERRUPTED,
        (false, 0) => 0,
        (false, _) => WANTING,
    })
}

fn write(outcome: &Outcome, file: &Path, language: Lang) -> std::io::Result<()> {
    let out = BufWriter::new(File::create(file)?);
    match file.extension().is_some_and(|end| end == "jsonl") {
        true => report::json_lines(outcome, out),
        false => report::csv(outcome, language, out),
    }
}
