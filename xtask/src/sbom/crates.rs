//! The crates of the server, from `cargo tree`, as a CycloneDX document. The same tree gives the same document.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use anyhow::{Context, ensure};
use serde_json::{Value, json};

use crate::tree::root;

const SERVER: &str = "liandong-server";

/// A name and a version.
type Spec = (String, String);

/// A crate as the tree tells it.
#[derive(Debug, Default)]
struct Crate {
    licence: String,
    home: String,
    needs: BTreeSet<Spec>,
}

/// What cargo says of the server and everything that goes into it: a line for each place in the tree, the depth in front.
pub fn tree() -> anyhow::Result<String> {
    cargo_tree(&["--prefix", "depth", "--format", "{p}|{l}|{r}"])
}

fn cargo_tree(options: &[&str]) -> anyhow::Result<String> {
    let out = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--package", SERVER, "--edges", "normal"])
        .args(options)
        .current_dir(root())
        .output()?;
    ensure!(out.status.success(), "cargo tree: {}", String::from_utf8_lossy(&out.stderr));
    Ok(String::from_utf8(out.stdout)?)
}

/// The document of a tree; checksums come from the lock file.
pub fn document(tree: &str, lock: &str) -> anyhow::Result<Value> {
    let (crates, sums) = (read(tree)?, checksums(lock)?);
    let server = crates.keys().find(|spec| spec.0 == SERVER).context("the server is not in its own tree")?;
    let component = |spec: &Spec, kind: &str| {
        let made = &crates[spec];
        let mut component = json!({
            "type": kind, "bom-ref": purl(spec), "name": spec.0, "version": spec.1, "purl": purl(spec),
        });
        if !made.licence.is_empty() {
            component["licenses"] = json!([{ "expression": made.licence }]);
        }
        if let Some(sum) = sums.get(spec) {
            component["hashes"] = json!([{ "alg": "SHA-256", "content": sum }]);
        }
        if !made.home.is_empty() {
            component["externalReferences"] = json!([{ "type": "vcs", "url": made.home }]);
        }
        component
    };
    let needs = |(spec, made): (&Spec, &Crate)| json!({ "ref": purl(spec), "dependsOn": made.needs.iter().map(purl).collect::<Vec<_>>() });
    Ok(json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": component(server, "application") },
        "components": crates.keys().filter(|spec| *spec != server).map(|spec| component(spec, "library")).collect::<Vec<_>>(),
        "dependencies": crates.iter().map(needs).collect::<Vec<_>>(),
    }))
}

/// The address of a package, as every such document writes it (package-url specification).
fn purl((name, version): &Spec) -> String {
    // A version may carry build metadata, and `+` is no plain character there.
    format!("pkg:cargo/{name}@{}", version.replace('+', "%2B"))
}

/// Reads lines such as `2axum-core v0.5.6|MIT|https://…`; a crate that was told before ends in `(*)`.
fn read(tree: &str) -> anyhow::Result<BTreeMap<Spec, Crate>> {
    let mut crates = BTreeMap::<Spec, Crate>::new();
    let mut above: Vec<Spec> = Vec::new();
    for line in tree.lines().filter(|line| !line.is_empty()) {
        let wrong = || format!("cargo tree says {line:?}");
        let name = line.find(|c: char| !c.is_ascii_digit()).with_context(wrong)?;
        let depth: usize = line[..name].parse().with_context(wrong)?;
        let fields: Vec<&str> = line[name..].trim_end_matches("(*)").split('|').map(str::trim).collect();
        let [package, licence, home] = fields[..] else { anyhow::bail!(wrong()) };
        let mut words = package.split_whitespace();
        let spec = (words.next(), words.next().and_then(|version| version.strip_prefix('v')));
        let (Some(name), Some(version)) = spec else { anyhow::bail!(wrong()) };
        let spec = (name.to_owned(), version.to_owned());
        ensure!(depth <= above.len(), wrong());
        above.truncate(depth);
        if let Some(parent) = above.last() {
            crates.entry(parent.clone()).or_default().needs.insert(spec.clone());
        }
        let made = crates.entry(spec.clone()).or_default();
        // Manifests of before 2018 write a slash where SPDX writes OR.
        made.licence = licence.split('/').map(str::trim).collect::<Vec<_>>().join(" OR ");
        made.home = home.to_owned();
        above.push(spec);
    }
    Ok(crates)
}

/// The SHA-256 of each package that comes from a registry.
fn checksums(lock: &str) -> anyhow::Result<BTreeMap<Spec, String>> {
    let lock: toml::Table = lock.parse()?;
    let packages = lock["package"].as_array().context("the lock file has no packages")?;
    let word = |package: &toml::Value, name: &str| Some(package.get(name)?.as_str()?.to_owned());
    Ok(packages
        .iter()
        .filter_map(|package| {
            Some(((word(package, "name")?, word(package, "version")?), word(package, "checksum")?))
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sbom::parts;

    const LOCK: &str = "[[package]]\nname = \"b\"\nversion = \"2.0.0\"\nchecksum = \"ab\"\n";

    #[test]
    fn a_tree_becomes_a_document() {
        let tree = "0liandong-server v0.1.0 (/somewhere)|Apache-2.0|\n1a v1.0.0+x (proc-macro)|MIT/Apache-2.0|https://a\n\
            2b v2.0.0|ISC|\n1b v2.0.0|ISC| (*)\n";
        let document = document(tree, LOCK).unwrap();
        assert_eq!(document["metadata"]["component"]["purl"], "pkg:cargo/liandong-server@0.1.0");
        assert_eq!(
            document["components"][0],
            json!({
                "type": "library", "bom-ref": "pkg:cargo/a@1.0.0%2Bx", "name": "a", "version": "1.0.0+x",
                "purl": "pkg:cargo/a@1.0.0%2Bx", "licenses": [{ "expression": "MIT OR Apache-2.0" }],
                "externalReferences": [{ "type": "vcs", "url": "https://a" }],
            })
        );
        assert_eq!(document["components"][1]["hashes"][0]["content"], "ab");
        let needs = |n: usize| &document["dependencies"][n]["dependsOn"];
        assert_eq!(needs(0), &json!(["pkg:cargo/b@2.0.0"]));
        assert_eq!(needs(1), &json!([]));
        assert_eq!(needs(2), &json!(["pkg:cargo/a@1.0.0%2Bx", "pkg:cargo/b@2.0.0"]));
        assert!(!document.to_string().contains("somewhere"));
    }

    #[test]
    fn what_is_no_tree_is_refused() {
        for tree in [
            "a v1.0.0|MIT|",
            "0liandong-server|MIT|",
            "0liandong-server v1|MIT",
            "0liandong-server v1|MIT|\n2a v1|MIT|",
        ] {
            assert!(document(tree, LOCK).is_err(), "{tree}");
        }
    }

    /// The tree of today, told by cargo a second time and read otherwise: nothing is missing, nothing is there that only tests and
    /// builds need, and everything has its licence.
    #[test]
    fn every_crate_of_the_server_is_in_its_document() {
        let lock = std::fs::read_to_string(root().join("Cargo.lock")).unwrap();
        let document = document(&tree().unwrap(), &lock).unwrap();
        let mut found: BTreeSet<String> =
            parts(&document).unwrap().iter().map(|part| format!("{} v{}", part.name, part.version)).collect();
        let version = document["metadata"]["component"]["version"].as_str().unwrap();
        found.insert(format!("{SERVER} v{version}"));
        let told = cargo_tree(&["--prefix", "none", "--format", "{p}"]).unwrap();
        let wanted: BTreeSet<String> =
            told.lines().map(|line| line.split(" (").next().unwrap().to_owned()).collect();
        assert_eq!(found, wanted);
        let has = |name: &str| found.iter().any(|spec| spec.starts_with(&format!("{name} v")));
        assert!(["sm3", "sm4", "libsqlite3-sys", "liandong-civic"].iter().all(|name| has(name)));
        assert!(!["proptest", "insta", "cc", "xtask"].iter().any(|name| has(name)));
    }
}
