//! From a question to the figures: which periods to add up, and the pack's formulas over the sums.

use std::collections::{BTreeMap, HashMap};

use base::{Code, Kind, Problem, Text, Time, problem};
use db::Tx;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::cells::CLASS;
use super::store::{self, Place};
use super::sums::Grain;
use crate::cases::model::UnitId;
use crate::pack::{COUNTS, Formula, Indicator, Pack};

/// The count that is a level, not a number of events.
pub const HANGING: &str = "hang_num";

/// A question: where, whose, what about, when.
pub struct Question<'a> {
    pub area_code: &'a str,
    pub area_path: &'a str,
    pub unit: Option<UnitId>,
    /// Empty is all.
    pub category: &'a str,
    pub from: Date,
    /// Last day, included.
    pub to: Date,
    pub now: Time,
}

/// One figure with the sums it comes from.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Figure {
    pub key: String,
    pub name: Text,
    /// `count`, `percent`, `mean` or `score`.
    pub measure: crate::pack::Measure,
    /// Sum above the line; absent for scores.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub numerator: Option<f64>,
    /// Sum below the line; absent for counts and scores.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub denominator: Option<f64>,
    /// Absent where nothing was there to measure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// The formula as its source writes it.
    pub formula: String,
}

static WHOLE_MONTHS: Code = Code::new(
    Kind::Invalid,
    "indicator.whole_months",
    "细类“{0}”只按整月统计，请选整月，或选上一级类别。",
    "“{0}” is counted by whole months: choose whole months, or the class above it.",
);
static CLASS_WANTED: Code = Code::new(
    Kind::Invalid,
    "indicator.class_wanted",
    "单位的指标按大类统计，“{0}”太细。",
    "Figures of one unit go by category class; “{0}” is too fine.",
);

/// How a period is written in cells of days, and in cells of months.
fn written(grain: Grain, day: Date) -> String {
    let day = day.to_string();
    match grain {
        Grain::Day => day,
        Grain::Month => day[..7].to_owned(),
    }
}

/// All figures of the pack.
pub fn report(tx: &mut Tx<'_>, pack: &Pack, question: &Question<'_>) -> Result<Vec<Figure>, Problem> {
    Ok(figures(pack, &sums(tx, pack, question)?))
}

/// The sums of the counts, by name.
pub fn sums(
    tx: &mut Tx<'_>,
    pack: &Pack,
    question: &Question<'_>,
) -> Result<HashMap<&'static str, i64>, Problem> {
    if question.from > question.to {
        return Err(problem::invalid("/to", "结束日期早于开始日期。", "The period ends before it begins."));
    }
    let is_fine = pack.categories.chain(question.category).count() > CLASS;
    if is_fine && question.unit.is_some() {
        return Err(CLASS_WANTED.with([question.category]));
    }
    let is_whole_months = question.from.day() == 1 && question.to == question.to.last_of_month();
    if is_fine && !is_whole_months {
        return Err(WHOLE_MONTHS.with([question.category]));
    }
    let grain = if is_fine { Grain::Month } else { Grain::Day };
    let (from, to) = (written(grain, question.from), written(grain, question.to));
    let place = Place { area: question.area_code, unit: question.unit, category: question.category };
    let sums = store::sums(tx, grain, &place, &from, &to)?;
    let mut sums: HashMap<&'static str, i64> = COUNTS.iter().copied().zip(sums).collect();
    // What hangs at the end of the period is all that was ever suspended and not resumed.
    sums.insert(HANGING, store::hanging(tx, grain, &place, &to)?);
    let due = |tx: &mut Tx<'_>, unresolved| overdue(tx, pack, question, unresolved);
    *sums.entry("need_dispose_num").or_default() += due(tx, true)?;
    *sums.entry("need_archive_num").or_default() += due(tx, false)?;
    Ok(sums)
}

/// What fell due in the period and is not done.
fn overdue(tx: &mut Tx<'_>, pack: &Pack, question: &Question<'_>, unresolved: bool) -> Result<i64, Problem> {
    let from = pack.calendar.start_of(question.from);
    let end = pack.calendar.start_of(question.to.tomorrow().unwrap_or(question.to));
    let category_path =
        if question.category.is_empty() { String::new() } else { pack.categories.path(question.category) };
    store::overdue(
        tx,
        question.area_path,
        &category_path,
        question.unit,
        (from, end.min(question.now)),
        unresolved,
    )
}

/// The pack's formulas over the sums. Scores come last: they are made of other figures.
pub fn figures(pack: &Pack, sums: &HashMap<&'static str, i64>) -> Vec<Figure> {
    let of = |name: &str| sums.get(name).copied().unwrap_or(0);
    let mut values: BTreeMap<&str, Option<f64>> = BTreeMap::new();
    let is_score = |indicator: &&Indicator| matches!(indicator.formula, Formula::Linear { .. });
    let ordered =
        pack.indicators.iter().filter(|i| !is_score(i)).chain(pack.indicators.iter().filter(is_score));
    for indicator in ordered {
        let value = indicator.value(of, |key| values.get(key).copied().flatten());
        values.insert(&indicator.key, value);
    }
    let sum =
        |terms: &[(f64, String)]| terms.iter().map(|(weight, name)| weight * of(name) as f64).sum::<f64>();
    let figure = |indicator: &Indicator| {
        let (numerator, denominator) = match &indicator.formula {
            Formula::Counts { numerator, denominator } if denominator.is_empty() => {
                (Some(sum(numerator)), None)
            }
            Formula::Counts { numerator, denominator } => (Some(sum(numerator)), Some(sum(denominator))),
            Formula::Linear { .. } => (None, None),
        };
        Figure {
            key: indicator.key.clone(),
            name: indicator.name.clone(),
            measure: indicator.measure,
            numerator,
            denominator,
            value: values.get(indicator.key.as_str()).copied().flatten(),
            formula: indicator.wording.clone(),
        }
    };
    pack.indicators.iter().map(figure).collect()
}
