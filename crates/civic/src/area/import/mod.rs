//! Areas from files: CSV rows and GeoJSON polygons, in a declared coordinate system.
//!
//! A file is read whole and checked first; every wrong row is named with its reason, and the good ones go in, parents
//! first, some hundreds in a transaction. It can be stopped between two batches, and a second run changes only what is
//! different by then. Nothing is ever deleted by an import.

mod csv;
mod features;
mod plan;

use base::{Problem, Text};
use geo::{Point, Shape, System};

use super::{AreaKind, atlas};
use crate::platform::{Ctx, Principal};

pub use csv::COLUMNS;

/// How a file is to be taken.
#[derive(Clone, Debug)]
pub struct Options {
    pub system: System,
    /// Checks and counts, changes nothing.
    pub dry_run: bool,
    /// What the rows say of where they come from: `import:FILE`, `pack:KEY`.
    pub source: String,
    /// First day of areas that do not say one themselves, as `2026-03-02`.
    pub day: String,
    /// Which property of a GeoJSON feature is what.
    pub mapping: Mapping,
}

/// Which property of a GeoJSON feature is what, and what holds for all features.
#[derive(Clone, Debug)]
pub struct Mapping {
    pub code: String,
    pub kind: String,
    pub name_zh: String,
    pub name_en: String,
    pub parent: String,
    /// For features without a kind of their own.
    pub default_kind: Option<AreaKind>,
    /// For features without a parent of their own: a code or a path.
    pub default_parent: Option<String>,
}

impl Default for Mapping {
    fn default() -> Mapping {
        Mapping {
            code: "code".into(),
            kind: "kind".into(),
            name_zh: "name_zh".into(),
            name_en: "name_en".into(),
            parent: "parent".into(),
            default_kind: None,
            default_parent: None,
        }
    }
}

/// One row of a file. What is `None` is left as it is in an area that already stands.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Line of a CSV file, number of a GeoJSON feature counted from 1.
    pub row: usize,
    pub code: String,
    pub kind: Option<AreaKind>,
    pub name_zh: Option<String>,
    pub name_en: Option<String>,
    /// A code, or a path if it holds a `/`.
    pub parent: Option<String>,
    /// WGS-84.
    pub point: Option<Point>,
    /// WGS-84.
    pub shape: Option<Shape>,
    pub households: Option<i64>,
    pub residents: Option<i64>,
    pub floors: Option<i64>,
    pub valid_from: Option<String>,
}

/// A row that was not taken, and why.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Refused {
    /// 0 for the file as a whole.
    pub row: usize,
    pub reason: Text,
}

impl Refused {
    fn new(row: usize, zh: impl Into<String>, en: impl Into<String>) -> Refused {
        Refused { row, reason: Text::new(zh, en) }
    }
}

/// What an import did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Report {
    pub rows: usize,
    pub added: usize,
    pub changed: usize,
    pub unchanged: usize,
    pub refused: Vec<Refused>,
    /// Whether it was stopped before the end; a second run goes on.
    pub stopped: bool,
}

/// How far it is.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    pub done: usize,
    pub total: usize,
}

/// Told after every batch; `false` stops the work there.
pub type Watch<'a> = &'a mut dyn FnMut(Progress) -> bool;

/// Imports a CSV file; blocking. UTF-8 or GB18030, with a header of [`COLUMNS`].
pub fn csv(
    ctx: &Ctx,
    by: Principal,
    bytes: &[u8],
    options: &Options,
    watch: Watch<'_>,
) -> Result<Report, Problem> {
    let (rows, refused) = csv::read(bytes, options);
    run(ctx, by, rows, refused, options, watch)
}

/// Imports a GeoJSON file; blocking.
pub fn geojson(
    ctx: &Ctx,
    by: Principal,
    text: &str,
    options: &Options,
    watch: Watch<'_>,
) -> Result<Report, Problem> {
    let (rows, refused) = features::read(text, options);
    run(ctx, by, rows, refused, options, watch)
}

/// Imports rows from elsewhere, such as a pack; blocking.
pub fn rows(
    ctx: &Ctx,
    by: Principal,
    rows: Vec<Row>,
    options: &Options,
    watch: Watch<'_>,
) -> Result<Report, Problem> {
    run(ctx, by, rows, Vec::new(), options, watch)
}

/// Rows in one transaction.
const BATCH: usize = 500;

fn run(
    ctx: &Ctx,
    by: Principal,
    rows: Vec<Row>,
    mut refused: Vec<Refused>,
    options: &Options,
    watch: Watch<'_>,
) -> Result<Report, Problem> {
    let total = rows.len();
    let count = total + refused.len();
    let options_of_plan = options.clone();
    let plan = ctx.read_blocking(move |tx| plan::make(tx, rows, &options_of_plan))?;
    refused.extend(plan.refused);
    let mut report = Report { rows: count, unchanged: plan.unchanged, refused, ..Report::default() };
    let mut steps = plan.steps.into_iter().peekable();
    let mut done = report.unchanged;
    while steps.peek().is_some() {
        let batch: Vec<plan::Step> = steps.by_ref().take(BATCH).collect();
        let (size, new) = (batch.len(), batch.iter().filter(|step| step.is_new()).count());
        if options.dry_run {
            (report.added, report.changed) = (report.added + new, report.changed + size - new);
            continue;
        }
        let late = ctx.write_blocking(by.clone(), move |work| plan::apply(work, batch))?;
        report.added += new - late.iter().filter(|(_, new)| *new).count();
        report.changed += size - new - late.iter().filter(|(_, new)| !*new).count();
        report.refused.extend(late.into_iter().map(|(refused, _)| refused));
        done += size;
        if !watch(Progress { done, total }) {
            report.stopped = steps.peek().is_some();
            break;
        }
    }
    report.refused.sort_by_key(|refused| refused.row);
    if !options.dry_run {
        atlas::refresh(ctx)?;
    }
    Ok(report)
}

#[cfg(test)]
mod tests;
