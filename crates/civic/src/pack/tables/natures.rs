//! `natures.csv`: what a person wants (求决, 投诉, 咨询, 建议 …). The hotline's deadlines go by it.

use base::Text;

use crate::pack::sheet;
use crate::pack::{Faults, Files};

pub const FILE: &str = "natures.csv";
const COLUMNS: &[&str] = &["code", "name_zh", "name_en", "source", "evidence"];

#[derive(Clone, Debug)]
pub struct Nature {
    pub code: String,
    pub name: Text,
    pub line: u32,
}

pub(in crate::pack) fn load(files: &Files, faults: &mut Faults) -> Vec<Nature> {
    sheet::read(files, FILE, COLUMNS, faults, |row| {
        row.text("source");
        Nature { code: row.text("code"), name: row.words("name"), line: row.line }
    })
}
