//! "Neighbours have the same": what is open here, joining it, rating and leaving it by the receipt.

use axum::Json;
use axum::extract::State;
use base::{Id, Page, Problem, problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::create::Doors;
use super::read::{Pages, limit, seen};
use super::receipt::{self, Receipt};
use crate::cases::join::{self, JoinView};
use crate::cases::lens::Lens;
use crate::cases::model::CaseId;
use crate::cases::nearby::{self, NearbyCase, Spot};
use crate::cases::neighbours;
use crate::cases::number::Receipt as Made;
use crate::cases::store;
use crate::cases::view::{CaseView, CreatedCase, Location};
use crate::platform::Ctx;
use crate::platform::auth::{Actor, Principal, Visitor, need};
use crate::platform::http::{Created, Done, Failure, Nothing, Path, Query, Write, commit};
use crate::platform::limit::Address;
use crate::platform::nouns::Area;

/// Joins of one case from one address in a minute: a household, not a machine.
const ONE_HOUSE: u32 = 5;
/// Lines of the desk's list.
const SHOWN: usize = 200;

/// Where somebody is about to report, and what. A point, or an area.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AboutToReport {
    /// WGS-84. Compared and not kept.
    pub location: Option<Location>,
    pub area: Option<Id<Area>>,
    /// What they are writing, to bring the likeliest category forward. Compared and not kept.
    #[schemars(length(max = 4000))]
    pub words: Option<String>,
}

/// Where somebody is who has the same. A point, or an area.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JoinBody {
    /// WGS-84. Compared and not kept.
    pub location: Option<Location>,
    pub area: Option<Id<Area>>,
}

/// How a neighbour rates what came of it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JoinRatingBody {
    #[schemars(range(min = 1, max = 5))]
    pub score: u8,
    pub solved: Option<bool>,
}

/// Open cases that may be the same.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct NearbyCases {
    pub items: Vec<NearbyCase>,
}

async fn spot(ctx: &Ctx, area: Option<Id<Area>>, location: Option<Location>) -> Result<Spot, Problem> {
    let atlas = neighbours::atlas(ctx);
    let point = location.map(|Location { lon, lat }| (lon, lat));
    let place = match (area, point) {
        (Some(area), _) => neighbours::place(ctx, area).await?,
        (None, Some((lon, lat))) => neighbours::locate(ctx, lon, lat)?,
        (None, None) => {
            let words = ("请给出位置或区域。", "A location or an area is needed.");
            return Err(problem::invalid("/location", words.0, words.1));
        }
    };
    Ok(Spot::new(&atlas, &place, point))
}

/// What is open already where somebody is about to report.
pub async fn nearby(
    State(ctx): State<Ctx>,
    visitor: Visitor,
    from: Address,
    write: Write<AboutToReport>,
) -> Result<Json<NearbyCases>, Failure> {
    if visitor.0.is_none() {
        let doors = ctx.part::<Doors>();
        doors.looks.take(&from.0, ctx.config().limits.reports_per_minute, ctx.now())?;
    }
    let AboutToReport { location, area, words } = write.body;
    let spot = spot(&ctx, area, location).await?;
    let at = ctx.clone();
    let items = ctx
        .read(move |tx| {
            let lens = Lens::new(&at, &Principal::Anonymous, at.now());
            nearby::offer(tx, &lens, &spot, words.as_deref().unwrap_or_default())
        })
        .await?;
    Ok(Json(NearbyCases { items }))
}

/// Joins an open case; answers with a receipt like a report of one's own.
pub async fn create(
    State(ctx): State<Ctx>,
    visitor: Visitor,
    from: Address,
    held: Receipt,
    Path(id): Path<CaseId>,
    write: Write<JoinBody>,
) -> Result<Created<CreatedCase>, Failure> {
    let by = visitor.principal();
    if by.account().is_none() {
        let doors = ctx.part::<Doors>();
        doors.joins.take(&from.0, ctx.config().limits.reports_per_minute, ctx.now())?;
        doors.same.take(&format!("{} {id}", from.0), ONE_HOUSE, ctx.now())?;
    }
    if let Some(given) = held.0
        && receipt::opened(&ctx, &given).await?.is_some_and(|door| door.case == id)
    {
        return Err(join::yours().into());
    }
    let spot = spot(&ctx, write.body.area, write.body.location).await?;
    let answer = commit(&ctx, by, write.idempotency, move |work| {
        let eyes = Principal::Reporter(id);
        let lens = Lens::new(work.ctx, &eyes, work.now);
        let (case, join) = join::join(work, &lens, id, &spot)?;
        let view = join::view(work.tx, &lens, &case, &join)?;
        Ok((None, CreatedCase { receipt: Made::new(work.ctx.vault(), &join.code), case: view }))
    })
    .await?;
    Ok(answer)
}

/// Rates the last closing, by a neighbour's receipt.
pub async fn rate(
    State(ctx): State<Ctx>,
    held: Receipt,
    Path(code): Path<String>,
    write: Write<JoinRatingBody>,
) -> Result<Done<CaseView>, Failure> {
    let join = neighbour(&ctx, held, &code).await?;
    let JoinRatingBody { score, solved } = write.body;
    let answer = commit(&ctx, Principal::Neighbour(join.id), write.idempotency, move |work| {
        let (case, join) = join::rate(work, &join, score, solved)?;
        let eyes = Principal::Reporter(case.id);
        let lens = Lens::new(work.ctx, &eyes, work.now);
        Ok((None, join::view(work.tx, &lens, &case, &join)?))
    })
    .await?;
    Ok(answer)
}

/// Takes a join back.
pub async fn leave(
    State(ctx): State<Ctx>,
    held: Receipt,
    Path(code): Path<String>,
    write: Write<Nothing>,
) -> Result<Done<Nothing>, Failure> {
    let join = neighbour(&ctx, held, &code).await?;
    let answer = commit(&ctx, Principal::Neighbour(join.id), write.idempotency, move |work| {
        join::leave(work, &join)?;
        Ok((None, Nothing {}))
    })
    .await?;
    Ok(answer)
}

async fn neighbour(ctx: &Ctx, held: Receipt, code: &str) -> Result<join::Join, Problem> {
    let holder = receipt::holder_of(ctx, held, code).await?;
    holder.neighbour().ok_or_else(|| problem::NOT_FOUND.problem())
}

/// The neighbours' joins of a case, the newest first.
pub async fn list(
    State(ctx): State<Ctx>,
    actor: Actor<need::CaseRead>,
    Path(id): Path<CaseId>,
    Query(pages): Query<Pages>,
) -> Result<Json<Page<JoinView>>, Failure> {
    let limit = limit(pages.limit, SHOWN)?;
    let scope = actor.scope();
    let at = ctx.clone();
    let items = ctx
        .read(move |tx| {
            let case = seen(tx, id, &scope)?;
            let joins = store::joins_of(tx, id, limit as i64)?;
            Ok::<_, Problem>(joins.iter().map(|join| join.view(&at, &case, at.now())).collect::<Vec<_>>())
        })
        .await?;
    Ok(Json(Page { items, next_cursor: None }))
}
