//! `GET /situation/day`.

use axum::Json;
use axum::extract::State;
use base::{Cursor, Id, Problem, Time, problem};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::asked::{Sight, sight};
use crate::cases::model::{Act, CaseId, State as CaseState, Urgency};
use crate::platform::Ctx;
use crate::platform::auth::{Actor, need};
use crate::platform::http::{Failure, Query};
use crate::platform::nouns::Area;
use crate::situation::store::{self, Happened, Place};

/// Events of one answer.
const PAGE: usize = 5_000;

#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Asked {
    /// This area and all below; the whole district if absent.
    pub area: Option<Id<Area>>,
    /// Today if absent.
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    pub day: Option<String>,
    /// Exercises instead of what is real.
    pub drill: bool,
    #[schemars(length(max = 200))]
    pub cursor: Option<String>,
}

/// What happened to cases on a day: columns of equal length, in order.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct SituationDay {
    pub day: String,
    /// Where the day begins and ends, as the district counts days.
    pub from: Time,
    pub to: Time,
    pub at: Vec<Time>,
    pub id: Vec<CaseId>,
    pub act: Vec<Act>,
    /// Where the case stood after it.
    pub state: Vec<CaseState>,
    /// How urgent the case is now.
    pub urgency: Vec<Urgency>,
    /// Null for a case without a point.
    pub lon: Vec<Option<f64>>,
    pub lat: Vec<Option<f64>>,
    /// Give it back as `cursor`; absent at the end of the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
}

impl SituationDay {
    fn push(&mut self, one: &Happened) {
        let short = |degrees: f64| (degrees * 1e6).round() / 1e6;
        self.at.push(one.at);
        self.id.push(one.case);
        self.act.push(one.act);
        self.state.push(one.to);
        self.urgency.push(one.urgency);
        self.lon.push(one.point.map(|(lon, _)| short(lon)));
        self.lat.push(one.point.map(|(_, lat)| short(lat)));
    }
}

pub async fn day(
    State(ctx): State<Ctx>,
    actor: Actor<need::CaseRead>,
    Query(asked): Query<Asked>,
) -> Result<Json<SituationDay>, Failure> {
    let Sight { pack, scope, .. } = sight(&ctx, &actor.scope(), asked.area)?;
    let bad = |_| problem::invalid("/day", "日期应写作 2026-03-02。", "Write a day as 2026-03-02.");
    let day: Date = match asked.day.as_deref() {
        Some(text) => text.parse().map_err(bad)?,
        None => pack.calendar.day_of(ctx.now()),
    };
    let after = asked.cursor.as_deref().map(place).transpose()?;
    let from = pack.calendar.start_of(day);
    let to = pack.calendar.start_of(day.tomorrow().unwrap_or(day));
    let mut happened =
        ctx.read(move |tx| store::happened(tx, &scope, asked.drill, (from, to), after, PAGE + 1)).await?;
    let more = happened.len() > PAGE;
    happened.truncate(PAGE);
    let last = happened.last().filter(|_| more);
    let next_cursor = last
        .map(|one| Cursor(vec![one.at.0.to_string(), one.case.to_string(), one.seq.to_string()]).encode());
    let mut told = SituationDay { day: day.to_string(), from, to, next_cursor, ..SituationDay::default() };
    happened.iter().for_each(|one| told.push(one));
    Ok(Json(told))
}

fn place(text: &str) -> Result<Place, Problem> {
    let read = Cursor::decode(text).and_then(|cursor| match &cursor.0[..] {
        [at, case, seq] => Some((Time(at.parse().ok()?), case.parse().ok()?, seq.parse().ok()?)),
        _ => None,
    });
    read.ok_or_else(|| problem::invalid("/cursor", "无效的翻页标记。", "No such cursor."))
}
