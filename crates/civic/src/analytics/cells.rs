//! Folds new events into cells. The feed gives the order; the log of each case gives the rest.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use base::{Problem, Time};
use db::Tx;
use uuid::Uuid;

use super::flows::{FlowCell, Flows, Move, moves};
use super::store;
use super::sums::{Grain, Key, Sums};
use super::tally::{Count, Known, fold};
use crate::cases::CaseFacts;
use crate::cases::model::Event;
use crate::cases::store::{self as cases, Log};
use crate::pack::{COUNTS, Category, Pack, PackShelf};
use crate::platform::events::{self, Emitted};
use crate::platform::{Ctx, Principal};

/// Events read at once.
const BATCH: i64 = 500;
/// Cells written at once: enough that many events share them, few enough that nobody waits long behind them.
const CELLS: usize = 4_000;
/// Codes of an area path that have cells of their own: district, street, community.
pub const LEVELS: usize = 3;
/// Steps of the tree of categories that are counted by day and by unit: the root and the class.
pub const CLASS: usize = 2;

/// Taken by whoever counts: two at once would fold the same events, and one of them in vain.
static TURN: Mutex<()> = Mutex::new(());

/// Folds what was published since the last round; how many events.
pub fn count_new(ctx: &Ctx) -> Result<u64, Problem> {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let mut total = 0;
    loop {
        let shelf = ctx.part::<PackShelf>();
        let round = ctx.read_blocking(move |tx| round(tx, &shelf))?;
        let Some((from, to, (sums, flows), count)) = round else { return Ok(total) };
        let moved = ctx.write_blocking(Principal::System("analytics"), move |work| {
            let moved = store::move_head(work.tx, from, to)?;
            // Somebody else has counted them meanwhile.
            if moved {
                store::add(work.tx, sums.in_order())?;
                store::add_moves(work.tx, flows)?;
            }
            Ok(moved)
        })?;
        total += if moved { count } else { 0 };
    }
}

/// What events add up to: counts and moves.
pub type Folded = (Sums, Flows);
type Round = (i64, i64, Folded, u64);

fn round(tx: &mut Tx<'_>, shelf: &PackShelf) -> Result<Option<Round>, Problem> {
    let from = store::head(tx)?;
    let (mut to, mut count, mut folded) = (from, 0, Folded::default());
    while folded.0.len() < CELLS {
        let published = events::after(tx, to, BATCH)?;
        let Some((last, _)) = published.last() else { break };
        let news = news(&published);
        for log in cases::logs_told(tx, to, *last)? {
            let new = news.get(&log.case.uuid()).map(Vec::as_slice).unwrap_or_default();
            fold_log(shelf, &log, |event| new.contains(&event.seq), &mut folded)?;
        }
        to = *last;
        count += published.len() as u64;
    }
    Ok((to > from).then_some((from, to, folded, count)))
}

/// The numbers of the events of each case that were published.
fn news(published: &[(i64, Emitted)]) -> HashMap<Uuid, Vec<u32>> {
    let mut news: HashMap<Uuid, Vec<u32>> = HashMap::new();
    for (_, event) in published.iter().filter(|(_, event)| event.topic.starts_with("case.")) {
        let version = event.data["version"].as_u64().and_then(|version| u32::try_from(version).ok());
        news.entry(event.object).or_default().extend(version);
    }
    news
}

/// Adds what the wanted events of one case count for.
pub fn fold_log(
    shelf: &PackShelf,
    log: &Log,
    wanted: impl Fn(&Event) -> bool,
    (sums, flows): &mut Folded,
) -> Result<(), Problem> {
    let Some(birth) = log.events.first().and_then(|first| first.decided.birth.clone()) else { return Ok(()) };
    // Exercises touch no figure.
    if birth.drill {
        return Ok(());
    }
    let pack = shelf.version(&log.pack_version)?;
    let found_by = pack.channels.get(&log.channel).map_or("office", |channel| channel.found_by);
    let known = Known { found_by };
    let mut matter = CaseFacts::new(birth.clone());
    fold(&birth, &log.events, &known, |event, counts| {
        let before = matter.clone();
        matter.apply(event);
        if wanted(event) {
            let category = matter.matter.category.as_deref();
            book(&pack, &log.area_path, category, event.at, &counts, sums);
            book_moves(&pack, &log.area_path, event.at, &moves(&before, event, &matter), flows);
        }
    });
    Ok(())
}

/// Books moves to the district, the street and the community.
fn book_moves(pack: &Pack, path: &str, at: Time, moves: &[Move], flows: &mut Flows) {
    if moves.is_empty() {
        return;
    }
    let day = pack.calendar.day_of(at).to_string();
    for area in path.split_terminator('/').take(LEVELS) {
        for Move { act, from, to } in moves.iter().copied() {
            let (area, day) = (area.to_owned(), day.clone());
            *flows.entry(FlowCell { area, day, act: act.key(), from, to }).or_default() += 1;
        }
    }
}

/// Books counts to every cell in which they are asked for: district, street and community; by day down to the category class,
/// for all units and for each; by month alone for the categories below, for all units.
fn book(pack: &Pack, path: &str, category: Option<&str>, at: Time, counts: &[Count], sums: &mut Sums) {
    let day = pack.calendar.day_of(at).to_string();
    let (day, month) = (sums.word(&day), sums.word(&day[..7]));
    let chain: Vec<&Category> =
        category.map(|code| pack.categories.chain(code).collect()).unwrap_or_default();
    // The chain runs from the leaf up to the root; a class is what stands below the root.
    let upper = chain.iter().rev().take(CLASS).map(|category| category.code.as_str()).chain([""]);
    let upper: Vec<u32> = upper.map(|code| sums.word(code)).collect();
    let below = chain.iter().rev().skip(CLASS).map(|category| category.code.as_str());
    let below: Vec<u32> = below.map(|code| sums.word(code)).collect();
    for area in path.split_terminator('/').take(LEVELS) {
        let area = sums.word(area);
        for booked in counts {
            let count = column(booked.name);
            let mut add = |grain, period, unit, category| {
                sums.add(Key { grain, period, area, unit, category }, count, booked.by);
            };
            for category in &upper {
                add(Grain::Day, day, None, *category);
                add(Grain::Day, day, Some(booked.unit), *category);
            }
            for category in &below {
                add(Grain::Month, month, None, *category);
            }
        }
    }
}

/// Where a count stands in [`COUNTS`].
fn column(name: &str) -> usize {
    COUNTS.iter().position(|count| *count == name).expect("the tally counts what the pack may ask for")
}
