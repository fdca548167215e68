//! The invariants of the life of a case, tried on random lives and on the table itself.

use std::collections::{BTreeSet, HashSet};

use base::Time;
use base::time::Span;
use proptest::prelude::*;
use proptest::strategy::ValueTree;

use super::facts::replay;
use super::flow::{Clock, EDGES, To, edge};
use super::guard::Guard;
use super::model::{Act, AskKind, Birth, Event, Role, Said, Stage, State, Supervision};
use super::sample::{Rules, at, birth, fitting, people, person};
use super::step::{allowed_actions, create, step};
use super::{Actor, CaseFacts};

const START: Time = Time(1_780_000_000_000_000);

/// What the dice decide at each turn: who, what, what else, and how much time passes.
type Throw = (u8, u8, u64, u16);

fn throws() -> impl Strategy<Value = Vec<Throw>> {
    proptest::collection::vec(any::<Throw>(), 1..150)
}

/// One random life. At every turn someone does something that is offered; `watch` sees the facts before and after.
fn live(throws: &[Throw], mut watch: impl FnMut(&CaseFacts, &CaseFacts, &Event)) -> (CaseFacts, Vec<Event>) {
    let rules = Rules::default();
    let people = people();
    let mut now = START;
    // Half of the cases are found by staff, the others reported by residents.
    let found = throws.first().is_some_and(|throw| throw.2 % 2 == 0);
    let by = if found { person("finder") } else { Actor::reporter() };
    let born = Birth { finder: by.account, ..birth() };
    let first = create(born, &by, Act::Submit, &Said::default(), &at(now, &rules, 0));
    let (mut facts, event) = first.expect("anyone can report");
    let mut events = vec![event];
    for (who, what, dice, pass) in throws.iter().copied() {
        now = now + passes(pass);
        let setting = at(now, &rules, 0);
        // Someone who can do something, starting from whom the dice chose.
        let able = (0..people.len())
            .map(|n| &people[(usize::from(who) + n) % people.len()])
            .map(|actor| (actor, allowed_actions(&facts, actor, &setting)))
            .find(|(_, acts)| !acts.is_empty());
        let Some((actor, acts)) = able else { break };
        // Most of the time nobody ends a case early or only adds to it, or no life would reach its later stages.
        let odd = |act: Act| {
            if ends_early(act) {
                23
            } else if moves(act) {
                1
            } else {
                5
            }
        };
        let lively: Vec<Act> = acts.iter().copied().filter(|act| dice % odd(*act) == 0).collect();
        let acts = if lively.is_empty() { acts } else { lively };
        let act = acts[usize::from(what) % acts.len()];
        let said = fitting(act, &facts, role_of(actor), now, dice);
        let event = match step(&facts, actor, act, &said, &setting) {
            Ok(event) => event,
            Err(problem) => {
                panic!("{act} was offered to {} in {} and refused: {problem}", actor.name, facts.state)
            }
        };
        let mut after = facts.clone();
        after.apply(&event);
        watch(&facts, &after, &event);
        facts = after;
        events.push(event);
    }
    (facts, events)
}

/// Mostly minutes, sometimes hours, seldom more than a week.
fn passes(throw: u16) -> Span {
    let minutes = i64::from(throw % 97);
    Span::minutes(match throw % 16 {
        0 => 8 * 24 * 60 + minutes,
        1..5 => minutes * 7,
        _ => minutes,
    })
}

fn moves(act: Act) -> bool {
    EDGES.iter().any(|edge| {
        edge.act == act && !matches!(act, Act::Reopen | Act::Suspend | Act::Transfer) && edge.to != To::Same
    })
}

fn ends_early(act: Act) -> bool {
    matches!(
        act,
        Act::Decline
            | Act::Import
            | Act::NotFile
            | Act::Void
            | Act::Withdraw
            | Act::Merge
            | Act::Record
            | Act::Erase
            | Act::Comment
    )
}

fn role_of(actor: &Actor) -> Role {
    if actor.kind == super::model::ByKind::System { Role::System } else { Role::Staff }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Offered means possible; and the facts are nothing but the fold of the log.
    #[test]
    fn offered_acts_never_fail_and_the_log_tells_all(throws in throws()) {
        let (facts, events) = live(&throws, |before, after, _| assert_eq!(after.version, before.version + 1));
        prop_assert_eq!(replay(&events).expect("the log joins"), facts.clone());
        let stored: Vec<Event> = events.iter().map(|event| {
            serde_json::from_value(serde_json::to_value(event).unwrap()).unwrap()
        }).collect();
        prop_assert_eq!(replay(&stored).expect("the stored log joins"), facts);
    }

    #[test]
    fn every_open_case_has_an_owner_and_a_clock(throws in throws()) {
        live(&throws, |_, after, event| {
            let signing = usize::from(after.clocks.sign().is_some());
            let running = after.clocks.0.iter().filter(|clock| clock.is_running()).count() - signing;
            assert_eq!(signing == 1, after.state == State::Assigned, "a signature is owed after {}", event.act);
            if after.state.is_open() {
                assert_eq!(running, 2, "total and one stage, after {}", event.act);
                assert!(after.clocks.total().is_some_and(super::clocks::Clock::is_running));
                assert_eq!(after.due_at().is_none(), after.state == State::Suspended);
                assert_eq!(after.pause.is_some(), after.state == State::Suspended);
                if after.state.is_with_handler() {
                    assert_eq!(Some(after.owner()), after.handler);
                }
            } else {
                assert_eq!(running, 0, "nothing runs in {}", after.state);
                assert!(!after.asks.iter().any(|ask| ask.is_open() && ask.kind != AskKind::Appeal));
            }
        });
    }

    #[test]
    fn who_handled_or_found_it_never_checks_it(throws in throws()) {
        let (_, events) = live(&throws, |_, _, _| {});
        let handled: HashSet<_> = events.iter()
            .filter(|event| matches!(event.by.role, Role::OwnerUnit | Role::CoUnit | Role::WhistledUnit))
            .map(|event| (event.seq, event.by.account)).collect();
        for check in events.iter().filter(|event| matches!(event.act, Act::Verify | Act::Close | Act::Rework)) {
            prop_assert!(!handled.iter().any(|(seq, who)| *seq < check.seq && *who == check.by.account));
        }
    }

    #[test]
    fn supervision_only_rises(throws in throws()) {
        live(&throws, |before, after, event| {
            assert!(after.supervision >= before.supervision);
            if event.act == Act::LiftSupervision {
                assert_eq!(after.supervision, before.supervision);
            }
        });
    }

    #[test]
    fn at_most_two_returns_the_last_ruled_by_the_district(throws in throws()) {
        let (facts, events) = live(&throws, |_, _, _| {});
        prop_assert!(facts.returns <= 2);
        let ruling = |event: &&Event| matches!(event.act, Act::UpholdReturn | Act::RefuseReturn);
        for (n, event) in events.iter().filter(ruling).enumerate() {
            prop_assert!(n < 2);
            prop_assert!(n == 0 || event.by.role == Role::DistrictRuler);
        }
        let returned = events.iter().filter(|event| event.act == Act::Return);
        prop_assert!(returned.clone().all(|event| event.said.duty_item.is_some()));
    }

    #[test]
    fn an_upheld_return_never_counts_against_the_unit(throws in throws()) {
        let (facts, events) = live(&throws, |_, _, _| {});
        let upheld = events.iter().filter(|event| event.act == Act::UpholdReturn).count();
        let excused = facts.clocks.0.iter().filter(|clock| clock.excused).collect::<Vec<_>>();
        prop_assert_eq!(excused.len(), upheld);
        prop_assert!(excused.iter().all(|clock| clock.stage == Stage::Handle));
    }

    #[test]
    fn closed_cases_change_only_by_rating_reopening_archiving_and_erasure(throws in throws()) {
        live(&throws, |before, _, event| {
            if matches!(before.state, State::Closed | State::Rated) {
                let may = [Act::Rate, Act::AppealRating, Act::RuleAppeal, Act::Reopen, Act::Archive, Act::Erase];
                assert!(may.contains(&event.act), "{} after closing", event.act);
            }
            if before.state.is_final() {
                assert_eq!(event.act, Act::Erase);
            }
        });
    }

    #[test]
    fn reopened_at_most_once_by_the_reporter(throws in throws()) {
        let (facts, _) = live(&throws, |_, _, _| {});
        prop_assert!(facts.reopened_by_reporter <= 1);
    }

    /// Whatever anybody tries: it is refused with a problem, or it is an edge of the table.
    #[test]
    fn what_is_refused_changes_nothing(throws in throws(), tries in throws()) {
        let (facts, _) = live(&throws, |_, _, _| {});
        let (rules, people) = (Rules::default(), people());
        for (who, what, dice, pass) in tries {
            let now = START + Span::minutes(i64::from(pass) * 10);
            let actor = &people[usize::from(who) % people.len()];
            let act = Act::ALL[usize::from(what) % Act::ALL.len()];
            let said = if dice % 3 == 0 { Said::default() } else { fitting(act, &facts, Role::Staff, now, dice) };
            let before = facts.clone();
            let done = step(&facts, actor, act, &said, &at(now, &rules, (dice % 2) as u32));
            prop_assert_eq!(&before, &facts);
            if let Ok(event) = done {
                let edge = edge(event.act, facts.state).expect("only edges happen");
                prop_assert_eq!(event.to, edge.target(facts.state));
                prop_assert!(edge.who.contains(&event.by.role) && actor.is(event.by.role, &facts));
                prop_assert!(!(edge.guards.contains(&Guard::ChildrenClosed) && dice % 2 == 1));
            }
        }
    }

    /// A pause adds its length to the deadline and nothing to the time that counts.
    #[test]
    fn a_pause_does_not_count(throws in throws()) {
        live(&throws, |before, after, event| {
            if event.act == Act::Resume {
                let (old, new) = (before.clocks.total().unwrap(), after.clocks.total().unwrap());
                assert_eq!(old.elapsed(event.at), new.elapsed(event.at));
                assert_eq!(new.due_at - old.due_at, event.at - old.paused_at.unwrap());
            }
        });
    }
}

/// Only what nobody here has worked on is taken over as settled, by the software alone, and its total clock tells how long
/// it took there.
#[test]
fn what_was_settled_elsewhere_is_taken_over_at_once_or_never() {
    let rules = Rules::default();
    let machine = Actor::system("import");
    let (mut facts, first) =
        create(birth(), &machine, Act::Submit, &Said::default(), &at(START, &rules, 0)).unwrap();
    let later = at(START + Span::days(3), &rules, 0);
    for actor in people().iter().filter(|actor| role_of(actor) != Role::System) {
        assert!(step(&facts, actor, Act::Import, &Said::default(), &later).is_err(), "{}", actor.name);
    }
    let triage = fitting(Act::Triage, &facts, Role::System, START, 0);
    let mut touched = facts.clone();
    touched.apply(
        &step(
            &facts,
            &machine,
            Act::SetUrgency,
            &fitting(Act::SetUrgency, &facts, Role::System, START, 0),
            &later,
        )
        .unwrap(),
    );
    assert!(step(&touched, &machine, Act::Import, &Said::default(), &later).is_err());
    assert!(step(&facts, &machine, Act::Triage, &triage, &later).is_ok());
    let event = step(&facts, &machine, Act::Import, &Said::default(), &later).unwrap();
    facts.apply(&event);
    assert_eq!((facts.state, facts.closed_at, facts.verifier), (State::Closed, Some(later.now), None));
    assert!(facts.reopen_until.is_some() && facts.clocks.0.iter().all(|clock| !clock.is_running()));
    assert_eq!(facts.clocks.total().unwrap().elapsed(later.now), Span::days(3));
    assert_eq!(replay([&first, &event]), Some(facts));
}

/// Every state but the final ones can be left, by somebody, to another state; and every state can be reached.
#[test]
fn no_state_without_an_exit() {
    let mut reached = BTreeSet::from([State::Draft]);
    for _ in State::ALL {
        for edge in EDGES {
            if let To::State(to) = edge.to
                && edge.from.iter().any(|from| reached.contains(from))
            {
                reached.insert(to);
            }
        }
    }
    assert_eq!(reached.len(), State::ALL.len(), "every state can be reached");
    for state in State::ALL {
        let exits = EDGES.iter().filter(|edge| edge.from.contains(state) && edge.target(*state) != *state);
        assert_eq!(exits.count() == 0, state.is_final(), "{state}");
    }
}

/// From every open state the normal end can be reached by ordinary people, without anybody's supervision.
#[test]
fn every_open_case_can_come_to_an_end() {
    for start in State::ALL.iter().filter(|state| state.is_open()) {
        let mut reached = BTreeSet::from([*start]);
        for _ in State::ALL {
            for edge in EDGES.iter().filter(|edge| edge.who.iter().any(|role| *role != Role::Supervisor)) {
                for from in edge.from {
                    if reached.contains(from) {
                        reached.insert(edge.target(*from));
                    }
                }
            }
        }
        assert!(reached.contains(&State::Closed), "{start}");
    }
}

#[test]
fn the_table_is_unambiguous_and_complete() {
    for act in Act::ALL {
        assert!(EDGES.iter().any(|edge| edge.act == *act), "{act} has no edge");
        for state in State::ALL {
            let edges = EDGES.iter().filter(|edge| edge.act == *act && edge.from.contains(state));
            assert!(edges.count() <= 1, "{act} from {state} is ambiguous");
        }
    }
    for edge in EDGES {
        assert!(!edge.why.0.is_empty() && !edge.why.1.is_empty(), "{} says no why", edge.act);
        let ends =
            matches!(edge.to, To::State(to) if !to.is_open()) && edge.from.iter().any(|from| from.is_open());
        assert_eq!(ends, edge.clock == Clock::Stop, "{}: ending a case stops its clocks", edge.act);
        assert!(
            !ends || edge.guards.contains(&Guard::ChildrenClosed),
            "{}: a parent ends after its children",
            edge.act
        );
        if matches!(edge.act, Act::Verify | Act::Close | Act::Rework) {
            assert!(edge.guards.contains(&Guard::ThirdPerson));
        }
    }
}

#[test]
fn supervision_is_ordered() {
    assert!(Supervision::ALL.is_sorted());
}

/// The random lives are worth something only if they get everywhere.
#[test]
fn random_lives_visit_every_state_and_act() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut states, mut acts) = (BTreeSet::new(), BTreeSet::new());
    for _ in 0..2000 {
        let throws = throws().new_tree(&mut runner).unwrap().current();
        live(&throws, |_, after, event| {
            states.insert(after.state);
            acts.insert(event.act);
        });
    }
    let missing: Vec<_> =
        State::ALL.iter().filter(|state| !states.contains(state) && **state != State::Draft).collect();
    assert!(missing.is_empty(), "never visited: {missing:?}");
    let missing: Vec<_> = Act::ALL.iter().filter(|act| !acts.contains(act)).collect();
    assert_eq!(missing, [&Act::Draft, &Act::Submit], "only the first acts are left out");
}
