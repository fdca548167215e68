//! Takes the units of a pack over when it is switched on.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use base::Problem;

use super::model::{Unit, UnitId};
use super::{refresh, store};
use crate::area;
use crate::pack::{Pack, TAKERS, Taker, UnitRow};
use crate::platform::{Ctx, Principal, Work};

/// After the areas, in which the units stand.
#[linkme::distributed_slice(TAKERS)]
static UNITS: Taker = Taker { name: "org.units", order: 20, take };

fn take(ctx: &Ctx, pack: &Arc<Pack>, fresh: bool) -> Result<(), Problem> {
    if fresh {
        let pack = pack.clone();
        ctx.write_blocking(Principal::System("pack"), move |work| import(work, &pack))?;
    }
    refresh(ctx).map(drop)
}

/// Brings in what is new, brings up to date what no person has changed, and retires what the pack no longer has.
fn import(work: &mut Work<'_, '_>, pack: &Pack) -> Result<(), Problem> {
    let source = format!("pack:{}", pack.key);
    let atlas = area::atlas(work.ctx);
    let known: HashMap<String, Unit> =
        store::units(work.tx)?.into_iter().map(|unit| (unit.code.clone(), unit)).collect();
    for row in parents_first(pack) {
        let Some(node) = atlas.with_code(&row.area) else {
            tracing::warn!(unit = row.code, area = row.area, "the area of a unit does not stand; left out");
            continue;
        };
        let wanted = |version, id: UnitId| Unit {
            id,
            code: row.code.clone(),
            kind: row.kind,
            name: row.name.clone(),
            parent: row
                .parent
                .as_deref()
                .map(|code| known.get(code).map_or(Unit::id_of(code), |unit| unit.id)),
            area: node.id,
            area_path: String::new(),
            categories: row.categories.clone(),
            phone: String::new(),
            source: source.clone(),
            active: true,
            version,
        };
        match known.get(&row.code) {
            None => store::insert(work.tx, &wanted(1, Unit::id_of(&row.code)), work.now)?,
            Some(unit) if unit.source == "person" => {}
            Some(unit) => {
                let new = Unit { phone: unit.phone.clone(), ..wanted(unit.version, unit.id) };
                if new != *unit {
                    store::update(work.tx, &new, work.now)?;
                }
            }
        }
    }
    retire(work, pack, known.into_values())
}

/// Units of packs that are no longer in this one get no new cases.
fn retire(work: &mut Work<'_, '_>, pack: &Pack, known: impl Iterator<Item = Unit>) -> Result<(), Problem> {
    let gone =
        |unit: &Unit| unit.active && unit.source.starts_with("pack:") && !pack.units.contains(&unit.code);
    for unit in known.filter(gone) {
        store::update(work.tx, &Unit { active: false, ..unit }, work.now)?;
    }
    Ok(())
}

fn parents_first(pack: &Pack) -> Vec<&UnitRow> {
    let (mut placed, mut rows) = (HashSet::new(), Vec::new());
    let mut left: Vec<&UnitRow> = pack.units.iter().collect();
    // The checks of the pack made sure that there is no circle: each round places at least one.
    while !left.is_empty() {
        let (now, later): (Vec<&UnitRow>, Vec<&UnitRow>) =
            left.iter().partition(|row| row.parent.as_ref().is_none_or(|parent| placed.contains(parent)));
        if now.is_empty() {
            break;
        }
        placed.extend(now.iter().map(|row| row.code.clone()));
        rows.extend(now);
        left = later;
    }
    rows
}
