//! SQL stands in `store.rs` (or a `store/` folder) and `tables.sql`, nowhere else in civic and server.

use super::{Finding, without_unit_tests, words_at};
use crate::rust_text::Scan;
use crate::tree::Tree;

/// Small mechanisms of the platform that are one file each, statements included.
const ALSO: &[&str] =
    &["crates/civic/src/platform/http/idempotency.rs", "crates/civic/src/platform/serials.rs"];

const HEADS: &[(&str, &str)] = &[
    ("select ", ""),
    ("insert into ", ""),
    ("insert or ", ""),
    ("update ", " set "),
    ("delete from ", ""),
    ("with ", " as ("),
    ("create table ", ""),
    ("create index ", ""),
    ("drop table ", ""),
    ("alter table ", ""),
];

fn is_sql(text: &str) -> bool {
    let text = text.trim_start().to_ascii_lowercase();
    HEADS
        .iter()
        .any(|(head, then)| text.strip_prefix(head).is_some_and(|rest| rest.contains(then.trim_end())))
        && (text.contains(" from ") || !text.starts_with("select ") || text.starts_with("select 1"))
}

pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.with_extension("rs") {
        let ours = path.starts_with("crates/civic/src/") || path.starts_with("crates/server/src/");
        let store = path.ends_with("store.rs") || path.contains("/store/") || ALSO.contains(&path);
        if !ours || store || tree.is_test(path) {
            continue;
        }
        let scan = Scan::of(text);
        let code = without_unit_tests(&scan.code);
        let literals =
            scan.literals.iter().filter(|literal| literal.end <= code.len() && is_sql(&literal.text));
        findings.extend(literals.map(|literal| Finding::new(path, literal.line, "SQL outside store.rs")));
        let calls = words_at(code, "sql").filter(|at| code[at + 3..].starts_with('!'));
        findings
            .extend(calls.map(|at| Finding::new(path, super::line_of(code, at), "sql! outside store.rs")));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_outside_the_store_are_found() {
        let tree = Tree::of(&[
            ("crates/civic/src/cases/http.rs", "f(\"select id from cases\")\nsql! { A = \"\"; }"),
            ("crates/civic/src/cases/store.rs", "f(\"select id from cases\")"),
            ("crates/civic/src/cases/mod.rs", "#[cfg(test)]\nmod tests;"),
            ("crates/civic/src/cases/tests.rs", "f(\"select id from cases\")"),
            (
                "crates/server/src/main.rs",
                "f(\"  with x as (select 1) delete from y\"); g(\"update the thing\")",
            ),
            ("crates/civic/src/cases/words.rs", "// select id from cases\nf(\"select a unit\")"),
        ]);
        let lines: Vec<_> = check(&tree).into_iter().map(|f| (f.file, f.line)).collect();
        let http = "crates/civic/src/cases/http.rs".to_owned();
        assert_eq!(lines, [(http.clone(), 1), (http, 2), ("crates/server/src/main.rs".to_owned(), 1)]);
    }
}
