//! Crates depend only downward: server → civic → {geo, db} → base. Tests may reach further.

use super::Finding;
use crate::tree::Tree;

/// Each crate and the crates of ours that it may use.
const MAY_USE: &[(&str, &[&str])] = &[
    ("base", &[]),
    ("db", &["base"]),
    ("geo", &["base"]),
    ("civic", &["base", "db", "geo"]),
    ("server", &["base", "db", "geo", "civic"]),
];

pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.files() {
        let Some(name) = path.strip_prefix("crates/").and_then(|rest| rest.strip_suffix("/Cargo.toml"))
        else {
            continue;
        };
        let Some((_, allowed)) = MAY_USE.iter().find(|(own, _)| *own == name) else {
            findings.push(Finding::new(
                path,
                0,
                format!("crate {name} has no place in the direction of crates (xtask/src/tidy/manifests.rs)"),
            ));
            continue;
        };
        match toml::from_str::<toml::Table>(text) {
            Err(error) => findings.push(Finding::new(path, 0, error.to_string())),
            Ok(manifest) => {
                let used = manifest
                    .get("dependencies")
                    .and_then(toml::Value::as_table)
                    .into_iter()
                    .flat_map(toml::Table::keys);
                for other in used.filter(|other| MAY_USE.iter().any(|(ours, _)| ours == other)) {
                    if !allowed.contains(&other.as_str()) {
                        findings.push(Finding::new(path, 0, format!("{name} may not use {other}")));
                    }
                }
                if manifest
                    .get("lints")
                    .and_then(|lints| lints.get("workspace"))
                    .and_then(toml::Value::as_bool)
                    != Some(true)
                {
                    findings.push(Finding::new(path, 0, "the lints of the workspace are not switched on"));
                }
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn upward_dependencies_unknown_crates_and_missing_lints_are_found() {
        let lints = "[lints]\nworkspace = true\n";
        let db =
            format!("{lints}[dependencies]\nbase.workspace = true\ncivic.workspace = true\nserde = \"1\"");
        let tree = Tree::of(&[
            ("crates/db/Cargo.toml", &db),
            ("crates/new/Cargo.toml", lints),
            ("crates/geo/Cargo.toml", "[dependencies]\nbase.workspace = true"),
        ]);
        let messages: Vec<_> = check(&tree).into_iter().map(|f| f.message).collect();
        assert_eq!(messages.len(), 3, "{messages:?}");
        assert_eq!(messages[0], "db may not use civic");
    }
}
