//! Whether what a receipt opens is what happened: the case folded again from its log, and the log compared with the audit chain.

use std::collections::HashMap;

use axum::Json;
use axum::extract::State;
use base::{Problem, problem};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::receipt::{Receipt, holder_of};
use crate::cases::model::{CaseId, Event};
use crate::cases::{facts, neighbours, store};
use crate::platform::Ctx;
use crate::platform::http::{Failure, Path};

/// What was checked about one case.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ReceiptProof {
    /// The case's number.
    pub number: String,
    /// Nothing that was checked differs.
    pub intact: bool,
    /// How often something happened to it.
    pub events: usize,
    /// How many of these stand in the audit chain.
    pub sealed: usize,
    /// How many have yet to get their place there; that takes seconds.
    pub waiting: usize,
    /// How far the audit chain goes, as `number:hash`. Whoever notes it can later tell whether anything before was changed.
    pub head: String,
}

pub async fn proof(
    State(ctx): State<Ctx>,
    receipt: Receipt,
    Path(code): Path<String>,
) -> Result<Json<ReceiptProof>, Failure> {
    let id = holder_of(&ctx, receipt, &code).await?.case();
    Ok(Json(ctx.read(move |tx| prove(tx, id)).await?))
}

fn prove(tx: &mut db::Tx<'_>, id: CaseId) -> Result<ReceiptProof, Problem> {
    let case = store::get(tx, id)?.ok_or_else(|| problem::NOT_FOUND.problem())?;
    let events = store::events(tx, id, 0, false, i32::MAX as usize)?;
    let trail = neighbours::trail(tx, id)?;
    let folded = facts::replay(&events).is_some_and(|facts| facts == case.facts);
    let acts: HashMap<u64, String> = trail
        .entries
        .iter()
        .filter(|entry| entry.action == "case.act")
        .filter_map(|entry| {
            let data: Value = serde_json::from_str(&entry.data).ok()?;
            Some((data["version"].as_u64()?, data["act"].as_str()?.to_owned()))
        })
        .collect();
    let is_sealed =
        |event: &&Event| acts.get(&u64::from(event.seq)).is_some_and(|act| act == event.act.key());
    let sealed = events.iter().filter(is_sealed).count();
    let missing = events.len() - sealed;
    let waiting = missing.min(usize::try_from(trail.waiting).unwrap_or(0));
    Ok(ReceiptProof {
        number: case.number,
        intact: folded && trail.intact && missing == waiting,
        events: events.len(),
        sealed,
        waiting,
        head: format!("{}:{}", trail.head.seq, trail.head.hash),
    })
}
