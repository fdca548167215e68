//! What must hold between the tables of a pack.

use std::collections::{HashMap, HashSet};

use base::Permission;
use jiff::civil::Date;

use super::tables::deadlines::{self, ANY, Ask, Deadline, Stage};
use super::tables::duties::{self, Lead};
use super::tables::indicators::{self, COUNTS, Formula};
use super::tables::{
    areas, calendar, categories, channels, complaint_kinds, conditions, forms, natures, posts, reasons,
    roles, units,
};
use super::{Coded, Faults, Pack, ReasonList, RoleKind, SpecialDays, Table, Urgency, manifest};

/// Notes everything that does not fit together.
pub(super) fn check(pack: &Pack, years: &[i16], faults: &mut Faults) {
    duplicates(pack, faults);
    trees(pack, faults);
    category_references(pack, faults);
    deadline_rules(pack, faults);
    deadline_cover(pack, years, faults);
    duty_list(pack, faults);
    organisation(pack, faults);
    administrators(pack, faults);
    answerers(pack, faults);
    form_owners(pack, faults);
    reason_lists(pack, faults);
    indicator_terms(pack, faults);
    calendar_years(&pack.days, years, faults);
}

fn unknown(faults: &mut Faults, file: &str, line: u32, what: (&str, &str), code: &str) {
    faults.add(file, line, format!("不认识的{}“{code}”", what.0), format!("unknown {} “{code}”", what.1));
}

const AREA: (&str, &str) = ("区域", "area");
const CATEGORY: (&str, &str) = ("类别", "category");
const NATURE: (&str, &str) = ("诉求性质", "nature");
const CONDITION: (&str, &str) = ("立案条件", "condition");
const UNIT: (&str, &str) = ("单位", "unit");
const ROLE: (&str, &str) = ("角色", "role");

fn duplicates(pack: &Pack, faults: &mut Faults) {
    twice(areas::FILE, pack.areas.iter().map(|row| (row.code(), row.line)), faults);
    twice(categories::FILE, pack.categories.iter().map(|row| (row.code(), row.line)), faults);
    twice(natures::FILE, pack.natures.iter().map(|row| (row.code(), row.line)), faults);
    twice(channels::FILE, pack.channels.iter().map(|row| (row.code(), row.line)), faults);
    twice(conditions::FILE, pack.conditions.iter().map(|row| (row.code(), row.line)), faults);
    twice(roles::FILE, pack.roles.iter().map(|row| (row.code(), row.line)), faults);
    twice(units::FILE, pack.units.iter().map(|row| (row.code(), row.line)), faults);
    twice(posts::FILE, pack.posts.iter().map(|row| (row.code(), row.line)), faults);
    twice(forms::FILE, pack.forms.iter().map(|row| (row.code(), row.line)), faults);
    twice(forms::FIELDS_FILE, pack.form_fields.iter().map(|row| (row.code(), row.line)), faults);
    twice(complaint_kinds::FILE, pack.complaint_kinds.iter().map(|row| (row.code(), row.line)), faults);
    twice(indicators::FILE, pack.indicators.iter().map(|row| (row.code(), row.line)), faults);
    twice(duties::FILE, pack.duties.iter().map(|row| (row.item.as_str(), row.line)), faults);
    twice(duties::FILE, pack.duties.iter().map(|row| (row.category.as_str(), row.line)), faults);
    let reasons: Vec<_> =
        pack.reasons.iter().map(|row| (format!("{}/{}", row.list.key(), row.code), row.line)).collect();
    twice(reasons::FILE, reasons.iter().map(|(code, line)| (code.as_str(), *line)), faults);
}

fn twice<'a>(file: &str, codes: impl Iterator<Item = (&'a str, u32)>, faults: &mut Faults) {
    let mut seen: HashMap<&str, u32> = HashMap::new();
    for (code, line) in codes.filter(|(code, _)| !code.is_empty()) {
        if let Some(first) = seen.insert(code, line) {
            faults.add(
                file,
                line,
                format!("“{code}”与第 {first} 行重复"),
                format!("“{code}” repeats line {first}"),
            );
        }
    }
}

fn trees(pack: &Pack, faults: &mut Faults) {
    tree(areas::FILE, &pack.areas, |row| (row.parent.as_deref(), row.line), faults);
    tree(categories::FILE, &pack.categories, |row| (row.parent.as_deref(), row.line), faults);
    tree(units::FILE, &pack.units, |row| (row.parent.as_deref(), row.line), faults);
    if !pack.areas.contains(&pack.place.root) {
        unknown(faults, manifest::FILE, 0, AREA, &pack.place.root);
    }
    for row in pack.areas.iter().filter(|row| row.parent.is_none() && row.code != pack.place.root) {
        let root = &pack.place.root;
        faults.add(
            areas::FILE,
            row.line,
            format!("“{}”没有上级，也不是根区域“{root}”", row.code),
            format!("“{}” has no parent and is not the root area “{root}”", row.code),
        );
    }
}

/// Every parent exists, and nothing is its own ancestor.
fn tree<T: Coded>(file: &str, table: &Table<T>, of: impl Fn(&T) -> (Option<&str>, u32), faults: &mut Faults) {
    for row in table {
        let (parent, line) = of(row);
        let Some(parent) = parent else { continue };
        if !table.contains(parent) {
            faults.add(file, line, format!("不认识的上级“{parent}”"), format!("unknown parent “{parent}”"));
        }
        let above = std::iter::successors(table.get(parent), |row| table.get(of(row).0?)).take(table.len());
        if above.into_iter().any(|other| other.code() == row.code()) {
            let code = row.code();
            faults.add(
                file,
                line,
                format!("“{code}”的上级绕成一圈"),
                format!("the parents of “{code}” go in a circle"),
            );
        }
    }
}

fn category_references(pack: &Pack, faults: &mut Faults) {
    for row in &pack.categories {
        if let Some(nature) = row.nature.as_deref().filter(|code| !pack.natures.contains(code)) {
            unknown(faults, categories::FILE, row.line, NATURE, nature);
        }
        if pack.duty(&row.code).is_none() && pack.categories.is_leaf(&row.code) {
            let code = &row.code;
            faults.add(
                categories::FILE,
                row.line,
                format!("履职清单没有类别“{code}”的事项，派遣时无处可去"),
                format!("the duty list has no item for category “{code}”: nobody would get its cases"),
            );
        }
    }
}

fn deadline_rules(pack: &Pack, faults: &mut Faults) {
    let mut groups: HashMap<_, Vec<&Deadline>> = HashMap::new();
    for row in pack.deadlines.iter() {
        if row.category != ANY && !pack.categories.contains(&row.category) {
            unknown(faults, deadlines::FILE, row.line, CATEGORY, &row.category);
        }
        if let Some(nature) = row.nature.as_deref().filter(|code| !pack.natures.contains(code)) {
            unknown(faults, deadlines::FILE, row.line, NATURE, nature);
        }
        let stated = row.condition.as_deref().filter(|code| Urgency::from_key(code).is_none());
        if let Some(condition) = stated.filter(|code| !pack.conditions.contains(code)) {
            unknown(faults, deadlines::FILE, row.line, CONDITION, condition);
        }
        groups.entry((&row.category, &row.condition, &row.nature, row.stage)).or_default().push(row);
    }
    for mut rows in groups.into_values() {
        rows.sort_by_key(|row| (row.valid_from, row.line));
        for pair in rows.windows(2) {
            if pair[0].valid_to.is_none_or(|last| last >= pair[1].valid_from) {
                let other = pair[0].line;
                faults.add(
                    deadlines::FILE,
                    pair[1].line,
                    format!("有效期与第 {other} 行重叠"),
                    format!("valid at the same time as line {other}"),
                );
            }
        }
    }
}

/// Every leaf has a total limit for every nature and urgency on every first of January covered, and where validity changes.
fn deadline_cover(pack: &Pack, years: &[i16], faults: &mut Faults) {
    let mut days: Vec<Date> = years.iter().filter_map(|year| Date::new(*year, 1, 1).ok()).collect();
    let ends = pack.deadlines.iter().filter_map(|row| row.valid_to?.tomorrow().ok());
    days.extend(ends.filter(|day| years.contains(&day.year())));
    days.sort();
    days.dedup();
    let natures: Vec<Option<&str>> =
        std::iter::once(None).chain(pack.natures.iter().map(|row| Some(row.code.as_str()))).collect();
    for row in pack.categories.leaves() {
        let missing = days.iter().copied().find(|day| {
            natures.iter().any(|nature| {
                Urgency::ALL.into_iter().any(|urgency| {
                    let ask = Ask {
                        category: &row.code,
                        nature: *nature,
                        condition: None,
                        urgency,
                        stage: Stage::Total,
                        day: *day,
                    };
                    pack.deadline(ask).is_none()
                })
            })
        });
        if let Some(day) = missing {
            let code = &row.code;
            faults.add(
                categories::FILE,
                row.line,
                format!("类别“{code}”在 {day} 没有总时限（total）"),
                format!("category “{code}” has no total deadline on {day}"),
            );
        }
    }
}

fn duty_list(pack: &Pack, faults: &mut Faults) {
    for row in pack.duties.iter() {
        if !pack.categories.contains(&row.category) {
            unknown(faults, duties::FILE, row.line, CATEGORY, &row.category);
        }
        for lead in std::iter::once(&row.lead).chain(&row.assist) {
            match lead {
                Lead::Unit(code) if !pack.units.contains(code) => {
                    unknown(faults, duties::FILE, row.line, UNIT, code);
                }
                Lead::Kind(kind) if !pack.units.iter().any(|unit| unit.kind == *kind) => {
                    let key = kind.key();
                    faults.add(
                        duties::FILE,
                        row.line,
                        format!("没有“{key}”类单位"),
                        format!("there is no unit of kind “{key}”"),
                    );
                }
                _ => {}
            }
        }
        let leads_street = match &row.lead {
            Lead::Kind(kind) => kind.is_street_or_below(),
            Lead::Unit(code) => pack.units.get(code).is_some_and(|unit| unit.kind.is_street_or_below()),
        };
        if row.kind == super::DutyKind::Reclaimed && leads_street {
            faults.add(
                duties::FILE,
                row.line,
                format!("事项“{}”已由上级收回，却由街道或社区牵头", row.item),
                format!(
                    "item “{}” is taken back by the upper level, yet led by a street or community",
                    row.item
                ),
            );
        }
    }
}

fn organisation(pack: &Pack, faults: &mut Faults) {
    for row in &pack.units {
        if !pack.areas.contains(&row.area) {
            unknown(faults, units::FILE, row.line, AREA, &row.area);
        }
        for code in row.categories.iter().filter(|code| !pack.categories.contains(code)) {
            unknown(faults, units::FILE, row.line, CATEGORY, code);
        }
    }
    for row in &pack.posts {
        if let Some(role) = row.role.as_deref().filter(|role| !pack.roles.contains(role)) {
            unknown(faults, posts::FILE, row.line, ROLE, role);
        }
    }
}

/// Three administrators (三员分立): all there, none holds another's right, none touches a case.
fn administrators(pack: &Pack, faults: &mut Faults) {
    for kind in [RoleKind::SystemAdmin, RoleKind::SecurityAdmin, RoleKind::AuditAdmin] {
        if !pack.roles.iter().any(|role| role.kind == kind) {
            let key = kind.key();
            faults.add(
                roles::FILE,
                0,
                format!("缺少“{key}”类角色"),
                format!("there is no role of kind “{key}”"),
            );
        }
    }
    let mut holders: HashMap<_, &super::Role> = HashMap::new();
    for role in pack.roles.iter().filter(|role| role.kind.is_admin()) {
        for permission in &role.permissions {
            let (key, permission) = (&role.key, *permission);
            let right = permission.key();
            if right.starts_with("case.") {
                faults.add(
                    roles::FILE,
                    role.line,
                    format!("管理员“{key}”不得接触事件，却有“{right}”"),
                    format!("administrator “{key}” must not touch cases, yet holds “{right}”"),
                );
            }
            // To see accounts, areas or packs is nobody's work, and to complain is everybody's right; to read the audit
            // log is work.
            let sees = right.ends_with(".read") && permission != Permission::AuditRead;
            if sees || permission == Permission::ComplaintWrite {
                continue;
            }
            if let Some(other) = holders.insert(permission, role).filter(|other| other.kind != role.kind) {
                let other = &other.key;
                faults.add(
                    roles::FILE,
                    role.line,
                    format!("管理员“{key}”与“{other}”都有“{right}”，三员必须分立"),
                    format!(
                        "administrators “{key}” and “{other}” both hold “{right}”; they must be kept apart"
                    ),
                );
            }
        }
    }
}

/// Whoever answers complaints about demands directs nobody's work: a complaint never lands with the line it is about.
fn answerers(pack: &Pack, faults: &mut Faults) {
    let answers = |role: &&super::Role| role.permissions.contains(&Permission::ComplaintAnswer);
    for role in pack.roles.iter().filter(answers) {
        if let Some(right) = role.permissions.iter().map(|one| one.key()).find(|key| key.starts_with("case."))
        {
            let key = &role.key;
            faults.add(
                roles::FILE,
                role.line,
                format!("“{key}”答复形式主义意见，不得同时有“{right}”"),
                format!("“{key}” answers complaints about formalism and must not also hold “{right}”"),
            );
        }
    }
    if !pack.roles.iter().any(|role| answers(&role)) {
        faults.add(
            roles::PERMISSIONS_FILE,
            0,
            "没有角色答复形式主义意见（complaint.answer）",
            "no role answers complaints about formalism (complaint.answer)",
        );
    }
}

fn form_owners(pack: &Pack, faults: &mut Faults) {
    for row in pack.forms.iter().filter(|row| !row.owner.is_empty() && !pack.units.contains(&row.owner)) {
        unknown(faults, forms::FILE, row.line, UNIT, &row.owner);
    }
}

fn reason_lists(pack: &Pack, faults: &mut Faults) {
    for list in ReasonList::ALL.iter().filter(|list| pack.reasons.of(**list).next().is_none()) {
        let key = list.key();
        faults.add(reasons::FILE, 0, format!("“{key}”没有可选的理由"), format!("list “{key}” has no reason"));
    }
}

fn indicator_terms(pack: &Pack, faults: &mut Faults) {
    let counts: HashSet<&str> = COUNTS.iter().copied().collect();
    let mut above: HashSet<&str> = HashSet::new();
    for row in &pack.indicators {
        match &row.formula {
            Formula::Counts { numerator, denominator } => {
                for (_, name) in
                    numerator.iter().chain(denominator).filter(|(_, name)| !counts.contains(name.as_str()))
                {
                    unknown(faults, indicators::FILE, row.line, ("计数", "count"), name);
                }
            }
            Formula::Linear { terms, .. } => {
                for (_, key) in terms.iter().filter(|(_, key)| !above.contains(key.as_str())) {
                    let (zh, en) = ("（须写在上方的行）", "(it must stand on a line above)");
                    faults.add(
                        indicators::FILE,
                        row.line,
                        format!("不认识的指标“{key}”{zh}"),
                        format!("unknown indicator “{key}” {en}"),
                    );
                }
            }
        }
        above.insert(&row.key);
    }
}

/// A year that is said to be covered has days off, and a day lies in a year that is said to be covered.
fn calendar_years(days: &SpecialDays, years: &[i16], faults: &mut Faults) {
    for year in years {
        if !days.keys().any(|day| day.year() == *year) {
            faults.add(calendar::FILE, 0, format!("{year} 年没有节假日"), format!("{year} has no days off"));
        }
    }
    for day in days.keys().filter(|day| !years.contains(&day.year())) {
        faults.add(
            calendar::FILE,
            0,
            format!("{day} 不在 pack.toml 的年份里"),
            format!("{day} lies outside the years of pack.toml"),
        );
    }
    let gaps = years.iter().max().zip(years.iter().min()).map_or(0, |(last, first)| last - first + 1);
    if usize::try_from(gaps).is_ok_and(|gaps| gaps != years.len()) {
        faults.add(manifest::FILE, 0, "calendar.years 不连续", "calendar.years has a gap or a double");
    }
}
