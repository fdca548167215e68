//! Changing units.

use axum::extract::State;
use base::{Code, Id, Kind, Problem, Text, Time, problem};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

use super::look::One;
use super::view::{DayRule, MemberView, RosterView, SubstitutionView, UnitView};
use crate::area::atlas;
use crate::org::change::{self, NewMember, NewRoster, NewSubstitution, NewUnit, Patch};
use crate::org::duty::{Days, Roster, Substitution};
use crate::org::model::{MemberId, Unit, UnitId};
use crate::org::{chart, refresh};
use crate::pack::UnitKind;
use crate::platform::auth::Actor;
use crate::platform::auth::need::UnitWrite;
use crate::platform::http::{Created, Done, Failure, Nothing, Path, Write, commit};
use crate::platform::nouns::{Account, Area};
use crate::platform::{Ctx, Work};

static VERSION_WANTED: Code = Code::new(
    Kind::PreconditionRequired,
    "org.version_wanted",
    "请给出您看到的版本(If-Match)。",
    "Say which version you saw (If-Match).",
);

/// The chart must show the change to whoever made it.
async fn show(ctx: &Ctx) {
    let ctx = ctx.clone();
    let done = tokio::task::spawn_blocking(move || refresh(&ctx)).await;
    if let Ok(Err(problem)) = done {
        tracing::warn!(%problem, "the chart could not be loaded; the next beat tries again");
    }
}

fn view(work: &Work<'_, '_>, unit: &Unit) -> (Option<i64>, UnitView) {
    (Some(unit.version), UnitView::new(unit, &chart(work.ctx), &atlas(work.ctx)))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct FoundBody {
    /// Unique in the installation.
    code: String,
    kind: UnitKind,
    name: Text,
    parent: Option<UnitId>,
    /// The area that it answers for.
    area: Id<Area>,
    #[serde(default)]
    categories: Vec<String>,
    #[serde(default)]
    phone: String,
}

pub(super) async fn found(
    State(ctx): State<Ctx>,
    actor: Actor<UnitWrite>,
    request: Write<FoundBody>,
) -> Result<Created<UnitView>, Failure> {
    let (scope, by) = (actor.scope(), actor.principal());
    let FoundBody { code, kind, name, parent, area, categories, phone } = request.body;
    let new = NewUnit { code, kind, name, parent, area, categories, phone };
    let answer = commit(&ctx, by, request.idempotency, move |work| {
        let unit = change::found(work, &scope, new)?;
        Ok(view(work, &unit))
    });
    let answer = answer.await?;
    show(&ctx).await;
    Ok(answer)
}

/// What is absent stays as it is.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AlterBody {
    name: Option<Text>,
    parent: Option<UnitId>,
    area: Option<Id<Area>>,
    categories: Option<Vec<String>>,
    phone: Option<String>,
    /// False ends the unit: it keeps its cases and gets no new ones.
    active: Option<bool>,
}

pub(super) async fn alter(
    State(ctx): State<Ctx>,
    actor: Actor<UnitWrite>,
    Path(One { id }): Path<One>,
    request: Write<AlterBody>,
) -> Result<Done<UnitView>, Failure> {
    let (scope, by) = (actor.scope(), actor.principal());
    let seen = request.if_match.ok_or_else(|| VERSION_WANTED.problem())?;
    let AlterBody { name, parent, area, categories, phone, active } = request.body;
    let patch = Patch { name, parent, area, categories, phone, active };
    let answer = commit(&ctx, by, request.idempotency, move |work| {
        let unit = change::alter(work, &scope, id, seen, patch)?;
        Ok(view(work, &unit))
    });
    let answer = answer.await?;
    show(&ctx).await;
    Ok(answer)
}

fn day(field: &str, text: Option<&str>) -> Result<Option<Date>, Problem> {
    let read = |text: &str| {
        text.parse::<Date>()
            .map_err(|_| problem::invalid(field, "日期写作 2026-03-02", "write the day as 2026-03-02"))
    };
    text.map(read).transpose()
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct MemberBody {
    /// Code of a post of the pack.
    post: String,
    name: String,
    #[serde(default)]
    phone: String,
    account: Option<Id<Account>>,
    /// Today, if not given.
    from_day: Option<String>,
    to_day: Option<String>,
}

pub(super) async fn add_member(
    State(ctx): State<Ctx>,
    actor: Actor<UnitWrite>,
    Path(One { id }): Path<One>,
    request: Write<MemberBody>,
) -> Result<Created<MemberView>, Failure> {
    let (scope, by) = (actor.scope(), actor.principal());
    let MemberBody { post, name, phone, account, from_day, to_day } = request.body;
    let from_day = day("/from_day", from_day.as_deref())?;
    let to_day = day("/to_day", to_day.as_deref())?;
    let new = NewMember { post, name, phone, account, from_day, to_day };
    let answer = commit(&ctx, by, request.idempotency, move |work| {
        let member = change::add_member(work, &scope, id, new)?;
        Ok((None, MemberView::from(&member)))
    });
    Ok(answer.await?)
}

#[derive(Deserialize, JsonSchema)]
pub(super) struct MemberPath {
    id: UnitId,
    member: MemberId,
}

/// What is absent stays as it is.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AlterMemberBody {
    post: Option<String>,
    name: Option<String>,
    phone: Option<String>,
    account: Option<Id<Account>>,
    /// The last day on the post.
    to_day: Option<String>,
}

pub(super) async fn alter_member(
    State(ctx): State<Ctx>,
    actor: Actor<UnitWrite>,
    Path(MemberPath { id, member }): Path<MemberPath>,
    request: Write<AlterMemberBody>,
) -> Result<Done<MemberView>, Failure> {
    let (scope, by) = (actor.scope(), actor.principal());
    let AlterMemberBody { post, name, phone, account, to_day } = request.body;
    let to_day = day("/to_day", to_day.as_deref())?;
    let answer = commit(&ctx, by, request.idempotency, move |work| {
        let member = change::alter_member(work, &scope, id, member, |member| {
            member.post = post.unwrap_or_else(|| member.post.clone());
            member.name = name.unwrap_or_else(|| member.name.clone());
            member.phone = phone.unwrap_or_else(|| member.phone.clone());
            member.account = account.or(member.account);
            member.to_day = to_day.or(member.to_day);
        })?;
        Ok((None, MemberView::from(&member)))
    });
    Ok(answer.await?)
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RosterBody {
    member: MemberId,
    days: DayRule,
    /// 1 is Monday; for `weekly`.
    #[serde(default)]
    weekdays: Vec<u8>,
    /// Every so many days; people who take turns have one cycle and different turns.
    cycle: Option<u32>,
    turn: Option<u32>,
    /// `17:00`
    from: String,
    /// `09:00`; not after `from` means on the next day.
    to: String,
    from_day: String,
    to_day: Option<String>,
}

impl RosterBody {
    fn read(self) -> Result<NewRoster, Problem> {
        let from_minute = clock("/from", &self.from)?;
        let to_minute = clock("/to", &self.to)?;
        let from_day = day("/from_day", Some(&self.from_day))?.unwrap_or_default();
        Ok(NewRoster {
            member: self.member,
            days: days(self.days, &self.weekdays)?,
            cycle: self.cycle.unwrap_or(1),
            turn: self.turn.unwrap_or(0),
            from_minute,
            to_minute: if to_minute <= from_minute { to_minute + 1440 } else { to_minute },
            from_day,
            to_day: day("/to_day", self.to_day.as_deref())?,
        })
    }
}

fn clock(field: &str, text: &str) -> Result<u16, Problem> {
    let read = || {
        let (hour, minute) = text.split_once(':')?;
        let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
        (hour < 24 && minute < 60 && text.len() == 5).then_some(hour * 60 + minute)
    };
    read().ok_or_else(|| problem::invalid(field, "时间写作 09:00", "write the time as 09:00"))
}

fn days(rule: DayRule, weekdays: &[u8]) -> Result<Days, Problem> {
    let mut week = [false; 7];
    for weekday in weekdays {
        match weekday.checked_sub(1).and_then(|n| week.get_mut(usize::from(n))) {
            Some(worked) => *worked = true,
            None => return Err(problem::invalid("/weekdays", "星期为 1 至 7", "weekdays are 1 to 7")),
        }
    }
    match rule {
        DayRule::Every => Ok(Days::Every),
        DayRule::Workday => Ok(Days::Workday),
        DayRule::DayOff => Ok(Days::DayOff),
        DayRule::Weekly if week.contains(&true) => Ok(Days::Weekly(week)),
        DayRule::Weekly => Err(problem::invalid("/weekdays", "请选择星期几", "say which weekdays")),
    }
}

pub(super) async fn add_roster(
    State(ctx): State<Ctx>,
    actor: Actor<UnitWrite>,
    Path(One { id }): Path<One>,
    request: Write<RosterBody>,
) -> Result<Created<RosterView>, Failure> {
    let (scope, by) = (actor.scope(), actor.principal());
    let new = request.body.read()?;
    let answer = commit(&ctx, by, request.idempotency, move |work| {
        let roster = change::add_roster(work, &scope, id, new)?;
        Ok((None, RosterView::from(&roster)))
    });
    Ok(answer.await?)
}

#[derive(Deserialize, JsonSchema)]
pub(super) struct RosterPath {
    id: UnitId,
    roster: Id<Roster>,
}

pub(super) async fn end_roster(
    State(ctx): State<Ctx>,
    actor: Actor<UnitWrite>,
    Path(RosterPath { id, roster }): Path<RosterPath>,
    request: Write<Nothing>,
) -> Result<Done<Nothing>, Failure> {
    let (scope, by) = (actor.scope(), actor.principal());
    let answer = commit(&ctx, by, request.idempotency, move |work| {
        change::end_roster(work, &scope, id, roster)?;
        Ok((None, Nothing {}))
    });
    Ok(answer.await?)
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SubstitutionBody {
    absent: MemberId,
    stand_in: MemberId,
    from: Time,
    to: Time,
    #[serde(default)]
    reason: String,
}

pub(super) async fn add_substitution(
    State(ctx): State<Ctx>,
    actor: Actor<UnitWrite>,
    Path(One { id }): Path<One>,
    request: Write<SubstitutionBody>,
) -> Result<Created<SubstitutionView>, Failure> {
    let (scope, by) = (actor.scope(), actor.principal());
    let SubstitutionBody { absent, stand_in, from, to, reason } = request.body;
    let new = NewSubstitution { absent, stand_in, from, to, reason };
    let answer = commit(&ctx, by, request.idempotency, move |work| {
        let substitution = change::add_substitution(work, &scope, id, new)?;
        Ok((None, SubstitutionView::from(&substitution)))
    });
    Ok(answer.await?)
}

#[derive(Deserialize, JsonSchema)]
pub(super) struct SubstitutionPath {
    id: UnitId,
    substitution: Id<Substitution>,
}

pub(super) async fn end_substitution(
    State(ctx): State<Ctx>,
    actor: Actor<UnitWrite>,
    Path(SubstitutionPath { id, substitution }): Path<SubstitutionPath>,
    request: Write<Nothing>,
) -> Result<Done<Nothing>, Failure> {
    let (scope, by) = (actor.scope(), actor.principal());
    let answer = commit(&ctx, by, request.idempotency, move |work| {
        change::end_substitution(work, &scope, id, substitution)?;
        Ok((None, Nothing {}))
    });
    Ok(answer.await?)
}
