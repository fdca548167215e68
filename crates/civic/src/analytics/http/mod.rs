//! Indicators, their comparison, moves and what is unusual.

mod asked;
mod comparison;
mod export;
mod flows;
mod indicators;
mod unusual;

use aide::axum::ApiRouter;
use aide::axum::routing::get_with;

use crate::platform::Ctx;

pub fn routes() -> ApiRouter<Ctx> {
    ApiRouter::new()
        .api_route(
            "/indicators",
            get_with(indicators::list, |op| {
                op.id("listIndicators")
                    .summary("Indicators of a place, a unit, a category and a period")
                    .tag("indicators")
            }),
        )
        .api_route(
            "/indicators/comparison",
            get_with(comparison::compare, |op| {
                op.id("compareIndicators")
                    .summary("Indicators of two periods, with intervals of 95%")
                    .description(
                        "A change is marked only where chance does not explain it. Nothing is ranked. Which interval is used for \
                         which figure stands beside it.",
                    )
                    .tag("indicators")
            }),
        )
        .api_route(
            "/indicators/export",
            get_with(export::export, |op| {
                op.id("exportIndicators")
                    .summary("The same figures as a workbook or as CSV; noted in the audit log")
                    .tag("indicators")
            }),
        )
        .api_route(
            "/indicators/flows",
            get_with(flows::flows, |op| {
                op.id("listFlows")
                    .summary("From whom to whom cases went: assignments, hand-overs, returns, whistles")
                    .tag("indicators")
            }),
        )
        .api_route(
            "/indicators/unusual",
            get_with(unusual::unusual, |op| {
                op.id("listUnusual")
                    .summary("Where more is reported than usual, by a stated rule")
                    .tag("indicators")
            }),
        )
}
