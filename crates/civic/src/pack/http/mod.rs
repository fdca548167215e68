//! Packs over HTTP. What a report form needs (categories, reasons, channels) is for everybody; the rest is for staff.

mod days;
mod lists;
mod upload;
mod versions;

use aide::axum::ApiRouter;
use aide::axum::routing::{get_with, post_with};
use aide::transform::TransformOperation;

use crate::platform::Ctx;

pub fn routes() -> ApiRouter<Ctx> {
    ApiRouter::new()
        .api_route(
            "/packs",
            get_with(versions::list, say("packs_list", "Every version that was ever switched on")),
        )
        .api_route("/packs/current", get_with(versions::current, say("packs_current", "The pack in force")))
        .api_route(
            "/packs/check",
            post_with(upload::check, say("packs_check", "What is wrong with the files of a pack")),
        )
        .api_route(
            "/packs",
            post_with(upload::keep, say("packs_keep", "Keep a sound pack, without switching to it")),
        )
        .api_route(
            "/packs/{label}/compare",
            get_with(
                versions::compare,
                say("packs_compare", "What changed between two versions, by file and row"),
            ),
        )
        .api_route("/workdays", get_with(days::workdays, say("workdays_list", "Which days are worked")))
        .api_route(
            "/packs/{label}/switch-on",
            post_with(versions::switch_on, say("packs_switch_on", "Put a kept version in force")),
        )
        .api_route(
            "/categories",
            get_with(lists::categories, say("categories_tree", "The tree of categories")),
        )
        .api_route(
            "/reasons",
            get_with(lists::reasons, say("reasons_list", "The reasons that acts may give")),
        )
        .api_route(
            "/channels",
            get_with(lists::channels, say("channels_list", "The doors through which reports come")),
        )
        .api_route("/natures", get_with(lists::natures, say("natures_list", "What a person may want")))
        .api_route(
            "/conditions",
            get_with(lists::conditions, say("conditions_list", "Filing conditions that change deadlines")),
        )
        .api_route("/duties", get_with(lists::duties, say("duties_list", "The duty list")))
}

fn say(
    id: &'static str,
    summary: &'static str,
) -> impl for<'a> FnOnce(TransformOperation<'a>) -> TransformOperation<'a> {
    move |op| op.id(id).summary(summary).tag("packs")
}
