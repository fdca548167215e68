//! Every folder of code says what it is: `mod.rs` of a capability, `lib.rs` and `main.rs` of a crate begin with `//!`.

use std::collections::BTreeSet;

use super::{Finding, capability};
use crate::tree::Tree;

pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut heads: BTreeSet<String> = BTreeSet::new();
    for (path, _) in tree.with_extension("rs") {
        if let Some((name, _)) = capability(path) {
            heads.insert(format!("crates/civic/src/{name}/mod.rs"));
        }
        if path.ends_with("/src/lib.rs") || path.ends_with("/src/main.rs") {
            heads.insert(path.to_owned());
        }
    }
    heads
        .into_iter()
        .filter_map(|path| match tree.get(&path) {
            None => Some(Finding::new(path, 0, "the folder has no mod.rs")),
            Some(text) if !text.starts_with("//! ") && !text.trim().is_empty() => {
                Some(Finding::new(path, 1, "does not begin with //! and what it is, with its invariants"))
            }
            Some(_) => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_without_a_head_or_its_words_are_found() {
        let tree = Tree::of(&[
            ("crates/civic/src/cases/flow.rs", ""),
            ("crates/civic/src/area/mod.rs", "mod store;"),
            ("crates/civic/src/org/mod.rs", "//! Units.\n"),
            ("crates/db/src/lib.rs", "mod x;"),
        ]);
        let files: Vec<_> = check(&tree).into_iter().map(|f| f.file).collect();
        assert_eq!(
            files,
            ["crates/civic/src/area/mod.rs", "crates/civic/src/cases/mod.rs", "crates/db/src/lib.rs"]
        );
    }
}
