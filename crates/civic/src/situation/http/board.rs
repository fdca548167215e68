//! `GET /situation`.

use axum::Json;
use axum::extract::State;
use base::{Id, Text, Time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::asked::{Sight, sight};
use crate::area::Atlas;
use crate::cases::model::{State as CaseState, Urgency};
use crate::cases::view::{Location, UnitRef};
use crate::dispatch::unit;
use crate::org::{Chart, chart};
use crate::pack::UnitKind;
use crate::platform::Ctx;
use crate::platform::auth::{Actor, need};
use crate::platform::http::{Failure, Query};
use crate::platform::nouns::Area;
use crate::situation::board::{Board, Tally, count};
use crate::situation::store;

#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Asked {
    /// This area and all below; the whole district if absent.
    pub area: Option<Id<Area>>,
    /// Exercises instead of what is real.
    pub drill: bool,
}

/// Open cases of a place, counted.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Situation {
    pub at: Time,
    pub drill: bool,
    pub all: Tally,
    /// In the order of a case's life; states without open cases are left out.
    pub by_state: Vec<StateTally>,
    pub by_urgency: Vec<UrgencyTally>,
    /// The areas right below the place, in the order of their codes, also those without open cases.
    pub by_area: Vec<AreaTally>,
    /// The units that answer for open cases, in the order of their codes.
    pub by_unit: Vec<UnitTally>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StateTally {
    pub state: CaseState,
    #[serde(flatten)]
    pub tally: Tally,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct UrgencyTally {
    pub urgency: Urgency,
    #[serde(flatten)]
    pub tally: Tally,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AreaTally {
    pub id: Id<Area>,
    pub code: String,
    pub name: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
    #[serde(flatten)]
    pub tally: Tally,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct UnitTally {
    pub unit: UnitRef,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<UnitKind>,
    /// Where the area lies that it answers for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
    #[serde(flatten)]
    pub tally: Tally,
}

pub async fn board(
    State(ctx): State<Ctx>,
    actor: Actor<need::CaseRead>,
    Query(asked): Query<Asked>,
) -> Result<Json<Situation>, Failure> {
    let Sight { atlas, path, scope, .. } = sight(&ctx, &actor.scope(), asked.area)?;
    let now = ctx.now();
    let open = scope.clone();
    let cases = ctx.read(move |tx| store::open(tx, &open, asked.drill)).await?;
    let Board { all, by_state, by_urgency, by_area, by_unit } = count(&cases, &path, now);
    let chart = chart(&ctx);
    let below = atlas.nodes().filter(|node| is_right_below(&node.path, &path));
    let seen = below.filter(|node| !scope.below(&node.path).is_empty());
    Ok(Json(Situation {
        at: now,
        drill: asked.drill,
        all,
        by_state: by_state.into_iter().map(|(state, tally)| StateTally { state, tally }).collect(),
        by_urgency: by_urgency.into_iter().map(|(urgency, tally)| UrgencyTally { urgency, tally }).collect(),
        by_area: seen
            .map(|node| AreaTally {
                id: node.id,
                code: node.code.clone(),
                name: node.name.clone(),
                location: node.point.map(|at| Location { lon: at.lon, lat: at.lat }),
                tally: by_area.get(&node.path).copied().unwrap_or_default(),
            })
            .collect(),
        by_unit: units(&chart, &atlas, by_unit),
    }))
}

fn units(
    chart: &Chart,
    atlas: &Atlas,
    tallies: std::collections::BTreeMap<crate::cases::model::UnitId, Tally>,
) -> Vec<UnitTally> {
    let mut units: Vec<UnitTally> = tallies
        .into_iter()
        .map(|(id, tally)| {
            let known = chart.get(id);
            let point = known.and_then(|unit| atlas.get(unit.area)?.point);
            UnitTally {
                unit: unit(chart, id),
                kind: known.map(|unit| unit.kind),
                location: point.map(|at| Location { lon: at.lon, lat: at.lat }),
                tally,
            }
        })
        .collect();
    units.sort_by(|a, b| a.unit.code.cmp(&b.unit.code));
    units
}

fn is_right_below(path: &str, place: &str) -> bool {
    path.strip_prefix(place).is_some_and(|rest| rest.matches('/').count() == 1)
}
