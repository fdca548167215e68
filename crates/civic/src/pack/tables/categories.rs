//! `categories.csv`: the tree of what can be reported.

use base::Text;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::pack::sheet;
use crate::pack::{Faults, Files, Table};

pub const FILE: &str = "categories.csv";
const COLUMNS: &[&str] = &[
    "code",
    "parent",
    "name_zh",
    "name_en",
    "scheme",
    "nature",
    "urgency",
    "photo_rule",
    "sensitive",
    "record_only",
    "source",
    "evidence",
];

/// How pressing a matter is (紧急 / 热点 / 普通).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// 普通
    #[default]
    Normal,
    /// 热点: many people ask for it.
    Hot,
    /// 紧急: runs on natural time.
    Urgent,
}

impl Urgency {
    pub const ALL: [Urgency; 3] = [Urgency::Normal, Urgency::Hot, Urgency::Urgent];

    pub const fn key(self) -> &'static str {
        match self {
            Urgency::Normal => "normal",
            Urgency::Hot => "hot",
            Urgency::Urgent => "urgent",
        }
    }

    pub fn from_key(key: &str) -> Option<Urgency> {
        Urgency::ALL.into_iter().find(|urgency| urgency.key() == key)
    }
}

/// When a photo is asked for. Optional unless a category says otherwise: nobody is made to photograph for the record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PhotoRule {
    #[default]
    Optional,
    /// The handler shows the result.
    AtResolve,
    /// Nobody takes a photo of this (violence, minors, illness).
    Never,
}

impl PhotoRule {
    pub const ALL: [PhotoRule; 3] = [PhotoRule::Optional, PhotoRule::AtResolve, PhotoRule::Never];

    pub const fn key(self) -> &'static str {
        match self {
            PhotoRule::Optional => "optional",
            PhotoRule::AtResolve => "at_resolve",
            PhotoRule::Never => "never",
        }
    }
}

/// One category. Only leaves are given to cases that are filed; a report may name any.
#[derive(Clone, Debug)]
pub struct Category {
    pub code: String,
    pub parent: Option<String>,
    pub name: Text,
    /// Which list it stems from.
    pub scheme: String,
    /// The nature that a report of this category has unless somebody says otherwise.
    pub nature: Option<String>,
    pub urgency: Urgency,
    pub photo_rule: PhotoRule,
    /// Never shown as a point, never in open data, text hidden outside the units at work on it. Holds for all below it.
    pub sensitive: bool,
    /// Usually solved on the spot by the finder and only recorded (备案).
    pub record_only: bool,
    pub evidence: String,
    pub line: u32,
}

pub(in crate::pack) fn load(files: &Files, faults: &mut Faults) -> Vec<Category> {
    sheet::read(files, FILE, COLUMNS, faults, |row| {
        row.text("source");
        Category {
            code: row.text("code"),
            parent: row.option("parent"),
            name: row.words("name"),
            scheme: row.text("scheme"),
            nature: row.option("nature"),
            urgency: row.one_of("urgency", &Urgency::ALL, Urgency::key),
            photo_rule: row.one_of("photo_rule", &PhotoRule::ALL, PhotoRule::key),
            sensitive: row.flag("sensitive"),
            record_only: row.flag("record_only"),
            evidence: row.text("evidence"),
            line: row.line,
        }
    })
}

impl Table<Category> {
    /// The category and its ancestors, leaf first. Ends where a parent is unknown or the tree turns in a circle.
    pub fn chain<'a>(&'a self, code: &str) -> impl Iterator<Item = &'a Category> {
        let first = self.get(code);
        std::iter::successors(first, |category| self.get(category.parent.as_deref()?)).take(16)
    }

    /// Whether it, or a category above it, is sensitive.
    pub fn is_sensitive(&self, code: &str) -> bool {
        self.chain(code).any(|category| category.sensitive)
    }

    /// Whether nothing hangs below it.
    pub fn is_leaf(&self, code: &str) -> bool {
        self.contains(code) && !self.iter().any(|category| category.parent.as_deref() == Some(code))
    }

    pub fn leaves(&self) -> impl Iterator<Item = &Category> {
        let parents: std::collections::HashSet<&str> =
            self.iter().filter_map(|c| c.parent.as_deref()).collect();
        self.iter().filter(move |category| !parents.contains(category.code.as_str()))
    }

    /// Materialised path, root first, each code followed by `/`: the category of a scope is a prefix of it.
    pub fn path(&self, code: &str) -> String {
        let mut codes: Vec<&str> = self.chain(code).map(|category| category.code.as_str()).collect();
        codes.reverse();
        codes.into_iter().flat_map(|code| [code, "/"]).collect()
    }
}
