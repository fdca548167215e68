//! The words of a case: its states and acts, its scales, what an act says, and the event that an act leaves behind.
//!
//! What never happens here: SQL, HTTP, async, reading the clock.

#[macro_use]
mod vocabulary;
mod act;
mod ask;
mod event;
mod said;
mod scale;
mod state;

pub use act::Act;
pub use ask::{Answer, Ask, AskKind, AskState};
pub use event::{AskMade, Birth, By, ByKind, Decided, Event, Matter};
pub use said::{Choice, Field, FieldKind, Part, Said};
pub use scale::{CheckMethod, Nature, Party, Relation, Role, Stage, Supervision, Urgency};
pub use state::State;

use base::Id;

/// Marks the id of a case.
#[derive(Debug)]
pub enum Case {}
/// Marks the id of a unit: a centre, department, enterprise, provider or team.
#[derive(Debug)]
pub enum Unit {}
/// Marks the id of an account.
#[derive(Debug)]
pub enum Account {}
/// Marks the id of a stored file.
#[derive(Debug)]
pub enum File {}

pub type CaseId = Id<Case>;
pub type UnitId = Id<Unit>;
pub type AccountId = Id<Account>;
pub type FileId = Id<File>;
