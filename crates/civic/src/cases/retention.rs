//! How long it is known who reported: a reconciler takes contacts away when a case has been over for as many days as the
//! operator keeps them (个人信息保护法 art. 19 and 47). The case itself, its words and its figures stay.

use base::time::Span;
use base::{Id, Problem, Time};
use serde_json::json;

use super::model::CaseId;
use super::neighbours;
use super::store::{self, CaseRow};
use crate::platform::jobs::{RECONCILERS, Reconciler};
use crate::platform::{Ctx, Principal};

/// Cases looked at in one transaction.
const PAGE: i64 = 200;

#[linkme::distributed_slice(RECONCILERS)]
static FORGET: Reconciler = Reconciler { name: "cases.contacts", every: 3600, run: forget };

/// Since when nobody works on a case: since its clock stopped for good. What never had a clock, such as a draft that nobody
/// sends, counts from its last change.
fn over_since(case: &CaseRow) -> Option<Time> {
    match case.facts.clocks.total() {
        _ if case.facts.state.is_open() => None,
        Some(clock) => clock.done_at,
        None => Some(case.updated_at),
    }
}

/// Takes away what has been kept long enough; how many contacts that were.
fn forget(ctx: &Ctx) -> Result<u64, Problem> {
    let days = ctx.config().privacy.contact_days;
    let before = ctx.now() - Span::days(i64::from(days));
    let (mut after, mut done) = (Id::from_uuid(uuid::Uuid::nil()), 0);
    loop {
        let (last, due) = ctx.read_blocking(move |tx| page(tx, after, before))?;
        for case in due {
            done += take_away(ctx, case, days)?;
        }
        let Some(last) = last else { return Ok(done) };
        after = last;
    }
}

/// The next cases that are not open and whose contact is kept: the last of them, and those over since before an instant.
fn page(tx: &mut db::Tx<'_>, after: CaseId, before: Time) -> Result<(Option<CaseId>, Vec<CaseRow>), Problem> {
    let ids = store::with_contact(tx, after, before, PAGE)?;
    let mut due = Vec::new();
    for id in &ids {
        due.extend(store::get(tx, *id)?.filter(|case| over_since(case).is_some_and(|since| since <= before)));
    }
    Ok((ids.last().copied(), due))
}

/// One contact, unless the case has changed meanwhile: then the next round looks at it again.
fn take_away(ctx: &Ctx, case: CaseRow, days: u32) -> Result<u64, Problem> {
    ctx.write_blocking(Principal::System("cases.contacts"), move |work| {
        let gone = store::drop_contact(work.tx, case.id, case.facts.version)?;
        if gone > 0 {
            let data = json!({ "number": case.number, "days": days });
            neighbours::audit(work, super::reads::REMOVED, case.id, "", data)?;
        }
        Ok(gone)
    })
}
