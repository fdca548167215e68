//! Why a case is late: which clocks ran out, and what took the time. Pure; it speaks of units and stages, never of persons.

use base::{Text, Time};
use schemars::JsonSchema;
use serde::Serialize;

use crate::cases::CaseFacts;
use crate::cases::clocks::Clock;
use crate::cases::model::{AskKind, Stage, State, UnitId};

/// A clock that ran out.
#[derive(Clone, Debug, PartialEq)]
pub struct Overrun {
    pub stage: Stage,
    /// Who had the case then.
    pub unit: UnitId,
    pub due_at: Time,
    /// When it stopped; none while it runs.
    pub done_at: Option<Time>,
    pub late_seconds: i64,
}

/// What took the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// The unit has not signed for it.
    Unsigned,
    /// Somebody who was asked has not answered in time.
    Unanswered,
    /// It went from unit to unit.
    HandedOver,
    Returned,
    Reworked,
    Reopened,
    /// It was on hold, or is.
    OnHold,
    /// It waits for its parts.
    InParts,
    /// None of these: it has lain where it is.
    Waiting,
}

/// One cause, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    pub cause: Cause,
    /// Of whom something was asked.
    pub unit: Option<UnitId>,
    pub text: Text,
}

/// The clocks that ran out, the whole case first and then stage by stage. A return that was upheld counts against nobody.
pub fn overruns(facts: &CaseFacts, now: Time) -> Vec<Overrun> {
    let late = |clock: &&Clock| !clock.excused && clock.is_late(now);
    let mut found: Vec<Overrun> = facts
        .clocks
        .0
        .iter()
        .filter(late)
        .map(|clock| Overrun {
            stage: clock.stage,
            unit: clock.unit,
            due_at: clock.due_at,
            done_at: clock.done_at,
            late_seconds: (clock.done_at.or(clock.paused_at).unwrap_or(now) - clock.due_at).as_seconds(),
        })
        .collect();
    found.sort_by_key(|overrun| (overrun.stage != Stage::Total, overrun.due_at));
    found
}

/// What took the time, the most direct cause first; never empty.
pub fn reasons(facts: &CaseFacts, now: Time) -> Vec<Reason> {
    let mut found = Vec::new();
    let mut say = |cause, unit, zh: String, en: String| {
        found.push(Reason { cause, unit, text: Text::new(zh, en) });
    };
    if facts.clocks.sign().is_some_and(|clock| clock.is_late(now)) {
        say(
            Cause::Unsigned,
            facts.handler,
            "承办单位还没有签收".into(),
            "the unit has not signed for it".into(),
        );
    }
    let waiting = facts.asks.iter().filter(|ask| ask.is_open() && ask.due_at.is_some_and(|due| due < now));
    for ask in waiting.filter(|ask| ask.kind != AskKind::Appeal) {
        let kind = ask.kind.label();
        say(
            Cause::Unanswered,
            ask.unit,
            format!("{}逾期没有答复", kind.zh),
            format!("no answer in time: {}", kind.en),
        );
    }
    if facts.state == State::Suspended {
        say(Cause::OnHold, None, "现在挂账".into(), "it is on hold".into());
    } else if facts.suspensions > 0 {
        let times = facts.suspensions;
        say(Cause::OnHold, None, format!("挂账过 {times} 次"), format!("on hold {}", en_times(times)));
    }
    if facts.returns > 0 {
        let times = facts.returns;
        say(Cause::Returned, None, format!("被退单 {times} 次"), format!("returned {}", en_times(times)));
    }
    if facts.assignments > 1 {
        let times = facts.assignments - 1;
        say(Cause::HandedOver, None, format!("转手 {times} 次"), format!("handed over {}", en_times(times)));
    }
    if facts.reworks > 0 {
        let times = facts.reworks;
        say(
            Cause::Reworked,
            None,
            format!("返工 {times} 次"),
            format!("sent back for rework {}", en_times(times)),
        );
    }
    if facts.round > 0 {
        let times = facts.round;
        say(Cause::Reopened, None, format!("重办 {times} 次"), format!("reopened {}", en_times(times)));
    }
    if !facts.children.is_empty() {
        let parts = facts.children.len();
        say(
            Cause::InParts,
            None,
            format!("拆成 {parts} 件，要等子事件办结"),
            format!("it waits for its {parts} parts"),
        );
    }
    if found.is_empty() {
        let state = facts.state.label();
        let text = Text::new(
            format!("一直停在“{}”，没有转手、退单或挂账", state.zh),
            format!("it has lain as “{}”, without a hand-over, return or hold", state.en),
        );
        found.push(Reason { cause: Cause::Waiting, unit: Some(facts.owner()), text });
    }
    found
}

fn en_times(times: u32) -> String {
    if times == 1 { "once".to_owned() } else { format!("{times} times") }
}

#[cfg(test)]
mod tests {
    use base::Id;

    use super::*;
    use crate::cases::clocks::Clocks;
    use crate::cases::model::{Ask, AskState, Birth, Matter, Urgency};

    fn facts() -> CaseFacts {
        let matter = Matter { category: None, nature: None, condition: None, urgency: Urgency::Normal };
        let centre = Id::named("unit", "centre");
        let birth = Birth { matter, centre, finder: None, parent: None, follows: None, drill: false };
        CaseFacts { state: State::Handling, ..CaseFacts::new(birth) }
    }

    fn clock(stage: Stage, due: i64, done: Option<i64>) -> Clock {
        Clock {
            stage,
            unit: Id::named("unit", "roads"),
            started_at: Time(0),
            due_at: Time(due),
            paused_at: None,
            pauses: Vec::new(),
            done_at: done.map(Time),
            fixed: false,
            excused: false,
        }
    }

    const SECOND: i64 = 1_000_000;

    #[test]
    fn every_clock_that_ran_out_is_named_with_its_unit_the_whole_case_first() {
        let mut facts = facts();
        facts.clocks = Clocks(vec![
            clock(Stage::Triage, 10 * SECOND, Some(5 * SECOND)),
            clock(Stage::Dispatch, 20 * SECOND, Some(50 * SECOND)),
            clock(Stage::Total, 100 * SECOND, None),
            Clock { excused: true, ..clock(Stage::Handle, 30 * SECOND, Some(90 * SECOND)) },
        ]);
        let found = overruns(&facts, Time(160 * SECOND));
        let told: Vec<_> = found.iter().map(|one| (one.stage, one.late_seconds)).collect();
        assert_eq!(told, [(Stage::Total, 60), (Stage::Dispatch, 30)]);
        assert_eq!(found[0].done_at, None);
    }

    #[test]
    fn a_case_that_only_lies_there_says_so() {
        let found = reasons(&facts(), Time(0));
        assert_eq!(found.iter().map(|one| one.cause).collect::<Vec<_>>(), [Cause::Waiting]);
        assert!(found[0].text.zh.contains("处置中"), "{found:?}");
    }

    #[test]
    fn what_took_the_time_is_told_in_both_languages() {
        let water = Id::named("unit", "water");
        let mut facts = facts();
        facts.returns = 1;
        facts.assignments = 3;
        facts.asks = vec![Ask {
            number: 1,
            kind: AskKind::Whistle,
            unit: Some(water),
            state: AskState::Open,
            asked_at: Time(0),
            due_at: Some(Time(5)),
            until: None,
            party: None,
            answered_at: None,
            answer: None,
        }];
        let found = reasons(&facts, Time(10));
        let causes: Vec<_> = found.iter().map(|one| one.cause).collect();
        assert_eq!(causes, [Cause::Unanswered, Cause::Returned, Cause::HandedOver]);
        assert_eq!(found[0].unit, Some(water));
        assert_eq!(found[2].text, Text::new("转手 2 次", "handed over 2 times"));
        // Before its time is up an answer is not missing.
        assert_eq!(reasons(&facts, Time(4))[0].cause, Cause::Returned);
    }
}
