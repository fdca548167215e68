//! Areas over HTTP. Names and shapes down to courtyards are for everybody; homes are for staff of the place.

mod look;
mod shapes;
mod view;
mod write;

use aide::axum::ApiRouter;
use aide::axum::routing::{get_with, post_with};
use aide::transform::TransformOperation;

use crate::platform::Ctx;

pub fn routes() -> ApiRouter<Ctx> {
    ApiRouter::new()
        .api_route(
            "/areas",
            get_with(look::list, say("areas_list", "Areas under a parent, of a kind, or by name"))
                .post_with(write::found, say("areas_found", "Found an area")),
        )
        .api_route(
            "/areas/locate",
            get_with(look::locate, say("areas_locate", "The area that a point lies in")),
        )
        .api_route(
            "/areas.geojson",
            get_with(shapes::collection, say("areas_geojson", "Areas as GeoJSON polygons")),
        )
        .api_route(
            "/areas/{id}",
            get_with(look::one, say("areas_get", "One area"))
                .patch_with(write::alter, say("areas_alter", "Alter an area, or end it")),
        )
        .api_route(
            "/areas/{id}/history",
            get_with(look::history, say("areas_history", "What happened to an area")),
        )
        .api_route(
            "/areas/{id}/move",
            post_with(write::move_to, say("areas_move", "Put an area under another parent")),
        )
        .api_route(
            "/areas/{id}/split",
            post_with(write::split, say("areas_split", "Put several areas in the place of one")),
        )
        .api_route(
            "/areas/{id}/merge",
            post_with(write::merge, say("areas_merge", "Let an area go into another")),
        )
}

fn say(
    id: &'static str,
    summary: &'static str,
) -> impl FnOnce(TransformOperation<'_>) -> TransformOperation<'_> {
    move |op| op.id(id).summary(summary).tag("areas")
}
