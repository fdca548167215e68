//! The operations on cases.

mod act;
mod create;
mod export;
mod forms;
mod join;
mod proof;
mod read;
mod receipt;

use aide::axum::ApiRouter;
use aide::axum::routing::{get_with, post_with};

use crate::platform::Ctx;
use crate::platform::auth::NEEDS;
use crate::platform::http::NEEDS_ACT;

pub use create::Doors;
pub use receipt::{Receipt as Held, check_receipt, opened};

pub fn routes() -> ApiRouter<Ctx> {
    ApiRouter::new()
        .api_route(
            "/cases",
            post_with(create::create, |op| {
                op.id("createCase").tag("cases").summary("Report a concern, with or without an account")
            })
            .get_with(read::list, |op| {
                op.id("listCases").tag("cases").summary("Cases in one's area, newest or most pressing first")
            }),
        )
        .api_route(
            "/cases/export",
            get_with(export::export, |op| {
                op.id("exportCases")
                    .tag("cases")
                    .summary("The same cases as a workbook or as CSV; noted in the audit log")
            }),
        )
        .api_route(
            "/cases/{id}",
            get_with(read::one, |op| op.id("getCase").tag("cases").summary("One case in full")),
        )
        .api_route(
            "/cases/{id}/events",
            get_with(read::events, |op| {
                op.id("listCaseEvents").tag("cases").summary("What happened to a case, oldest first")
            }),
        )
        .api_route(
            "/cases/{id}/reporter",
            get_with(read::reporter, |op| {
                op.id("getCaseReporter")
                    .tag("cases")
                    .summary("How to reach the reporter; noted in the audit log")
            }),
        )
        .api_route(
            "/cases/{id}/actions/{action}",
            post_with(act::act, |mut op| {
                op.inner_mut().extensions.insert(NEEDS.into(), NEEDS_ACT.into());
                op.id("actOnCase").tag("cases").summary("Do one of the offered actions")
            }),
        )
        .api_route(
            "/cases/{id}/joins",
            post_with(join::create, |op| {
                op.id("joinCase")
                    .tag("cases")
                    .summary("Say that one has the same, instead of reporting it again")
            })
            .get_with(join::list, |op| {
                op.id("listCaseJoins").tag("cases").summary("The neighbours who have the same, newest first")
            }),
        )
        .api_route(
            "/nearby",
            post_with(join::nearby, |op| {
                op.id("listNearby").tag("cases").summary(
                    "What is open already where somebody is about to report; nothing of whoever told it",
                )
            }),
        )
        .api_route(
            "/receipts/{code}/reads",
            get_with(receipt::reads, |op| {
                op.id("listReceiptReads")
                    .tag("cases")
                    .summary("Who looked at the reporter's contact, when and what for; told to the reporter")
            }),
        )
        .api_route(
            "/receipts/{code}/rating",
            post_with(join::rate, |op| {
                op.id("rateJoin").tag("cases").summary("Rate what came of it, by a neighbour's receipt")
            }),
        )
        .api_route(
            "/receipts/{code}/leave",
            post_with(join::leave, |op| {
                op.id("leaveJoin").tag("cases").summary("Take back that one has the same")
            }),
        )
        .api_route(
            "/actions",
            get_with(forms::actions, |op| {
                op.id("listActions").tag("cases").summary("Every action and the fields it takes")
            }),
        )
        .api_route(
            "/receipts/{code}",
            get_with(receipt::one, |op| {
                op.id("getReceipt").tag("cases").summary("Follow a case by its receipt (header X-Receipt)")
            }),
        )
        .api_route(
            "/receipts/{code}/proof",
            get_with(proof::proof, |op| {
                op.id("proveReceipt").tag("cases").summary("Whether the history of the case was altered")
            }),
        )
        .api_route(
            "/receipts/{code}/events",
            get_with(receipt::events, |op| {
                op.id("listReceiptEvents").tag("cases").summary("What happened, as the reporter sees it")
            }),
        )
}
