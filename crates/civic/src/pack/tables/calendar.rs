//! `calendar.csv`: the days that depart from the week. Working hours and zone stand in `pack.toml`.

use std::collections::BTreeMap;

use base::Text;
use base::calendar::DayKind;
use jiff::civil::Date;

use crate::pack::sheet;
use crate::pack::{Faults, Files};

pub const FILE: &str = "calendar.csv";
const COLUMNS: &[&str] = &["date", "kind", "name_zh", "name_en", "source", "evidence"];

/// A day that departs from the week, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct SpecialDay {
    pub kind: DayKind,
    pub name: Text,
}

/// By day.
pub type SpecialDays = BTreeMap<Date, SpecialDay>;

pub(in crate::pack) fn load(files: &Files, faults: &mut Faults) -> SpecialDays {
    let mut days = BTreeMap::new();
    sheet::read(files, FILE, COLUMNS, faults, |row| {
        row.text("date");
        let day = row.date("date");
        let name = row.words("name");
        let kind = row.one_of("kind", &[DayKind::Holiday, DayKind::AdjustedWorkday], |kind| match kind {
            DayKind::Holiday => "holiday",
            DayKind::AdjustedWorkday => "adjusted_workday",
        });
        if let Some(day) = day
            && days.insert(day, SpecialDay { kind, name }).is_some()
        {
            row.wrong(format!("{day} 出现两次"), format!("{day} comes twice"));
        }
    });
    days
}
