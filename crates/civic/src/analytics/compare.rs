//! Two periods side by side. Every figure comes with its interval, and a change is only called one where chance does not explain it.
//! There is no order of places, units or persons in it.

use base::Text;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::interval::{self, Interval};
use super::report::{Figure, HANGING};
use crate::pack::Measure;

/// A figure in two periods.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Compared {
    pub key: String,
    pub name: Text,
    pub measure: Measure,
    /// The formula as its source writes it.
    pub formula: String,
    pub before: Measured,
    pub now: Measured,
    /// Absent where the sums do not tell how sure the change is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<FigureChange>,
    /// How the intervals are worked out, or why there is none.
    pub how: Text,
}

/// A figure in one period.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Measured {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub numerator: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub denominator: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval: Option<Interval>,
}

/// From one period to the other.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct FigureChange {
    pub kind: ChangeKind,
    pub value: f64,
    pub interval: Interval,
    /// Whether it is more than chance explains.
    pub beyond_chance: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// Percentage points.
    Difference,
    /// How many times as many a day.
    Ratio,
}

/// Days of a period, both ends included.
fn days((from, to): (Date, Date)) -> f64 {
    f64::from((to - from).get_days() + 1)
}

/// Sets the figures of two periods side by side; both lists come from one pack and have one order.
pub fn compare(
    before: Vec<Figure>,
    now: Vec<Figure>,
    (first, second): ((Date, Date), (Date, Date)),
) -> Vec<Compared> {
    let spans = (days(first), days(second));
    before.into_iter().zip(now).map(|(before, now)| one(before, now, spans)).collect()
}

fn one(before: Figure, now: Figure, (days1, days2): (f64, f64)) -> Compared {
    let is_level = now.formula.contains(HANGING) && now.measure == Measure::Count;
    let sort = if is_level { Measure::Mean } else { now.measure };
    let interval = |figure: &Figure| match (sort, figure.numerator, figure.denominator) {
        (Measure::Percent, Some(k), Some(n)) => interval::share(k, n).map(|found| found.scaled(100.0)),
        (Measure::Count, Some(n), _) => interval::count(n),
        _ => None,
    };
    let measured = |figure: &Figure| Measured {
        value: figure.value,
        numerator: figure.numerator,
        denominator: figure.denominator,
        interval: interval(figure),
    };
    let sums = |figure: &Figure| Some((figure.numerator?, figure.denominator?));
    let change = match sort {
        Measure::Percent => difference(sums(&before), sums(&now)),
        Measure::Count => ratio(before.numerator, now.numerator, days1, days2),
        Measure::Mean | Measure::Score => None,
    };
    let (before_measured, now_measured) = (measured(&before), measured(&now));
    Compared {
        how: how(sort, is_level, now_measured.interval.is_some() || before_measured.interval.is_some()),
        before: before_measured,
        now: now_measured,
        key: now.key,
        name: now.name,
        measure: now.measure,
        formula: now.formula,
        change,
    }
}

fn difference(before: Option<(f64, f64)>, now: Option<(f64, f64)>) -> Option<FigureChange> {
    let ((k1, n1), (k2, n2)) = (before?, now?);
    let interval = interval::difference((k1, n1), (k2, n2))?.scaled(100.0);
    let value = (k2 / n2 - k1 / n1) * 100.0;
    Some(FigureChange { kind: ChangeKind::Difference, value, interval, beyond_chance: !interval.holds(0.0) })
}

fn ratio(before: Option<f64>, now: Option<f64>, days1: f64, days2: f64) -> Option<FigureChange> {
    let (n1, n2) = (before?, now?);
    let interval = interval::ratio((n1, days1), (n2, days2))?;
    let value = (n2 / days2) / (n1 / days1);
    Some(FigureChange { kind: ChangeKind::Ratio, value, interval, beyond_chance: !interval.holds(1.0) })
}

fn how(sort: Measure, is_level: bool, has_interval: bool) -> Text {
    match sort {
        Measure::Percent if has_interval => Text::new(
            "比率用威尔逊区间，两期之差用纽科姆区间，均为 95%",
            "shares with Wilson's interval, their difference with Newcombe's, both 95%",
        ),
        Measure::Percent => Text::new(
            "没有区间：分子不是分母的一部分，或没有数据",
            "no interval: the part is not contained in the whole, or nothing was counted",
        ),
        Measure::Count => Text::new(
            "件数用泊松区间（拜尔近似），两期每日件数之比用条件二项区间，均为 95%",
            "counts with the Poisson interval (Byar), the ratio per day with the conditional binomial one, both 95%",
        ),
        Measure::Mean if is_level => Text::new(
            "没有区间：这是期末存量，不是发生数",
            "no interval: this is a level at the end of the period, not a number of events",
        ),
        Measure::Mean => Text::new(
            "没有区间：只保存合计，不保存每件的值",
            "no interval: only sums are kept, not the value of each case",
        ),
        Measure::Score => {
            Text::new("没有区间：由其他指标合成", "no interval: it is made of other indicators")
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn figure(measure: Measure, numerator: f64, denominator: Option<f64>, formula: &str) -> Figure {
        Figure {
            key: "x".into(),
            name: Text::new("某", "some"),
            measure,
            numerator: Some(numerator),
            denominator,
            value: Some(numerator),
            formula: formula.into(),
        }
    }

    const MARCH: (Date, Date) = (date(2026, 3, 1), date(2026, 3, 31));
    const APRIL: (Date, Date) = (date(2026, 4, 1), date(2026, 4, 30));

    fn change(before: Figure, now: Figure) -> Option<FigureChange> {
        compare(vec![before], vec![now], (MARCH, APRIL)).remove(0).change
    }

    #[test]
    fn a_small_change_of_a_share_is_no_change() {
        let share = |k, n| figure(Measure::Percent, k, Some(n), "a / b");
        let same = change(share(48.0, 80.0), share(50.0, 80.0)).unwrap();
        assert!(!same.beyond_chance && (same.value - 2.5).abs() < 1e-9);
        let more = change(share(48.0, 80.0), share(56.0, 70.0)).unwrap();
        assert!(more.beyond_chance && (more.interval.low - 5.24).abs() < 0.01, "{more:?}");
    }

    #[test]
    fn counts_are_compared_by_day() {
        let count = |n| figure(Measure::Count, n, None, "report_num");
        // As many a day: 31 and 30 days.
        let same = change(count(310.0), count(300.0)).unwrap();
        assert!((same.value - 1.0).abs() < 1e-9 && !same.beyond_chance);
        assert!(change(count(310.0), count(450.0)).unwrap().beyond_chance);
        assert_eq!(change(count(0.0), count(5.0)), None);
    }

    #[test]
    fn what_the_sums_do_not_tell_is_not_told() {
        assert_eq!(
            change(
                figure(Measure::Count, 3.0, None, "hang_num (now)"),
                figure(Measure::Count, 30.0, None, "hang_num (now)")
            ),
            None
        );
        let mean = || figure(Measure::Mean, 3.0, Some(2.0), "mean");
        assert_eq!(change(mean(), mean()), None);
        // More done than was due in the period: no share of anything.
        let over = || figure(Measure::Percent, 5.0, Some(4.0), "a / b");
        assert_eq!(change(over(), over()), None);
    }
}
