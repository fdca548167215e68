//! Who is on duty when: rosters by working days, days off, weekdays and turns, with substitutes taken into account.
//!
//! A swapped Saturday (调休) is a working day here as everywhere: the calendar says so, not the weekday.

use base::calendar::Calendar;
use base::time::Span;
use base::{Id, Time};
use jiff::civil::Date;

use super::model::MemberId;

/// On which days a roster counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Days {
    Every,
    Workday,
    DayOff,
    /// Monday first.
    Weekly([bool; 7]),
}

impl Days {
    /// As it is stored: `every`, `workday`, `day_off`, `weekly:1111100`.
    pub fn text(self) -> String {
        match self {
            Days::Every => "every".into(),
            Days::Workday => "workday".into(),
            Days::DayOff => "day_off".into(),
            Days::Weekly(week) => {
                let digits = week.map(|worked| if worked { '1' } else { '0' });
                format!("weekly:{}", digits.iter().collect::<String>())
            }
        }
    }

    pub fn from_text(text: &str) -> Option<Days> {
        match text {
            "every" => Some(Days::Every),
            "workday" => Some(Days::Workday),
            "day_off" => Some(Days::DayOff),
            _ => {
                let digits = text.strip_prefix("weekly:")?.as_bytes();
                let week: [u8; 7] = digits.try_into().ok()?;
                Some(Days::Weekly(week.map(|digit| digit == b'1')))
            }
        }
    }

    fn include(self, calendar: &Calendar, day: Date) -> bool {
        match self {
            Days::Every => true,
            Days::Workday => calendar.is_workday(day),
            Days::DayOff => !calendar.is_workday(day),
            Days::Weekly(week) => week[day.weekday().to_monday_zero_offset() as usize],
        }
    }
}

/// One line of a roster: a member is on duty on certain days, from and to certain hours.
#[derive(Clone, Debug, PartialEq)]
pub struct Roster {
    pub id: Id<Roster>,
    pub member: MemberId,
    pub days: Days,
    /// Every so many days …
    pub cycle: u32,
    /// … on the day whose distance from `from_day` leaves this rest.
    pub turn: u32,
    /// Minutes after local midnight.
    pub from_minute: u16,
    /// After `from_minute`; beyond 1440 it is the next day.
    pub to_minute: u16,
    pub from_day: Date,
    pub to_day: Option<Date>,
}

impl Roster {
    fn counts_on(&self, calendar: &Calendar, day: Date) -> bool {
        if day < self.from_day || self.to_day.is_some_and(|last| day > last) {
            return false;
        }
        let days = self.from_day.until((jiff::Unit::Day, day)).map_or(0, |span| span.get_days());
        i64::from(days).rem_euclid(i64::from(self.cycle.max(1))) == i64::from(self.turn)
            && self.days.include(calendar, day)
    }

    /// The stretch that contains `at`, if any: one that began today, or yesterday and runs over midnight.
    fn covers(&self, calendar: &Calendar, at: Time) -> Option<(Time, Time)> {
        let today = calendar.day_of(at);
        [Some(today), today.yesterday().ok()].into_iter().flatten().find_map(|day| {
            let midnight = calendar.start_of(day);
            let from = midnight + Span::minutes(self.from_minute.into());
            let to = midnight + Span::minutes(self.to_minute.into());
            (self.counts_on(calendar, day) && from <= at && at < to).then_some((from, to))
        })
    }
}

/// Somebody stands in for somebody else for a while.
#[derive(Clone, Debug, PartialEq)]
pub struct Substitution {
    pub id: Id<Substitution>,
    pub absent: MemberId,
    pub stand_in: MemberId,
    pub from: Time,
    pub to: Time,
    pub reason: String,
}

/// Somebody who is on duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnDuty {
    pub member: MemberId,
    /// Whom the roster names, if somebody else stands in.
    pub instead_of: Option<MemberId>,
    pub from: Time,
    pub to: Time,
}

/// Everybody who is on duty at that instant, in the order of the rosters, nobody twice.
pub fn on_duty(
    calendar: &Calendar,
    rosters: &[Roster],
    substitutions: &[Substitution],
    at: Time,
) -> Vec<OnDuty> {
    let mut found: Vec<OnDuty> = Vec::new();
    for roster in rosters {
        let Some((from, to)) = roster.covers(calendar, at) else { continue };
        let member = stand_in(substitutions, roster.member, at);
        if found.iter().all(|other| other.member != member) {
            let instead_of = (member != roster.member).then_some(roster.member);
            found.push(OnDuty { member, instead_of, from, to });
        }
    }
    found
}

/// Whoever stands in for a member now, also for a substitute who is away himself; the member where it goes in a circle.
fn stand_in(substitutions: &[Substitution], member: MemberId, at: Time) -> MemberId {
    let mut now = member;
    for _ in 0..substitutions.len() {
        let next = substitutions.iter().find(|s| s.absent == now && s.from <= at && at < s.to);
        match next {
            Some(substitution) => now = substitution.stand_in,
            None => return now,
        }
    }
    if substitutions.iter().any(|s| s.absent == now && s.from <= at && at < s.to) { member } else { now }
}
