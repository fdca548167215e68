//! The place where it plays: courtyards to report from, words to report with, units to send cases to.

use std::collections::HashMap;

use anyhow::Context as _;
use civic::area::{AreaKind, atlas};
use civic::pack::{Pack, PackShelf, PhotoRule, UnitKind, UnitRow};
use civic::platform::Ctx;
use rand::{Rng, RngExt};
use std::sync::Arc;

use super::people;

/// That many of a hundred reports come from the visitor's community.
const AT_HOME: u32 = 12;

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
    /// Which of the spots lie in the visitor's own community.
    home: Vec<usize>,
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
        let community = people::home(&pack).map(|unit| unit.area.clone());
        let is_home = |spot: &Spot| community.as_deref().is_some_and(|code| lies_in(&spot.path, code));
        let home = (0..spots.len()).filter(|n| is_home(&spots[*n])).collect();
        Ok(World { pack, words, spots, home, by_code })
    }

    /// A place to report from, somewhat oftener in the visitor's community: there is work on every desk there.
    pub fn place(&self, dice: &mut impl Rng) -> usize {
        if !self.home.is_empty() && dice.random_range(0..100) < AT_HOME {
            return self.home[dice.random_range(0..self.home.len())];
        }
        dice.random_range(0..self.spots.len())
    }

    pub fn unit(&self, code: &str) -> anyhow::Result<&UnitRow> {
        self.by_code.get(code).with_context(|| format!("no unit {code} in the pack"))
    }

    /// The unit of a kind in charge of a place: a centre, or who goes round there.
    pub fn in_charge(&self, kind: UnitKind, path: &str) -> anyhow::Result<&UnitRow> {
        match kind {
            UnitKind::Team => {
                Ok(people::goes_round(&self.pack, self.centre(UnitKind::CommunityCentre, path)?))
            }
            _ => self.centre(kind, path),
        }
    }

    /// The centre of a kind in charge of a place.
    pub fn centre(&self, kind: UnitKind, path: &str) -> anyhow::Result<&UnitRow> {
        let found = self.pack.units.iter().find(|unit| unit.kind == kind && lies_in(path, &unit.area));
        found.with_context(|| format!("no {} for {path}", kind.key()))
    }

    /// Whether the result of such a matter must be shown by a photo.
    pub fn wants_photo(&self, category: &str) -> bool {
        let category = self.pack.categories.get(category);
        category.is_some_and(|category| category.photo_rule == PhotoRule::AtResolve)
    }

    /// A department other than some units, for whistles and co-handling.
    pub fn other_department(&self, not: &[String], dice: &mut impl Rng) -> anyhow::Result<&UnitRow> {
        let all: Vec<&UnitRow> = self
            .pack
            .units
            .iter()
            .filter(|unit| unit.kind == UnitKind::Department && !not.contains(&unit.code))
            .collect();
        all.get(dice.random_range(0..all.len().max(1))).copied().context("the pack has no other department")
    }
}

fn lies_in(path: &str, code: &str) -> bool {
    path.split('/').any(|part| part == code)
}
