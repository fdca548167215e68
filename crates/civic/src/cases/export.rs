//! Cases and their histories as open formats, by place, category and day. Words, positions and names only for a purpose, which
//! goes into the audit log before the first row is read. Contacts are never in it.

use std::io;
use std::sync::Arc;

use base::{Cursor, Problem, Time};
use serde_json::json;

use super::city::{CityPart, city};
use super::model::{Event, UnitId};
use super::store::{self, CaseRow, Filter};
use crate::audit::{self, Entry};
use crate::platform::auth::Reach;
use crate::platform::sheet::{Cell, Column, Format, Sheet, Written};
use crate::platform::{Ctx, Principal, Scope};

/// Cases read in one transaction.
const PAGE: usize = 200;

/// Which cases.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Empty is everywhere.
    pub area_path: String,
    /// Empty is all.
    pub category_path: String,
    /// Reported at or after.
    pub from: Option<Time>,
    /// Reported before.
    pub until: Option<Time>,
    /// Why personal data is wanted; without it there is none.
    pub purpose: Option<String>,
}

/// A case with its history.
pub struct Line {
    case: CaseRow,
    events: Vec<Event>,
    city: Arc<CityPart>,
    personal: bool,
}

/// One event of a case.
pub struct EventLine {
    id: String,
    number: String,
    event: Event,
    city: Arc<CityPart>,
    personal: bool,
}

/// The columns of cases.
pub const CASES: &[Column<Line>] = &[
    Column::open("id", "编号（机器）", "id", |l| l.case.id.to_string().into()),
    Column::open("number", "事件编号", "number for people", |l| l.case.number.as_str().into()),
    Column::open("state", "状态", "state", |l| l.case.facts.state.key().into()),
    Column::open("urgency", "紧急程度", "urgency", |l| l.case.facts.matter.urgency.key().into()),
    Column::open("supervision", "督办级别", "level of supervision", |l| {
        l.case.facts.supervision.key().into()
    }),
    Column::open("channel", "来源渠道", "channel", |l| l.case.channel.as_str().into()),
    Column::open("category", "类别代码", "code of the category", |l| {
        l.case.facts.matter.category.as_deref().into()
    }),
    Column::open("nature", "诉求性质", "nature of the concern", |l| {
        l.case.facts.matter.nature.as_deref().into()
    }),
    Column::open(
        "area_path",
        "区域代码（自上而下）",
        "codes of the areas from the root down",
        |l| l.case.area_path.as_str().into(),
    ),
    Column::open("owner_unit", "当前责任单位代码", "code of the unit that owns it now", |l| {
        l.unit(Some(l.case.facts.owner()))
    }),
    Column::open("handler_unit", "承办单位代码", "code of the handling unit", |l| {
        l.unit(l.case.facts.handler)
    }),
    Column::open("created_at", "受理时间", "reported at", |l| l.case.created_at.into()),
    Column::open("updated_at", "最近变更时间", "last changed at", |l| l.case.updated_at.into()),
    Column::open("due_at", "总时限", "deadline that runs now", |l| l.case.facts.due_at().into()),
    Column::open("resolved_at", "处置完成时间", "resolved at", |l| l.case.facts.resolved_at.into()),
    Column::open("closed_at", "结案时间", "closed at", |l| l.case.facts.closed_at.into()),
    Column::open("assignments", "派遣次数", "times given to a unit", |l| l.case.facts.assignments.into()),
    Column::open("returns", "退回次数", "times returned", |l| l.case.facts.returns.into()),
    Column::open("reworks", "返工次数", "times sent back after a check", |l| l.case.facts.reworks.into()),
    Column::open("reopened", "重开次数", "times reopened", |l| l.case.facts.round.into()),
    Column::open("urged", "催办次数", "times urged", |l| l.case.facts.urged.into()),
    Column::open("extensions", "延期次数", "times extended", |l| l.case.facts.extensions.into()),
    Column::open("suspensions", "挂账次数", "times suspended", |l| l.case.facts.suspensions.into()),
    Column::open("repeats", "并入的重复上报", "reports of the same matter merged into it", |l| {
        l.case.facts.repeats.into()
    }),
    Column::open("parent", "上级事件", "case of which it is a part", |l| {
        l.case.facts.parent.map(|id| id.to_string()).into()
    }),
    Column::open("ratings", "评价", "ratings: party, round, score, solved", |l| {
        Cell::json(&l.case.facts.ratings)
    }),
    Column::open("erased", "个人信息已清除", "personal data erased", |l| l.case.facts.erased.into()),
    Column::personal("title", "标题", "title", |l| l.case.title.as_str().into()),
    Column::personal("description", "描述", "description", |l| l.case.description.as_str().into()),
    Column::personal("lon", "经度（WGS-84）", "longitude, WGS-84", |l| l.case.lon.into()),
    Column::personal("lat", "纬度（WGS-84）", "latitude, WGS-84", |l| l.case.lat.into()),
    Column::open("events", "办理过程", "history: the columns of events, oldest first", |l| l.history()),
];

/// The columns of events.
pub const EVENTS: &[Column<EventLine>] = &[
    Column::open("case_id", "事件编号（机器）", "id of the case", |l| l.id.as_str().into()),
    Column::open("case_number", "事件编号", "number of the case", |l| l.number.as_str().into()),
    Column::open("seq", "序号", "place in the history, from 1", |l| l.event.seq.into()),
    Column::open("at", "时间", "when", |l| l.event.at.into()),
    Column::open("act", "操作", "act", |l| l.event.act.key().into()),
    Column::open("from_state", "操作前状态", "state before", |l| l.event.from.key().into()),
    Column::open("to_state", "操作后状态", "state after", |l| l.event.to.key().into()),
    Column::open("by_kind", "操作方", "sort of actor", |l| l.event.by.kind.key().into()),
    Column::open("role", "身份", "how the actor stands to the case", |l| l.event.by.role.key().into()),
    Column::open("unit", "操作单位代码", "code of the unit acted for", |l| {
        code(&l.city, l.event.by.unit)
    }),
    Column::open(
        "said",
        "填报内容",
        "fields of the act: codes, units and times; words only for a purpose",
        |l| l.said(),
    ),
    Column::personal("by_name", "操作人", "name of the member of staff", |l| {
        l.event.by.name.as_str().into()
    }),
];

fn code(city: &CityPart, unit: Option<UnitId>) -> Cell {
    unit.and_then(|id| city.0.unit(id)).map(|card| card.code).into()
}

impl Line {
    fn unit(&self, unit: Option<UnitId>) -> Cell {
        code(&self.city, unit)
    }

    /// Its events, without what is the same for all of them.
    fn history(&self) -> Cell {
        let of = |line: EventLine| {
            let columns = EVENTS.iter().skip(2).filter(|column| self.personal || !column.personal);
            columns
                .map(|column| (column.name.to_owned(), (column.cell)(&line).in_json()))
                .collect::<serde_json::Map<_, _>>()
        };
        Cell::json(self.lines().map(of).collect::<Vec<_>>())
    }

    fn lines(&self) -> impl Iterator<Item = EventLine> {
        self.events.iter().map(|event| EventLine {
            id: self.case.id.to_string(),
            number: self.case.number.clone(),
            event: event.clone(),
            city: self.city.clone(),
            personal: self.personal,
        })
    }
}

impl EventLine {
    fn said(&self) -> Cell {
        Cell::json(if self.personal { self.event.said.clone() } else { self.event.said.redacted() })
    }
}

/// Writes cases, the newest first, each with its history; how many. `go_on` hears how many are done. Call it outside async.
pub fn cases(
    ctx: &Ctx,
    wanted: &Wanted,
    format: Format,
    out: &mut dyn io::Write,
    go_on: &mut dyn FnMut(u64) -> bool,
) -> io::Result<Written> {
    let mut sheet = Sheet::new(CASES, format, wanted.purpose.is_some(), out)?;
    let stopped = each(ctx, wanted, "cases", go_on, |line| sheet.row(&line))?;
    sheet.finish(stopped)
}

/// Writes the events of cases, one row each: the newest case first, its events from the oldest on.
pub fn events(
    ctx: &Ctx,
    wanted: &Wanted,
    format: Format,
    out: &mut dyn io::Write,
    go_on: &mut dyn FnMut(u64) -> bool,
) -> io::Result<Written> {
    let mut sheet = Sheet::new(EVENTS, format, wanted.purpose.is_some(), out)?;
    let stopped =
        each(ctx, wanted, "events", go_on, |line| line.lines().try_for_each(|event| sheet.row(&event)))?;
    sheet.finish(stopped)
}

/// Every case that is wanted; whether it was stopped.
fn each(
    ctx: &Ctx,
    wanted: &Wanted,
    what: &'static str,
    go_on: &mut dyn FnMut(u64) -> bool,
    mut take: impl FnMut(Line) -> io::Result<()>,
) -> io::Result<bool> {
    let failed = |problem: Problem| io::Error::other(problem.to_string());
    note(ctx, wanted, what).map_err(failed)?;
    let reach =
        Reach { area_path: wanted.area_path.clone(), category: wanted.category_path.clone(), unit: None };
    let scope = Arc::new(Scope::new([reach]));
    let mut cursor = wanted.until.map(|until| Cursor(vec![store::floor(until).to_string()]));
    let mut done = 0;
    loop {
        let (scope, after) = (scope.clone(), cursor.take());
        let page = ctx.read_blocking(move |tx| {
            let page = store::list(tx, &scope, &Filter::default(), after.as_ref(), PAGE)?;
            let mut cases = Vec::with_capacity(page.items.len());
            for case in page.items {
                let events = store::events(tx, case.id, 0, false, i32::MAX as usize)?;
                cases.push((case, events));
            }
            Ok::<_, Problem>((cases, page.next_cursor))
        });
        let (cases, next) = page.map_err(failed)?;
        for (case, events) in cases {
            if wanted.from.is_some_and(|from| case.created_at < from) {
                return Ok(false);
            }
            take(Line { case, events, city: city(ctx), personal: wanted.purpose.is_some() })?;
            done += 1;
        }
        if !go_on(done) {
            return Ok(true);
        }
        match next.as_deref().and_then(Cursor::decode) {
            Some(next) => cursor = Some(next),
            None => return Ok(false),
        }
    }
}

/// Says in the audit log what is taken out, and why; before it is read.
fn note(ctx: &Ctx, wanted: &Wanted, what: &str) -> Result<(), Problem> {
    let data = json!({
        "what": what, "area_path": wanted.area_path, "category_path": wanted.category_path, "from": wanted.from,
        "until": wanted.until, "personal": wanted.purpose.is_some(),
    });
    let entry =
        Entry::general("case.exported", "case", data).purpose(wanted.purpose.clone().unwrap_or_default());
    ctx.write_blocking(Principal::System("command_line"), move |work| audit::record(work, entry))
}
