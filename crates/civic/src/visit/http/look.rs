//! What there is to do, and the register of forms.

use axum::Json;
use axum::extract::State;
use base::{Id, Page, Problem, Text, problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::area::{self, Node, atlas};
use crate::org::chart;
use crate::pack::current;
use crate::platform::Ctx;
use crate::platform::auth::Actor;
use crate::platform::auth::need::{PackRead, VisitWrite};
use crate::platform::http::{Failure, Query};
use crate::platform::nouns::Area;
use crate::visit::plan::{Ground, VisitPlace, VisitPlan, due_on, forms_for, plan as plan_of, with_register};
use crate::visit::registry::{FormView, registry};
use crate::visit::store;

pub(super) async fn forms(
    State(ctx): State<Ctx>,
    actor: Actor<PackRead>,
) -> Result<Json<Page<FormView>>, Failure> {
    let pack = current(&ctx)?;
    let scope = actor.scope();
    let known = ctx.read(move |tx| store::known_places(tx, &scope)).await?;
    let items = registry(&pack, pack.calendar.day_of(ctx.now()), &known);
    Ok(Json(Page { items, next_cursor: None }))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PlacesQuery {
    /// Only places below this area.
    area: Option<Id<Area>>,
    /// 1 to 200, 30 if not given.
    limit: Option<u16>,
}

/// A place where something is due.
#[derive(Serialize, JsonSchema)]
pub(super) struct DuePlace {
    place: VisitPlace,
    /// What the forms that are due there are called.
    due: Vec<Text>,
    /// Since when the oldest of them is due.
    due_since: String,
}

/// Places down to courtyards; homes are chosen from the list of areas.
pub(super) async fn places(
    State(ctx): State<Ctx>,
    actor: Actor<VisitWrite>,
    Query(query): Query<PlacesQuery>,
) -> Result<Json<Page<DuePlace>>, Failure> {
    let (pack, tree) = (current(&ctx)?, atlas(&ctx));
    let scope = match query.area {
        Some(id) => actor.scope().below(&tree.get(id).ok_or_else(|| problem::NOT_FOUND.problem())?.path),
        None => actor.scope(),
    };
    let within = scope.clone();
    let rounds = ctx.read(move |tx| store::rounds(tx, &within)).await?;
    let today = pack.calendar.day_of(ctx.now());
    let mut found = Vec::new();
    for node in tree.nodes().filter(|node| scope.covers_area(&node.path)) {
        let forms = forms_for(&pack, node.kind.key(), today);
        let dated = forms.iter().map(|form| {
            (due_on(&pack, form, rounds.get(&(node.id, form.code.clone())).copied()), &form.name)
        });
        let due: Vec<_> = dated.filter(|(day, _)| *day <= today).collect();
        if let Some(since) = due.iter().map(|(day, _)| *day).min() {
            found.push((since, node, due.into_iter().map(|(_, name)| name.clone()).collect::<Vec<Text>>()));
        }
    }
    found.sort_by(|a, b| (a.0, &a.1.path).cmp(&(b.0, &b.1.path)));
    found.truncate(usize::from(query.limit.unwrap_or(30).clamp(1, 200)));
    let view = |(since, node, due): (jiff::civil::Date, &Node, Vec<Text>)| DuePlace {
        place: VisitPlace::new(node, &tree),
        due,
        due_since: since.to_string(),
    };
    Ok(Json(Page { items: found.into_iter().map(view).collect(), next_cursor: None }))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PlanQuery {
    area: Id<Area>,
}

pub(super) async fn plan(
    State(ctx): State<Ctx>,
    actor: Actor<VisitWrite>,
    Query(PlanQuery { area }): Query<PlanQuery>,
) -> Result<Json<VisitPlan>, Failure> {
    let (pack, tree, chart, now) = (current(&ctx)?, atlas(&ctx), chart(&ctx), ctx.now());
    let scope = actor.scope();
    let made = ctx
        .read(move |tx| {
            let node = place(tx, area, |path| scope.covers_area(path))?;
            let known = with_register(&pack, &node, store::known(tx, area)?);
            let rounds = store::rounds_at(tx, area)?;
            let ground = Ground { pack: &pack, atlas: &tree, chart: &chart, now };
            Ok::<_, Problem>(plan_of(&ground, &node, &rounds, &known))
        })
        .await?;
    Ok(Json(made))
}

/// A standing area that the caller may visit.
pub(super) fn place(
    tx: &mut db::Tx<'_>,
    id: Id<Area>,
    is_inside: impl Fn(&str) -> bool,
) -> Result<Node, Problem> {
    let node = area::store::get(tx, id)?.filter(|node| node.valid_to.is_none() && is_inside(&node.path));
    node.ok_or_else(|| problem::NOT_FOUND.problem())
}
