//! What the city decides. A case asks this trait; dispatch answers it from the pack version that the case began with.

use base::calendar::Pause;
use base::{Problem, Time};

use super::model::{Matter, Stage, UnitId};

/// What a deadline or a window is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Term {
    Stage(Stage),
    /// In which a unit may answer a whistle.
    Whistle,
    /// In which a co-handling unit must finish its part.
    CoHandling,
    /// In which a unit may return a case it was given.
    Return,
    /// In which a closed case may be reopened.
    Reopen,
    /// In which a closed case may be rated.
    Rate,
    /// The longest that a deadline may be moved at once.
    Extension,
    /// The longest that a case may be on hold at once.
    Suspension,
}

/// Numbers of the flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Params {
    /// How often a case may be returned; the ruling on the last return is the district's.
    pub max_returns: u32,
    /// How often the reporter may have it reopened.
    pub max_reopenings: u32,
    pub max_extensions: u32,
    pub max_suspensions: u32,
}

impl Default for Params {
    fn default() -> Params {
        Params { max_returns: 2, max_reopenings: 1, max_extensions: 2, max_suspensions: 2 }
    }
}

/// The rules of one case, from the pack version that it keeps.
pub trait Rulebook {
    fn params(&self) -> Params {
        Params::default()
    }

    /// The moment at which a term ends that begins at `from` and stood still during the pauses.
    fn due(&self, term: Term, matter: &Matter, from: Time, pauses: &[Pause]) -> Time;

    /// Until when a unit must sign for what it is given at `from`; none where the city sets no limit.
    fn sign_due(&self, matter: &Matter, from: Time) -> Option<Time>;

    fn knows_category(&self, code: &str) -> bool;

    fn knows_nature(&self, code: &str) -> bool;

    fn knows_condition(&self, code: &str) -> bool;

    /// Whether `code` stands in the pack's list of reasons for this kind of act.
    fn knows_reason(&self, list: &str, code: &str) -> bool;

    fn knows_unit(&self, unit: UnitId) -> bool;

    /// Whether the unit may lawfully be given this matter by the duty list, and whether it exists at all.
    fn may_handle(&self, unit: UnitId, matter: &Matter, duty_item: Option<&str>) -> Result<(), Problem>;

    /// Whether a photo of the result is required (only where the category's rule says so).
    fn wants_evidence(&self, matter: &Matter) -> bool;
}
