//! `channels.csv`: through which door a report comes in.

use base::Text;

use crate::pack::sheet;
use crate::pack::{Faults, Files};

pub const FILE: &str = "channels.csv";
const COLUMNS: &[&str] = &["code", "name_zh", "name_en", "found_by", "source", "evidence"];

/// Who finds what comes in through a channel; splits the indicators into patrol-found and public-found.
const FINDERS: &[&str] = &["public", "patrol", "device", "office"];

#[derive(Clone, Debug)]
pub struct Channel {
    pub code: String,
    pub name: Text,
    /// `public`, `patrol`, `device` or `office`.
    pub found_by: &'static str,
    pub line: u32,
}

pub(in crate::pack) fn load(files: &Files, faults: &mut Faults) -> Vec<Channel> {
    sheet::read(files, FILE, COLUMNS, faults, |row| {
        row.text("source");
        Channel {
            code: row.text("code"),
            name: row.words("name"),
            found_by: row.one_of("found_by", FINDERS, |finder| finder),
            line: row.line,
        }
    })
}
