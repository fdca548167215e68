//! `deadlines.csv`: how long each stage may take, by category, condition and nature, with validity dates.

use std::collections::HashMap;
use std::num::NonZeroU32;

use base::calendar::{Limit, Unit};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::categories::{Category, Urgency};
use crate::pack::sheet;
use crate::pack::{Faults, Files, Table};

pub const FILE: &str = "deadlines.csv";
const COLUMNS: &[&str] = &[
    "category",
    "condition",
    "nature",
    "stage",
    "amount",
    "unit",
    "valid_from",
    "valid_to",
    "source",
    "evidence",
];

/// Stands for every category.
pub const ANY: &str = "*";

/// What a clock measures. `Total` (捆绑时限) runs across all hand-overs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// From submission to closing.
    Total,
    /// From submission to the first look.
    Triage,
    /// From the first look to acceptance.
    Accept,
    /// From acceptance to dispatch.
    Dispatch,
    /// From dispatch to the unit's signature (签收).
    Sign,
    /// From dispatch to the result.
    Handle,
    /// From the result to the check.
    Verify,
    /// From closing to the call-back (回访).
    Callback,
}

impl Stage {
    pub const ALL: [Stage; 8] = [
        Stage::Total,
        Stage::Triage,
        Stage::Accept,
        Stage::Dispatch,
        Stage::Sign,
        Stage::Handle,
        Stage::Verify,
        Stage::Callback,
    ];

    pub const fn key(self) -> &'static str {
        match self {
            Stage::Total => "total",
            Stage::Triage => "triage",
            Stage::Accept => "accept",
            Stage::Dispatch => "dispatch",
            Stage::Sign => "sign",
            Stage::Handle => "handle",
            Stage::Verify => "verify",
            Stage::Callback => "callback",
        }
    }

    pub fn from_key(key: &str) -> Option<Stage> {
        Stage::ALL.into_iter().find(|stage| stage.key() == key)
    }
}

/// One rule.
#[derive(Clone, Debug)]
pub struct Deadline {
    /// A category with all below it, or [`ANY`].
    pub category: String,
    /// A filing condition, or the key of an urgency.
    pub condition: Option<String>,
    pub nature: Option<String>,
    pub stage: Stage,
    pub limit: Limit,
    pub valid_from: Date,
    /// The last day on which it holds.
    pub valid_to: Option<Date>,
    pub source: String,
    pub evidence: String,
    pub line: u32,
}

impl Deadline {
    pub fn holds_on(&self, day: Date) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }
}

/// Which limit is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    pub category: &'a str,
    pub nature: Option<&'a str>,
    /// The filing condition (立案条件), where the case has one.
    pub condition: Option<&'a str>,
    pub urgency: Urgency,
    pub stage: Stage,
    pub day: Date,
}

/// All rules, by category.
#[derive(Clone, Debug, Default)]
pub struct Deadlines {
    rows: Vec<Deadline>,
    by_category: HashMap<String, Vec<usize>>,
}

impl Deadlines {
    pub(in crate::pack) fn new(rows: Vec<Deadline>) -> Deadlines {
        let mut by_category: HashMap<String, Vec<usize>> = HashMap::new();
        for (n, row) in rows.iter().enumerate() {
            by_category.entry(row.category.clone()).or_default().push(n);
        }
        Deadlines { rows, by_category }
    }

    pub fn iter(&self) -> std::slice::Iter<'_, Deadline> {
        self.rows.iter()
    }

    /// The rule that fits best: first by condition (filing condition, then urgency, then none), then by category
    /// (own, then upwards to the scheme, then [`ANY`]), then by nature (own, then none).
    ///
    /// A condition goes first because it says that this case is not like the others of its category.
    pub fn find(&self, categories: &Table<Category>, ask: Ask<'_>) -> Option<&Deadline> {
        let chain = categories.chain(ask.category).map(|category| category.code.as_str()).chain([ANY]);
        let mut best: Option<((u8, usize, u8), &Deadline)> = None;
        for (depth, code) in chain.enumerate() {
            for rule in self.by_category.get(code).into_iter().flatten().map(|n| &self.rows[*n]) {
                if rule.stage != ask.stage || !rule.holds_on(ask.day) {
                    continue;
                }
                let Some((condition, nature)) = rank(rule, ask) else { continue };
                let rank = (condition, depth, nature);
                if best.is_none_or(|(found, _)| rank < found) {
                    best = Some((rank, rule));
                }
            }
        }
        best.map(|(_, rule)| rule)
    }
}

/// How closely a rule fits condition and nature, smaller is closer; `None` if it does not apply.
fn rank(rule: &Deadline, ask: Ask<'_>) -> Option<(u8, u8)> {
    let condition = match rule.condition.as_deref() {
        None => 2,
        wanted if wanted == ask.condition => 0,
        Some(key) if ask.urgency != Urgency::Normal && key == ask.urgency.key() => 1,
        Some(_) => return None,
    };
    let nature = match rule.nature.as_deref() {
        None => 1,
        wanted if wanted == ask.nature => 0,
        Some(_) => return None,
    };
    Some((condition, nature))
}

pub(in crate::pack) fn load(files: &Files, faults: &mut Faults) -> Deadlines {
    Deadlines::new(sheet::read(files, FILE, COLUMNS, faults, |row| {
        let unit = row.one_of("unit", &Unit::ALL, Unit::key);
        let amount = NonZeroU32::new(row.number("amount")).unwrap_or_else(|| {
            row.wrong("期限必须大于零", "a limit must be more than zero");
            NonZeroU32::MIN
        });
        row.text("valid_from");
        let (valid_from, valid_to) = (row.date("valid_from").unwrap_or_default(), row.date("valid_to"));
        if valid_to.is_some_and(|last| last < valid_from) {
            row.wrong("有效期的结束早于开始", "it stops being valid before it starts");
        }
        Deadline {
            category: row.text("category"),
            condition: row.option("condition"),
            nature: row.option("nature"),
            stage: row.one_of("stage", &Stage::ALL, Stage::key),
            limit: Limit { amount, unit },
            valid_from,
            valid_to,
            source: row.text("source"),
            evidence: row.text("evidence"),
            line: row.line,
        }
    }))
}
