//! `GET /workdays`: the days of the calendar in force, with those that depart from the week by name.

use axum::Json;
use axum::extract::State;
use base::calendar::DayKind;
use base::{Page, Problem, Text, problem};
use jiff::ToSpan;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::pack::current;
use crate::platform::Ctx;
use crate::platform::auth::Visitor;
use crate::platform::http::{Failure, Query};

/// Days of one answer.
const MOST: i32 = 400;

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Stretch {
    /// First day, such as `2026-03-02`.
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    from: String,
    /// Last day, included; 400 days at the most.
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    to: String,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct DayView {
    day: String,
    /// Clocks that count working time run on it.
    worked: bool,
    /// How it departs from the week.
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<DayKind>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<Text>,
}

pub(super) async fn workdays(
    State(ctx): State<Ctx>,
    _: Visitor,
    Query(asked): Query<Stretch>,
) -> Result<Json<Page<DayView>>, Failure> {
    let (from, to) = (day("/from", &asked.from)?, day("/to", &asked.to)?);
    let long = from.until(to).map_or(-1, |span| span.get_days());
    if !(0..MOST).contains(&long) {
        let (zh, en) =
            ("结束日期不早于开始日期，最多 400 天。", "Not before the first day, and at most 400 days.");
        return Err(problem::invalid("/to", zh, en).into());
    }
    let pack = current(&ctx)?;
    let view = |day: Date| {
        let special = pack.days.get(&day);
        DayView {
            day: day.to_string(),
            worked: pack.calendar.is_workday(day),
            kind: special.map(|one| one.kind),
            name: special.map(|one| one.name.clone()),
        }
    };
    let items = from.series(1.day()).take_while(|day| *day <= to).map(view).collect();
    Ok(Json(Page { items, next_cursor: None }))
}

fn day(field: &str, text: &str) -> Result<Date, Problem> {
    text.parse().map_err(|_| problem::invalid(field, "日期应写作 2026-03-02。", "Write a day as 2026-03-02."))
}
