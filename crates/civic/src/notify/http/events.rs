//! `/events`: the live stream.

use std::convert::Infallible;

use aide::OperationOutput;
use aide::axum::ApiRouter;
use aide::axum::routing::get_with;
use aide::generate::GenContext;
use aide::openapi::{MediaType, Operation, Response as ApiResponse, SchemaObject};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use base::Permission;
use futures_util::StreamExt;
use schemars::JsonSchema;
use serde::Deserialize;

use super::super::live::{Reader, Told, stream};
use super::TAG;
use crate::platform::http::{Failure, Query};
use crate::platform::{Ctx, Visitor};

pub fn routes() -> ApiRouter<Ctx> {
    ApiRouter::new().api_route(
        "/events",
        get_with(events, |op| {
            op.id("events_stream").tag(TAG).summary("Follow what happens").description(
                "Server-Sent Events. Each message is one event that the caller may see, numbered without doubles; after a \
                 cut, send the last number as Last-Event-ID and nothing is missed. An event named `reset` says that older \
                 events are no longer kept. The stream ends after five minutes: come back.",
            )
        }),
    )
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Asked {
    /// Topics separated by commas; one that ends with a dot means all of its sort, such as `case.`.
    topics: Option<String>,
    /// The same as the header Last-Event-ID, for clients that cannot set it.
    after: Option<i64>,
}

async fn events(
    State(ctx): State<Ctx>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Live, Failure> {
    let signed = visitor.signed()?;
    let topics = asked.topics.unwrap_or_default();
    let reader = Reader {
        account: signed.account,
        scope: signed.scope(Permission::CaseRead),
        topics: topics
            .split(',')
            .map(str::trim)
            .filter(|topic| !topic.is_empty())
            .map(str::to_owned)
            .collect(),
    };
    // What is no number of ours is taken as "never connected before", as the standard asks of servers.
    let header = headers.get("last-event-id").and_then(|value| value.to_str().ok()?.trim().parse().ok());
    let last = header.or(asked.after).filter(|last| *last >= 0);
    let frames = stream(ctx, reader, last).await?;
    let first = futures_util::stream::iter([Event::default().retry(std::time::Duration::from_secs(2))]);
    let events = first.chain(frames.map(Event::from)).map(Ok::<_, Infallible>);
    Ok(Live(Sse::new(events).into_response()))
}

/// The answer that does not end.
#[derive(Debug)]
struct Live(Response);

impl IntoResponse for Live {
    fn into_response(self) -> Response {
        self.0
    }
}

impl OperationOutput for Live {
    type Inner = Told;

    fn operation_response(ctx: &mut GenContext, _: &mut Operation) -> Option<ApiResponse> {
        let json_schema = ctx.schema.subschema_for::<Told>();
        let schema = SchemaObject { json_schema, external_docs: None, example: None };
        let media = MediaType { schema: Some(schema), ..MediaType::default() };
        Some(ApiResponse {
            description: "Messages, each with this as its data".to_owned(),
            content: [("text/event-stream".to_owned(), media)].into_iter().collect(),
            ..ApiResponse::default()
        })
    }

    fn inferred_responses(
        ctx: &mut GenContext,
        operation: &mut Operation,
    ) -> Vec<(Option<u16>, ApiResponse)> {
        Self::operation_response(ctx, operation).map(|response| (Some(200), response)).into_iter().collect()
    }
}
