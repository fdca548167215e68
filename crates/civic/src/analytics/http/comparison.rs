//! `GET /indicators/comparison`.

use axum::Json;
use axum::extract::State;
use base::{Id, problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::asked::{Sight, day, sight};
use crate::analytics::compare::{Compared, compare as side_by_side};
use crate::analytics::interval::CONFIDENCE;
use crate::analytics::report::{Question, report};
use crate::cases::model::UnitId;
use crate::platform::Ctx;
use crate::platform::auth::{Actor, need};
use crate::platform::http::{Failure, Query};
use crate::platform::nouns::Area;

/// Which two periods of what.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Asked {
    /// District, street or community; the whole district if absent.
    pub area: Option<Id<Area>>,
    pub unit: Option<UnitId>,
    #[schemars(length(max = 60))]
    pub category: Option<String>,
    /// First day of the earlier period.
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    pub before_from: String,
    /// Last day of the earlier period, included.
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    pub before_to: String,
    /// First day of the later period.
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    pub from: String,
    /// Last day of the later period, included.
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    pub to: String,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ComparedPeriod {
    pub from: String,
    /// Included.
    pub to: String,
}

/// Every figure twice, in the order of the pack.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Comparison {
    pub before: ComparedPeriod,
    pub now: ComparedPeriod,
    /// What the intervals promise: 0.95.
    pub confidence: f64,
    pub items: Vec<Compared>,
}

pub async fn compare(
    State(ctx): State<Ctx>,
    actor: Actor<need::IndicatorRead>,
    Query(asked): Query<Asked>,
) -> Result<Json<Comparison>, Failure> {
    let Sight { pack, code, path, category } =
        sight(&ctx, &actor.scope(), asked.area, asked.unit, asked.category)?;
    let wanted = |field: &str, text: &str| {
        let missing = || problem::invalid(field, "请选择日期。", "Choose a day.");
        day(field, Some(text).filter(|text| !text.is_empty()))?.ok_or_else(missing)
    };
    let before = (wanted("/before_from", &asked.before_from)?, wanted("/before_to", &asked.before_to)?);
    let later = (wanted("/from", &asked.from)?, wanted("/to", &asked.to)?);
    let now = ctx.now();
    let items = ctx
        .read(move |tx| {
            let question = |(from, to)| Question {
                area_code: &code,
                area_path: &path,
                unit: asked.unit,
                category: &category,
                from,
                to,
                now,
            };
            let first = report(tx, &pack, &question(before))?;
            let second = report(tx, &pack, &question(later))?;
            Ok::<_, base::Problem>(side_by_side(first, second, (before, later)))
        })
        .await?;
    let period = |(from, to): (jiff::civil::Date, jiff::civil::Date)| ComparedPeriod {
        from: from.to_string(),
        to: to.to_string(),
    };
    Ok(Json(Comparison { before: period(before), now: period(later), confidence: CONFIDENCE, items }))
}
