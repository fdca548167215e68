//! What came of it, as a table.

use std::collections::BTreeMap;
use std::fmt;

use civic::cases::model::{Act, State};
use serde_json::Value;

/// Counts of one play.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    pub cases: u32,
    /// Those that somebody reported; the others are parts of split ones.
    pub reports: u32,
    /// Staff who took part.
    pub people: usize,
    pub steps: u64,
    pub refused: u64,
    /// Cases by the state they ended in.
    ended: BTreeMap<String, u32>,
    /// Cases by the states they were in.
    passed: BTreeMap<String, u32>,
    /// How often each act was done.
    acts: BTreeMap<String, u32>,
    /// Ratings by reporters: how many, and the sum of the scores.
    ratings: (u32, u64),
    /// Percent, from the indicators.
    pub on_time: Option<f64>,
}

/// Acts of which people ask how often.
const TOLD: [(&str, Act); 6] = [
    ("returns", Act::Return),
    ("reworks", Act::Rework),
    ("reopenings", Act::Reopen),
    ("whistles", Act::Whistle),
    ("extensions granted", Act::GrantExtension),
    ("supervision raised", Act::Supervise),
];

impl Summary {
    /// Counts the history of one case.
    pub fn count(&mut self, history: &[Value]) {
        let mut states: Vec<&str> = history.iter().filter_map(|event| event["to"].as_str()).collect();
        if let Some(last) = states.last() {
            *self.ended.entry((*last).to_owned()).or_default() += 1;
        }
        states.sort_unstable();
        states.dedup();
        for state in states {
            *self.passed.entry(state.to_owned()).or_default() += 1;
        }
        for event in history {
            let act = event["action"].as_str().unwrap_or_default();
            *self.acts.entry(act.to_owned()).or_default() += 1;
            if act == Act::Rate.key() && event["by"]["kind"] == "reporter" {
                self.ratings.0 += 1;
                self.ratings.1 += event["data"]["score"].as_u64().unwrap_or(0);
            }
        }
    }

    fn mean_score(&self) -> Option<f64> {
        let (count, sum) = self.ratings;
        (count > 0).then(|| sum as f64 / f64::from(count))
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        row(f, "reports", self.reports)?;
        row(f, "cases", self.cases)?;
        for (state, count) in &self.ended {
            row(f, &format!("· {state}"), count)?;
        }
        row(f, "closed on time", share(self.on_time))?;
        for (name, act) in TOLD {
            row(f, name, self.acts.get(act.key()).unwrap_or(&0))?;
        }
        row(f, "ratings by reporters", self.ratings.0)?;
        row(f, "mean score of five", self.mean_score().map_or("-".to_owned(), |mean| format!("{mean:.2}")))?;
        row(f, "staff who took part", self.people)?;
        row(f, "steps", self.steps)?;
        row(f, "refused by the server", self.refused)?;
        let states = State::ALL.iter().map(|state| state.key()).collect();
        seen(f, "states seen", states, &self.passed)?;
        // What other systems have settled comes by file, not through the API.
        let acts = Act::ALL.iter().filter(|act| **act != Act::Import).map(|act| act.key()).collect();
        seen(f, "acts seen", acts, &self.acts)
    }
}

fn row(f: &mut fmt::Formatter<'_>, name: &str, value: impl fmt::Display) -> fmt::Result {
    writeln!(f, "  {name:<22} {:>10}", value.to_string())
}

fn share(percent: Option<f64>) -> String {
    percent.map_or("-".to_owned(), |percent| format!("{percent:.1} %"))
}

/// How many of all there are, and which are missing.
fn seen(
    f: &mut fmt::Formatter<'_>,
    name: &str,
    all: Vec<&str>,
    found: &BTreeMap<String, u32>,
) -> fmt::Result {
    let never: Vec<&str> = all.iter().copied().filter(|key| !found.contains_key(*key)).collect();
    row(f, name, format!("{} of {}", all.len() - never.len(), all.len()))?;
    if never.is_empty() { Ok(()) } else { writeln!(f, "    never: {}", never.join(", ")) }
}
