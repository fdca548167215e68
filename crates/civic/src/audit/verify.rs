//! Verification over an export file and over the database.

use std::io::{BufRead, Error};

use base::Problem;
use db::Db;

use super::chain::{Finding, Report, Verifier};
use super::model::{Head, Sealed};
use super::store;

/// Entries read at a time.
const PAGE: i64 = 5000;

/// Verifies an export, line by line; needs no database and no memory beyond a line.
pub fn verify_export(reader: impl BufRead, noted: Vec<Head>) -> Result<Report, Error> {
    let mut verifier = Verifier::new(noted);
    for (line, text) in (1..).zip(reader.lines()) {
        let text = text?;
        if text.trim().is_empty() {
            continue;
        }
        match serde_json::from_str::<Sealed>(&text) {
            Ok(entry) => verifier.take(&entry),
            Err(error) => verifier.found(Finding::Unreadable { line, reason: error.to_string() }),
        }
    }
    Ok(verifier.finish(None))
}

/// Verifies the chain in the database; `progress` is told the number of entries looked at. Call it outside async.
///
/// A running server seals meanwhile: entries sealed after the head was read are left for the next time.
pub fn verify_database(db: &Db, noted: Vec<Head>, mut progress: impl FnMut(i64)) -> Result<Report, Problem> {
    // In this order: a sealer that goes on in between can only move the head further than `newest`, never the other way.
    let newest = db.read_blocking(store::newest)?;
    let kept = db.read_blocking(store::head)?;
    let end = newest.max(kept.seq);
    let mut verifier = Verifier::new(noted);
    let mut seq = 0;
    loop {
        let page = db.read_blocking(move |tx| store::after(tx, seq, PAGE))?;
        let Some(last) = page.last().map(|entry| entry.seq) else { break };
        page.iter().filter(|entry| entry.seq <= end).for_each(|entry| verifier.take(entry));
        seq = last;
        progress(seq);
        if seq >= end {
            break;
        }
    }
    Ok(verifier.finish(Some(kept)))
}

/// How far the chain of a database goes.
pub async fn head(db: &Db) -> Result<Head, Problem> {
    db.read(store::head).await
}

/// Writes the sealed chain as JSON lines, up to the head of now; how many entries. Call it outside async.
pub fn export(db: &Db, target: &mut impl std::io::Write) -> Result<u64, Error> {
    let failed = |problem: Problem| Error::other(problem.to_string());
    let end = db.read_blocking(store::head).map_err(failed)?.seq;
    let (mut seq, mut count) = (0, 0);
    while seq < end {
        let page = db.read_blocking(move |tx| store::after(tx, seq, PAGE)).map_err(failed)?;
        let Some(last) = page.last() else { break };
        seq = last.seq;
        for entry in page.iter().filter(|entry| entry.seq <= end) {
            serde_json::to_writer(&mut *target, entry)?;
            target.write_all(b"\n")?;
            count += 1;
        }
    }
    Ok(count)
}
