//! `GET /indicators`.

use aide::axum::ApiRouter;
use aide::axum::routing::get_with;
use axum::Json;
use axum::extract::State;
use base::{Code, Kind, Problem, problem};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::export;
use super::report::{Figure, Question, report};
use super::store;
use crate::area::atlas;
use crate::cases::model::UnitId;
use crate::pack::PackShelf;
use crate::platform::Ctx;
use crate::platform::auth::{Actor, need};
use crate::platform::http::{Failure, Query};
use crate::platform::nouns::Area;
use base::Id;

pub fn routes() -> ApiRouter<Ctx> {
    ApiRouter::new()
        .api_route(
            "/indicators",
            get_with(indicators, |op| {
                op.id("listIndicators")
                    .summary("Indicators of a place, a unit, a category and a period")
                    .tag("indicators")
            }),
        )
        .api_route(
            "/indicators/export",
            get_with(export::export, |op| {
                op.id("exportIndicators")
                    .summary("The same figures as a workbook or as CSV; noted in the audit log")
                    .tag("indicators")
            }),
        )
}

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

static TOO_DEEP: Code = Code::new(
    Kind::Invalid,
    "indicator.too_deep",
    "指标统计到社区一级。",
    "Indicators go down to communities.",
);

async fn indicators(
    State(ctx): State<Ctx>,
    actor: Actor<need::IndicatorRead>,
    Query(asked): Query<Asked>,
) -> Result<Json<Figures>, Failure> {
    Ok(Json(figures(&ctx, &actor, asked).await?))
}

/// The figures that somebody asks for, as far as they may see them.
pub(super) async fn figures(
    ctx: &Ctx,
    actor: &Actor<need::IndicatorRead>,
    asked: Asked,
) -> Result<Figures, Problem> {
    let pack = ctx.part::<PackShelf>().current()?;
    let place = atlas(ctx);
    let area = match asked.area {
        Some(id) => place.get(id),
        None => place.with_code(&pack.place.root),
    };
    let (code, path) = area
        .map(|node| (node.code.clone(), node.path.clone()))
        .ok_or_else(|| problem::NOT_FOUND.problem())?;
    if path.matches('/').count() > super::cells::LEVELS {
        return Err(TOO_DEEP.problem());
    }
    let category = asked.category.unwrap_or_default();
    if !category.is_empty() && !pack.categories.contains(&category) {
        return Err(problem::invalid("/category", "没有这个类别。", "There is no such category."));
    }
    let category_path = if category.is_empty() { String::new() } else { pack.categories.path(&category) };
    if !store::may_see(&actor.scope(), &path, &category_path, asked.unit) {
        return Err(problem::NOT_FOUND.problem());
    }
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

/// A day written as `2026-03-02`.
fn day(field: &str, text: Option<&str>) -> Result<Option<Date>, Problem> {
    let bad = |_| problem::invalid(field, "日期应写作 2026-03-02。", "Write a day as 2026-03-02.");
    text.map(|text| text.parse().map_err(bad)).transpose()
}
