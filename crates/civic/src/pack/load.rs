//! Puts a pack together from its files: every table is read and every check made before the verdict.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use base::calendar::{Calendar, Refusal, Rules};

use super::manifest::{self, Manifest};
use super::tables::{
    areas, calendar, categories, channels, complaint_kinds, conditions, deadlines, duties, forms, indicators,
    natures, posts, reasons, roles, units,
};
use super::{Faults, Files, Pack, Table, check, questions};

/// The tables of a pack, each wanted.
pub(super) const TABLES: [&str; 18] = [
    manifest::FILE,
    areas::FILE,
    calendar::FILE,
    categories::FILE,
    channels::FILE,
    complaint_kinds::FILE,
    conditions::FILE,
    deadlines::FILE,
    duties::FILE,
    forms::FILE,
    forms::FIELDS_FILE,
    indicators::FILE,
    natures::FILE,
    posts::FILE,
    reasons::FILE,
    roles::FILE,
    roles::PERMISSIONS_FILE,
    units::FILE,
];

/// Reads and checks a pack. Either it is whole and sound, or everything that is wrong with it comes back at once.
pub fn load(files: Files) -> Result<Arc<Pack>, Faults> {
    let mut faults = Faults::default();
    unknown_files(&files, &mut faults);
    match read(files, &mut faults) {
        Some(pack) if faults.is_empty() => Ok(Arc::new(pack)),
        _ => Err(faults.sorted()),
    }
}

/// Reads a version that was sound when it was kept. A rule that came later must not take the pack of a running case away.
pub fn restore(files: Files) -> Option<Arc<Pack>> {
    let mut faults = Faults::default();
    let pack = read(files, &mut faults);
    if !faults.is_empty() {
        tracing::warn!(%faults, "a pack kept earlier breaks a rule of today");
    }
    pack.map(Arc::new)
}

fn read(files: Files, faults: &mut Faults) -> Option<Pack> {
    let manifest = manifest::load(&files, faults);
    let days = calendar::load(&files, faults);
    let areas = Table::new(areas::load(&files, faults));
    let categories = Table::new(categories::load(&files, faults));
    let natures = Table::new(natures::load(&files, faults));
    let channels = Table::new(channels::load(&files, faults));
    let conditions = Table::new(conditions::load(&files, faults));
    let duties = duties::load(&files, faults);
    let deadlines = deadlines::load(&files, faults);
    let roles = Table::new(roles::load(&files, faults));
    let units = Table::new(units::load(&files, faults));
    let posts = Table::new(posts::load(&files, faults));
    let reasons = reasons::load(&files, faults);
    let indicators = Table::new(indicators::load(&files, faults));
    let form_fields = Table::new(forms::fields(&files, faults));
    let mut forms = forms::load(&files, faults);
    questions::load(&files, &mut forms, &form_fields, faults);
    let forms = Table::new(forms);
    let complaint_kinds = Table::new(complaint_kinds::load(&files, faults));
    let profiles = profiles(&files, faults);
    let manifest = manifest?;
    let kinds = days.iter().map(|(day, special)| (*day, special.kind)).collect();
    let calendar = calendar_of(&manifest, kinds, faults)?;
    let digest = files.digest();
    let Manifest {
        key,
        version,
        name,
        example,
        place,
        prefix,
        flow,
        repeat,
        duplicates,
        retention,
        open_data,
        ..
    } = manifest;
    let pack = Pack {
        key,
        version,
        digest,
        name,
        example,
        place,
        prefix,
        flow,
        repeat,
        duplicates,
        retention,
        open_data,
        calendar,
        days,
        areas,
        categories,
        natures,
        channels,
        conditions,
        duties,
        deadlines,
        roles,
        units,
        posts,
        reasons,
        indicators,
        forms,
        form_fields,
        complaint_kinds,
        profiles,
        files,
    };
    if !faults.is_broken() {
        check::check(&pack, &manifest.years, faults);
    }
    Some(pack)
}

fn calendar_of(
    manifest: &Manifest,
    days: BTreeMap<jiff::civil::Date, base::calendar::DayKind>,
    faults: &mut Faults,
) -> Option<Calendar> {
    let (first, last) = (manifest.years.iter().min()?, manifest.years.iter().max()?);
    let rules = Rules {
        zone: manifest.place.zone.clone(),
        week: manifest.week,
        hours: manifest.hours.clone(),
        years: *first..=*last,
        days,
    };
    let refusal = match Calendar::new(rules) {
        Ok(calendar) => return Some(calendar),
        Err(refusal) => refusal,
    };
    // English: the refusal's own words.
    let zh = match &refusal {
        Refusal::Zone(zone) => format!("不认识的时区 {zone}"),
        Refusal::Week => "一周没有一个工作日".into(),
        Refusal::Hours => "办公时间为空、重叠或倒置".into(),
        Refusal::Years => "年份倒置或超出 1900 至 2200".into(),
    };
    faults.add(manifest::FILE, manifest.calendar_line, zh, refusal.to_string());
    None
}

fn profiles(files: &Files, faults: &mut Faults) -> BTreeMap<String, toml::Table> {
    let mut profiles = BTreeMap::new();
    for (path, text) in &files.0 {
        let Some(name) = path.strip_prefix("profiles/").and_then(|name| name.strip_suffix(".toml")) else {
            continue;
        };
        match text.parse::<toml::Table>() {
            Ok(table) => {
                profiles.insert(name.to_owned(), table);
            }
            Err(error) => {
                let line = error.span().map_or(0, |span| manifest::line_of(text, span.start));
                let message = error.message();
                faults.add(
                    path,
                    line,
                    format!("TOML 语法错误：{message}"),
                    format!("TOML syntax: {message}"),
                );
            }
        }
    }
    profiles
}

/// A misspelt file name must not pass as a file that is not there.
fn unknown_files(files: &Files, faults: &mut Faults) {
    let known: HashSet<&str> = TABLES.into_iter().collect();
    for path in files.0.keys() {
        let profile = path.starts_with("profiles/") && path.ends_with(".toml");
        let layer = path.starts_with("areas/") && path.ends_with(".geojson");
        let form = path.starts_with("forms/") && path.ends_with(".json");
        if !known.contains(path.as_str()) && !profile && !layer && !form {
            faults.add(path, 0, "不认识的文件", "unknown file");
        }
    }
}
