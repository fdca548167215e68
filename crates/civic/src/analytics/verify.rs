//! `liandong verify --indicators`: all events folded again, every cell compared.

use std::collections::BTreeMap;
use std::fmt::Debug;

use base::{Id, Problem};

use super::cells::{Folded, fold_log};
use super::flows::Flows;
use super::store::{self, Cell, Counts};
use crate::cases::store as cases;
use crate::pack::{COUNTS, PackShelf};
use crate::platform::Ctx;

/// A cell that does not hold what the log says.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Which cell of counts or moves it is.
    pub cell: String,
    /// What the table holds.
    pub found: i64,
    /// What the log gives.
    pub wanted: i64,
}

/// Cases folded in one look at the database.
const PAGE: i64 = 500;

/// Recomputes all cells from the log. `progress` hears how many cases are done. Brings the cells up to date first, so that
/// events which are merely waiting are no difference; run it while nobody writes, or on a copy.
pub fn verify(ctx: &Ctx, mut progress: impl FnMut(u64)) -> Result<Vec<Difference>, Problem> {
    while crate::platform::events::relay_once(ctx)? > 0 {}
    super::count_new(ctx)?;
    let (mut wanted, mut wanted_moves) = (BTreeMap::new(), Flows::new());
    let mut after = Id::from_uuid(uuid::Uuid::nil());
    let mut done = 0;
    loop {
        let shelf = ctx.part::<PackShelf>();
        let (last, count, page) = ctx.read_blocking(move |tx| {
            let logs = cases::logs_after(tx, after, PAGE)?;
            let mut page = Folded::default();
            for log in &logs {
                fold_log(&shelf, log, |_| true, &mut page)?;
            }
            Ok::<_, Problem>((logs.last().map(|log| log.case), logs.len() as u64, page))
        })?;
        for (count, n) in page.0.in_order().flat_map(single) {
            *wanted.entry(count).or_default() += n;
        }
        for (cell, n) in page.1 {
            *wanted_moves.entry(cell).or_default() += n;
        }
        done += count;
        progress(done);
        match last {
            Some(last) => after = last,
            None => break,
        }
    }
    let found = ctx.read_blocking(store::all)?.into_iter().flat_map(single).collect();
    let mut differences = compare(wanted, found);
    differences.extend(compare(wanted_moves, ctx.read_blocking(store::all_moves)?));
    Ok(differences)
}

/// Each count of a cell by itself.
fn single((cell, counts): (Cell, Counts)) -> impl Iterator<Item = ((Cell, &'static str), i64)> {
    COUNTS.iter().zip(counts).filter(|(_, n)| *n != 0).map(move |(name, n)| ((cell.clone(), *name), n))
}

fn compare<C: Ord + Debug>(mut wanted: BTreeMap<C, i64>, found: Vec<(C, i64)>) -> Vec<Difference> {
    let mut differences: Vec<Difference> = found
        .into_iter()
        .map(|(cell, found)| {
            let wanted = wanted.remove(&cell).unwrap_or(0);
            Difference { cell: format!("{cell:?}"), found, wanted }
        })
        .filter(|difference| difference.found != difference.wanted)
        .collect();
    let missing = wanted.into_iter().filter(|(_, n)| *n != 0);
    differences.extend(missing.map(|(cell, wanted)| Difference {
        cell: format!("{cell:?}"),
        found: 0,
        wanted,
    }));
    differences
}
