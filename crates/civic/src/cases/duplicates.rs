//! Reports of the same matter: near in place, near in time, alike in words. And matters that keep coming back.

use base::Problem;
use base::time::Span;
use db::Tx;

use super::model::State;
use super::neighbours;
use super::store::{self, CaseRow};
use super::words::likeness;
use crate::area::Atlas;
use crate::pack::Duplicates;

/// Metres between two points; exact enough below a kilometre.
pub fn metres(one: (f64, f64), other: (f64, f64)) -> f64 {
    let degree = 111_195.0;
    let east = (one.0 - other.0) * degree * one.1.to_radians().cos();
    let north = (one.1 - other.1) * degree;
    east.hypot(north)
}

/// Cases that may tell of the same matter, the likeliest first, with their likeness. A merged or refused one is none.
pub fn of(
    tx: &mut Tx<'_>,
    atlas: &Atlas,
    case: &CaseRow,
    rule: &Duplicates,
) -> Result<Vec<(CaseRow, u32)>, Problem> {
    let Some(here) = case.lon.zip(case.lat) else { return Ok(Vec::new()) };
    let since = case.created_at - Span::days(i64::from(rule.days));
    let text = |case: &CaseRow| format!("{} {}", case.title, case.description);
    let own = text(case);
    let around = neighbours::around(atlas, here, f64::from(rule.metres), &case.area_path);
    let mut found: Vec<(CaseRow, u32)> = store::near(tx, &around, since)?
        .into_iter()
        .filter(|other| {
            other.id != case.id && is_live(other.facts.state) && other.facts.drill == case.facts.drill
        })
        .filter(|other| {
            other.lon.zip(other.lat).is_some_and(|there| metres(here, there) <= f64::from(rule.metres))
        })
        .map(|other| {
            let score = likeness(&own, &text(&other));
            (other, score)
        })
        .filter(|(_, score)| *score >= rule.score)
        .collect();
    found.sort_by_key(|(_, score)| std::cmp::Reverse(*score));
    Ok(found)
}

/// How often the matter of a case was told of: cases of the same category within `metres` and `days` of this one, itself
/// counted, and the neighbours who have the same as one of them.
pub fn repeats(
    tx: &mut Tx<'_>,
    atlas: &Atlas,
    case: &CaseRow,
    days: u32,
    within: u32,
) -> Result<u32, Problem> {
    let (Some(here), Some(category)) = (case.lon.zip(case.lat), &case.facts.matter.category) else {
        return Ok(1 + store::count_joins(tx, case.id)?);
    };
    let since = case.created_at - Span::days(i64::from(days));
    let around = neighbours::around(atlas, here, f64::from(within), &case.area_path);
    let same = store::same_near(tx, &around, since, case.id, category)?;
    let close = same.into_iter().filter(|(there, _)| metres(here, *there) <= f64::from(within));
    Ok(close.map(|(_, joins)| 1 + joins).sum())
}

fn is_live(state: State) -> bool {
    !matches!(state, State::Draft | State::Declined | State::NotFiled | State::Voided | State::Merged)
}

#[cfg(test)]
mod tests {
    use super::metres;

    #[test]
    fn distances_are_right_to_a_metre() {
        // 0.001° of longitude at 30.66° north is 95.6 m, of latitude 111.2 m.
        assert!((metres((104.1, 30.66), (104.101, 30.66)) - 95.6).abs() < 1.0);
        assert!((metres((104.1, 30.66), (104.1, 30.661)) - 111.2).abs() < 1.0);
    }
}
