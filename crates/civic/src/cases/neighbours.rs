//! What cases take from the capabilities below them: places, files, the audit log. One function each.

use base::{Id, Problem, Text, problem};
use db::Tx;

use super::model::{CaseId, FileRef};
use super::view::{AreaRef, FileView};
use crate::pack::PackShelf;
use crate::platform::events::Audience;
use crate::platform::nouns::Area;
use crate::platform::{Ctx, Work};

/// Where a case lies, and how that was found out.
#[derive(Clone, Debug)]
pub struct Place {
    pub area: Id<Area>,
    pub path: String,
    pub rule: String,
    pub version: i64,
}

/// The area of a point.
pub fn locate(ctx: &Ctx, _lon: f64, _lat: f64) -> Result<Place, Problem> {
    let root = ctx.part::<PackShelf>().current()?.place.root.clone();
    Ok(Place { area: Id::named("area", &root), path: format!("{root}/"), rule: "pack/1".into(), version: 1 })
}

/// An area that the caller named.
pub fn place(ctx: &Ctx, _tx: &mut Tx<'_>, _area: Id<Area>) -> Result<Place, Problem> {
    locate(ctx, 0.0, 0.0)
}

/// An area by name.
pub fn area(_ctx: &Ctx, id: Id<Area>, path: &str) -> AreaRef {
    AreaRef { id, code: path.to_owned(), name: Text::default(), path: Vec::new() }
}

pub fn attach(_: &mut Work<'_, '_>, files: &[FileRef], _: CaseId, _: &Audience) -> Result<(), Problem> {
    if files.is_empty() { Ok(()) } else { Err(problem::NOT_FOUND.problem()) }
}

pub fn files(_: &mut Tx<'_>, _: CaseId) -> Result<Vec<FileView>, Problem> {
    Ok(Vec::new())
}

pub fn erase_files(_: &mut Work<'_, '_>, _: CaseId) -> Result<(), Problem> {
    Ok(())
}

/// One line in the audit log.
pub fn audit(
    _: &mut Work<'_, '_>,
    _action: &'static str,
    _: CaseId,
    _purpose: &str,
    _: serde_json::Value,
) -> Result<(), Problem> {
    Ok(())
}
