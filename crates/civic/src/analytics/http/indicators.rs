//! `GET /indicators`.

use axum::Json;
use axum::extract::State;
use base::{Id, Problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::asked::{Sight, day, sight};
use crate::analytics::report::{Figure, Question, report};
use crate::cases::model::UnitId;
use crate::platform::Ctx;
use crate::platform::auth::{Actor, need};
use crate::platform::http::{Failure, Query};
use crate::platform::nouns::Area;

/// What the figures are about.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Asked {
    /// District, street or community; the whole district if absent.
    pub area: Option<Id<Area>>,
    pub unit: Option<UnitId>,
    #[schemars(length(max = 60))]
    pub category: Option<String>,
    /// First day; the first of this month if absent.
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    pub from: Option<String>,
    /// Last day, included; today if absent.
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    pub to: Option<String>,
}

/// The figures, and the period they are about.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Figures {
    pub from: String,
    pub to: String,
    pub items: Vec<Figure>,
}

pub async fn list(
    State(ctx): State<Ctx>,
    actor: Actor<need::IndicatorRead>,
    Query(asked): Query<Asked>,
) -> Result<Json<Figures>, Failure> {
    Ok(Json(figures(&ctx, &actor, asked).await?))
}

/// The figures that somebody asks for, as far as they may see them.
pub async fn figures(
    ctx: &Ctx,
    actor: &Actor<need::IndicatorRead>,
    asked: Asked,
) -> Result<Figures, Problem> {
    let Sight { pack, code, path, category } =
        sight(ctx, &actor.scope(), asked.area, asked.unit, asked.category)?;
    let now = ctx.now();
    let today = pack.calendar.day_of(now);
    let from = day("/from", asked.from.as_deref())?.unwrap_or(today.first_of_month());
    let to = day("/to", asked.to.as_deref())?.unwrap_or(today);
    let items = ctx
        .read(move |tx| {
            let question = Question {
                area_code: &code,
                area_path: &path,
                unit: asked.unit,
                category: &category,
                from,
                to,
                now,
            };
            report(tx, &pack, &question)
        })
        .await?;
    Ok(Figures { from: from.to_string(), to: to.to_string(), items })
}
