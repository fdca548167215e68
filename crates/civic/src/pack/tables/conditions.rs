//! `conditions.csv`: the filing conditions (立案条件) that set a case apart from others of its category.

use base::Text;

use crate::pack::sheet;
use crate::pack::{Faults, Files};

pub const FILE: &str = "conditions.csv";
const COLUMNS: &[&str] = &["code", "name_zh", "name_en", "source", "evidence"];

#[derive(Clone, Debug)]
pub struct Condition {
    pub code: String,
    pub name: Text,
    pub line: u32,
}

pub(in crate::pack) fn load(files: &Files, faults: &mut Faults) -> Vec<Condition> {
    sheet::read(files, FILE, COLUMNS, faults, |row| {
        row.text("source");
        Condition { code: row.text("code"), name: row.words("name"), line: row.line }
    })
}
