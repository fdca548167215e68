//! Reading areas.

use axum::Json;
use axum::extract::State;
use base::{Code, Cursor, Id, Kind, Page, Permission, Problem, problem};
use geo::{Point, System};
use schemars::JsonSchema;
use serde::Deserialize;

use super::view::{AreaView, ChangeView, LocatedView};
use crate::area::model::Node;
use crate::area::{AreaKind, Atlas, atlas, path, store};
use crate::platform::auth::need::AreaRead;
use crate::platform::auth::{Actor, SIGN_IN, Visitor};
use crate::platform::http::{Etag, Failure, Path, Query};
use crate::platform::nouns::{Area, Event};
use crate::platform::{Ctx, Scope};

static NOWHERE: Code = Code::new(
    Kind::NotFound,
    "area.nowhere",
    "这个位置不在任何已登记的区域内。",
    "This place lies in no area that is known here.",
);
static PARENT_WANTED: Code = Code::new(
    Kind::Invalid,
    "area.parent_wanted",
    "单元和户只能在某幢楼或其下查询,请给出 parent。",
    "Units and households are listed within a building only; give its id as parent.",
);

/// What a caller may see: everything public, and homes where the right to see areas holds.
pub(super) struct Sight {
    signed_in: bool,
    scope: Scope,
}

impl Sight {
    pub fn of(visitor: &Visitor) -> Sight {
        Sight { signed_in: visitor.0.is_some(), scope: visitor.scope(Permission::AreaRead) }
    }

    pub fn sees(&self, node: &Node) -> bool {
        node.kind.is_public() || self.scope.covers_area(&node.path)
    }

    /// Refuses strangers what only staff may look for.
    pub fn check_kind(&self, kind: AreaKind) -> Result<(), Problem> {
        if kind.is_public() || self.signed_in { Ok(()) } else { Err(SIGN_IN.problem()) }
    }

    /// The area, if this caller may see it.
    pub fn check(&self, node: Option<Node>) -> Result<Node, Problem> {
        let node = node.ok_or_else(|| problem::NOT_FOUND.problem())?;
        self.check_kind(node.kind)?;
        if self.sees(&node) { Ok(node) } else { Err(problem::NOT_FOUND.problem()) }
    }
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ListQuery {
    /// Alone: what stands directly under it. With a kind or words: anything below it.
    parent: Option<Id<Area>>,
    kind: Option<AreaKind>,
    /// Part of a name, or the beginning of a code; finds areas down to courtyards.
    q: Option<String>,
    /// 1 to 500, 100 if not given.
    limit: Option<u16>,
    /// The `next_cursor` of the page before.
    cursor: Option<String>,
}

pub(super) async fn list(
    State(ctx): State<Ctx>,
    visitor: Visitor,
    Query(query): Query<ListQuery>,
) -> Result<Json<Page<AreaView>>, Failure> {
    let sight = Sight::of(&visitor);
    if let Some(kind) = query.kind {
        sight.check_kind(kind)?;
    }
    let limit = usize::from(query.limit.unwrap_or(100).clamp(1, 500));
    let after = query.cursor.as_deref().map(from_cursor).transpose()?.unwrap_or_default();
    let tree = atlas(&ctx);
    let known = tree.clone();
    let found = ctx.read(move |tx| {
        let parent = match query.parent {
            Some(id) => Some(sight.check(store::get(tx, id)?)?),
            None => None,
        };
        let below = parent.as_ref().map_or("", |node| node.path.as_str());
        let words = query.q.as_deref().map(str::trim).filter(|words| !words.is_empty());
        let mut found: Vec<Node> = match (words, query.kind) {
            (Some(words), kind) => {
                known.search(words, below, kind, &after).take(limit + 1).cloned().collect()
            }
            (None, Some(kind)) => {
                check_narrow(kind, parent.as_ref())?;
                store::of_kind(tx, kind, below, &after, limit + 1)?
            }
            (None, None) => store::children(tx, query.parent, &after, limit + 1)?,
        };
        // Homes outside one's area are not there; the page may come out short, never wrong.
        let more = found.get(limit).map(|_| found[limit - 1].path.clone());
        found.truncate(limit);
        found.retain(|node| sight.sees(node));
        Ok::<_, Problem>((found, more))
    });
    let (found, more) = found.await?;
    let items = found.into_iter().map(|node| AreaView::new(node, &tree)).collect();
    Ok(Json(Page { items, next_cursor: more.map(|path| Cursor(vec![path]).encode()) }))
}

fn check_narrow(kind: AreaKind, parent: Option<&Node>) -> Result<(), Problem> {
    let within = |kind| matches!(kind, AreaKind::Building | AreaKind::Unit);
    let home = matches!(kind, AreaKind::Unit | AreaKind::Household);
    if home && !parent.is_some_and(|parent| within(parent.kind)) {
        Err(PARENT_WANTED.problem())
    } else {
        Ok(())
    }
}

fn from_cursor(text: &str) -> Result<String, Problem> {
    let first = Cursor::decode(text).and_then(|Cursor(keys)| keys.into_iter().next());
    first.ok_or_else(|| problem::invalid("/cursor", "翻页标记不对", "not a cursor of this list"))
}

pub(super) async fn one(
    State(ctx): State<Ctx>,
    visitor: Visitor,
    Path(id): Path<Id<Area>>,
) -> Result<Etag<AreaView>, Failure> {
    let tree = atlas(&ctx);
    let sight = Sight::of(&visitor);
    let found = ctx.read(move |tx| {
        let node = sight.check(store::get(tx, id)?)?;
        let bbox = store::bbox(tx, id)?;
        let mut view = AreaView::new(node, &tree);
        complete_path(tx, &mut view, &tree)?;
        Ok::<_, Problem>(AreaView { bbox, ..view })
    });
    let view = found.await?;
    Ok(Etag(view.version, view))
}

/// Homes are not in the atlas: building and unit of a household are looked up.
fn complete_path(tx: &mut db::Tx<'_>, view: &mut AreaView, tree: &Atlas) -> Result<(), Problem> {
    let mut names = Vec::new();
    for step in path::ancestors(&view.code_path) {
        match tree.at_path(step) {
            Some(node) => names.push(node.name.clone()),
            None => names.extend(store::at_path(tx, step)?.map(|node| node.name)),
        }
    }
    names.push(view.name.clone());
    view.path = names;
    Ok(())
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct LocateQuery {
    lon: f64,
    lat: f64,
    /// What the numbers are given in; WGS-84 if not said.
    system: Option<System>,
}

pub(super) async fn locate(
    State(ctx): State<Ctx>,
    _: Visitor,
    Query(query): Query<LocateQuery>,
) -> Result<Json<LocatedView>, Failure> {
    let point = Point::new(query.lon, query.lat);
    if !point.is_valid() {
        let (zh, en) = ("经度在 ±180、纬度在 ±90 之内", "longitude within ±180, latitude within ±90");
        return Err(problem::invalid("/lon", zh, en).into());
    }
    let tree = atlas(&ctx);
    let point = query.system.unwrap_or_default().to_wgs84(point);
    let found = tree.locate(point).ok_or_else(|| NOWHERE.problem())?;
    let node = tree.get(found.area).ok_or_else(|| NOWHERE.problem())?;
    let area = AreaView::new(node.clone(), &tree);
    Ok(Json(LocatedView { area, rule: found.rule, version: found.version }))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct HistoryQuery {
    /// 1 to 500, 100 if not given.
    limit: Option<u16>,
    /// The `next_cursor` of the page before.
    cursor: Option<String>,
}

pub(super) async fn history(
    State(ctx): State<Ctx>,
    actor: Actor<AreaRead>,
    Path(id): Path<Id<Area>>,
    Query(query): Query<HistoryQuery>,
) -> Result<Json<Page<ChangeView>>, Failure> {
    let limit = usize::from(query.limit.unwrap_or(100).clamp(1, 500));
    let after = query.cursor.as_deref().map(from_cursor).transpose()?;
    let after = after.map_or(Ok(Id::from_uuid(uuid::Uuid::nil())), |text| {
        text.parse::<Id<Event>>()
            .map_err(|_| problem::invalid("/cursor", "翻页标记不对", "not a cursor of this list"))
    })?;
    let scope = actor.scope();
    let found = ctx.read(move |tx| {
        let node = store::get(tx, id)?.filter(|node| scope.covers_area(&node.path));
        node.ok_or_else(|| problem::NOT_FOUND.problem())?;
        Ok::<_, Problem>(store::changes(tx, id, after, limit + 1)?)
    });
    let page = Page::cut(found.await?, limit, |change| Cursor(vec![change.id.to_string()]));
    Ok(Json(page.map(|c| ChangeView { what: c.what, at: c.at, day: c.day, reason: c.reason, data: c.data })))
}
