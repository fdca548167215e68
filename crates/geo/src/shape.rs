//! Polygons: one or more outlines with holes, in WGS-84.

use geo_crate::{
    BooleanOps, Centroid, ChamberlainDuquetteArea, CoordsIter, Distance, Euclidean, InteriorPoint,
    Intersects, MapCoords,
};
use geo_crate::{Coord, LineString, MultiPolygon, Polygon};

use crate::point::METRES_PER_DEGREE;
use crate::{BBox, Point, System};

/// The ground that an area covers: one or more polygons, each with holes. Never without a corner.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape(MultiPolygon<f64>);

impl Shape {
    /// From polygons of rings (the outline, then the holes). The caller has checked the rings; see [`crate::features`].
    pub(crate) fn from_rings(polygons: impl IntoIterator<Item = Vec<Vec<Point>>>) -> Shape {
        let ring =
            |points: Vec<Point>| points.into_iter().map(|p| (p.lon, p.lat)).collect::<LineString<f64>>();
        let polygon = |rings: Vec<Vec<Point>>| {
            let mut rings = rings.into_iter().map(ring);
            let outline = rings.next().unwrap_or_else(|| LineString::new(Vec::new()));
            Polygon::new(outline, rings.collect())
        };
        Shape(polygons.into_iter().map(polygon).collect())
    }

    /// One polygon without holes; the ring is closed if it is not. `None` for fewer than three corners.
    pub fn outline(points: Vec<Point>) -> Option<Shape> {
        (points.len() >= 3).then(|| Shape::from_rings([vec![points]]))
    }

    /// The rings of each polygon, closed, the outline first.
    pub fn rings(&self) -> impl Iterator<Item = Vec<Vec<Point>>> + '_ {
        let points = |ring: &LineString<f64>| ring.0.iter().map(|c| Point::new(c.x, c.y)).collect();
        self.0.iter().map(move |polygon| {
            std::iter::once(polygon.exterior()).chain(polygon.interiors()).map(points).collect()
        })
    }

    pub fn bbox(&self) -> BBox {
        BBox::around(self.points()).expect("a shape has corners")
    }

    /// Every corner, closing ones included.
    pub fn points(&self) -> impl Iterator<Item = Point> + '_ {
        self.0.coords_iter().map(|c| Point::new(c.x, c.y))
    }

    /// Whether the point lies inside or on the border. Decided with exact arithmetic: where two shapes share corners,
    /// no point falls between them.
    pub fn covers(&self, p: Point) -> bool {
        self.0.intersects(&p.geo())
    }

    /// Square metres (on the mean sphere; within 1 % of the ellipsoid).
    pub fn area(&self) -> f64 {
        self.0.chamberlain_duquette_unsigned_area()
    }

    /// The centre of gravity, which may lie outside a bent shape.
    pub fn centroid(&self) -> Point {
        self.0.centroid().map_or_else(|| self.bbox().centre(), |p| Point::new(p.x(), p.y()))
    }

    /// A point that surely lies inside: for labels, and for an area that is known only by its shape.
    pub fn inner(&self) -> Point {
        self.0.interior_point().map_or_else(|| self.centroid(), |p| Point::new(p.x(), p.y()))
    }

    /// Metres from the point to the nearest of the shape; 0 inside. Edges are straight in degrees, as RFC 7946 has it;
    /// exact enough within some tens of kilometres.
    pub fn distance(&self, p: Point) -> f64 {
        if self.covers(p) {
            return 0.0;
        }
        let shrink = p.lat.to_radians().cos();
        let local = self.0.map_coords(|c| Coord { x: (c.x - p.lon) * shrink, y: c.y - p.lat });
        Euclidean.distance(&local, &geo_crate::Point::new(0.0, 0.0)) * METRES_PER_DEGREE
    }

    /// The same ground, from coordinates of `system`.
    pub fn to_wgs84(&self, system: System) -> Shape {
        let convert = |c: Coord<f64>| {
            let p = system.to_wgs84(Point::new(c.x, c.y));
            Coord { x: p.lon, y: p.lat }
        };
        Shape(self.0.map_coords(convert))
    }

    /// The ground of both. Corners that only one of two neighbours has may move by some centimetres.
    pub fn union(&self, other: &Shape) -> Shape {
        Shape(self.0.union(&other.0))
    }

    /// The area that two shapes share, in square metres. For checks; slow on large shapes.
    pub fn overlap(&self, other: &Shape) -> f64 {
        self.0.intersection(&other.0).chamberlain_duquette_unsigned_area()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(west: f64, south: f64, size: f64) -> Shape {
        let p = |x: f64, y: f64| Point::new(west + x * size, south + y * size);
        Shape::outline(vec![p(0.0, 0.0), p(1.0, 0.0), p(1.0, 1.0), p(0.0, 1.0)]).unwrap()
    }

    #[test]
    fn a_square_knows_its_measures() {
        let shape = square(104.0, 30.0, 0.01);
        let expected = 1111.949 * 1111.949 * 30.005_f64.to_radians().cos();
        assert!((shape.area() / expected - 1.0).abs() < 0.01, "{}", shape.area());
        assert!(shape.centroid().distance(Point::new(104.005, 30.005)) < 0.01);
        assert!(shape.covers(shape.inner()));
        assert_eq!(shape.bbox(), BBox { west: 104.0, south: 30.0, east: 104.01, north: 30.01 });
    }

    #[test]
    fn the_border_belongs_to_it() {
        let shape = square(104.0, 30.0, 0.01);
        for p in [Point::new(104.0, 30.0), Point::new(104.005, 30.0), Point::new(104.01, 30.004)] {
            assert!(shape.covers(p) && shape.distance(p) == 0.0, "{p:?}");
        }
        assert!(!shape.covers(Point::new(104.0100001, 30.004)));
    }

    #[test]
    fn distance_is_to_the_border() {
        let off = square(104.0, 30.0, 0.01).distance(Point::new(104.005, 30.02));
        assert!((off - 1111.9).abs() < 1.0, "{off}");
    }

    #[test]
    fn holes_are_not_covered() {
        let ring = |shape: Shape| shape.rings().next().unwrap().remove(0);
        let holed =
            Shape::from_rings([vec![ring(square(104.0, 30.0, 0.01)), ring(square(104.004, 30.004, 0.002))]]);
        assert!(!holed.covers(Point::new(104.005, 30.005)));
        assert!(holed.covers(Point::new(104.001, 30.005)));
    }
}
