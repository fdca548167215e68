use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

/// Chengdu's offices, with the swapped days of 2024 to 2026 that the examples need.
fn chengdu() -> Calendar {
    let holidays = [
        "2024-02-10..17",
        "2024-05-01..05",
        "2024-10-01..07",
        "2025-01-01..01",
        "2025-01-28..31",
        "2025-02-01..04",
        "2025-10-01..08",
        "2026-01-01..03",
        "2026-02-15..23",
        "2026-10-01..07",
    ];
    let swapped = [
        "2024-02-04",
        "2024-02-18",
        "2024-04-28",
        "2024-05-11",
        "2024-09-29",
        "2024-10-12",
        "2025-01-26",
        "2025-02-08",
        "2025-09-28",
        "2025-10-11",
        "2026-01-04",
        "2026-02-14",
        "2026-02-28",
        "2026-09-20",
        "2026-10-10",
    ];
    let mut days = BTreeMap::new();
    for range in holidays {
        let (first, last) = range.split_once("..").unwrap();
        let mut day: Date = first.parse().unwrap();
        while day.day() <= last.parse().unwrap() {
            days.insert(day, DayKind::Holiday);
            day = match day.tomorrow() {
                Ok(next) if next.month() == day.month() => next,
                _ => break,
            };
        }
    }
    days.extend(swapped.map(|day| (day.parse().unwrap(), DayKind::AdjustedWorkday)));
    calendar("Asia/Shanghai", vec![(9 * 60, 12 * 60), (13 * 60, 17 * 60)], days)
}

fn calendar(zone: &str, hours: Vec<(u16, u16)>, days: BTreeMap<Date, DayKind>) -> Calendar {
    let week = [true, true, true, true, true, false, false];
    Calendar::new(Rules { zone: zone.into(), week, hours, years: 2024..=2026, days }).unwrap()
}

fn at(text: &str) -> Time {
    Time::from(fixed().zone().to_timestamp(text.parse().unwrap()).unwrap())
}

fn limit(amount: u32, unit: Unit) -> Limit {
    Limit::new(amount, unit).unwrap()
}

#[test]
fn working_days_count_from_the_day_after_receipt_and_jump_over_swapped_weeks() {
    let calendar = chengdu();
    for (start, amount, due) in [
        // Sunday 4 February 2024 was worked; the festival ran from the 10th to the 17th, Sunday the 18th was worked.
        ("2024-02-09T10:00", 1, "2024-02-18T17:00"),
        ("2024-02-03T10:00", 1, "2024-02-04T17:00"),
        ("2024-02-08T16:59", 3, "2024-02-19T17:00"),
        // Received on a day off: the same first working day as the evening before.
        ("2024-02-12T03:00", 1, "2024-02-18T17:00"),
        // Saturday 11 May 2024 was worked for the holiday of 1 to 5 May.
        ("2024-05-10T09:00", 1, "2024-05-11T17:00"),
        // Enquiry, help and complaint over the national day of 2025 (11 October worked).
        ("2025-09-30T11:00", 3, "2025-10-11T17:00"),
        ("2025-09-30T11:00", 7, "2025-10-16T17:00"),
        ("2025-09-26T23:59", 15, "2025-10-23T17:00"),
        // Sunday 4 January 2026 was worked after three days of new year.
        ("2025-12-31T09:00", 1, "2026-01-04T17:00"),
        // Spring festival of 2026: nine days off between two worked Saturdays.
        ("2026-02-13T15:00", 1, "2026-02-14T17:00"),
        ("2026-02-14T15:00", 5, "2026-02-28T17:00"),
    ] {
        let got = calendar.due(at(start), limit(amount, Unit::Workday), &[]);
        assert_eq!(got, at(due), "{amount} working days from {start}: {got}");
    }
}

#[test]
fn working_hours_run_only_inside_the_day_and_natural_ones_always() {
    let calendar = chengdu();
    for (start, amount, unit, due) in [
        ("2024-09-30T16:00", 2, Unit::Workhour, "2024-10-08T10:00"),
        ("2024-09-30T11:00", 1, Unit::Workhour, "2024-09-30T12:00"),
        ("2024-09-30T11:30", 1, Unit::Workhour, "2024-09-30T13:30"),
        ("2024-09-30T12:30", 4, Unit::Workhour, "2024-09-30T17:00"),
        ("2024-09-29T07:00", 4, Unit::Workhour, "2024-09-29T14:00"),
        ("2024-10-05T16:00", 4, Unit::Workhour, "2024-10-08T14:00"),
        ("2024-10-05T23:58", 5, Unit::Minute, "2024-10-06T00:03"),
        ("2024-10-05T16:00", 24, Unit::Hour, "2024-10-06T16:00"),
    ] {
        assert_eq!(
            calendar.due(at(start), limit(amount, unit), &[]),
            at(due),
            "{amount} {unit:?} from {start}"
        );
    }
    assert!(calendar.is_working(at("2024-09-29T09:00")) && !calendar.is_working(at("2024-09-29T12:00")));
    assert!(!calendar.is_working(at("2024-10-02T10:00")));
}

#[test]
fn a_pause_takes_out_its_own_working_time_and_no_more() {
    let calendar = chengdu();
    let pause = |from, to| Pause { from: at(from), to: at(to) };
    let three = limit(3, Unit::Workday);
    let start = at("2024-09-23T10:00");
    for (pauses, due) in [
        (vec![], "2024-09-26T17:00"),
        // Two working days.
        (vec![pause("2024-09-24T09:00", "2024-09-25T17:00")], "2024-09-29T17:00"),
        // One hour, which falls on Friday.
        (vec![pause("2024-09-24T11:00", "2024-09-24T12:30")], "2024-09-27T10:00"),
        // A night and the day of receipt were not counted anyway.
        (vec![pause("2024-09-23T11:00", "2024-09-24T09:00")], "2024-09-26T17:00"),
        // After the end.
        (vec![pause("2024-09-27T09:00", "2024-09-29T17:00")], "2024-09-26T17:00"),
        // Overlapping ones in any order count once.
        (
            vec![
                pause("2024-09-24T14:00", "2024-09-24T17:00"),
                pause("2024-09-24T09:00", "2024-09-24T15:00"),
            ],
            "2024-09-27T17:00",
        ),
    ] {
        assert_eq!(calendar.due(start, three, &pauses), at(due), "{pauses:?}");
    }
}

#[test]
fn summer_time_moves_the_office_hours() {
    let days = BTreeMap::new();
    let calendar = calendar("America/Los_Angeles", vec![(8 * 60, 17 * 60)], days);
    // Clocks went forward on Sunday 10 March 2024: Friday 16:00 PST is 00:00Z, Monday 08:00 PDT is 15:00Z.
    let start = "2024-03-09T00:00:00Z".parse().unwrap();
    assert_eq!(calendar.due(start, limit(2, Unit::Workhour), &[]), "2024-03-11T16:00:00Z".parse().unwrap());
    assert_eq!(calendar.due(start, limit(1, Unit::Workday), &[]), "2024-03-12T00:00:00Z".parse().unwrap());
}

#[test]
fn a_calendar_that_cannot_work_is_refused() {
    let rules = || Rules {
        zone: "Asia/Shanghai".into(),
        week: [true; 7],
        hours: vec![(540, 720)],
        years: 2024..=2024,
        days: BTreeMap::new(),
    };
    let refused = |rules| Calendar::new(rules).unwrap_err();
    assert_eq!(refused(Rules { zone: "Mars/Base".into(), ..rules() }), Refusal::Zone("Mars/Base".into()));
    assert_eq!(refused(Rules { week: [false; 7], ..rules() }), Refusal::Week);
    assert_eq!(refused(Rules { hours: vec![(540, 720), (700, 800)], ..rules() }), Refusal::Hours);
    assert_eq!(refused(Rules { hours: vec![(720, 540)], ..rules() }), Refusal::Hours);
    #[expect(clippy::reversed_empty_ranges, reason = "that is what is refused")]
    let years = 2026..=2024;
    assert_eq!(refused(Rules { years, ..rules() }), Refusal::Years);
    assert_eq!(Limit::new(0, Unit::Hour), None);
}

#[test]
fn far_from_the_known_years_answers_stay_defined() {
    let calendar = chengdu();
    let early: Time = "1970-01-05T00:00:00Z".parse().unwrap();
    for unit in Unit::ALL {
        let due = calendar.due(early, limit(3, unit), &[]);
        assert!(due > early && due - early < Span::days(8), "{unit:?} {due}");
    }
    assert!(calendar.covers(2025) && !calendar.covers(2027));
}

/// Seconds around the years 2024 to 2026.
fn instants() -> impl Strategy<Value = Time> {
    (1_704_000_000i64..1_790_000_000).prop_map(|seconds| Time(seconds * 1_000_000))
}

fn limits() -> impl Strategy<Value = Limit> {
    (1u32..60, 0usize..4).prop_map(|(amount, unit)| limit(amount, Unit::ALL[unit]))
}

fn pauses(near: Time) -> impl Strategy<Value = Vec<Pause>> {
    let pause = (-100_000i64..3_000_000, 0i64..900_000).prop_map(move |(after, long)| {
        let from = near + Span::seconds(after);
        Pause { from, to: from + Span::seconds(long) }
    });
    prop::collection::vec(pause, 0..4)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn due_is_where_elapsed_reaches_the_length(
        (start, limit, pauses) in instants().prop_flat_map(|start| (Just(start), limits(), pauses(start)))
    ) {
        let calendar = fixed();
        let due = calendar.due(start, limit, &pauses);
        prop_assert!(due > start);
        prop_assert_eq!(calendar.elapsed(start, due, limit.unit, &pauses), calendar.length(limit));
        prop_assert!(calendar.elapsed(start, Time(due.0 - 1), limit.unit, &pauses) < calendar.length(limit));
    }

    #[test]
    fn due_never_runs_back(start in instants(), later in 0i64..5_000_000, limit in limits()) {
        let calendar = fixed();
        let due = calendar.due(start, limit, &[]);
        prop_assert!(calendar.due(start + Span::seconds(later), limit, &[]) >= due);
        let longer = Limit::new(limit.amount.get() + 1, limit.unit).unwrap();
        prop_assert!(calendar.due(start, longer, &[]) > due);
    }

    #[test]
    fn a_pause_pushes_by_no_more_than_the_counted_time_it_takes(
        (start, limit, pauses) in instants().prop_flat_map(|start| (Just(start), limits(), pauses(start)))
    ) {
        let calendar = fixed();
        let (plain, pushed) = (calendar.due(start, limit, &[]), calendar.due(start, limit, &pauses));
        prop_assert!(pushed >= plain);
        let gained = calendar.elapsed(plain, pushed, natural_or_hours(limit.unit), &[]);
        let paused = pauses.iter().map(|p| calendar.elapsed(p.from, p.to, natural_or_hours(limit.unit), &[]).0).sum::<i64>();
        prop_assert!(gained.0 <= paused, "a pause gave more than it took");
    }

    #[test]
    fn elapsed_adds_up(start in instants(), a in 0i64..3_000_000, b in 0i64..3_000_000, unit in 0usize..3) {
        let (calendar, unit) = (fixed(), Unit::ALL[unit]);
        let (middle, end) = (start + Span::seconds(a), start + Span::seconds(a + b));
        let parts = calendar.elapsed(start, middle, unit, &[]) + calendar.elapsed(middle, end, unit, &[]);
        prop_assert_eq!(parts, calendar.elapsed(start, end, unit, &[]));
    }
}

/// Working days begin to count at midnight; from a point inside the count on, they are working hours.
fn natural_or_hours(unit: Unit) -> Unit {
    if unit == Unit::Workday { Unit::Workhour } else { unit }
}

/// Built once: four hundred cases need not lay out thirty years each.
fn fixed() -> &'static Calendar {
    static CALENDAR: std::sync::OnceLock<Calendar> = std::sync::OnceLock::new();
    CALENDAR.get_or_init(chengdu)
}
