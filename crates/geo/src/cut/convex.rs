//! Convex polygons on the flat sheet, in metres, counter-clockwise.

use super::Sheet;

/// A place on the flat sheet: metres east and north of its middle.
pub type Flat = [f64; 2];

pub(crate) fn dot(a: Flat, b: Flat) -> f64 {
    a[0] * b[0] + a[1] * b[1]
}

pub(crate) fn mix(a: Flat, b: Flat, share: f64) -> Flat {
    [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
}

/// Edges as pairs of corners, the closing one included.
pub(crate) fn edges(corners: &[Flat]) -> impl Iterator<Item = (Flat, Flat)> + '_ {
    corners.iter().copied().zip(corners.iter().copied().cycle().skip(1))
}

/// Square metres; positive counter-clockwise.
pub fn area(corners: &[Flat]) -> f64 {
    edges(corners).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum::<f64>() / 2.0
}

/// The centre of gravity.
pub fn centroid(corners: &[Flat]) -> Flat {
    let mut sum = [0.0, 0.0, 0.0];
    for (a, b) in edges(corners) {
        let cross = a[0] * b[1] - b[0] * a[1];
        sum = [sum[0] + (a[0] + b[0]) * cross, sum[1] + (a[1] + b[1]) * cross, sum[2] + cross];
    }
    [sum[0] / sum[2] / 3.0, sum[1] / sum[2] / 3.0]
}

/// The same outline, drawn towards its centre: the strip left around it is the road.
pub fn shrunk(corners: &[Flat], factor: f64) -> Vec<Flat> {
    let centre = centroid(corners);
    corners.iter().map(|c| mix(centre, *c, factor)).collect()
}

/// The same outline with a corner at least every `step` metres, so that bending the sheet bends its sides.
pub fn dense(corners: &[Flat], step: f64) -> Vec<Flat> {
    let side = |(a, b): (Flat, Flat)| {
        let parts = ((b[0] - a[0]).hypot(b[1] - a[1]) / step).ceil().max(1.0) as u32;
        (0..parts).map(move |n| mix(a, b, f64::from(n) / f64::from(parts)))
    };
    edges(corners).flat_map(side).collect()
}

/// The direction, in radians from east, in which the corners spread most.
pub(crate) fn long_axis(corners: &[Flat]) -> f64 {
    let centre = centroid(corners);
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    // Weighing by side length keeps the answer independent of corners that happen to lie along a side.
    for (a, b) in edges(corners) {
        let (x, y) = ((a[0] + b[0]) / 2.0 - centre[0], (a[1] + b[1]) / 2.0 - centre[1]);
        let length = (b[0] - a[0]).hypot(b[1] - a[1]);
        (xx, yy, xy) = (xx + x * x * length, yy + y * y * length, xy + x * y * length);
    }
    (2.0 * xy).atan2(xx - yy) / 2.0
}

/// Where the line `normal · p = offset` must lie to leave `share` of the area below it.
pub(crate) fn offset_for(corners: &[Flat], normal: Flat, share: f64) -> f64 {
    let heights = || corners.iter().map(|c| dot(*c, normal));
    let (mut low, mut high) =
        (heights().fold(f64::INFINITY, f64::min), heights().fold(f64::NEG_INFINITY, f64::max));
    let wanted = area(corners) * share;
    for _ in 0..40 {
        let offset = (low + high) / 2.0;
        if area_below(corners, normal, offset) < wanted {
            low = offset;
        } else {
            high = offset;
        }
    }
    (low + high) / 2.0
}

fn area_below(corners: &[Flat], normal: Flat, offset: f64) -> f64 {
    let anchor = corners[0];
    let mut doubled = 0.0;
    let mut last: Option<Flat> = None;
    let mut first = None;
    let mut add = |p: Flat| {
        let p = [p[0] - anchor[0], p[1] - anchor[1]];
        if let Some(q) = last {
            doubled += q[0] * p[1] - p[0] * q[1];
        }
        first.get_or_insert(p);
        last = Some(p);
    };
    for (a, b) in edges(corners) {
        let (ha, hb) = (dot(a, normal) - offset, dot(b, normal) - offset);
        if ha <= 0.0 {
            add(a);
        }
        if (ha < 0.0) != (hb < 0.0) && ha != hb {
            add(mix(a, b, ha / (ha - hb)));
        }
    }
    if let (Some(p), Some(q)) = (first, last) {
        doubled += q[0] * p[1] - p[0] * q[1];
    }
    doubled / 2.0
}

/// A sheet whose pieces know nothing of their neighbours: for ground that is drawn in from its border anyway.
#[derive(Debug)]
pub struct Loose;

impl Sheet for Loose {
    type Piece = Vec<Flat>;

    fn corners(&self, piece: &Vec<Flat>) -> Vec<Flat> {
        piece.clone()
    }

    fn cut(&mut self, piece: &Vec<Flat>, normal: Flat, offset: f64) -> Option<(Vec<Flat>, Vec<Flat>)> {
        let (mut below, mut above) = (Vec::new(), Vec::new());
        for (a, b) in edges(piece) {
            let (ha, hb) = (dot(a, normal) - offset, dot(b, normal) - offset);
            if ha <= 0.0 {
                below.push(a);
            }
            if ha >= 0.0 {
                above.push(a);
            }
            if ha * hb < 0.0 {
                let crossing = mix(a, b, ha / (ha - hb));
                below.push(crossing);
                above.push(crossing);
            }
        }
        (below.len() >= 3 && above.len() >= 3).then_some((below, above))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Dice;
    use crate::cut::Piece;

    const SQUARE: [Flat; 4] = [[0.0, 0.0], [100.0, 0.0], [100.0, 100.0], [0.0, 100.0]];

    proptest! {
        #[test]
        fn shares_get_their_area_and_nothing_is_lost(weights in prop::collection::vec(0.2..5.0f64, 1..30), seed: u64) {
            let pieces: Vec<Piece> = weights.iter().map(|w| Piece::of(*w)).collect();
            let cut = Loose.share_out(&SQUARE.to_vec(), &pieces, &mut Dice::new(seed));
            let total: f64 = weights.iter().sum();
            for (piece, weight) in cut.iter().zip(&weights) {
                prop_assert!((area(piece) - 10_000.0 * weight / total).abs() < 1e-3);
            }
        }
    }

    #[test]
    fn the_long_axis_is_found() {
        let bar = [[0.0, 0.0], [10.0, 10.0], [9.0, 11.0], [-1.0, 1.0]];
        assert!((long_axis(&bar) - std::f64::consts::FRAC_PI_4).abs() < 1e-9);
    }

    #[test]
    fn places_decide_who_lies_where() {
        let at = |x: f64| Piece { weight: 1.0, place: Some([x, 50.0]) };
        let long = vec![[0.0, 0.0], [400.0, 0.0], [400.0, 100.0], [0.0, 100.0]];
        let cut = Loose.share_out(&long, &[at(350.0), at(50.0), at(150.0)], &mut Dice::new(1));
        let x: Vec<f64> = cut.iter().map(|c| centroid(c)[0]).collect();
        assert!(x[1] < x[2] && x[2] < x[0], "{x:?}");
    }
}
