//! Workbooks. A date is told as `2020-01-06T12:09:38`, a whole number without a point.

use std::io::Cursor;

use base::Problem;
use calamine::{Data, Reader, open_workbook_auto_from_rs};

use super::{Record, Sheet, unreadable};

pub fn read(bytes: &[u8], name: Option<&str>) -> Result<Sheet, Problem> {
    let broken = |error: calamine::Error| unreadable(error.to_string(), error.to_string());
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(broken)?;
    let range = match name {
        Some(name) => book.worksheet_range(name).map_err(broken)?,
        None => book
            .worksheet_range_at(0)
            .ok_or_else(|| unreadable("没有工作表", "it has no sheet"))?
            .map_err(broken)?,
    };
    let first = range.start().map_or(0, |(row, _)| row);
    let mut rows = range.rows().zip(u64::from(first) + 1..);
    let cells = |row: &[Data]| row.iter().map(cell).collect::<Vec<_>>();
    let header = rows.next().map(|(row, _)| cells(row)).unwrap_or_default();
    let header = header.iter().map(|name| name.trim().to_owned()).collect();
    let rows = rows.map(|(row, line)| Record { line, cells: cells(row) }).collect();
    Ok(Sheet { header, rows })
}

fn cell(data: &Data) -> String {
    match data {
        Data::DateTime(at) if at.is_datetime() => {
            let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
        }
        Data::Empty => String::new(),
        other => other.to_string(),
    }
}
