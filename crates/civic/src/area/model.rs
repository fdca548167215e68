//! One area as it is kept, and what can happen to it.

use base::{Id, Text};
use geo::{BBox, Point, Shape, System};
use serde_json::json;

use super::AreaKind;
use crate::platform::nouns::Area;

/// One node of the tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub id: Id<Area>,
    /// Unique among its siblings; for streets and communities the national code.
    pub code: String,
    pub kind: AreaKind,
    pub name: Text,
    pub parent: Option<Id<Area>>,
    /// Codes from the root, each ended by `/`; see [`super::path`].
    pub path: String,
    /// A point inside, WGS-84.
    pub point: Option<Point>,
    pub households: Option<i64>,
    pub residents: Option<i64>,
    pub floors: Option<i64>,
    /// `pack:KEY`, `import:FILE`, `synthetic:SEED` or `person`.
    pub source: String,
    pub synthetic: bool,
    /// First day, as `2026-03-02`.
    pub valid_from: String,
    /// Last day; none while the area stands.
    pub valid_to: Option<String>,
    /// The day after which it will no longer stand, if one is set.
    pub ends_on: Option<String>,
    pub version: i64,
}

impl Node {
    /// What history keeps of it.
    pub fn snapshot(&self) -> serde_json::Value {
        json!({
            "code": self.code, "kind": self.kind, "name": self.name, "path": self.path, "parent": self.parent,
            "valid_to": self.valid_to, "ends_on": self.ends_on, "version": self.version,
        })
    }
}

/// Ground of an area, with where it comes from.
#[derive(Clone, Debug)]
pub struct Ground {
    pub shape: Shape,
    /// The system that the source declared; the shape itself is WGS-84.
    pub system: System,
    pub synthetic: bool,
}

impl Ground {
    pub fn bbox(&self) -> BBox {
        self.shape.bbox()
    }
}

/// What happened to an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum What {
    Created,
    Changed,
    Moved,
    /// Ended by a split; `data.into` names the parts.
    Split,
    /// Ended by going into another area; `data.into` names it.
    Merged,
    Ended,
}

impl What {
    pub const fn key(self) -> &'static str {
        match self {
            What::Created => "created",
            What::Changed => "changed",
            What::Moved => "moved",
            What::Split => "split",
            What::Merged => "merged",
            What::Ended => "ended",
        }
    }

    /// What the audit log calls it.
    pub const fn action(self) -> &'static str {
        match self {
            What::Created => "area.created",
            What::Changed => "area.changed",
            What::Moved => "area.moved",
            What::Split => "area.split",
            What::Merged => "area.merged",
            What::Ended => "area.ended",
        }
    }

    pub fn from_key(key: &str) -> Option<What> {
        let all = [What::Created, What::Changed, What::Moved, What::Split, What::Merged, What::Ended];
        all.into_iter().find(|what| what.key() == key)
    }
}
