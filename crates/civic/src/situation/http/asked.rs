//! Which place, and exercises or what is real.

use std::sync::Arc;

use base::{Id, Problem, problem};

use crate::area::{Atlas, Node, atlas};
use crate::pack::{Pack, PackShelf};
use crate::platform::nouns::Area;
use crate::platform::{Ctx, Scope};

/// A place as somebody may see it.
pub struct Sight {
    pub pack: Arc<Pack>,
    pub atlas: Arc<Atlas>,
    /// Path of the place.
    pub path: String,
    /// What of it they may see.
    pub scope: Scope,
}

/// The place that was asked for, the whole district if none was. Errors: there is no such area, or nothing of it may be seen.
pub fn sight(ctx: &Ctx, scope: &Scope, area: Option<Id<Area>>) -> Result<Sight, Problem> {
    let pack = ctx.part::<PackShelf>().current()?;
    let atlas = atlas(ctx);
    let node: Option<&Node> = match area {
        Some(id) => atlas.get(id),
        None => atlas.with_code(&pack.place.root),
    };
    let path = node.map(|node| node.path.clone()).ok_or_else(|| problem::NOT_FOUND.problem())?;
    let scope = scope.below(&path);
    if scope.is_empty() {
        return Err(problem::NOT_FOUND.problem());
    }
    Ok(Sight { pack, atlas, path, scope })
}
