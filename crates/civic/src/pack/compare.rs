//! What changed between two versions of a pack: by file, and in tables by row and cell. Pure.
//!
//! A row is known by the first columns that tell all rows of both versions apart; lines of TOML by their key.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use super::Files;

/// Rows told of one file; the rest is only counted.
const MOST: usize = 500;

/// What happened to a file, a row or a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    Added,
    Removed,
    Changed,
}

/// One file that is not the same.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct FileChange {
    pub file: String,
    pub change: Change,
    pub added: usize,
    pub removed: usize,
    pub changed: usize,
    /// At most 500; in the order of the newer file, what was removed last.
    pub rows: Vec<RowChange>,
}

/// One row that is not the same.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct RowChange {
    /// What tells the row apart, such as `CM-0102`.
    pub row: String,
    pub change: Change,
    /// Line in the newer file, or in the older one where it was removed.
    pub line: u32,
    pub cells: Vec<CellChange>,
}

#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct CellChange {
    pub column: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}

/// A file as rows of named cells.
#[derive(Default)]
struct Table {
    header: Vec<String>,
    rows: Vec<(u32, Vec<String>)>,
}

/// All files that differ, by name.
pub fn compare(before: &Files, after: &Files) -> Vec<FileChange> {
    let names: BTreeSet<&String> = before.0.keys().chain(after.0.keys()).collect();
    let differs = names.into_iter().filter(|name| before.get(name) != after.get(name));
    differs.map(|name| file(name, before.get(name), after.get(name))).collect()
}

fn file(name: &str, before: Option<&str>, after: Option<&str>) -> FileChange {
    let read = |text: Option<&str>| text.map(|text| table(name, text)).unwrap_or_default();
    let (old, new) = (read(before), read(after));
    let change = match (before, after) {
        (None, _) => Change::Added,
        (_, None) => Change::Removed,
        _ => Change::Changed,
    };
    let width = key_width(&old, &new);
    let by_key = |table: &Table| -> BTreeMap<String, (u32, Vec<String>)> {
        table.rows.iter().map(|(line, cells)| (key(cells, width), (*line, cells.clone()))).collect()
    };
    let (was, is) = (by_key(&old), by_key(&new));
    let mut rows: Vec<RowChange> = Vec::new();
    for (line, cells) in &new.rows {
        let name = key(cells, width);
        match was.get(&name) {
            None => rows.push(row(name, Change::Added, *line, cells_of(&new, cells, false))),
            Some((_, old_cells)) => {
                let changed = differences((&old, old_cells), (&new, cells));
                if !changed.is_empty() {
                    rows.push(row(name, Change::Changed, *line, changed));
                }
            }
        }
    }
    for (line, cells) in &old.rows {
        let name = key(cells, width);
        if !is.contains_key(&name) {
            rows.push(row(name, Change::Removed, *line, cells_of(&old, cells, true)));
        }
    }
    let count = |change| rows.iter().filter(|row| row.change == change).count();
    let (added, removed, changed) = (count(Change::Added), count(Change::Removed), count(Change::Changed));
    rows.truncate(MOST);
    FileChange { file: name.to_owned(), change, added, removed, changed, rows }
}

fn row(row: String, change: Change, line: u32, cells: Vec<CellChange>) -> RowChange {
    RowChange { row, change, line, cells }
}

fn key(cells: &[String], width: usize) -> String {
    cells.iter().take(width).map(String::as_str).collect::<Vec<_>>().join(" · ")
}

/// How many of the first columns tell all rows apart; all of them where some rows are the same.
fn key_width(old: &Table, new: &Table) -> usize {
    let most = old.header.len().max(new.header.len());
    let tells = |table: &Table, width| {
        let keys: BTreeSet<String> = table.rows.iter().map(|(_, cells)| key(cells, width)).collect();
        keys.len() == table.rows.len()
    };
    (1..most).find(|width| tells(old, *width) && tells(new, *width)).unwrap_or(most)
}

fn cells_of(table: &Table, cells: &[String], is_old: bool) -> Vec<CellChange> {
    let filled = table.header.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
    filled
        .map(|(column, cell)| CellChange {
            column: column.clone(),
            before: is_old.then(|| cell.clone()),
            after: (!is_old).then(|| cell.clone()),
        })
        .collect()
}

/// Cells that are not the same; a column that one version does not have counts as empty there.
fn differences(old: (&Table, &[String]), new: (&Table, &[String])) -> Vec<CellChange> {
    let cell = |(table, cells): (&Table, &[String]), column: &str| {
        table.header.iter().position(|name| name == column).and_then(|n| cells.get(n)).cloned()
    };
    let gone = old.0.header.iter().filter(|column| !new.0.header.contains(column));
    let columns = new.0.header.iter().chain(gone);
    columns
        .map(|column| CellChange {
            column: column.clone(),
            before: cell(old, column),
            after: cell(new, column),
        })
        .filter(|one| one.before.as_deref().unwrap_or_default() != one.after.as_deref().unwrap_or_default())
        .collect()
}

fn table(name: &str, text: &str) -> Table {
    if name.ends_with(".csv") {
        return csv(text);
    }
    match text.parse::<toml::Table>() {
        Ok(found) if name.ends_with(".toml") => toml_lines(&found),
        _ => plain(text),
    }
}

fn csv(text: &str) -> Table {
    let mut reader = ::csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header = reader.headers().map(|row| row.iter().map(|name| name.trim().to_owned()).collect());
    let records = reader.records().filter_map(Result::ok);
    let row = |record: ::csv::StringRecord| {
        let line = record.position().map_or(0, |at| at.line() as u32);
        (line, record.iter().map(str::to_owned).collect())
    };
    let rows = records.map(row).collect();
    Table { header: header.unwrap_or_default(), rows }
}

/// One row for each key, such as `flow.reopen_days`. TOML does not tell on which line a key stands.
fn toml_lines(table: &toml::Table) -> Table {
    fn walk(prefix: &str, value: &toml::Value, rows: &mut Vec<(u32, Vec<String>)>) {
        match value {
            toml::Value::Table(table) => {
                for (name, value) in table {
                    let path = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
                    walk(&path, value, rows);
                }
            }
            value => rows.push((0, vec![prefix.to_owned(), value.to_string()])),
        }
    }
    let mut rows = Vec::new();
    walk("", &toml::Value::Table(table.clone()), &mut rows);
    Table { header: vec!["key".to_owned(), "value".to_owned()], rows }
}

/// Anything else, such as shapes: told as a whole.
fn plain(text: &str) -> Table {
    let size = format!("{} bytes", text.len());
    Table {
        header: vec!["file".to_owned(), "content".to_owned()],
        rows: vec![(1, vec![String::new(), size])],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(list: &[(&str, &str)]) -> Files {
        Files(list.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect())
    }

    #[test]
    fn rows_are_told_by_what_sets_them_apart() {
        let before = files(&[
            ("d.csv", "category,stage,limit\nA,total,3\nA,handle,2\nB,total,5\n"),
            ("same.csv", "a\n1\n"),
        ]);
        let after = files(&[
            ("d.csv", "category,stage,limit\nA,total,4\nA,handle,2\nC,total,5\n"),
            ("same.csv", "a\n1\n"),
        ]);
        let [change] = &compare(&before, &after)[..] else { panic!("one file differs") };
        assert_eq!((change.change, change.added, change.removed, change.changed), (Change::Changed, 1, 1, 1));
        let said: Vec<_> = change.rows.iter().map(|row| (row.row.as_str(), row.change, row.line)).collect();
        let want = [
            ("A · total", Change::Changed, 2),
            ("C · total", Change::Added, 4),
            ("B · total", Change::Removed, 4),
        ];
        assert_eq!(said, want);
        let cell = &change.rows[0].cells[..];
        let want = CellChange { column: "limit".into(), before: Some("3".into()), after: Some("4".into()) };
        assert_eq!(cell, [want]);
    }

    #[test]
    fn files_come_and_go_and_settings_have_names() {
        let before = files(&[("pack.toml", "[flow]\nreopen_days = 7\n"), ("old.csv", "a\n1\n")]);
        let after = files(&[("pack.toml", "[flow]\nreopen_days = 9\n"), ("areas/x.geojson", "{}")]);
        let changes = compare(&before, &after);
        let said: Vec<_> = changes.iter().map(|one| (one.file.as_str(), one.change)).collect();
        assert_eq!(
            said,
            [
                ("areas/x.geojson", Change::Added),
                ("old.csv", Change::Removed),
                ("pack.toml", Change::Changed)
            ]
        );
        assert_eq!(changes[2].rows[0].row, "flow.reopen_days");
        assert_eq!(changes[2].rows[0].cells[0].after.as_deref(), Some("9"));
    }

    #[test]
    fn a_pack_is_the_same_as_itself_and_a_column_that_goes_is_told() {
        let one = files(&[("a.csv", "code,name\n1,x\n")]);
        assert!(compare(&one, &one).is_empty());
        let other = files(&[("a.csv", "code\n1\n")]);
        let changes = compare(&one, &other);
        assert_eq!(
            changes[0].rows[0].cells,
            [CellChange { column: "name".into(), before: Some("x".into()), after: None }]
        );
    }
}
