//! Each kind of fault, found in an otherwise sound pack, with its wording in both languages.

use base::Lang;

use super::files;
use crate::pack::load;

/// Loads the shipped pack with one text replaced and gives the report, Chinese first.
fn report(file: &str, old: &str, new: &str) -> String {
    let mut files = files("chenghua");
    let text = files.0.get_mut(file).unwrap();
    assert!(text.contains(old), "{file} has no {old}");
    *text = text.replacen(old, new, 1);
    let faults = load(files).unwrap_err();
    let first = |lang| {
        let report = faults.report(lang);
        let (all, mut lines) = (report.lines().count(), report.lines().take(4).collect::<Vec<_>>());
        let rest = format!("… {} more", all.saturating_sub(4));
        lines.extend((all > 4).then_some(rest.as_str()));
        lines.join("\n")
    };
    format!("{}\n{}", first(Lang::Zh), first(Lang::En))
}

macro_rules! faults {
    ($($name:ident: $file:literal, $old:expr => $new:expr;)*) => {
        $(#[test] fn $name() { insta::assert_snapshot!(report($file, $old, $new)); })*
    };
}

faults! {
    unknown_column: "areas.csv", "code,kind" => "code,sort";
    short_line: "areas.csv", ",成华区," => ",";
    text_missing_in_one_language: "areas.csv", "Chenghua District" => "";
    unknown_word: "areas.csv", "510108002000,street" => "510108002000,town";
    unknown_parent: "areas.csv", "510108002003,community,石油社区,Shiyou Community,510108002000" => "510108002003,community,石油社区,Shiyou Community,510108999000";
    double_code: "areas.csv", "510108002003,community" => "510108002002,community";
    circle: "categories.csv", "CM-01,CM,市容环境" => "CM-01,CM-0101,市容环境";
    nobody_is_responsible: "duty_list.csv", ",CM-0101,assisting" => ",CM-0102,assisting";
    duty_of_an_unknown_unit: "duty_list.csv", "unit:D-URBAN" => "unit:D-NOBODY";
    duty_without_a_sort_of_unit: "duty_list.csv", "unit:D-URBAN" => "D-URBAN";
    reclaimed_yet_led_by_the_street: "duty_list.csv", "CM-0110,reclaimed,unit:D-TRANSPORT" => "CM-0110,reclaimed,kind:street_centre";
    unknown_permission: "role_permissions.csv", "resident,area.read" => "resident,area.reed";
    permission_of_an_unknown_role: "role_permissions.csv", "resident,area.read" => "residents,area.read";
    administrators_overlap: "role_permissions.csv", "audit_admin,audit.read" => "audit_admin,audit.read\naudit_admin,account.write";
    administrator_touches_cases: "role_permissions.csv", "audit_admin,audit.read" => "audit_admin,case.read";
    overlapping_deadlines: "deadlines.csv", "2026-01-25" => "2026-03-01";
    no_deadline: "deadlines.csv", "*,,,total,15,workday,2010-01-01," => "*,,,total,15,workday,2010-01-01,2025-12-31";
    unknown_condition: "deadlines.csv", "CM-0101,stop_work" => "CM-0101,stop_it";
    limit_of_zero: "deadlines.csv", "*,,,triage,2" => "*,,,triage,0";
    day_that_is_none: "calendar.csv", "2024-02-04" => "2024-02-30";
    day_twice: "calendar.csv", "2024-02-04" => "2024-02-10";
    year_not_covered: "pack.toml", "years = [2024, 2025, 2026]" => "years = [2024, 2025, 2026, 2027]";
    misspelt_key: "pack.toml", "max_returns = 2" => "max_retuns = 2";
    limit_unreadable: "pack.toml", "return_window = \"4 workhour\"" => "return_window = \"4 hours\"";
    unknown_zone: "pack.toml", "Asia/Shanghai" => "Asia/Chengdu";
    broken_toml: "pack.toml", "key = \"chenghua\"" => "key = chenghua";
    reason_list_missing: "reasons.csv", "withdraw,solved" => "withdrawn,solved";
    count_made_public: "indicators.csv", "count,field list of a city-management statistics system,E,," => "count,field list of a city-management statistics system,E,件数,number";
    public_in_one_language: "indicators.csv", "核查不合格、退回返工的，占已处置的比例" => "";
    unknown_count: "indicators.csv", "percent,valid_report_num" => "percent,valid_reports";
    score_of_a_later_line: "indicators.csv", "0.10:response_rate" => "0.10:reopen_rate";
    formula_of_the_wrong_shape: "indicators.csv", "count,report_num," => "percent,report_num,";
}

/// What is wrong with a form, one change at a time; the report in English.
fn wrong(changes: &[(&str, &str, &str)]) -> String {
    let mut files = files("chenghua");
    for (file, old, new) in changes {
        let text = files.0.get_mut(*file).unwrap();
        assert!(text.contains(old), "{file} has no {old}");
        *text = text.replacen(old, new, 1);
    }
    load(files).unwrap_err().report(Lang::En)
}

#[test]
fn a_form_without_an_end_or_a_legal_basis_is_refused() {
    let report = wrong(&[
        ("forms.csv", "2028-12-31", ""),
        ("forms.csv", "《四川省消防条例》", ""),
        ("forms.csv", "D-HOUSING", "D-NOBODY"),
        ("forms.csv", "courtyard;company_estate,30", "yard,30"),
    ]);
    let expected = [
        "forms.csv:2: unknown kind of area “yard”",
        "forms.csv:2: “valid_to” must not be empty",
        "forms.csv:3: “legal_basis” has no Chinese text",
        "forms.csv:4: unknown unit “D-NOBODY”",
    ];
    assert_eq!(report.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn a_field_that_means_nothing_or_takes_other_answers_elsewhere_is_named() {
    let fire = "forms/courtyard-fire.json";
    let report = wrong(&[
        (fire, "\"x-field\": \"hydrants\"", "\"x-field\": \"hydrant\""),
        (fire, "\"x-field\": \"stairs\", ", ""),
        (fire, "{\"title\": \"Entrances\"}", "{}"),
        (fire, "\"x-field\": \"extinguishers\"", "\"x-field\": \"buildings\""),
        ("forms/rental-housing.json", "\"maximum\": 500}", "\"maximum\": 50}"),
        ("forms/lift-facility.json", "\"type\": \"integer\"", "\"type\": \"whole\""),
    ]);
    for expected in [
        "forms/courtyard-fire.json:13: unknown field “hydrant”",
        "forms/courtyard-fire.json:16: “stairs” has no x-field: nobody can tell what it means",
        "forms/courtyard-fire.json:11: “entrances” lacks a title or its x-en.title",
        "forms/courtyard-fire.json:14: “extinguishers” asks the same as “buildings” (buildings)",
        "forms/rental-housing.json:8: field “buildings” takes other answers than in forms/courtyard-fire.json",
        "forms/lift-facility.json:9: not a valid JSON Schema",
    ] {
        assert!(report.contains(expected), "{expected}\n{report}");
    }
}

#[test]
fn a_form_that_cannot_be_read_or_is_not_listed_is_named() {
    let mut files = files("chenghua");
    files.0.insert("forms/secret.json".into(), "{}".into());
    files.0.insert("forms/small-shops.json".into(), "{\n  \"type\": object\n}".into());
    files.0.remove("forms/flood-2026.json");
    let report = load(files).unwrap_err().report(Lang::En);
    for expected in [
        "forms/secret.json: forms.csv has no line for this form",
        "forms/small-shops.json:2: JSON syntax",
        "forms.csv:6: there is no file forms/flood-2026.json",
    ] {
        assert!(report.contains(expected), "{expected}\n{report}");
    }
}

#[test]
fn whoever_answers_complaints_directs_nobody() {
    let report = wrong(&[(
        "role_permissions.csv",
        "burden_officer,complaint.answer",
        "burden_officer,complaint.answer\nburden_officer,case.supervise",
    )]);
    assert!(report.contains(
        "“burden_officer” answers complaints about formalism and must not also hold “case.supervise”"
    ));
    let report = wrong(&[("role_permissions.csv", "burden_officer,complaint.answer\n", "")]);
    assert!(report.contains("no role answers complaints about formalism"), "{report}");
}

#[test]
fn everything_that_is_wrong_is_said_at_once() {
    let mut files = files("chenghua");
    files.0.remove("channels.csv");
    files.0.insert("chanels.csv".into(), String::new());
    files.0.insert("profiles/broken.toml".into(), "a = \n".into());
    let areas = files.0.get_mut("areas.csv").unwrap();
    *areas =
        areas.replacen("510108004000,street", "510108004000,town", 1).replacen("Tashui Community", "", 1);
    let faults = load(files).unwrap_err();
    insta::assert_snapshot!(faults.report(Lang::En));
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let faults = super::Files::read(std::path::Path::new("no/such/pack")).unwrap_err();
    assert_eq!(faults.faults[0].file, "no/such/pack");
}
