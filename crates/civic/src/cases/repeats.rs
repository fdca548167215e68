//! Matters that keep coming back: a reconciler looks at what came in, and raises the urgency when a place has been reported
//! often enough within the window. A neighbour who has the same counts as one more report.

use base::{Id, Problem};
use serde_json::json;

use super::city::city;
use super::model::{Act, CaseId, Said, Urgency};
use super::role::Actor;
use super::store;
use super::{desk, duplicates, neighbours};
use crate::platform::auth::Principal;
use crate::platform::events::{Emitted, SUBSCRIBERS, Subscriber};
use crate::platform::jobs::{RECONCILERS, Reconciler};
use crate::platform::{Ctx, Work};

/// Cases looked at in one run: a burst of reports is worked through between other things.
const BATCH: usize = 500;

#[linkme::distributed_slice(RECONCILERS)]
static WATCH: Reconciler = Reconciler { name: "cases.repeats", every: 20, run: watch };

/// Looks at the open cases that came in since the last run; how many alerts it raised.
fn watch(ctx: &Ctx) -> Result<u64, Problem> {
    let (city, atlas) = (city(ctx), neighbours::atlas(ctx));
    let (last, found) = ctx.read_blocking(move |tx| {
        let mark = store::mark(tx)?.unwrap_or(Id::from_uuid(uuid::Uuid::nil()));
        let fresh = store::open_since(tx, mark, BATCH)?;
        let mut found = Vec::new();
        for case in fresh.iter().filter(|case| !case.facts.drill) {
            let rule = &city.0.rules(&case.pack_version)?.pack.repeat;
            let count = duplicates::repeats(tx, &atlas, case, rule.days, rule.metres)?;
            if count >= rule.alert_count {
                found.push((case.id, count));
            }
        }
        Ok::<_, Problem>((fresh.last().map(|case| case.id), found))
    })?;
    let Some(last) = last else { return Ok(0) };
    let mut raised = 0;
    for (case, count) in found {
        raised += u64::from(
            ctx.write_blocking(Principal::System("cases.repeats"), move |work| alert(work, case, count))?,
        );
    }
    ctx.write_blocking(Principal::System("cases.repeats"), move |work| Ok(store::move_mark(work.tx, last)?))?;
    Ok(raised)
}

#[linkme::distributed_slice(SUBSCRIBERS)]
static JOINED: Subscriber = Subscriber { name: "cases.repeats", topic: "case.join", tell: joined };

/// A neighbour has joined: the matter may have been told of often enough by now. Once it is hot nothing more is raised.
fn joined(work: &mut Work<'_, '_>, event: &Emitted) -> Result<(), Problem> {
    let id = Id::from_uuid(event.object);
    let case = store::get(work.tx, id)?.filter(|case| case.facts.matter.urgency == Urgency::Normal);
    let Some(case) = case else { return Ok(()) };
    let pack = &city(work.ctx).0.rules(&case.pack_version)?.pack;
    let atlas = neighbours::atlas(work.ctx);
    let count = duplicates::repeats(work.tx, &atlas, &case, pack.repeat.days, pack.repeat.metres)?;
    if count >= pack.repeat.alert_count {
        alert(work, id, count)?;
    }
    Ok(())
}

fn alert(work: &mut Work<'_, '_>, id: CaseId, count: u32) -> Result<bool, Problem> {
    let Some(case) = store::get(work.tx, id)?.filter(|case| case.facts.state.is_open()) else {
        return Ok(false);
    };
    let data = json!({
        "number": case.number, "title": case.title, "count": count, "centre": case.facts.centre, "urgency": case.facts.matter.urgency,
    });
    let audience = case.audience();
    if case.facts.matter.urgency == Urgency::Normal {
        let said = Said { urgency: Some(Urgency::Hot), ..Said::default() };
        let city = city(work.ctx);
        desk::act(work, &city, case, &Actor::system("cases.repeats"), Act::SetUrgency, &said, Vec::new())?;
    }
    work.emit("case.repeat", id, data, audience)?;
    Ok(true)
}
