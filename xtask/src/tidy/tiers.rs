//! Inside civic, capabilities look only downward, and sideways only where `crates/civic/tiers.toml` gives a reason.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Finding, capability, line_of, without_unit_tests, words_at};
use crate::rust_text::Scan;
use crate::tree::Tree;

const LIST: &str = "crates/civic/tiers.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tiers {
    /// From the top down.
    tier: Vec<Tier>,
    #[serde(default)]
    sideways: BTreeMap<String, BTreeMap<String, String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tier {
    name: String,
    capabilities: Vec<String>,
}

impl Tiers {
    fn level(&self, capability: &str) -> Option<usize> {
        self.tier.iter().position(|tier| tier.capabilities.iter().any(|name| name == capability))
    }

    /// May `from` use `to`? Otherwise says why not.
    fn refuse(&self, from: &str, to: &str) -> Option<String> {
        let (Some(above), Some(below)) = (self.level(from), self.level(to)) else { return None };
        let allowed = from == to
            || above < below
            || (above == below && self.sideways.get(from).is_some_and(|uses| uses.contains_key(to)));
        let way = if above == below { "sideways" } else { "upward" };
        (!allowed).then(|| {
            format!(
                "{from} ({}) looks {way} to {to} ({}): use the outbox, or {LIST}",
                self.tier[above].name, self.tier[below].name
            )
        })
    }

    /// Names that stand on both sides of a circle of sideways looks.
    fn circles(&self) -> Vec<String> {
        let reach = |start: &String| {
            let mut seen: Vec<&String> = Vec::new();
            let mut todo: Vec<&String> =
                self.sideways.get(start).into_iter().flat_map(BTreeMap::keys).collect();
            while let Some(next) = todo.pop() {
                if !seen.contains(&next) {
                    seen.push(next);
                    todo.extend(self.sideways.get(next).into_iter().flat_map(BTreeMap::keys));
                }
            }
            seen.contains(&start)
        };
        self.sideways.keys().filter(|name| reach(name)).cloned().collect()
    }
}

pub fn check(tree: &Tree) -> Vec<Finding> {
    let Some(list) = tree.get(LIST) else {
        return vec![Finding::new(LIST, 0, "the list of tiers is missing")];
    };
    let tiers: Tiers = match toml::from_str(list) {
        Ok(tiers) => tiers,
        Err(error) => return vec![Finding::new(LIST, 0, error.to_string())],
    };
    let mut findings: Vec<_> = tiers
        .circles()
        .into_iter()
        .map(|name| Finding::new(LIST, 0, format!("{name} reaches itself sideways")))
        .collect();
    let mut used: Vec<(String, String)> = Vec::new();
    for (path, text) in tree.with_extension("rs") {
        let Some((own, inner)) = capability(path) else { continue };
        if tree.is_test(path) {
            continue;
        }
        if tiers.level(own).is_none() {
            findings.push(Finding::new(path, 0, format!("{own} stands in no tier of {LIST}")));
            continue;
        }
        let scan = Scan::of(text);
        let code = without_unit_tests(&scan.code);
        for (at, other) in references(code) {
            if let Some(message) = tiers.refuse(own, other) {
                findings.push(Finding::new(path, line_of(code, at), message));
            }
            used.push((own.to_owned(), other.to_owned()));
        }
        // `super` climbing out of the capability would hide what it reaches.
        let climb = "super::".repeat(depth(inner));
        if let Some(at) = code.find(&climb) {
            findings.push(Finding::new(
                path,
                line_of(code, at),
                "leaves the capability by super::; write crate::",
            ));
        }
    }
    for (from, uses) in &tiers.sideways {
        for (to, why) in uses {
            if why.trim().is_empty() {
                findings.push(Finding::new(LIST, 0, format!("{from} → {to} needs a reason")));
            }
            if !used.contains(&(from.clone(), to.clone())) {
                findings.push(Finding::new(LIST, 0, format!("{from} does not use {to}; take the line out")));
            }
        }
    }
    findings
}

/// How many modules deep a file lies below the crate root, counted in `super::` steps: `cases/http.rs` takes two.
fn depth(inner: &str) -> usize {
    let folders = inner.matches('/').count() + 1;
    if inner.ends_with("mod.rs") { folders } else { folders + 1 }
}

/// Every `crate::name` in code, also within `crate::{a, b::{c}}`.
fn references(code: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for at in words_at(code, "crate") {
        let Some(rest) = code[at..].strip_prefix("crate::") else { continue };
        let start = at + "crate::".len();
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0usize;
            let mut head = true;
            for (i, c) in group.char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => head = true,
                    c if head && (c.is_alphabetic() || c == '_') => {
                        found.push((start + 1 + i, word(&group[i..])));
                        head = false;
                    }
                    _ => {}
                }
            }
        } else {
            found.push((start, word(rest)));
        }
    }
    found
}

fn word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    const TIERS: &str = "[[tier]]\nname = 'casework'\ncapabilities = ['dispatch', 'cases']\n\
        [[tier]]\nname = 'foundation'\ncapabilities = ['area', 'org']\n\
        [sideways]\ndispatch = { cases = 'it sends them' }\n";

    fn found(path: &str, code: &str) -> Vec<String> {
        let tree = Tree::of(&[
            (LIST, TIERS),
            ("crates/civic/src/dispatch/mod.rs", "use crate::cases;"),
            (path, code),
        ]);
        check(&tree).into_iter().map(|f| format!("{}:{} {}", f.file, f.line, f.message)).collect()
    }

    #[test]
    fn downward_and_allowed_sideways_pass() {
        assert!(
            found("crates/civic/src/dispatch/mod.rs", "use crate::{area::Area, cases::{x, y}};").is_empty()
        );
    }

    #[test]
    fn upward_is_found_also_in_groups_and_paths() {
        for code in ["use crate::cases::Case;", "use crate::{org, cases};", "fn f() { crate::cases::f() }"] {
            let found = found("crates/civic/src/area/mod.rs", code);
            assert!(found.iter().any(|f| f.contains("looks upward to cases")), "{code}: {found:?}");
        }
    }

    #[test]
    fn sideways_without_a_reason_is_found() {
        assert!(
            found("crates/civic/src/org/mod.rs", "\nuse crate::area;")[0]
                .contains("mod.rs:2 org (foundation) looks sideways")
        );
    }

    #[test]
    fn comments_and_tests_may_name_anything() {
        assert!(
            found(
                "crates/civic/src/area/mod.rs",
                "// crate::cases\n#[cfg(test)]\nmod tests { use crate::cases; }"
            )
            .is_empty()
        );
        let stories = [
            (LIST, TIERS),
            ("crates/civic/src/dispatch/mod.rs", "use crate::cases;\n#[cfg(test)]\nmod stories;"),
            ("crates/civic/src/cases/mod.rs", "#[cfg(any(test, feature = \"testing\"))]\npub mod stories;"),
            ("crates/civic/src/cases/stories/one.rs", "use crate::dispatch;"),
        ];
        assert_eq!(check(&Tree::of(&stories)), []);
    }

    #[test]
    fn climbing_out_and_strangers_are_found() {
        assert!(found("crates/civic/src/area/store.rs", "use super::super::cases;")[0].contains("super::"));
        assert!(found("crates/civic/src/other/mod.rs", "")[0].contains("no tier"));
    }

    #[test]
    fn circles_unused_lines_and_empty_reasons_are_found() {
        let list = TIERS.replace("[sideways]", "[sideways]\ncases = { dispatch = '' }");
        let messages: Vec<_> = check(&Tree::of(&[(LIST, &list)])).into_iter().map(|f| f.message).collect();
        for part in ["cases reaches itself", "dispatch reaches itself", "needs a reason", "does not use"] {
            assert!(messages.iter().any(|m| m.contains(part)), "{part}: {messages:?}");
        }
    }
}
