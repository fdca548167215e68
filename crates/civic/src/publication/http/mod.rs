//! The open operations: for everybody, without sign-in, the same for all. They read what is published and nothing else.

mod answer;
mod door;
mod look;
mod package;
mod sheet;

use aide::axum::ApiRouter;
use aide::axum::routing::get_with;
use aide::transform::TransformOperation;

use crate::platform::Ctx;

pub use door::Doors;

pub fn routes() -> ApiRouter<Ctx> {
    let router = ApiRouter::new()
        .api_route(
            "/public",
            get_with(look::about, say("getPublic", "What is published, of which months, by which rules")),
        )
        .api_route(
            "/public/cells.geojson",
            get_with(
                look::cells,
                say("listPublicCells", "Numbers of reports of a month on the map, as GeoJSON"),
            ),
        )
        .api_route(
            "/public/figures",
            get_with(
                look::figures,
                say("listPublicFigures", "Reports and indicators of one area, month by month"),
            ),
        )
        .api_route(
            "/public/data/datapackage.json",
            get_with(
                package::show,
                say("getDataPackage", "The data dictionary of the open data (Frictionless Data Package)"),
            ),
        );
    sheet::SHEETS.iter().fold(router, |router, sheet| {
        router
            .api_route(
                &format!("/public/data/{}.csv", sheet.name),
                get_with(
                    move |ctx, caller| sheet::csv(sheet, ctx, caller),
                    say(sheet.ids[0], sheet.meaning.1),
                ),
            )
            .api_route(
                &format!("/public/data/{}.json", sheet.name),
                get_with(
                    move |ctx, caller| sheet::json(sheet, ctx, caller),
                    say(sheet.ids[1], sheet.meaning.1),
                ),
            )
    })
}

fn say(
    id: &'static str,
    summary: &'static str,
) -> impl FnOnce(TransformOperation<'_>) -> TransformOperation<'_> {
    move |op| op.id(id).summary(summary).tag("public")
}
