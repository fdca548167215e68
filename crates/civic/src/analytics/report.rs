//! From a question to the figures: which periods to add up, and the pack's formulas over the sums.

use std::collections::{BTreeMap, HashMap};

use base::{Code, Kind, Problem, Text, Time, problem};
use db::Tx;
use jiff::ToSpan;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::store::{self, Place};
use crate::cases::model::UnitId;
use crate::pack::{Formula, Indicator, Pack};

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

/// Periods of one grain, both ends included.
type Periods = (&'static str, String, String);

/// Whole months as months, the rest as days: few cells, whatever the length of the period.
fn periods(from: Date, to: Date) -> Vec<Periods> {
    let days = |from: Date, to: Date| ("d", from.to_string(), to.to_string());
    let month = |day: Date| day.to_string()[..7].to_owned();
    let next = |day: Date| day.checked_add(1.month()).unwrap_or(Date::MAX).first_of_month();
    let first = if from.day() == 1 { from } else { next(from) };
    let after_last = if to == to.last_of_month() { next(to) } else { to.first_of_month() };
    if first >= after_last {
        return vec![days(from, to)];
    }
    let yesterday = |day: Date| day.yesterday().unwrap_or(day);
    let mut found = vec![("m", month(first), month(yesterday(after_last)))];
    if from < first {
        found.push(days(from, yesterday(first)));
    }
    if after_last <= to {
        found.push(days(after_last, to));
    }
    found
}

/// All figures of the pack.
pub fn report(tx: &mut Tx<'_>, pack: &Pack, question: &Question<'_>) -> Result<Vec<Figure>, Problem> {
    Ok(figures(pack, &sums(tx, pack, question)?))
}

/// The sums of the counts, by name.
pub fn sums(tx: &mut Tx<'_>, pack: &Pack, question: &Question<'_>) -> Result<HashMap<String, i64>, Problem> {
    if question.from > question.to {
        return Err(problem::invalid("/to", "结束日期早于开始日期。", "The period ends before it begins."));
    }
    let periods = periods(question.from, question.to);
    let depth = pack.categories.chain(question.category).count();
    if depth > 2 && question.unit.is_some() {
        return Err(CLASS_WANTED.with([question.category]));
    }
    if depth > 2 && periods.iter().any(|(grain, ..)| *grain == "d") {
        return Err(WHOLE_MONTHS.with([question.category]));
    }
    let place = Place { area: question.area_code, unit: question.unit, category: question.category };
    let mut sums: HashMap<String, i64> = HashMap::new();
    for (grain, from, to) in &periods {
        for (name, n) in store::sums(tx, grain, &place, from, to)? {
            *sums.entry(name).or_default() += n;
        }
    }
    // What hangs at the end of the period is all that was ever suspended and not resumed.
    let mut hanging = 0;
    for (grain, from, to) in self::periods(Date::constant(2000, 1, 1), question.to) {
        let found = store::sums(tx, grain, &place, &from, &to)?;
        hanging += found.iter().find(|(name, _)| name == "hang_num").map_or(0, |(_, n)| *n);
    }
    sums.insert("hang_num".to_owned(), hanging);
    let due = |tx: &mut Tx<'_>, unresolved| overdue(tx, pack, question, unresolved);
    *sums.entry("need_dispose_num".to_owned()).or_default() += due(tx, true)?;
    *sums.entry("need_archive_num".to_owned()).or_default() += due(tx, false)?;
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
pub fn figures(pack: &Pack, sums: &HashMap<String, i64>) -> Vec<Figure> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_period_is_whole_months_and_loose_days() {
        let shown = |from, to| {
            periods(from, to).into_iter().map(|(g, a, b)| format!("{g}:{a}..{b}")).collect::<Vec<_>>()
        };
        assert_eq!(shown(date(2026, 3, 1), date(2026, 3, 31)), ["m:2026-03..2026-03"]);
        assert_eq!(shown(date(2026, 3, 2), date(2026, 3, 31)), ["d:2026-03-02..2026-03-31"]);
        assert_eq!(
            shown(date(2026, 1, 15), date(2026, 4, 2)),
            ["m:2026-02..2026-03", "d:2026-01-15..2026-01-31", "d:2026-04-01..2026-04-02"]
        );
        assert_eq!(shown(date(2026, 1, 1), date(2026, 12, 31)), ["m:2026-01..2026-12"]);
        assert_eq!(shown(date(2026, 2, 10), date(2026, 2, 12)), ["d:2026-02-10..2026-02-12"]);
    }
}
