//! What a release is made of: a CycloneDX document of the server, and a list of licences for people.
//!
//! The crates are those below the server for the machine on which this runs, without what only builds and tests need. The parts of
//! the web apps are told by npm, which `scripts/sbom` asks first. A part without a licence is an error.

mod crates;

use std::fs;
use std::path::Path;

use anyhow::{Context, ensure};
use serde_json::Value;

use crate::tree::root;

/// The documents: the half of the product, and its file.
const DOCUMENTS: [(&str, &str); 2] = [("server", "server.cdx.json"), ("web", "web.cdx.json")];
const LIST: &str = "licences.csv";

/// One part of the product, as somebody who asks for licences wants to know it.
#[derive(Debug, PartialEq, Eq)]
struct Part {
    name: String,
    version: String,
    licence: String,
}

/// Writes the document of the server beside that of the web apps, and the list of both.
pub fn run(folder: &Path) -> anyhow::Result<bool> {
    let lock = fs::read_to_string(root().join("Cargo.lock"))?;
    let server = crates::document(&crates::tree()?, &lock)?;
    fs::write(folder.join(DOCUMENTS[0].1), format!("{server:#}\n"))?;
    let mut list = csv::Writer::from_writer(Vec::new());
    list.write_record(["组成部分 part of", "名称 name", "版本 version", "许可证 licence"])?;
    for (half, file) in DOCUMENTS {
        let text = fs::read_to_string(folder.join(file)).with_context(|| format!("{file} is not there"))?;
        let parts = parts(&serde_json::from_str(&text)?).with_context(|| file.to_owned())?;
        for part in &parts {
            list.write_record([half, &part.name, &part.version, &part.licence])?;
        }
        println!("{file}: {} parts, each with its licence", parts.len());
    }
    // The mark at the front tells spreadsheets that it is UTF-8.
    let list = format!("\u{feff}{}", String::from_utf8(list.into_inner()?)?);
    fs::write(folder.join(LIST), list)?;
    println!("{LIST}: the same for people");
    Ok(true)
}

/// The parts of a CycloneDX document; those without a licence are named in the error.
fn parts(document: &Value) -> anyhow::Result<Vec<Part>> {
    let components = document["components"].as_array().context("it has no components")?;
    ensure!(!components.is_empty(), "it has no components");
    let word = |component: &Value, name: &str| component[name].as_str().unwrap_or_default().to_owned();
    let parts: Vec<Part> = components
        .iter()
        .map(|component| Part {
            name: word(component, "name"),
            version: word(component, "version"),
            licence: licence(component),
        })
        .collect();
    let bare: Vec<String> = parts
        .iter()
        .filter(|part| part.licence.is_empty())
        .map(|part| format!("{} {}", part.name, part.version))
        .collect();
    ensure!(bare.is_empty(), "without a licence: {}", bare.join(", "));
    Ok(parts)
}

/// What a component says of its licence: an expression, or names of which all hold; empty if it says nothing.
fn licence(component: &Value) -> String {
    let entries = component["licenses"].as_array().map(Vec::as_slice).unwrap_or_default();
    let named = |entry: &Value| {
        ["/expression", "/license/id", "/license/name"]
            .iter()
            .find_map(|path| entry.pointer(path)?.as_str().map(str::to_owned))
    };
    entries.iter().filter_map(named).filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" AND ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_part_without_a_licence_is_named() {
        let document = json!({ "components": [
            { "name": "a", "version": "1.0.0", "licenses": [{ "license": { "id": "MIT" } }] },
            { "name": "b", "version": "2.0.0" },
            { "name": "c", "version": "3.0.0", "licenses": [{ "license": { "name": "" } }] },
        ] });
        assert_eq!(parts(&document).unwrap_err().to_string(), "without a licence: b 2.0.0, c 3.0.0");
        assert!(parts(&json!({ "components": [] })).is_err());
    }

    #[test]
    fn licences_are_read_in_every_form() {
        let of = |licenses| licence(&json!({ "licenses": licenses }));
        assert_eq!(
            of(json!([{ "license": { "id": "MIT" } }, { "license": { "id": "ISC" } }])),
            "MIT AND ISC"
        );
        assert_eq!(of(json!([{ "expression": "(MIT OR Apache-2.0)" }])), "(MIT OR Apache-2.0)");
        assert_eq!(of(json!([{ "license": { "name": "Public domain" } }])), "Public domain");
    }
}
