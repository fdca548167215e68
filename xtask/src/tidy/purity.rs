//! What never happens where: no async and no HTTP below `http.rs`, no I/O in the vocabulary and in geometry.

use super::{Finding, capability, line_of, without_unit_tests, words_at};
use crate::rust_text::Scan;
use crate::tree::Tree;

const NOT_IN_RULES: &[&str] = &["async", "await", "axum", "aide", "tokio"];
const NOT_IN_BASE: &[&str] = &["async", "await", "axum", "tokio", "std::fs", "std::net"];

/// The parts of a capability that hold types, rules and statements.
fn forbidden(path: &str) -> &'static [&'static str] {
    if path.starts_with("crates/base/src/") || path.starts_with("crates/geo/src/") {
        return NOT_IN_BASE;
    }
    let pure = |inner: &str| {
        ["model", "flow", "store"]
            .iter()
            .any(|part| inner == format!("{part}.rs") || inner.starts_with(&format!("{part}/")))
    };
    match capability(path) {
        Some((_, inner)) if pure(inner) => NOT_IN_RULES,
        _ => &[],
    }
}

pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.with_extension("rs") {
        let forbidden = forbidden(path);
        if forbidden.is_empty() || tree.is_test(path) {
            continue;
        }
        let scan = Scan::of(text);
        let code = without_unit_tests(&scan.code);
        for word in forbidden {
            findings.extend(
                words_at(code, word)
                    .map(|at| Finding::new(path, line_of(code, at), format!("{word} has no place here"))),
            );
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn async_and_http_in_rules_are_found() {
        let bad = "use axum::Json;\nasync fn f() { g().await }";
        let tree = Tree::of(&[
            ("crates/civic/src/cases/flow.rs", bad),
            ("crates/civic/src/cases/store/list.rs", "tokio::spawn(x)"),
            ("crates/civic/src/cases/http.rs", bad),
            ("crates/base/src/time.rs", "std::fs::read(\"async\")"),
        ]);
        let found: Vec<_> =
            check(&tree).into_iter().map(|f| format!("{} {} {}", f.file, f.line, f.message)).collect();
        assert_eq!(found.len(), 5, "{found:?}");
        assert!(found[0].starts_with("crates/base/src/time.rs 1 std::fs"));
    }
}
