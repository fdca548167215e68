//! Tables as files: workbooks and CSV, written row by row into a file without a name, so that memory stays small however
//! many rows there are. On a thread of its own, few at a time, and only for as long as somebody waits for it.
//!
//! What never happens here: a cell that starts a formula.

mod csv;
mod download;
#[cfg(test)]
mod tests;
mod xlsx;

use std::fs::File;
use std::path::Path;
use std::sync::{Arc, Weak};

use base::{Code, Kind, Problem, Time, problem};
use jiff::tz::TimeZone;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;

use super::Ctx;
use super::http::Takes;

pub use download::Download;

/// Tables that may be written at one time.
const AT_ONCE: usize = 2;

static BUSY: Code = Code::new(
    Kind::Unavailable,
    "sheet.busy",
    "导出的人较多，请稍后再试。",
    "Others are exporting just now; please try again in a moment.",
);

/// How a table is written down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Workbook of Excel (ECMA-376).
    #[default]
    Xlsx,
    /// RFC 4180 in UTF-8.
    Csv,
}

/// What is asked of a table as a file.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Wish {
    pub format: Format,
    /// Which columns, in this order, with commas between; the usual ones if absent.
    #[schemars(length(max = 400))]
    pub columns: Option<String>,
    /// CSV begins with a byte order mark, without which Excel takes it for another encoding; true if absent.
    pub bom: Option<bool>,
}

impl Takes for Wish {
    const NAMES: &'static [&'static str] = &["format", "columns", "bom"];
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    Number(f64),
    /// Shown as the district's clock shows it.
    Moment(Time),
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Cell {
        Cell::Text(text.into())
    }
    pub fn moment(at: Option<Time>) -> Cell {
        at.map_or(Cell::Empty, Cell::Moment)
    }
    pub fn number(n: Option<f64>) -> Cell {
        n.map_or(Cell::Empty, Cell::Number)
    }
}

/// What stands at the head of a table, and what is said about it.
#[derive(Clone, Debug)]
pub struct Head {
    /// Name of the sheet.
    pub title: String,
    /// Name of the sheet that says what the table is, and its lines; only a workbook has one.
    pub about: (String, Vec<(String, String)>),
    /// Words and widths in characters.
    pub columns: Vec<(String, f64)>,
    pub zone: TimeZone,
}

/// A table that is being written.
pub struct Sheet {
    pen: Pen,
    rows: usize,
    /// Somebody who waits for it.
    waiting: Weak<()>,
}

enum Pen {
    Book(Box<xlsx::Book>),
    Lines(Box<csv::Lines>),
}

impl Sheet {
    fn begin(head: Head, wish: &Wish, folder: &Path, waiting: Weak<()>) -> Result<Sheet, Problem> {
        let pen = match wish.format {
            Format::Xlsx => Pen::Book(Box::new(xlsx::Book::begin(head, folder)?)),
            Format::Csv => Pen::Lines(Box::new(csv::Lines::begin(&head, wish.bom.unwrap_or(true), folder)?)),
        };
        Ok(Sheet { pen, rows: 0, waiting })
    }

    /// Writes one row. Fails also when nobody waits any longer.
    pub fn row(&mut self, cells: &[Cell]) -> Result<(), Problem> {
        if self.waiting.strong_count() == 0 {
            return Err(BUSY.problem());
        }
        self.rows += 1;
        match &mut self.pen {
            Pen::Book(book) => book.row(cells),
            Pen::Lines(lines) => lines.row(cells),
        }
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// A line below the last row that is no row: that something is missing.
    pub fn remark(&mut self, text: &str) -> Result<(), Problem> {
        match &mut self.pen {
            Pen::Book(book) => book.remark(text),
            Pen::Lines(lines) => lines.row(&[Cell::text(text)]),
        }
    }

    fn finish(self) -> Result<File, Problem> {
        match self.pen {
            Pen::Book(book) => book.finish(),
            Pen::Lines(lines) => lines.finish(),
        }
    }
}

/// A table that is written.
#[derive(Debug)]
pub struct Written {
    pub file: File,
    pub format: Format,
    pub rows: usize,
    /// There is more than was written.
    pub cut: bool,
}

/// Bounds what tables take of the machine.
pub struct Sheets(Arc<Semaphore>);

impl Default for Sheets {
    fn default() -> Sheets {
        Sheets(Arc::new(Semaphore::new(AT_ONCE)))
    }
}

/// Writes a table; `fill` adds the rows and tells whether it left some out.
pub async fn write(
    ctx: &Ctx,
    head: Head,
    wish: Wish,
    fill: impl FnOnce(&mut Sheet) -> Result<bool, Problem> + Send + 'static,
) -> Result<Written, Problem> {
    let busy = |_| BUSY.problem().with("retry_after", 5);
    let permit = ctx.part::<Sheets>().0.clone().try_acquire_owned().map_err(busy)?;
    let folder = ctx.config().storage.data.clone();
    // Gone with this future, when the client hangs up.
    let here = Arc::new(());
    let waiting = Arc::downgrade(&here);
    let written = tokio::task::spawn_blocking(move || {
        let _permit = permit;
        let mut sheet = Sheet::begin(head, &wish, &folder, waiting)?;
        let cut = fill(&mut sheet)?;
        let rows = sheet.rows();
        Ok(Written { file: sheet.finish()?, format: wish.format, rows, cut })
    });
    let done = written.await.map_err(broken)?;
    drop(here);
    done
}

/// Something that is our fault; the log knows what.
fn broken(error: impl std::fmt::Display) -> Problem {
    tracing::error!(%error, "a table could not be written");
    problem::INTERNAL.problem()
}
