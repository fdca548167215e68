//! Areas that end on a day set beforehand: they stand until that day is over where the pack is at home, then a reconciler
//! ends them with everything below, for the reason that was given when the day was set.

use base::{Id, Problem};

use super::change::{self, Because};
use super::model::{Node, What};
use super::store;
use crate::platform::jobs::{self, RECONCILERS, Reconciler};
use crate::platform::nouns::{Area, Event};
use crate::platform::{Ctx, Principal, Work};

/// Areas of one round; the next follows at once while there are more.
const PAGE: usize = 100;

#[linkme::distributed_slice(RECONCILERS)]
static END: Reconciler = Reconciler { name: "area.end", every: 60, run: end_due };

/// Ends whatever has had its last day; how many areas, not counting those below them.
fn end_due(ctx: &Ctx) -> Result<u64, Problem> {
    let today = super::today(ctx);
    let (mut done, mut after) = (0, Id::from_uuid(uuid::Uuid::nil()));
    loop {
        let day = today.clone();
        let due =
            ctx.read_blocking(move |tx| Ok::<_, Problem>(store::past_last_day(tx, &day, after, PAGE)?))?;
        let Some(last) = due.last() else { break };
        after = *last;
        for id in due {
            let day = today.clone();
            match ctx.write_blocking(Principal::System("area.end"), move |work| end(work, id, &day)) {
                Ok(ended) => done += u64::from(ended),
                // Somebody changes it at this moment.
                Err(problem) => jobs::leave(id, problem)?,
            }
        }
    }
    Ok(done)
}

/// Ends one, if it still stands and its last day is over. One above it may have taken it along meanwhile.
fn end(work: &mut Work<'_, '_>, id: Id<Area>, today: &str) -> Result<bool, Problem> {
    let is_due = |node: &Node| {
        node.valid_to.is_none() && node.ends_on.as_deref().is_some_and(|last_day| last_day < today)
    };
    let Some(mut node) = store::get(work.tx, id)?.filter(is_due) else { return Ok(false) };
    let because = why(work, &node)?;
    let before = node.snapshot();
    node.valid_to = node.ends_on.clone();
    change::write(work, &mut node)?;
    store::end_below(work.tx, &node.path, node.valid_to.as_deref().unwrap_or(today))?;
    let data = serde_json::json!({ "before": before, "after": node.snapshot(), "reshaped": false });
    change::record(work, &node, What::Ended, &because, data)?;
    Ok(true)
}

/// What was said when the day was set. It holds from the day after the last one.
fn why(work: &mut Work<'_, '_>, node: &Node) -> Result<Because, Problem> {
    let last_day = node.ends_on.clone().unwrap_or_default();
    let nothing: Id<Event> = Id::from_uuid(uuid::Uuid::nil());
    let history = store::changes(work.tx, node.id, nothing, usize::MAX >> 1)?;
    let sets = |change: &&store::Change| {
        let of = |side: &str| change.data[side]["ends_on"].as_str().map(str::to_owned);
        of("after").as_deref() == Some(&last_day) && of("before") != of("after")
    };
    let reason = history.iter().rev().find(sets).map(|change| change.reason.clone()).unwrap_or_default();
    let first_day_without =
        last_day.parse::<jiff::civil::Date>().and_then(|day| day.tomorrow()).map(|day| day.to_string());
    Ok(Because { reason, day: first_day_without.unwrap_or(last_day) })
}
