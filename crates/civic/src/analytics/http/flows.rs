//! `GET /indicators/flows`.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use base::{Id, problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::asked::{Sight, day, sight};
use crate::analytics::store;
use crate::cases::model::Act;
use crate::cases::view::UnitRef;
use crate::dispatch::unit;
use crate::org::{Chart, chart};
use crate::pack::UnitKind;
use crate::platform::Ctx;
use crate::platform::auth::{Actor, need};
use crate::platform::http::{Failure, Query};
use crate::platform::nouns::Area;

/// Of which place, when.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Asked {
    /// District, street or community; the whole district if absent.
    pub area: Option<Id<Area>>,
    /// First day; the first of this month if absent.
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    pub from: Option<String>,
    /// Last day, included; today if absent.
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    pub to: Option<String>,
}

/// Moves between two sorts of units.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct LevelFlow {
    pub act: Act,
    pub from: UnitKind,
    pub to: UnitKind,
    pub count: i64,
}

/// Moves between two units.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct UnitFlow {
    pub act: Act,
    pub from: UnitRef,
    pub to: UnitRef,
    pub count: i64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Flows {
    pub from: String,
    pub to: String,
    /// Between sorts of units, from the district down.
    pub levels: Vec<LevelFlow>,
    /// Between units, in the order of their codes; at most 500.
    pub units: Vec<UnitFlow>,
    /// Whether there are more pairs of units than are listed.
    pub more: bool,
}

/// Pairs of units that one answer lists.
const MOST: usize = 500;

pub async fn flows(
    State(ctx): State<Ctx>,
    actor: Actor<need::IndicatorRead>,
    Query(asked): Query<Asked>,
) -> Result<Json<Flows>, Failure> {
    let Sight { pack, code, .. } = sight(&ctx, &actor.scope(), asked.area, None, None)?;
    let today = pack.calendar.day_of(ctx.now());
    let from = day("/from", asked.from.as_deref())?.unwrap_or(today.first_of_month());
    let to = day("/to", asked.to.as_deref())?.unwrap_or(today);
    if from > to {
        return Err(
            problem::invalid("/to", "结束日期早于开始日期。", "The period ends before it begins.").into()
        );
    }
    let (from, to) = (from.to_string(), to.to_string());
    let days = (from.clone(), to.clone());
    let moves = ctx.read(move |tx| store::moves(tx, &code, &days.0, &days.1)).await?;
    let chart = chart(&ctx);
    let mut units: Vec<UnitFlow> = moves
        .iter()
        .filter_map(|(act, from, to, count)| {
            let act = Act::from_key(act)?;
            Some(UnitFlow { act, from: unit(&chart, *from), to: unit(&chart, *to), count: *count })
        })
        .collect();
    units.sort_by(|a, b| (&a.from.code, &a.to.code, a.act).cmp(&(&b.from.code, &b.to.code, b.act)));
    let more = units.len() > MOST;
    let levels = levels(&chart, &units);
    units.truncate(MOST);
    Ok(Json(Flows { from, to, levels, units, more }))
}

/// The moves between sorts of units; a unit that is gone has none.
fn levels(chart: &Chart, units: &[UnitFlow]) -> Vec<LevelFlow> {
    let kind = |unit: &UnitRef| chart.get(unit.id).map(|unit| unit.kind);
    let mut sums: BTreeMap<(Act, UnitKind, UnitKind), i64> = BTreeMap::new();
    for flow in units {
        if let (Some(from), Some(to)) = (kind(&flow.from), kind(&flow.to)) {
            *sums.entry((flow.act, from, to)).or_default() += flow.count;
        }
    }
    sums.into_iter().map(|((act, from, to), count)| LevelFlow { act, from, to, count }).collect()
}
