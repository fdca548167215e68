//! Files stay short: think again at 400 lines, never past 800.

use super::Finding;
use crate::codegen;
use crate::tree::Tree;

const NEVER: usize = 800;
const THINK_AGAIN: usize = 400;
const KINDS: &[&str] = &["rs", "ts", "tsx", "mjs", "sql", "css", "sh", "py"];

fn lengths(tree: &Tree) -> Vec<(&str, usize)> {
    tree.files()
        .filter(|(path, text)| {
            KINDS.iter().any(|kind| path.ends_with(&format!(".{kind}"))) || text.starts_with("#!")
        })
        .filter(|(path, _)| !codegen::is_derived(path))
        .map(|(path, text)| (path, text.lines().count()))
        .collect()
}

pub fn check(tree: &Tree) -> Vec<Finding> {
    lengths(tree)
        .into_iter()
        .filter(|(_, lines)| *lines > NEVER)
        .map(|(path, lines)| {
            Finding::new(path, 0, format!("{lines} lines; {NEVER} is the limit, take it apart"))
        })
        .collect()
}

/// What is worth a thought, and the middle of all.
pub fn report(tree: &Tree) {
    let mut lengths = lengths(tree);
    lengths.sort_by_key(|(_, lines)| *lines);
    for (path, lines) in lengths.iter().rev().take_while(|(_, lines)| *lines >= THINK_AGAIN) {
        println!("think again: {path} has {lines} lines");
    }
    if let Some((_, median)) = lengths.get(lengths.len() / 2) {
        println!("{} source files, median {median} lines", lengths.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_801_lines_is_too_long() {
        let long = "x\n".repeat(801);
        let tree =
            Tree::of(&[("a.rs", &long), ("b.rs", &long[2..]), ("c.md", &long), ("run", "#!/bin/sh\n")]);
        assert_eq!(check(&tree).iter().map(|f| f.file.as_str()).collect::<Vec<_>>(), ["a.rs"]);
    }
}
