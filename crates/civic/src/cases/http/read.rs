//! Looking: lists, one case, its history, its reporter.

use axum::Json;
use axum::extract::State;
use base::{Cursor, Id, Page, Permission, Problem, Time, problem};
use jiff::ToSpan;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::cases::desk::seal_context;
use crate::cases::lens::Lens;
use crate::cases::model::{CaseId, State as CaseState, UnitId, Urgency};
use crate::cases::neighbours;
use crate::cases::reads;
use crate::cases::store::{self, CaseRow, Filter, Sort};
use crate::cases::view::{CaseEvent, CaseSummary, CaseView, Contact};
use crate::cases::words;
use crate::platform::auth::{Actor, Principal, need};
use crate::platform::http::{Etag, Failure, Path, Queries, Query, Takes};
use crate::platform::nouns::Area;
use crate::platform::{Ctx, Scope};

/// What a list is narrowed to.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Wanted {
    /// One state, or several with commas between; `open` stands for all in which somebody owes work.
    #[schemars(length(max = 300))]
    pub state: Option<String>,
    /// This area and all below.
    pub area: Option<Id<Area>>,
    #[schemars(length(max = 60))]
    pub category: Option<String>,
    /// Owned by this unit now.
    pub unit: Option<UnitId>,
    pub urgency: Option<Urgency>,
    /// Words of the text, or a number.
    #[schemars(length(max = 100))]
    pub q: Option<String>,
    /// With my unit now, asked of my unit, or found by me.
    pub mine: Option<bool>,
    /// Past its deadline; exercises are left out unless `drill` asks for them.
    pub overdue: Option<bool>,
    /// Only exercises, or none; both if absent.
    pub drill: Option<bool>,
    /// Falls due on this day or later, as the district counts days.
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    pub due_from: Option<String>,
    /// Falls due on this day or earlier.
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    pub due_to: Option<String>,
    /// Newest first; what is overdue or due in a time by deadline, unless said otherwise.
    pub sort: Option<Sort>,
}

/// Which page.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Pages {
    #[schemars(range(min = 1, max = 200))]
    pub limit: Option<usize>,
    #[schemars(length(max = 200))]
    pub cursor: Option<String>,
}

impl Takes for Pages {
    const NAMES: &'static [&'static str] = &["limit", "cursor"];
}

pub fn limit(asked: Option<usize>, most: usize) -> Result<usize, Problem> {
    match asked.unwrap_or(50) {
        limit if (1..=most).contains(&limit) => Ok(limit),
        _ => Err(problem::invalid(
            "/limit",
            format!("一页 1 至 {most} 条。"),
            format!("A page has 1 to {most} items."),
        )),
    }
}

fn cursor(text: Option<&str>) -> Result<Option<Cursor>, Problem> {
    let decode = |text| {
        Cursor::decode(text).ok_or_else(|| problem::invalid("/cursor", "无效的翻页标记。", "No such cursor."))
    };
    text.map(decode).transpose()
}

pub async fn list(
    State(ctx): State<Ctx>,
    actor: Actor<need::CaseRead>,
    Queries(wanted, pages): Queries<Wanted, Pages>,
) -> Result<Json<Page<CaseSummary>>, Failure> {
    let limit = limit(pages.limit, 200)?;
    let after = cursor(pages.cursor.as_deref())?;
    let (filter, scope) = narrowed(&ctx, &actor, &wanted).await?;
    let (at, by) = (ctx.clone(), actor.principal());
    let page = ctx
        .read(move |tx| {
            let lens = Lens::new(&at, &by, at.now());
            let page = store::list(tx, &scope, &filter, after.as_ref(), limit)?;
            let mut items = Vec::with_capacity(page.items.len());
            for case in page.items {
                let open_children = store::open_children(tx, &case.facts, case.id)?;
                items.push(lens.summary(&case, open_children)?);
            }
            Ok::<_, Problem>(Page { items, next_cursor: page.next_cursor })
        })
        .await?;
    Ok(Json(page))
}

/// What is wanted, and where it may be looked for.
pub async fn narrowed(
    ctx: &Ctx,
    actor: &Actor<need::CaseRead>,
    wanted: &Wanted,
) -> Result<(Filter, Scope), Problem> {
    let scope = match wanted.area {
        Some(area) => actor.scope().below(&neighbours::place(ctx, area).await?.path),
        None => actor.scope(),
    };
    Ok((filter(wanted, actor, ctx)?, scope))
}

fn filter(wanted: &Wanted, actor: &Actor<need::CaseRead>, ctx: &Ctx) -> Result<Filter, Problem> {
    let is_by_due = wanted.overdue == Some(true) || wanted.due_from.is_some() || wanted.due_to.is_some();
    let mut filter = Filter {
        category: wanted.category.clone(),
        unit: wanted.unit,
        urgency: wanted.urgency,
        mine: wanted.mine.unwrap_or(false).then_some((actor.account, actor.unit)),
        overdue: wanted.overdue.unwrap_or(false).then(|| ctx.now()),
        drill: wanted.drill,
        due_from: day(ctx, "/due_from", wanted.due_from.as_deref(), 0)?,
        due_before: day(ctx, "/due_to", wanted.due_to.as_deref(), 1)?,
        sort: wanted.sort.unwrap_or(if is_by_due { Sort::Due } else { Sort::Newest }),
        ..Filter::default()
    };
    for key in
        wanted.state.iter().flat_map(|states| states.split(',')).map(str::trim).filter(|key| !key.is_empty())
    {
        match CaseState::from_key(key) {
            Some(state) => filter.states.push(state),
            None if key == "open" => filter.open = true,
            None => {
                return Err(problem::invalid(
                    "/state",
                    format!("没有“{key}”这个状态。"),
                    format!("There is no state “{key}”."),
                ));
            }
        }
    }
    if let Some(q) = wanted.q.as_deref().map(str::trim).filter(|q| !q.is_empty()) {
        filter.words = words::sought(q);
        if filter.words.is_empty() {
            return Err(problem::invalid("/q", "请输入要找的字词。", "Give a word or a number to look for."));
        }
    }
    Ok(filter)
}

/// When a day begins in the district, some days later.
fn day(ctx: &Ctx, field: &str, text: Option<&str>, later: i64) -> Result<Option<Time>, Problem> {
    let Some(text) = text else { return Ok(None) };
    let read = text.parse::<Date>().and_then(|day| day.checked_add(later.days()));
    let day =
        read.map_err(|_| problem::invalid(field, "日期应写作 2026-03-02。", "Write a day as 2026-03-02."))?;
    Ok(Some(crate::pack::current(ctx)?.calendar.start_of(day)))
}

/// The case, if it lies in the scope: outside it is not there.
pub fn seen(tx: &mut db::Tx<'_>, id: CaseId, scope: &Scope) -> Result<CaseRow, Problem> {
    store::get(tx, id)?.filter(|case| case.is_in(scope)).ok_or_else(|| problem::NOT_FOUND.problem())
}

pub async fn one(
    State(ctx): State<Ctx>,
    actor: Actor<need::CaseRead>,
    Path(id): Path<CaseId>,
) -> Result<Etag<CaseView>, Failure> {
    let (at, by, scope) = (ctx.clone(), actor.principal(), actor.scope());
    let view = ctx
        .read(move |tx| {
            let case = seen(tx, id, &scope)?;
            let lens = Lens::new(&at, &by, at.now());
            let mut view = lens.full(tx, &case)?;
            view.duplicates = lens.duplicates(tx, &case)?;
            view.categories = lens.categories(&case)?;
            Ok::<_, Problem>(view)
        })
        .await?;
    Ok(Etag(view.summary.version.into(), view))
}

pub async fn events(
    State(ctx): State<Ctx>,
    actor: Actor<need::CaseRead>,
    Path(id): Path<CaseId>,
    Query(pages): Query<Pages>,
) -> Result<Json<Page<CaseEvent>>, Failure> {
    let scope = actor.scope();
    ctx.read(move |tx| seen(tx, id, &scope).map(drop)).await?;
    Ok(Json(page_of_events(&ctx, actor.principal(), id, pages).await?))
}

/// One page of the history, as this principal may see it.
pub async fn page_of_events(
    ctx: &Ctx,
    by: Principal,
    id: CaseId,
    pages: Pages,
) -> Result<Page<CaseEvent>, Problem> {
    let limit = limit(pages.limit, 200)?;
    let after = cursor(pages.cursor.as_deref())?;
    let after = after.and_then(|cursor| cursor.0.first()?.parse().ok()).unwrap_or(0);
    let public_only = !matches!(by, Principal::Account(_));
    let at = ctx.clone();
    ctx.read(move |tx| {
        let events = store::events(tx, id, after, public_only, limit + 1)?;
        let lens = Lens::new(&at, &by, at.now());
        let page = Page::cut(events, limit, |event| Cursor(vec![event.seq.to_string()]));
        Ok(page.map(|event| lens.event(id, event)))
    })
    .await
}

/// Why somebody looks.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Purpose {
    /// Why the contact is needed; goes into the audit log.
    #[schemars(length(min = 1, max = 200))]
    pub purpose: String,
}

pub async fn reporter(
    State(ctx): State<Ctx>,
    actor: Actor<need::CaseReporter>,
    Path(id): Path<CaseId>,
    Query(Purpose { purpose }): Query<Purpose>,
) -> Result<Json<Contact>, Failure> {
    let purpose = purpose.trim().to_owned();
    if purpose.is_empty() || purpose.chars().count() > 200 {
        return Err(problem::invalid(
            "/purpose",
            "请说明用途(1 至 200 字)。",
            "Say what for, in 1 to 200 characters.",
        )
        .into());
    }
    let (looks, reaches) = (actor.signed().scope(Permission::CaseRead), actor.scope());
    let signed = actor.signed().clone();
    let contact = ctx
        .write(actor.principal(), move |work| {
            let case = seen(work.tx, id, &looks)?;
            if !case.is_in(&reaches) {
                return Err(problem::FORBIDDEN.problem());
            }
            let mark = reads::mark(&case.number, &signed);
            neighbours::audit(work, reads::READ, id, &purpose, mark)?;
            let sealed = store::contact(work.tx, id)?.ok_or_else(|| problem::NOT_FOUND.problem())?;
            let plain = work.ctx.vault().open_sealed(&seal_context(id), &sealed);
            let contact = plain.and_then(|plain| serde_json::from_slice(&plain).ok());
            contact.ok_or_else(|| problem::INTERNAL.problem())
        })
        .await?;
    Ok(Json(contact))
}
