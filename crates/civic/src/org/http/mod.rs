//! Units over HTTP, for staff: a unit is seen by whoever may see units in its area, or in an area that it serves.

mod look;
mod view;
mod write;

use aide::axum::ApiRouter;
use aide::axum::routing::{delete_with, get_with, patch_with, post_with};
use aide::transform::TransformOperation;

use crate::platform::Ctx;

pub fn routes() -> ApiRouter<Ctx> {
    ApiRouter::new()
        .api_route(
            "/units",
            get_with(look::list, say("units_list", "Units by area, kind or name"))
                .post_with(write::found, say("units_found", "Found a unit")),
        )
        .api_route(
            "/units/{id}",
            get_with(look::one, say("units_get", "One unit"))
                .patch_with(write::alter, say("units_alter", "Alter a unit, or end it")),
        )
        .api_route(
            "/units/{id}/team",
            get_with(look::team, say("units_team", "The posts of a unit and who sits on them")),
        )
        .api_route(
            "/units/{id}/duty",
            get_with(look::on_duty, say("units_duty", "Who is on duty at an instant")),
        )
        .api_route(
            "/units/{id}/members",
            post_with(write::add_member, say("members_add", "Put somebody on a post")),
        )
        .api_route(
            "/units/{id}/members/{member}",
            patch_with(write::alter_member, say("members_alter", "Alter a member, or let somebody leave")),
        )
        .api_route(
            "/units/{id}/rosters",
            get_with(look::rosters, say("rosters_list", "The duty roster of a unit"))
                .post_with(write::add_roster, say("rosters_add", "Add a line to the roster")),
        )
        .api_route(
            "/units/{id}/rosters/{roster}",
            delete_with(write::end_roster, say("rosters_end", "End a line of the roster today")),
        )
        .api_route(
            "/units/{id}/substitutions",
            get_with(look::substitutions, say("substitutions_list", "Who stands in for whom, now and later"))
                .post_with(write::add_substitution, say("substitutions_add", "Let somebody stand in")),
        )
        .api_route(
            "/units/{id}/substitutions/{substitution}",
            delete_with(write::end_substitution, say("substitutions_end", "End a substitution now")),
        )
}

fn say(
    id: &'static str,
    summary: &'static str,
) -> impl for<'a> FnOnce(TransformOperation<'a>) -> TransformOperation<'a> {
    move |op| op.id(id).summary(summary).tag("units")
}
