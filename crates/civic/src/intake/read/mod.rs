//! Files as rows of text, whatever they were written as.

mod csv;
mod xlsx;

use base::{Code, Kind, Problem};

use super::profile::{FileRule, Format};

/// A table: the names of its columns and its rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    pub header: Vec<String>,
    pub rows: Vec<Record>,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Where it begins: line of the file, or row of the sheet, counted from 1.
    pub line: u64,
    pub cells: Vec<String>,
}

pub static UNREADABLE: Code =
    Code::new(Kind::Invalid, "intake.unreadable", "文件无法读取：{0}", "The file cannot be read: {1}");

fn unreadable(zh: impl Into<String>, en: impl Into<String>) -> Problem {
    UNREADABLE.with([zh.into(), en.into()])
}

/// Reads a whole file. Errors: it is not what the profile says it is.
pub fn sheet(bytes: &[u8], rule: &FileRule) -> Result<Sheet, Problem> {
    let mut sheet = match rule.format {
        Format::Csv => csv::read(bytes, rule.encoding, rule.delimiter as u8)?,
        Format::Xlsx => xlsx::read(bytes, rule.sheet.as_deref())?,
    };
    if sheet.header.is_empty() {
        return Err(unreadable("没有表头", "it has no header"));
    }
    // Sheets are often formatted far below their last row.
    sheet.rows.retain(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()));
    Ok(sheet)
}

#[cfg(test)]
mod tests {
    use super::super::profile::Encoding;
    use super::*;

    fn rule(format: Format, encoding: Encoding) -> FileRule {
        FileRule { format, encoding, delimiter: ',', sheet: None }
    }

    #[test]
    fn encodings_are_told_apart() {
        let text = "编号,内容\n1,\"路灯\n不亮\"\n2,井盖\n";
        let gb = encoding_rs::GB18030.encode(text).0.into_owned();
        let bom = [b"\xef\xbb\xbf", text.as_bytes()].concat();
        let plain = sheet(text.as_bytes(), &rule(Format::Csv, Encoding::Utf8)).unwrap();
        assert_eq!(plain.header, ["编号", "内容"]);
        assert_eq!(
            plain.rows.iter().map(|row| row.line).collect::<Vec<_>>(),
            [2, 4],
            "a cell may hold lines"
        );
        for (bytes, encoding) in [(&gb, Encoding::Auto), (&gb, Encoding::Gb18030), (&bom, Encoding::Auto)] {
            assert_eq!(sheet(bytes, &rule(Format::Csv, encoding)).unwrap(), plain, "{encoding:?}");
        }
        assert!(sheet(&gb, &rule(Format::Csv, Encoding::Utf8)).is_err());
        assert!(sheet(b"", &rule(Format::Csv, Encoding::Auto)).is_err());
        assert!(sheet(text.as_bytes(), &rule(Format::Xlsx, Encoding::Auto)).is_err());
    }
}
