//! What one event adds to the counts of `pack::tables::indicators::COUNTS`.
//!
//! A count goes to the day of the event that decides it; a later event that overturns it takes it back on its own day, so
//! that the sum over any period is what was decided in it. Two kinds of figures are not decided by an event and are added
//! when they are asked for: what is due but not done (see `store::overdue`).

use base::Time;

use crate::cases::CaseFacts;
use crate::cases::model::{Act, Birth, Event, Party, Stage, State, UnitId};

/// One change of one count, booked to a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    pub name: &'static str,
    pub by: i64,
    pub unit: UnitId,
}

/// What the tally needs to know beyond the log.
pub struct Known<'a> {
    /// Who feeds the channel through which it came: `public`, `patrol`, `device` or `office`.
    pub found_by: &'a str,
}

/// From this score on, of five, a reporter counts as satisfied.
const SATISFIED: u8 = 4;

/// What `event` adds, given the case before it; `None` before its first event.
pub fn tally(before: &CaseFacts, event: &Event, after: &CaseFacts, known: &Known<'_>) -> Vec<Count> {
    let mut book =
        Book { counts: Vec::new(), unit: before.handler.or(after.handler).unwrap_or(after.centre) };
    reported(&mut book, before, event, after, known);
    filed(&mut book, before, event, after);
    handed(&mut book, before, event, after);
    handled(&mut book, before, event, after);
    closed(&mut book, before, event, after);
    rated(&mut book, before, event);
    book.counts
}

struct Book {
    counts: Vec<Count>,
    unit: UnitId,
}

impl Book {
    fn add(&mut self, name: &'static str) {
        self.by(name, 1);
    }
    fn by(&mut self, name: &'static str, by: i64) {
        self.counts.push(Count { name, by, unit: self.unit });
    }
    /// One thing that was owed, and whether it was done in time.
    fn timed(&mut self, owed: &'static str, in_time: &'static str, case: &CaseFacts, stage: Stage, at: Time) {
        self.add(owed);
        if in_time_at(case, stage, at) {
            self.add(in_time);
        }
    }
    fn at_centre(&mut self, centre: UnitId, add: impl FnOnce(&mut Book)) {
        let unit = std::mem::replace(&mut self.unit, centre);
        add(self);
        self.unit = unit;
    }
}

/// Whether the clock of a stage had not run out at an instant. A stage without a clock cannot be late.
fn in_time_at(case: &CaseFacts, stage: Stage, at: Time) -> bool {
    let clock = if stage == Stage::Total { case.clocks.total() } else { case.clocks.last(stage) };
    clock.is_none_or(|clock| clock.done_at.unwrap_or(at) <= clock.due_at)
}

/// Whether this event brings the case before somebody for the first time.
fn is_report(before: &CaseFacts, event: &Event) -> bool {
    matches!(event.act, Act::Submit | Act::Record) && matches!(before.state, State::Draft)
}

fn reported(book: &mut Book, before: &CaseFacts, event: &Event, after: &CaseFacts, known: &Known<'_>) {
    book.at_centre(after.centre, |book| {
        if is_report(before, event) {
            book.add("report_num");
            match known.found_by {
                "patrol" => book.add("patrol_report_num"),
                "public" => book.add("public_report_num"),
                _ => {}
            }
        }
        match event.act {
            Act::Record => book.add("valid_report_num"),
            Act::Merge => book.add("repeat_num"),
            Act::Decline => book.add("not_operate_num"),
            Act::NotFile => book.add("not_inst_num"),
            Act::Void | Act::Withdraw => {
                book.add("cancel_num");
                // What was filed and turns out void was no valid report after all.
                if before.assignments > 0 {
                    book.by("valid_report_num", -1);
                }
            }
            _ => {}
        }
    });
}

/// From the first look to the filing (立案), which is the first dispatch.
fn filed(book: &mut Book, before: &CaseFacts, event: &Event, after: &CaseFacts) {
    let at = event.at;
    book.at_centre(after.centre, |book| match (event.act, before.state) {
        (Act::Triage, State::Submitted) => {
            book.timed("need_verify_num", "intime_verify_num", before, Stage::Triage, at);
        }
        (Act::Accept, _) => {
            book.timed("operate_num", "intime_operate_num", before, Stage::Accept, at);
            book.add("need_dispatch_num");
        }
        (Act::Assign, _) if before.assignments == 0 => {
            book.add("valid_report_num");
            book.timed("inst_num", "intime_inst_num", before, Stage::Dispatch, at);
            book.timed("dispatch_num", "intime_dispatch_num", before, Stage::Dispatch, at);
            book.add("first_dispatch_right_num");
        }
        _ => {}
    });
}

/// Hand-overs, signatures and returns.
fn handed(book: &mut Book, before: &CaseFacts, event: &Event, after: &CaseFacts) {
    let moves_on = event.act == Act::Transfer && before.state.is_with_handler();
    if moves_on || (event.act == Act::Assign && before.assignments > 0) {
        book.add("handover_num");
    }
    if before.assignments == 1 && (moves_on || event.act == Act::UpholdReturn) {
        book.at_centre(after.centre, |book| book.by("first_dispatch_right_num", -1));
    }
    match event.act {
        Act::Start => {
            book.add("sign_num");
            if before.clocks.sign().is_none_or(|clock| event.at <= clock.due_at) {
                book.add("intime_sign_num");
            }
        }
        Act::Return => book.add("return_num"),
        Act::UpholdReturn => book.add("return_upheld_num"),
        Act::RefuseReturn => book.add("shuffle_num"),
        _ => {}
    }
}

/// The unit's work: result, rework, more time, time on hold.
fn handled(book: &mut Book, before: &CaseFacts, event: &Event, after: &CaseFacts) {
    match event.act {
        Act::Resolve if before.resolved_at.is_none() => {
            book.add("need_dispose_num");
            book.timed("dispose_num", "intime_dispose_num", before, Stage::Total, event.at);
        }
        Act::Rework => {
            if before.reworks == 0 {
                book.add("rework_num");
            }
            book.add("multi_rework_num");
        }
        Act::GrantExtension => {
            if before.extensions == 0 {
                book.add("postpone_num");
            }
            book.add("multi_postpone_num");
            book.by("postpone_hours", gained_hours(before, after));
        }
        Act::Suspend => {
            if before.suspensions == 0 {
                book.add("his_hang_num");
            }
            book.add("hang_num");
        }
        _ => {}
    }
    if before.state == State::Suspended && after.state != State::Suspended {
        book.by("hang_num", -1);
    }
}

fn gained_hours(before: &CaseFacts, after: &CaseFacts) -> i64 {
    let due = |case: &CaseFacts| case.clocks.total().map_or(Time::EPOCH, |clock| clock.due_at);
    (due(after) - due(before)).as_seconds() / 3600
}

/// Check, closing, reopening.
fn closed(book: &mut Book, before: &CaseFacts, event: &Event, after: &CaseFacts) {
    if before.state == State::Verifying && matches!(event.act, Act::Close | Act::Rework) {
        book.at_centre(after.centre, |book| {
            book.timed("need_check_num", "intime_check_num", before, Stage::Verify, event.at);
        });
    }
    let first_time = |case: &CaseFacts| case.reworks == 0 && case.repeats == 0 && case.round == 0;
    match event.act {
        Act::Close => {
            book.add("need_archive_num");
            book.timed("archive_num", "intime_archive_num", before, Stage::Total, event.at);
            book.add("callback_num");
            if first_time(before) {
                book.add("first_time_fix_num");
            }
            if let Some(milli) = overtime_milli(before, event.at) {
                book.add("overtime_num");
                book.by("overtime_milli", milli);
            }
        }
        // Settled elsewhere: only the total clock tells; nobody here checked it or called the reporter.
        Act::Import => {
            book.add("need_archive_num");
            book.timed("archive_num", "intime_archive_num", before, Stage::Total, event.at);
            if let Some(milli) = overtime_milli(before, event.at) {
                book.add("overtime_num");
                book.by("overtime_milli", milli);
            }
        }
        Act::Reopen => {
            book.add("reopen_num");
            if first_time(before) {
                book.by("first_time_fix_num", -1);
            }
        }
        _ => {}
    }
}

/// (used - limit) / limit of a late case, in thousandths.
fn overtime_milli(case: &CaseFacts, at: Time) -> Option<i64> {
    let clock = case.clocks.total()?;
    let paused: i64 = clock.pauses_until(at).iter().map(|pause| (pause.to - pause.from).0).sum();
    let limit = (clock.due_at - clock.started_at).0 - paused;
    let used = clock.elapsed(at).0;
    (used > limit && limit > 0)
        .then(|| i64::try_from(i128::from(used - limit) * 1000 / i128::from(limit)).unwrap_or(i64::MAX))
}

/// The reporter's answer; a rating that an appeal took out is taken back.
fn rated(book: &mut Book, before: &CaseFacts, event: &Event) {
    match event.act {
        Act::Rate if event.decided.party == Some(Party::Reporter) => {
            answered(book, event.said.score.unwrap_or_default(), event.said.solved, 1);
        }
        Act::RuleAppeal if event.said.upheld == Some(true) => {
            book.add("excluded_num");
            if let Some(rating) = before.rating(Party::Reporter).filter(|rating| !rating.excluded) {
                answered(book, rating.score, rating.solved, -1);
            }
        }
        _ => {}
    }
}

fn answered(book: &mut Book, score: u8, solved: Option<bool>, by: i64) {
    book.by("answered_num", by);
    if solved == Some(true) {
        book.by("solved_num", by);
    }
    if score >= SATISFIED {
        book.by("satisfied_num", by);
    }
}

/// Folds a whole log; `book` is told each event's counts in order. The log must begin with a birth.
pub fn fold<'e>(
    birth: &Birth,
    events: impl IntoIterator<Item = &'e Event>,
    known: &Known<'_>,
    mut book: impl FnMut(&Event, Vec<Count>),
) {
    let mut before = CaseFacts::new(birth.clone());
    for event in events {
        let mut after = before.clone();
        after.apply(event);
        book(event, tally(&before, event, &after, known));
        before = after;
    }
}
