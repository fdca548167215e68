//! Switching packs on: keeps the version, puts it in force, and lets everybody take over what concerns them.

use std::sync::Arc;

use base::{Code, Id, Kind, Problem};
use linkme::distributed_slice;

use super::shelf::ALTERED;
use super::{Faults, Files, Pack, PackShelf, load, restore, store};
use crate::audit::{self, Entry};
use crate::platform::events::Audience;
use crate::platform::{Ctx, Principal};

/// A folder was to be switched on, but its pack is not sound.
pub static FAULTY: Code = Code::new(
    Kind::Invalid,
    "pack.faulty",
    "配置包有误，未启用：\n{0}",
    "The pack is not sound and was not switched on:\n{1}",
);

/// Somebody who takes something over from the pack in force: areas, units, roles.
pub struct Taker {
    pub name: &'static str,
    /// Smaller ones first: units stand in areas.
    pub order: u32,
    /// Runs when a pack is switched on, and at every start; `fresh` says which. Must bear being run twice.
    pub take: fn(&Ctx, &Arc<Pack>, fresh: bool) -> Result<(), Problem>,
}

/// All takers of the server.
#[distributed_slice]
pub static TAKERS: [Taker];

/// Fills the shelf from the database, and switches on the pack of the configured folder if it is not in force already.
pub async fn wire(ctx: &Ctx) -> Result<(), Problem> {
    let ctx = ctx.clone();
    let filled = tokio::task::spawn_blocking(move || fill(&ctx)).await;
    filled.unwrap_or_else(|panic| {
        tracing::error!(%panic, "the packs could not be read");
        Err(base::problem::INTERNAL.problem())
    })
}

fn fill(ctx: &Ctx) -> Result<(), Problem> {
    let (contents, in_force) =
        ctx.read_blocking(|tx| Ok::<_, Problem>((store::contents(tx)?, store::in_force(tx)?)))?;
    let shelf = Arc::new(PackShelf::default());
    for pack in contents.into_iter().filter_map(restore) {
        shelf.put(pack)?;
    }
    ctx.put(shelf.clone());
    let folder = &ctx.config().storage.pack;
    let wanted = match folder.as_os_str().is_empty() {
        true => None,
        false => Some(Files::read(folder).and_then(load).map_err(|faults| faulty(&faults))?),
    };
    match (wanted, in_force) {
        (Some(pack), Some(kept)) if pack.label() == kept.label() && pack.digest == kept.digest => {
            resume(ctx, &shelf, &kept)
        }
        (Some(pack), _) => switch_on(ctx, Principal::System("pack"), &pack),
        (None, Some(kept)) => resume(ctx, &shelf, &kept),
        (None, None) => Ok(()),
    }
}

/// After a start: the pack in force stays, and whoever was cut off while taking over goes on.
fn resume(ctx: &Ctx, shelf: &PackShelf, kept: &store::Kept) -> Result<(), Problem> {
    let pack = shelf.activate(&kept.label())?;
    take_over(ctx, &pack, kept.taken_at.is_none())
}

/// Puts a pack in force. Blocking.
pub fn switch_on(ctx: &Ctx, by: Principal, pack: &Arc<Pack>) -> Result<(), Problem> {
    let kept = pack.clone();
    ctx.write_blocking(by, move |work| {
        if store::keep(work.tx, &kept, work.now)? != kept.digest {
            return Err(ALTERED.with([kept.label()]));
        }
        store::switch_on(work.tx, &kept, work.now)?;
        let data = serde_json::json!({ "pack": kept.label(), "digest": kept.digest });
        let id = Id::<Pack>::named("pack", &kept.label());
        audit::record(work, Entry::new("pack.switched_on", "pack", id, data.clone()))?;
        work.emit("pack.switched_on", id, data, Audience::default())
    })?;
    let shelf = ctx.part::<PackShelf>();
    shelf.put(pack.clone())?;
    shelf.activate(&pack.label())?;
    take_over(ctx, pack, true)
}

fn take_over(ctx: &Ctx, pack: &Arc<Pack>, fresh: bool) -> Result<(), Problem> {
    let mut takers: Vec<&Taker> = TAKERS.iter().collect();
    takers.sort_by_key(|taker| taker.order);
    for taker in takers {
        (taker.take)(ctx, pack, fresh)?;
    }
    if fresh {
        let pack = pack.clone();
        ctx.write_blocking(Principal::System("pack"), move |work| {
            Ok::<_, Problem>(store::taken(work.tx, &pack, work.now)?)
        })?;
    }
    Ok(())
}

/// The faults of a pack as one problem.
pub fn faulty(faults: &Faults) -> Problem {
    let problem = FAULTY.with([faults.report(base::Lang::Zh), faults.report(base::Lang::En)]);
    problem.with("faults", serde_json::to_value(&faults.faults).unwrap_or_default())
}

/// The pack in force.
pub fn current(ctx: &Ctx) -> Result<Arc<Pack>, Problem> {
    ctx.part::<PackShelf>().current()
}
