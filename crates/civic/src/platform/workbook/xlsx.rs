//! Workbooks in the mode that keeps one row in memory. Texts are cells of text, whatever they begin with; those that a
//! person could turn into a formula by editing them carry Excel's own mark for text.

use std::fs::File;
use std::io::{Seek, Write};
use std::path::Path;

use base::{Problem, Time};
use jiff::tz::TimeZone;
use rust_xlsxwriter::{ExcelDateTime, Format, FormatBorder, Workbook, Worksheet, XlsxError};

use super::{Cell, Head, broken};
use crate::platform::sheet::is_risky;

/// What Excel takes in one cell.
const LONGEST: usize = 32_767;

pub struct Book {
    book: Workbook,
    head: Head,
    row: u32,
    folder: std::path::PathBuf,
    formats: Formats,
}

struct Formats {
    head: Format,
    text: Format,
    risky: Format,
    moment: Format,
    remark: Format,
}

impl Formats {
    fn new() -> Formats {
        let text = Format::new().set_num_format("@");
        Formats {
            head: Format::new().set_bold().set_border_bottom(FormatBorder::Thin),
            risky: text.clone().set_quote_prefix(),
            text,
            moment: Format::new().set_num_format("yyyy-mm-dd hh:mm"),
            remark: Format::new().set_bold(),
        }
    }
}

impl Book {
    pub fn begin(head: Head, folder: &Path) -> Result<Book, Problem> {
        let mut book = Workbook::new();
        book.set_tempdir(folder).map_err(broken)?;
        let formats = Formats::new();
        start(&mut book, &head, &formats).map_err(broken)?;
        Ok(Book { book, head, row: 0, folder: folder.to_owned(), formats })
    }

    pub fn row(&mut self, cells: &[Cell]) -> Result<(), Problem> {
        self.row += 1;
        self.put(cells).map_err(broken)
    }

    fn put(&mut self, cells: &[Cell]) -> Result<(), XlsxError> {
        let sheet = self.book.worksheet_from_index(0)?;
        for (column, cell) in (0u16..).zip(cells) {
            match cell {
                Cell::Empty => {}
                Cell::Text(text) => text_cell(sheet, self.row, column, text, &self.formats)?,
                Cell::Number(n) => drop(sheet.write_number(self.row, column, *n)?),
                Cell::Moment(at) => {
                    let local = moment(*at, &self.head.zone)?;
                    sheet.write_datetime_with_format(self.row, column, local, &self.formats.moment)?;
                }
            }
        }
        Ok(())
    }

    pub fn remark(&mut self, text: &str) -> Result<(), Problem> {
        self.row += 2;
        let sheet = self.book.worksheet_from_index(0).map_err(broken)?;
        sheet.write_string_with_format(self.row, 0, text, &self.formats.remark).map_err(broken)?;
        self.head.about.1.push((String::new(), text.to_owned()));
        Ok(())
    }

    pub fn finish(mut self) -> Result<File, Problem> {
        self.about().map_err(broken)?;
        let mut file = tempfile::tempfile_in(&self.folder).map_err(broken)?;
        self.book.save_to_writer(&mut file).map_err(broken)?;
        file.flush().and_then(|()| file.rewind()).map_err(broken)?;
        Ok(file)
    }

    fn about(&mut self) -> Result<(), XlsxError> {
        let (name, lines) = std::mem::take(&mut self.head.about);
        let sheet = self.book.add_worksheet_with_constant_memory()?;
        sheet.set_name(name)?.set_column_width(0, 24)?.set_column_width(1, 80)?;
        for (row, (label, value)) in (0u32..).zip(&lines) {
            text_cell(sheet, row, 0, label, &self.formats)?;
            text_cell(sheet, row, 1, value, &self.formats)?;
        }
        Ok(())
    }
}

/// As the district's clock shows it; Excel knows no zones.
fn moment(at: Time, zone: &TimeZone) -> Result<ExcelDateTime, XlsxError> {
    let local = zone.to_datetime(at.timestamp());
    let (year, month, day) = (local.year().clamp(1900, 9999), local.month(), local.day());
    let day = ExcelDateTime::from_ymd(year as u16, month as u8, day as u8)?;
    day.and_hms(local.hour() as u16, local.minute() as u8, f64::from(local.second()))
}

fn start(book: &mut Workbook, head: &Head, formats: &Formats) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet_with_constant_memory()?;
    sheet.set_name(&head.title)?.set_freeze_panes(1, 0)?;
    for (column, (word, width)) in (0u16..).zip(&head.columns) {
        sheet.set_column_width(column, *width)?;
        sheet.write_string_with_format(0, column, word, &formats.head)?;
    }
    Ok(())
}

fn text_cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let format = if is_risky(text) { &formats.risky } else { &formats.text };
    // Excel counts units of UTF-16.
    let fits = text.encode_utf16().count() <= LONGEST;
    let cut: String;
    let text = if fits {
        text
    } else {
        cut = text.chars().take(LONGEST / 2).collect();
        &cut
    };
    sheet.write_string_with_format(row, column, text, format).map(drop)
}
