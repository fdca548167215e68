//! What can be done to areas: found, changed, moved, split, merged, ended. Each act leaves a row of history, an entry in
//! the audit log, an event, and a higher version of the tree. Cases keep the path they were given.

use base::{Code, Id, Kind, Problem, Text, problem};
use geo::{Point, Shape, System};
use serde_json::json;

use super::model::{Ground, Node, What};
use super::{AreaKind, path, store};
use crate::platform::events::Audience;
use crate::platform::nouns::Area;
use crate::platform::{Scope, Work};

pub static WRONG_PARENT: Code =
    Code::new(Kind::Invalid, "area.wrong_parent", "{0}不能放在{1}下面。", "A {0} cannot stand under a {1}.");
pub static NO_ROOT: Code =
    Code::new(Kind::Invalid, "area.no_root", "{0}必须有上级区域。", "A {0} needs an area above it.");
pub static CODE_TAKEN: Code = Code::new(
    Kind::Conflict,
    "area.code_taken",
    "同一上级下已有编码为“{0}”的区域。",
    "Under the same parent there already is an area with the code “{0}”.",
);
pub static INTO_ITSELF: Code = Code::new(
    Kind::Invalid,
    "area.into_itself",
    "区域不能移到自己或自己的下级里。",
    "An area cannot go into itself or into its own subtree.",
);
pub static HAS_ENDED: Code =
    Code::new(Kind::Conflict, "area.ended", "该区域已于 {0} 撤销。", "This area ended on {0}.");
pub static TWO_PARTS: Code =
    Code::new(Kind::Invalid, "area.two_parts", "拆分至少需要两部分。", "A split needs at least two parts.");
pub static CHILD_LEFT: Code = Code::new(
    Kind::Invalid,
    "area.child_left",
    "下级区域“{0}”没有归入任何一部分。",
    "The area “{0}” below it has been given to none of the parts.",
);
pub static NOT_A_CHILD: Code = Code::new(
    Kind::Invalid,
    "area.not_a_child",
    "所列的下级区域不在被拆分区域之下,或列了两次。",
    "A listed child does not stand under the area that is split, or is listed twice.",
);
pub static OTHER_KIND: Code = Code::new(
    Kind::Invalid,
    "area.other_kind",
    "只有同类区域可以合并。",
    "Only areas of one kind can be merged.",
);

/// Why and from when.
#[derive(Clone, Debug)]
pub struct Because {
    pub reason: String,
    /// First day on which it holds.
    pub day: String,
}

/// A new area.
#[derive(Clone, Debug)]
pub struct New {
    pub parent: Option<Id<Area>>,
    pub kind: AreaKind,
    pub code: String,
    pub name: Text,
    pub point: Option<Point>,
    pub shape: Option<Shape>,
    pub system: System,
}

/// What may be altered in place. `None` leaves it as it is.
#[derive(Clone, Debug, Default)]
pub struct Patch {
    pub name: Option<Text>,
    pub point: Option<Point>,
    pub shape: Option<Shape>,
    pub system: System,
    pub households: Option<i64>,
    pub residents: Option<i64>,
    pub floors: Option<i64>,
    /// Last day of the area and of everything below it: one that is over ends it now. `Some(None)` takes back a day that lies
    /// ahead.
    pub end: Option<Option<String>>,
}

/// One part of an area that is split.
#[derive(Clone, Debug)]
pub struct Part {
    pub code: String,
    pub name: Text,
    pub shape: Option<Shape>,
    pub system: System,
    /// Areas directly below that go to this part. Those that no part lists go by their point into the parts' shapes.
    pub children: Vec<Id<Area>>,
}

/// A standing area inside the scope: outside it, it does not exist for the caller.
fn standing(work: &mut Work<'_, '_>, scope: &Scope, id: Id<Area>) -> Result<Node, Problem> {
    let node = store::get(work.tx, id)?.filter(|node| scope.covers_area(&node.path));
    let node = node.ok_or_else(|| problem::NOT_FOUND.problem())?;
    match &node.valid_to {
        Some(day) => Err(HAS_ENDED.with([day])),
        None => Ok(node),
    }
}

fn at_version(work: &mut Work<'_, '_>, scope: &Scope, id: Id<Area>, version: i64) -> Result<Node, Problem> {
    let node = standing(work, scope, id)?;
    if node.version != version {
        return Err(stale(&node));
    }
    Ok(node)
}

fn stale(node: &Node) -> Problem {
    problem::STALE.problem().with("current_version", node.version)
}

pub(super) fn check_parent(kind: AreaKind, parent: Option<AreaKind>) -> Result<(), Problem> {
    match parent {
        _ if kind.may_stand_under(parent) => Ok(()),
        Some(parent) => Err(WRONG_PARENT.with([kind.label(), parent.label()])),
        None => Err(NO_ROOT.with([kind.label()])),
    }
}

fn check_free(work: &mut Work<'_, '_>, path: &str, code: &str) -> Result<(), Problem> {
    match store::at_path(work.tx, path)? {
        Some(_) => Err(CODE_TAKEN.with([code])),
        None => Ok(()),
    }
}

/// Writes an area over the version it was read at.
pub(super) fn write(work: &mut Work<'_, '_>, node: &mut Node) -> Result<(), Problem> {
    if !store::update(work.tx, node)? {
        return Err(stale(node));
    }
    node.version += 1;
    Ok(())
}

/// History, audit, event and version of the tree.
pub(super) fn record(
    work: &mut Work<'_, '_>,
    node: &Node,
    what: What,
    because: &Because,
    data: serde_json::Value,
) -> Result<(), Problem> {
    let change = store::Change {
        id: work.id(),
        area: node.id,
        what,
        at: work.now,
        day: because.day.clone(),
        reason: because.reason.clone(),
        by: work.by.label(),
        data,
    };
    store::add_change(work.tx, &change)?;
    store::raise_version(work.tx)?;
    super::trace(work, what, node, &change.data)?;
    let audience = Audience { area_path: node.path.clone(), ..Audience::default() };
    work.emit(what.action(), node.id, json!({ "version": node.version }), audience)
}

/// Founds an area.
pub fn found(work: &mut Work<'_, '_>, scope: &Scope, new: New, because: &Because) -> Result<Node, Problem> {
    path::check_code(&new.code)?;
    let parent = new.parent.map(|id| standing(work, scope, id)).transpose()?;
    let above = parent.as_ref().map_or("", |p| p.path.as_str());
    if parent.is_none() && !scope.covers_area("") {
        return Err(problem::FORBIDDEN.problem());
    }
    check_parent(new.kind, parent.as_ref().map(|p| p.kind))?;
    let place = path::join(above, &new.code);
    check_free(work, &place, &new.code)?;
    let shape = new.shape.map(|shape| shape.to_wgs84(new.system));
    let point =
        new.point.map(|p| new.system.to_wgs84(p)).or_else(|| shape.as_ref().map(|s| s.inner().rounded()));
    let node = Node {
        id: work.id(),
        code: new.code,
        kind: new.kind,
        name: new.name,
        parent: new.parent,
        path: place,
        point,
        households: None,
        residents: None,
        floors: None,
        source: "person".to_owned(),
        synthetic: false,
        valid_from: because.day.clone(),
        valid_to: None,
        ends_on: None,
        version: 1,
    };
    store::insert(work.tx, &node)?;
    if let Some(shape) = shape {
        store::put_shape(work.tx, node.id, &Ground { shape, system: new.system, synthetic: false })?;
    }
    record(work, &node, What::Created, because, json!({ "after": node.snapshot() }))?;
    Ok(node)
}

/// Alters an area in place, or ends it with everything below it, or sets the day on which that will happen.
pub fn alter(
    work: &mut Work<'_, '_>,
    scope: &Scope,
    id: Id<Area>,
    version: i64,
    patch: Patch,
    because: &Because,
) -> Result<Node, Problem> {
    let mut node = at_version(work, scope, id, version)?;
    let before = node.snapshot();
    let shape = patch.shape.map(|shape| shape.to_wgs84(patch.system));
    let reshaped = shape.is_some();
    let point =
        patch.point.map(|p| patch.system.to_wgs84(p)).or_else(|| shape.as_ref().map(|s| s.inner().rounded()));
    node.name = patch.name.unwrap_or(node.name);
    node.point = point.or(node.point);
    node.households = patch.households.or(node.households);
    node.residents = patch.residents.or(node.residents);
    node.floors = patch.floors.or(node.floors);
    if let Some(last_day) = patch.end {
        let today = super::today(work.ctx);
        let (over, ahead) = match last_day {
            Some(day) if day < today => (Some(day), None),
            ahead => (None, ahead),
        };
        (node.valid_to, node.ends_on) = (over, ahead);
    }
    write(work, &mut node)?;
    if let Some(shape) = shape {
        store::put_shape(work.tx, id, &Ground { shape, system: patch.system, synthetic: false })?;
    }
    if let Some(day) = &node.valid_to {
        store::end_below(work.tx, &node.path, day)?;
    }
    let data = json!({ "before": before, "after": node.snapshot(), "reshaped": reshaped });
    let what = if node.valid_to.is_some() { What::Ended } else { What::Changed };
    record(work, &node, what, because, data)?;
    Ok(node)
}

/// Puts an area, with all below it, under another parent.
pub fn move_to(
    work: &mut Work<'_, '_>,
    scope: &Scope,
    id: Id<Area>,
    version: i64,
    parent: Id<Area>,
    because: &Because,
) -> Result<Node, Problem> {
    let mut node = at_version(work, scope, id, version)?;
    let parent = standing(work, scope, parent)?;
    check_parent(node.kind, Some(parent.kind))?;
    hang(work, &mut node, &parent, because)?;
    Ok(node)
}

/// The move itself, also of children in a split or merge.
fn hang(work: &mut Work<'_, '_>, node: &mut Node, parent: &Node, because: &Because) -> Result<(), Problem> {
    if parent.path.starts_with(&node.path) {
        return Err(INTO_ITSELF.problem());
    }
    let before = node.snapshot();
    let old = std::mem::replace(&mut node.path, path::join(&parent.path, &node.code));
    if old == node.path {
        return Ok(());
    }
    check_free(work, &node.path, &node.code)?;
    node.parent = Some(parent.id);
    write(work, node)?;
    let below = store::move_below(work.tx, &old, &node.path)?;
    record(
        work,
        node,
        What::Moved,
        because,
        json!({ "before": before, "after": node.snapshot(), "below": below }),
    )
}

/// Ends an area and puts several in its place, which share what stood under it.
pub fn split(
    work: &mut Work<'_, '_>,
    scope: &Scope,
    id: Id<Area>,
    version: i64,
    parts: Vec<Part>,
    because: &Because,
) -> Result<Vec<Node>, Problem> {
    if parts.len() < 2 {
        return Err(TWO_PARTS.problem());
    }
    let mut whole = at_version(work, scope, id, version)?;
    let children = store::children(work.tx, Some(id), "", usize::MAX >> 1)?;
    let heirs = share_children(&children, &parts)?;
    let before = whole.snapshot();
    whole.valid_to = Some(because.day.clone());
    write(work, &mut whole)?;
    let mut made = Vec::with_capacity(parts.len());
    for part in parts {
        let new = New {
            parent: whole.parent,
            kind: whole.kind,
            code: part.code,
            name: part.name,
            point: None,
            shape: part.shape,
            system: part.system,
        };
        made.push(found(work, scope, new, because)?);
    }
    for (mut child, heir) in children.into_iter().zip(heirs) {
        hang(work, &mut child, &made[heir], because)?;
    }
    let into: Vec<_> = made.iter().map(|node| node.id).collect();
    record(work, &whole, What::Split, because, json!({ "before": before, "into": into }))?;
    Ok(made)
}

/// For each child the part that gets it.
fn share_children(children: &[Node], parts: &[Part]) -> Result<Vec<usize>, Problem> {
    let mut listed = parts.iter().flat_map(|part| &part.children);
    let known = |id: &Id<Area>| children.iter().any(|child| child.id == *id);
    let count = parts.iter().map(|part| part.children.len()).sum::<usize>();
    let distinct: std::collections::BTreeSet<_> = parts.iter().flat_map(|part| &part.children).collect();
    if !listed.all(known) || distinct.len() != count {
        return Err(NOT_A_CHILD.problem());
    }
    let shapes: Vec<Option<Shape>> =
        parts.iter().map(|part| part.shape.as_ref().map(|shape| shape.to_wgs84(part.system))).collect();
    let heir = |child: &Node| {
        let named = parts.iter().position(|part| part.children.contains(&child.id));
        let by_point = || {
            let point = child.point?;
            shapes.iter().position(|shape| shape.as_ref().is_some_and(|shape| shape.covers(point)))
        };
        named.or_else(by_point).ok_or_else(|| CHILD_LEFT.with([&child.name.zh]))
    };
    children.iter().map(heir).collect()
}

/// Ends an area and gives its ground and what stood under it to another of the same kind.
pub fn merge(
    work: &mut Work<'_, '_>,
    scope: &Scope,
    id: Id<Area>,
    version: i64,
    into: Id<Area>,
    because: &Because,
) -> Result<Node, Problem> {
    let mut gone = at_version(work, scope, id, version)?;
    let mut heir = standing(work, scope, into)?;
    if gone.id == heir.id {
        return Err(INTO_ITSELF.problem());
    }
    if gone.kind != heir.kind {
        return Err(OTHER_KIND.problem());
    }
    for mut child in store::children(work.tx, Some(id), "", usize::MAX >> 1)? {
        hang(work, &mut child, &heir, because)?;
    }
    let before = gone.snapshot();
    gone.valid_to = Some(because.day.clone());
    write(work, &mut gone)?;
    let sum = |a: Option<i64>, b: Option<i64>| a.zip(b).map(|(a, b)| a + b).or(a).or(b);
    heir.households = sum(heir.households, gone.households);
    heir.residents = sum(heir.residents, gone.residents);
    write(work, &mut heir)?;
    let (ours, theirs) = (store::shape(work.tx, heir.id)?, store::shape(work.tx, gone.id)?);
    if let (Some(ours), Some(theirs)) = (ours, theirs) {
        let synthetic = heir.synthetic && gone.synthetic;
        let ground = Ground { shape: ours.union(&theirs), system: System::Wgs84, synthetic };
        store::put_shape(work.tx, heir.id, &ground)?;
    }
    record(work, &gone, What::Merged, because, json!({ "before": before, "into": [heir.id] }))?;
    record(work, &heir, What::Changed, because, json!({ "took_in": gone.id }))?;
    Ok(heir)
}
