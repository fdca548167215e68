//! Both languages, each in its place. A Chinese literal in Rust stands beside its English twin (`Code::new(…, "受理", "accept")`),
//! identifiers are English, and the web apps keep their wording in `i18n/`.

use super::{Finding, line_of, without_unit_tests};
use crate::rust_text::{Literal, Scan};
use crate::tree::Tree;

/// How far apart, in bytes of code, the two wordings of one thing may stand.
const NEAR: usize = 120;

/// Where Chinese is data or prose rather than wording of the program.
const WEB_PLACES: &[&str] = &["/i18n/", "/locales/"];

fn is_chinese(text: &str) -> bool {
    text.chars()
        .any(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}'))
}

pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.files().filter(|(path, _)| !tree.is_test(path) && !path.starts_with("xtask/")) {
        if path.ends_with(".rs") {
            rust(path, text, &mut findings);
        } else if path.starts_with("web/") && [".ts", ".tsx", ".mjs"].iter().any(|kind| path.ends_with(kind))
        {
            web(path, text, &mut findings);
        }
    }
    findings
}

fn rust(path: &str, text: &str, findings: &mut Vec<Finding>) {
    let scan = Scan::of(text);
    let code = without_unit_tests(&scan.code);
    if let Some((at, _)) = code.char_indices().find(|(_, c)| is_chinese(c.encode_utf8(&mut [0; 4]))) {
        findings.push(Finding::new(path, line_of(code, at), "identifiers are English"));
    }
    let literals: Vec<&Literal> = scan.literals.iter().filter(|literal| literal.end <= code.len()).collect();
    for (n, literal) in literals.iter().enumerate() {
        let twin = |other: Option<&&Literal>| {
            other.is_some_and(|other| {
                let gap = if other.start >= literal.end {
                    other.start - literal.end
                } else {
                    literal.start - other.end
                };
                gap <= NEAR && !is_chinese(&other.text)
            })
        };
        let before = n.checked_sub(1).and_then(|n| literals.get(n));
        if is_chinese(&literal.text)
            && !twin(literals.get(n + 1))
            && !twin(before)
            && !explained(text, literal.line)
        {
            findings.push(Finding::new(
                path,
                literal.line,
                "Chinese wording without its English twin beside it",
            ));
        }
    }
}

/// A comment `// English: …` in the same paragraph says where the twin stands instead.
fn explained(text: &str, line: usize) -> bool {
    let above: Vec<&str> = text.lines().take(line).collect();
    above.iter().rev().take_while(|line| !line.trim().is_empty()).any(|line| line.contains("// English:"))
}

fn web(path: &str, text: &str, findings: &mut Vec<Finding>) {
    if WEB_PLACES.iter().any(|place| path.contains(place)) {
        return;
    }
    let code = without_comments(text);
    findings.extend(
        code.lines()
            .enumerate()
            .filter(|(_, line)| is_chinese(line))
            .map(|(n, _)| Finding::new(path, n + 1, "wording of the web apps belongs in i18n/")),
    );
}

/// Good enough for TypeScript: `//` after a blank or at the head of a line, and `/* */`.
fn without_comments(text: &str) -> String {
    let mut inside = false;
    let mut lines = Vec::new();
    for line in text.lines() {
        let mut kept = String::new();
        let mut rest = line;
        loop {
            if inside {
                let Some(at) = rest.find("*/") else { break };
                rest = &rest[at + 2..];
                inside = false;
            }
            let block = rest.find("/*");
            let to_end = rest.find(" //").or_else(|| rest.starts_with("//").then_some(0));
            match (block, to_end) {
                (Some(at), end) if end.is_none_or(|end| at < end) => {
                    kept.push_str(&rest[..at]);
                    rest = &rest[at + 2..];
                    inside = true;
                }
                (_, Some(end)) => {
                    kept.push_str(&rest[..end]);
                    break;
                }
                _ => {
                    kept.push_str(rest);
                    break;
                }
            }
        }
        lines.push(kept);
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> usize {
        check(&Tree::of(&[(path, text)])).len()
    }

    #[test]
    fn wording_without_its_twin_is_found() {
        assert_eq!(
            found("crates/x/src/a.rs", "f(\"受理\", \"accept\"); g(format!(\"缺{x}\"), format!(\"no {x}\"))"),
            0
        );
        assert_eq!(found("crates/x/src/a.rs", "f(\"受理\");"), 1);
        assert_eq!(found("crates/x/src/a.rs", "f(\"受理\", \"派遣\");"), 2);
        assert_eq!(found("crates/x/src/a.rs", "// English: in Display\nf(\"受理\");\n\ng(\"派遣\");"), 1);
    }

    #[test]
    fn terms_in_comments_pass_and_identifiers_do_not() {
        assert_eq!(found("crates/x/src/a.rs", "/// Sent back (退单).\nfn f() {}"), 0);
        assert_eq!(found("crates/x/src/a.rs", "fn 受理() {}"), 1);
    }

    #[test]
    fn web_wording_stands_in_i18n() {
        assert_eq!(found("web/src/i18n/zh.ts", "'受理'"), 0);
        assert_eq!(found("web/src/desk/a.tsx", "// 受理\n/* 受\n理 */ x\n'http://a'; // 派遣"), 0);
        assert_eq!(found("web/src/desk/a.tsx", "<b>受理</b>"), 1);
        assert_eq!(found("web/src/desk/a.test.tsx", "<b>受理</b>"), 0);
    }
}
