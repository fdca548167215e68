//! Where everything lies: the invented district cut down to micro-grids.

use std::f64::consts::TAU;

use geo::cut::{Drawing, Face, Flat, Frame, Piece, Plane, Sheet, convex};
use geo::{Dice, Point};

use super::census::{CommunityCensus, Compound, GridCensus, Micro};
use super::recipe::Recipe;
use crate::area::AreaKind;

/// The cut district.
pub struct Ground {
    pub drawing: Drawing,
    pub whole: Face,
    pub streets: Vec<Face>,
    pub communities: Vec<CommunityGround>,
}

/// One community: its grids, and the ground that nobody lives on.
pub struct CommunityGround {
    pub face: Face,
    pub grids: Vec<GridGround>,
    pub others: Vec<(AreaKind, Face)>,
}

/// One grid: its compounds with their micro-grids, then its other micro-grids.
pub struct GridGround {
    pub face: Face,
    pub compounds: Vec<(Face, Vec<Face>)>,
    pub micros: Vec<Face>,
}

/// Streets as their code and how many communities they have, in the order of `census`.
pub fn cut(recipe: &Recipe, streets: &[(String, usize)], census: &[CommunityCensus], seed: u64) -> Ground {
    let mut dice = Dice::of(seed, "ground");
    let frame = Frame::new(Point::new(recipe.lon, recipe.lat), &mut dice);
    let (mut plane, whole) = Plane::new(&outline(recipe, &mut dice), frame, recipe.square_kilometres * 1e6);
    let ground = |(street, community): (&(String, usize), &CommunityCensus)| {
        f64::from(community.residents) / recipe.streets.get(&street.0).map_or(1.0, |hint| hint.density)
    };
    let of_street = streets.iter().flat_map(|street| std::iter::repeat_n(street, street.1));
    let weights: Vec<f64> = of_street.zip(census).map(ground).collect();
    let mut first = 0;
    let pieces = streets.iter().map(|(code, count)| {
        let weight = weights[first..first + count].iter().sum();
        first += count;
        let anywhere =
            [dice.between(-0.8, 0.8) * recipe.half_width, dice.between(-0.8, 0.8) * recipe.half_height];
        Piece {
            weight,
            place: Some(recipe.streets.get(code).map_or(anywhere, |hint| [hint.east, hint.north])),
        }
    });
    let pieces: Vec<Piece> = pieces.collect();
    let street_faces = plane.share_out(&whole, &pieces, &mut dice);
    let mut communities = Vec::with_capacity(census.len());
    for ((_, count), street) in streets.iter().zip(&street_faces) {
        let own = communities.len()..communities.len() + count;
        let pieces: Vec<Piece> = weights[own.clone()].iter().map(|w| Piece::of(*w)).collect();
        let faces = plane.share_out(street, &pieces, &mut dice);
        for (n, (face, census)) in faces.into_iter().zip(&census[own]).enumerate() {
            communities.push(community(&mut plane, recipe, face, census, n == 0, &mut dice));
        }
    }
    Ground { drawing: plane.finish(), whole, streets: street_faces, communities }
}

/// An egg of straight sides, convex before it is bent.
fn outline(recipe: &Recipe, dice: &mut Dice) -> Vec<Flat> {
    const SIDES: u32 = 18;
    let corner = |n: u32| {
        let angle = (f64::from(n) + dice.between(-0.35, 0.35)) / f64::from(SIDES) * TAU;
        [angle.cos() * recipe.half_width, angle.sin() * recipe.half_height]
    };
    (0..SIDES).map(corner).collect()
}

fn community(
    plane: &mut Plane,
    recipe: &Recipe,
    face: Face,
    census: &CommunityCensus,
    first_of_street: bool,
    dice: &mut Dice,
) -> CommunityGround {
    let shares = &recipe.grounds;
    let mut others = vec![
        (AreaKind::Park, shares.park),
        (AreaKind::Campus, shares.campus),
        (AreaKind::Market, shares.market),
    ];
    if first_of_street {
        others.push((AreaKind::BusinessDistrict, shares.business_district));
    }
    let lived_on = 1.0 - others.iter().map(|(_, share)| share).sum::<f64>();
    let households = f64::from(census.households());
    let mut pieces: Vec<Piece> =
        census.grids.iter().map(|g| Piece::of(f64::from(g.households()) / households * lived_on)).collect();
    // Among the grids, not all at one end.
    let at = |n: usize| (n + 1) * pieces.len() / (others.len() + 1) + n;
    let places: Vec<usize> = (0..others.len()).map(at).collect();
    for (place, (_, share)) in places.iter().zip(&others) {
        pieces.insert(*place, Piece::of(*share));
    }
    let (mut grids, mut free) = (Vec::new(), Vec::new());
    let mut left = census.grids.iter();
    for (n, part) in plane.share_out(&face, &pieces, dice).into_iter().enumerate() {
        match places.iter().position(|place| *place == n) {
            Some(other) => free.push((others[other].0, part)),
            None => grids.extend(left.next().map(|census| grid(plane, part, census, dice))),
        }
    }
    CommunityGround { face, grids, others: free }
}

fn grid(plane: &mut Plane, face: Face, census: &GridCensus, dice: &mut Dice) -> GridGround {
    let compounds = census.compounds.iter().map(|c| Piece::of(c.households().into()));
    let pieces: Vec<Piece> = compounds.chain(census.micros.iter().map(piece)).collect();
    let mut parts = plane.share_out(&face, &pieces, dice);
    let micros = parts.split_off(census.compounds.len());
    let divided =
        parts.into_iter().zip(&census.compounds).map(|(part, compound)| divide(plane, part, compound, dice));
    GridGround { compounds: divided.collect(), micros, face }
}

fn divide(plane: &mut Plane, face: Face, compound: &Compound, dice: &mut Dice) -> (Face, Vec<Face>) {
    let pieces: Vec<Piece> = compound.micros.iter().map(piece).collect();
    let micros = plane.share_out(&face, &pieces, dice);
    (face, micros)
}

fn piece(micro: &Micro) -> Piece {
    Piece::of(micro.households.len() as f64)
}

/// The strip along the border of a yard or plot that stays free, as what is left of its breadth.
pub fn yard(corners: &[Flat]) -> Vec<Flat> {
    convex::shrunk(corners, 0.86)
}
