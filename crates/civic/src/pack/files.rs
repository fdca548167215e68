//! The files of a pack as text: from a folder, from the database, from the binary.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Faults;

/// Path inside the pack (`/` between folders) and content.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Files(pub BTreeMap<String, String>);

impl Files {
    /// Reads a folder, two levels deep. Notices and readmes are for people and are not part of the content.
    pub fn read(folder: &Path) -> Result<Files, Faults> {
        let mut files = Files::default();
        let mut faults = Faults::default();
        let found = walk(folder, "", &mut |name, content| match content {
            Ok(text) => {
                files.0.insert(name, text);
            }
            Err(cause) => {
                faults.add(&name, 0, format!("无法读取：{cause}"), format!("cannot be read: {cause}"))
            }
        });
        if let Err(cause) = found {
            let folder = folder.display().to_string();
            faults.add(
                &folder,
                0,
                format!("无法读取文件夹：{cause}"),
                format!("folder cannot be read: {cause}"),
            );
        }
        if faults.is_empty() { Ok(files) } else { Err(faults.sorted()) }
    }

    pub fn get(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(|text| text.trim_start_matches('\u{feff}'))
    }

    /// SHA-256 over names and contents, so that one version cannot come with two contents unnoticed.
    pub fn digest(&self) -> String {
        let mut hash = Sha256::new();
        for (name, text) in &self.0 {
            for part in [name, text] {
                hash.update((part.len() as u64).to_be_bytes());
                hash.update(part.as_bytes());
            }
        }
        HEXLOWER.encode(&hash.finalize())
    }
}

fn walk(folder: &Path, prefix: &str, found: &mut dyn FnMut(String, io::Result<String>)) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let for_people = ["README", "NOTICE", "LICENSE", "."].iter().any(|start| name.starts_with(start));
        if for_people {
            continue;
        }
        if entry.file_type()?.is_dir() {
            if prefix.is_empty() {
                walk(&entry.path(), &format!("{name}/"), found)?;
            }
        } else {
            found(format!("{prefix}{name}"), fs::read_to_string(entry.path()));
        }
    }
    Ok(())
}
