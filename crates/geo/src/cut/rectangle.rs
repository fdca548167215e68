//! Buildings: rectangles that fit their plot.

use super::convex::{self, Flat};
use crate::point::METRES_PER_DEGREE;
use crate::{Point, Shape};

/// A rectangle of the wished size in the middle of the plot, along its longer side; smaller, in the same proportion, if
/// the plot is too small.
pub fn rectangle(plot: &Shape, length: f64, width: f64) -> Shape {
    let middle = plot.centroid();
    let metres = |p: Point| -> Flat {
        let shrink = middle.lat.to_radians().cos();
        [(p.lon - middle.lon) * shrink * METRES_PER_DEGREE, (p.lat - middle.lat) * METRES_PER_DEGREE]
    };
    let outline: Vec<Flat> =
        plot.rings().flatten().next().unwrap_or_default().into_iter().skip(1).map(metres).collect();
    let angle = convex::long_axis(&outline);
    let (east, north) = (angle.cos(), angle.sin());
    let corners = |grown: f64| -> Vec<Point> {
        let corner = |(x, y): (f64, f64)| {
            let (x, y) = (x * length * grown / 2.0, y * width * grown / 2.0);
            let lat = middle.lat + (x * north + y * east) / METRES_PER_DEGREE;
            let lon = middle.lon + (x * east - y * north) / METRES_PER_DEGREE / middle.lat.to_radians().cos();
            Point::new(lon, lat).rounded()
        };
        [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)].into_iter().map(corner).collect()
    };
    let mut size = 1.0;
    // A tenth of room on every side, for the yard.
    while size > 0.01 && !corners(size * 1.1).into_iter().all(|c| plot.covers(c)) {
        size *= 0.93;
    }
    Shape::outline(corners(size)).expect("a rectangle has four corners")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_building_fits_its_plot() {
        let p = |x: f64, y: f64| Point::new(104.1 + x / 95_600.0, 30.6 + y / 111_195.0);
        let plot = Shape::outline(vec![p(0.0, 0.0), p(60.0, 20.0), p(50.0, 50.0), p(-8.0, 30.0)]).unwrap();
        let small = rectangle(&plot, 30.0, 12.0);
        let large = rectangle(&plot, 300.0, 12.0);
        assert!((small.area() - 360.0).abs() < 8.0, "{}", small.area());
        for shape in [small, large] {
            assert!((plot.overlap(&shape) / shape.area() - 1.0).abs() < 1e-6);
        }
    }
}
