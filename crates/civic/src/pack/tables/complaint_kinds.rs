//! `complaint_kinds.csv`: what staff may complain of in the box against formalism.

use base::Text;

use crate::pack::sheet;
use crate::pack::{Faults, Files};

pub const FILE: &str = "complaint_kinds.csv";
const COLUMNS: &[&str] = &["code", "name_zh", "name_en", "source", "evidence"];

#[derive(Clone, Debug)]
pub struct ComplaintKind {
    pub code: String,
    pub name: Text,
    pub line: u32,
}

pub(in crate::pack) fn load(files: &Files, faults: &mut Faults) -> Vec<ComplaintKind> {
    let kinds = sheet::read(files, FILE, COLUMNS, faults, |row| {
        row.text("source");
        ComplaintKind { code: row.text("code"), name: row.words("name"), line: row.line }
    });
    if kinds.is_empty() && files.get(FILE).is_some() {
        faults.add(FILE, 0, "至少要有一类意见", "there must be at least one kind of complaint");
    }
    kinds
}
