//! Changing areas.

use axum::extract::State;
use base::{Code, Id, Kind, Problem, Text, problem};
use geo::{Point, Shape, System, features};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::view::AreaView;
use crate::area::change::{self, Because, New, Part, Patch};
use crate::area::model::Node;
use crate::area::{AreaKind, atlas, is_day, refresh, today};
use crate::platform::auth::Actor;
use crate::platform::auth::need::AreaWrite;
use crate::platform::http::{Created, Done, Failure, Path, Write, commit, present};
use crate::platform::nouns::Area;
use crate::platform::{Ctx, Scope, Work};

static VERSION_WANTED: Code = Code::new(
    Kind::PreconditionRequired,
    "area.version_wanted",
    "请给出您看到的版本(version 或 If-Match)。",
    "Say which version you saw (version or If-Match).",
);

/// Why, and from which day; the same for every change.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Why {
    reason: String,
    /// First day on which it holds, such as `2026-03-02`; today where the pack is at home if not given.
    day: Option<String>,
}

impl Why {
    fn because(self, ctx: &Ctx) -> Result<Because, Problem> {
        let reason = self.reason.trim().to_owned();
        if reason.is_empty() || reason.chars().count() > 500 {
            let (zh, en) = ("请写明原因,不超过 500 字", "say why, in at most 500 characters");
            return Err(problem::invalid("/why/reason", zh, en));
        }
        Ok(Because { reason, day: check_day("/why/day", self.day)?.unwrap_or_else(|| today(ctx)) })
    }
}

fn check_day(field: &str, day: Option<String>) -> Result<Option<String>, Problem> {
    match day {
        Some(day) if !is_day(&day) => {
            Err(problem::invalid(field, "日期写作 2026-03-02", "write the day as 2026-03-02"))
        }
        day => Ok(day),
    }
}

/// Ground in a request.
#[derive(Deserialize, JsonSchema, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Drawn {
    /// A GeoJSON Polygon or MultiPolygon.
    geometry: Option<serde_json::Value>,
    /// A point inside; taken from the geometry if not given.
    location: Option<Point>,
    /// What these coordinates are given in.
    system: System,
}

impl Drawn {
    fn read(self, field: &str) -> Result<(Option<Shape>, Option<Point>, System), Problem> {
        let shape = self.geometry.map(|json| features::read_shape(&json.to_string())).transpose();
        let shape = shape.map_err(|fault| {
            problem::invalid(&format!("{field}/geometry"), format!("图形有误:{fault}"), fault.to_string())
        })?;
        if self.location.is_some_and(|p| !p.is_valid()) {
            let (zh, en) = ("位置不在地球上(经度在前)", "not on the globe (longitude is the first)");
            return Err(problem::invalid(&format!("{field}/location"), zh, en));
        }
        Ok((shape, self.location, self.system))
    }
}

fn check_name(field: &str, name: Text) -> Result<Text, Problem> {
    let name = Text::new(name.zh.trim(), name.en.trim());
    let fits = |text: &str| !text.is_empty() && text.chars().count() <= 100;
    if fits(&name.zh) && fits(&name.en) {
        return Ok(name);
    }
    Err(problem::invalid(field, "中英文名称各 1 至 100 字", "both names have 1 to 100 characters"))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct FoundBody {
    /// Under which area; absent for a new root.
    parent: Option<Id<Area>>,
    kind: AreaKind,
    /// Unique under its parent.
    code: String,
    name: Text,
    #[serde(default)]
    ground: Drawn,
    why: Why,
}

pub(super) async fn found(
    State(ctx): State<Ctx>,
    actor: Actor<AreaWrite>,
    request: Write<FoundBody>,
) -> Result<Created<AreaView>, Failure> {
    let FoundBody { parent, kind, code, name, ground, why } = request.body;
    let because = why.because(&ctx)?;
    let (shape, point, system) = ground.read("/ground")?;
    let new = New { parent, kind, code, name: check_name("/name", name)?, point, shape, system };
    let scope = actor.scope();
    let tree = ctx.clone();
    let answer = commit(&ctx, actor.principal(), request.idempotency, move |work| {
        change::found(work, &scope, new, &because).map(|node| view(&tree, node))
    });
    let answer = answer.await?;
    reload(&ctx).await?;
    Ok(answer)
}

fn view(ctx: &Ctx, node: Node) -> (Option<i64>, AreaView) {
    (Some(node.version), AreaView::new(node, &atlas(ctx)))
}

/// So that the next request already sees the change. The change itself stands, whatever happens here.
async fn reload(ctx: &Ctx) -> Result<(), Problem> {
    let ctx = ctx.clone();
    let done = tokio::task::spawn_blocking(move || refresh(&ctx)).await;
    if !matches!(done, Ok(Ok(_))) {
        tracing::warn!("the tree of areas could not be reloaded; the reconciler will");
    }
    Ok(())
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AlterBody {
    /// The version that was seen; or `If-Match`.
    version: Option<i64>,
    name: Option<Text>,
    #[serde(default)]
    ground: Drawn,
    households: Option<u32>,
    residents: Option<u32>,
    floors: Option<u32>,
    /// Its last day, and that of everything below it: it stands until that day is over. `null` takes back a day that lies ahead.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    end: Option<Option<String>>,
    why: Why,
}

pub(super) async fn alter(
    State(ctx): State<Ctx>,
    actor: Actor<AreaWrite>,
    Path(id): Path<Id<Area>>,
    request: Write<AlterBody>,
) -> Result<Done<AreaView>, Failure> {
    let body = request.body;
    let version = seen(body.version, request.if_match)?;
    let because = body.why.because(&ctx)?;
    let (shape, point, system) = body.ground.read("/ground")?;
    let patch = Patch {
        name: body.name.map(|name| check_name("/name", name)).transpose()?,
        point,
        shape,
        system,
        households: body.households.map(Into::into),
        residents: body.residents.map(Into::into),
        floors: body.floors.map(Into::into),
        end: body.end.map(|day| check_day("/end", day)).transpose()?,
    };
    change_one(&ctx, &actor, request.idempotency, move |work, scope| {
        change::alter(work, scope, id, version, patch, &because)
    })
    .await
}

fn seen(body: Option<i64>, header: Option<i64>) -> Result<i64, Problem> {
    body.or(header).ok_or_else(|| VERSION_WANTED.problem())
}

async fn change_one(
    ctx: &Ctx,
    actor: &Actor<AreaWrite>,
    idempotency: Option<crate::platform::http::Idempotency>,
    act: impl FnOnce(&mut Work<'_, '_>, &Scope) -> Result<Node, Problem> + Send + 'static,
) -> Result<Done<AreaView>, Failure> {
    let (scope, tree) = (actor.scope(), ctx.clone());
    let answer = commit(ctx, actor.principal(), idempotency, move |work| {
        act(work, &scope).map(|node| view(&tree, node))
    });
    let answer = answer.await?;
    reload(ctx).await?;
    Ok(answer)
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct MoveBody {
    /// The version that was seen; or `If-Match`.
    version: Option<i64>,
    /// The new parent.
    parent: Id<Area>,
    why: Why,
}

pub(super) async fn move_to(
    State(ctx): State<Ctx>,
    actor: Actor<AreaWrite>,
    Path(id): Path<Id<Area>>,
    request: Write<MoveBody>,
) -> Result<Done<AreaView>, Failure> {
    let MoveBody { version, parent, why } = request.body;
    let version = seen(version, request.if_match)?;
    let because = why.because(&ctx)?;
    change_one(&ctx, &actor, request.idempotency, move |work, scope| {
        change::move_to(work, scope, id, version, parent, &because)
    })
    .await
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct MergeBody {
    /// The version that was seen; or `If-Match`.
    version: Option<i64>,
    /// The area that takes it in; of the same kind.
    into: Id<Area>,
    why: Why,
}

/// Answers with the area that took the other in.
pub(super) async fn merge(
    State(ctx): State<Ctx>,
    actor: Actor<AreaWrite>,
    Path(id): Path<Id<Area>>,
    request: Write<MergeBody>,
) -> Result<Done<AreaView>, Failure> {
    let MergeBody { version, into, why } = request.body;
    let version = seen(version, request.if_match)?;
    let because = why.because(&ctx)?;
    change_one(&ctx, &actor, request.idempotency, move |work, scope| {
        change::merge(work, scope, id, version, into, &because)
    })
    .await
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SplitBody {
    /// The version that was seen; or `If-Match`.
    version: Option<i64>,
    /// At least two.
    parts: Vec<PartBody>,
    why: Why,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct PartBody {
    code: String,
    name: Text,
    #[serde(default)]
    ground: Drawn,
    /// Areas directly below that go to this part; those that no part lists go by their point.
    #[serde(default)]
    children: Vec<Id<Area>>,
}

/// What a split made.
#[derive(Serialize, JsonSchema)]
pub(super) struct PartsView {
    items: Vec<AreaView>,
}

pub(super) async fn split(
    State(ctx): State<Ctx>,
    actor: Actor<AreaWrite>,
    Path(id): Path<Id<Area>>,
    request: Write<SplitBody>,
) -> Result<Done<PartsView>, Failure> {
    let SplitBody { version, parts, why } = request.body;
    let version = seen(version, request.if_match)?;
    let because = why.because(&ctx)?;
    let parts = parts.into_iter().enumerate().map(|(n, part)| {
        let field = format!("/parts/{n}");
        let (shape, _, system) = part.ground.read(&format!("{field}/ground"))?;
        let name = check_name(&format!("{field}/name"), part.name)?;
        Ok(Part { code: part.code, name, shape, system, children: part.children })
    });
    let parts = parts.collect::<Result<Vec<_>, Problem>>()?;
    let (scope, tree) = (actor.scope(), ctx.clone());
    let answer = commit(&ctx, actor.principal(), request.idempotency, move |work| {
        let made = change::split(work, &scope, id, version, parts, &because)?;
        let items = made.into_iter().map(|node| view(&tree, node).1).collect();
        Ok((None, PartsView { items }))
    });
    let answer = answer.await?;
    reload(&ctx).await?;
    Ok(answer)
}
