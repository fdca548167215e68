//! A case that lived elsewhere: it comes in with the times it had there, and if it was settled there, as settled. The log
//! holds what is known and no more: when it was reported, and when, by which unit and with which answer it was settled.

use base::{Id, Problem, Time};

use super::CaseFacts;
use super::city::{CityPart, Rules};
use super::desk::{self, Opening};
use super::model::{Act, Event, Said, UnitId};
use super::role::Actor;
use super::step::{Setting, step};
use super::store::{self, CaseRow};
use crate::platform::{Ctx, Work};

/// How it ended there.
#[derive(Clone, Debug, Default)]
pub struct Settled {
    pub at: Time,
    pub unit: Option<UnitId>,
    /// What the reporter was told.
    pub answer: Option<String>,
    pub note: Option<String>,
}

/// Drawn up by the rules of the flow, not yet written.
#[derive(Clone, Debug)]
pub struct Taken {
    pub case: CaseRow,
    /// How it came in, with the facts of that time.
    first: (Event, CaseFacts),
    /// How it was settled.
    last: Option<Event>,
    /// Sealed.
    contact: Option<Vec<u8>>,
}

/// Draws a case up that was reported at `at`. Reads and writes nothing. Its id is made for that instant, so that lists by
/// age are right. Errors: the flow or a field forbids it.
pub fn draw_up(
    ctx: &Ctx,
    city: &CityPart,
    rules: &Rules,
    new: Opening,
    at: Time,
    settled: Option<Settled>,
) -> Result<Taken, Problem> {
    let actor = Actor::system("import");
    let id = Id::new(at, ctx.random());
    let (mut case, event, _, contact) = desk::draw_up(ctx, id, at, city, rules, &actor, new)?;
    let first = (event, case.facts.clone());
    let mut last = None;
    if let Some(Settled { at, unit, answer, note }) = settled {
        let said = Said { unit, measure: answer, note, ..Said::default() };
        let setting = Setting { now: at, rules, case: id, open_children: 0 };
        let event = step(&case.facts, &actor, Act::Import, &said, &setting)?;
        case.facts.apply(&event);
        case.updated_at = at;
        last = Some(event);
    }
    Ok(Taken { case, first, last, contact })
}

/// Writes it. The audit log and the outbox tell of each act when it was written here, not when it happened there.
pub fn put(work: &mut Work<'_, '_>, taken: Taken) -> Result<(), Problem> {
    let Taken { mut case, first: (first, then), last, contact } = taken;
    store::birth(&case, &first).into_iter().try_for_each(|row| work.tx.add(row))?;
    store::add_units(work.tx, case.id, &case.facts.units)?;
    if let Some(sealed) = contact {
        work.tx.add(store::contact_row(case.id, sealed, work.now))?;
    }
    let now = std::mem::replace(&mut case.facts, then);
    desk::trace(work, &case, &first)?;
    if let Some(last) = last {
        store::add_event(work.tx, case.id, &last)?;
        case.facts = now;
        desk::trace(work, &case, &last)?;
    }
    Ok(())
}
