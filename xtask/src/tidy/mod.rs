//! The house rules. Each rule is a pure function from the tree to its findings, tested with a sample that breaks it.

mod capabilities;
mod language;
mod length;
mod links;
mod manifests;
mod permissions;
pub mod privacy;
mod promises;
mod purity;
mod sql;
mod tiers;
mod words;

use crate::tree::Tree;

/// One thing that breaks a rule.
#[derive(Debug, PartialEq, Eq)]
pub struct Finding {
    pub file: String,
    /// Counted from 1; 0 stands for the file as a whole.
    pub line: usize,
    pub message: String,
}

impl Finding {
    pub fn new(file: impl Into<String>, line: usize, message: impl Into<String>) -> Finding {
        Finding { file: file.into(), line, message: message.into() }
    }
}

struct Rule {
    name: &'static str,
    check: fn(&Tree) -> Vec<Finding>,
}

const RULES: &[Rule] = &[
    Rule { name: "length", check: length::check },
    Rule { name: "manifests", check: manifests::check },
    Rule { name: "tiers", check: tiers::check },
    Rule { name: "capabilities", check: capabilities::check },
    Rule { name: "sql", check: sql::check },
    Rule { name: "purity", check: purity::check },
    Rule { name: "words", check: words::check },
    Rule { name: "language", check: language::check },
    Rule { name: "links", check: links::check },
    Rule { name: "permissions", check: permissions::check },
    Rule { name: "privacy", check: privacy::check },
    Rule { name: "promises", check: promises::check },
];

/// Prints what breaks a rule and how long the files are; true if nothing does.
pub fn run(tree: &Tree) -> bool {
    let mut count = 0;
    for rule in RULES {
        for Finding { file, line, message } in (rule.check)(tree) {
            println!("{file}:{line}: [{}] {message}", rule.name);
            count += 1;
        }
    }
    length::report(tree);
    println!("tidy: {} rules, {count} findings", RULES.len());
    count == 0
}

/// The line (from 1) on which a byte offset lies.
fn line_of(text: &str, offset: usize) -> usize {
    1 + text[..offset].matches('\n').count()
}

/// Every place where `word` stands as a whole word.
fn words_at<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let part_of_word = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word).map(|(at, _)| at).filter(move |at| {
        !text[..*at].chars().next_back().is_some_and(part_of_word)
            && !text[at + word.len()..].chars().next().is_some_and(part_of_word)
    })
}

/// The part of a source file before its unit tests, which stand last. `mod tests;` names a file of its own and cuts nothing.
fn without_unit_tests(code: &str) -> &str {
    const HEAD: &str = "#[cfg(test)]\nmod ";
    let body = |at: &usize| {
        code[at + HEAD.len()..]
            .split(['{', ';'])
            .next()
            .is_some_and(|name| code[at + HEAD.len() + name.len()..].starts_with('{'))
    };
    code.match_indices(HEAD).map(|(at, _)| at).find(body).map_or(code, |at| &code[..at])
}

/// `crates/civic/src/cases/http.rs` → `Some(("cases", "http.rs"))`; files directly in `src` belong to no capability.
fn capability(path: &str) -> Option<(&str, &str)> {
    path.strip_prefix("crates/civic/src/")?.split_once('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_only() {
        assert_eq!(words_at("async fn basync() { asynchron; async }", "async").collect::<Vec<_>>(), [0, 31]);
    }

    #[test]
    fn unit_tests_are_cut_and_test_files_are_not() {
        assert_eq!(
            without_unit_tests("a\n#[cfg(test)]\nmod tests;\nb\n#[cfg(test)]\nmod tests { c }"),
            "a\n#[cfg(test)]\nmod tests;\nb\n"
        );
    }
}
