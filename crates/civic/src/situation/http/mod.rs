//! The operations of the situation.

mod asked;
mod board;
mod day;
mod late;
mod map;
mod repeats;

use aide::axum::ApiRouter;
use aide::axum::routing::get_with;

use crate::platform::Ctx;

const TAG: &str = "situation";

pub fn routes() -> ApiRouter<Ctx> {
    ApiRouter::new()
        .api_route(
            "/situation",
            get_with(board::board, |op| {
                op.id("getSituation").tag(TAG).summary("Open cases by area, unit, state and urgency; how many are late")
            }),
        )
        .api_route(
            "/situation/map",
            get_with(map::map, |op| {
                op.id("getSituationMap").tag(TAG).summary("Open cases by place, in columns").description(
                    "Cases one by one, as columns of equal length; where there are more than 25,000, as squares with counts \
                     instead. With `ids`, only those of them that are open, to bring a map up to date.",
                )
            }),
        )
        .api_route(
            "/situation/late",
            get_with(late::late, |op| {
                op.id("listLate").tag(TAG).summary("What is late and why, the oldest deadline first")
            }),
        )
        .api_route(
            "/situation/repeats",
            get_with(repeats::repeats, |op| {
                op.id("listRepeats").tag(TAG).summary("Places that are reported again and again, by the pack's rule")
            }),
        )
        .api_route(
            "/situation/day",
            get_with(day::day, |op| {
                op.id("getSituationDay").tag(TAG).summary("What happened to cases on one day, in order, in columns")
            }),
        )
}
