//! Rows as open formats: CSV for spreadsheets and JSON lines for programs, from one table of columns. The same table documents
//! them, and says which columns hold personal data: those are left out unless they are asked for.

use std::io::{self, Write};

use base::Time;
use serde_json::Value;

/// What stands in one place of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    Int(i64),
    Real(f64),
    Yes(bool),
    /// Something with parts; in CSV its JSON text.
    Json(Value),
}

/// One column.
pub struct Column<T: 'static> {
    pub name: &'static str,
    /// What it means, for the documentation.
    pub zh: &'static str,
    pub en: &'static str,
    /// Left out unless somebody asks for personal data and says why.
    pub personal: bool,
    pub cell: fn(&T) -> Cell,
}

impl<T> Column<T> {
    /// For everybody.
    pub const fn open(
        name: &'static str,
        zh: &'static str,
        en: &'static str,
        cell: fn(&T) -> Cell,
    ) -> Column<T> {
        Column { name, zh, en, personal: false, cell }
    }

    /// With personal data in it.
    pub const fn personal(
        name: &'static str,
        zh: &'static str,
        en: &'static str,
        cell: fn(&T) -> Cell,
    ) -> Column<T> {
        Column { name, zh, en, personal: true, cell }
    }
}

/// How rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// RFC 4180 with a line of names, UTF-8. No cell begins a formula.
    Csv,
    /// One JSON object for each row.
    JsonLines,
}

/// How many rows were written, and whether it was stopped before the end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    pub rows: u64,
    pub stopped: bool,
}

/// Rows on their way out.
pub struct Sheet<'a, T: 'static> {
    columns: Vec<&'static Column<T>>,
    out: Out<'a>,
    pub rows: u64,
}

enum Out<'a> {
    Csv(Box<csv::Writer<&'a mut dyn Write>>),
    JsonLines(&'a mut dyn Write),
}

impl<'a, T> Sheet<'a, T> {
    /// Begins a sheet with these columns; those with personal data only if `personal`.
    pub fn new(
        columns: &'static [Column<T>],
        format: Format,
        personal: bool,
        out: &'a mut dyn Write,
    ) -> io::Result<Sheet<'a, T>> {
        let columns: Vec<_> = columns.iter().filter(|column| personal || !column.personal).collect();
        let out = match format {
            Format::JsonLines => Out::JsonLines(out),
            Format::Csv => {
                let mut writer = csv::Writer::from_writer(out);
                writer.write_record(columns.iter().map(|column| column.name))?;
                Out::Csv(Box::new(writer))
            }
        };
        Ok(Sheet { columns, out, rows: 0 })
    }

    pub fn row(&mut self, row: &T) -> io::Result<()> {
        let cells = self.columns.iter().map(|column| (column.name, (column.cell)(row)));
        match &mut self.out {
            Out::Csv(writer) => writer.write_record(cells.map(|(_, cell)| cell.in_csv()))?,
            Out::JsonLines(out) => {
                let object = cells.map(|(name, cell)| (name.to_owned(), cell.in_json()));
                serde_json::to_writer(&mut *out, &object.collect::<serde_json::Map<_, _>>())?;
                out.write_all(b"\n")?;
            }
        }
        self.rows += 1;
        Ok(())
    }

    pub fn finish(self, stopped: bool) -> io::Result<Written> {
        match self.out {
            Out::Csv(mut writer) => writer.flush()?,
            Out::JsonLines(out) => out.flush()?,
        }
        Ok(Written { rows: self.rows, stopped })
    }
}

impl Cell {
    fn in_csv(self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) => plain(&text),
            Cell::Int(n) => n.to_string(),
            Cell::Real(x) => x.to_string(),
            Cell::Yes(yes) => if yes { "1" } else { "0" }.to_owned(),
            Cell::Json(value) => plain(&value.to_string()),
        }
    }

    pub fn in_json(self) -> Value {
        match self {
            Cell::Empty => Value::Null,
            Cell::Text(text) => text.into(),
            Cell::Int(n) => n.into(),
            Cell::Real(x) => x.into(),
            Cell::Yes(yes) => yes.into(),
            Cell::Json(value) => value,
        }
    }

    /// A word that came as JSON.
    pub fn word(self) -> Cell {
        match self {
            Cell::Json(Value::String(word)) => Cell::Text(word),
            other => other,
        }
    }

    /// What can be said in JSON.
    pub fn json(value: impl serde::Serialize) -> Cell {
        Cell::Json(serde_json::to_value(value).expect("plain data"))
    }
}

/// Whether a spreadsheet might take a text for a formula (OWASP, CSV injection).
pub fn is_risky(text: &str) -> bool {
    text.trim_start_matches(' ').starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// A cell that no spreadsheet takes for a formula.
pub fn plain(text: &str) -> String {
    if is_risky(text) { format!("'{text}") } else { text.to_owned() }
}

/// Rows of words as CSV, with the mark by which spreadsheets know UTF-8.
pub fn table(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row.iter().map(|cell| plain(cell))).expect("memory takes every row");
    }
    let bytes = writer.into_inner().expect("memory takes every row");
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}

/// The documentation of the columns, as a table of Markdown.
pub fn describe<T>(columns: &[Column<T>]) -> String {
    let line = |column: &Column<T>| {
        let personal = if column.personal { "✓" } else { "" };
        format!("| `{}` | {} | {} | {personal} |\n", column.name, column.zh, column.en)
    };
    let head = "| column | 含义 | meaning | personal |\n|---|---|---|---|\n";
    head.to_owned() + &columns.iter().map(line).collect::<String>()
}

macro_rules! cell_from {
    ($($type:ty: $value:ident => $cell:expr;)*) => {$(
        impl From<$type> for Cell {
            fn from($value: $type) -> Cell { $cell }
        }
    )*};
}

cell_from! {
    &str: text => Cell::Text(text.to_owned());
    String: text => Cell::Text(text);
    i64: n => Cell::Int(n);
    u32: n => Cell::Int(n.into());
    f64: x => Cell::Real(x);
    bool: yes => Cell::Yes(yes);
    Time: at => Cell::Text(at.to_string());
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Cell {
        value.map_or(Cell::Empty, Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: &[Column<(String, i64)>] = &[
        Column {
            name: "words", zh: "文字", en: "words", personal: true, cell: |row| row.0.as_str().into()
        },
        Column { name: "n", zh: "数", en: "a number", personal: false, cell: |row| row.1.into() },
    ];

    fn written(format: Format, personal: bool, words: &str) -> String {
        let mut out = Vec::new();
        let mut sheet = Sheet::new(COLUMNS, format, personal, &mut out).unwrap();
        sheet.row(&(words.to_owned(), -3)).unwrap();
        assert_eq!(sheet.finish(false).unwrap(), Written { rows: 1, stopped: false });
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn no_cell_begins_a_formula_and_numbers_stay_numbers() {
        for words in ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1"] {
            let text = written(Format::Csv, true, words);
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let row = reader.records().next().unwrap().unwrap();
            assert_eq!((&row[0], &row[1]), (format!("'{words}").as_str(), "-3"));
        }
        assert_eq!(written(Format::JsonLines, true, "=1"), "{\"words\":\"=1\",\"n\":-3}\n");
    }

    #[test]
    fn a_table_of_words_has_no_formula() {
        let rows = [vec!["=1+1".to_owned(), "a,b".to_owned()], vec!["-x".to_owned()]];
        assert_eq!(table(rows), "\u{feff}'=1+1,\"a,b\"\n'-x\n");
    }

    #[test]
    fn personal_columns_are_left_out_unless_asked_for() {
        assert_eq!(written(Format::Csv, false, "王大妈"), "n\n-3\n");
        assert_eq!(written(Format::JsonLines, false, "王大妈"), "{\"n\":-3}\n");
        assert!(describe(COLUMNS).contains("| `words` | 文字 | words | ✓ |"));
    }
}
