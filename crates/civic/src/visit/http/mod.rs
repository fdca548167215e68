//! Visits over HTTP: what to ask at a place, what was found there, the ledgers, the register of forms.

mod ledger;
mod look;
mod record;

use aide::axum::ApiRouter;
use aide::axum::routing::{get_with, post_with};
use aide::transform::TransformOperation;

use crate::platform::Ctx;

pub fn routes() -> ApiRouter<Ctx> {
    ApiRouter::new()
        .api_route(
            "/forms",
            get_with(look::forms, say("forms_list", "The register of forms, with what they ask twice")),
        )
        .api_route(
            "/visits/places",
            get_with(
                look::places,
                say("visits_places", "Places where forms are due, the longest overdue first"),
            ),
        )
        .api_route(
            "/visits/plan",
            get_with(look::plan, say("visits_plan", "What to ask at a place, each field once")),
        )
        .api_route(
            "/visits",
            post_with(
                record::record,
                say("visits_record", "Record a visit: fills every ledger that it touches"),
            ),
        )
        .api_route(
            "/ledgers/{form}/entries",
            get_with(ledger::entries, say("ledgers_entries", "The entries of a ledger, the newest first")),
        )
        .api_route(
            "/ledgers/{form}/entries.csv",
            get_with(ledger::export, say("ledgers_export", "The entries of a ledger as a table")),
        )
}

fn say(
    id: &'static str,
    summary: &'static str,
) -> impl FnOnce(TransformOperation<'_>) -> TransformOperation<'_> {
    move |op| op.id(id).summary(summary).tag("visits")
}
