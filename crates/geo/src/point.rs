//! Points and boxes on the globe.

use geo_crate::{Distance, Haversine};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A place: longitude and latitude in degrees, WGS-84.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// Longitude, −180 to 180, east positive.
    pub lon: f64,
    /// Latitude, −90 to 90, north positive.
    pub lat: f64,
}

impl Point {
    pub const fn new(lon: f64, lat: f64) -> Point {
        Point { lon, lat }
    }

    /// Whether both numbers are finite and on the globe.
    pub fn is_valid(self) -> bool {
        // NaN and infinities fail both comparisons.
        self.lon.abs() <= 180.0 && self.lat.abs() <= 90.0
    }

    /// The way over the ground, in metres (haversine on the mean sphere; within 0.6 % of the ellipsoid).
    pub fn distance(self, other: Point) -> f64 {
        Haversine.distance(self.geo(), other.geo())
    }

    /// Rounded to seven decimals, about a centimetre: what is stored and sent.
    pub fn rounded(self) -> Point {
        let round = |degrees: f64| (degrees * 1e7).round() / 1e7;
        Point::new(round(self.lon), round(self.lat))
    }

    pub(crate) fn geo(self) -> geo_crate::Point<f64> {
        geo_crate::Point::new(self.lon, self.lat)
    }
}

/// A box between two meridians and two parallels. It never crosses the antimeridian.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BBox {
    pub west: f64,
    pub south: f64,
    pub east: f64,
    pub north: f64,
}

impl BBox {
    /// The smallest box around the points; `None` if there are none.
    pub fn around(points: impl IntoIterator<Item = Point>) -> Option<BBox> {
        let mut points = points.into_iter();
        let first = points.next()?;
        let start = BBox { west: first.lon, south: first.lat, east: first.lon, north: first.lat };
        Some(points.fold(start, |b, p| BBox {
            west: b.west.min(p.lon),
            south: b.south.min(p.lat),
            east: b.east.max(p.lon),
            north: b.north.max(p.lat),
        }))
    }

    /// Reads `west,south,east,north`; `None` unless it is four valid numbers in that order.
    pub fn parse(text: &str) -> Option<BBox> {
        let numbers: Vec<f64> = text.split(',').map(|n| n.trim().parse().ok()).collect::<Option<_>>()?;
        let [west, south, east, north] = numbers[..] else { return None };
        let corners = [Point::new(west, south), Point::new(east, north)];
        (corners.iter().all(|p| p.is_valid()) && west <= east && south <= north).then_some(BBox {
            west,
            south,
            east,
            north,
        })
    }

    /// Whether the point lies in the box or on its border.
    pub fn contains(self, p: Point) -> bool {
        (self.west..=self.east).contains(&p.lon) && (self.south..=self.north).contains(&p.lat)
    }

    /// A box that reaches at least `metres` further on every side.
    pub fn widened(self, metres: f64) -> BBox {
        let lat = metres / METRES_PER_DEGREE;
        let widest = self.south.abs().max(self.north.abs()).min(89.0);
        let lon = lat / widest.to_radians().cos();
        BBox {
            west: self.west - lon,
            south: self.south - lat,
            east: self.east + lon,
            north: self.north + lat,
        }
    }

    pub fn centre(self) -> Point {
        Point::new((self.west + self.east) / 2.0, (self.south + self.north) / 2.0)
    }
}

/// The length of one degree of latitude on the mean sphere.
pub const METRES_PER_DEGREE: f64 = 111_194.926_644_558_73;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_metres() {
        let tower = Point::new(104.1, 30.66);
        assert!((tower.distance(Point::new(104.1, 31.66)) - METRES_PER_DEGREE).abs() < 1.0);
        assert!((tower.distance(Point::new(104.11, 30.66)) - 956.5).abs() < 1.0);
    }

    #[test]
    fn boxes_parse_only_in_order() {
        assert!(BBox::parse("104.1,30.6,104.2,30.7").is_some());
        for wrong in ["104.2,30.6,104.1,30.7", "1,2,3", "a,b,c,d", "104.1,30.6,104.2,NaN", "0,0,0,91", ""] {
            assert_eq!(BBox::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_widened_box_reaches_as_far_as_it_says() {
        let wide = BBox::around([Point::new(104.1, 30.6)]).unwrap().widened(100.0);
        assert!(wide.contains(Point::new(104.101, 30.6)) && !wide.contains(Point::new(104.1012, 30.6)));
    }
}
