//! What callers see of units.

use base::{Id, Text, Time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::area::Atlas;
use crate::org::chart::Chart;
use crate::org::duty::{Days, Roster, Substitution};
use crate::org::model::{Member, MemberId, Unit, UnitId};
use crate::pack::{PostGroup, UnitKind};
use crate::platform::nouns::{Account, Area};

/// A unit by name.
#[derive(Serialize, JsonSchema)]
pub(super) struct UnitName {
    pub id: UnitId,
    pub code: String,
    pub name: Text,
}

/// The area of a unit.
#[derive(Serialize, JsonSchema)]
pub(super) struct AreaName {
    id: Id<Area>,
    code: String,
    name: Text,
    /// Names from the root down to it.
    path: Vec<Text>,
}

/// A centre, department, enterprise, contracted provider or team.
#[derive(Serialize, JsonSchema)]
pub(super) struct UnitView {
    id: UnitId,
    code: String,
    kind: UnitKind,
    name: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<UnitName>,
    #[serde(skip_serializing_if = "Option::is_none")]
    area: Option<AreaName>,
    /// Codes of the categories that it can handle itself, each with all below.
    categories: Vec<String>,
    phone: String,
    /// A unit that has ended keeps its cases and gets no new ones.
    active: bool,
    version: i64,
}

impl UnitView {
    pub fn new(unit: &Unit, chart: &Chart, atlas: &Atlas) -> UnitView {
        let parent = unit.parent.and_then(|id| chart.get(id));
        let area = atlas.get(unit.area);
        UnitView {
            id: unit.id,
            code: unit.code.clone(),
            kind: unit.kind,
            name: unit.name.clone(),
            parent: parent.map(|parent| UnitName {
                id: parent.id,
                code: parent.code.clone(),
                name: parent.name.clone(),
            }),
            area: area.map(|node| AreaName {
                id: node.id,
                code: node.code.clone(),
                name: node.name.clone(),
                path: atlas.names(&node.path),
            }),
            categories: unit.categories.clone(),
            phone: unit.phone.clone(),
            active: unit.active,
            version: unit.version,
        }
    }
}

/// Somebody on a post.
#[derive(Serialize, JsonSchema)]
pub(super) struct MemberView {
    id: MemberId,
    post: String,
    name: String,
    phone: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<Id<Account>>,
    from_day: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    to_day: Option<String>,
}

impl From<&Member> for MemberView {
    fn from(member: &Member) -> MemberView {
        MemberView {
            id: member.id,
            post: member.post.clone(),
            name: member.name.clone(),
            phone: member.phone.clone(),
            account: member.account,
            from_day: member.from_day.to_string(),
            to_day: member.to_day.map(|day| day.to_string()),
        }
    }
}

/// A post with its people; `vacant` seats are free.
#[derive(Serialize, JsonSchema)]
pub(super) struct PostView {
    pub code: String,
    pub name: Text,
    /// Its place in 1+3+N.
    pub group: PostGroup,
    pub seats: u32,
    pub vacant: u32,
    pub members: Vec<MemberView>,
}

/// The days on which a line of a roster counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum DayRule {
    Every,
    /// Working days by the calendar, swapped ones included.
    Workday,
    /// Days off by the calendar.
    DayOff,
    /// The weekdays given.
    Weekly,
}

/// One line of a roster.
#[derive(Serialize, JsonSchema)]
pub(super) struct RosterView {
    id: Id<Roster>,
    member: MemberId,
    days: DayRule,
    /// 1 is Monday; only for `weekly`.
    weekdays: Vec<u8>,
    cycle: u32,
    turn: u32,
    /// `17:00`
    from: String,
    /// `09:00`; not after `from` means on the next day.
    to: String,
    from_day: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    to_day: Option<String>,
}

impl From<&Roster> for RosterView {
    fn from(roster: &Roster) -> RosterView {
        let clock = |minute: u16| format!("{:02}:{:02}", minute / 60 % 24, minute % 60);
        let (days, week) = match roster.days {
            Days::Every => (DayRule::Every, [false; 7]),
            Days::Workday => (DayRule::Workday, [false; 7]),
            Days::DayOff => (DayRule::DayOff, [false; 7]),
            Days::Weekly(week) => (DayRule::Weekly, week),
        };
        RosterView {
            id: roster.id,
            member: roster.member,
            days,
            weekdays: (1u8..).zip(week).filter_map(|(day, worked)| worked.then_some(day)).collect(),
            cycle: roster.cycle,
            turn: roster.turn,
            from: clock(roster.from_minute),
            to: clock(roster.to_minute),
            from_day: roster.from_day.to_string(),
            to_day: roster.to_day.map(|day| day.to_string()),
        }
    }
}

/// Who stands in for whom.
#[derive(Serialize, JsonSchema)]
pub(super) struct SubstitutionView {
    id: Id<Substitution>,
    absent: MemberId,
    stand_in: MemberId,
    from: Time,
    to: Time,
    reason: String,
}

impl From<&Substitution> for SubstitutionView {
    fn from(s: &Substitution) -> SubstitutionView {
        SubstitutionView {
            id: s.id,
            absent: s.absent,
            stand_in: s.stand_in,
            from: s.from,
            to: s.to,
            reason: s.reason.clone(),
        }
    }
}

/// Somebody who is on duty.
#[derive(Serialize, JsonSchema)]
pub(super) struct OnDutyView {
    pub member: MemberView,
    /// Whom the roster names, if somebody else stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instead_of: Option<MemberView>,
    pub from: Time,
    pub to: Time,
}
