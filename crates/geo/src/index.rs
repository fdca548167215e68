//! "Which area is this point in?" over many nested polygons, in memory.

use std::cmp::Ordering;

use rstar::{AABB, RTree, RTreeObject};

use crate::{BBox, Point, Shape};

/// An R-tree over the boxes of shapes, each with a key and a depth in the tree of areas.
#[derive(Debug)]
pub struct AreaIndex<K> {
    tree: RTree<Entry<K>>,
}

#[derive(Debug)]
struct Entry<K> {
    key: K,
    depth: u8,
    /// Square metres: among areas of one depth the smaller one is the better answer.
    area: f64,
    bbox: BBox,
    shape: Shape,
}

impl<K> RTreeObject for Entry<K> {
    type Envelope = AABB<[f64; 2]>;

    fn envelope(&self) -> Self::Envelope {
        envelope(self.bbox)
    }
}

fn envelope(b: BBox) -> AABB<[f64; 2]> {
    AABB::from_corners([b.west, b.south], [b.east, b.north])
}

impl<K: Ord> AreaIndex<K> {
    /// Builds the index from (key, depth, shape); a deeper area is a more exact answer.
    pub fn new(areas: impl IntoIterator<Item = (K, u8, Shape)>) -> AreaIndex<K> {
        let entry = |(key, depth, shape): (K, u8, Shape)| Entry {
            key,
            depth,
            area: shape.area(),
            bbox: shape.bbox(),
            shape,
        };
        AreaIndex { tree: RTree::bulk_load(areas.into_iter().map(entry).collect()) }
    }

    /// Every area that covers the point, the deepest first; then the smallest; then by key. So a point on a border
    /// always gets the same answer, whatever the order of loading.
    pub fn locate(&self, p: Point) -> Vec<&K> {
        let at = AABB::from_point([p.lon, p.lat]);
        let hits = self.tree.locate_in_envelope_intersecting(&at).filter(|e| e.shape.covers(p));
        sorted(hits.collect())
    }

    /// The first of [`AreaIndex::locate`], without looking at the coarser ones: their outlines are by far the longest.
    pub fn first(&self, p: Point) -> Option<&K> {
        let at = AABB::from_point([p.lon, p.lat]);
        let mut candidates: Vec<&Entry<K>> = self.tree.locate_in_envelope_intersecting(&at).collect();
        candidates.sort_by(|a, b| better(a, b));
        candidates.into_iter().find(|e| e.shape.covers(p)).map(|e| &e.key)
    }

    /// The areas within `metres` of the point that do not cover it, the nearest first, with their distance:
    /// for points just outside a coarse border.
    pub fn near(&self, p: Point, metres: f64) -> Vec<(&K, f64)> {
        let Some(point) = BBox::around([p]) else { return Vec::new() };
        let around = envelope(point.widened(metres));
        let mut found: Vec<(&Entry<K>, f64)> = self
            .tree
            .locate_in_envelope_intersecting(&around)
            .map(|e| (e, e.shape.distance(p)))
            .filter(|(_, away)| *away > 0.0 && *away <= metres)
            .collect();
        found.sort_by(|(a, x), (b, y)| x.total_cmp(y).then_with(|| better(a, b)));
        found.into_iter().map(|(e, away)| (&e.key, away)).collect()
    }

    /// Every area whose box touches the given one, in the order of [`AreaIndex::locate`].
    pub fn touching(&self, bbox: BBox) -> Vec<&K> {
        sorted(self.tree.locate_in_envelope_intersecting(&envelope(bbox)).collect())
    }

    pub fn len(&self) -> usize {
        self.tree.size()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

fn better<K: Ord>(a: &Entry<K>, b: &Entry<K>) -> Ordering {
    b.depth.cmp(&a.depth).then(a.area.total_cmp(&b.area)).then_with(|| a.key.cmp(&b.key))
}

fn sorted<K: Ord>(mut hits: Vec<&Entry<K>>) -> Vec<&K> {
    hits.sort_by(|a, b| better(a, b));
    hits.into_iter().map(|e| &e.key).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(west: f64, south: f64, size: f64) -> Shape {
        let p = |x: f64, y: f64| Point::new(west + x * size, south + y * size);
        Shape::outline(vec![p(0.0, 0.0), p(1.0, 0.0), p(1.0, 1.0), p(0.0, 1.0)]).unwrap()
    }

    fn areas() -> Vec<(&'static str, u8, Shape)> {
        vec![
            ("district", 0, square(104.0, 30.0, 0.02)),
            ("west", 1, square(104.0, 30.0, 0.01)),
            ("east", 1, square(104.01, 30.0, 0.01)),
            ("yard", 2, square(104.002, 30.002, 0.001)),
        ]
    }

    #[test]
    fn the_deepest_comes_first() {
        let index = AreaIndex::new(areas());
        assert_eq!(index.locate(Point::new(104.0025, 30.0025)), [&"yard", &"west", &"district"]);
        assert_eq!(index.locate(Point::new(104.015, 30.005)), [&"east", &"district"]);
        assert!(index.locate(Point::new(103.0, 30.0)).is_empty());
        for (lon, lat) in [(104.0025, 30.0025), (104.015, 30.005), (104.01, 30.005), (103.0, 30.0)] {
            let p = Point::new(lon, lat);
            assert_eq!(index.first(p), index.locate(p).first().copied());
        }
    }

    #[test]
    fn a_border_point_gets_one_answer_in_any_order_of_loading() {
        let border = Point::new(104.01, 30.005);
        let mut turned = areas();
        turned.reverse();
        let (a, b) = (AreaIndex::new(areas()), AreaIndex::new(turned));
        assert_eq!(a.locate(border), b.locate(border));
        assert_eq!(a.locate(border).len(), 3);
    }

    #[test]
    fn near_names_what_is_close_but_not_covering() {
        let index = AreaIndex::new(areas());
        let found = index.near(Point::new(104.0035, 30.0025), 60.0);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, &"yard");
        assert!((found[0].1 - 48.0).abs() < 1.0, "{}", found[0].1);
    }

    #[test]
    fn touching_goes_by_box() {
        let index = AreaIndex::new(areas());
        let b = BBox { west: 104.011, south: 30.001, east: 104.012, north: 30.002 };
        assert_eq!(index.touching(b), [&"east", &"district"]);
    }
}
