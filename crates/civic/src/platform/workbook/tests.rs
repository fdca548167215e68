//! What is written can be read again, and nothing in it starts a formula.

use std::io::Read;
use std::sync::Arc;

use calamine::{Data, Reader, Xlsx};

use super::*;
use crate::platform::testing::START;

const RISKY: [&str; 6] = ["=1+1", "+1", "-1", "@sum(a1)", " =cmd|'/c calc'!a0", "\t=1"];

fn head() -> Head {
    Head {
        title: "事件".into(),
        about: ("说明".into(), vec![("=a".into(), "b".into())]),
        columns: vec![("编号".into(), 10.0), ("何时".into(), 16.0), ("数".into(), 8.0)],
        zone: TimeZone::get("Asia/Shanghai").expect("a zone"),
    }
}

fn written(format: Format, bom: bool, texts: &[&str]) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let wish = Wish { format, bom: Some(bom), columns: None };
    let here = Arc::new(());
    let mut sheet = Sheet::begin(head(), &wish, folder.path(), Arc::downgrade(&here)).unwrap();
    for text in texts {
        sheet.row(&[Cell::text(*text), Cell::Moment(START), Cell::Number(1.5)]).unwrap();
    }
    sheet.remark("完").unwrap();
    let mut bytes = Vec::new();
    sheet.finish().unwrap().read_to_end(&mut bytes).unwrap();
    drop(here);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is left behind");
    bytes
}

#[test]
fn a_workbook_holds_texts_moments_and_numbers_and_no_formula() {
    let bytes = written(Format::Xlsx, true, &RISKY);
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["事件", "说明"]);
    let range = book.worksheet_range("事件").unwrap();
    let rows: Vec<_> = range.rows().collect();
    assert_eq!(rows[0][0], Data::String("编号".into()));
    for (row, text) in rows[1..].iter().zip(RISKY) {
        assert_eq!(row[0], Data::String(text.into()));
        let Data::DateTime(at) = &row[1] else { panic!("{:?}", row[1]) };
        assert_eq!(at.to_ymd_hms_milli(), (2026, 3, 2, 10, 0, 0, 0), "as the district's clock shows it");
        assert_eq!(row[2], Data::Float(1.5));
    }
    assert!(rows.iter().any(|row| row[0] == Data::String("完".into())));
    for sheet in ["事件", "说明"] {
        assert!(book.worksheet_formula(sheet).unwrap().is_empty(), "{sheet}");
    }
}

#[test]
fn csv_marks_what_could_be_a_formula() {
    let bytes = written(Format::Csv, true, &RISKY);
    let text = String::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").expect("the mark").to_vec()).unwrap();
    let mut reader = ::csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    assert_eq!(reader.headers().unwrap(), ["编号", "何时", "数"].as_slice());
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    for (row, text) in rows.iter().zip(RISKY) {
        assert_eq!((&row[0], &row[1], &row[2]), (format!("'{text}").as_str(), "2026-03-02 10:00", "1.5"));
    }
    assert!(text.contains("\r\n"));
    assert!(written(Format::Csv, false, &[]).starts_with("编号".as_bytes()));
}

#[test]
fn what_excel_could_not_hold_is_cut_and_control_signs_do_no_harm() {
    let long = "长".repeat(40_000);
    let bytes = written(Format::Xlsx, true, &[&long, "a\u{1}b\u{b}c"]);
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range("事件").unwrap();
    assert!(range.get((1, 0)).unwrap().to_string().starts_with("长长"));
    assert!(range.get((2, 0)).unwrap().to_string().contains('b'));
}

#[test]
fn nobody_waits_and_nothing_more_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let here = Arc::new(());
    let mut sheet = Sheet::begin(head(), &Wish::default(), folder.path(), Arc::downgrade(&here)).unwrap();
    assert!(sheet.row(&[Cell::Empty]).is_ok());
    drop(here);
    assert!(sheet.row(&[Cell::Empty]).is_err());
}
