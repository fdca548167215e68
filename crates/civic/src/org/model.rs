//! Units, and the people on their posts.

use base::{Id, Text};
use jiff::civil::Date;

use crate::pack::UnitKind;
use crate::platform::nouns;

pub type UnitId = Id<nouns::Unit>;
pub type MemberId = Id<Member>;

/// A centre, department, enterprise, contracted provider or team.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    pub id: UnitId,
    /// Unique in the installation.
    pub code: String,
    pub kind: UnitKind,
    pub name: Text,
    pub parent: Option<UnitId>,
    pub area: Id<nouns::Area>,
    /// Path of that area, as it is now.
    pub area_path: String,
    /// Categories (with all below) that it can handle itself.
    pub categories: Vec<String>,
    pub phone: String,
    /// `pack:KEY` or `person`.
    pub source: String,
    pub active: bool,
    pub version: i64,
}

impl Unit {
    /// The id that a unit of this code has wherever a pack brings it in.
    pub fn id_of(code: &str) -> UnitId {
        Id::named("unit", code)
    }
}

/// Somebody on a post of a unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    pub id: MemberId,
    pub unit: UnitId,
    /// Code of the post in the pack.
    pub post: String,
    pub name: String,
    pub phone: String,
    pub account: Option<Id<nouns::Account>>,
    pub from_day: Date,
    /// The last day.
    pub to_day: Option<Date>,
}

impl Member {
    pub fn serves_on(&self, day: Date) -> bool {
        self.from_day <= day && self.to_day.is_none_or(|last| day <= last)
    }
}
