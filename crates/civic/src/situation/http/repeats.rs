//! `GET /situation/repeats`.

use axum::Json;
use axum::extract::State;
use base::time::Span;
use base::{Id, Problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::asked::{Sight, sight};
use crate::cases::model::{CaseId, Urgency};
use crate::cases::store::{self as cases, CaseRow, floor};
use crate::cases::view::{CategoryRef, Location};
use crate::cases::{metres, repeats as count_repeats};
use crate::platform::Ctx;
use crate::platform::auth::{Actor, need};
use crate::platform::http::{Failure, Query};
use crate::platform::nouns::Area;
use crate::situation::store::{self, OpenCase};

#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Asked {
    /// This area and all below; the whole district if absent.
    pub area: Option<Id<Area>>,
}

/// A place that is reported again and again about one matter.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RepeatPlace {
    pub category: CategoryRef,
    /// Where the newest of them lies.
    pub location: Location,
    /// Names of the areas of the newest, from the root down.
    pub area: Vec<base::Text>,
    /// Reports within the rule's days and metres of the newest, itself counted.
    pub count: u32,
    /// The newest that is open.
    pub newest: CaseId,
    pub number: String,
    pub title: String,
}

/// The pack's rule.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RepeatRule {
    pub least: u32,
    pub days: u32,
    pub metres: u32,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Repeats {
    pub rule: RepeatRule,
    /// The newest first; at most 50.
    pub items: Vec<RepeatPlace>,
}

/// Places that one answer lists, and that are looked at for it.
const MOST: usize = 50;
const LOOKED_AT: usize = 200;

pub async fn repeats(
    State(ctx): State<Ctx>,
    actor: Actor<need::CaseRead>,
    Query(asked): Query<Asked>,
) -> Result<Json<Repeats>, Failure> {
    let Sight { pack, atlas, scope, .. } = sight(&ctx, &actor.scope(), asked.area)?;
    let rule = &pack.repeat;
    let rule = RepeatRule { least: rule.alert_count, days: rule.days, metres: rule.metres };
    let since = floor(ctx.now() - Span::days(i64::from(rule.days)));
    let (told, limits) = (pack.clone(), rule.clone());
    let items = ctx
        .read(move |tx| {
            // The reconciler of repeats makes what it finds hot; whether it still is a repeat, the rule itself says.
            let mut hot: Vec<OpenCase> = store::open(tx, &scope, false)?;
            hot.retain(|case| case.urgency != Urgency::Normal && case.id >= since && case.point.is_some());
            hot.reverse();
            let mut items = Vec::new();
            for case in places(hot, f64::from(limits.metres)) {
                let Some(case) = cases::get(tx, case)? else { continue };
                let count = count_repeats(tx, &atlas, &case, limits.days, limits.metres)?;
                if count >= limits.least && items.len() < MOST {
                    items.extend(view(&told, atlas.names(&case.area_path), case, count));
                }
            }
            Ok::<_, Problem>(items)
        })
        .await?;
    Ok(Json(Repeats { rule, items }))
}

/// One case, the newest, for each place and matter.
fn places(newest_first: Vec<OpenCase>, within: f64) -> Vec<CaseId> {
    let mut kept: Vec<OpenCase> = Vec::new();
    for case in newest_first {
        let here = |other: &OpenCase| {
            let near = case.point.zip(other.point).is_some_and(|(one, other)| metres(one, other) <= within);
            near && other.category_path == case.category_path
        };
        if !kept.iter().any(here) && kept.len() < LOOKED_AT {
            kept.push(case);
        }
    }
    kept.into_iter().map(|case| case.id).collect()
}

fn view(pack: &crate::pack::Pack, area: Vec<base::Text>, case: CaseRow, count: u32) -> Option<RepeatPlace> {
    let category = pack.categories.get(case.facts.matter.category.as_deref()?)?;
    let (lon, lat) = case.lon.zip(case.lat)?;
    Some(RepeatPlace {
        category: CategoryRef { code: category.code.clone(), name: category.name.clone() },
        location: Location { lon, lat },
        area,
        count,
        newest: case.id,
        number: case.number,
        title: case.title,
    })
}

#[cfg(test)]
mod tests {
    use crate::cases::model::State;

    use super::*;

    fn case(name: &str, category: &str, lon: f64) -> OpenCase {
        OpenCase {
            id: Id::named("case", name),
            area_path: String::new(),
            category_path: category.into(),
            state: State::Handling,
            urgency: Urgency::Hot,
            owner: Id::named("unit", "a"),
            due_at: None,
            stage_due_at: None,
            point: Some((lon, 30.66)),
        }
    }

    #[test]
    fn a_place_is_named_once_for_each_matter() {
        // 0.001° of longitude are 95.6 m there.
        let cases = vec![
            case("newest", "a/", 104.1),
            case("near", "a/", 104.1005),
            case("other matter", "b/", 104.1005),
            case("far", "a/", 104.102),
        ];
        let want = ["newest", "other matter", "far"].map(|name| Id::named("case", name));
        assert_eq!(places(cases, 100.0), want);
    }
}
