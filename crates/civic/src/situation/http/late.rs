//! `GET /situation/late`.

use axum::Json;
use axum::extract::State;
use base::{Cursor, Id, Page, Problem, Text, Time, problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::asked::{Sight, sight};
use crate::area::Atlas;
use crate::cases::city::city;
use crate::cases::model::{Act, CaseId, Stage, State as CaseState, UnitId, Urgency};
use crate::cases::store::{self as cases, CaseRow};
use crate::cases::view::{AreaRef, CategoryRef, PauseView, UnitRef};
use crate::dispatch::unit;
use crate::org::{Chart, chart};
use crate::pack::PackShelf;
use crate::platform::Ctx;
use crate::platform::auth::{Actor, need};
use crate::platform::http::{Failure, Query};
use crate::platform::nouns::Area;
use crate::situation::board::Lateness;
use crate::situation::store::{self, OpenCase};
use crate::situation::why::{Cause, overruns, reasons};

/// What sort of late.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// The whole case is past its limit.
    #[default]
    Whole,
    /// Only the stage that runs is past its limit.
    Stage,
    /// The clocks stand still.
    OnHold,
}

#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Asked {
    /// This area and all below; the whole district if absent.
    pub area: Option<Id<Area>>,
    /// Owned by this unit now.
    pub unit: Option<UnitId>,
    pub what: What,
    /// Exercises instead of what is real.
    pub drill: bool,
    #[schemars(range(min = 1, max = 100))]
    pub limit: Option<usize>,
    #[schemars(length(max = 200))]
    pub cursor: Option<String>,
}

/// A case that is late, or on hold, and why.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LateCase {
    pub id: CaseId,
    pub number: String,
    pub title: String,
    pub state: CaseState,
    pub urgency: Urgency,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<CategoryRef>,
    pub area: AreaRef,
    /// Who has it now.
    pub holder: UnitRef,
    /// The clocks that ran out, the whole case first.
    pub clocks: Vec<LateClock>,
    /// Why it is on hold, if it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pause: Option<PauseView>,
    /// What took the time, the most direct cause first.
    pub why: Vec<Why>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LateClock {
    pub stage: Stage,
    /// Who had the case while it ran.
    pub unit: UnitRef,
    pub due_at: Time,
    /// When it stopped; absent while it runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done_at: Option<Time>,
    /// How far past its limit it ran.
    pub late_seconds: i64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Why {
    pub cause: Cause,
    pub text: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitRef>,
}

/// By what a case stands in the list, and its id.
type Standing = (Time, CaseId);

pub async fn late(
    State(ctx): State<Ctx>,
    actor: Actor<need::CaseRead>,
    Query(asked): Query<Asked>,
) -> Result<Json<Page<LateCase>>, Failure> {
    let limit = match asked.limit.unwrap_or(50) {
        limit if (1..=100).contains(&limit) => limit,
        _ => {
            return Err(problem::invalid("/limit", "一页 1 至 100 条。", "A page has 1 to 100 items.").into());
        }
    };
    let after = asked.cursor.as_deref().map(standing).transpose()?;
    let Sight { atlas, scope, .. } = sight(&ctx, &actor.scope(), asked.area)?;
    let (now, at) = (ctx.now(), ctx.clone());
    let page = ctx
        .read(move |tx| {
            let open = store::open(tx, &scope, asked.drill)?;
            let mut late: Vec<Standing> = open
                .iter()
                .filter(|case| asked.unit.is_none_or(|unit| unit == case.owner))
                .filter_map(|case| Some((stands(case, asked.what, now)?, case.id)))
                .filter(|standing| after.is_none_or(|after| *standing > after))
                .collect();
            late.sort_unstable();
            late.truncate(limit + 1);
            let page = Page::cut(late, limit, |(at, id)| Cursor(vec![at.0.to_string(), id.to_string()]));
            let chart = chart(&at);
            let mut items = Vec::with_capacity(page.items.len());
            for (_, id) in page.items {
                if let Some(case) = cases::get(tx, id)? {
                    items.push(view(&at, &atlas, &chart, &case, now)?);
                }
            }
            Ok::<_, Problem>(Page { items, next_cursor: page.next_cursor })
        })
        .await?;
    Ok(Json(page))
}

/// The deadline that it missed; what is on hold stands by its age.
fn stands(case: &OpenCase, what: What, now: Time) -> Option<Time> {
    match what {
        What::Whole => case.missed(now).filter(|_| case.lateness(now) == Lateness::Whole),
        What::Stage => case.missed(now).filter(|_| case.lateness(now) == Lateness::Stage),
        What::OnHold => (case.state == CaseState::Suspended).then_some(Time::EPOCH),
    }
}

fn standing(text: &str) -> Result<Standing, Problem> {
    let cursor = Cursor::decode(text);
    let read = cursor.and_then(|cursor| match &cursor.0[..] {
        [at, id] => Some((Time(at.parse().ok()?), id.parse().ok()?)),
        _ => None,
    });
    read.ok_or_else(|| problem::invalid("/cursor", "无效的翻页标记。", "No such cursor."))
}

fn view(ctx: &Ctx, atlas: &Atlas, chart: &Chart, case: &CaseRow, now: Time) -> Result<LateCase, Problem> {
    let facts = &case.facts;
    let pack = ctx.part::<PackShelf>().version(&case.pack_version)?;
    let rules = city(ctx).0.rules(&case.pack_version)?;
    let category = facts.matter.category.as_deref().and_then(|code| pack.categories.get(code));
    let way: Vec<_> = atlas.way(&case.area_path).collect();
    Ok(LateCase {
        id: case.id,
        number: case.number.clone(),
        title: case.title.clone(),
        state: facts.state,
        urgency: facts.matter.urgency,
        category: category
            .map(|category| CategoryRef { code: category.code.clone(), name: category.name.clone() }),
        area: AreaRef {
            id: case.area,
            code: case.area_path.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned(),
            name: way.first().map(|node| node.name.clone()).unwrap_or_default(),
            path: atlas.names(&case.area_path),
        },
        holder: unit(chart, facts.owner()),
        clocks: overruns(facts, now)
            .into_iter()
            .map(|overrun| LateClock {
                stage: overrun.stage,
                unit: unit(chart, overrun.unit),
                due_at: overrun.due_at,
                done_at: overrun.done_at,
                late_seconds: overrun.late_seconds,
            })
            .collect(),
        pause: facts.pause.as_ref().map(|pause| PauseView {
            reason: rules.reason(Act::Suspend, &pause.reason).unwrap_or_default(),
            until: pause.until,
        }),
        why: reasons(facts, now)
            .into_iter()
            .map(|reason| Why {
                cause: reason.cause,
                text: reason.text,
                unit: reason.unit.map(|id| unit(chart, id)),
            })
            .collect(),
    })
}
