//! Tables for spreadsheets.

/// A cell that no spreadsheet takes for a formula.
pub fn plain(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

/// Rows as CSV, with the mark by which spreadsheets know UTF-8, and no cell that they would take for a formula.
pub fn table(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row.iter().map(|cell| plain(cell))).expect("memory takes every row");
    }
    let bytes = writer.into_inner().expect("memory takes every row");
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}

#[cfg(test)]
mod tests {
    use super::table;

    #[test]
    fn no_cell_is_a_formula() {
        let rows = [vec!["=1+1".to_owned(), "a,b".to_owned()], vec!["-x".to_owned()]];
        assert_eq!(table(rows), "\u{feff}'=1+1,\"a,b\"\n'-x\n");
    }
}
