//! `docs/permissions.md`: the rights, which role of the shipped pack gives which, and what each operation needs.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use anyhow::Context;
use base::Permission;
use serde::Deserialize;
use serde_json::Value;

use super::{Done, committed};

const PACK: &str = "packs/chenghua";
const METHODS: &[&str] = &["get", "post", "put", "patch", "delete"];

#[derive(Deserialize)]
struct Role {
    key: String,
    name_zh: String,
    name_en: String,
}

#[derive(Deserialize)]
struct Given {
    role: String,
    permission: String,
}

pub fn page(done: &Done) -> anyhow::Result<String> {
    let mut page = String::from(
        "# Permissions\n\nWritten by `cargo xtask codegen`; do not edit. A right always holds within an area subtree and, where the \
         grant says so, within one branch of the categories. Outside the area the answer is 404, inside it without the right 403.\n",
    );
    rights(&mut page);
    if let (Some(roles), Some(given)) =
        (committed(&format!("{PACK}/roles.csv")), committed(&format!("{PACK}/role_permissions.csv")))
    {
        matrix(&mut page, &roles, &given)?;
    }
    if let Some(openapi) = done.get("openapi.json") {
        operations(&mut page, &serde_json::from_str(openapi)?)?;
    }
    Ok(page)
}

fn rights(page: &mut String) {
    page.push_str("\n## Rights\n\n| right | 权限 | what it lets somebody do |\n|---|---|---|\n");
    for permission in Permission::ALL {
        let (zh, en) = permission.words();
        let _ = writeln!(page, "| `{}` | {zh} | {en} |", permission.key());
    }
}

fn matrix(page: &mut String, roles: &str, given: &str) -> anyhow::Result<()> {
    let roles: Vec<Role> = rows(roles).context("roles.csv")?;
    let mut by_right: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for Given { role, permission } in rows::<Given>(given).context("role_permissions.csv")? {
        by_right.entry(permission).or_default().insert(role);
    }
    let _ = write!(page, "\n## Roles of `{PACK}`\n\n| role | 岗位 | name |\n|---|---|---|\n");
    for role in &roles {
        let _ = writeln!(page, "| `{}` | {} | {} |", role.key, role.name_zh, role.name_en);
    }
    let _ = write!(page, "\n## Right × role\n\n| right |");
    for role in &roles {
        let _ = write!(page, " {} |", role.key);
    }
    let _ = writeln!(page, "\n|---|{}", ":-:|".repeat(roles.len()));
    for permission in Permission::ALL {
        let _ = write!(page, "| `{}` |", permission.key());
        for role in &roles {
            let has = by_right.get(permission.key()).is_some_and(|given| given.contains(&role.key));
            page.push_str(if has { " ● |" } else { "  |" });
        }
        page.push('\n');
    }
    Ok(())
}

/// What each operation asks for, from the `x-permission` that its handler's signature puts into the OpenAPI document.
/// An operation that does not say it is an error.
fn operations(page: &mut String, openapi: &Value) -> anyhow::Result<()> {
    page.push_str("\n## Operations\n\n| operation | needs |\n|---|---|\n");
    for (path, item) in openapi["paths"].as_object().into_iter().flatten() {
        for method in METHODS {
            let Some(operation) = item.get(*method) else { continue };
            let name = format!("{} {path}", method.to_uppercase());
            let need = match operation["x-permission"].as_str() {
                Some("public") => "nothing: open to everybody".to_owned(),
                Some("signed-in") => "a sign-in".to_owned(),
                Some("receipt") => "the receipt of the case".to_owned(),
                Some("resident") => "the account of a resident".to_owned(),
                Some("act") => "what the act asks for: see [the life of a case](case-flow.md)".to_owned(),
                Some(key) if Permission::from_key(key).is_some() => format!("`{key}`"),
                other => anyhow::bail!("{name} does not say whom it is for (x-permission is {other:?})"),
            };
            let _ = writeln!(page, "| `{name}` | {need} |");
        }
    }
    Ok(())
}

fn rows<T: for<'a> Deserialize<'a>>(text: &str) -> Result<Vec<T>, csv::Error> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_matrix_marks_what_each_role_gives() {
        let mut page = String::new();
        let roles = "key,name_zh,name_en\ngrid,网格员,grid worker\nchief,主任,chief\n";
        matrix(&mut page, roles, "role,permission\nchief,case.dispatch\n")
            .expect("both tables are well formed");
        assert!(page.contains("| `case.dispatch` |  | ● |"), "{page}");
    }

    #[test]
    fn an_operation_that_does_not_say_whom_it_is_for_is_an_error() {
        let document =
            |need: Value| serde_json::json!({ "paths": { "/a": { "get": { "x-permission": need } } } });
        let mut page = String::new();
        operations(&mut page, &document("case.read".into())).expect("a known right");
        assert!(page.contains("| `GET /a` | `case.read` |"));
        assert!(operations(&mut page, &document("case.reed".into())).is_err());
        assert!(operations(&mut page, &document(Value::Null)).is_err());
    }
}
