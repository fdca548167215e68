//! `pack.toml`: name, place, office hours and the numbers of the flow.

use std::collections::BTreeSet;

use base::Text;
use base::calendar::{Limit, Unit};
use toml::de::{DeTable, DeValue};

use super::{Duplicates, Faults, Files, Flow, OpenData, Place, Repeat, Retention};

pub(super) const FILE: &str = "pack.toml";
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const SYSTEMS: [&str; 4] = ["WGS84", "CGCS2000", "GCJ02", "BD09"];

/// What `pack.toml` says.
pub(super) struct Manifest {
    pub key: String,
    pub version: String,
    pub name: Text,
    pub example: bool,
    pub place: Place,
    pub prefix: String,
    pub week: [bool; 7],
    pub hours: Vec<(u16, u16)>,
    pub years: Vec<i16>,
    /// Line of the `[calendar]` section, for what is found wrong with it later.
    pub calendar_line: u32,
    pub flow: Flow,
    pub repeat: Repeat,
    pub duplicates: Duplicates,
    pub retention: Retention,
    pub open_data: OpenData,
}

pub(super) fn load(files: &Files, faults: &mut Faults) -> Option<Manifest> {
    let Some(text) = files.get(FILE) else {
        faults.add(FILE, 0, "缺少该文件", "the file is missing");
        return None;
    };
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let line = error.span().map_or(0, |span| line_of(text, span.start));
        let message = error.message();
        faults.add(FILE, line, format!("TOML 语法错误：{message}"), format!("TOML syntax: {message}"));
    }
    if !errors.is_empty() {
        return None;
    }
    Some(Reader { text, faults }.manifest(table.get_ref()))
}

pub(super) fn line_of(text: &str, offset: usize) -> u32 {
    text.as_bytes()[..offset.min(text.len())].iter().filter(|byte| **byte == b'\n').count() as u32 + 1
}

struct Reader<'a> {
    text: &'a str,
    faults: &'a mut Faults,
}

/// One section and the keys that were asked for in it.
struct Section<'r, 'a, 't> {
    reader: &'r mut Reader<'a>,
    name: &'static str,
    table: Option<&'t DeTable<'t>>,
    line: u32,
    known: BTreeSet<&'static str>,
}

impl<'a> Reader<'a> {
    fn manifest(mut self, root: &DeTable<'_>) -> Manifest {
        let mut top = Section::root(&mut self, root);
        let (key, version, prefix) = (top.string("key"), top.string("version"), top.string("prefix"));
        let name = Text { zh: top.string("name_zh"), en: top.string("name_en") };
        let example = top.boolean("example");
        top.finish(&["place", "calendar", "flow", "repeat", "duplicates", "retention", "open_data"]);

        let mut section = Section::named(&mut self, root, "place");
        let place = Place {
            root: section.string("root"),
            zone: section.string("zone"),
            coordinates: section.choice("coordinates", &SYSTEMS),
            centre: section.numbers("centre"),
            bounds: section.numbers("bounds"),
        };
        section.finish(&[]);

        let mut section = Section::named(&mut self, root, "calendar");
        let calendar_line = section.line;
        let (week, hours, years) = (section.week(), section.hours(), section.years());
        section.finish(&[]);

        let mut section = Section::named(&mut self, root, "flow");
        let flow = Flow {
            return_window: section.limit("return_window"),
            max_returns: section.integer("max_returns"),
            ruling: section.limit("ruling"),
            whistle_answer: section.limit("whistle_answer"),
            co_handling: section.limit("co_handling"),
            extension_answer: section.limit("extension_answer"),
            extension_longest: section.limit("extension_longest"),
            max_extensions: section.integer("max_extensions"),
            suspension_longest: section.limit("suspension_longest"),
            max_suspensions: section.integer("max_suspensions"),
            reopen_days: section.integer("reopen_days"),
            max_reopens: section.integer("max_reopens"),
            rating_days: section.integer("rating_days"),
            archive_days: section.integer("archive_days"),
            remind_percent: section.integer("remind_percent"),
            yellow_after: section.limit("yellow_after"),
            red_after: section.limit("red_after"),
        };
        section.finish(&[]);

        let mut section = Section::named(&mut self, root, "repeat");
        let repeat = Repeat {
            alert_count: section.integer("alert_count"),
            days: section.integer("days"),
            metres: section.integer("metres"),
        };
        section.finish(&[]);
        let mut section = Section::named(&mut self, root, "duplicates");
        let duplicates = Duplicates {
            days: section.integer("days"),
            metres: section.integer("metres"),
            score: section.integer("score"),
        };
        section.finish(&[]);
        let mut section = Section::named(&mut self, root, "retention");
        let retention = Retention {
            contact_days: section.integer("contact_days"),
            case_years: section.integer("case_years"),
        };
        section.finish(&[]);
        let mut section = Section::named(&mut self, root, "open_data");
        let open_data = OpenData {
            licence: section.string("licence"),
            licence_name: Text { zh: section.string("licence_zh"), en: section.string("licence_en") },
        };
        section.finish(&[]);

        Manifest {
            key,
            version,
            name,
            example,
            place,
            prefix,
            week,
            hours,
            years,
            calendar_line,
            flow,
            repeat,
            duplicates,
            retention,
            open_data,
        }
    }
}

impl<'r, 'a, 't> Section<'r, 'a, 't> {
    fn root(reader: &'r mut Reader<'a>, table: &'t DeTable<'t>) -> Self {
        Section { reader, name: "", table: Some(table), line: 1, known: BTreeSet::new() }
    }

    fn named(reader: &'r mut Reader<'a>, root: &'t DeTable<'t>, name: &'static str) -> Self {
        let entry = root.iter().find(|(key, _)| key.get_ref() == name);
        let line = entry.map_or(0, |(key, _)| line_of(reader.text, key.span().start));
        let table = entry.and_then(|(_, value)| value.get_ref().as_table());
        if table.is_none() {
            reader.faults.add(
                FILE,
                line,
                format!("缺少 [{name}] 一节"),
                format!("section [{name}] is missing"),
            );
        }
        Section { reader, name, table, line, known: BTreeSet::new() }
    }

    fn wrong(&mut self, line: u32, zh: String, en: String) {
        self.reader.faults.add(FILE, line, zh, en);
    }

    /// The value, its key as a person would look for it, and its line. Notes a missing one.
    fn value(&mut self, key: &'static str) -> Option<(&'t DeValue<'t>, u32)> {
        self.known.insert(key);
        let table = self.table?;
        let found = table.iter().find(|(name, _)| name.get_ref() == key);
        let Some((name, value)) = found else {
            let line = self.line;
            self.wrong(line, format!("缺少“{}”", self.full(key)), format!("“{}” is missing", self.full(key)));
            return None;
        };
        Some((value.get_ref(), line_of(self.reader.text, name.span().start)))
    }

    fn full(&self, key: &str) -> String {
        if self.name.is_empty() { key.to_owned() } else { format!("{}.{key}", self.name) }
    }

    fn read<T: Default>(
        &mut self,
        key: &'static str,
        zh: &str,
        en: &str,
        take: impl Fn(&DeValue<'_>) -> Option<T>,
    ) -> T {
        let Some((value, line)) = self.value(key) else { return T::default() };
        take(value).unwrap_or_else(|| {
            let full = self.full(key);
            self.wrong(line, format!("“{full}”应为{zh}"), format!("“{full}” must be {en}"));
            T::default()
        })
    }

    fn string(&mut self, key: &'static str) -> String {
        self.read(key, "非空文字", "a text", |value| {
            value.as_str().filter(|text| !text.is_empty()).map(str::to_owned)
        })
    }

    fn choice(&mut self, key: &'static str, all: &[&str]) -> String {
        let words = all.join(", ");
        self.read(key, &format!("其中之一：{words}"), &format!("one of {words}"), |value| {
            value.as_str().filter(|text| all.contains(text)).map(str::to_owned)
        })
    }

    /// Absent means no.
    fn boolean(&mut self, key: &'static str) -> bool {
        let present = self.table.is_some_and(|table| table.iter().any(|(name, _)| name.get_ref() == key));
        self.known.insert(key);
        present && self.read(key, "true 或 false", "true or false", |value| value.as_bool())
    }

    fn integer(&mut self, key: &'static str) -> u32 {
        self.read(key, "不小于零的整数", "a whole number, zero or more", |value| {
            integer(value)?.try_into().ok()
        })
    }

    fn numbers<const N: usize>(&mut self, key: &'static str) -> [f64; N]
    where
        [f64; N]: Default,
    {
        self.read(key, &format!("{N} 个数字"), &format!("{N} numbers"), |value| {
            let parts: Option<Vec<f64>> =
                value.as_array()?.iter().map(|part| number(part.get_ref())).collect();
            parts?.try_into().ok()
        })
    }

    /// `"4 workhour"`.
    fn limit(&mut self, key: &'static str) -> Limit {
        let read = self.read(
            key,
            "期限，如 \"4 workhour\"（单位 minute、hour、workhour、workday）",
            "a limit such as \"4 workhour\" (units minute, hour, workhour, workday)",
            |value| {
                let (amount, unit) = value.as_str()?.split_once(' ')?;
                Limit::new(amount.parse().ok()?, Unit::from_key(unit)?).map(Some)
            },
        );
        read.unwrap_or(Limit { amount: std::num::NonZeroU32::MIN, unit: Unit::Workday })
    }

    fn week(&mut self) -> [bool; 7] {
        self.read(
            "week",
            "工作日列表，如 [\"mon\", \"tue\"]",
            "a list of weekdays such as [\"mon\", \"tue\"]",
            |value| {
                let mut week = [false; 7];
                for day in value.as_array()?.iter() {
                    week[WEEKDAYS.iter().position(|name| day.get_ref().as_str() == Some(name))?] = true;
                }
                week.contains(&true).then_some(week)
            },
        )
    }

    fn hours(&mut self) -> Vec<(u16, u16)> {
        let (zh, en) = ("办公时间列表，如 [\"09:00-12:00\"]", "a list of hours such as [\"09:00-12:00\"]");
        self.read("hours", zh, en, |value| {
            let hours: Option<Vec<_>> = value
                .as_array()?
                .iter()
                .map(|part| {
                    let (from, to) = part.get_ref().as_str()?.split_once('-')?;
                    Some((minutes(from)?, minutes(to)?))
                })
                .collect();
            hours.filter(|hours| !hours.is_empty())
        })
    }

    fn years(&mut self) -> Vec<i16> {
        self.read("years", "年份列表", "a list of years", |value| {
            let years: Option<Vec<i16>> =
                value.as_array()?.iter().map(|part| integer(part.get_ref())?.try_into().ok()).collect();
            years.filter(|years| !years.is_empty())
        })
    }

    /// Refuses keys that nobody asked for: a misspelt key must not pass as a wish.
    fn finish(self, sections: &[&str]) {
        for (key, _) in self.table.into_iter().flatten() {
            let name: &str = key.get_ref();
            if !self.known.contains(name) && !sections.contains(&name) {
                let (line, full) = (line_of(self.reader.text, key.span().start), self.full(name));
                self.reader.faults.add(
                    FILE,
                    line,
                    format!("不认识的键“{full}”"),
                    format!("unknown key “{full}”"),
                );
            }
        }
    }
}

fn integer(value: &DeValue<'_>) -> Option<i64> {
    let integer = value.as_integer()?;
    i64::from_str_radix(&integer.as_str().replace('_', ""), integer.radix()).ok()
}

fn number(value: &DeValue<'_>) -> Option<f64> {
    match value.as_float() {
        Some(float) => float.as_str().parse().ok().filter(|number: &f64| number.is_finite()),
        None => integer(value).map(|whole| whole as f64),
    }
}

fn minutes(text: &str) -> Option<u16> {
    let (hour, minute) = text.trim().split_once(':')?;
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour <= 24 && minute < 60).then_some(hour * 60 + minute)
}
