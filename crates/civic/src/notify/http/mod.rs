//! What people and machines ask of notification.

mod channels;
mod events;
mod inbox;

use aide::axum::ApiRouter;
use base::{Cursor, problem};
use uuid::Uuid;

use crate::platform::Ctx;

const TAG: &str = "notify";

pub fn routes() -> ApiRouter<Ctx> {
    ApiRouter::new().merge(inbox::routes()).merge(channels::routes()).merge(events::routes())
}

const LIMIT: usize = 50;
const MOST: usize = 200;

fn limit(asked: Option<usize>) -> Result<usize, base::Problem> {
    match asked.unwrap_or(LIMIT) {
        limit @ 1..=MOST => Ok(limit),
        _ => Err(problem::invalid(
            "/limit",
            format!("每页 1 至 {MOST} 条。"),
            format!("A page has 1 to {MOST} items."),
        )),
    }
}

/// The id before which a page of newest-first things begins.
fn before(cursor: Option<&str>) -> Result<Uuid, base::Problem> {
    let Some(cursor) = cursor else { return Ok(Uuid::max()) };
    let id = Cursor::decode(cursor).and_then(|Cursor(parts)| parts.first()?.parse().ok());
    id.ok_or_else(|| problem::invalid("/cursor", "翻页标记不对。", "This is no cursor of ours."))
}
