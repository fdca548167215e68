//! `liandong verify --cases`: every case replayed from its log and compared with what is kept of it.

use base::{Id, Problem};

use super::model::CaseId;
use super::store;
use crate::platform::Ctx;

/// Cases looked at in one transaction.
const PAGE: usize = 500;

/// Cases whose log does not lead to the kept facts. `progress` hears how many are done. Call it outside async.
pub fn verify(ctx: &Ctx, mut progress: impl FnMut(u64)) -> Result<Vec<CaseId>, Problem> {
    let (mut wrong, mut done) = (Vec::new(), 0);
    let mut after = Id::from_uuid(uuid::Uuid::nil());
    loop {
        let page = ctx.read_blocking(move |tx| {
            let cases = store::since(tx, after, PAGE)?;
            let mut page = Vec::with_capacity(cases.len());
            for case in cases {
                let replayed = store::replay(tx, case.id)?;
                // Erasure takes words out of the log and out of what is kept; what is left must still agree.
                page.push((case.id, replayed.is_some_and(|facts| facts == case.facts)));
            }
            Ok::<_, Problem>(page)
        })?;
        let Some((last, _)) = page.last() else { return Ok(wrong) };
        after = *last;
        done += page.len() as u64;
        progress(done);
        wrong.extend(page.iter().filter(|(_, agrees)| !agrees).map(|(id, _)| *id));
    }
}
