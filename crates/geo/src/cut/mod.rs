//! Cutting invented ground into nested areas, repeatably.
//!
//! Ground is cut by straight lines on a flat sheet, where every piece stays convex and a cut of any share is easy to
//! find. Only at the end is the sheet bent ([`Frame`]), so that borders come out curved as grown ones are. Pieces of a
//! [`Plane`] share every corner on a common border, so that neighbours leave neither gap nor overlap, and parts fill
//! their whole exactly, to the last decimal.

pub mod convex;
mod frame;
mod plane;
mod rectangle;

pub use convex::{Flat, Loose};
pub use frame::Frame;
pub use plane::{Drawing, Face, Plane};
pub use rectangle::rectangle;

use crate::Dice;

/// What is to be cut off: how much of the ground, and where about.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// The share of the ground, against the other pieces.
    pub weight: f64,
    /// Roughly where it should lie, in metres on the flat sheet. Pieces without a place follow one another.
    pub place: Option<Flat>,
}

impl Piece {
    pub const fn of(weight: f64) -> Piece {
        Piece { weight, place: None }
    }
}

/// A sheet that can be cut along a line.
pub trait Sheet {
    /// A convex piece of it.
    type Piece: Clone;

    fn corners(&self, piece: &Self::Piece) -> Vec<Flat>;

    /// Cuts along the line `normal · p = offset`: what lies below, what lies above. `None` if the line misses the piece
    /// or only touches it.
    fn cut(&mut self, piece: &Self::Piece, normal: Flat, offset: f64) -> Option<(Self::Piece, Self::Piece)>;

    /// Cuts the ground into the pieces asked for, in the order asked, by halving it across its longer side again and
    /// again. A little tilt keeps it from looking like graph paper.
    fn share_out(&mut self, ground: &Self::Piece, pieces: &[Piece], dice: &mut Dice) -> Vec<Self::Piece> {
        let mut numbered: Vec<(usize, Piece)> = pieces.iter().copied().enumerate().collect();
        let mut cut = Vec::with_capacity(pieces.len());
        halve(self, ground.clone(), &mut numbered, dice, &mut cut);
        cut.sort_by_key(|(n, _)| *n);
        cut.into_iter().map(|(_, piece)| piece).collect()
    }
}

fn halve<S: Sheet + ?Sized>(
    sheet: &mut S,
    ground: S::Piece,
    pieces: &mut [(usize, Piece)],
    dice: &mut Dice,
    done: &mut Vec<(usize, S::Piece)>,
) {
    if pieces.len() <= 1 {
        done.extend(pieces.first().map(|(n, _)| (*n, ground)));
        return;
    }
    let corners = sheet.corners(&ground);
    let angle = convex::long_axis(&corners) + dice.between(-0.2, 0.2);
    let normal = [angle.cos(), angle.sin()];
    // Places sort the pieces along the axis; without places the sort keeps their order.
    let along = |piece: &Piece| piece.place.map_or(0.0, |p| convex::dot(p, normal));
    pieces.sort_by(|(_, a), (_, b)| along(a).total_cmp(&along(b)));
    let total: f64 = pieces.iter().map(|(_, p)| p.weight).sum();
    let (half, share) = middle(pieces, total);
    let offset = convex::offset_for(&corners, normal, share);
    match sheet.cut(&ground, normal, offset) {
        Some((below, above)) => {
            let (first, second) = pieces.split_at_mut(half);
            halve(sheet, below, first, dice, done);
            halve(sheet, above, second, dice, done);
        }
        // Cannot happen for a share between 0 and 1 of a piece with some area; the whole to all is still an answer.
        None => done.extend(pieces.iter().map(|(n, _)| (*n, ground.clone()))),
    }
}

/// How many pieces go to the first half, and their share of the whole.
fn middle(pieces: &[(usize, Piece)], total: f64) -> (usize, f64) {
    let mut sum = 0.0;
    let mut best = (1, 0.5, f64::INFINITY);
    for (n, (_, piece)) in pieces[..pieces.len() - 1].iter().enumerate() {
        sum += piece.weight;
        let share = sum / total;
        if (share - 0.5).abs() < best.2 {
            best = (n + 1, share, (share - 0.5).abs());
        }
    }
    (best.0, best.1)
}
