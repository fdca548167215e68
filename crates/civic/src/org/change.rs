//! Changing the organisation: each function is one change within one unit of work.

use base::calendar::Calendar;
use base::{Code, Id, Kind, Problem, Text, Time, problem};
use jiff::civil::Date;
use serde_json::json;

use super::duty::{Days, Roster, Substitution};
use super::model::{Member, MemberId, Unit, UnitId};
use super::{store, trace};
use crate::area;
use crate::pack::{self, UnitKind};
use crate::platform::nouns::{Account, Area};
use crate::platform::{Scope, Work};

static CODE_TAKEN: Code =
    Code::new(Kind::Conflict, "org.code_taken", "单位代码“{0}”已被使用。", "The unit code “{0}” is taken.");
static UNDER_ITSELF: Code = Code::new(
    Kind::Invalid,
    "org.under_itself",
    "单位不能隶属于自己或自己的下级。",
    "A unit cannot stand under itself or under one of its own.",
);
static STANDS_IN_ALREADY: Code = Code::new(
    Kind::Conflict,
    "org.substituted_already",
    "这段时间已有人顶岗。",
    "Somebody stands in for this person at that time already.",
);

/// A unit to be founded.
#[derive(Clone, Debug)]
pub struct NewUnit {
    pub code: String,
    pub kind: UnitKind,
    pub name: Text,
    pub parent: Option<UnitId>,
    pub area: Id<Area>,
    pub categories: Vec<String>,
    pub phone: String,
}

/// What is to be different; what is `None` stays.
#[derive(Clone, Debug, Default)]
pub struct Patch {
    pub name: Option<Text>,
    pub parent: Option<UnitId>,
    pub area: Option<Id<Area>>,
    pub categories: Option<Vec<String>>,
    pub phone: Option<String>,
    pub active: Option<bool>,
}

/// Somebody who takes a post.
#[derive(Clone, Debug)]
pub struct NewMember {
    pub post: String,
    pub name: String,
    pub phone: String,
    pub account: Option<Id<Account>>,
    pub from_day: Option<Date>,
    pub to_day: Option<Date>,
}

/// A line for a roster.
#[derive(Clone, Debug)]
pub struct NewRoster {
    pub member: MemberId,
    pub days: Days,
    pub cycle: u32,
    pub turn: u32,
    pub from_minute: u16,
    pub to_minute: u16,
    pub from_day: Date,
    pub to_day: Option<Date>,
}

/// Somebody who stands in.
#[derive(Clone, Debug)]
pub struct NewSubstitution {
    pub absent: MemberId,
    pub stand_in: MemberId,
    pub from: Time,
    pub to: Time,
    pub reason: String,
}

/// The unit with its place, if it lies within the scope of the right to change it.
pub fn writable(work: &mut Work<'_, '_>, scope: &Scope, id: UnitId) -> Result<Unit, Problem> {
    let mut unit = store::get(work.tx, id)?.ok_or_else(|| problem::NOT_FOUND.problem())?;
    unit.area_path = path_of(work, unit.area, "/area")?;
    if scope.covers_area(&unit.area_path) { Ok(unit) } else { Err(problem::NOT_FOUND.problem()) }
}

pub fn found(work: &mut Work<'_, '_>, scope: &Scope, new: NewUnit) -> Result<Unit, Problem> {
    let area_path = path_of(work, new.area, "/area")?;
    if !scope.covers_area(&area_path) {
        return Err(problem::FORBIDDEN.problem());
    }
    check_code(&new.code)?;
    check_categories(work, &new.categories)?;
    if let Some(parent) = new.parent {
        known_parent(work, parent)?;
    }
    if store::units(work.tx)?.iter().any(|unit| unit.code == new.code) {
        return Err(CODE_TAKEN.with([new.code]));
    }
    let unit = Unit {
        id: work.id(),
        code: new.code,
        kind: new.kind,
        name: check_name(new.name)?,
        parent: new.parent,
        area: new.area,
        area_path,
        categories: new.categories,
        phone: new.phone,
        source: "person".into(),
        active: true,
        version: 1,
    };
    store::insert(work.tx, &unit, work.now)?;
    trace(work, "org.unit_founded", &unit, &json!({ "code": unit.code, "kind": unit.kind }))?;
    Ok(unit)
}

pub fn alter(
    work: &mut Work<'_, '_>,
    scope: &Scope,
    id: UnitId,
    seen: i64,
    patch: Patch,
) -> Result<Unit, Problem> {
    let mut unit = writable(work, scope, id)?;
    if unit.version != seen {
        return Err(stale(unit.version));
    }
    if let Some(area) = patch.area {
        unit.area = area;
        unit.area_path = path_of(work, area, "/area")?;
        if !scope.covers_area(&unit.area_path) {
            return Err(problem::FORBIDDEN.problem());
        }
    }
    if let Some(parent) = patch.parent {
        not_below(work, id, parent)?;
        unit.parent = Some(parent);
    }
    if let Some(categories) = patch.categories {
        check_categories(work, &categories)?;
        unit.categories = categories;
    }
    if let Some(name) = patch.name {
        unit.name = check_name(name)?;
    }
    unit.phone = patch.phone.unwrap_or(unit.phone);
    unit.active = patch.active.unwrap_or(unit.active);
    // From now on a newer pack leaves it alone.
    unit.source = "person".into();
    if !store::update(work.tx, &unit, work.now)? {
        return Err(stale(unit.version));
    }
    unit.version += 1;
    let data =
        json!({ "code": unit.code, "name": unit.name, "active": unit.active, "version": unit.version });
    trace(work, "org.unit_changed", &unit, &data)?;
    Ok(unit)
}

fn stale(current: i64) -> Problem {
    problem::STALE.problem().with("current_version", current)
}

pub fn add_member(
    work: &mut Work<'_, '_>,
    scope: &Scope,
    id: UnitId,
    new: NewMember,
) -> Result<Member, Problem> {
    let unit = writable(work, scope, id)?;
    let from_day = match new.from_day {
        Some(day) => day,
        None => calendar(work)?.day_of(work.now),
    };
    let NewMember { post, name, phone, account, to_day, .. } = new;
    let member = Member { id: work.id(), unit: id, post, name, phone, account, from_day, to_day };
    check_member(work, &member)?;
    store::insert_member(work.tx, &member, work.now)?;
    trace(work, "org.member_added", &unit, &json!({ "member": member.id, "post": member.post }))?;
    Ok(member)
}

/// Replaces what is known of a member.
pub fn alter_member(
    work: &mut Work<'_, '_>,
    scope: &Scope,
    id: UnitId,
    member: MemberId,
    change: impl FnOnce(&mut Member),
) -> Result<Member, Problem> {
    let unit = writable(work, scope, id)?;
    let mut member = member_of(work, id, member, "/member")?;
    change(&mut member);
    check_member(work, &member)?;
    store::update_member(work.tx, &member, work.now)?;
    trace(work, "org.member_changed", &unit, &json!({ "member": member.id, "post": member.post }))?;
    Ok(member)
}

fn check_member(work: &Work<'_, '_>, member: &Member) -> Result<(), Problem> {
    let pack = pack::current(work.ctx)?;
    if !pack.posts.contains(&member.post) {
        let post = &member.post;
        return Err(problem::invalid(
            "/post",
            format!("没有岗位“{post}”"),
            format!("there is no post “{post}”"),
        ));
    }
    let letters = member.name.trim().chars().count();
    if letters == 0 || letters > 50 {
        return Err(problem::invalid("/name", "姓名 1 至 50 字", "a name has 1 to 50 characters"));
    }
    if member.to_day.is_some_and(|last| last < member.from_day) {
        return Err(problem::invalid("/to_day", "结束早于开始", "it ends before it begins"));
    }
    Ok(())
}

pub fn add_roster(
    work: &mut Work<'_, '_>,
    scope: &Scope,
    id: UnitId,
    new: NewRoster,
) -> Result<Roster, Problem> {
    let unit = writable(work, scope, id)?;
    member_of(work, id, new.member, "/member")?;
    if new.from_minute >= 1440 || new.to_minute <= new.from_minute || new.to_minute - new.from_minute > 1440 {
        let (zh, en) =
            ("值班时段须在一天之内，至多 24 小时", "hours on duty begin within the day and last 24 at most");
        return Err(problem::invalid("/from", zh, en));
    }
    if new.cycle == 0 || new.cycle > 366 || new.turn >= new.cycle {
        let (zh, en) =
            ("轮次须小于周期，周期 1 至 366 天", "the turn lies within the cycle of 1 to 366 days");
        return Err(problem::invalid("/turn", zh, en));
    }
    if new.to_day.is_some_and(|last| last < new.from_day) {
        return Err(problem::invalid("/to_day", "结束早于开始", "it ends before it begins"));
    }
    let NewRoster { member, days, cycle, turn, from_minute, to_minute, from_day, to_day } = new;
    let roster =
        Roster { id: work.id(), member, days, cycle, turn, from_minute, to_minute, from_day, to_day };
    store::insert_roster(work.tx, id, &roster, work.now)?;
    trace(work, "org.roster_changed", &unit, &json!({ "roster": roster.id, "member": roster.member }))?;
    Ok(roster)
}

/// From tomorrow on the line no longer counts; today's duty is served to its end.
pub fn end_roster(
    work: &mut Work<'_, '_>,
    scope: &Scope,
    id: UnitId,
    roster: Id<Roster>,
) -> Result<(), Problem> {
    let unit = writable(work, scope, id)?;
    let today = calendar(work)?.day_of(work.now);
    if store::end_roster(work.tx, id, roster, today, work.now)? == 0 {
        return Err(problem::NOT_FOUND.problem());
    }
    trace(work, "org.roster_changed", &unit, &json!({ "roster": roster, "ended": true }))
}

pub fn add_substitution(
    work: &mut Work<'_, '_>,
    scope: &Scope,
    id: UnitId,
    new: NewSubstitution,
) -> Result<Substitution, Problem> {
    let unit = writable(work, scope, id)?;
    member_of(work, id, new.absent, "/absent")?;
    // A substitute may come from another unit, as when one street helps another.
    store::one_member(work.tx, new.stand_in)?.ok_or_else(|| unknown_member("/stand_in"))?;
    if new.absent == new.stand_in {
        let (zh, en) = ("不能自己顶自己的岗", "nobody stands in for himself");
        return Err(problem::invalid("/stand_in", zh, en));
    }
    if new.to <= new.from || new.to <= work.now {
        return Err(problem::invalid(
            "/to",
            "结束须晚于开始和现在",
            "it must end after it begins, and after now",
        ));
    }
    let same =
        |other: &Substitution| other.absent == new.absent && other.from < new.to && new.from < other.to;
    if store::substitutions(work.tx, id, new.from)?.iter().any(same) {
        return Err(STANDS_IN_ALREADY.problem());
    }
    let NewSubstitution { absent, stand_in, from, to, reason } = new;
    let substitution = Substitution { id: work.id(), absent, stand_in, from, to, reason };
    store::insert_substitution(work.tx, id, &substitution, work.now)?;
    let data = json!({ "substitution": substitution.id, "absent": absent, "stand_in": stand_in });
    trace(work, "org.substitution_changed", &unit, &data)?;
    Ok(substitution)
}

/// The absent one is back, from now on.
pub fn end_substitution(
    work: &mut Work<'_, '_>,
    scope: &Scope,
    id: UnitId,
    substitution: Id<Substitution>,
) -> Result<(), Problem> {
    let unit = writable(work, scope, id)?;
    if store::end_substitution(work.tx, id, substitution, work.now)? == 0 {
        return Err(problem::NOT_FOUND.problem());
    }
    trace(work, "org.substitution_changed", &unit, &json!({ "substitution": substitution, "ended": true }))
}

fn calendar(work: &Work<'_, '_>) -> Result<Calendar, Problem> {
    Ok(pack::current(work.ctx)?.calendar.clone())
}

fn member_of(
    work: &mut Work<'_, '_>,
    unit: UnitId,
    id: MemberId,
    field: &'static str,
) -> Result<Member, Problem> {
    let found = store::one_member(work.tx, id)?.filter(|member| member.unit == unit);
    found.ok_or_else(|| unknown_member(field))
}

fn unknown_member(field: &str) -> Problem {
    problem::invalid(field, "没有这位成员", "there is no such member")
}

fn path_of(work: &Work<'_, '_>, id: Id<Area>, field: &str) -> Result<String, Problem> {
    let atlas = area::atlas(work.ctx);
    let path = atlas.get(id).map(|node| node.path.clone());
    path.ok_or_else(|| problem::invalid(field, "没有这个区域", "there is no such area"))
}

fn known_parent(work: &mut Work<'_, '_>, parent: UnitId) -> Result<Unit, Problem> {
    let found = store::get(work.tx, parent)?;
    found.ok_or_else(|| problem::invalid("/parent", "没有这个上级单位", "there is no such parent"))
}

fn not_below(work: &mut Work<'_, '_>, id: UnitId, parent: UnitId) -> Result<(), Problem> {
    let mut above = Some(known_parent(work, parent)?);
    // Deeper than any organisation; ends even if a circle were there already.
    for _ in 0..64 {
        match above {
            None => return Ok(()),
            Some(unit) if unit.id == id => break,
            Some(unit) => {
                above = match unit.parent {
                    Some(next) => store::get(work.tx, next)?,
                    None => None,
                };
            }
        }
    }
    Err(UNDER_ITSELF.problem())
}

fn check_code(code: &str) -> Result<(), Problem> {
    let lawful = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    if code.is_empty() || code.len() > 40 || !code.chars().all(lawful) {
        let (zh, en) = (
            "代码为 1 至 40 个字母、数字、点、横线或下划线",
            "a code is 1 to 40 letters, digits, dots, hyphens or underscores",
        );
        return Err(problem::invalid("/code", zh, en));
    }
    Ok(())
}

fn check_name(name: Text) -> Result<Text, Problem> {
    let name = Text::new(name.zh.trim(), name.en.trim());
    let fits = |text: &str| !text.is_empty() && text.chars().count() <= 100;
    if fits(&name.zh) && fits(&name.en) {
        return Ok(name);
    }
    Err(problem::invalid("/name", "中英文名称各 1 至 100 字", "both names have 1 to 100 characters"))
}

fn check_categories(work: &Work<'_, '_>, categories: &[String]) -> Result<(), Problem> {
    let pack = pack::current(work.ctx)?;
    match categories.iter().find(|code| !pack.categories.contains(code)) {
        None => Ok(()),
        Some(code) => {
            let (zh, en) = (format!("没有类别“{code}”"), format!("there is no category “{code}”"));
            Err(problem::invalid("/categories", zh, en))
        }
    }
}
