//! The register of personal data: every column of every table is in `docs/privacy-register.csv`, marked `none` or with
//! purpose, legal basis, retention and who sees it. A new column without a line fails the build.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::Finding;
use crate::tree::Tree;

const REGISTER: &str = "docs/privacy-register.csv";

/// One line of the register.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    table: String,
    column: String,
    class: Class,
    purpose: String,
    legal_basis: String,
    retention: String,
    who_sees: String,
}

/// How near the column is to a person.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum Class {
    /// Says nothing about a person.
    None,
    /// About somebody's work for the public: who acted.
    Staff,
    Personal,
    /// 个人信息保护法 art. 28: needs a separate consent.
    Sensitive,
}

type Column = (String, String);

pub fn check(tree: &Tree) -> Vec<Finding> {
    let text = tree.get(REGISTER).unwrap_or_default();
    let mut findings = Vec::new();
    let mut listed: BTreeSet<Column> = BTreeSet::new();
    let columns = columns(tree);
    let known: BTreeSet<&Column> = columns.iter().map(|(_, column)| column).collect();
    for (n, row) in csv::Reader::from_reader(text.as_bytes()).deserialize::<Entry>().enumerate() {
        let line = n + 2;
        let entry = match row {
            Ok(entry) => entry,
            Err(error) => {
                findings.push(Finding::new(REGISTER, line, error.to_string()));
                continue;
            }
        };
        let told = [&entry.purpose, &entry.legal_basis, &entry.retention, &entry.who_sees];
        if entry.class != Class::None && told.iter().any(|cell| cell.trim().is_empty()) {
            findings.push(Finding::new(
                REGISTER,
                line,
                format!(
                    "{}.{} needs purpose, legal basis, retention and who sees it",
                    entry.table, entry.column
                ),
            ));
        }
        let column = (entry.table, entry.column);
        if !known.contains(&column) {
            findings.push(Finding::new(
                REGISTER,
                line,
                format!("there is no column {}.{}", column.0, column.1),
            ));
        }
        if let Some((table, column)) = listed.replace(column) {
            findings.push(Finding::new(REGISTER, line, format!("{table}.{column} comes twice")));
        }
    }
    for (path, (table, column)) in columns.iter().filter(|(_, column)| !listed.contains(column)) {
        findings.push(Finding::new(
            path.as_str(),
            0,
            format!(
                "{table}.{column} is not in {REGISTER}: say whether it is personal (cargo xtask privacy)"
            ),
        ));
    }
    findings
}

/// Prints the lines that the register lacks; true if none is missing.
pub fn print_missing(tree: &Tree) -> bool {
    let text = tree.get(REGISTER).unwrap_or_default();
    let mut fine = true;
    for (_, (table, column)) in columns(tree) {
        if !text.lines().any(|line| line.starts_with(&format!("{table},{column},"))) {
            println!("{table},{column},none,,,,");
            fine = false;
        }
    }
    fine
}

/// Every column that a migration makes, with its file, in order; without tables that a later one drops.
fn columns(tree: &Tree) -> Vec<(String, Column)> {
    let mut found = Vec::new();
    let (mut seen, mut dropped) = (BTreeSet::new(), BTreeSet::new());
    for (path, text) in
        tree.with_extension("sql").filter(|(path, _)| path.starts_with("crates/") && !tree.is_test(path))
    {
        for statement in uncommented(text).split(';') {
            dropped.extend(dropped_by(statement));
            for column in columns_of(statement) {
                // The same table may be made once for each engine.
                if seen.insert(column.clone()) {
                    found.push((path.to_owned(), column));
                }
            }
        }
    }
    found.retain(|(_, (table, _))| !dropped.contains(table));
    found
}

/// The table that a statement drops.
fn dropped_by(statement: &str) -> Option<String> {
    let lower = statement.to_lowercase();
    let mut words = lower.split_whitespace();
    let drops = words.next() == Some("drop") && words.next() == Some("table");
    drops.then(|| words.next().map(str::to_owned)).flatten()
}

/// Comments go, but statements for one engine only (`-- sqlite:`, `-- postgres:`) stay.
fn uncommented(text: &str) -> String {
    text.lines()
        .map(|line| {
            let engine =
                ["-- sqlite:", "-- postgres:"].iter().find_map(|head| line.trim_start().strip_prefix(head));
            engine.unwrap_or_else(|| line.split("--").next().unwrap_or_default())
        })
        .collect::<Vec<_>>()
        .join("\n")
}

fn columns_of(statement: &str) -> Vec<Column> {
    let words: Vec<&str> = statement.split_whitespace().collect();
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let starts = |head: &[&str]| lower.len() > head.len() && head.iter().zip(&lower).all(|(a, b)| a == b);
    if starts(&["alter", "table"]) {
        return match lower.iter().position(|word| word == "add") {
            Some(at) => {
                let at = if lower.get(at + 1).is_some_and(|word| word == "column") { at + 2 } else { at + 1 };
                words
                    .get(at)
                    .filter(|name| !is_constraint(name))
                    .map(|name| (words[2].to_owned(), (*name).to_owned()))
                    .into_iter()
                    .collect()
            }
            None => Vec::new(),
        };
    }
    if !starts(&["create", "table"])
        && !starts(&["create", "virtual", "table"])
        && !starts(&["create", "unlogged", "table"])
    {
        return Vec::new();
    }
    let (Some(open), Some(close)) = (statement.find('('), statement.rfind(')')) else { return Vec::new() };
    let head: Vec<&str> = statement[..open].split_whitespace().collect();
    let after = head.iter().position(|word| word.eq_ignore_ascii_case("table")).map_or(2, |at| at + 1);
    let after =
        if head.get(after).is_some_and(|word| word.eq_ignore_ascii_case("if")) { after + 3 } else { after };
    let Some(table) = head.get(after) else { return Vec::new() };
    top_level(&statement[open + 1..close])
        .into_iter()
        .filter_map(|part| {
            let mut words = part.split_whitespace();
            let name = words.next()?.trim_matches('"');
            let option = name.contains('=') || words.next().is_some_and(|next| next.starts_with('='));
            (!option && !is_constraint(name)).then(|| name.to_owned())
        })
        .map(|name| ((*table).to_owned(), name))
        .collect()
}

fn is_constraint(word: &str) -> bool {
    let word = word.split('(').next().unwrap_or(word).to_lowercase();
    matches!(word.as_str(), "primary" | "unique" | "check" | "foreign" | "constraint" | "exclude")
}

/// Splits at the commas that stand in no inner parenthesis.
fn top_level(text: &str) -> Vec<&str> {
    let mut depth = 0i32;
    let mut start = 0;
    let mut parts = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLES: &str = "-- People, really.\ncreate table people (\n  id @id primary key, -- the key\n  name @text not null,\n\
        check (length(name) > 0), foreign key (id) references x (id)\n) @strict;\n\
        -- sqlite: create virtual table people_search using fts5(name, tokenize = 'trigram');\n\
        create index people_name on people (name);\nalter table people add column phone @text;";
    const HEAD: &str = "table,column,class,purpose,legal_basis,retention,who_sees\n";

    fn found(rows: &str) -> Vec<String> {
        let register = format!("{HEAD}{rows}");
        let tree = Tree::of(&[("crates/civic/src/people/tables.sql", TABLES), (REGISTER, &register)]);
        check(&tree).into_iter().map(|f| f.message).collect()
    }

    #[test]
    fn columns_are_read_from_tables() {
        let tree = Tree::of(&[("crates/civic/src/people/tables.sql", TABLES)]);
        let names: Vec<_> =
            columns(&tree).into_iter().map(|(_, (table, column))| format!("{table}.{column}")).collect();
        assert_eq!(names, ["people.id", "people.name", "people_search.name", "people.phone"]);
    }

    #[test]
    fn a_table_that_was_dropped_has_no_columns() {
        let later = "alter table people add column email @text; drop table people;";
        let files =
            [("crates/civic/src/people/tables.sql", TABLES), ("crates/civic/src/people/later.sql", later)];
        let tables: BTreeSet<_> =
            columns(&Tree::of(&files)).into_iter().map(|(_, (table, _))| table).collect();
        assert_eq!(tables.into_iter().collect::<Vec<_>>(), ["people_search"]);
    }

    #[test]
    fn a_missing_column_is_found() {
        let all = "people,id,none,,,,\npeople,name,personal,to call back,consent,180 days,the handler\npeople_search,name,none,,,,\n";
        let messages = found(all);
        assert_eq!(messages.len(), 1, "{messages:?}");
        assert!(messages[0].starts_with("people.phone is not in"));
    }

    #[test]
    fn half_lines_doubles_ghosts_and_unknown_classes_are_found() {
        let rows = "people,id,none,,,,\npeople,id,none,,,,\npeople,name,personal,,,,\npeople_search,name,none,,,,\npeople,phone,secret,,,,\nghosts,id,none,,,,\n";
        let messages = found(rows);
        for part in
            ["comes twice", "needs purpose", "secret", "no column ghosts.id", "people.phone is not in"]
        {
            assert!(messages.iter().any(|m| m.contains(part)), "{part}: {messages:?}");
        }
    }
}
