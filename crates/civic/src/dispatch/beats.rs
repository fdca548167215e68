//! What happens by itself as time passes. Every function reads the world anew, may be run at any time, and does nothing twice.

use base::time::Span;
use base::{Id, Kind, Problem, Time};
use serde_json::json;

use super::{overdue, store};
use crate::cases::city::city;
use crate::cases::model::{Act, CaseId, Said, State};
use crate::cases::store::{self as cases, CaseRow};
use crate::cases::{Actor, desk, flow};
use crate::pack::PackShelf;
use crate::platform::{Ctx, Principal, Work, jobs};

/// Cases looked at in one page.
const PAGE: i64 = 200;
/// Reminders look that far ahead: longer than a fifth of the longest limit.
const HORIZON: Span = Span::days(12);

const NO_CASE: CaseId = Id::from_uuid(uuid::Uuid::nil());

/// Goes through all pages; `page` returns how many things it did and where it stopped.
fn pages<P: Copy>(
    start: P,
    mut page: impl FnMut(P) -> Result<(u64, Option<P>), Problem>,
) -> Result<u64, Problem> {
    let (mut at, mut done) = (start, 0);
    loop {
        let (did, next) = page(at)?;
        done += did;
        match next {
            Some(next) => at = next,
            None => return Ok(done),
        }
    }
}

/// Lets the system do one act to each of these cases if `wanted`, asked inside the transaction, still says so.
fn act(
    ctx: &Ctx,
    part: &'static str,
    ids: &[CaseId],
    act: Act,
    wanted: impl Fn(&CaseRow, Time) -> Option<Said> + Clone + Send + 'static,
) -> Result<u64, Problem> {
    let write = |ids: Vec<CaseId>| {
        let wanted = wanted.clone();
        ctx.write_blocking(Principal::System(part), move |work| {
            ids.into_iter().try_fold(0, |done, id| Ok(done + one(work, part, id, act, &wanted)?))
        })
    };
    // All in one transaction; if one of them cannot be done, each in its own.
    match write(ids.to_vec()) {
        Ok(done) => Ok(done),
        Err(problem) if problem.kind() == Kind::Unavailable => Err(problem),
        Err(_) => each(ids, |id| write(vec![id])),
    }
}

fn one(
    work: &mut Work<'_, '_>,
    part: &'static str,
    id: CaseId,
    act: Act,
    wanted: impl Fn(&CaseRow, Time) -> Option<Said>,
) -> Result<u64, Problem> {
    let Some(case) = cases::get(work.tx, id)? else { return Ok(0) };
    let Some(said) = wanted(&case, work.now) else { return Ok(0) };
    let city = city(work.ctx);
    desk::act(work, &city, case, &Actor::system(part), act, &said, Vec::new())?;
    Ok(1)
}

/// Tries each case; how many things were done.
fn each(ids: &[CaseId], mut one: impl FnMut(CaseId) -> Result<u64, Problem>) -> Result<u64, Problem> {
    let mut done = 0;
    for id in ids {
        match one(*id) {
            Ok(did) => done += did,
            Err(problem) => jobs::leave(id, problem)?,
        }
    }
    Ok(done)
}

/// Resumes what was on hold until a date that has come.
pub fn resume(ctx: &Ctx) -> Result<u64, Problem> {
    pages(NO_CASE, |after| {
        let ids = ctx.read_blocking(move |tx| store::suspended(tx, after, PAGE))?;
        let did = act(ctx, "dispatch.resume", &ids, Act::Resume, |case, now| {
            let until = case.facts.pause.as_ref().and_then(|pause| pause.until)?;
            (until <= now).then(Said::default)
        })?;
        Ok((did, ids.last().copied()))
    })
}

/// Archives what can no longer be reopened and is past the pack's days.
pub fn archive(ctx: &Ctx) -> Result<u64, Problem> {
    let mut from = State::ALL.iter().filter(|state| flow::edge(Act::Archive, **state).is_some());
    from.try_fold(0, |done, state| Ok(done + archive_from(ctx, *state)?))
}

fn archive_from(ctx: &Ctx, state: State) -> Result<u64, Problem> {
    let shelf = ctx.part::<PackShelf>();
    let Some(shortest) = shelf.all().iter().map(|pack| pack.flow.archive_days).min() else { return Ok(0) };
    let before = ctx.now() - Span::days(i64::from(shortest));
    pages(NO_CASE, |after| {
        let ids = ctx.read_blocking(move |tx| store::finished(tx, state, before, after, PAGE))?;
        let shelf = shelf.clone();
        let did = act(ctx, "dispatch.archive", &ids, Act::Archive, move |case, now| {
            let days = shelf.version(&case.pack_version).ok()?.flow.archive_days;
            case.facts.is_ripe(days, now).then(Said::default)
        })?;
        Ok((did, ids.last().copied()))
    })
}

/// Says once per clock that its time is running out.
pub fn remind(ctx: &Ctx) -> Result<u64, Problem> {
    let (now, shelf) = (ctx.now(), ctx.part::<PackShelf>());
    let percent = shelf.all().iter().map(|pack| 100 - pack.flow.remind_percent.min(100)).max().unwrap_or(0);
    pages((now, NO_CASE), |after| {
        let until = now + HORIZON;
        let places = ctx.read_blocking(move |tx| store::due_soon(tx, (now, until), percent, after, PAGE))?;
        let ids: Vec<CaseId> = places.iter().map(|(_, id)| *id).collect();
        let did = each(&ids, |id| {
            let shelf = shelf.clone();
            let due = ctx.read_blocking(move |tx| {
                let Some(case) = cases::get(tx, id)? else { return Ok(None) };
                let pack = shelf.version(&case.pack_version)?;
                let Some(started) = started(&case) else { return Ok(None) };
                let is_time = overdue::remind_at(&pack, &case.facts).is_some_and(|at| at <= now);
                Ok::<_, Problem>((is_time && !store::is_noted(tx, id, "remind", started)?).then_some(case))
            })?;
            due.map_or(Ok(0), |case| speak(ctx, case, "remind", "clock.reminder"))
        })?;
        Ok((did, places.last().copied()))
    })
}

/// Urges what is late, once per clock, and raises its supervision by the pack's steps.
pub fn escalate(ctx: &Ctx) -> Result<u64, Problem> {
    let (now, shelf) = (ctx.now(), ctx.part::<PackShelf>());
    pages((Time::EPOCH, NO_CASE), |after| {
        let places = ctx.read_blocking(move |tx| store::late(tx, now, after, PAGE))?;
        let ids: Vec<CaseId> = places.iter().map(|(_, id)| *id).collect();
        let did = each(&ids, |id| {
            let case = ctx.read_blocking(move |tx| Ok::<_, Problem>(cases::get(tx, id)?))?;
            let Some(case) = case else { return Ok(0) };
            let pack = shelf.version(&case.pack_version)?;
            let Some(level) = overdue::due_supervision(&pack, &case.facts, now) else { return Ok(0) };
            let raised = act(ctx, "dispatch.escalate", &[id], Act::Supervise, move |case, now| {
                let level =
                    overdue::due_supervision(&pack, &case.facts, now).filter(|wanted| *wanted == level)?;
                Some(Said { level: Some(level), ..Said::default() })
            })?;
            Ok(raised + speak(ctx, case, "overdue", "clock.overdue")?)
        })?;
        Ok((did, places.last().copied()))
    })
}

/// Says once that the answer to a whistle, a part or a request is late.
pub fn asks(ctx: &Ctx) -> Result<u64, Problem> {
    let now = ctx.now();
    let late = ctx.read_blocking(move |tx| store::late_asks(tx, now, PAGE))?;
    let mut done = 0;
    for ask in late {
        done += ctx.write_blocking(Principal::System("dispatch.asks"), move |work| {
            let Some(case) = cases::get(work.tx, ask.case)? else { return Ok(0) };
            if !store::note(work.tx, ask.case, &format!("ask:{}", ask.number), ask.asked_at, work.now)? {
                return Ok(0);
            }
            let data = json!({ "number": case.number, "title": case.title, "ask": ask.number, "kind": ask.kind, "unit": ask.unit, "drill": case.facts.drill });
            work.emit("clock.ask_overdue", case.id, data, case.audience())?;
            Ok::<_, Problem>(1)
        })?;
    }
    Ok(done)
}

/// When the clock of the whole case began: what makes one clock another.
fn started(case: &CaseRow) -> Option<Time> {
    case.facts.clocks.total().map(|clock| clock.started_at)
}

/// Tells everyone concerned about a clock, once.
fn speak(ctx: &Ctx, case: CaseRow, what: &'static str, topic: &'static str) -> Result<u64, Problem> {
    let Some(started) = started(&case) else { return Ok(0) };
    ctx.write_blocking(Principal::System("dispatch.clocks"), move |work: &mut Work<'_, '_>| {
        if !store::note(work.tx, case.id, what, started, work.now)? {
            return Ok(0);
        }
        let facts = &case.facts;
        let data = json!({
            "number": case.number, "title": case.title, "due_at": facts.due_at(), "owner": facts.owner(), "centre": facts.centre,
            "handler": facts.handler, "urgency": facts.matter.urgency, "drill": facts.drill,
        });
        work.emit(topic, case.id, data, case.audience())?;
        Ok(1)
    })
}
