//! Counts of open cases, and which of them are late. Pure.

use std::collections::BTreeMap;

use base::Time;
use schemars::JsonSchema;
use serde::Serialize;

use super::store::OpenCase;
use crate::cases::model::{State, UnitId, Urgency};

/// How late an open case is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Lateness {
    InTime,
    /// The stage that runs is past its limit, the whole case is not.
    Stage,
    /// The whole case is past its limit.
    Whole,
}

impl OpenCase {
    pub fn lateness(&self, now: Time) -> Lateness {
        if self.due_at.is_some_and(|due| due < now) {
            Lateness::Whole
        } else if self.stage_due_at.is_some_and(|due| due < now) {
            Lateness::Stage
        } else {
            Lateness::InTime
        }
    }

    /// The deadline that it is late by, if it is: of the whole case before that of the stage.
    pub fn missed(&self, now: Time) -> Option<Time> {
        match self.lateness(now) {
            Lateness::Whole => self.due_at,
            Lateness::Stage => self.stage_due_at,
            Lateness::InTime => None,
        }
    }
}

/// How many there are of something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Tally {
    pub open: u32,
    /// The whole case is past its limit.
    pub late: u32,
    /// Only the stage that runs is past its limit.
    pub stage_late: u32,
    pub on_hold: u32,
    pub urgent: u32,
    /// Without a point: missing on the map.
    pub unplaced: u32,
}

impl Tally {
    fn add(&mut self, case: &OpenCase, now: Time) {
        let lateness = case.lateness(now);
        self.open += 1;
        self.late += u32::from(lateness == Lateness::Whole);
        self.stage_late += u32::from(lateness == Lateness::Stage);
        self.on_hold += u32::from(case.state == State::Suspended);
        self.urgent += u32::from(case.urgency == Urgency::Urgent);
        self.unplaced += u32::from(case.point.is_none());
    }
}

/// The counts of one place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Board {
    pub all: Tally,
    pub by_state: BTreeMap<State, Tally>,
    pub by_urgency: BTreeMap<Urgency, Tally>,
    /// By the path of the area right below the place; what lies in the place itself is under its own path.
    pub by_area: BTreeMap<String, Tally>,
    pub by_unit: BTreeMap<UnitId, Tally>,
}

/// Counts the cases of a place.
pub fn count<'c>(cases: impl IntoIterator<Item = &'c OpenCase>, place: &str, now: Time) -> Board {
    let mut board = Board::default();
    for case in cases {
        board.all.add(case, now);
        board.by_state.entry(case.state).or_default().add(case, now);
        board.by_urgency.entry(case.urgency).or_default().add(case, now);
        board.by_unit.entry(case.owner).or_default().add(case, now);
        let below = below(&case.area_path, place);
        match board.by_area.get_mut(below) {
            Some(tally) => tally.add(case, now),
            None => board.by_area.entry(below.to_owned()).or_default().add(case, now),
        }
    }
    board
}

/// The part of a path that names the area right below a place.
fn below<'p>(path: &'p str, place: &str) -> &'p str {
    let rest = path.strip_prefix(place).unwrap_or_default();
    match rest.find('/') {
        Some(end) => &path[..=place.len() + end],
        None => path,
    }
}

/// Cases in one square of the map.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct MapCell {
    /// Its middle.
    pub lon: f64,
    pub lat: f64,
    #[serde(flatten)]
    pub tally: Tally,
}

/// Squares of so many degrees: some 200 metres.
const SQUARE: f64 = 0.002;

/// Cases counted by square, for maps with too many of them to be drawn one by one.
pub fn cells<'c>(cases: impl IntoIterator<Item = &'c OpenCase>, now: Time) -> Vec<MapCell> {
    let mut squares: BTreeMap<(i64, i64), Tally> = BTreeMap::new();
    for case in cases {
        let Some((lon, lat)) = case.point else { continue };
        let square = |degrees: f64| (degrees / SQUARE).floor() as i64;
        squares.entry((square(lon), square(lat))).or_default().add(case, now);
    }
    let middle = |square: i64| (((square as f64 + 0.5) * SQUARE) * 1e6).round() / 1e6;
    squares.into_iter().map(|((x, y), tally)| MapCell { lon: middle(x), lat: middle(y), tally }).collect()
}

#[cfg(test)]
mod tests {
    use base::Id;

    use super::*;

    const NOW: Time = Time(1_000);

    fn case(name: &str, path: &str, due: Option<i64>, stage: Option<i64>) -> OpenCase {
        OpenCase {
            id: Id::named("case", name),
            area_path: path.into(),
            category_path: String::new(),
            state: if due.is_none() { State::Suspended } else { State::Handling },
            urgency: Urgency::Normal,
            owner: Id::named("unit", "a"),
            due_at: due.map(Time),
            stage_due_at: stage.map(Time),
            point: Some((104.1, 30.66)),
        }
    }

    #[test]
    fn each_case_stands_below_the_place_and_in_every_count_once() {
        let cases = [
            case("1", "d/s1/c1/g1/", Some(999), Some(10)),
            case("2", "d/s1/", Some(2_000), Some(10)),
            case("3", "d/s2/c1/", Some(2_000), Some(2_000)),
            case("4", "d/", None, None),
        ];
        let board = count(&cases, "d/", NOW);
        let open = |path: &str| board.by_area[path].open;
        assert_eq!((open("d/s1/"), open("d/s2/"), open("d/")), (2, 1, 1));
        assert_eq!((board.all.open, board.all.late, board.all.stage_late, board.all.on_hold), (4, 1, 1, 1));
        assert_eq!(board.by_area.values().map(|tally| tally.open).sum::<u32>(), 4);
        assert_eq!(board.by_state.values().map(|tally| tally.open).sum::<u32>(), 4);
    }

    #[test]
    fn late_is_by_the_whole_case_before_the_stage() {
        assert_eq!(case("", "", Some(999), Some(10)).missed(NOW), Some(Time(999)));
        assert_eq!(case("", "", Some(2_000), Some(10)).missed(NOW), Some(Time(10)));
        assert_eq!(case("", "", Some(2_000), Some(2_000)).missed(NOW), None);
        assert_eq!(case("", "", None, None).lateness(NOW), Lateness::InTime);
    }

    #[test]
    fn squares_hold_every_case_with_a_point() {
        let mut far = case("far", "d/", Some(5), None);
        far.point = Some((104.11, 30.66));
        let mut nowhere = case("nowhere", "d/", Some(5), None);
        nowhere.point = None;
        let found =
            cells(&[case("a", "d/", Some(5), None), case("b", "d/", Some(5), None), far, nowhere], NOW);
        assert_eq!(found.iter().map(|cell| cell.tally.open).collect::<Vec<_>>(), [2, 1]);
        assert!((found[0].lon - 104.101).abs() < 1e-9 || (found[0].lon - 104.099).abs() < 1e-9);
    }
}
