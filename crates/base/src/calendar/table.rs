//! Working hours laid out on the time line, with a meter reading at each start, so that nothing walks day by day.
//!
//! Before the first and after the last slot every hour counts: far from the known years an answer stays
//! defined, monotone and invertible instead of failing.

use jiff::civil::{Date, Time as Hour};

use super::Calendar;
use crate::Time;

const DAY: i64 = 24 * 60 * 60 * 1_000_000;
const MINUTE: i64 = 60 * 1_000_000;
/// Years laid out before and after those whose days off are known.
const MARGIN: i16 = 15;

#[derive(Clone, Copy, Debug)]
struct Slot {
    start: i64,
    end: i64,
    /// What the meter shows at `start`.
    before: i64,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    slots: Vec<Slot>,
    midnights: Vec<i64>,
}

impl Table {
    pub(super) fn new(calendar: &Calendar, hours: &[(u16, u16)]) -> Table {
        let mut table = Table::default();
        let mut reading = 0;
        let mut day = Date::constant(calendar.years.start() - MARGIN, 1, 1);
        let end = Date::constant(calendar.years.end() + MARGIN, 12, 31);
        let mut midnight = calendar.start_of(day).0;
        while day <= end {
            let Ok(tomorrow) = day.tomorrow() else { break };
            let next = calendar.start_of(tomorrow).0;
            table.midnights.push(midnight);
            if calendar.is_workday(day) {
                for &(from, to) in hours {
                    // On the two days a year when clocks change, the minutes after midnight lie.
                    let at = |minute: u16| match minute {
                        1440 => next,
                        _ if next - midnight == DAY => midnight + i64::from(minute) * MINUTE,
                        _ => local(calendar, day, minute),
                    };
                    let slot = Slot { start: at(from), end: at(to), before: reading };
                    reading += slot.end - slot.start;
                    table.slots.push(slot);
                }
            }
            (day, midnight) = (tomorrow, next);
        }
        table
    }

    /// The meter at `at`.
    pub(super) fn reading(&self, at: i64) -> i64 {
        let next = self.slots.partition_point(|slot| slot.start <= at);
        match (next.checked_sub(1), self.slots.first()) {
            (Some(n), _) => {
                let slot = self.slots[n];
                let at = if next == self.slots.len() { at } else { at.min(slot.end) };
                slot.before.saturating_add(at - slot.start)
            }
            (None, Some(first)) => at.saturating_sub(first.start),
            (None, None) => at,
        }
    }

    /// The first instant at which the meter shows `reading`.
    pub(super) fn when(&self, reading: i64) -> i64 {
        let next = self.slots.partition_point(|slot| slot.before < reading);
        match (next.checked_sub(1), self.slots.first()) {
            (Some(n), _) => self.slots[n].start.saturating_add(reading - self.slots[n].before),
            (None, Some(first)) => first.start.saturating_add(reading),
            (None, None) => reading,
        }
    }

    pub(super) fn is_working(&self, at: i64) -> bool {
        let next = self.slots.partition_point(|slot| slot.start <= at);
        next.checked_sub(1).is_some_and(|n| at < self.slots[n].end)
    }

    /// The first local midnight after `at`.
    pub(super) fn next_midnight(&self, at: i64) -> i64 {
        let next = self.midnights.partition_point(|midnight| *midnight <= at);
        match self.midnights.get(next) {
            Some(midnight) if next > 0 || midnight - at <= DAY => *midnight,
            _ => at.saturating_add(DAY),
        }
    }
}

fn local(calendar: &Calendar, day: Date, minute: u16) -> i64 {
    let hour = Hour::constant((minute / 60) as i8, (minute % 60) as i8, 0, 0);
    calendar.zone.to_timestamp(day.to_datetime(hour)).map_or(0, |at| Time::from(at).0)
}
