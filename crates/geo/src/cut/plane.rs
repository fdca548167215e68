//! A sheet whose pieces share the corners on their common borders.

use super::convex::{self, Flat, dot, mix};
use super::{Frame, Sheet};
use crate::{Point, Shape};

/// Cut ground that remembers every line and every corner on it.
#[derive(Debug)]
pub struct Plane {
    frame: Frame,
    corners: Vec<Flat>,
    lines: Vec<Line>,
}

/// A border: the outline's sides, and one line for each cut.
#[derive(Debug)]
struct Line {
    from: Flat,
    towards: Flat,
    /// The corners on it, by distance from its beginning once [`Plane::finish`] has sorted them.
    on: Vec<(f64, u32)>,
}

/// One piece: its corners, each with the line that leads on to the next.
#[derive(Clone, Debug)]
pub struct Face(Vec<(u32, u32)>);

/// Lines get a corner at least this often, in metres, for the sheet to bend at.
const STEP: f64 = 80.0;
/// A cut closer than this to a corner goes through the corner, in metres.
const NEAR: f64 = 0.05;

impl Plane {
    /// A sheet with this convex outline, counter-clockwise, scaled so that it covers `square_metres` of the globe.
    pub fn new(outline: &[Flat], frame: Frame, square_metres: f64) -> (Plane, Face) {
        let mut plane = Plane { frame, corners: outline.to_vec(), lines: Vec::new() };
        let count = outline.len() as u32;
        let sides = (0..count).map(|n| (n, plane.line(n, (n + 1) % count)));
        let whole = Face(sides.collect());
        // Twice, because the degree of longitude shrinks a little on the way north.
        for _ in 0..2 {
            let drawing = plane.finish();
            let area = drawing.shape(&whole).area();
            plane = drawing.plane;
            plane.frame.scale *= (square_metres / area).sqrt();
        }
        (plane, whole)
    }

    /// A new border between two corners, with corners of its own in between.
    fn line(&mut self, a: u32, b: u32) -> u32 {
        let (from, to) = (self.corners[a as usize], self.corners[b as usize]);
        let length = (to[0] - from[0]).hypot(to[1] - from[1]);
        let towards = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
        let mut line = Line { from, towards, on: Vec::new() };
        let parts = (length / STEP).ceil() as u32;
        for n in 1..parts {
            self.corners.push(mix(from, to, f64::from(n) / f64::from(parts)));
            line.on.push((0.0, self.corners.len() as u32 - 1));
        }
        line.on.extend([(0.0, a), (0.0, b)]);
        for (distance, corner) in &mut line.on {
            *distance = along(from, towards, self.corners[*corner as usize]);
        }
        self.lines.push(line);
        self.lines.len() as u32 - 1
    }

    /// Puts a corner where the side of a face is crossed.
    fn cross(&mut self, line: u32, a: Flat, b: Flat, share: f64) -> u32 {
        let corner = mix(a, b, share);
        self.corners.push(corner);
        let number = self.corners.len() as u32 - 1;
        let line = &mut self.lines[line as usize];
        line.on.push((along(line.from, line.towards, corner), number));
        number
    }

    /// Ends the cutting: from here on shapes can be drawn.
    pub fn finish(mut self) -> Drawing {
        for line in &mut self.lines {
            line.on.sort_by(|(a, m), (b, n)| a.total_cmp(b).then(m.cmp(n)));
        }
        let places = self.corners.iter().map(|c| self.frame.place(*c)).collect();
        Drawing { plane: self, places }
    }
}

fn along(from: Flat, towards: Flat, p: Flat) -> f64 {
    dot([p[0] - from[0], p[1] - from[1]], towards)
}

impl Sheet for Plane {
    type Piece = Face;

    fn corners(&self, face: &Face) -> Vec<Flat> {
        face.0.iter().map(|(corner, _)| self.corners[*corner as usize]).collect()
    }

    fn cut(&mut self, face: &Face, normal: Flat, offset: f64) -> Option<(Face, Face)> {
        let height = |plane: &Plane, corner: u32| {
            let height = dot(plane.corners[corner as usize], normal) - offset;
            if height.abs() < NEAR { 0.0 } else { height }
        };
        // Both halves get the crossings in turn; the new line's number is only known once both are found.
        let (mut below, mut above, mut crossings) = (Vec::new(), Vec::new(), Vec::new());
        for (n, &(corner, line)) in face.0.iter().enumerate() {
            let next = face.0[(n + 1) % face.0.len()].0;
            let (here, there) = (height(self, corner), height(self, next));
            let new = self.lines.len() as u32;
            if here < 0.0 {
                below.push((corner, line));
            } else if here > 0.0 {
                above.push((corner, line));
            } else {
                below.push((corner, if there > 0.0 { new } else { line }));
                above.push((corner, if there < 0.0 { new } else { line }));
                crossings.push(corner);
            }
            if here * there < 0.0 {
                let (a, b) = (self.corners[corner as usize], self.corners[next as usize]);
                let x = self.cross(line, a, b, here / (here - there));
                below.push((x, if here < 0.0 { new } else { line }));
                above.push((x, if here > 0.0 { new } else { line }));
                crossings.push(x);
            }
        }
        let [a, b] = crossings[..] else { return None };
        if below.len() < 3 || above.len() < 3 {
            return None;
        }
        self.line(a, b);
        Some((Face(below), Face(above)))
    }
}

/// A finished plane, ready to be read as shapes on the globe.
#[derive(Debug)]
pub struct Drawing {
    plane: Plane,
    places: Vec<Point>,
}

impl Drawing {
    /// The piece with every corner that lies on its border, whichever neighbour put it there.
    pub fn shape(&self, face: &Face) -> Shape {
        let mut ring: Vec<Point> = Vec::new();
        for (n, &(corner, line)) in face.0.iter().enumerate() {
            let next = face.0[(n + 1) % face.0.len()].0;
            ring.push(self.places[corner as usize]);
            self.between(line, corner, next, &mut ring);
        }
        // Corners less than a centimetre apart become one by rounding.
        ring.dedup();
        Shape::outline(ring).expect("a face has three corners")
    }

    fn between(&self, line: u32, a: u32, b: u32, ring: &mut Vec<Point>) {
        let line = &self.plane.lines[line as usize];
        let at = |corner: u32| along(line.from, line.towards, self.plane.corners[corner as usize]);
        let (start, end) = (at(a), at(b));
        let low = line.on.partition_point(|(d, _)| *d <= start.min(end));
        let high = line.on.partition_point(|(d, _)| *d < start.max(end));
        let inside = line
            .on
            .get(low..high)
            .unwrap_or_default()
            .iter()
            .map(|(_, corner)| self.places[*corner as usize]);
        if start < end { ring.extend(inside) } else { ring.extend(inside.rev()) }
    }

    /// A free outline on the same ground, bent in the same way.
    pub fn loose(&self, corners: &[Flat]) -> Shape {
        let ring =
            convex::dense(corners, STEP / 2.0).into_iter().map(|c| self.plane.frame.place(c)).collect();
        Shape::outline(ring).expect("a piece has three corners")
    }

    pub fn corners(&self, face: &Face) -> Vec<Flat> {
        self.plane.corners(face)
    }

    pub fn place(&self, flat: Flat) -> Point {
        self.plane.frame.place(flat)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::Dice;
    use crate::cut::Piece;

    /// Three levels of cuts, as shapes.
    fn levels(seed: u64) -> Vec<Vec<Shape>> {
        let outline =
            [[0.0, -4000.0], [3000.0, -1000.0], [2500.0, 3000.0], [-2000.0, 3500.0], [-3000.0, 0.0]];
        let mut dice = Dice::new(seed);
        let frame = Frame::new(Point::new(104.15, 30.68), &mut dice);
        let (mut plane, whole) = Plane::new(&outline, frame, 30e6);
        let mut faces = vec![vec![whole]];
        for count in [7, 5, 6] {
            let ground = faces.last().unwrap().clone();
            let parts = ground.iter().flat_map(|face| {
                let pieces: Vec<Piece> = (0..count).map(|_| Piece::of(dice.between(1.0, 3.0))).collect();
                plane.share_out(face, &pieces, &mut dice)
            });
            faces.push(parts.collect());
        }
        let drawing = plane.finish();
        faces.iter().map(|level| level.iter().map(|face| drawing.shape(face)).collect()).collect()
    }

    /// The borders of a level, each with how often it is walked one way less the other way.
    fn walked(shapes: &[Shape]) -> BTreeMap<[i64; 4], i32> {
        let whole = |p: Point| [(p.lon * 1e7).round() as i64, (p.lat * 1e7).round() as i64];
        let mut walked = BTreeMap::new();
        for ring in shapes.iter().flat_map(Shape::rings).flatten() {
            for pair in ring.windows(2) {
                let ([a, b], [c, d]) = (whole(pair[0]), whole(pair[1]));
                if (a, b) < (c, d) {
                    *walked.entry([a, b, c, d]).or_default() += 1;
                } else {
                    *walked.entry([c, d, a, b]).or_default() -= 1;
                }
            }
        }
        walked.retain(|_, times| *times != 0);
        walked
    }

    #[test]
    fn neighbours_share_every_corner_and_parts_fill_the_whole() {
        for seed in 0..20 {
            let levels = levels(seed);
            let outline = walked(&levels[0]);
            for level in &levels[1..] {
                // Inner borders are walked once each way and cancel out; what remains is the outline, exactly.
                assert_eq!(walked(level), outline, "seed {seed}");
            }
        }
    }

    #[test]
    fn the_whole_has_the_area_asked_for() {
        let whole = &levels(3)[0][0];
        assert!((whole.area() / 30e6 - 1.0).abs() < 1e-6, "{}", whole.area());
    }

    #[test]
    fn neighbours_do_not_overlap() {
        let level = &levels(5)[1];
        for (n, a) in level.iter().enumerate() {
            assert!(a.area() > 1e6);
            assert!(level[n + 1..].iter().all(|b| a.overlap(b) < 0.01));
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_ground() {
        assert_eq!(levels(11), levels(11));
        assert_ne!(levels(11), levels(12));
    }
}
