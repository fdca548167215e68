use std::collections::HashMap;

use super::*;
use crate::area::AreaKind::{
    Building, BusinessDistrict, Community, CompanyEstate, Grid, Household, MicroGrid, Park, Unit,
};

/// Streets and communities as the pack has them, in number.
fn roots() -> Roots {
    let root = |code: String, parent: &str| {
        let path = crate::area::path::join(parent, &code);
        Root {
            id: Id::named("area", &path),
            name: Text::new(format!("{code}社区居委会"), code.clone()),
            code,
            path,
        }
    };
    let district = root("510108".into(), "");
    let counts = [7, 8, 6, 9, 5, 6, 5, 8, 8, 16, 5];
    let streets = counts.iter().enumerate().map(|(n, count)| {
        let street = root(format!("51010800{n:x}000"), &district.path);
        let own = (1..=*count).map(|c| root(format!("51010800{n:x}{c:03}"), &street.path)).collect();
        (street, own)
    });
    Roots { streets: streets.collect(), district }
}

fn district(seed: u64) -> District {
    District::invent(Recipe::shipped(), roots(), seed)
}

#[test]
fn the_totals_are_the_published_ones() {
    let district = district(1);
    let standing = district.standing();
    assert_eq!(standing.len(), 1 + 11 + 83);
    assert_eq!(standing[0].residents, 1_730_000);
    assert!((standing[0].shape.area() / 108e6 - 1.0).abs() < 1e-4, "{}", standing[0].shape.area());
    let box_ = standing[0].shape.bbox();
    assert!((104.08..104.12).contains(&box_.west) && (104.18..104.22).contains(&box_.east), "{box_:?}");
    assert!((30.59..30.63).contains(&box_.south) && (30.73..30.77).contains(&box_.north), "{box_:?}");
    let mut count: HashMap<AreaKind, (u32, u32, u32)> = HashMap::new();
    for n in 0..district.len() {
        for sprout in district.below(n) {
            let entry = count.entry(sprout.kind).or_default();
            *entry = (entry.0 + 1, entry.1 + sprout.households, entry.2 + sprout.residents);
        }
    }
    let households = standing[0].households;
    assert_eq!(count[&CompanyEstate].0, 480);
    assert_eq!(count[&CompanyEstate].1, 46_697);
    assert_eq!(count[&CompanyEstate].2, 150_000);
    for kind in [Grid, MicroGrid, Building, Unit, Household] {
        assert_eq!((count[&kind].1, count[&kind].2), (households, 1_730_000), "{kind:?}");
    }
    assert_eq!(count[&Household].0, households);
    assert_eq!((count[&Park].0, count[&BusinessDistrict].0), (83, 11));
}

#[test]
fn each_area_lies_inside_its_parent_and_beside_its_siblings() {
    let district = district(2);
    let n = 40;
    let root = district.standing().into_iter().find(|g| g.id == district.root(n).id).unwrap();
    let sprouts = district.below(n);
    let mut shapes: HashMap<_, _> = sprouts.iter().filter_map(|s| Some((s.id, s.shape.clone()?))).collect();
    shapes.insert(root.id, root.shape);
    let mut siblings: HashMap<_, Vec<&Shape>> = HashMap::new();
    for sprout in &sprouts {
        let Some(shape) = &sprout.shape else { continue };
        assert!(sprout.kind.may_stand_under(
            sprouts.iter().find(|p| p.id == sprout.parent).map_or(Some(Community), |p| Some(p.kind))
        ));
        let inside = shape.overlap(&shapes[&sprout.parent]) / shape.area();
        assert!((inside - 1.0).abs() < 1e-4, "{} {inside}", sprout.path);
        assert!(shape.area() > 20.0, "{} {}", sprout.path, shape.area());
        siblings.entry(sprout.parent).or_default().push(shape);
    }
    for shapes in siblings.values() {
        for (n, a) in shapes.iter().enumerate() {
            assert!(shapes[n + 1..].iter().all(|b| a.overlap(b) < 0.05));
        }
    }
}

#[test]
fn the_same_seed_invents_the_same_district() {
    let (a, b, other) = (district(3), district(3), district(4));
    let look = |d: &District| d.below(5).into_iter().map(|s| (s.path, s.name, s.shape)).collect::<Vec<_>>();
    assert_eq!(look(&a), look(&b));
    assert_ne!(look(&a), look(&other));
}
