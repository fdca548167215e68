//! The text files of the repository as one map, so that every rule is a pure function of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, ensure};

/// Every file that git tracks or would track: path from the root, with `/`, to text. Files that are no text are listed with an empty one.
pub struct Tree {
    files: BTreeMap<String, String>,
    /// Rust files that a parent declares with `#[cfg(test)] mod name;`, without `.rs`.
    test_modules: BTreeSet<String>,
}

impl Tree {
    /// The repository that this program was built from.
    pub fn read() -> anyhow::Result<Tree> {
        let root = root();
        let listing = Command::new("git")
            .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            .current_dir(&root)
            .output()
            .context("git is needed to list the files")?;
        ensure!(
            listing.status.success(),
            "git ls-files failed: {}",
            String::from_utf8_lossy(&listing.stderr)
        );
        let names = String::from_utf8(listing.stdout).context("a file name is not UTF-8")?;
        let mut files = BTreeMap::new();
        for name in names.split('\0').filter(|name| !name.is_empty()) {
            // Deleted but not yet committed files are still listed.
            let Ok(bytes) = std::fs::read(root.join(name)) else { continue };
            files.insert(name.to_owned(), String::from_utf8(bytes).unwrap_or_default());
        }
        Ok(Tree::new(files))
    }

    fn new(files: BTreeMap<String, String>) -> Tree {
        let test_modules = files.iter().flat_map(|(path, text)| test_modules(path, text)).collect();
        Tree { files, test_modules }
    }

    /// Test code: it may reach everywhere and holds samples of what rules forbid.
    pub fn is_test(&self, path: &str) -> bool {
        let stem = path.strip_suffix(".rs").unwrap_or(path);
        let declared = || {
            stem.match_indices('/')
                .map(|(at, _)| &stem[..at])
                .chain([stem])
                .any(|head| self.test_modules.contains(head))
        };
        path.starts_with("e2e/") || path.contains("/tests/") || path.contains(".test.ts") || declared()
    }

    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// Files with this extension (without the dot).
    pub fn with_extension<'a>(&'a self, extension: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.files().filter(move |(path, _)| path.rsplit_once('.').is_some_and(|(_, end)| end == extension))
    }

    pub fn get(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// Is there a file or a folder of this name?
    pub fn holds(&self, path: &str) -> bool {
        let path = path.trim_end_matches('/');
        self.files.contains_key(path)
            || self.files.keys().any(|file| file.strip_prefix(path).is_some_and(|rest| rest.starts_with('/')))
    }
}

#[cfg(test)]
impl Tree {
    pub fn of(files: &[(&str, &str)]) -> Tree {
        Tree::new(files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect())
    }
}

/// `#[cfg(test)] mod stories;` in `a/mod.rs` makes `a/stories` test code; so does `cfg(any(test, feature = "testing"))`.
fn test_modules(path: &str, text: &str) -> Vec<String> {
    if !path.ends_with(".rs") || !text.contains("#[cfg(") {
        return Vec::new();
    }
    let folder = match path.rsplit_once('/') {
        Some((folder, "mod.rs" | "lib.rs" | "main.rs")) => folder.to_owned(),
        _ => path.trim_end_matches(".rs").to_owned(),
    };
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines
        .windows(2)
        .filter(|pair| pair[0] == "#[cfg(test)]" || pair[0].starts_with("#[cfg(any(test,"))
        .filter_map(|pair| pair[1].trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';'))
        .map(|name| format!("{folder}/{name}"))
        .collect()
}

/// The root of the repository.
pub fn root() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}
