//! `/notify/channels` and `/notify/deliveries`: where events go outside, and how that went.

use aide::axum::ApiRouter;
use aide::axum::routing::{get_with, post_with, put_with};
use axum::Json;
use axum::extract::State;
use base::{Code, Cursor, Id, Kind, Page, Problem, problem};
use db::Tx;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::super::channel::{Channel, ChannelId, ChannelKind, ChannelView, ChannelWish, check, seal_context};
use super::super::delivery::{Delivery, DeliveryId, DeliveryState, DeliveryView, Shelf};
use super::super::{outgoing, store};
use super::{TAG, before, limit};
use crate::audit::{self, Entry};
use crate::platform::auth::need;
use crate::platform::http::{Done, Failure, Nothing, Path, Query, Write, commit};
use crate::platform::{Actor, Ctx, Scope, Work};

static NOT_DEAD: Code = Code::new(
    Kind::Conflict,
    "delivery.not_dead",
    "只有停止重试的投递才能重新发送。",
    "Only a delivery that is no longer tried can be sent again.",
);

pub fn routes() -> ApiRouter<Ctx> {
    ApiRouter::new()
        .api_route("/notify/channels", get_with(list, |op| op.id("notify_channels_list").tag(TAG).summary("List channels")))
        .api_route(
            "/notify/channels/{id}",
            put_with(put, |op| {
                op.id("notify_channels_put").tag(TAG).summary("Set up or change a channel").description(
                    "Webhooks get CloudEvents 1.0 in JSON, signed as Standard Webhooks describes (webhook-id, \
                     webhook-timestamp, webhook-signature). An event may come more than once and out of order: its id \
                     stays the same. The id of a new channel is the caller's choice (a UUID).",
                )
            })
            .delete_with(remove, |op| {
                op.id("notify_channels_remove").tag(TAG).summary("Remove a channel with its deliveries")
            }),
        )
        .api_route("/notify/deliveries", get_with(deliveries, |op| op.id("notify_deliveries_list").tag(TAG).summary("List deliveries")))
        .api_route(
            "/notify/deliveries/{id}/resend",
            post_with(resend, |op| op.id("notify_deliveries_resend").tag(TAG).summary("Send a dead delivery again")),
        )
}

type Keeper = Actor<need::ChannelWrite>;

/// The channels of this scope: what a channel sends must lie inside it.
fn visible(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Channel>, Problem> {
    Ok(store::channels(tx)?.into_iter().filter(|channel| scope.covers_area(&channel.area_path)).collect())
}

fn find(tx: &mut Tx<'_>, scope: &Scope, id: ChannelId) -> Result<Option<Channel>, Problem> {
    match store::channel(tx, id)? {
        Some(channel) if !scope.covers_area(&channel.area_path) => Err(problem::NOT_FOUND.problem()),
        found => Ok(found),
    }
}

async fn list(State(ctx): State<Ctx>, actor: Keeper) -> Result<Json<Page<ChannelView>>, Failure> {
    let channels = ctx.read(move |tx| visible(tx, &actor.scope())).await?;
    Ok(Json(Page { items: channels.into_iter().map(Channel::view).collect(), next_cursor: None }))
}

#[derive(Debug, Deserialize, JsonSchema)]
struct WhichChannel {
    id: ChannelId,
}

async fn put(
    State(ctx): State<Ctx>,
    actor: Keeper,
    Path(WhichChannel { id }): Path<WhichChannel>,
    Write { body: wish, idempotency, .. }: Write<ChannelWish>,
) -> Result<Done<ChannelView>, Failure> {
    let scope = actor.scope();
    if !scope.covers_area(&wish.area_path) {
        return Err(problem::FORBIDDEN.problem().into());
    }
    let looked = scope.clone();
    let old = ctx.read(move |tx| find(tx, &looked, id)).await?;
    let keeps_secret = old.as_ref().is_some_and(|old| old.kind == wish.kind && old.secret.is_some());
    check(&wish, ctx.config(), keeps_secret)?;
    if wish.kind == ChannelKind::Webhook {
        // Told now rather than by a dead letter; asked again before each call.
        outgoing::resolve(&wish.target, &ctx.config().notify.webhook_hosts).await?;
    }
    let done = commit(&ctx, actor.principal(), idempotency, move |work| {
        let old = find(work.tx, &scope, id)?;
        let seal =
            |secret: &String| work.ctx.vault().seal(work.ctx.random(), &seal_context(id), secret.as_bytes());
        let secret =
            wish.secret.as_ref().map(seal).or_else(|| old.as_ref().and_then(|old| old.secret.clone()));
        let channel = Channel {
            id,
            kind: wish.kind,
            name: wish.name.trim().to_owned(),
            target: wish.target,
            topics: wish.topics,
            area_path: wish.area_path,
            secret,
            enabled: wish.enabled,
            created_at: old.map_or(work.now, |old| old.created_at),
            updated_at: work.now,
        };
        store::put_channel(work.tx, &channel)?;
        note(work, "channel.put", &channel)?;
        Ok((None, channel.view()))
    });
    let done = done.await?;
    ctx.part::<Shelf>().clear();
    Ok(done)
}

/// The line in the audit log. The path of a webhook's address may hold a secret of the receiver: only its host is told.
fn note(work: &mut Work<'_, '_>, action: &'static str, channel: &Channel) -> Result<(), Problem> {
    let Channel { name, kind, target, topics, area_path, enabled, .. } = channel;
    let host = reqwest::Url::parse(target).ok().and_then(|url| url.host_str().map(str::to_owned));
    let data = json!({
        "name": name, "kind": kind, "to": host.as_deref().unwrap_or(target), "topics": topics, "area_path": area_path,
        "enabled": enabled,
    });
    audit::record(work, Entry::new(action, "channel", channel.id, data))
}

async fn remove(
    State(ctx): State<Ctx>,
    actor: Keeper,
    Path(WhichChannel { id }): Path<WhichChannel>,
    write: Write<Nothing>,
) -> Result<Done<ChannelView>, Failure> {
    let scope = actor.scope();
    let done = commit(&ctx, actor.principal(), write.idempotency, move |work| {
        let channel = find(work.tx, &scope, id)?.ok_or_else(|| problem::NOT_FOUND.problem())?;
        store::drop_channel(work.tx, id)?;
        note(work, "channel.removed", &channel)?;
        Ok((None, channel.view()))
    });
    let done = done.await?;
    ctx.part::<Shelf>().clear();
    Ok(done)
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Listed {
    /// `waiting`, `sent` or `dead`.
    state: DeliveryState,
    channel: Option<ChannelId>,
    limit: Option<usize>,
    cursor: Option<String>,
}

async fn deliveries(
    State(ctx): State<Ctx>,
    actor: Keeper,
    Query(asked): Query<Listed>,
) -> Result<Json<Page<DeliveryView>>, Failure> {
    let (limit, before) = (limit(asked.limit)?, Id::from_uuid(before(asked.cursor.as_deref())?));
    let page = ctx.read(move |tx| {
        let mut found = Vec::new();
        for channel in visible(tx, &actor.scope())? {
            if asked.channel.is_none_or(|only| only == channel.id) {
                found.extend(store::deliveries(tx, channel.id, asked.state, before, limit + 1)?);
            }
        }
        found.sort_by_key(|delivery| std::cmp::Reverse(delivery.id));
        Ok(Page::cut(found, limit, |last| Cursor(vec![last.id.to_string()])))
    });
    Ok(Json(page.await?.map(Delivery::view)))
}

#[derive(Debug, Deserialize, JsonSchema)]
struct WhichDelivery {
    id: DeliveryId,
}

/// The delivery that waits again.
#[derive(Debug, Serialize, JsonSchema)]
struct Resent {
    id: DeliveryId,
    state: DeliveryState,
}

async fn resend(
    State(ctx): State<Ctx>,
    actor: Keeper,
    Path(WhichDelivery { id }): Path<WhichDelivery>,
    write: Write<Nothing>,
) -> Result<Done<Resent>, Failure> {
    let scope = actor.scope();
    let done = commit(&ctx, actor.principal(), write.idempotency, move |work| {
        let delivery = store::delivery(work.tx, id)?.ok_or_else(|| problem::NOT_FOUND.problem())?;
        find(work.tx, &scope, delivery.channel)?;
        if !store::resend(work.tx, id, work.now)? {
            return Err(NOT_DEAD.problem());
        }
        let data = json!({ "channel": delivery.channel });
        audit::record(work, Entry::new("delivery.resent", "delivery", id, data))?;
        Ok((None, Resent { id, state: DeliveryState::Waiting }))
    });
    Ok(done.await?)
}
