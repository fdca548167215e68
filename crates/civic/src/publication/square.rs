//! The squares of the public map: a fixed lattice over the district, so that a square is the same square every month.

use geo::{BBox, Point};

/// Metres of one degree of latitude, on the mean sphere.
const DEGREE: f64 = 111_195.0;

/// Squares of one size, counted from the meridian and the equator.
#[derive(Clone, Copy, Debug)]
pub struct Lattice {
    lon: f64,
    lat: f64,
}

impl Lattice {
    /// Squares of so many metres where the district lies.
    pub fn new(metres: u32, latitude: f64) -> Lattice {
        let lat = f64::from(metres) / DEGREE;
        Lattice { lat, lon: lat / latitude.to_radians().cos().max(0.01) }
    }

    /// Column and row of the square around a point, as `x:y`.
    pub fn square(&self, point: Point) -> String {
        format!("{}:{}", (point.lon / self.lon).floor() as i64, (point.lat / self.lat).floor() as i64)
    }

    /// The ground of a square.
    pub fn bounds(&self, square: &str) -> Option<BBox> {
        let (x, y) = square.split_once(':')?;
        let (x, y): (i64, i64) = (x.parse().ok()?, y.parse().ok()?);
        let corner = |x: i64, y: i64| Point::new(x as f64 * self.lon, y as f64 * self.lat).rounded();
        let (low, high) = (corner(x, y), corner(x + 1, y + 1));
        Some(BBox { west: low.lon, south: low.lat, east: high.lon, north: high.lat })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_lies_in_its_square_and_the_square_is_square() {
        let lattice = Lattice::new(500, 30.68);
        for point in [Point::new(104.09, 30.67), Point::new(-118.25, 34.05), Point::new(0.0, -0.001)] {
            let b = lattice.bounds(&lattice.square(point)).expect("a square");
            assert!(
                b.west <= point.lon && point.lon <= b.east && b.south <= point.lat && point.lat <= b.north
            );
        }
        let b = lattice.bounds(&lattice.square(Point::new(104.09, 30.67))).expect("a square");
        let across = Point::new(b.west, b.south).distance(Point::new(b.east, b.south));
        let up = Point::new(b.west, b.south).distance(Point::new(b.west, b.north));
        assert!((across - 500.0).abs() < 3.0 && (up - 500.0).abs() < 3.0, "{across} by {up}");
        assert!(lattice.bounds("nonsense").is_none());
    }
}
