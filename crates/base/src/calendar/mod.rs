//! Working-day calendar: which days and hours count, when a limit is due, how much of it is used.
//!
//! Rules:
//! - The day of receipt is not counted and the last day ends when business ends: Civil Code of the PRC (民法典) art. 201
//!   and 203. The hotlines count the same way ("from the day after receipt").
//! - Saturdays and Sundays are off unless swapped (调休) by the State Council's yearly notice; which days, is data.
//! - A pause takes exactly its own time out, to the microsecond: a short pause cannot buy a day.
//!
//! What never happens here: a default calendar. A district's days come from its pack.

mod table;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::num::NonZeroU32;
use std::ops::RangeInclusive;

use jiff::civil::{Date, Time as Hour};
use jiff::tz::TimeZone;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Time;
use crate::time::Span;
use table::Table;

/// What a limit is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Natural minutes, day and night.
    Minute,
    /// Natural hours, day and night.
    Hour,
    /// Hours inside working hours.
    Workhour,
    /// Working days after the day of receipt.
    Workday,
}

impl Unit {
    pub const ALL: [Unit; 4] = [Unit::Minute, Unit::Hour, Unit::Workhour, Unit::Workday];

    pub const fn key(self) -> &'static str {
        match self {
            Unit::Minute => "minute",
            Unit::Hour => "hour",
            Unit::Workhour => "workhour",
            Unit::Workday => "workday",
        }
    }

    pub fn from_key(key: &str) -> Option<Unit> {
        Unit::ALL.into_iter().find(|unit| unit.key() == key)
    }

    const fn is_natural(self) -> bool {
        matches!(self, Unit::Minute | Unit::Hour)
    }
}

/// How long something may take. Never zero: "at once" is one minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Limit {
    pub amount: NonZeroU32,
    pub unit: Unit,
}

impl Limit {
    /// `None` for zero.
    pub const fn new(amount: u32, unit: Unit) -> Option<Limit> {
        match NonZeroU32::new(amount) {
            Some(amount) => Some(Limit { amount, unit }),
            None => None,
        }
    }
}

/// A stretch of time that does not count. One that has not ended is given with `to` = now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pause {
    pub from: Time,
    pub to: Time,
}

/// What a day that departs from the week is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// Off, whatever the weekday.
    Holiday,
    /// Worked, whatever the weekday (调休).
    AdjustedWorkday,
}

/// The data of a calendar.
#[derive(Clone, Debug)]
pub struct Rules {
    /// IANA name, such as `Asia/Shanghai`.
    pub zone: String,
    /// Which weekdays are worked, Monday first.
    pub week: [bool; 7],
    /// Working hours in minutes after midnight, in order, not touching.
    pub hours: Vec<(u16, u16)>,
    /// The years for which `days` is complete.
    pub years: RangeInclusive<i16>,
    pub days: BTreeMap<Date, DayKind>,
}

/// Why a calendar cannot be built.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("unknown time zone {0}")]
    Zone(String),
    #[error("no weekday is worked")]
    Week,
    #[error("working hours are empty, overlap or run backwards")]
    Hours,
    #[error("years run backwards or are out of reach (1900 to 2200)")]
    Years,
}

/// A calendar ready to compute with: each question costs two or three binary searches.
#[derive(Clone, Debug)]
pub struct Calendar {
    zone: TimeZone,
    week: [bool; 7],
    years: RangeInclusive<i16>,
    days: BTreeMap<Date, DayKind>,
    /// Working time of one day.
    daily: Span,
    table: Table,
}

impl Calendar {
    /// Lays the working hours of the covered years, and of fifteen years around them, out on the time line.
    pub fn new(rules: Rules) -> Result<Calendar, Refusal> {
        let zone = TimeZone::get(&rules.zone).map_err(|_| Refusal::Zone(rules.zone.clone()))?;
        if !rules.week.contains(&true) {
            return Err(Refusal::Week);
        }
        let ordered = rules.hours.windows(2).all(|pair| pair[0].1 < pair[1].0);
        if rules.hours.is_empty()
            || !ordered
            || rules.hours.iter().any(|&(from, to)| from >= to || to > 24 * 60)
        {
            return Err(Refusal::Hours);
        }
        if rules.years.is_empty() || *rules.years.start() < 1900 || *rules.years.end() > 2200 {
            return Err(Refusal::Years);
        }
        let daily = rules.hours.iter().map(|&(from, to)| i64::from(to - from)).sum();
        let mut calendar = Calendar {
            zone,
            week: rules.week,
            years: rules.years,
            days: rules.days,
            daily: Span::minutes(daily),
            table: Table::default(),
        };
        calendar.table = Table::new(&calendar, &rules.hours);
        Ok(calendar)
    }

    /// Whether the days off of that year are known. Outside, only the week decides.
    pub fn covers(&self, year: i16) -> bool {
        self.years.contains(&year)
    }

    /// Whether `day` is worked.
    pub fn is_workday(&self, day: Date) -> bool {
        match self.days.get(&day) {
            Some(DayKind::Holiday) => false,
            Some(DayKind::AdjustedWorkday) => true,
            None => self.week[day.weekday().to_monday_zero_offset() as usize],
        }
    }

    /// Whether the clocks that count working time are running at that instant.
    pub fn is_working(&self, at: Time) -> bool {
        self.table.is_working(at.0)
    }

    /// The local day of an instant.
    pub fn day_of(&self, at: Time) -> Date {
        self.zone.to_datetime(at.timestamp()).date()
    }

    /// Local midnight at the start of a day.
    pub fn start_of(&self, day: Date) -> Time {
        self.zone.to_timestamp(day.to_datetime(Hour::midnight())).map_or(Time::EPOCH, Time::from)
    }

    pub const fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// How much counted time a limit is: natural time, or working time.
    pub fn length(&self, limit: Limit) -> Span {
        let amount = i64::from(limit.amount.get());
        match limit.unit {
            Unit::Minute => Span::minutes(amount),
            Unit::Hour | Unit::Workhour => Span::hours(amount),
            Unit::Workday => Span(self.daily.0.saturating_mul(amount)),
        }
    }

    /// When a limit that began at `start` is used up: the first instant at which `elapsed` reaches `length`.
    ///
    /// N working days without a pause end with the working hours of the Nth working day after the day of `start`.
    pub fn due(&self, start: Time, limit: Limit, pauses: &[Pause]) -> Time {
        let mut left = self.length(limit).0;
        let mut cursor = self.first_counted(start, limit.unit);
        for pause in in_order(pauses) {
            if pause.to.0 <= cursor {
                continue;
            }
            if pause.from.0 > cursor {
                let counted = self.counted(pause.from.0, limit.unit) - self.counted(cursor, limit.unit);
                if counted >= left {
                    break;
                }
                left -= counted;
            }
            cursor = pause.to.0;
        }
        let reading = self.counted(cursor, limit.unit).saturating_add(left);
        Time(if limit.unit.is_natural() { reading } else { self.table.when(reading) })
    }

    /// How much counted time lies between `from` and `to`, pauses left out; zero if `to` is earlier.
    pub fn elapsed(&self, from: Time, to: Time, unit: Unit, pauses: &[Pause]) -> Span {
        let mut cursor = self.first_counted(from, unit);
        let mut sum = 0;
        for pause in in_order(pauses) {
            let until = pause.from.0.min(to.0);
            if until > cursor {
                sum += self.counted(until, unit) - self.counted(cursor, unit);
            }
            cursor = cursor.max(pause.to.0);
        }
        if to.0 > cursor {
            sum += self.counted(to.0, unit) - self.counted(cursor, unit);
        }
        Span(sum)
    }

    /// Where counting begins: at once, but for working days at the next local midnight.
    fn first_counted(&self, start: Time, unit: Unit) -> i64 {
        if unit == Unit::Workday { self.table.next_midnight(start.0) } else { start.0 }
    }

    /// The reading of a meter that runs only in counted time.
    fn counted(&self, at: i64, unit: Unit) -> i64 {
        if unit.is_natural() { at } else { self.table.reading(at) }
    }
}

fn in_order(pauses: &[Pause]) -> Vec<Pause> {
    let mut pauses: Vec<Pause> = pauses.iter().copied().filter(|pause| pause.from < pause.to).collect();
    pauses.sort_unstable();
    pauses
}
