//! A case that lived elsewhere: it comes in with the times it had there, and if it was settled there, as settled; what was
//! settled long ago goes to the archive at once. The log holds what is known and no more: when it was reported, and when, by
//! which unit and with which answer it was settled.

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
    /// What happened to it, each time with how it stood then.
    past: Vec<(Event, CaseFacts)>,
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
    let mut past = vec![(event, case.facts.clone())];
    if let Some(Settled { at, unit, answer, note }) = settled {
        let said = Said { unit, measure: answer, note, ..Said::default() };
        let mut go_on = |at, act, said: &Said| {
            let setting = Setting { now: at, rules, case: id, open_children: 0 };
            let event = step(&case.facts, &actor, act, said, &setting)?;
            case.facts.apply(&event);
            case.updated_at = at;
            past.push((event, case.facts.clone()));
            Ok::<_, Problem>(case.facts.is_ripe(rules.pack.flow.archive_days, ctx.now()))
        };
        if go_on(at, Act::Import, &said)? {
            go_on(ctx.now(), Act::Archive, &Said::default())?;
        }
    }
    Ok(Taken { case, past, contact })
}

/// Writes it. The audit log and the outbox tell of each act when it was written here, not when it happened there.
pub fn put(work: &mut Work<'_, '_>, taken: Taken) -> Result<(), Problem> {
    let Taken { mut case, past, contact } = taken;
    for (n, (event, facts)) in past.into_iter().enumerate() {
        if n == 0 {
            store::birth(&case, &event).into_iter().try_for_each(|row| work.tx.add(row))?;
            store::add_units(work.tx, case.id, &case.facts.units)?;
        } else {
            store::add_event(work.tx, case.id, &event)?;
        }
        case.facts = facts;
        desk::trace(work, &case, &event)?;
    }
    if let Some(sealed) = contact {
        work.tx.add(store::contact_row(case.id, sealed, work.now))?;
    }
    Ok(())
}
