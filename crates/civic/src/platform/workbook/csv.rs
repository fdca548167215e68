//! CSV. It has no types: what could be taken for a formula gets an apostrophe before it.

use std::fs::File;
use std::io::{BufWriter, Seek, Write};
use std::path::Path;

use base::Problem;
use csv::{Terminator, Writer, WriterBuilder};
use jiff::tz::TimeZone;

use super::{Cell, Head, broken};
use crate::platform::sheet::plain;

/// By this Excel knows UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

pub struct Lines {
    writer: Writer<BufWriter<File>>,
    zone: TimeZone,
}

impl Lines {
    pub fn begin(head: &Head, mark: bool, folder: &Path) -> Result<Lines, Problem> {
        let mut file = BufWriter::new(tempfile::tempfile_in(folder).map_err(broken)?);
        if mark {
            file.write_all(MARK).map_err(broken)?;
        }
        // A remark is shorter than a row.
        let writer = WriterBuilder::new().terminator(Terminator::CRLF).flexible(true).from_writer(file);
        let mut lines = Lines { writer, zone: head.zone.clone() };
        lines.writer.write_record(head.columns.iter().map(|(word, _)| word)).map_err(broken)?;
        Ok(lines)
    }

    pub fn row(&mut self, cells: &[Cell]) -> Result<(), Problem> {
        let zone = &self.zone;
        self.writer.write_record(cells.iter().map(|cell| said(cell, zone))).map_err(broken)
    }

    pub fn finish(self) -> Result<File, Problem> {
        let buffer = self.writer.into_inner().map_err(|error| broken(error.error()))?;
        let mut file = buffer.into_inner().map_err(|error| broken(error.error()))?;
        file.rewind().map_err(broken)?;
        Ok(file)
    }
}

fn said(cell: &Cell, zone: &TimeZone) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => plain(text),
        Cell::Number(n) => n.to_string(),
        Cell::Moment(at) => zone.to_datetime(at.timestamp()).strftime("%Y-%m-%d %H:%M").to_string(),
    }
}
