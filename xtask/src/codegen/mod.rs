//! Derived files: each comes from one function, is committed, and CI compares it with what would be written.

mod permissions;

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use anyhow::{Context, ensure};

use crate::tree::root;

/// A file and how it comes about.
struct Derived {
    path: &'static str,
    write: fn(&Done) -> anyhow::Result<String>,
}

/// What was derived before, by path: later files come from earlier ones.
type Done = BTreeMap<&'static str, String>;

/// In this order.
const DERIVED: &[Derived] = &[
    Derived { path: "openapi.json", write: |_| program("openapi") },
    Derived { path: "config.schema.json", write: |_| program("config-schema") },
    Derived { path: "docs/case-flow.md", write: |_| program("case-flow") },
    Derived { path: "docs/export.md", write: |_| program("export") },
    Derived { path: "docs/permissions.md", write: permissions::page },
];

/// Written by `npm --prefix web run gen`.
const WEB: &[&str] =
    &["web/src/api/schema.ts", "web/src/ui/theme/tokens.css", "web/src/ui/glossary/terms.json"];

/// Nobody writes it by hand, so rules about hand-written files do not hold for it.
pub fn is_derived(path: &str) -> bool {
    DERIVED.iter().map(|derived| derived.path).chain(WEB.iter().copied()).any(|derived| derived == path)
}

/// Writes or compares everything; true if nothing differed or all was written.
pub fn run(check: bool) -> anyhow::Result<bool> {
    let mut done = Done::new();
    let mut fine = true;
    for derived in DERIVED {
        let text = (derived.write)(&done).with_context(|| format!("cannot derive {}", derived.path))?;
        let file = root().join(derived.path);
        let same = fs::read_to_string(&file).is_ok_and(|committed| committed == text);
        match (same, check) {
            (true, _) => println!("{} is up to date", derived.path),
            (false, true) => {
                println!("{} differs from what cargo xtask codegen writes", derived.path);
                fine = false;
            }
            (false, false) => {
                fs::create_dir_all(file.parent().context("a derived file lies in a folder")?)?;
                fs::write(&file, &text).with_context(|| format!("cannot write {}", derived.path))?;
                println!("{} written", derived.path);
            }
        }
        done.insert(derived.path, text);
    }
    Ok(web(check)? && fine)
}

/// The files of the web apps, made by a script of theirs from `openapi.json` and the design tokens. When only checking,
/// what was committed is put back.
fn web(check: bool) -> anyhow::Result<bool> {
    let before: Vec<Option<String>> = WEB.iter().map(|path| committed(path)).collect();
    let made =
        Command::new("npm").args(["--prefix", "web", "run", "--silent", "gen"]).current_dir(root()).status();
    ensure!(made.context("npm is needed")?.success(), "npm run gen failed; is `npm ci` done in web/?");
    let mut fine = true;
    for (path, before) in WEB.iter().zip(before) {
        let same = committed(path) == before;
        let outcome = match (same, check) {
            (true, _) => "is up to date",
            (false, true) => "differs from what cargo xtask codegen writes",
            (false, false) => "written",
        };
        println!("{path} {outcome}");
        if let (false, true, Some(before)) = (same, check, before) {
            fs::write(root().join(path), before)?;
        }
        fine &= same || !check;
    }
    Ok(fine)
}

/// Variables that cargo sets for the program it runs, and that build scripts watch.
const INHERITED: [&str; 10] = [
    "CARGO",
    "CARGO_MANIFEST_DIR",
    "CARGO_MANIFEST_LINKS",
    "CARGO_MANIFEST_PATH",
    "CARGO_PKG_NAME",
    "CARGO_PKG_VERSION",
    "CARGO_PKG_VERSION_MAJOR",
    "CARGO_PKG_VERSION_MINOR",
    "CARGO_PKG_VERSION_PATCH",
    "CARGO_PKG_VERSION_PRE",
];

/// What the server itself says about one thing.
fn program(what: &str) -> anyhow::Result<String> {
    let mut cargo = Command::new(env!("CARGO"));
    // What cargo told this program of itself would make build scripts believe that their world has changed, and half of
    // the dependencies would be built anew.
    for name in INHERITED {
        cargo.env_remove(name);
    }
    let out = cargo
        .args(["run", "--quiet", "--package", "liandong-server", "--", "derive", what])
        .current_dir(root())
        .stderr(std::process::Stdio::inherit())
        .output()?;
    ensure!(out.status.success(), "liandong derive {what} failed");
    Ok(String::from_utf8(out.stdout)?)
}

/// The text of a committed file, if there is one.
fn committed(path: &str) -> Option<String> {
    fs::read_to_string(root().join(path)).ok()
}
