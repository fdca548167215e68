//! `areas.csv`: the part of the area tree that comes with the pack.

use base::Text;

use crate::pack::sheet;
use crate::pack::{Faults, Files};

pub const FILE: &str = "areas.csv";
const COLUMNS: &[&str] = &["code", "kind", "name_zh", "name_en", "parent", "source", "evidence"];

/// What an area can be.
pub const AREA_KINDS: &[&str] = &[
    "district",
    "street",
    "community",
    "grid",
    "micro_grid",
    "courtyard",
    "building",
    "unit",
    "household",
    "market",
    "business_district",
    "campus",
    "park",
    "company_estate",
];

/// One area. The area tree of the database starts from these rows and may grow beyond them.
#[derive(Clone, Debug)]
pub struct AreaRow {
    pub code: String,
    /// One of [`AREA_KINDS`].
    pub kind: &'static str,
    pub name: Text,
    pub parent: Option<String>,
    pub source: String,
    pub line: u32,
}

pub(in crate::pack) fn load(files: &Files, faults: &mut Faults) -> Vec<AreaRow> {
    sheet::read(files, FILE, COLUMNS, faults, |row| AreaRow {
        code: row.text("code"),
        kind: row.one_of("kind", AREA_KINDS, |kind| kind),
        name: row.words("name"),
        parent: row.option("parent"),
        source: row.text("source"),
        line: row.line,
    })
}
