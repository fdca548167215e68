//! The organisation chart in memory: routing asks it several times per case and must not wait for the database.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use base::Problem;
use db::Tx;

use super::model::{Unit, UnitId};
use super::store;
use crate::area::{self, Atlas};
use crate::pack::{Duty, DutyKind, Lead, Pack, UnitKind};
use crate::platform::Ctx;

/// Why a unit can take a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The duty list names it as the lead.
    Lead,
    /// The duty list names it as assisting.
    Assist,
    /// It says that it handles this category, and it answers for the place.
    Able,
}

/// A unit that can take a case.
#[derive(Clone, Copy, Debug)]
pub struct Capable<'a> {
    pub unit: &'a Unit,
    pub why: Why,
}

/// All units at one moment.
#[derive(Clone, Debug, Default)]
pub struct Chart {
    /// Versions of units and of areas that it was made from.
    version: (i64, i64),
    units: Vec<Unit>,
    by_id: HashMap<UnitId, usize>,
    by_code: HashMap<String, usize>,
    /// Active units by the path of their area.
    by_place: HashMap<String, Vec<usize>>,
}

impl Chart {
    fn load(tx: &mut Tx<'_>, atlas: &Atlas) -> Result<Chart, Problem> {
        let version = (store::version(tx)?, atlas.version);
        let mut units = store::units(tx)?;
        for unit in &mut units {
            if let Some(node) = atlas.get(unit.area) {
                unit.area_path.clone_from(&node.path);
            }
        }
        Ok(Chart::new(version, units))
    }

    pub(super) fn new(version: (i64, i64), units: Vec<Unit>) -> Chart {
        let mut chart = Chart { version, ..Chart::default() };
        for (n, unit) in units.iter().enumerate() {
            chart.by_id.insert(unit.id, n);
            chart.by_code.insert(unit.code.clone(), n);
            if unit.active {
                chart.by_place.entry(unit.area_path.clone()).or_default().push(n);
            }
        }
        chart.units = units;
        chart
    }

    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    pub fn get(&self, id: UnitId) -> Option<&Unit> {
        self.by_id.get(&id).map(|n| &self.units[*n])
    }

    pub fn with_code(&self, code: &str) -> Option<&Unit> {
        self.by_code.get(code).map(|n| &self.units[*n])
    }

    /// Active units that answer for a place, the most local ones first.
    pub fn serving<'a, 'p>(&'a self, area_path: &'p str) -> impl Iterator<Item = &'a Unit> + use<'a, 'p> {
        let ends = area_path.rmatch_indices('/').map(move |(end, _)| &area_path[..=end]);
        ends.filter_map(|place| self.by_place.get(place)).flatten().map(|n| &self.units[*n])
    }

    /// The nearest unit of a kind at or above a place.
    pub fn nearest(&self, kind: UnitKind, area_path: &str) -> Option<&Unit> {
        self.serving(area_path).find(|unit| unit.kind == kind)
    }

    /// The centre in charge of a place: of its community, else of its street, else of the district.
    pub fn centre(&self, area_path: &str) -> Option<&Unit> {
        let centre = |unit: &&Unit| {
            matches!(unit.kind, UnitKind::CommunityCentre | UnitKind::StreetCentre | UnitKind::DistrictCentre)
        };
        self.serving(area_path).find(centre)
    }

    /// The unit that a duty list means, at that place.
    pub fn resolve(&self, lead: &Lead, area_path: &str) -> Option<&Unit> {
        match lead {
            Lead::Kind(kind) => self.nearest(*kind, area_path),
            Lead::Unit(code) => self.with_code(code).filter(|unit| unit.active),
        }
    }

    /// The item of the duty list that covers a category, and the unit that leads it at that place.
    pub fn lead<'a>(
        &'a self,
        pack: &'a Pack,
        category: &str,
        area_path: &str,
    ) -> Option<(&'a Duty, &'a Unit)> {
        let duty = pack.duty(category)?;
        Some((duty, self.resolve(&duty.lead, area_path)?))
    }

    /// Every unit that can lawfully take a case of that category at that place, the best first: lead, assisting, then
    /// whoever says that it handles such things, the most local ones first.
    pub fn capable<'a>(&'a self, pack: &'a Pack, category: &str, area_path: &str) -> Vec<Capable<'a>> {
        let mut found: Vec<Capable<'a>> = Vec::new();
        let mut add = |unit: &'a Unit, why| {
            if found.iter().all(|known| known.unit.id != unit.id) {
                found.push(Capable { unit, why });
            }
        };
        let duty = pack.duty(category);
        if let Some(duty) = duty {
            self.resolve(&duty.lead, area_path).into_iter().for_each(|unit| add(unit, Why::Lead));
            let assisting = duty.assist.iter().filter_map(|lead| self.resolve(lead, area_path));
            assisting.for_each(|unit| add(unit, Why::Assist));
        }
        let chain: Vec<&str> = pack.categories.chain(category).map(|step| step.code.as_str()).collect();
        let able = |unit: &&Unit| unit.categories.iter().any(|code| chain.contains(&code.as_str()));
        self.serving(area_path).filter(able).for_each(|unit| add(unit, Why::Able));
        if duty.is_some_and(|duty| duty.kind == DutyKind::Reclaimed) {
            found.retain(|capable| !capable.unit.kind.is_street_or_below());
        }
        found
    }
}

/// The part in the context that holds the newest chart.
#[derive(Debug, Default)]
pub struct Charts(RwLock<Arc<Chart>>);

impl Charts {
    /// The newest chart; keep it for as long as one answer needs it.
    pub fn now(&self) -> Arc<Chart> {
        self.0.read().expect("a chart is put in whole").clone()
    }
}

/// The newest chart.
pub fn chart(ctx: &Ctx) -> Arc<Chart> {
    ctx.part::<Charts>().now()
}

/// Puts the chart into the context. Once, at the start, after the areas.
pub async fn wire(ctx: &Ctx) -> Result<(), Problem> {
    let atlas = area::atlas(ctx);
    let chart = ctx.read(move |tx| Chart::load(tx, &atlas)).await?;
    ctx.put(Arc::new(Charts(RwLock::new(Arc::new(chart)))));
    Ok(())
}

/// Loads the chart again if units or areas have changed. Blocking; one if it was old.
pub fn refresh(ctx: &Ctx) -> Result<u64, Problem> {
    let (part, atlas) = (ctx.part::<Charts>(), area::atlas(ctx));
    let newest = (ctx.read_blocking(|tx| Ok::<_, Problem>(store::version(tx)?))?, atlas.version);
    if chart(ctx).version == newest {
        return Ok(0);
    }
    let chart = ctx.read_blocking(move |tx| Chart::load(tx, &atlas))?;
    let mut held = part.0.write().expect("a chart is put in whole");
    // Two may load at once; the older one must not win.
    if chart.version > held.version {
        *held = Arc::new(chart);
    }
    Ok(1)
}
