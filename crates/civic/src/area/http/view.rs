//! How an area looks to callers.

use base::{Id, Text, Time};
use geo::{BBox, Point};
use schemars::JsonSchema;
use serde::Serialize;

use crate::area::model::{Node, What};
use crate::area::{AreaKind, Atlas};
use crate::platform::nouns::Area;

/// One area.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AreaView {
    pub id: Id<Area>,
    pub code: String,
    pub kind: AreaKind,
    /// What the kind is called.
    pub kind_name: Text,
    pub name: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<Id<Area>>,
    /// What the areas on the way to it are called, from the root down to itself.
    pub path: Vec<Text>,
    /// The codes on the way, joined and ended by `/`.
    pub code_path: String,
    /// A point inside.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Point>,
    /// The box around its shape; only when one area is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bbox: Option<BBox>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub households: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub residents: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub floors: Option<i64>,
    /// Invented for demonstration.
    pub synthetic: bool,
    /// First day.
    pub valid_from: String,
    /// Last day, which may lie ahead; absent if none is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<String>,
    pub version: i64,
}

impl AreaView {
    pub fn new(node: Node, atlas: &Atlas) -> AreaView {
        let mut path = atlas.names(&node.path);
        // What the atlas does not hold: homes, and what has ended.
        if atlas.get(node.id).is_none() {
            path.push(node.name.clone());
        }
        AreaView {
            id: node.id,
            code: node.code,
            kind: node.kind,
            kind_name: node.kind.name(),
            name: node.name,
            parent: node.parent,
            path,
            code_path: node.path,
            location: node.point,
            bbox: None,
            households: node.households,
            residents: node.residents,
            floors: node.floors,
            synthetic: node.synthetic,
            valid_from: node.valid_from,
            valid_to: node.valid_to.or(node.ends_on),
            version: node.version,
        }
    }
}

/// The area of a point, and how it was found.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LocatedView {
    pub area: AreaView,
    /// `polygon/1`: it covers the point. `near/1`: nothing does, and this is the nearest within 150 m.
    pub rule: &'static str,
    /// How many times the tree had changed by then.
    pub version: i64,
}

/// One entry of an area's history.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ChangeView {
    pub what: What,
    pub at: Time,
    /// First day on which it holds.
    pub day: String,
    pub reason: String,
    /// How the area was and is.
    pub data: serde_json::Value,
}
