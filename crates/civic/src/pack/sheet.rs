//! Reads one CSV table: checks its header, hands out typed cells, and notes every cell that is wrong.

use std::collections::HashMap;
use std::str::FromStr;

use base::Text;
use jiff::civil::Date;

use super::{Faults, Files};

/// Reads `file` with exactly these columns (in any order) and calls `row` for each line.
///
/// A cell that is wrong is noted and replaced by a harmless value, so that the rest of the table is still looked at.
pub(super) fn read<T>(
    files: &Files,
    file: &str,
    columns: &[&str],
    faults: &mut Faults,
    mut row: impl FnMut(&mut Row<'_>) -> T,
) -> Vec<T> {
    let Some(text) = files.get(file) else {
        faults.add_broken(file, 0, "缺少该文件", "the file is missing");
        return Vec::new();
    };
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header = match reader.headers() {
        Ok(header) => header.clone(),
        Err(cause) => {
            faults.add_broken(
                file,
                1,
                format!("表头无法读取：{cause}"),
                format!("header cannot be read: {cause}"),
            );
            return Vec::new();
        }
    };
    let index = header_index(file, &header, columns, faults);
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(cause) => {
                let line = cause.position().map_or(0, |at| at.line() as u32);
                faults.add_broken(
                    file,
                    line,
                    format!("该行无法读取：{cause}"),
                    format!("line cannot be read: {cause}"),
                );
                continue;
            }
        };
        let line = record.position().map_or(0, |at| at.line() as u32);
        if record.len() != header.len() {
            let (got, want) = (record.len(), header.len());
            faults.add_broken(
                file,
                line,
                format!("应有 {want} 列，实有 {got} 列"),
                format!("{got} cells where the header has {want}"),
            );
            continue;
        }
        rows.push(row(&mut Row { file, line, record: &record, index: &index, faults }));
    }
    rows
}

fn header_index(
    file: &str,
    header: &csv::StringRecord,
    columns: &[&str],
    faults: &mut Faults,
) -> HashMap<String, usize> {
    let mut index = HashMap::new();
    for (n, name) in header.iter().map(str::trim).enumerate() {
        if !columns.contains(&name) {
            faults.add_broken(file, 1, format!("不认识的列“{name}”"), format!("unknown column “{name}”"));
        }
        if index.insert(name.to_owned(), n).is_some() {
            faults.add_broken(file, 1, format!("列“{name}”重复"), format!("column “{name}” comes twice"));
        }
    }
    for name in columns.iter().filter(|name| !index.contains_key(**name)) {
        faults.add_broken(file, 1, format!("缺少列“{name}”"), format!("column “{name}” is missing"));
    }
    index
}

/// One line of a table.
pub(super) struct Row<'a> {
    file: &'a str,
    pub line: u32,
    record: &'a csv::StringRecord,
    index: &'a HashMap<String, usize>,
    faults: &'a mut Faults,
}

impl Row<'_> {
    /// The cell as it stands; a missing column reads as empty, it was noted at the header.
    pub fn cell(&self, column: &str) -> &str {
        self.index.get(column).and_then(|n| self.record.get(*n)).unwrap_or_default().trim()
    }

    /// Whether the table has the column; that it is missing was noted at the header, once.
    fn has(&self, column: &str) -> bool {
        self.index.contains_key(column)
    }

    pub fn wrong(&mut self, zh: impl Into<String>, en: impl Into<String>) {
        self.faults.add(self.file, self.line, zh, en);
    }

    /// A cell that must not be empty.
    pub fn text(&mut self, column: &str) -> String {
        let cell = self.cell(column).to_owned();
        if cell.is_empty() && self.has(column) {
            self.wrong(format!("“{column}”不能为空"), format!("“{column}” must not be empty"));
        }
        cell
    }

    pub fn option(&self, column: &str) -> Option<String> {
        Some(self.cell(column).to_owned()).filter(|cell| !cell.is_empty())
    }

    /// The pair of columns `stem_zh` and `stem_en`; both are wanted.
    pub fn words(&mut self, stem: &str) -> Text {
        let (zh, en) =
            (self.cell(&format!("{stem}_zh")).to_owned(), self.cell(&format!("{stem}_en")).to_owned());
        if zh.is_empty() && self.has(&format!("{stem}_zh")) {
            self.wrong(format!("“{stem}”缺少中文"), format!("“{stem}” has no Chinese text"));
        }
        if en.is_empty() && self.has(&format!("{stem}_en")) {
            self.wrong(format!("“{stem}”缺少英文"), format!("“{stem}” has no English text"));
        }
        Text { zh, en }
    }

    /// One of a closed list of words.
    pub fn one_of<T: Copy>(&mut self, column: &str, all: &[T], key: impl Fn(T) -> &'static str) -> T {
        let cell = self.cell(column).to_owned();
        let found = all.iter().copied().find(|choice| key(*choice) == cell);
        if !self.has(column) {
            return all[0];
        }
        found.unwrap_or_else(|| {
            let choices = all.iter().map(|choice| key(*choice)).collect::<Vec<_>>().join(", ");
            self.wrong(
                format!("“{column}”不能是“{cell}”，可用：{choices}"),
                format!("“{column}” cannot be “{cell}”; use one of: {choices}"),
            );
            all[0]
        })
    }

    pub fn number<T: FromStr + Default>(&mut self, column: &str) -> T {
        if !self.has(column) {
            return T::default();
        }
        let cell = self.cell(column).to_owned();
        cell.parse().unwrap_or_else(|_| {
            self.wrong(
                format!("“{column}”应为数字，不是“{cell}”"),
                format!("“{column}” must be a number, not “{cell}”"),
            );
            T::default()
        })
    }

    /// A number, or nothing.
    pub fn number_option<T: FromStr + Default>(&mut self, column: &str) -> Option<T> {
        if self.cell(column).is_empty() { None } else { Some(self.number(column)) }
    }

    /// `1` or nothing.
    pub fn flag(&mut self, column: &str) -> bool {
        match self.cell(column) {
            "1" => true,
            "" | "0" => false,
            other => {
                let other = other.to_owned();
                self.wrong(
                    format!("“{column}”应为 1 或空，不是“{other}”"),
                    format!("“{column}” must be 1 or empty, not “{other}”"),
                );
                false
            }
        }
    }

    /// A day; `None` where it is empty or wrong.
    pub fn date(&mut self, column: &str) -> Option<Date> {
        let cell = self.cell(column).to_owned();
        let day = cell.parse().ok();
        if day.is_none() && !cell.is_empty() {
            self.wrong(
                format!("“{column}”应为日期（2026-01-31），不是“{cell}”"),
                format!("“{column}” must be a day such as 2026-01-31, not “{cell}”"),
            );
        }
        day
    }

    /// Several words separated by `;`.
    pub fn list(&self, column: &str) -> Vec<String> {
        self.cell(column)
            .split(';')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect()
    }
}
