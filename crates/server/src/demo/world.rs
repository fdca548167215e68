//! The place where it plays: courtyards to report from, words to report with, units to send cases to.

use std::collections::HashMap;

use anyhow::Context as _;
use civic::area::{AreaKind, atlas};
use civic::pack::{Pack, PackShelf, UnitKind, UnitRow};
use civic::platform::Ctx;
use rand::{Rng, RngExt};
use std::sync::Arc;

/// One text of `texts.csv`.
#[derive(Clone, Debug)]
pub struct Words {
    pub category: String,
    pub nature: String,
    pub text: String,
}

/// A place to report from.
#[derive(Clone, Debug)]
pub struct Spot {
    pub name: String,
    pub lon: f64,
    pub lat: f64,
    /// Codes from the root down.
    pub path: String,
}

pub struct World {
    pub pack: Arc<Pack>,
    pub words: Vec<Words>,
    pub spots: Vec<Spot>,
    by_code: HashMap<String, UnitRow>,
}

impl World {
    pub fn new(ctx: &Ctx) -> anyhow::Result<World> {
        let pack = ctx.part::<PackShelf>().current()?;
        let mut reader = csv::Reader::from_reader(include_str!("texts.csv").as_bytes());
        let read = |row: Result<csv::StringRecord, csv::Error>| -> anyhow::Result<Words> {
            let row = row?;
            let cell = |n| row.get(n).map(str::to_owned).context("texts.csv has three columns");
            Ok(Words { category: cell(0)?, nature: cell(1)?, text: cell(2)? })
        };
        let words: Vec<Words> = reader.records().map(read).collect::<Result<_, _>>()?;
        let known = |words: &Words| pack.categories.contains(&words.category);
        let words: Vec<Words> = words.into_iter().filter(known).collect();
        let atlas = atlas(ctx);
        let lived_in = [AreaKind::Courtyard, AreaKind::CompanyEstate, AreaKind::Market, AreaKind::Community];
        let spot = |node: &civic::area::Node| {
            let point = node.point?;
            Some(Spot { name: node.name.zh.clone(), lon: point.lon, lat: point.lat, path: node.path.clone() })
        };
        let mut spots: Vec<Spot> =
            atlas.nodes().filter(|node| lived_in.contains(&node.kind)).filter_map(spot).collect();
        spots.sort_by(|a, b| a.path.cmp(&b.path));
        anyhow::ensure!(!words.is_empty(), "no text of the demonstration fits the categories of the pack");
        anyhow::ensure!(!spots.is_empty(), "there is no area with a point to report from");
        let by_code = pack.units.iter().map(|unit| (unit.code.clone(), unit.clone())).collect();
        Ok(World { pack, words, spots, by_code })
    }

    pub fn unit(&self, code: &str) -> anyhow::Result<&UnitRow> {
        self.by_code.get(code).with_context(|| format!("no unit {code} in the pack"))
    }

    /// The centre of a kind in charge of a place.
    pub fn centre(&self, kind: UnitKind, path: &str) -> anyhow::Result<&UnitRow> {
        let codes: Vec<&str> = path.split('/').collect();
        let found =
            self.pack.units.iter().find(|unit| unit.kind == kind && codes.contains(&unit.area.as_str()));
        found.with_context(|| format!("no {} for {path}", kind.key()))
    }

    /// A department other than one unit, for whistles and co-handling.
    pub fn other_department(&self, not: &str, dice: &mut impl Rng) -> anyhow::Result<&UnitRow> {
        let all: Vec<&UnitRow> = self
            .pack
            .units
            .iter()
            .filter(|unit| unit.kind == UnitKind::Department && unit.code != not)
            .collect();
        all.get(dice.random_range(0..all.len().max(1))).copied().context("the pack has no second department")
    }
}

/// Who of a unit handles cases.
pub const fn handler_role(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Department => "department_handler",
        UnitKind::Provider => "provider_handler",
        UnitKind::Enterprise => "enterprise_liaison",
        UnitKind::Team => "grid_worker",
        UnitKind::CommunityCentre => "community_operator",
        UnitKind::StreetCentre | UnitKind::DistrictCentre => "street_lead",
    }
}
