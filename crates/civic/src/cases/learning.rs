//! Keeps what the sorter learnt up to date: a reconciler reads the newest cases that people have sorted.

use std::sync::{Arc, PoisonError, RwLock};

use base::Problem;

use super::sorting::Sorter;
use super::store;
use crate::pack::current;
use crate::platform::Ctx;
use crate::platform::jobs::{RECONCILERS, Reconciler};

/// Cases that are learnt from: some months of a district, read in a moment.
const CASES: usize = 10_000;

#[linkme::distributed_slice(RECONCILERS)]
static LEARN: Reconciler = Reconciler { name: "cases.learn", every: 120, run: learn };

/// The part of the context.
#[derive(Default)]
pub struct Learnt(RwLock<Arc<Sorter>>);

impl Learnt {
    pub fn now(&self) -> Arc<Sorter> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Learns anew. It mends nothing, so it touched nothing.
pub fn learn(ctx: &Ctx) -> Result<u64, Problem> {
    // A new installation has none until the first start is over.
    let Ok(pack) = current(ctx) else { return Ok(0) };
    let sorted = ctx.read_blocking(|tx| Ok::<_, Problem>(store::sorted(tx, CASES)?))?;
    let names = pack.categories.leaves().flat_map(|leaf| {
        let code = leaf.code.as_str();
        [(code, leaf.name.zh.as_str()), (code, leaf.name.en.as_str())]
    });
    let cases = sorted.iter().filter(|(code, _)| pack.categories.contains(code));
    let sorter = Sorter::learn(names, cases.map(|(code, text)| (code.as_str(), text.as_str())));
    let part = ctx.part::<Learnt>();
    *part.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(sorter);
    Ok(0)
}
