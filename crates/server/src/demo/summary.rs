//! What came of it, as a table.

use std::collections::BTreeMap;
use std::fmt;

use civic::cases::model::Act;

/// Counts of one play.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    pub cases: u32,
    pub steps: u64,
    pub refused: u64,
    /// Cases by the state they ended in.
    pub states: BTreeMap<String, u32>,
    /// How often each act was done.
    pub acts: BTreeMap<String, u32>,
    /// Ratings by reporters: how many, and the sum of the scores.
    pub ratings: (u32, u32),
    /// Percent, from the indicators.
    pub on_time: Option<f64>,
}

impl Summary {
    fn times(&self, act: &str) -> u32 {
        self.acts.get(act).copied().unwrap_or(0)
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut row = |name: &str, value: String| writeln!(f, "  {name:<22} {value:>10}");
        row("cases", self.cases.to_string())?;
        for (state, count) in &self.states {
            row(&format!("· {state}"), count.to_string())?;
        }
        row("closed on time", self.on_time.map_or("-".to_owned(), |share| format!("{share:.1} %")))?;
        for (name, act) in
            [("returns", "return"), ("reworks", "rework"), ("reopenings", "reopen"), ("whistles", "whistle")]
        {
            row(name, self.times(act).to_string())?;
        }
        let (count, sum) = self.ratings;
        let mean =
            if count == 0 { "-".to_owned() } else { format!("{:.2}", f64::from(sum) / f64::from(count)) };
        row("ratings by reporters", count.to_string())?;
        row("mean score of five", mean)?;
        row("acts", self.steps.to_string())?;
        row("refused by the server", self.refused.to_string())?;
        // What other systems have settled comes by file, not through the API.
        let acts = Act::ALL.iter().filter(|act| **act != Act::Import).map(|act| act.key());
        let (seen, never): (Vec<&str>, Vec<&str>) = acts.partition(|act| self.times(act) > 0);
        row("kinds of acts seen", seen.len().to_string())?;
        if !never.is_empty() {
            writeln!(f, "  never: {}", never.join(", "))?;
        }
        Ok(())
    }
}
