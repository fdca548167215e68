//! Follows the feed of events: notes for whom a new report counts while that can still be told, and which months have changed.

use std::collections::BTreeMap;

use base::{Id, Problem, Time};
use db::Tx;

use super::model::Month;
use super::{eligible, reporter, store};
use crate::cases::desk::seal_context;
use crate::cases::model::{Act, CaseId, State};
use crate::cases::store::{self as cases, CaseRow};
use crate::cases::view::Contact;
use crate::pack::{Pack, PackShelf};
use crate::platform::events;
use crate::platform::{Ctx, Principal, Work};

/// Events read at once.
const BATCH: i64 = 500;
/// How far back a case is followed to the person who reported it first.
const BACK: usize = 8;

/// What the news mean for one case.
struct News {
    case: CaseId,
    month: Month,
    /// Not counted yet: since when it has been here, and from whom it is.
    fresh: Option<(Time, Option<String>)>,
    /// Must leave what is published at once.
    gone: bool,
    erased: bool,
}

/// Works through what was published on the feed since the last round; how many events.
pub fn follow(ctx: &Ctx) -> Result<u64, Problem> {
    let mut total = 0;
    loop {
        let Ok(pack) = ctx.part::<PackShelf>().current() else { return Ok(total) };
        let at = ctx.clone();
        let (from, to, count, news) = ctx.read_blocking(move |tx| round(tx, &at, &pack))?;
        if count == 0 {
            return Ok(total);
        }
        total += count;
        ctx.write_blocking(Principal::System("publication"), move |work| {
            if store::move_head(work.tx, from, to)? {
                note(work, news)?;
            }
            Ok(())
        })?;
    }
}

fn round(tx: &mut Tx<'_>, ctx: &Ctx, pack: &Pack) -> Result<(i64, i64, u64, Vec<News>), Problem> {
    let from = store::head(tx)?;
    let published = events::after(tx, from, BATCH)?;
    let to = published.last().map_or(from, |(seq, _)| *seq);
    let count = published.len() as u64;
    let mut touched: BTreeMap<CaseId, bool> = BTreeMap::new();
    for (_, event) in published {
        let act = event.topic.strip_prefix("case.").and_then(Act::from_key);
        if let Some(act) = act.filter(|act| alters(*act)) {
            *touched.entry(Id::from_uuid(event.object)).or_default() |= act == Act::Erase;
        }
    }
    let mut news = Vec::new();
    for (case, erased) in touched {
        news.extend(look(tx, ctx, pack, case, erased)?);
    }
    Ok((from, to, count, news))
}

/// Acts after which a report counts otherwise than before.
const fn alters(act: Act) -> bool {
    use Act::*;
    matches!(act, Submit | Record | Import | Triage | SetUrgency | Assign | Void | Withdraw | Erase)
}

fn look(tx: &mut Tx<'_>, ctx: &Ctx, pack: &Pack, id: CaseId, erased: bool) -> Result<Option<News>, Problem> {
    let Some(case) = cases::get(tx, id)? else { return Ok(None) };
    if case.facts.state == State::Draft || case.facts.drill {
        return Ok(None);
    }
    let erased = erased || case.facts.erased;
    let known = store::month_of(tx, id)?;
    let fresh = match known {
        None if !erased => Some((came_in(&case), person(tx, ctx, &case)?)),
        _ => None,
    };
    let month = known.unwrap_or_else(|| Month::of(&pack.calendar, case.created_at));
    let countable = eligible::is_public(pack, case.facts.state.key(), case.facts.matter.category.as_deref());
    Ok(Some(News { case: id, month, fresh, gone: erased || !countable, erased }))
}

/// When it came before somebody: a draft is nobody's business but its writer's.
fn came_in(case: &CaseRow) -> Time {
    case.facts.clocks.0.first().map_or(case.updated_at, |clock| clock.started_at)
}

/// Whom a report is from, see [`reporter`].
fn person(tx: &mut Tx<'_>, ctx: &Ctx, case: &CaseRow) -> Result<Option<String>, Problem> {
    let mut at = case.clone();
    for _ in 0..BACK {
        let sealed = cases::contact(tx, at.id)?;
        let plain = sealed.and_then(|sealed| ctx.vault().open_sealed(&seal_context(at.id), &sealed));
        let contact: Option<Contact> = plain.and_then(|plain| serde_json::from_slice(&plain).ok());
        if let Some(person) = contact.as_ref().and_then(reporter::of_contact) {
            return Ok(Some(person));
        }
        let earlier = match at.facts.parent.or(at.facts.follows) {
            Some(earlier) => cases::get(tx, earlier)?,
            None => None,
        };
        match earlier {
            Some(earlier) => at = earlier,
            None => break,
        }
    }
    Ok(at.facts.finder.map(|account| format!("account/{account}")))
}

fn note(work: &mut Work<'_, '_>, news: Vec<News>) -> Result<(), Problem> {
    // Urgent or not, by month; and the salts, so that each month is looked up once.
    let mut months: BTreeMap<Month, (bool, Option<Vec<u8>>)> = BTreeMap::new();
    for News { case, month, fresh, gone, erased } in news {
        if !months.contains_key(&month) {
            let mut salt = [0u8; 32];
            work.ctx.random().fill(&mut salt);
            months.insert(month.clone(), (false, store::salt(work.tx, &month, &salt, work.now)?));
        }
        let Some((urgent, salt)) = months.get_mut(&month) else { continue };
        *urgent |= gone;
        if erased {
            store::drop_report(work.tx, case)?;
        } else if let Some((at, person)) = fresh {
            let print = salt
                .as_ref()
                .zip(person)
                .map(|(salt, person)| reporter::fingerprint(work.ctx.vault(), month.text(), salt, &person));
            store::add_report(work.tx, case, &month, at, print)?;
        }
    }
    months.iter().try_for_each(|(month, (urgent, _))| store::changed(work.tx, month, *urgent))
}
