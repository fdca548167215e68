//! Every right that a role can give is explained in `docs/permissions.md`.

use base::Permission;

use super::Finding;
use crate::tree::Tree;

const PAGE: &str = "docs/permissions.md";

pub fn check(tree: &Tree) -> Vec<Finding> {
    let page = tree.get(PAGE).unwrap_or_default();
    Permission::ALL
        .iter()
        .filter(|permission| !page.contains(&format!("`{}`", permission.key())))
        .map(|permission| {
            Finding::new(PAGE, 0, format!("{} is missing; run cargo xtask codegen", permission.key()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_right_without_a_line_is_found() {
        let all: String = Permission::ALL.iter().skip(1).map(|p| format!("`{}`\n", p.key())).collect();
        let found = check(&Tree::of(&[(PAGE, &all)]));
        assert_eq!(found.len(), 1);
        assert!(found[0].message.starts_with(Permission::ALL[0].key()));
    }
}
