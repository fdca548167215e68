//! `GET /cases/{id}/route`.

use aide::axum::ApiRouter;
use aide::axum::routing::get_with;
use axum::Json;
use axum::extract::State;
use base::{Problem, problem};
use schemars::JsonSchema;
use serde::Serialize;

use super::route::{Route, route};
use crate::cases::model::CaseId;
use crate::cases::store as cases;
use crate::org;
use crate::pack::PackShelf;
use crate::platform::Ctx;
use crate::platform::auth::{Actor, need};
use crate::platform::http::{Failure, Path};

pub fn routes() -> ApiRouter<Ctx> {
    ApiRouter::new().api_route(
        "/cases/{id}/route",
        get_with(suggest, |op| {
            op.id("getCaseRoute").summary("To whom the duty list sends a case, and why").tag("cases")
        }),
    )
}

/// The duty list's answer; empty where it is silent or the case has no category yet.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Suggestion {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub route: Option<Route>,
}

async fn suggest(
    State(ctx): State<Ctx>,
    actor: Actor<need::CaseRead>,
    Path(id): Path<CaseId>,
) -> Result<Json<Suggestion>, Failure> {
    let scope = actor.scope();
    let case = ctx.read(move |tx| Ok::<_, Problem>(cases::get(tx, id)?)).await?;
    let case = case.filter(|case| case.is_in(&scope)).ok_or_else(|| problem::NOT_FOUND.problem())?;
    let pack = ctx.part::<PackShelf>().version(&case.pack_version)?;
    Ok(Json(Suggestion { route: route(&org::chart(&ctx), &pack, &case) }))
}
