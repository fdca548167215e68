//! `indicators.csv`: what is measured, as sums that add up over areas, units and days.

use base::Text;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::pack::sheet::{self, Row};
use crate::pack::{Faults, Files};

pub const FILE: &str = "indicators.csv";
const COLUMNS: &[&str] = &[
    "key",
    "name_zh",
    "name_en",
    "unit",
    "numerator",
    "denominator",
    "terms",
    "constant",
    "floor",
    "ceiling",
    "wording",
    "source",
    "evidence",
    "public_zh",
    "public_en",
];

macro_rules! counts {
    ($($(#[doc = $doc:literal])* $name:literal,)*) => {
        /// The additive counts that an indicator may name. Analytics feeds every one of them; the list is the face
        /// between the two. All are numbers of cases within the period unless they say otherwise.
        pub const COUNTS: &[&str] = &[$($name),*];
        /// What each count means, in the order of [`COUNTS`].
        pub const MEANINGS: &[&str] = &[$(concat!($($doc),*)),*];
    };
}

counts! {
    /// Reported (submitted), record-only ones included.
    "report_num",
    /// Reported and later filed (accepted or recorded), not void.
    "valid_report_num",
    /// Reported through a channel that patrols feed.
    "patrol_report_num",
    /// Reported through a channel that the public feeds.
    "public_report_num",
    /// Triaged: somebody looked and took it in.
    "operate_num",
    /// Triaged within its limit.
    "intime_operate_num",
    /// Filed (accepted).
    "inst_num",
    /// Filed within its limit.
    "intime_inst_num",
    /// Needed dispatching.
    "need_dispatch_num",
    /// Dispatched for the first time.
    "dispatch_num",
    /// Dispatched within its limit.
    "intime_dispatch_num",
    /// Dispatched once and neither returned nor transferred.
    "first_dispatch_right_num",
    /// Hand-overs from unit to unit.
    "handover_num",
    /// Signed by the unit.
    "sign_num",
    /// Signed within its limit.
    "intime_sign_num",
    /// Handling was due in the period, or was finished in it.
    "need_dispose_num",
    /// Resolved by the unit.
    "dispose_num",
    /// Resolved before the total limit ran out.
    "intime_dispose_num",
    /// Verification of the report was due.
    "need_verify_num",
    /// Verified within its limit.
    "intime_verify_num",
    /// A check of the result was due.
    "need_check_num",
    /// Checked within its limit.
    "intime_check_num",
    /// Closing was due in the period, or was done in it.
    "need_archive_num",
    /// Closed.
    "archive_num",
    /// Closed before the total limit ran out.
    "intime_archive_num",
    /// Sent back after a check and resolved again by the same unit.
    "rework_num",
    /// Times of it.
    "multi_rework_num",
    /// Prolonged.
    "postpone_num",
    /// Times of it.
    "multi_postpone_num",
    /// Hours gained by it.
    "postpone_hours",
    /// Suspended at the end of the period.
    "hang_num",
    /// Ever suspended.
    "his_hang_num",
    /// Returns by units.
    "return_num",
    /// Returns upheld by a ruling.
    "return_upheld_num",
    /// Returns refused by a ruling: pushing away.
    "shuffle_num",
    /// Not received (不予受理).
    "not_operate_num",
    /// Not filed (不予立案).
    "not_inst_num",
    /// Void (作废).
    "cancel_num",
    /// Time used over the total limit, as a sum of (used - limit) / limit, in thousandths.
    "overtime_milli",
    /// Late in closing.
    "overtime_num",
    /// Reporters asked for a rating.
    "callback_num",
    /// Answered.
    "answered_num",
    /// Answered and said that it was contacted or answered to.
    "responded_num",
    /// Answered and said that it is solved.
    "solved_num",
    /// Answered and were satisfied.
    "satisfied_num",
    /// Closed without rework and without a repeat within the pack's period.
    "first_time_fix_num",
    /// Reports that repeat an earlier one (same matter and place within the pack's period).
    "repeat_num",
    /// Reopened.
    "reopen_num",
    /// Left out of judging units: not on the duty list, or ruled unreasonable.
    "excluded_num",
}

/// How a value is worked out and shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// A plain number.
    Count,
    /// Numerator / denominator × 100.
    Percent,
    /// Numerator / denominator.
    Mean,
    /// Made of other indicators.
    Score,
}

impl Measure {
    const ALL: [Measure; 4] = [Measure::Count, Measure::Percent, Measure::Mean, Measure::Score];

    pub const fn key(self) -> &'static str {
        match self {
            Measure::Count => "count",
            Measure::Percent => "percent",
            Measure::Mean => "mean",
            Measure::Score => "score",
        }
    }
}

/// How the value comes about.
#[derive(Clone, Debug, PartialEq)]
pub enum Formula {
    /// Weighted sums of [`COUNTS`].
    Counts { numerator: Vec<(f64, String)>, denominator: Vec<(f64, String)> },
    /// constant + Σ weight × indicator, kept between floor and ceiling. No value while a part has none.
    Linear { constant: f64, terms: Vec<(f64, String)>, floor: Option<f64>, ceiling: Option<f64> },
}

#[derive(Clone, Debug)]
pub struct Indicator {
    pub key: String,
    pub name: Text,
    pub measure: Measure,
    pub formula: Formula,
    /// The formula as the source writes it.
    pub wording: String,
    pub source: String,
    pub evidence: String,
    /// What it tells in plain words. Only an indicator that has them is published.
    pub public: Option<Text>,
    pub line: u32,
}

impl Indicator {
    /// The value from the sums of the counts; `None` where the denominator is zero or a part has no value.
    /// `of` answers for counts, `other` for the values of other indicators.
    pub fn value(&self, of: impl Fn(&str) -> i64, other: impl Fn(&str) -> Option<f64>) -> Option<f64> {
        let sum = |terms: &[(f64, String)]| {
            terms.iter().map(|(weight, name)| weight * of(name) as f64).sum::<f64>()
        };
        match &self.formula {
            Formula::Counts { numerator, denominator } if denominator.is_empty() => Some(sum(numerator)),
            Formula::Counts { numerator, denominator } => {
                let (over, under) = (sum(numerator), sum(denominator));
                let scale = if self.measure == Measure::Percent { 100.0 } else { 1.0 };
                (under != 0.0).then(|| over / under * scale)
            }
            Formula::Linear { constant, terms, floor, ceiling } => {
                let mut value = *constant;
                for (weight, key) in terms {
                    value += weight * other(key)?;
                }
                Some(value.max(floor.unwrap_or(f64::MIN)).min(ceiling.unwrap_or(f64::MAX)))
            }
        }
    }
}

pub(in crate::pack) fn load(files: &Files, faults: &mut Faults) -> Vec<Indicator> {
    sheet::read(files, FILE, COLUMNS, faults, |row| {
        let measure = row.one_of("unit", &Measure::ALL, Measure::key);
        let numerator = weighted(row, "numerator");
        let denominator = weighted(row, "denominator");
        let terms = weighted(row, "terms");
        let needs = match measure {
            Measure::Count => !numerator.is_empty() && denominator.is_empty() && terms.is_empty(),
            Measure::Percent | Measure::Mean => {
                !numerator.is_empty() && !denominator.is_empty() && terms.is_empty()
            }
            Measure::Score => numerator.is_empty() && denominator.is_empty() && !terms.is_empty(),
        };
        if !needs {
            row.wrong(
                "count 只填分子；percent、mean 填分子和分母；score 只填 terms",
                "count takes a numerator; percent and mean take numerator and denominator; score takes terms",
            );
        }
        let formula = if measure == Measure::Score {
            Formula::Linear {
                constant: row.number_option("constant").unwrap_or_default(),
                terms,
                floor: row.number_option("floor"),
                ceiling: row.number_option("ceiling"),
            }
        } else {
            Formula::Counts { numerator, denominator }
        };
        Indicator {
            key: row.text("key"),
            name: row.words("name"),
            measure,
            formula,
            wording: row.text("wording"),
            source: row.text("source"),
            evidence: row.text("evidence"),
            public: public(row, measure),
            line: row.line,
        }
    })
}

/// A share or a mean may be published; a bare count would tell of few, and a score is a matter of the offices.
fn public(row: &mut Row<'_>, measure: Measure) -> Option<Text> {
    let words = (row.option("public_zh"), row.option("public_en"));
    let may = matches!(measure, Measure::Percent | Measure::Mean);
    match words {
        (Some(zh), Some(en)) if may => Some(Text { zh, en }),
        (None, None) => None,
        (Some(_), Some(_)) => {
            row.wrong("只有 percent 和 mean 可以公开", "only percent and mean may be public");
            None
        }
        _ => {
            row.wrong("公开说明须中英文都写", "what is said to the public needs both languages");
            None
        }
    }
}

/// `name;name` or `0.45:name;-1:name`.
fn weighted(row: &mut Row<'_>, column: &str) -> Vec<(f64, String)> {
    let parts = row.list(column);
    let mut terms = Vec::with_capacity(parts.len());
    for part in parts {
        let (weight, name) = part.split_once(':').unwrap_or(("1", &part));
        match weight.parse::<f64>() {
            Ok(weight) if weight.is_finite() => terms.push((weight, name.to_owned())),
            _ => row.wrong(
                format!("“{column}”里的权重“{weight}”不是数字"),
                format!("the weight “{weight}” in “{column}” is not a number"),
            ),
        }
    }
    terms
}
