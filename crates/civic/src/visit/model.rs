//! Known values, visits and ledger entries.

use base::{Id, Time};
use serde_json::Value;

use crate::platform::nouns::{Area, Unit};

/// Marker of a visit's id.
#[derive(Debug)]
pub enum Visit {}
/// Marker of a ledger entry's id.
#[derive(Debug)]
pub enum Entry {}

/// The version of what the register of areas says, or of what nobody has learned yet.
pub const UNLEARNED: i64 = 0;

/// What is known of one field at one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    pub value: Value,
    /// When somebody learned it; none for what the register of areas says.
    pub learned_at: Option<Time>,
    pub unit: Option<Id<Unit>>,
    pub version: i64,
}

impl Known {
    /// What the register says is known without anybody having been asked.
    pub const fn registered(value: Value) -> Known {
        Known { value, learned_at: None, unit: None, version: UNLEARNED }
    }
}

/// Where and when a visit was, and for which unit.
#[derive(Clone, Debug)]
pub struct Round {
    pub area: Id<Area>,
    pub path: String,
    pub at: Time,
    pub unit: Option<Id<Unit>>,
    /// `key@version` of the pack whose forms were filled.
    pub pack: String,
}

/// How many fields the forms have in all, and how many of them were put to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    pub fields: usize,
    pub asked: usize,
}

impl Tally {
    pub const fn spared(self) -> usize {
        self.fields - self.asked
    }
}

/// One line of a ledger.
#[derive(Clone, Debug)]
pub struct Line {
    pub id: Id<Entry>,
    pub visit: Id<Visit>,
    pub area: Id<Area>,
    pub path: String,
    pub at: Time,
    pub unit: Option<Id<Unit>>,
    /// Property of the form → answer.
    pub data: Value,
}
