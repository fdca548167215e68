//! What is open already where somebody is about to report: so that the same is not told twice, and nothing is told of whoever told it.
//!
//! - Offered is what everybody may know: category, place by name, age, plain state. Never words, a photo, a point or a contact.
//! - Sensitive categories are left out, and so is what nobody has sorted yet: it might be one.
//! - Points are compared by squares of about a hundred metres and areas no deeper than courtyards, so that asking again and
//!   again finds out no more than the neighbourhood that is shown anyway.

use base::{Problem, Text, Time, time::Span};
use db::Tx;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::lens::Lens;
use super::model::{CaseId, State};
use super::neighbours::{self, Place};
use super::store::{self, CaseRow};
use super::view::{AreaRef, CategoryRef};
use super::words::likeness;
use crate::area::Atlas;
use crate::pack::Pack;

/// Side of the squares, in degrees: 96 to 111 m in this latitude.
const SQUARE: f64 = 0.001;
/// As far as a neighbouring square can reach, in metres, wherever in its own square a point lies.
const REACH: f64 = 240.0;
/// More than this nobody reads before sending.
const OFFERED: usize = 5;

/// Where somebody is about to report.
#[derive(Clone, Debug)]
pub struct Spot {
    /// No deeper than a courtyard.
    path: String,
    point: Option<(f64, f64)>,
}

/// An open case as every neighbour may see it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct NearbyCase {
    pub id: CaseId,
    pub number: String,
    pub category: CategoryRef,
    /// Where, by name and no closer than the courtyard; from the root down.
    pub place: Vec<Text>,
    pub created_at: Time,
    pub state: State,
    /// What happens now, in plain words.
    pub now: Text,
    /// Neighbours who have the same.
    pub joins: u32,
}

impl Spot {
    pub fn new(atlas: &Atlas, place: &Place, point: Option<(f64, f64)>) -> Spot {
        Spot { path: neighbours::public_area(atlas, place.area, &place.path).1, point }
    }

    /// Whether a case lies here, as far as a stranger may know.
    fn holds(&self, atlas: &Atlas, case: &CaseRow) -> bool {
        match (self.point, case.lon.zip(case.lat)) {
            (Some(here), Some(there)) => is_near(here, there),
            // Without two points the areas decide, as they are shown.
            _ => public_path(atlas, case).starts_with(&self.path),
        }
    }
}

fn public_path(atlas: &Atlas, case: &CaseRow) -> String {
    neighbours::public_area(atlas, case.area, &case.area_path).1
}

fn is_near(one: (f64, f64), other: (f64, f64)) -> bool {
    let square = |degrees: f64| (degrees / SQUARE).floor() as i64;
    square(one.0).abs_diff(square(other.0)) <= 1 && square(one.1).abs_diff(square(other.1)) <= 1
}

/// Whether a case may be offered to strangers at all.
fn is_offered(case: &CaseRow, pack: &Pack) -> bool {
    let Some(category) = case.facts.matter.category.as_deref() else { return false };
    let known = pack.categories.get(category).is_some();
    let sensitive = pack.categories.chain(category).any(|category| category.sensitive);
    case.facts.state.is_open() && known && !sensitive && !case.facts.erased && !case.facts.drill
}

/// The open cases here that may be offered, the newest first.
pub fn candidates(tx: &mut Tx<'_>, lens: &Lens<'_>, spot: &Spot) -> Result<Vec<CaseRow>, Problem> {
    let rules = lens.current()?;
    let since = lens.now - Span::days(i64::from(rules.pack.repeat.days));
    let mut found = store::open_in(tx, &spot.path, since)?;
    if let Some(point) = spot.point {
        let around = neighbours::around(&lens.atlas, point, REACH, &spot.path);
        found.extend(store::near(tx, &around, since)?);
        found.sort_by_key(|case| std::cmp::Reverse(case.id));
        found.dedup_by_key(|case| case.id);
    }
    let mut offered = Vec::new();
    for case in found {
        let pack = &lens.rules(&case)?.pack;
        if is_offered(&case, pack) && spot.holds(&lens.atlas, &case) {
            offered.push(case);
        }
    }
    Ok(offered)
}

/// What is offered to somebody who is about to report this, the likeliest first. Only the name of a category is compared
/// with their words: another person's words would be told by what comes first.
pub fn offer(tx: &mut Tx<'_>, lens: &Lens<'_>, spot: &Spot, words: &str) -> Result<Vec<NearbyCase>, Problem> {
    let mut offered = Vec::new();
    for case in candidates(tx, lens, spot)? {
        let summary = lens.summary(&case, 0)?;
        let Some(category) = summary.category else { continue };
        let score = likeness(words, &format!("{} {}", category.name.zh, category.name.en));
        offered.push((score, case, category));
    }
    offered.sort_by_key(|(score, case, _)| std::cmp::Reverse((*score, case.id)));
    offered.truncate(OFFERED);
    let view = |(_, case, category): (u32, CaseRow, CategoryRef)| {
        let joins = store::count_joins(tx, case.id)?;
        let AreaRef { path, .. } = neighbours::public_area(&lens.atlas, case.area, &case.area_path).0;
        Ok(NearbyCase {
            id: case.id,
            category,
            place: path,
            created_at: case.created_at,
            state: case.facts.state,
            now: lens.plain_state(&case.facts),
            joins,
            number: case.number,
        })
    };
    offered.into_iter().map(view).collect()
}

#[cfg(test)]
mod tests {
    use super::is_near;

    #[test]
    fn squares_tell_the_neighbourhood_and_not_the_metre() {
        let here = (104.0905, 30.6705);
        assert!(is_near(here, (104.0905, 30.6705)) && is_near(here, (104.0911, 30.6699)));
        // Wherever one stands in a square the answer is the same.
        for step in 0..10 {
            let inside = (104.0900001 + f64::from(step) * 0.0000999, 30.6705);
            assert!(is_near(inside, (104.0919, 30.6705)) && !is_near(inside, (104.0921, 30.6705)), "{step}");
        }
    }
}
