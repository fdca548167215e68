//! Where accounts and grants stand: paths of areas and units, and what happens when an area moves.

use base::{Code, Id, Kind, Problem, Text, problem};
use db::Tx;
use linkme::distributed_slice;

use super::store::{accounts, grants};
use crate::platform::events::{Emitted, SUBSCRIBERS, Subscriber};
use crate::platform::nouns::{Area, Unit};
use crate::platform::{Ctx, Work};
use crate::{area, org, pack};

pub static UNIT_OUTSIDE: Code = Code::new(
    Kind::Invalid,
    "account.unit_outside",
    "没有这个单位,或不在您的管辖范围内。",
    "There is no such unit, or it lies outside your area.",
);

/// Path of the area that a unit answers for; empty without a unit.
pub fn of_unit(ctx: &Ctx, unit: Option<Id<Unit>>) -> Result<String, Problem> {
    let Some(unit) = unit else { return Ok(String::new()) };
    let chart = org::chart(ctx);
    let found = chart.get(unit).ok_or_else(|| UNIT_OUTSIDE.problem())?;
    Ok(found.area_path.clone())
}

/// Path of an area as it stands in this transaction; empty for everywhere.
pub fn of_area(tx: &mut Tx<'_>, area: Option<Id<Area>>) -> Result<String, Problem> {
    let Some(area) = area else { return Ok(String::new()) };
    match area::store::get(tx, area)? {
        Some(node) if node.valid_to.is_none() => Ok(node.path),
        _ => Err(problem::invalid("/area", "没有这个区域", "there is no such area")),
    }
}

/// What people call the area at a path.
pub fn name(ctx: &Ctx, path: &str) -> Option<Text> {
    area::atlas(ctx).at_path(path).map(|node| node.name.clone())
}

/// What people call a unit.
pub fn unit_name(ctx: &Ctx, unit: Id<Unit>) -> Option<Text> {
    org::chart(ctx).get(unit).map(|unit| unit.name.clone())
}

/// A grant for a branch that the pack does not know would reach nothing, and nobody would notice.
pub fn check_category(ctx: &Ctx, category: &str) -> Result<(), Problem> {
    if category.is_empty() || pack::current(ctx)?.categories.contains(category) {
        return Ok(());
    }
    Err(problem::invalid("/category", "没有这个类别", "there is no such category"))
}

/// Grants and accounts follow the areas on which they stand.
#[distributed_slice(SUBSCRIBERS)]
static FOLLOW_AREAS: Subscriber =
    Subscriber { name: "identity.follow_areas", topic: "area.moved", tell: follow };

fn follow(work: &mut Work<'_, '_>, _: &Emitted) -> Result<(), Problem> {
    for (area, path) in grants::areas(work.tx)? {
        if let Some(node) = area::store::get(work.tx, area)?
            && node.path != path
        {
            grants::move_area(work.tx, area, &node.path)?;
        }
    }
    for (unit, path) in accounts::units(work.tx)? {
        if let Some(found) = org::store::get(work.tx, unit)?
            && let Some(node) = area::store::get(work.tx, found.area)?
            && node.path != path
        {
            accounts::move_unit(work.tx, unit, &node.path)?;
        }
    }
    Ok(())
}
