//! `GET /situation/map`.

use axum::Json;
use axum::extract::State;
use base::{Id, Problem, Time, problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::asked::{Sight, sight};
use crate::cases::model::{CaseId, State as CaseState, Urgency};
use crate::cases::store as cases;
use crate::platform::Ctx;
use crate::platform::auth::{Actor, need};
use crate::platform::http::{Failure, Query};
use crate::platform::nouns::Area;
use crate::situation::board::{Lateness, MapCell, cells};
use crate::situation::store::{self, OpenCase};

/// Cases that are shown one by one.
const MOST: usize = 25_000;
/// Cases that are brought up to date at once.
const MOST_IDS: usize = 100;

#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Asked {
    /// This area and all below; the whole district if absent.
    pub area: Option<Id<Area>>,
    /// Exercises instead of what is real.
    pub drill: bool,
    /// Only these, with commas between; at most 100.
    #[schemars(length(max = 4000))]
    pub ids: Option<String>,
}

/// Open cases by place.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SituationMap {
    pub at: Time,
    pub points: Points,
    /// Squares with counts, where there are too many points to draw; then `points` is empty.
    pub cells: Vec<MapCell>,
    /// Open cases without a point.
    pub unplaced: usize,
}

/// Columns of equal length: the nth entry of each is about the nth case.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Points {
    pub id: Vec<CaseId>,
    pub lon: Vec<f64>,
    pub lat: Vec<f64>,
    pub state: Vec<CaseState>,
    pub urgency: Vec<Urgency>,
    pub lateness: Vec<Lateness>,
}

impl Points {
    fn push(&mut self, case: &OpenCase, (lon, lat): (f64, f64), now: Time) {
        // Ten centimetres are near enough, and half as long to send.
        let short = |degrees: f64| (degrees * 1e6).round() / 1e6;
        self.id.push(case.id);
        self.lon.push(short(lon));
        self.lat.push(short(lat));
        self.state.push(case.state);
        self.urgency.push(case.urgency);
        self.lateness.push(case.lateness(now));
    }
}

pub async fn map(
    State(ctx): State<Ctx>,
    actor: Actor<need::CaseRead>,
    Query(asked): Query<Asked>,
) -> Result<Json<SituationMap>, Failure> {
    let Sight { path, scope, .. } = sight(&ctx, &actor.scope(), asked.area)?;
    let now = ctx.now();
    let open = match asked.ids.as_deref().map(ids).transpose()? {
        None => ctx.read(move |tx| store::open(tx, &scope, asked.drill)).await?,
        Some(ids) => {
            let whole = actor.scope();
            ctx.read(move |tx| {
                let mut found = Vec::new();
                for id in ids {
                    let case = cases::get(tx, id)?.filter(|case| {
                        case.is_in(&whole)
                            && case.area_path.starts_with(&path)
                            && case.facts.drill == asked.drill
                    });
                    found.extend(case.filter(|case| case.facts.state.is_open()).map(open_case));
                }
                Ok::<_, Problem>(found)
            })
            .await?
        }
    };
    let placed = open.iter().filter(|case| case.point.is_some()).count();
    let mut points = Points::default();
    let is_few = placed <= MOST;
    for case in open.iter().filter(|_| is_few) {
        if let Some(point) = case.point {
            points.push(case, point, now);
        }
    }
    let cells = if is_few { Vec::new() } else { cells(&open, now) };
    Ok(Json(SituationMap { at: now, points, cells, unplaced: open.len() - placed }))
}

fn ids(text: &str) -> Result<Vec<CaseId>, Problem> {
    let bad =
        || problem::invalid("/ids", "编号以逗号分隔，最多 100 个。", "Ids with commas between, at most 100.");
    let ids: Option<Vec<CaseId>> = text.split(',').map(|id| id.trim().parse().ok()).collect();
    ids.filter(|ids| ids.len() <= MOST_IDS).ok_or_else(bad)
}

fn open_case(case: cases::CaseRow) -> OpenCase {
    OpenCase {
        id: case.id,
        state: case.facts.state,
        urgency: case.facts.matter.urgency,
        owner: case.facts.owner(),
        due_at: case.facts.due_at(),
        stage_due_at: case.facts.stage_due_at(),
        point: case.lon.zip(case.lat),
        area_path: case.area_path,
        category_path: case.category_path,
    }
}
