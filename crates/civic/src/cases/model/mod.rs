//! The words of a case: its states and acts, its scales, what an act says, and the event that an act leaves behind.
//!
//! What never happens here: SQL, HTTP, async, reading the clock.

#[macro_use]
mod vocabulary;
mod act;
mod ask;
mod column;
mod event;
mod said;
mod scale;
mod state;

pub use act::Act;
pub use ask::{Answer, Ask, AskKind, AskState};
pub use column::Column;
pub use event::{AskMade, Birth, By, ByKind, Decided, Event, Matter};
pub use said::{Choice, Field, FieldKind, Part, Said};
pub use scale::{CheckMethod, Party, Relation, Role, Stage, Supervision, Urgency};
pub use state::State;

use base::Id;

use crate::platform::nouns;

pub type CaseId = Id<nouns::Case>;
pub type UnitId = Id<nouns::Unit>;
pub type AccountId = Id<nouns::Account>;
/// Names an uploaded file.
pub type FileRef = String;
