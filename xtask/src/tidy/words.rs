//! Words that do not belong in the repository: somebody's machine, foreign hosts, doors around the lints and around tests.

use super::{Finding, words_at};
use crate::tree::Tree;

/// This file names them.
const SELF: &str = "xtask/src/tidy/words.rs";

struct Ban {
    word: &'static str,
    /// Endings of the files it holds for; empty for all.
    kinds: &'static [&'static str],
    why: &'static str,
}

const RUST: &[&str] = &[".rs"];
const WEB: &[&str] = &[".ts", ".tsx", ".mjs"];
const PAGES: &[&str] = &[".ts", ".tsx", ".html", ".css", ".rs"];
const MACHINE: &str = "a path of one machine";
const HOST: &str = "a host that each installation chooses for itself";
const OUTSIDE: &str = "nothing is fetched from outside the server";

const BANS: &[Ban] = &[
    Ban { word: "/work/", kinds: &[], why: MACHINE },
    Ban { word: "/root/", kinds: &[], why: MACHINE },
    Ban { word: "registry.npmjs.org", kinds: &[], why: HOST },
    Ban { word: "static.crates.io", kinds: &[], why: HOST },
    Ban { word: "index.crates.io", kinds: &[], why: HOST },
    Ban { word: "files.pythonhosted.org", kinds: &[], why: HOST },
    Ban { word: "deb.debian.org", kinds: &[], why: HOST },
    Ban { word: "cdn.jsdelivr", kinds: PAGES, why: OUTSIDE },
    Ban { word: "unpkg.com", kinds: PAGES, why: OUTSIDE },
    Ban { word: "googleapis.com", kinds: PAGES, why: OUTSIDE },
    Ban { word: "gstatic.com", kinds: PAGES, why: OUTSIDE },
    Ban { word: "tile.openstreetmap", kinds: PAGES, why: OUTSIDE },
    Ban { word: "#[allow(", kinds: RUST, why: "write #[expect(…, reason = \"…\")]" },
    Ban { word: "#![allow(", kinds: RUST, why: "write #[expect(…, reason = \"…\")]" },
    Ban { word: "#[ignore", kinds: RUST, why: "no test is put aside: mend it or take it out" },
    Ban { word: "test.only(", kinds: WEB, why: "the other tests would no longer run" },
    Ban { word: "it.only(", kinds: WEB, why: "the other tests would no longer run" },
    Ban { word: "describe.only(", kinds: WEB, why: "the other tests would no longer run" },
    Ban { word: "it.skip(", kinds: WEB, why: "no test is put aside: mend it or take it out" },
    Ban { word: "test.skip(", kinds: WEB, why: "no test is put aside: mend it or take it out" },
    Ban { word: "@ts-ignore", kinds: WEB, why: "write @ts-expect-error with its reason" },
    Ban { word: "as any", kinds: WEB, why: "say what it is, or unknown" },
    Ban { word: "dangerouslySetInnerHTML", kinds: WEB, why: "what people write is text, never markup" },
];

pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.files().filter(|(path, _)| *path != SELF) {
        for (n, line) in text.lines().enumerate() {
            for ban in BANS {
                let meant = ban.kinds.is_empty() || ban.kinds.iter().any(|kind| path.ends_with(kind));
                if meant && contains(line, ban.word) {
                    findings.push(Finding::new(path, n + 1, format!("{}: {}", ban.word, ban.why)));
                }
            }
        }
    }
    findings
}

/// Words of letters count only as whole words: "as anyone" is fine.
fn contains(line: &str, word: &str) -> bool {
    if word.starts_with(char::is_alphanumeric) && word.ends_with(char::is_alphanumeric) {
        words_at(line, word).next().is_some()
    } else {
        line.contains(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_ban_is_found_in_its_kind_of_file() {
        for ban in BANS {
            let path = format!("x{}", ban.kinds.first().unwrap_or(&".md"));
            let text = format!("a\nb {} c", ban.word);
            let findings = check(&Tree::of(&[(&path, &text)]));
            assert!(findings.iter().any(|f| f.line == 2), "{}", ban.word);
        }
    }

    #[test]
    fn other_kinds_and_longer_words_pass() {
        assert!(
            check(&Tree::of(&[
                ("x.md", "#[allow(x)]"),
                ("x.ts", "as anyone has anything"),
                ("p.rs", "/worker/")
            ]))
            .is_empty()
        );
    }
}
