//! What cases take from the capabilities below them: places, files, the audit log. One function each.

use std::sync::Arc;

use base::{Code, Id, Kind, Problem, Text, Time, problem};
use db::{Add, Tx};
use geo::Point;

use super::model::{CaseId, FileRef};
use super::store::Vicinity;
use super::view::{AreaRef, FileView};
use crate::area::{self, Atlas};
use crate::audit::{self, Entry, Noted};
use crate::file;
use crate::platform::events::Audience;
use crate::platform::nouns::Area;
use crate::platform::{Ctx, Principal, Work};

/// Where a case lies, and how that was found out.
#[derive(Clone, Debug)]
pub struct Place {
    pub area: Id<Area>,
    pub path: String,
    pub rule: String,
    /// Version of the area tree at that time.
    pub version: i64,
}

/// The reporter named the area himself.
const RULE_NAMED: &str = "named/1";

static OUTSIDE: Code = Code::new(
    Kind::Invalid,
    "case.outside",
    "这个位置不在本区范围内；如确在本区，请选择区域。",
    "This place lies outside the district; if it does not, please choose the area.",
);

/// The area of a point.
pub fn locate(ctx: &Ctx, lon: f64, lat: f64) -> Result<Place, Problem> {
    let found = area::atlas(ctx).locate(Point { lon, lat });
    let found =
        found.ok_or_else(|| OUTSIDE.problem().field("/location", Text::new(OUTSIDE.zh, OUTSIDE.en)))?;
    Ok(Place { area: found.area, path: found.path, rule: found.rule.to_owned(), version: found.version })
}

/// An area that the caller named: from memory down to courtyards, below them from the database.
pub async fn place(ctx: &Ctx, id: Id<Area>) -> Result<Place, Problem> {
    let atlas = area::atlas(ctx);
    let path = match atlas.get(id) {
        Some(node) => Some(node.path.clone()),
        None => {
            let found = ctx.read(move |tx| Ok::<_, Problem>(area::store::get(tx, id)?)).await?;
            found.filter(|node| node.valid_to.is_none()).map(|node| node.path)
        }
    };
    let path = path.ok_or_else(|| problem::invalid("/area", "没有这个区域。", "There is no such area."))?;
    Ok(Place { area: id, path, rule: RULE_NAMED.to_owned(), version: atlas.version })
}

/// What lies within some metres of a point in an area.
pub fn around(atlas: &Atlas, point: (f64, f64), metres: f64, path: &str) -> Vicinity {
    Vicinity::new(point, metres, path, |lon, lat| Some(atlas.locate(Point { lon, lat })?.path))
}

/// The areas by name, as they stand now.
pub fn atlas(ctx: &Ctx) -> Arc<Atlas> {
    area::atlas(ctx)
}

/// An area by name; below courtyards, and where it is gone, by the nearest one above it that has a name.
pub fn area(atlas: &Atlas, id: Id<Area>, at: &str) -> AreaRef {
    let mut names: Vec<Text> = atlas.way(at).map(|node| node.name.clone()).collect();
    let name = names.first().cloned().unwrap_or_default();
    names.reverse();
    let code = at.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
    AreaRef { id, code, name, path: names }
}

/// The area that anybody may be told of: the case's own, or the nearest one above it that is not about people's homes; with its path.
pub fn public_area(atlas: &Atlas, id: Id<Area>, at: &str) -> (AreaRef, String) {
    match atlas.way(at).find(|node| node.kind.is_public()) {
        Some(node) => (area(atlas, node.id, &node.path), node.path.clone()),
        None => (area(atlas, id, at), at.to_owned()),
    }
}

/// Attaches uploaded files; problems point at `/files/<n>`.
pub fn attach(
    work: &mut Work<'_, '_>,
    files: &[FileRef],
    case: CaseId,
    audience: &Audience,
) -> Result<(), Problem> {
    file::attach(work, files, case, audience).map(drop)
}

/// The files of a case, as links.
pub fn files(tx: &mut Tx<'_>, case: CaseId) -> Result<Vec<FileView>, Problem> {
    Ok(file::of_case(tx, case)?.into_iter().map(file_view).collect())
}

/// Those of them that staff sent.
pub fn files_of_staff(tx: &mut Tx<'_>, case: CaseId) -> Result<Vec<FileView>, Problem> {
    Ok(file::of_case_by_staff(tx, case)?.into_iter().map(file_view).collect())
}

fn file_view(file: file::StoredFile) -> FileView {
    FileView {
        id: file.id.to_string(),
        kind: file.kind.key().to_owned(),
        url: file.url,
        thumb_url: file.thumb_url,
        created_at: file.created_at,
    }
}

pub fn erase_files(work: &mut Work<'_, '_>, case: CaseId) -> Result<(), Problem> {
    file::erase(work, case).map(drop)
}

/// One line in the audit log, as a row.
pub fn audit_row(
    ctx: &Ctx,
    now: Time,
    by: &Principal,
    action: &'static str,
    case: CaseId,
    purpose: &str,
    data: serde_json::Value,
) -> Add {
    audit::row(ctx, now, by, &Entry::new(action, "case", case, data).purpose(purpose))
}

/// What the audit log says of a case.
pub fn trail(tx: &mut Tx<'_>, case: CaseId) -> Result<audit::Trail, Problem> {
    audit::trail(tx, case)
}

/// What the audit log notes of one sort about a case.
pub fn noted(tx: &mut Tx<'_>, case: CaseId, action: &'static str) -> Result<Vec<Noted>, Problem> {
    audit::noted(tx, case, action)
}

/// One line in the audit log.
pub fn audit(
    work: &mut Work<'_, '_>,
    action: &'static str,
    case: CaseId,
    purpose: &str,
    data: serde_json::Value,
) -> Result<(), Problem> {
    audit::record(work, Entry::new(action, "case", case, data).purpose(purpose))
}
