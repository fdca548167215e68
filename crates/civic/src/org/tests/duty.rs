use base::calendar::Calendar;
use base::time::Span;
use base::{Id, Time};

use crate::org::duty::{Days, Roster, Substitution, on_duty};
use crate::org::model::MemberId;
use crate::pack::tests::pack;

fn calendar() -> Calendar {
    pack("chenghua").calendar.clone()
}

fn member(name: &str) -> MemberId {
    Id::named("member", name)
}

fn line(name: &str, days: Days, from_minute: u16, to_minute: u16) -> Roster {
    Roster {
        id: Id::named("roster", name),
        member: member(name),
        days,
        cycle: 1,
        turn: 0,
        from_minute,
        to_minute,
        from_day: "2026-01-01".parse().unwrap(),
        to_day: None,
    }
}

fn at(text: &str) -> Time {
    Time::from(calendar().zone().to_timestamp(text.parse().unwrap()).unwrap())
}

fn names(rosters: &[Roster], substitutions: &[Substitution], when: &str, all: &[&str]) -> Vec<String> {
    let found = on_duty(&calendar(), rosters, substitutions, at(when));
    let name = |id| all.iter().find(|name| member(name) == id).unwrap().to_string();
    found.into_iter().map(|on_duty| name(on_duty.member)).collect()
}

#[test]
fn swapped_days_decide_not_the_weekday() {
    let rosters = [line("day", Days::Workday, 540, 1020), line("holiday", Days::DayOff, 540, 1020)];
    let who = |when| names(&rosters, &[], when, &["day", "holiday"]);
    assert_eq!(who("2026-03-02T10:00"), ["day"]);
    assert_eq!(who("2026-03-07T10:00"), ["holiday"]);
    // Saturday 28 February 2026 was worked for the spring festival, Monday 16 February was off.
    assert_eq!(who("2026-02-28T10:00"), ["day"]);
    assert_eq!(who("2026-02-16T10:00"), ["holiday"]);
    assert_eq!(who("2026-03-02T17:00"), Vec::<String>::new());
}

#[test]
fn a_night_belongs_to_the_day_on_which_it_began() {
    let rosters = [line("night", Days::Workday, 1020, 1980)];
    let who = |when| names(&rosters, &[], when, &["night"]);
    // From Friday 17:00 to Saturday 09:00, but not in the night after the Saturday.
    assert_eq!(who("2026-03-06T23:00"), ["night"]);
    assert_eq!(who("2026-03-07T08:59"), ["night"]);
    assert!(who("2026-03-07T09:00").is_empty() && who("2026-03-07T23:00").is_empty());
}

#[test]
fn people_who_take_turns_never_meet() {
    let turn = |name, turn| Roster { cycle: 3, turn, ..line(name, Days::Every, 0, 1440) };
    let rosters = [turn("a", 0), turn("b", 1), turn("c", 2)];
    let who = |when| names(&rosters, &[], when, &["a", "b", "c"]);
    assert_eq!(who("2026-01-01T12:00"), ["a"]);
    assert_eq!(who("2026-01-02T12:00"), ["b"]);
    assert_eq!(who("2026-01-03T12:00"), ["c"]);
    assert_eq!(who("2026-01-04T12:00"), ["a"]);
    let weekly = [line("w", Days::Weekly([false, false, false, false, false, false, true]), 0, 1440)];
    assert_eq!(names(&weekly, &[], "2026-03-08T12:00", &["w"]), ["w"]);
    assert!(names(&weekly, &[], "2026-03-07T12:00", &["w"]).is_empty());
}

#[test]
fn a_substitute_may_have_a_substitute_but_not_in_a_circle() {
    let rosters = [line("a", Days::Every, 0, 1440)];
    let away = |absent, stand_in, from: &str, days| Substitution {
        id: Id::named("substitution", absent),
        absent: member(absent),
        stand_in: member(stand_in),
        from: at(from),
        to: at(from) + Span::days(days),
        reason: String::new(),
    };
    let all = ["a", "b", "c"];
    let chain = [away("a", "b", "2026-03-02T00:00", 3), away("b", "c", "2026-03-03T00:00", 1)];
    assert_eq!(names(&rosters, &chain, "2026-03-01T12:00", &all), ["a"]);
    assert_eq!(names(&rosters, &chain, "2026-03-02T12:00", &all), ["b"]);
    assert_eq!(names(&rosters, &chain, "2026-03-03T12:00", &all), ["c"]);
    let circle = [away("a", "b", "2026-03-02T00:00", 3), away("b", "a", "2026-03-02T00:00", 3)];
    assert_eq!(names(&rosters, &circle, "2026-03-02T12:00", &all), ["a"]);
    let found = on_duty(&calendar(), &rosters, &chain, at("2026-03-02T12:00"));
    assert_eq!(found[0].instead_of, Some(member("a")));
    assert_eq!(found[0].to, at("2026-03-03T00:00"));
}

#[test]
fn the_stored_form_of_days_reads_back() {
    let week = Days::Weekly([true, false, false, true, false, false, true]);
    for days in [Days::Every, Days::Workday, Days::DayOff, week] {
        assert_eq!(Days::from_text(&days.text()), Some(days));
    }
    assert_eq!(Days::from_text("weekly:11"), None);
    assert_eq!(Days::from_text("sometimes"), None);
}
