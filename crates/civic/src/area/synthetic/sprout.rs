//! The areas below a community, one after another, parents first.

use base::{Id, Text};
use geo::cut::{Drawing, Face, Flat, Loose, Piece, Sheet, convex, rectangle};
use geo::{Dice, Point, Shape};

use super::census::{CommunityCensus, Compound, GridCensus, Micro};
use super::ground::{CommunityGround, GridGround, yard};
use super::homes::{Block, house};
use super::recipe::Recipe;
use super::{Root, Sprout};
use crate::area::{AreaKind, path};

/// Grows the tree below one community.
pub struct Grower<'a> {
    recipe: &'a Recipe,
    drawing: &'a Drawing,
    dice: &'a mut Dice,
    pub sprouts: Vec<Sprout>,
}

/// Whose child comes next.
#[derive(Clone)]
struct Parent {
    id: Id<crate::platform::nouns::Area>,
    path: String,
}

/// How many live there.
#[derive(Clone, Copy, Default)]
struct Count {
    households: u32,
    residents: u32,
}

impl Count {
    fn of<'a>(micros: impl IntoIterator<Item = &'a Micro>) -> Count {
        micros.into_iter().fold(Count::default(), |sum, micro| Count {
            households: sum.households + micro.households.len() as u32,
            residents: sum.residents + micro.residents(),
        })
    }

    fn homes(households: &[u8]) -> Count {
        Count {
            households: households.len() as u32,
            residents: households.iter().map(|n| u32::from(*n)).sum(),
        }
    }
}

impl<'a> Grower<'a> {
    pub fn new(recipe: &'a Recipe, drawing: &'a Drawing, dice: &'a mut Dice) -> Grower<'a> {
        Grower { recipe, drawing, dice, sprouts: Vec::new() }
    }

    pub fn community(&mut self, root: &Root, census: &CommunityCensus, ground: &CommunityGround) {
        let parent = Parent { id: root.id, path: root.path.clone() };
        for (kind, face) in &ground.others {
            let (code, name) = (other_code(*kind), named_after(root, *kind));
            self.ground(&parent, *kind, code.to_owned(), name, face, Count::default());
        }
        for (n, (census, ground)) in census.grids.iter().zip(&ground.grids).enumerate() {
            self.grid(&parent, root, n + 1, census, ground);
        }
    }

    fn grid(&mut self, parent: &Parent, root: &Root, n: usize, census: &GridCensus, ground: &GridGround) {
        let (zh, en) = (short(&root.name.zh), short(&root.name.en));
        let name = Text::new(format!("{zh}第{n}网格"), format!("{en} Grid {n}"));
        let count = Count::of(census.all_micros());
        let grid = self.ground(parent, AreaKind::Grid, format!("g{n:02}"), name, &ground.face, count);
        for (n, (compound, (face, micros))) in census.compounds.iter().zip(&ground.compounds).enumerate() {
            self.compound(&grid, n + 1, compound, face, micros);
        }
        for (n, (micro, face)) in census.micros.iter().zip(&ground.micros).enumerate() {
            let parent = self.micro(&grid, n + 1, micro, face);
            self.yards(&parent, micro, &self.drawing.corners(face));
        }
    }

    /// A large courtyard: its micro-grids are parts of it.
    fn compound(&mut self, grid: &Parent, n: usize, census: &Compound, face: &Face, micros: &[Face]) {
        let (kind, name) = match census.company {
            true => (AreaKind::CompanyEstate, self.recipe.names.company(self.dice)),
            false => (AreaKind::Courtyard, self.recipe.names.estate(self.dice)),
        };
        let compound = self.ground(grid, kind, format!("y{n:02}"), name, face, Count::of(&census.micros));
        for (n, (micro, face)) in census.micros.iter().zip(micros).enumerate() {
            let parent = self.micro(&compound, n + 1, micro, face);
            let corners = self.drawing.corners(face);
            self.buildings(&parent, &micro.households, &yard(&corners));
        }
    }

    fn micro(&mut self, parent: &Parent, n: usize, micro: &Micro, face: &Face) -> Parent {
        let name = Text::new(format!("{n}号微网格"), format!("Micro-grid {n}"));
        self.ground(parent, AreaKind::MicroGrid, format!("m{n:02}"), name, face, Count::of([micro]))
    }

    /// One or two small courtyards that make up a micro-grid, with lanes between them.
    fn yards(&mut self, micro: &Parent, census: &Micro, corners: &[Flat]) {
        let homes = &census.households;
        let first = match self.dice.unit() < 0.4 && homes.len() >= 30 {
            true => homes.len() * self.dice.int(40, 60) as usize / 100,
            false => homes.len(),
        };
        let parts: Vec<&[u8]> =
            [&homes[..first], &homes[first..]].into_iter().filter(|part| !part.is_empty()).collect();
        let pieces: Vec<Piece> = parts.iter().map(|part| Piece::of(part.len() as f64)).collect();
        let cut = Loose.share_out(&corners.to_vec(), &pieces, self.dice);
        for (n, (homes, corners)) in parts.iter().zip(&cut).enumerate() {
            let inner = yard(corners);
            let name = self.recipe.names.yard(self.dice);
            let shape = self.drawing.loose(&inner);
            let code = format!("y{:02}", n + 1);
            let parent =
                self.sprout(micro, AreaKind::Courtyard, code, name, shape, Count::homes(homes), None);
            self.buildings(&parent, homes, &inner);
        }
    }

    fn buildings(&mut self, parent: &Parent, homes: &[u8], corners: &[Flat]) {
        let blocks = house(homes, self.dice);
        let pieces: Vec<Piece> = blocks.iter().map(|b| Piece::of(b.households.len() as f64)).collect();
        let plots = Loose.share_out(&corners.to_vec(), &pieces, self.dice);
        for (n, (block, plot)) in blocks.iter().zip(plots).enumerate() {
            self.building(parent, n + 1, block, &convex::shrunk(&plot, 0.92));
        }
    }

    fn building(&mut self, parent: &Parent, n: usize, block: &Block, plot: &[Flat]) {
        let (length, width) = block.size();
        let shape = rectangle(&self.drawing.loose(plot), length, width);
        let point = shape.centroid().rounded();
        let name = Text::new(format!("{n}幢"), format!("Building {n}"));
        let count = Count::homes(&block.households);
        let code = format!("b{n:02}");
        let building = self.sprout(parent, AreaKind::Building, code, name, shape, count, Some(block.floors));
        let mut unit: Option<(u32, Parent, usize)> = None;
        for (number, floor, door, size) in block.doors() {
            let (parent, index) = match &unit {
                Some((same, parent, index)) if *same == number => (parent.clone(), *index),
                _ => {
                    let name = Text::new(format!("{number}单元"), format!("Unit {number}"));
                    let index = self.sprouts.len();
                    let new = self.point(
                        &building,
                        AreaKind::Unit,
                        format!("u{number}"),
                        name,
                        point,
                        Count::default(),
                    );
                    unit = Some((number, new.clone(), index));
                    (new, index)
                }
            };
            let door = format!("{floor}{door:02}");
            let name = Text::new(format!("{door}室"), format!("Room {door}"));
            let count = Count { households: 1, residents: size.into() };
            self.point(&parent, AreaKind::Household, door, name, point, count);
            let unit = &mut self.sprouts[index];
            unit.households += 1;
            unit.residents += u32::from(size);
        }
    }

    fn ground(
        &mut self,
        parent: &Parent,
        kind: AreaKind,
        code: String,
        name: Text,
        face: &Face,
        count: Count,
    ) -> Parent {
        let shape = self.drawing.shape(face);
        self.sprout(parent, kind, code, name, shape, count, None)
    }

    #[expect(clippy::too_many_arguments, reason = "the one place where a sprout with ground is put together")]
    fn sprout(
        &mut self,
        parent: &Parent,
        kind: AreaKind,
        code: String,
        name: Text,
        shape: Shape,
        count: Count,
        floors: Option<u32>,
    ) -> Parent {
        let new = self.point(parent, kind, code, name, shape.centroid().rounded(), count);
        let sprout = self.sprouts.last_mut().expect("just put there");
        sprout.shape = Some(shape);
        sprout.floors = floors;
        new
    }

    fn point(
        &mut self,
        parent: &Parent,
        kind: AreaKind,
        code: String,
        name: Text,
        point: Point,
        count: Count,
    ) -> Parent {
        let path = path::join(&parent.path, &code);
        let id = Id::named("area", &path);
        let Count { households, residents } = count;
        let parent = parent.id;
        self.sprouts.push(Sprout {
            id,
            parent,
            kind,
            code,
            name,
            path: path.clone(),
            point,
            shape: None,
            households,
            residents,
            floors: None,
        });
        Parent { id, path }
    }
}

/// 社区居委会 is the committee; the ground and what stands on it go by the shorter name.
fn short(name: &str) -> &str {
    name.trim_end_matches("居委会").trim_end_matches(" Residents' Committee")
}

fn other_code(kind: AreaKind) -> &'static str {
    match kind {
        AreaKind::Park => "park",
        AreaKind::Campus => "campus",
        AreaKind::Market => "market",
        _ => "business",
    }
}

fn named_after(root: &Root, kind: AreaKind) -> Text {
    let words = match kind {
        AreaKind::Park => ("公园", "Park"),
        AreaKind::Campus => ("小学", "Primary School"),
        AreaKind::Market => ("农贸市场", "Market"),
        _ => ("商圈", "Shopping Quarter"),
    };
    let zh = short(&root.name.zh).trim_end_matches("社区");
    let en = short(&root.name.en).trim_end_matches(" Community");
    Text::new(format!("{zh}{}", words.0), format!("{en} {}", words.1))
}
