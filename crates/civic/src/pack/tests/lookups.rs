use base::calendar::{Limit, Unit};

use super::pack;
use crate::pack::*;

fn ask(category: &str) -> Ask<'_> {
    Ask {
        category,
        nature: None,
        condition: None,
        urgency: Urgency::Normal,
        stage: Stage::Total,
        day: "2026-03-02".parse().unwrap(),
    }
}

fn limit(amount: u32, unit: Unit) -> Option<Limit> {
    Limit::new(amount, unit)
}

#[test]
fn a_deadline_falls_back_along_the_tree_to_the_scheme_and_the_default() {
    let pack = pack("chenghua");
    let of = |ask| pack.deadline(ask).map(|rule| rule.limit);
    // Its own rule.
    assert_eq!(of(Ask { stage: Stage::Handle, ..ask("CM-0102") }), limit(4, Unit::Workhour));
    // The scheme's rule.
    assert_eq!(of(Ask { stage: Stage::Handle, ..ask("CM-0110") }), limit(3, Unit::Workday));
    // The default, by nature.
    assert_eq!(of(Ask { nature: Some("enquiry"), ..ask("LH-0502") }), limit(3, Unit::Workday));
    assert_eq!(of(Ask { nature: Some("help"), ..ask("LH-0502") }), limit(7, Unit::Workday));
    assert_eq!(of(Ask { nature: Some("complaint"), ..ask("LH-0502") }), limit(15, Unit::Workday));
    // A condition says that this case is not like the others.
    let demolition = Ask { condition: Some("demolition"), stage: Stage::Handle, ..ask("CM-0101") };
    assert_eq!(of(demolition), limit(20, Unit::Workday));
    // Urgency runs on natural time, whatever the category says.
    assert_eq!(of(Ask { urgency: Urgency::Urgent, ..ask("CM-0110") }), limit(24, Unit::Hour));
    // A filing condition stands before urgency.
    let both = Ask { urgency: Urgency::Urgent, ..demolition };
    assert_eq!(of(both), limit(20, Unit::Workday));
    // An unknown category still has the default.
    assert_eq!(of(ask("XX")), limit(15, Unit::Workday));
}

#[test]
fn a_deadline_is_the_one_of_its_day() {
    let pack = pack("chenghua");
    let on = |day: &str| {
        let ask = Ask { nature: Some("help"), day: day.parse().unwrap(), ..ask("LH-0502") };
        pack.deadline(ask).map(|rule| rule.limit)
    };
    assert_eq!(on("2026-01-25"), limit(10, Unit::Workday));
    assert_eq!(on("2026-01-26"), limit(7, Unit::Workday));
}

#[test]
fn a_case_goes_where_the_duty_list_says() {
    let pack = pack("chenghua");
    let place = ["510108002003", "510108002000", "510108"];
    let lead = |category: &str| match pack.route(category, &place).map(|route| route.lead) {
        Some(Target::Unit(unit)) => unit.code.clone(),
        other => panic!("{category}: {other:?}"),
    };
    assert_eq!(lead("CM-0102"), "SC-510108002");
    assert_eq!(lead("LH-0101"), "CC-510108002003");
    assert_eq!(lead("CM-0401"), "D-TRANSPORT");
    // From the street upwards there is no community centre.
    let route = pack.route("LH-0101", &place[1..]).unwrap();
    assert!(matches!(route.lead, Target::Nearest(UnitKind::CommunityCentre)));
    assert!(pack.route("CM", &place).is_none());
}

#[test]
fn a_reclaimed_item_never_goes_to_a_street() {
    let pack = pack("chenghua");
    let refusal = pack.may_dispatch("CM-0110", UnitKind::StreetCentre).unwrap_err();
    assert_eq!(refusal.code.code, "pack.item_reclaimed");
    assert_eq!(refusal.extra["duty_item"], pack.duty("CM-0110").unwrap().item.as_str());
    assert!(pack.may_dispatch("CM-0110", UnitKind::Department).is_ok());
    assert!(pack.may_dispatch("CM-0102", UnitKind::StreetCentre).is_ok());
    for duty in pack.duties.iter().filter(|duty| duty.kind == DutyKind::Reclaimed) {
        for kind in [UnitKind::StreetCentre, UnitKind::CommunityCentre, UnitKind::Team] {
            assert!(pack.may_dispatch(&duty.category, kind).is_err(), "{}", duty.item);
        }
    }
}

#[test]
fn published_scores_come_out() {
    let pack = pack("chenghua");
    let score = |key: &str, rate: f64| {
        let value = pack.indicators.get(key).unwrap().value(|_| 0, |_| Some(rate));
        (value.unwrap() * 100.0).round() / 100.0
    };
    // The bulletins of 2022 and 2023.
    assert_eq!(score("score_ontime_inferred", 89.82), 14.82);
    assert_eq!(score("score_ontime_inferred", 66.67), 0.0);
    assert_eq!(score("score_satisf_inferred", 87.5), 19.75);
    assert_eq!(score("score_satisf_inferred", 40.0), 12.5);
    let rate = pack.indicators.get("rework_rate").unwrap();
    let counts = |name: &str| if name == "rework_num" { 3 } else { 12 };
    assert_eq!(rate.value(counts, |_| None), Some(25.0));
    assert_eq!(rate.value(|_| 0, |_| None), None);
}

#[test]
fn a_version_has_one_content_and_older_ones_stay() {
    let first = pack("chenghua");
    let shelf = PackShelf::default();
    assert_eq!(shelf.current().unwrap_err().code.code, "pack.none_in_force");
    shelf.put(first.clone()).unwrap();
    shelf.activate(&first.label()).unwrap();
    let edit = |version: &str, line: &str| {
        let mut files = first.files.clone();
        let manifest = files.0.get_mut("pack.toml").unwrap();
        *manifest = manifest.replace("2026.1", version) + line;
        load(files).unwrap()
    };
    let altered = shelf.put(edit("2026.1", "# changed\n")).unwrap_err();
    assert_eq!(altered.code.code, "pack.altered");
    shelf.put(edit("2026.2", "")).unwrap();
    assert_eq!(shelf.current().unwrap().version, "2026.1");
    shelf.activate("chenghua@2026.2").unwrap();
    assert_eq!(shelf.current().unwrap().version, "2026.2");
    assert_eq!(shelf.version("chenghua@2026.1").unwrap().digest, first.digest);
    assert_eq!(shelf.version("chenghua@1").unwrap_err().code.code, "pack.unknown_version");
}
