//! `duty_list.csv`: the duty list (履职事项清单): who does what. Routing goes by it.

use std::collections::HashMap;

use base::Text;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::categories::Category;
use super::units::UnitKind;
use crate::pack::sheet::{self, Row};
use crate::pack::{Faults, Files, Table};

pub const FILE: &str = "duty_list.csv";
const COLUMNS: &[&str] =
    &["item", "title_zh", "title_en", "category", "kind", "lead", "assist", "level", "source", "evidence"];

/// How the street stands to an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DutyKind {
    /// 基本履职: the street's own.
    Own,
    /// 配合履职: the street assists a department.
    Assisting,
    /// 上级收回: taken back by the upper level; must not be dispatched to a street or below.
    Reclaimed,
}

impl DutyKind {
    pub const ALL: [DutyKind; 3] = [DutyKind::Own, DutyKind::Assisting, DutyKind::Reclaimed];

    pub const fn key(self) -> &'static str {
        match self {
            DutyKind::Own => "own",
            DutyKind::Assisting => "assisting",
            DutyKind::Reclaimed => "reclaimed",
        }
    }
}

/// The level that answers for an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    District,
    Street,
    Community,
}

impl Level {
    pub const ALL: [Level; 3] = [Level::District, Level::Street, Level::Community];

    pub const fn key(self) -> &'static str {
        match self {
            Level::District => "district",
            Level::Street => "street",
            Level::Community => "community",
        }
    }
}

/// Who is meant: one unit by its code, or the nearest unit of a kind above the place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lead {
    /// Written `kind:street_centre`.
    Kind(UnitKind),
    /// Written `unit:D-URBAN`.
    Unit(String),
}

impl std::fmt::Display for Lead {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Lead::Kind(kind) => write!(f, "kind:{}", kind.key()),
            Lead::Unit(code) => write!(f, "unit:{code}"),
        }
    }
}

impl Lead {
    fn parse(text: &str) -> Option<Lead> {
        match text.split_once(':')? {
            ("kind", kind) => UnitKind::from_key(kind).map(Lead::Kind),
            ("unit", code) if !code.is_empty() => Some(Lead::Unit(code.to_owned())),
            _ => None,
        }
    }

    fn read(row: &mut Row<'_>, column: &str, text: &str) -> Option<Lead> {
        let lead = Lead::parse(text);
        if lead.is_none() {
            row.wrong(
                format!("“{column}”应为 kind:单位类型 或 unit:单位代码，不是“{text}”"),
                format!("“{column}” must be kind:<unit kind> or unit:<unit code>, not “{text}”"),
            );
        }
        lead
    }
}

/// One item of the list.
#[derive(Clone, Debug)]
pub struct Duty {
    /// What a return (退单) cites.
    pub item: String,
    pub title: Text,
    /// It holds for this category and all below it.
    pub category: String,
    pub kind: DutyKind,
    pub lead: Lead,
    pub assist: Vec<Lead>,
    pub level: Level,
    pub source: String,
    pub evidence: String,
    pub line: u32,
}

/// The list, by category.
#[derive(Clone, Debug, Default)]
pub struct Duties {
    rows: Vec<Duty>,
    by_category: HashMap<String, usize>,
    by_item: HashMap<String, usize>,
}

impl Duties {
    pub(in crate::pack) fn new(rows: Vec<Duty>) -> Duties {
        let mut duties = Duties::default();
        for (n, row) in rows.iter().enumerate() {
            duties.by_category.entry(row.category.clone()).or_insert(n);
            duties.by_item.entry(row.item.clone()).or_insert(n);
        }
        duties.rows = rows;
        duties
    }

    pub fn iter(&self) -> std::slice::Iter<'_, Duty> {
        self.rows.iter()
    }

    /// The item that covers a category: its own, or the nearest one above.
    pub fn of(&self, categories: &Table<Category>, category: &str) -> Option<&Duty> {
        categories.chain(category).find_map(|step| self.by_category.get(&step.code)).map(|n| &self.rows[*n])
    }

    pub fn item(&self, item: &str) -> Option<&Duty> {
        self.by_item.get(item).map(|n| &self.rows[*n])
    }
}

pub(in crate::pack) fn load(files: &Files, faults: &mut Faults) -> Duties {
    Duties::new(sheet::read(files, FILE, COLUMNS, faults, |row| {
        let lead = row.text("lead");
        let lead = Lead::read(row, "lead", &lead).unwrap_or(Lead::Kind(UnitKind::DistrictCentre));
        let assist = row.list("assist");
        Duty {
            item: row.text("item"),
            title: row.words("title"),
            category: row.text("category"),
            kind: row.one_of("kind", &DutyKind::ALL, DutyKind::key),
            lead,
            assist: assist.iter().filter_map(|text| Lead::read(row, "assist", text)).collect(),
            level: row.one_of("level", &Level::ALL, Level::key),
            source: row.text("source"),
            evidence: row.text("evidence"),
            line: row.line,
        }
    }))
}
