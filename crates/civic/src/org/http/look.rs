//! Reading units.

use std::collections::HashMap;

use axum::Json;
use axum::extract::State;
use base::{Cursor, Id, Page, Problem, Time, problem};
use schemars::JsonSchema;
use serde::Deserialize;

use super::view::{MemberView, OnDutyView, PostView, RosterView, SubstitutionView, UnitView};
use crate::area::atlas;
use crate::org::model::{Member, MemberId, Unit, UnitId};
use crate::org::{chart, duty, store};
use crate::pack::{self, UnitKind};
use crate::platform::auth::Actor;
use crate::platform::auth::need::UnitRead;
use crate::platform::http::{Etag, Failure, Path, Query};
use crate::platform::nouns::Area;
use crate::platform::{Ctx, Scope};

/// A unit is seen from every area that it serves, and from above it: a street must know its departments.
fn sees(scope: &Scope, unit: &Unit) -> bool {
    let near = |area: &str| unit.area_path.starts_with(area) || area.starts_with(&unit.area_path);
    scope.reaches().iter().any(|reach| near(&reach.area_path))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct UnitQuery {
    /// Units of this area and of all below it.
    area: Option<Id<Area>>,
    kind: Option<UnitKind>,
    /// Units under this one.
    parent: Option<UnitId>,
    /// Part of a name, or the beginning of a code.
    q: Option<String>,
    /// Only those that can lawfully take a case of this category at `area`, the best first.
    category: Option<String>,
    /// Also those that have ended.
    #[serde(default)]
    ended: bool,
    /// 1 to 500, 100 if not given.
    limit: Option<u16>,
    /// The `next_cursor` of the page before.
    cursor: Option<String>,
}

pub(super) async fn list(
    State(ctx): State<Ctx>,
    actor: Actor<UnitRead>,
    Query(query): Query<UnitQuery>,
) -> Result<Json<Page<UnitView>>, Failure> {
    let (chart, tree, scope) = (chart(&ctx), atlas(&ctx), actor.scope());
    let below = match query.area {
        Some(id) => Some(tree.get(id).ok_or_else(|| problem::NOT_FOUND.problem())?.path.clone()),
        None => None,
    };
    if let Some(category) = &query.category {
        let pack = pack::current(&ctx)?;
        let path = below.unwrap_or_default();
        let capable = chart.capable(&pack, category, &path);
        let wanted = capable.iter().map(|capable| capable.unit).filter(|unit| sees(&scope, unit));
        let items = wanted.map(|unit| UnitView::new(unit, &chart, &tree)).collect();
        return Ok(Json(Page { items, next_cursor: None }));
    }
    let after = query.cursor.as_deref().map(from_cursor).transpose()?.unwrap_or_default();
    let limit = usize::from(query.limit.unwrap_or(100).clamp(1, 500));
    let words = query.q.as_deref().map(str::trim).filter(|words| !words.is_empty());
    let lower = words.map(str::to_lowercase);
    let fits = |unit: &&Unit| {
        unit.code.as_str() > after.as_str()
            && (unit.active || query.ended)
            && query.kind.is_none_or(|kind| unit.kind == kind)
            && query.parent.is_none_or(|parent| unit.parent == Some(parent))
            && below.as_ref().is_none_or(|path| unit.area_path.starts_with(path))
            && lower.as_ref().zip(words).is_none_or(|(lower, words)| named(unit, words, lower))
            && sees(&scope, unit)
    };
    let found: Vec<&Unit> = chart.units().iter().filter(fits).take(limit + 1).collect();
    let page = Page::cut(found, limit, |unit| Cursor(vec![unit.code.clone()]));
    Ok(Json(page.map(|unit| UnitView::new(unit, &chart, &tree))))
}

fn named(unit: &Unit, words: &str, lower: &str) -> bool {
    unit.name.zh.contains(words)
        || unit.name.en.to_lowercase().contains(lower)
        || unit.code.starts_with(words)
}

fn from_cursor(text: &str) -> Result<String, Problem> {
    let code = Cursor::decode(text).and_then(|cursor| cursor.0.into_iter().next());
    code.ok_or_else(|| problem::invalid("/cursor", "翻页标记无效", "this cursor was not made here"))
}

#[derive(Deserialize, JsonSchema)]
pub(super) struct One {
    pub id: UnitId,
}

/// The unit, if this caller may see it.
fn seen(ctx: &Ctx, scope: &Scope, id: UnitId) -> Result<Unit, Problem> {
    let chart = chart(ctx);
    let unit = chart.get(id).filter(|unit| sees(scope, unit)).cloned();
    unit.ok_or_else(|| problem::NOT_FOUND.problem())
}

pub(super) async fn one(
    State(ctx): State<Ctx>,
    actor: Actor<UnitRead>,
    Path(One { id }): Path<One>,
) -> Result<Etag<UnitView>, Failure> {
    let unit = seen(&ctx, &actor.scope(), id)?;
    Ok(Etag(unit.version, UnitView::new(&unit, &chart(&ctx), &atlas(&ctx))))
}

pub(super) async fn team(
    State(ctx): State<Ctx>,
    actor: Actor<UnitRead>,
    Path(One { id }): Path<One>,
) -> Result<Json<Page<PostView>>, Failure> {
    let unit = seen(&ctx, &actor.scope(), id)?;
    let pack = pack::current(&ctx)?;
    let today = pack.calendar.day_of(ctx.now());
    let mut members = ctx.read(move |tx| Ok::<_, Problem>(store::members(tx, id)?)).await?;
    members.retain(|member| member.serves_on(today));
    let post = |post: &pack::Post| {
        let on_it: Vec<_> = members.iter().filter(|member| member.post == post.code).collect();
        // The seats of 1+3+N are those of a team; elsewhere a post is there when somebody sits on it.
        let seats = if unit.kind == UnitKind::Team { post.seats } else { on_it.len() as u32 };
        PostView {
            code: post.code.clone(),
            name: post.name.clone(),
            group: post.group,
            seats,
            vacant: seats.saturating_sub(on_it.len() as u32),
            members: on_it.into_iter().map(MemberView::from).collect(),
        }
    };
    let items = pack.posts.iter().map(post).filter(|post| post.seats > 0 || !post.members.is_empty());
    Ok(Json(Page { items: items.collect(), next_cursor: None }))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct When {
    /// Now, if not given.
    at: Option<Time>,
}

pub(super) async fn on_duty(
    State(ctx): State<Ctx>,
    actor: Actor<UnitRead>,
    Path(One { id }): Path<One>,
    Query(When { at }): Query<When>,
) -> Result<Json<Page<OnDutyView>>, Failure> {
    seen(&ctx, &actor.scope(), id)?;
    let pack = pack::current(&ctx)?;
    let at = at.unwrap_or_else(|| ctx.now());
    let items = ctx.read(move |tx| {
        let (rosters, substitutions) = (store::rosters(tx, id)?, store::substitutions(tx, id, at)?);
        let mut people: HashMap<MemberId, Member> =
            store::members(tx, id)?.into_iter().map(|member| (member.id, member)).collect();
        let found = duty::on_duty(&pack.calendar, &rosters, &substitutions, at);
        let mut items = Vec::with_capacity(found.len());
        for on_duty in found {
            // A substitute may belong to another unit.
            if !people.contains_key(&on_duty.member)
                && let Some(member) = store::one_member(tx, on_duty.member)?
            {
                people.insert(member.id, member);
            }
            let Some(member) = people.get(&on_duty.member) else { continue };
            items.push(OnDutyView {
                member: member.into(),
                instead_of: on_duty.instead_of.and_then(|id| people.get(&id)).map(MemberView::from),
                from: on_duty.from,
                to: on_duty.to,
            });
        }
        Ok::<_, Problem>(items)
    });
    Ok(Json(Page { items: items.await?, next_cursor: None }))
}

pub(super) async fn rosters(
    State(ctx): State<Ctx>,
    actor: Actor<UnitRead>,
    Path(One { id }): Path<One>,
) -> Result<Json<Page<RosterView>>, Failure> {
    seen(&ctx, &actor.scope(), id)?;
    let rosters = ctx.read(move |tx| Ok::<_, Problem>(store::rosters(tx, id)?)).await?;
    Ok(Json(Page { items: rosters.iter().map(RosterView::from).collect(), next_cursor: None }))
}

pub(super) async fn substitutions(
    State(ctx): State<Ctx>,
    actor: Actor<UnitRead>,
    Path(One { id }): Path<One>,
) -> Result<Json<Page<SubstitutionView>>, Failure> {
    seen(&ctx, &actor.scope(), id)?;
    let now = ctx.now();
    let found = ctx.read(move |tx| Ok::<_, Problem>(store::substitutions(tx, id, now)?)).await?;
    Ok(Json(Page { items: found.iter().map(SubstitutionView::from).collect(), next_cursor: None }))
}
