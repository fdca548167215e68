//! `units.csv`: the organisations that the district starts with.

use base::Text;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::pack::sheet;
use crate::pack::{Faults, Files};

pub const FILE: &str = "units.csv";
const COLUMNS: &[&str] =
    &["code", "kind", "name_zh", "name_en", "parent", "area", "categories", "source", "evidence"];

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// 区大联动中心
    DistrictCentre,
    /// 街道智慧治理中心
    StreetCentre,
    /// 社区综治中心
    CommunityCentre,
    /// A government department or one of its branches.
    Department,
    /// A public utility or another enterprise with duties of its own.
    Enterprise,
    /// Contracted (购买服务).
    Provider,
    /// 1+3+N on the ground.
    Team,
}

impl UnitKind {
    pub const ALL: [UnitKind; 7] = [
        UnitKind::DistrictCentre,
        UnitKind::StreetCentre,
        UnitKind::CommunityCentre,
        UnitKind::Department,
        UnitKind::Enterprise,
        UnitKind::Provider,
        UnitKind::Team,
    ];

    pub const fn key(self) -> &'static str {
        match self {
            UnitKind::DistrictCentre => "district_centre",
            UnitKind::StreetCentre => "street_centre",
            UnitKind::CommunityCentre => "community_centre",
            UnitKind::Department => "department",
            UnitKind::Enterprise => "enterprise",
            UnitKind::Provider => "provider",
            UnitKind::Team => "team",
        }
    }

    pub fn from_key(key: &str) -> Option<UnitKind> {
        UnitKind::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// Whether it belongs to a street or below: a reclaimed item must not be given to it.
    pub const fn is_street_or_below(self) -> bool {
        matches!(self, UnitKind::StreetCentre | UnitKind::CommunityCentre | UnitKind::Team)
    }
}

#[derive(Clone, Debug)]
pub struct UnitRow {
    pub code: String,
    pub kind: UnitKind,
    pub name: Text,
    pub parent: Option<String>,
    /// The area it answers for.
    pub area: String,
    /// Categories (with all below) that it can handle itself.
    pub categories: Vec<String>,
    pub line: u32,
}

pub(in crate::pack) fn load(files: &Files, faults: &mut Faults) -> Vec<UnitRow> {
    sheet::read(files, FILE, COLUMNS, faults, |row| {
        row.text("source");
        UnitRow {
            code: row.text("code"),
            kind: row.one_of("kind", &UnitKind::ALL, UnitKind::key),
            name: row.words("name"),
            parent: row.option("parent"),
            area: row.text("area"),
            categories: row.list("categories"),
            line: row.line,
        }
    })
}
