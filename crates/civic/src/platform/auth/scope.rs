//! Where a permission holds: area subtrees × category branches × own unit.

use base::Id;

use crate::platform::nouns::Unit;

/// One place where a permission holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Path prefix; empty is everywhere.
    pub area_path: String,
    /// Category prefix; empty is all.
    pub category: String,
    /// If set, only things in which this unit takes part.
    pub unit: Option<Id<Unit>>,
}

impl Reach {
    fn contains(&self, small: &Reach) -> bool {
        small.area_path.starts_with(&self.area_path)
            && small.category.starts_with(&self.category)
            && (self.unit.is_none() || self.unit == small.unit)
    }

    fn covers(&self, area_path: &str, category: &str, units: &[Id<Unit>]) -> bool {
        area_path.starts_with(&self.area_path)
            && category.starts_with(&self.category)
            && self.unit.is_none_or(|unit| units.contains(&unit))
    }
}

/// All places where a permission holds. Every list function of a store takes one, so that none can forget to filter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    reaches: Vec<Reach>,
}

impl Scope {
    pub fn new(reaches: impl IntoIterator<Item = Reach>) -> Scope {
        Scope { reaches: reaches.into_iter().collect() }
    }

    /// Everything: for the server itself, never for a request.
    pub fn everything() -> Scope {
        Scope::new([Reach { area_path: String::new(), category: String::new(), unit: None }])
    }

    pub fn reaches(&self) -> &[Reach] {
        &self.reaches
    }

    pub fn is_empty(&self) -> bool {
        self.reaches.is_empty()
    }

    /// Whether something at this place, of this category, with these units taking part, lies inside.
    pub fn covers(&self, area_path: &str, category: &str, units: &[Id<Unit>]) -> bool {
        self.reaches.iter().any(|reach| reach.covers(area_path, category, units))
    }

    /// Whether a place lies inside, whatever the category; a reach bound to one's own unit does not count.
    pub fn covers_area(&self, area_path: &str) -> bool {
        self.reaches.iter().any(|reach| reach.unit.is_none() && area_path.starts_with(&reach.area_path))
    }

    /// The reaches that no other one contains: asked one after the other, they tell little twice.
    pub fn widest(&self) -> Vec<&Reach> {
        let mut kept: Vec<&Reach> = Vec::new();
        for reach in &self.reaches {
            if !kept.iter().any(|big| big.contains(reach)) {
                kept.retain(|small| !reach.contains(small));
                kept.push(reach);
            }
        }
        kept
    }

    /// What lies in both: for a list that is asked to look below one area only.
    pub fn below(&self, area_path: &str) -> Scope {
        Scope::new(self.reaches.iter().filter_map(|reach| {
            let narrower = if area_path.starts_with(&reach.area_path) {
                area_path
            } else if reach.area_path.starts_with(area_path) {
                &reach.area_path
            } else {
                return None;
            };
            Some(Reach { area_path: narrower.to_owned(), ..reach.clone() })
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reach(area: &str, category: &str) -> Reach {
        Reach { area_path: area.into(), category: category.into(), unit: None }
    }

    #[test]
    fn a_scope_is_a_union_of_reaches() {
        let scope = Scope::new([reach("d/s1/", ""), reach("d/s2/", "01")]);
        assert!(scope.covers("d/s1/c1/", "09", &[]));
        assert!(scope.covers("d/s2/c1/", "0102", &[]));
        assert!(!scope.covers("d/s2/c1/", "02", &[]));
        assert!(!scope.covers("d/", "01", &[]));
        assert!(!Scope::default().covers("", "", &[]));
    }

    #[test]
    fn looking_below_an_area_never_widens() {
        let scope = Scope::new([reach("d/s1/", ""), reach("d/s2/", "01")]);
        assert_eq!(scope.below("d/"), scope);
        assert_eq!(scope.below("d/s1/c1/"), Scope::new([reach("d/s1/c1/", "")]));
        assert!(scope.below("d/s3/").is_empty());
    }

    #[test]
    fn own_unit_only_needs_the_unit() {
        let unit = Id::named("unit", "a");
        let scope = Scope::new([Reach { unit: Some(unit), ..reach("", "") }]);
        assert!(scope.covers("d/", "01", &[unit]));
        assert!(!scope.covers("d/", "01", &[]));
        assert!(!scope.covers_area("d/"));
    }
}
