//! `GET /indicators/unusual`.

use axum::Json;
use axum::extract::State;
use base::Id;
use jiff::ToSpan;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::asked::{Sight, sight};
use crate::analytics::cells::LEVELS;
use crate::analytics::store;
use crate::analytics::unusual::{DAYS, UnusualRule, WEEKS};
use crate::area::atlas;
use crate::cases::view::{AreaRef, CategoryRef, Location};
use crate::platform::Ctx;
use crate::platform::auth::{Actor, need};
use crate::platform::http::{Failure, Query};
use crate::platform::nouns::Area;

#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Asked {
    /// District, street or community; the whole district if absent.
    pub area: Option<Id<Area>>,
}

/// More reports than usual of one class of matters in one community.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct UnusualPlace {
    pub area: AreaRef,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
    pub category: CategoryRef,
    /// Reports in the days of the rule, today included.
    pub count: i64,
    /// How many that would be by the weeks before.
    pub usual: f64,
    /// How seldom so many come by chance alone.
    pub chance: f64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Unusual {
    pub rule: UnusualRule,
    /// The most unusual first; at most 100.
    pub items: Vec<UnusualPlace>,
}

const MOST: usize = 100;

pub async fn unusual(
    State(ctx): State<Ctx>,
    actor: Actor<need::IndicatorRead>,
    Query(asked): Query<Asked>,
) -> Result<Json<Unusual>, Failure> {
    let scope = actor.scope();
    let Sight { pack, path, .. } = sight(&ctx, &scope, asked.area, None, None)?;
    let rule = UnusualRule::new(pack.repeat.alert_count);
    let today = pack.calendar.day_of(ctx.now());
    let back = |days: i64| today.saturating_sub(days.days()).to_string();
    let (start, split, end) = (back(DAYS + 7 * WEEKS), back(DAYS), today.to_string());
    let counted = ctx.read(move |tx| store::reports(tx, (&start, &split, &end), rule.least)).await?;
    let atlas = atlas(&ctx);
    let mut items: Vec<UnusualPlace> = counted
        .iter()
        .filter_map(|counted| {
            let node = atlas.with_code(&counted.area)?;
            // Communities and classes: what lies above them holds the same reports once more.
            let is_small = node.path.matches('/').count() == LEVELS && node.path.starts_with(&path);
            let is_class = pack.categories.chain(&counted.category).count() == 2;
            let branch = pack.categories.path(&counted.category);
            if !is_small || !is_class || !store::may_see(&scope, &node.path, &branch, None) {
                return None;
            }
            let chance = rule.judge(counted)?;
            let category = pack.categories.get(&counted.category)?;
            Some(UnusualPlace {
                area: AreaRef {
                    id: node.id,
                    code: node.code.clone(),
                    name: node.name.clone(),
                    path: atlas.names(&node.path),
                },
                location: node.point.map(|at| Location { lon: at.lon, lat: at.lat }),
                category: CategoryRef { code: category.code.clone(), name: category.name.clone() },
                count: counted.recent,
                usual: counted.earlier as f64 / WEEKS as f64,
                chance,
            })
        })
        .collect();
    items.sort_by(|a, b| a.chance.total_cmp(&b.chance).then_with(|| a.area.code.cmp(&b.area.code)));
    items.truncate(MOST);
    Ok(Json(Unusual { rule, items }))
}
