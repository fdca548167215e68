//! What comes in more often than usual at a place: the reports of seven days against those of the eight weeks before.
//!
//! The rule: given all reports of a place and a category in the nine weeks, each falls into the last one with a chance of one in nine
//! if nothing has changed. A place is unusual when it has at least as many reports as the pack's rule of repeats wants, and so many
//! fall into the last week with a chance below [`CHANCE`]. So by chance alone about one in a thousand places and categories is named.

use schemars::JsonSchema;
use serde::Serialize;

use super::interval::at_least;

/// Days that are looked at.
pub const DAYS: i64 = 7;
/// Weeks before them that say what is usual.
pub const WEEKS: i64 = 8;
/// Below this a number of reports is unusual.
pub const CHANCE: f64 = 0.001;

/// Reports at one place about one class of matters.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    pub area: String,
    pub category: String,
    /// In the days that are looked at.
    pub recent: i64,
    /// In the weeks before.
    pub earlier: i64,
}

/// What the rule was, for whoever reads the list.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct UnusualRule {
    pub days: i64,
    /// Weeks before them that say what is usual.
    pub weeks: i64,
    /// Fewer reports are never unusual.
    pub least: u32,
    /// How seldom so many come by chance alone.
    pub chance: f64,
}

impl UnusualRule {
    pub const fn new(least: u32) -> UnusualRule {
        UnusualRule { days: DAYS, weeks: WEEKS, least, chance: CHANCE }
    }

    /// The chance of so many reports, if it is below the rule's.
    pub fn judge(&self, counted: &Counted) -> Option<f64> {
        if counted.recent < i64::from(self.least) {
            return None;
        }
        let all = counted.recent + counted.earlier;
        let chance =
            at_least(counted.recent.unsigned_abs(), all.unsigned_abs(), 1.0 / (self.weeks + 1) as f64);
        (chance < self.chance).then_some(chance)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge(recent: i64, earlier: i64) -> Option<f64> {
        UnusualRule::new(3).judge(&Counted { area: String::new(), category: String::new(), recent, earlier })
    }

    #[test]
    fn a_week_like_the_others_is_not_unusual() {
        assert_eq!(judge(10, 80), None);
        assert_eq!(judge(16, 80), None);
        assert!(judge(30, 80).is_some());
    }

    #[test]
    fn where_nothing_ever_came_in_few_are_unusual_but_not_too_few() {
        // Three of three: (1/9)³ = 0.00137 is not seldom enough, four of four is.
        assert_eq!(judge(2, 0), None);
        assert_eq!(judge(3, 0), None);
        let four = judge(4, 0).unwrap();
        assert!((four - (1.0f64 / 9.0).powi(4)).abs() < 1e-12);
    }
}
