//! Versions: which there are, which is in force, switching.

use axum::Json;
use axum::extract::State;
use base::{Page, Problem, Text, Time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::pack::compare::{FileChange, compare as differences};
use crate::pack::{Pack, PackShelf, current as in_force, store, switch_on as put_in_force};
use crate::platform::Ctx;
use crate::platform::auth::need::{PackRead, PackWrite};
use crate::platform::auth::{Actor, Visitor};
use crate::platform::http::{Failure, Nothing, Path, Query, Write};

/// One version of a pack.
#[derive(Serialize, JsonSchema)]
pub(super) struct VersionView {
    /// `key@version`, as cases keep it.
    label: String,
    key: String,
    version: String,
    name: Text,
    /// SHA-256 of the content.
    digest: String,
    in_force: bool,
    loaded_at: Time,
    #[serde(skip_serializing_if = "Option::is_none")]
    active_at: Option<Time>,
}

/// The pack in force, as far as everybody may know it.
#[derive(Serialize, JsonSchema)]
pub(super) struct CurrentView {
    label: String,
    key: String,
    version: String,
    name: Text,
    digest: String,
    /// Code of the root area.
    root: String,
    /// IANA name.
    time_zone: String,
    /// Longitude and latitude where maps open.
    centre: [f64; 2],
    /// West, south, east, north.
    bounds: [f64; 4],
    /// The reporter may reopen for so many days after closing.
    reopen_days: u32,
}

impl From<&Pack> for CurrentView {
    fn from(pack: &Pack) -> CurrentView {
        CurrentView {
            label: pack.label(),
            key: pack.key.clone(),
            version: pack.version.clone(),
            name: pack.name.clone(),
            digest: pack.digest.clone(),
            root: pack.place.root.clone(),
            time_zone: pack.place.zone.clone(),
            centre: pack.place.centre,
            bounds: pack.place.bounds,
            reopen_days: pack.flow.reopen_days,
        }
    }
}

pub(super) async fn list(
    State(ctx): State<Ctx>,
    _: Actor<PackRead>,
) -> Result<Json<Page<VersionView>>, Failure> {
    let kept = ctx.read(|tx| Ok::<_, Problem>(store::all(tx)?)).await?;
    let (shelf, now) = (ctx.part::<PackShelf>(), in_force(&ctx).ok().map(|pack| pack.label()));
    let view = |kept: store::Kept| {
        let label = kept.label();
        VersionView {
            name: shelf.version(&label).map(|pack| pack.name.clone()).unwrap_or_default(),
            in_force: now.as_ref() == Some(&label),
            label,
            key: kept.key,
            version: kept.version,
            digest: kept.digest,
            loaded_at: kept.loaded_at,
            active_at: kept.active_at,
        }
    };
    Ok(Json(Page { items: kept.into_iter().map(view).collect(), next_cursor: None }))
}

pub(super) async fn current(State(ctx): State<Ctx>, _: Visitor) -> Result<Json<CurrentView>, Failure> {
    Ok(Json(CurrentView::from(&*in_force(&ctx)?)))
}

#[derive(Deserialize, JsonSchema)]
pub(super) struct Label {
    /// `key@version`
    label: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct With {
    /// `key@version` of the one before; the one in force if absent.
    with: Option<String>,
}

/// What changed from one version to another.
#[derive(Serialize, JsonSchema)]
pub(super) struct Comparison {
    before: String,
    after: String,
    items: Vec<FileChange>,
}

pub(super) async fn compare(
    State(ctx): State<Ctx>,
    _: Actor<PackRead>,
    Path(Label { label }): Path<Label>,
    Query(With { with }): Query<With>,
) -> Result<Json<Comparison>, Failure> {
    let shelf = ctx.part::<PackShelf>();
    let after = shelf.version(&label)?;
    let before = match with {
        Some(label) => shelf.version(&label)?,
        None => in_force(&ctx)?,
    };
    let items = differences(&before.files, &after.files);
    Ok(Json(Comparison { before: before.label(), after: after.label(), items }))
}

/// Putting a version in force twice leaves it in force, so no answer needs to be kept for a re-send.
pub(super) async fn switch_on(
    State(ctx): State<Ctx>,
    actor: Actor<PackWrite>,
    Path(Label { label }): Path<Label>,
    _: Write<Nothing>,
) -> Result<Json<CurrentView>, Failure> {
    let pack = ctx.part::<PackShelf>().version(&label)?;
    let (by, now) = (actor.principal(), pack.clone());
    let done = tokio::task::spawn_blocking(move || put_in_force(&ctx, by, &now)).await;
    done.map_err(|_| base::problem::INTERNAL.problem())??;
    Ok(Json(CurrentView::from(&*pack)))
}
