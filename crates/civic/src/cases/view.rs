//! What the API shows of a case.

use base::{Id, Text, Time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::join::JoinView;
use super::model::{
    Act, Answer, AskKind, AskState, CaseId, Party, Stage, State, Supervision, UnitId, Urgency,
};
use super::number::Receipt;
use crate::platform::nouns::Area;

/// A point in WGS-84.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Location {
    /// Longitude.
    #[schemars(range(min = -180.0, max = 180.0))]
    pub lon: f64,
    /// Latitude.
    #[schemars(range(min = -90.0, max = 90.0))]
    pub lat: f64,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CategoryRef {
    pub code: String,
    pub name: Text,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct AreaRef {
    pub id: Id<Area>,
    pub code: String,
    pub name: Text,
    /// Names from the root down to it.
    pub path: Vec<Text>,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct UnitRef {
    pub id: UnitId,
    pub code: String,
    pub name: Text,
}

/// A case as lists show it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CaseSummary {
    pub id: CaseId,
    pub number: String,
    pub version: u32,
    pub state: State,
    pub urgency: Urgency,
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<CategoryRef>,
    pub area: AreaRef,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
    /// Who answers for it now.
    pub owner: UnitRef,
    /// The deadline of the whole case; absent on hold and after the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_at: Option<Time>,
    pub overdue: bool,
    pub supervision: Supervision,
    /// An exercise: nothing of it is real, and no figure counts it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub drill: bool,
    pub created_at: Time,
    pub updated_at: Time,
    /// What the caller could do now.
    pub allowed_actions: Vec<Act>,
}

/// A case in full, as far as the caller may see it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CaseView {
    #[serde(flatten)]
    pub summary: CaseSummary,
    /// What happens now, in plain words.
    pub now: Text,
    pub description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nature: Option<String>,
    pub channel: String,
    pub pack_version: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub handler: Option<UnitRef>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duty_item: Option<String>,
    pub clocks: Vec<ClockView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pause: Option<PauseView>,
    /// Why it was declined, not filed or voided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refusal: Option<Text>,
    pub asks: Vec<AskView>,
    pub files: Vec<FileView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<CaseLink>,
    pub children: Vec<CaseLink>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<CaseLink>,
    /// The closed case that this one takes up again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub follows: Option<CaseLink>,
    /// Possible duplicates, the likeliest first; only while the centre sorts it.
    pub duplicates: Vec<Duplicate>,
    /// Categories that may fit, the likeliest first; only while the centre sorts it.
    pub categories: Vec<CategoryGuess>,
    /// Reports of the same matter that were merged into it.
    pub repeats: u32,
    /// Neighbours who said that they have the same.
    pub joins: u32,
    /// One's own join, for whoever looks with the receipt of one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub join: Option<JoinView>,
    pub ratings: Vec<RatingView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reopen_until: Option<Time>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reporter: Option<ReporterView>,
}

/// A case just made, with what its reporter keeps.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CreatedCase {
    #[serde(flatten)]
    pub case: CaseView,
    pub receipt: Receipt,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ClockView {
    pub stage: Stage,
    pub started_at: Time,
    pub due_at: Time,
    pub paused: bool,
    /// Pauses left out.
    pub elapsed_seconds: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done_at: Option<Time>,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct PauseView {
    pub reason: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Time>,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct AskView {
    /// Its number within the case.
    pub id: String,
    pub kind: AskKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitRef>,
    pub state: AskState,
    pub asked_at: Time,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_at: Option<Time>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct FileView {
    pub id: String,
    pub kind: String,
    pub url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thumb_url: Option<String>,
    /// When it was sent: what came after the report shows what was done.
    pub created_at: Time,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CaseLink {
    pub id: CaseId,
    pub number: String,
    pub title: String,
    pub state: State,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Duplicate {
    pub id: CaseId,
    pub number: String,
    pub title: String,
    /// From 0 to 100.
    pub score: u32,
}

/// A category that may fit, by what people did with cases in the same words.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CategoryGuess {
    pub category: CategoryRef,
    /// Words of the report that speak for it, the clearest first.
    pub words: Vec<String>,
    /// Sorted cases of this category that were learnt from.
    pub cases: u32,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct RatingView {
    pub party: Party,
    pub at: Time,
    /// One to five.
    pub score: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub solved: Option<bool>,
    /// An appeal was upheld: left out of the figures.
    pub excluded: bool,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct ReporterView {
    pub pseudonym: String,
}

/// How to reach a reporter.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Contact {
    #[schemars(length(max = 100))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[schemars(length(max = 40))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    #[schemars(length(max = 200))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// One act that happened.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CaseEvent {
    pub id: String,
    pub seq: u32,
    pub at: Time,
    pub action: Act,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<State>,
    pub to: State,
    pub by: Person,
    /// For whom they acted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitRef>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The reason that was given, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text>,
    /// What else was said, by field.
    pub data: serde_json::Map<String, serde_json::Value>,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Person {
    /// `account`, `reporter` or `system`.
    pub kind: String,
    pub name: String,
}
