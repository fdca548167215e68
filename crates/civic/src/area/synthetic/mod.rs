//! The invented district: the real streets and communities of a pack get invented ground, and below them grids,
//! micro-grids, courtyards, buildings, units and households, with the published totals.
//!
//! Everything made here is flagged synthetic. The same seed makes the same district. No border is taken from anywhere.

mod census;
mod ground;
mod homes;
mod load;
mod recipe;
mod sprout;

use base::{Id, Text};
use geo::{Point, Shape};

use super::AreaKind;
use crate::platform::nouns::Area;

pub use load::{Loaded, load};
pub use recipe::Recipe;

/// An area that already stands: the district, a street, a community.
#[derive(Clone, Debug)]
pub struct Root {
    pub id: Id<Area>,
    pub code: String,
    pub name: Text,
    pub path: String,
}

/// The standing part of the tree: a district, its streets, their communities.
#[derive(Clone, Debug)]
pub struct Roots {
    pub district: Root,
    pub streets: Vec<(Root, Vec<Root>)>,
}

/// What a standing area gets: ground and numbers.
#[derive(Clone, Debug)]
pub struct Grounded {
    pub id: Id<Area>,
    pub shape: Shape,
    pub point: Point,
    pub households: u32,
    pub residents: u32,
}

/// A new area below a community. Parents come before their children.
#[derive(Clone, Debug)]
pub struct Sprout {
    pub id: Id<Area>,
    pub parent: Id<Area>,
    pub kind: AreaKind,
    pub code: String,
    pub name: Text,
    pub path: String,
    pub point: Point,
    /// None for units and households.
    pub shape: Option<Shape>,
    pub households: u32,
    pub residents: u32,
    pub floors: Option<u32>,
}

/// An invented district, ready to be handed out community by community.
pub struct District {
    recipe: Recipe,
    roots: Roots,
    seed: u64,
    census: Vec<census::CommunityCensus>,
    ground: ground::Ground,
}

impl District {
    /// Counts and cuts. Takes a second or two for 83 communities.
    pub fn invent(recipe: Recipe, roots: Roots, seed: u64) -> District {
        let mut dice = geo::Dice::of(seed, "communities");
        let weights: Vec<f64> =
            roots.streets.iter().flat_map(|(_, own)| own).map(|_| dice.between(0.7, 1.5)).collect();
        let census = census::take(&recipe, &weights, seed);
        let streets: Vec<(String, usize)> =
            roots.streets.iter().map(|(street, own)| (street.code.clone(), own.len())).collect();
        let ground = ground::cut(&recipe, &streets, &census, seed);
        District { recipe, roots, seed, census, ground }
    }

    /// How many communities there are.
    pub fn len(&self) -> usize {
        self.census.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Ground and numbers of the district, its streets and its communities.
    pub fn standing(&self) -> Vec<Grounded> {
        let drawing = &self.ground.drawing;
        let grounded = |root: &Root, face: &geo::cut::Face, census: &[census::CommunityCensus]| {
            let shape = drawing.shape(face);
            Grounded {
                id: root.id,
                point: shape.inner().rounded(),
                shape,
                households: census.iter().map(census::CommunityCensus::households).sum(),
                residents: census.iter().map(|c| c.residents).sum(),
            }
        };
        let mut all = vec![grounded(&self.roots.district, &self.ground.whole, &self.census)];
        let mut first = 0;
        for ((street, own), face) in self.roots.streets.iter().zip(&self.ground.streets) {
            all.push(grounded(street, face, &self.census[first..first + own.len()]));
            for (n, root) in (first..).zip(own) {
                all.push(grounded(root, &self.ground.communities[n].face, &self.census[n..=n]));
            }
            first += own.len();
        }
        all
    }

    /// The root of community `n`, counted through all streets.
    pub fn root(&self, n: usize) -> &Root {
        self.roots.streets.iter().flat_map(|(_, own)| own).nth(n).expect("a community that exists")
    }

    /// Everything below community `n`, parents first.
    pub fn below(&self, n: usize) -> Vec<Sprout> {
        let mut dice = geo::Dice::of(self.seed, &self.root(n).path);
        let mut grower = sprout::Grower::new(&self.recipe, &self.ground.drawing, &mut dice);
        grower.community(self.root(n), &self.census[n], &self.ground.communities[n]);
        grower.sprouts
    }
}

#[cfg(test)]
mod tests;
