//! A promise in `docs/promises.md` names the tests that would fail if it were broken, and those tests are there.
//! A row is `| id | promise | tests |`; a test is `path/to/file.rs::function` or `path/to/file.ts: title`, in backquotes.

use super::Finding;
use crate::tree::Tree;

const PAGE: &str = "docs/promises.md";

pub fn check(tree: &Tree) -> Vec<Finding> {
    let Some(page) = tree.get(PAGE) else {
        return vec![Finding::new(PAGE, 0, "the page of promises is missing")];
    };
    let mut findings = Vec::new();
    for (n, line) in page.lines().enumerate() {
        let cells: Vec<&str> = line.trim().trim_matches('|').split('|').map(str::trim).collect();
        let is_row =
            line.starts_with("| ") && cells.len() == 3 && cells[0] != "id" && !cells[0].starts_with('-');
        if !is_row {
            continue;
        }
        let tests: Vec<&str> = cells[2].split('`').skip(1).step_by(2).collect();
        if tests.is_empty() {
            findings.push(Finding::new(
                PAGE,
                n + 1,
                format!("{}: a promise without a test does not belong here", cells[0]),
            ));
        }
        for test in tests.iter().filter(|test| !exists(tree, test)) {
            findings.push(Finding::new(PAGE, n + 1, format!("{}: there is no test {test}", cells[0])));
        }
    }
    findings
}

fn exists(tree: &Tree, test: &str) -> bool {
    if let Some((file, name)) = test.split_once("::") {
        // A story named once for both engines stands as `async fn name(db: Db)` inside `both_engines!`.
        return tree.get(file).is_some_and(|text| text.contains(&format!("fn {name}(")));
    }
    match test.split_once(": ") {
        Some((file, title)) => tree.get(file).is_some_and(|text| text.contains(title)),
        // A script is a test as a whole.
        None => tree.get(test).is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn promises_without_a_living_test_are_found() {
        let page = "| id | promise | tests |\n|---|---|---|\n\
            | REL-01 | kept | `crates/server/tests/kill.rs::survives` and `e2e/loop.spec.ts: the loop` and `scripts/api` |\n\
            | REL-02 | bare | |\n| REL-03 | gone | `crates/server/tests/kill.rs::vanished` |\n";
        let tree = Tree::of(&[
            (PAGE, page),
            ("crates/server/tests/kill.rs", "fn survives() {}"),
            ("e2e/loop.spec.ts", "test('the loop', …)"),
            ("scripts/api", "#!"),
        ]);
        let found: Vec<_> = check(&tree).into_iter().map(|f| (f.line, f.message)).collect();
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!((found[0].0, found[1].0), (4, 5));
        assert_eq!(check(&Tree::of(&[])).len(), 1);
    }
}
