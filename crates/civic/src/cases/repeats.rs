//! Matters that keep coming back: a reconciler looks at what came in, and raises the urgency when a place has been reported
//! often enough within the window.

use base::{Id, Problem};
use serde_json::json;

use super::city::city;
use super::model::{Act, CaseId, Said, Urgency};
use super::role::Actor;
use super::store::{self, CaseRow};
use super::{desk, duplicates};
use crate::platform::auth::Principal;
use crate::platform::jobs::{RECONCILERS, Reconciler};
use crate::platform::{Ctx, Work};

/// Cases looked at in one run.
const BATCH: usize = 500;

#[linkme::distributed_slice(RECONCILERS)]
static WATCH: Reconciler = Reconciler { name: "cases.repeats", every: 20, run: watch };

/// Looks at the cases that came in since the last run; how many alerts it raised.
fn watch(ctx: &Ctx) -> Result<u64, Problem> {
    let mark = ctx.read_blocking(|tx| Ok::<_, Problem>(store::mark(tx)?))?;
    let start = mark.unwrap_or(Id::from_uuid(uuid::Uuid::nil()));
    let fresh = ctx.read_blocking(move |tx| Ok::<_, Problem>(store::since(tx, start, BATCH)?))?;
    let Some(last) = fresh.last().map(|case| case.id) else { return Ok(0) };
    let mut raised = 0;
    for case in fresh {
        raised += u64::from(look(ctx, case)?);
    }
    ctx.write_blocking(Principal::System("cases.repeats"), move |work| Ok(store::move_mark(work.tx, last)?))?;
    Ok(raised)
}

/// Raises an alert if this case is one too many.
fn look(ctx: &Ctx, case: CaseRow) -> Result<bool, Problem> {
    let rules = city(ctx).0.rules(&case.pack_version)?;
    let rule = rules.pack.repeat.clone();
    let known = case.clone();
    let count = ctx.read_blocking(move |tx| duplicates::repeats(tx, &known, rule.days, rule.metres))?;
    if count < rules.pack.repeat.alert_count || !case.facts.state.is_open() {
        return Ok(false);
    }
    ctx.write_blocking(Principal::System("cases.repeats"), move |work| alert(work, case.id, count))
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
