//! What may be shown of a tree of counts, so that nothing shown, and no difference of things shown, is about few people.
//!
//! A place holds places, and each report lies in one of them or in none. Three rules, from the top down:
//! 1. a place is shown where at least `k` different reporters are known in it; who cannot be told apart is not counted;
//! 2. a place is shown only together with the place that holds it;
//! 3. what a shown place leaves over, once all shown places in it are taken away, is nothing or has `k` reporters itself.
//!    Until it has, the smallest shown place in it is hidden as well (complementary suppression).
//!
//! The shown places are a laminar family: any sum or difference of their numbers is a union of what rule 3 leaves over.
//! So whatever can be worked out from them is about nobody, or about `k` people at least.

use std::collections::{BTreeMap, HashSet};

/// Who reported, as a number that means nothing outside one computation.
pub type Who = u32;

/// A place, or a category: how much lies in it, from how many people.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    reports: u64,
    reporters: HashSet<Who>,
    /// What lies in it and in nothing below it.
    loose: Loose,
    below: BTreeMap<String, Tree>,
}

#[derive(Clone, Debug, Default)]
struct Loose {
    reports: u64,
    reporters: HashSet<Who>,
}

/// One place that may be shown: the codes that lead to it from the root, which itself has none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shown {
    pub way: Vec<String>,
    pub reports: u64,
}

impl Tree {
    /// Counts one report at the end of a way. `who` is none where nobody can tell.
    pub fn add<S: AsRef<str>>(&mut self, way: &[S], who: Option<Who>) {
        self.reports += 1;
        self.reporters.extend(who);
        match way {
            [] => {
                self.loose.reports += 1;
                self.loose.reporters.extend(who);
            }
            [next, rest @ ..] => self.below.entry(next.as_ref().to_owned()).or_default().add(rest, who),
        }
    }

    /// Everything that may be shown, the root first; nothing if the root may not.
    pub fn shown(&self, k: usize) -> Vec<Shown> {
        let mut found = Vec::new();
        if self.reporters.len() >= k {
            self.show(k, &mut Vec::new(), &mut found);
        }
        found
    }

    fn show(&self, k: usize, way: &mut Vec<String>, found: &mut Vec<Shown>) {
        found.push(Shown { way: way.clone(), reports: self.reports });
        for (code, child) in self.chosen(k) {
            way.push(code.to_owned());
            child.show(k, way, found);
            way.pop();
        }
    }

    /// The places directly below that are shown together with this one.
    fn chosen(&self, k: usize) -> Vec<(&str, &Tree)> {
        let named = self.below.iter().map(|(code, child)| (code.as_str(), child));
        let (mut shown, hidden): (Vec<_>, Vec<_>) = named.partition(|(_, child)| child.reporters.len() >= k);
        let mut left = self.loose.clone();
        hidden.iter().for_each(|(_, child)| left.take(child));
        // The smallest comes last, and goes first.
        shown.sort_by(|a, b| b.1.reports.cmp(&a.1.reports).then(a.0.cmp(b.0)));
        while left.reports > 0 && left.reporters.len() < k {
            match shown.pop() {
                Some((_, child)) => left.take(child),
                None => break,
            }
        }
        shown
    }
}

impl Loose {
    fn take(&mut self, child: &Tree) {
        self.reports += child.reports;
        self.reporters.extend(&child.reporters);
    }
}

/// A share or a mean, as it may be shown: over at least `k` things, coarse enough that nobody works out the numbers behind it.
/// The value in whole per cent or in tenths, and how many it is about, rounded down to tens.
pub fn coarse(percent: bool, value: f64, over: f64, k: u32) -> Option<(f64, i64)> {
    if over < f64::from(k) || !value.is_finite() {
        return None;
    }
    let rounded = if percent { value.round() } else { (value * 10.0).round() / 10.0 };
    Some((rounded, (over / 10.0).floor() as i64 * 10))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const K: usize = 10;

    /// A tree of the given sizes: each place with that many reports, each from somebody else.
    fn tree(sizes: &[(&str, u32)]) -> Tree {
        let mut tree = Tree::default();
        let mut who = 0;
        for (code, size) in sizes {
            for _ in 0..*size {
                tree.add(&[code], Some(who));
                who += 1;
            }
        }
        tree
    }

    fn codes(tree: &Tree) -> Vec<String> {
        tree.shown(K).into_iter().map(|shown| shown.way.join("/")).collect()
    }

    #[test]
    fn nine_reporters_are_never_shown() {
        assert!(codes(&tree(&[("a", 9)])).is_empty());
        assert_eq!(codes(&tree(&[("a", 10)])), ["", "a"]);
    }

    #[test]
    fn many_reports_of_one_person_are_one_reporter() {
        let mut one = Tree::default();
        (0..100).for_each(|_| one.add(&["a"], Some(1)));
        assert!(codes(&one).is_empty());
        // Who cannot be told apart might be the same person each time.
        (0..100).for_each(|_| one.add(&["a"], None));
        assert!(codes(&one).is_empty());
        (2..11).for_each(|who| one.add(&["a"], Some(who)));
        assert_eq!(one.shown(K)[1], Shown { way: vec!["a".into()], reports: 209 });
    }

    #[test]
    fn a_small_place_is_not_what_the_others_leave_over() {
        // 33 less 20 would tell of the 3: the smaller one goes too, and what is left over are 13.
        assert_eq!(codes(&tree(&[("a", 20), ("b", 10), ("c", 3)])), ["", "a"]);
        // Two small ones cover each other.
        assert_eq!(codes(&tree(&[("a", 20), ("c", 5), ("d", 5)])), ["", "a"]);
        assert_eq!(codes(&tree(&[("a", 20), ("b", 10)])), ["", "a", "b"]);
        // Nothing is large enough to hide behind.
        assert_eq!(codes(&tree(&[("a", 20), ("c", 9)])), [""]);
    }

    #[test]
    fn what_lies_in_no_place_counts_as_left_over() {
        let mut tree = tree(&[("a", 20), ("b", 12)]);
        tree.add::<&str>(&[], None);
        assert_eq!(codes(&tree), ["", "a"]);
    }

    #[test]
    fn figures_need_enough_to_be_about() {
        assert_eq!(coarse(true, 44.44, 9.0, 10), None);
        assert_eq!(coarse(true, 44.44, 27.0, 10), Some((44.0, 20)));
        assert_eq!(coarse(false, 1.26, 10.0, 10), Some((1.3, 10)));
        assert_eq!(coarse(true, f64::NAN, 20.0, 10), None);
    }

    type Reports = Vec<(Vec<String>, Option<Who>)>;

    fn reports() -> impl Strategy<Value = Reports> {
        let way = prop::collection::vec((0..4u8).prop_map(|n| n.to_string()), 0..4);
        prop::collection::vec((way, prop::option::weighted(0.9, 0..60u32)), 0..300)
    }

    proptest! {
        /// Takes any shown place and takes away any shown places inside it: what is left is about nobody or about many.
        #[test]
        fn no_difference_of_what_is_shown_is_about_few(reports in reports(), dice in prop::collection::vec(any::<bool>(), 64)) {
            let k = 6;
            let mut tree = Tree::default();
            reports.iter().for_each(|(way, who)| tree.add(way, *who));
            let shown = tree.shown(k);
            let inside = |way: &[String], place: &[String]| way.starts_with(place);
            for outer in &shown {
                let of_outer: Vec<_> = reports.iter().filter(|(way, _)| inside(way, &outer.way)).collect();
                prop_assert_eq!(of_outer.len() as u64, outer.reports);
                let within: Vec<_> = shown.iter().filter(|place| place.way.len() > outer.way.len() && inside(&place.way, &outer.way)).collect();
                for start in 0..4 {
                    let taken: Vec<_> = within.iter().zip(dice.iter().cycle().skip(start * 16)).filter(|(_, take)| **take).map(|(place, _)| *place).collect();
                    let rest: Vec<_> = of_outer.iter().filter(|(way, _)| !taken.iter().any(|place| inside(way, &place.way))).collect();
                    let known: HashSet<Who> = rest.iter().filter_map(|(_, who)| *who).collect();
                    prop_assert!(rest.is_empty() || known.len() >= k, "{} reports of {} reporters are left over", rest.len(), known.len());
                }
            }
        }
    }
}
