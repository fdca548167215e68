//! `calendar.csv`: the days that depart from the week. Working hours and zone stand in `pack.toml`.

use std::collections::BTreeMap;

use base::calendar::DayKind;
use jiff::civil::Date;

use crate::pack::sheet;
use crate::pack::{Faults, Files};

pub const FILE: &str = "calendar.csv";
const COLUMNS: &[&str] = &["date", "kind", "name_zh", "name_en", "source", "evidence"];

pub(in crate::pack) fn load(files: &Files, faults: &mut Faults) -> BTreeMap<Date, DayKind> {
    let mut days = BTreeMap::new();
    sheet::read(files, FILE, COLUMNS, faults, |row| {
        row.text("date");
        let day = row.date("date");
        row.words("name");
        let kind = row.one_of("kind", &[DayKind::Holiday, DayKind::AdjustedWorkday], |kind| match kind {
            DayKind::Holiday => "holiday",
            DayKind::AdjustedWorkday => "adjusted_workday",
        });
        if let Some(day) = day
            && days.insert(day, kind).is_some()
        {
            row.wrong(format!("{day} 出现两次"), format!("{day} comes twice"));
        }
    });
    days
}
