//! Complaints and answers.

use base::{Id, Time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::platform::nouns::Account;

/// Marker of a complaint's id.
#[derive(Debug)]
pub enum Complaint {}

/// What came of a complaint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It was right, and what it is about has stopped or was changed.
    Remedied,
    /// It is right, and the answer says until when it will be remedied.
    Planned,
    /// The demand stays; the answer says by what right.
    Upheld,
}

impl Outcome {
    pub const ALL: [Outcome; 3] = [Outcome::Remedied, Outcome::Planned, Outcome::Upheld];

    pub const fn key(self) -> &'static str {
        match self {
            Outcome::Remedied => "remedied",
            Outcome::Planned => "planned",
            Outcome::Upheld => "upheld",
        }
    }

    pub fn from_key(key: &str) -> Option<Outcome> {
        Outcome::ALL.into_iter().find(|outcome| outcome.key() == key)
    }
}

/// Who signed a complaint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signer {
    pub account: Id<Account>,
    pub name: String,
}

/// What was answered, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    pub outcome: Outcome,
    pub words: String,
    pub at: Time,
}

/// One complaint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filed {
    pub id: Id<Complaint>,
    pub day: String,
    pub kind: String,
    pub form: Option<String>,
    pub words: String,
    pub signer: Option<Signer>,
    pub version: i64,
    pub answer: Option<Answered>,
}
