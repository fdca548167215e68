//! The invented district into the database, a community in each transaction.

use std::collections::HashSet;

use base::{Id, Problem};
use db::Tx;
use geo::System;

use super::{District, Recipe, Root, Roots, Sprout};
use crate::area::change::Because;
use crate::area::import::{Progress, Watch};
use crate::area::model::{Ground, Node, What};
use crate::area::{AreaKind, atlas, change, store};
use crate::platform::nouns::Area;
use crate::platform::{Ctx, Principal};

/// What went in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    pub communities: usize,
    pub areas: usize,
    /// Whether it was stopped before the end; a second run goes on.
    pub stopped: bool,
}

/// Invents ground and everything below the communities that stand; blocking. Does nothing to communities that have been
/// filled already, nor to shapes that are real.
pub fn load(
    ctx: &Ctx,
    by: Principal,
    recipe: Recipe,
    seed: u64,
    day: &str,
    watch: Watch<'_>,
) -> Result<Loaded, Problem> {
    let Some((roots, filled)) = ctx.read_blocking(standing)? else { return Ok(Loaded::default()) };
    if roots.streets.iter().flat_map(|(_, own)| own).all(|community| filled.contains(&community.id)) {
        return Ok(Loaded::default());
    }
    let district = District::invent(recipe, roots, seed);
    let source = format!("synthetic:{seed}");
    let because = Because { reason: source.clone(), day: day.to_owned() };
    let grounds = district.standing();
    let reason = because.clone();
    ctx.write_blocking(by.clone(), move |work| {
        for ground in grounds {
            let Some(mut node) = store::get(work.tx, ground.id)? else { continue };
            if store::has_real_shape(work.tx, node.id)? || node.residents.is_some() {
                continue;
            }
            let before = node.snapshot();
            node.point = Some(ground.point);
            node.households = Some(ground.households.into());
            node.residents = Some(ground.residents.into());
            store::update(work.tx, &node)?;
            node.version += 1;
            let drawn = Ground { shape: ground.shape, system: System::Wgs84, synthetic: true };
            store::put_shape(work.tx, node.id, &drawn)?;
            let data = serde_json::json!({ "before": before, "after": node.snapshot(), "reshaped": true });
            change::record(work, &node, What::Changed, &reason, data)?;
        }
        Ok(())
    })?;
    let mut loaded = Loaded::default();
    for n in 0..district.len() {
        if filled.contains(&district.root(n).id) {
            continue;
        }
        let sprouts = district.below(n);
        loaded.areas += sprouts.len();
        loaded.communities += 1;
        let (source, day) = (source.clone(), day.to_owned());
        ctx.write_blocking(by.clone(), move |work| {
            crate::area::trace_import(work, sprouts.len())?;
            for sprout in sprouts {
                plant(work.tx, sprout, &source, &day)?;
            }
            Ok(store::raise_version(work.tx)?)
        })?;
        if !watch(Progress { done: n + 1, total: district.len() }) {
            loaded.stopped = n + 1 < district.len();
            break;
        }
    }
    atlas::refresh(ctx)?;
    Ok(loaded)
}

/// Communities that have something below them.
type Filled = HashSet<Id<Area>>;

/// The tree down to communities, and which communities have something below them. `None` without a district.
fn standing(tx: &mut Tx<'_>) -> Result<Option<(Roots, Filled)>, Problem> {
    const ALL: usize = 10_000;
    let root = |node: Node| Root { id: node.id, code: node.code, name: node.name, path: node.path };
    let Some(district) =
        store::children(tx, None, "", ALL)?.into_iter().find(|n| n.kind == AreaKind::District)
    else {
        return Ok(None);
    };
    let (mut streets, mut filled) = (Vec::new(), Filled::new());
    for street in store::of_kind(tx, AreaKind::Street, &district.path, "", ALL)? {
        let communities = store::of_kind(tx, AreaKind::Community, &street.path, "", ALL)?;
        for community in &communities {
            if !store::children(tx, Some(community.id), "", 1)?.is_empty() {
                filled.insert(community.id);
            }
        }
        streets.push((root(street), communities.into_iter().map(root).collect()));
    }
    Ok(Some((Roots { district: root(district), streets }, filled)))
}

fn plant(tx: &mut Tx<'_>, s: Sprout, source: &str, day: &str) -> Result<(), db::Error> {
    let node = Node {
        id: s.id,
        code: s.code,
        kind: s.kind,
        name: s.name,
        parent: Some(s.parent),
        path: s.path,
        point: Some(s.point),
        households: Some(s.households.into()),
        residents: Some(s.residents.into()),
        floors: s.floors.map(Into::into),
        source: source.to_owned(),
        synthetic: true,
        valid_from: day.to_owned(),
        valid_to: None,
        ends_on: None,
        version: 1,
    };
    store::insert(tx, &node)?;
    match s.shape {
        Some(shape) => {
            store::put_shape(tx, node.id, &Ground { shape, system: System::Wgs84, synthetic: true })
        }
        None => Ok(()),
    }
}
