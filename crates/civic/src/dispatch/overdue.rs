//! How late is how serious: a pure function of the clock, the calendar and the pack's limits.

use base::Time;

use crate::cases::CaseFacts;
use crate::cases::model::Supervision;
use crate::pack::Pack;

/// The supervision that a case of this lateness should be under, if higher than the one it is under.
pub fn due_supervision(pack: &Pack, facts: &CaseFacts, now: Time) -> Option<Supervision> {
    let due = facts.due_at().filter(|due| *due < now)?;
    let after = |limit| pack.calendar.due(due, limit, &[]) <= now;
    let wanted = if after(pack.flow.red_after) {
        Supervision::Red
    } else if after(pack.flow.yellow_after) {
        Supervision::Yellow
    } else {
        Supervision::Normal
    };
    (wanted > facts.supervision).then_some(wanted)
}

/// When a reminder is due: when the pack's share of the whole clock has run.
pub fn remind_at(pack: &Pack, facts: &CaseFacts) -> Option<Time> {
    let clock = facts.clocks.total().filter(|clock| clock.is_running() && !clock.is_paused())?;
    let whole = (clock.due_at - clock.started_at).0;
    let share = i128::from(whole) * i128::from(pack.flow.remind_percent) / 100;
    Some(Time(clock.started_at.0.saturating_add(i64::try_from(share).ok()?)))
}
