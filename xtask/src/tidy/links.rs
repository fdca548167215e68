//! What a document links to is there.

use super::Finding;
use crate::tree::Tree;

pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.with_extension("md") {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for (line, target) in targets(text) {
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let joined = if file.is_empty() { Some(path.to_owned()) } else { join(folder, file) };
            let there = joined.as_deref().is_some_and(|file| tree.holds(file));
            if !there {
                findings.push(Finding::new(path, line, format!("links to {target}, which is not there")));
                continue;
            }
            let page = joined.as_deref().filter(|file| file.ends_with(".md")).and_then(|file| tree.get(file));
            if let Some(page) = page.filter(|_| !anchor.is_empty())
                && !headings(page).any(|heading| heading == anchor)
            {
                findings.push(Finding::new(path, line, format!("links to {target}: no such heading")));
            }
        }
    }
    findings
}

/// Local targets of `[text](target)` and `src="target"`, outside code blocks, with their lines.
fn targets(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut fenced = false;
    for (n, line) in text.lines().enumerate() {
        fenced ^= line.trim_start().starts_with("```");
        if fenced {
            continue;
        }
        for (open, close) in [("](", ')'), ("src=\"", '"')] {
            for (at, _) in line.match_indices(open) {
                let rest = &line[at + open.len()..];
                let target = rest.split(close).next().unwrap_or(rest);
                if !target.contains("://") && !target.starts_with("mailto:") && !target.is_empty() {
                    found.push((n + 1, target));
                }
            }
        }
    }
    found
}

/// Headings as their anchors: lower case, blanks to hyphens, punctuation gone.
fn headings(page: &str) -> impl Iterator<Item = String> {
    page.lines().filter(|line| line.starts_with('#')).map(|line| {
        line.trim_start_matches('#')
            .trim()
            .to_lowercase()
            .chars()
            .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
            .map(|c| if c == ' ' { '-' } else { c })
            .collect()
    })
}

/// `docs` + `../README.md` → `README.md`; nothing if it leaves the repository.
fn join(folder: &str, target: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dead_links_and_anchors_are_found() {
        let readme = "[a](docs/a.md) [b](docs/b.md)\n[c](docs/a.md#two-words) [d](docs/a.md#three) [e](https://x.example)\n\
            ```\n[f](nowhere)\n```\n<img src=\"docs/x.png\"> [docs](docs/) [top](#top)\n# Top";
        let tree = Tree::of(&[
            ("README.md", readme),
            ("docs/a.md", "## Two words\n[up](../README.md) [out](../../x)"),
        ]);
        let found: Vec<_> = check(&tree).into_iter().map(|f| f.message).collect();
        assert_eq!(found.len(), 4, "{found:?}");
        assert!(
            found[0].contains("docs/b.md")
                && found[1].contains("#three")
                && found[2].contains("x.png")
                && found[3].contains("../../x")
        );
    }
}
