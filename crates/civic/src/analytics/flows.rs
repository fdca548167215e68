//! From whom to whom cases go: every assignment, hand-over, return and whistle is one move. A pure function of the log.

use std::collections::BTreeMap;

use crate::cases::CaseFacts;
use crate::cases::model::{Act, AskKind, Event, UnitId};

/// One case, or one question about it, that went from one unit to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    pub act: Act,
    pub from: UnitId,
    pub to: UnitId,
}

/// Moves of one sort on one day, booked to one place. Its order is that of the table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FlowCell {
    /// Code of the district, street or community.
    pub area: String,
    /// `2026-03-02`.
    pub day: String,
    pub act: &'static str,
    pub from: UnitId,
    pub to: UnitId,
}

/// Moves by cell.
pub type Flows = BTreeMap<FlowCell, i64>;

/// The acts that move something.
pub const ACTS: [Act; 4] = [Act::Assign, Act::Transfer, Act::Return, Act::Whistle];

/// What an event moves. What stays where it is moves nowhere.
pub fn moves(before: &CaseFacts, event: &Event, after: &CaseFacts) -> Vec<Move> {
    let act = event.act;
    let pairs: Vec<(Option<UnitId>, Option<UnitId>)> = match act {
        Act::Assign => vec![(Some(before.centre), after.handler)],
        Act::Transfer if before.state.is_with_handler() => vec![(before.handler, after.handler)],
        Act::Transfer => vec![(Some(before.centre), Some(after.centre))],
        Act::Return => vec![(before.handler, Some(after.centre))],
        Act::Whistle => {
            let asked = event.decided.asks.iter().filter(|ask| ask.kind == AskKind::Whistle);
            asked.map(|ask| (event.by.unit.or(Some(before.owner())), ask.unit)).collect()
        }
        _ => Vec::new(),
    };
    let whole = pairs.into_iter().filter_map(|(from, to)| Some((from?, to?)));
    whole.filter(|(from, to)| from != to).map(|(from, to)| Move { act, from, to }).collect()
}

#[cfg(test)]
mod tests {
    use base::{Id, Time};

    use super::*;
    use crate::cases::model::{AskMade, Birth, By, ByKind, Decided, Matter, Role, Said, State, Urgency};

    fn unit(name: &str) -> UnitId {
        Id::named("unit", name)
    }

    fn moved(act: Act, from: State, to: State, said: Said, asked: &[&str]) -> Vec<Move> {
        let matter = Matter { category: None, nature: None, condition: None, urgency: Urgency::Normal };
        let birth =
            Birth { matter, centre: unit("street"), finder: None, parent: None, follows: None, drill: false };
        let before = CaseFacts { state: from, handler: Some(unit("roads")), ..CaseFacts::new(birth) };
        let ask =
            |name: &&str| AskMade { number: 1, kind: AskKind::Whistle, unit: Some(unit(name)), due_at: None };
        let by = By {
            kind: ByKind::Account,
            account: None,
            name: String::new(),
            unit: Some(unit("street")),
            role: Role::Dispatcher,
        };
        let decided = Decided { asks: asked.iter().map(ask).collect(), ..Decided::default() };
        let event = Event { seq: 1, at: Time::EPOCH, act, from, to, by, said, decided };
        let mut after = before.clone();
        after.apply(&event);
        moves(&before, &event, &after)
    }

    #[test]
    fn a_case_goes_out_on_and_back() {
        let to = |name: &str| Said { unit: Some(unit(name)), ..Said::default() };
        let one = |act, from, to| vec![Move { act, from: unit(from), to: unit(to) }];
        assert_eq!(
            moved(Act::Assign, State::Accepted, State::Assigned, to("water"), &[]),
            one(Act::Assign, "street", "water")
        );
        assert_eq!(
            moved(Act::Transfer, State::Handling, State::Assigned, to("water"), &[]),
            one(Act::Transfer, "roads", "water")
        );
        assert_eq!(
            moved(Act::Transfer, State::Submitted, State::Submitted, to("district"), &[]),
            one(Act::Transfer, "street", "district")
        );
        assert_eq!(
            moved(Act::Return, State::Assigned, State::Returned, Said::default(), &[]),
            one(Act::Return, "roads", "street")
        );
    }

    #[test]
    fn a_whistle_is_one_move_to_each_unit_asked() {
        let asked =
            moved(Act::Whistle, State::Handling, State::Handling, Said::default(), &["a", "b", "street"]);
        assert_eq!(asked.iter().map(|one| one.to).collect::<Vec<_>>(), [unit("a"), unit("b")]);
        assert_eq!(moved(Act::Comment, State::Handling, State::Handling, Said::default(), &[]), []);
    }
}
