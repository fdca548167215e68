//! What a question about figures names: a place, a unit, a category, days; and whether the asker may see it.

use std::sync::Arc;

use base::{Code, Id, Kind, Problem, problem};
use jiff::civil::Date;

use crate::analytics::{cells, store};
use crate::area::atlas;
use crate::cases::model::UnitId;
use crate::pack::{Pack, PackShelf};
use crate::platform::nouns::Area;
use crate::platform::{Ctx, Scope};

static TOO_DEEP: Code = Code::new(
    Kind::Invalid,
    "indicator.too_deep",
    "指标统计到社区一级。",
    "Indicators go down to communities.",
);

/// A place and a category whose figures somebody may see.
pub struct Sight {
    pub pack: Arc<Pack>,
    pub code: String,
    pub path: String,
    /// Empty is all.
    pub category: String,
}

/// Errors: there is no such area or category, it is too small, or it lies outside the scope.
pub fn sight(
    ctx: &Ctx,
    scope: &Scope,
    area: Option<Id<Area>>,
    unit: Option<UnitId>,
    category: Option<String>,
) -> Result<Sight, Problem> {
    let pack = ctx.part::<PackShelf>().current()?;
    let place = atlas(ctx);
    let area = match area {
        Some(id) => place.get(id),
        None => place.with_code(&pack.place.root),
    };
    let (code, path) = area
        .map(|node| (node.code.clone(), node.path.clone()))
        .ok_or_else(|| problem::NOT_FOUND.problem())?;
    if path.matches('/').count() > cells::LEVELS {
        return Err(TOO_DEEP.problem());
    }
    let category = category.unwrap_or_default();
    if !category.is_empty() && !pack.categories.contains(&category) {
        return Err(problem::invalid("/category", "没有这个类别。", "There is no such category."));
    }
    let category_path = if category.is_empty() { String::new() } else { pack.categories.path(&category) };
    if !store::may_see(scope, &path, &category_path, unit) {
        return Err(problem::NOT_FOUND.problem());
    }
    Ok(Sight { pack, code, path, category })
}

/// A day written as `2026-03-02`.
pub fn day(field: &str, text: Option<&str>) -> Result<Option<Date>, Problem> {
    let bad = |_| problem::invalid(field, "日期应写作 2026-03-02。", "Write a day as 2026-03-02.");
    text.map(|text| text.parse().map_err(bad)).transpose()
}
