//! Deliveries: the outbox of channels, and the worker that empties it.

use std::sync::RwLock;
use std::time::Duration;

use base::time::Span;
use base::{Id, Problem, Time};
use futures_util::future::join_all;
use linkme::distributed_slice;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tokio::runtime::Handle;
use tokio::time::Instant;

use super::channel::{Channel, ChannelId, ChannelKind, seal_context};
use super::message::{Telling, thin};
use super::{backoff, mail, signature, store, webhook};
use crate::platform::events::{Emitted, SUBSCRIBERS, Subscriber};
use crate::platform::jobs::{RECONCILERS, Reconciler};
use crate::platform::nouns::Event;
use crate::platform::{Ctx, Principal, Work};

/// Marker of a delivery.
#[derive(Debug)]
pub enum DeliveryMark {}
/// Id of a delivery.
pub type DeliveryId = Id<DeliveryMark>;

/// Longer than an attempt can take: then it is somebody else's turn.
const LEASE: Span = Span::seconds(60);
/// Deliveries of one round, and of one channel in it.
const ROUND: i64 = 32;
const EACH: i64 = 8;
/// How long the list of channels is believed; a change in this process is seen at once.
const FRESH: Duration = Duration::from_secs(5);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryState {
    Waiting,
    Sent,
    /// Tried often enough; a person looks at it and sends it again.
    Dead,
}

impl DeliveryState {
    const ALL: [DeliveryState; 3] = [DeliveryState::Waiting, DeliveryState::Sent, DeliveryState::Dead];

    pub const fn key(self) -> &'static str {
        match self {
            DeliveryState::Waiting => "waiting",
            DeliveryState::Sent => "sent",
            DeliveryState::Dead => "dead",
        }
    }

    pub fn from_key(key: &str) -> Option<DeliveryState> {
        DeliveryState::ALL.into_iter().find(|state| state.key() == key)
    }
}

/// One event on its way through one channel.
#[derive(Clone, Debug)]
pub struct Delivery {
    pub id: DeliveryId,
    pub channel: ChannelId,
    pub telling: Telling,
    pub state: DeliveryState,
    /// Attempts so far, with the one under way.
    pub attempts: i64,
    pub next_at: Time,
    pub error: Option<String>,
    pub sent_at: Option<Time>,
}

/// A delivery as the keepers of channels see it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DeliveryView {
    pub id: DeliveryId,
    pub channel: ChannelId,
    pub event: Id<Event>,
    pub topic: String,
    /// What it is about.
    pub object: Id<()>,
    pub at: Time,
    pub state: DeliveryState,
    pub attempts: i64,
    /// When it is tried next, while it waits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_at: Option<Time>,
    /// What went wrong last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_at: Option<Time>,
}

impl Delivery {
    pub fn view(self) -> DeliveryView {
        DeliveryView {
            id: self.id,
            channel: self.channel,
            event: self.telling.event,
            topic: self.telling.topic,
            object: Id::from_uuid(self.telling.object),
            at: self.telling.at,
            state: self.state,
            attempts: self.attempts,
            next_at: (self.state == DeliveryState::Waiting).then_some(self.next_at),
            error: self.error,
            sent_at: self.sent_at,
        }
    }
}

/// The channels in memory, so that an event that no channel wants costs no statement.
#[derive(Default)]
pub struct Shelf(RwLock<Option<(Instant, Vec<Channel>)>>);

impl Shelf {
    /// Reads the table again at the next event.
    pub fn clear(&self) {
        *self.0.write().expect("the shelf is never left half written") = None;
    }

    fn wanting(&self, work: &mut Work<'_, '_>, event: &Emitted) -> Result<Vec<ChannelId>, Problem> {
        let pick = |channels: &[Channel]| channels.iter().filter(|c| c.wants(event)).map(|c| c.id).collect();
        if let Some((read, channels)) = &*self.0.read().expect("the shelf is never left half written")
            && read.elapsed() < FRESH
        {
            return Ok(pick(channels));
        }
        let channels = store::channels(work.tx)?;
        let wanting = pick(&channels);
        *self.0.write().expect("the shelf is never left half written") = Some((Instant::now(), channels));
        Ok(wanting)
    }
}

#[distributed_slice(SUBSCRIBERS)]
static OF_CASES: Subscriber = Subscriber { name: "notify.channels", topic: "case.", tell: enqueue };
#[distributed_slice(SUBSCRIBERS)]
static OF_CLOCKS: Subscriber = Subscriber { name: "notify.channels", topic: "clock.", tell: enqueue };

fn enqueue(work: &mut Work<'_, '_>, event: &Emitted) -> Result<(), Problem> {
    let shelf = work.ctx.part::<Shelf>();
    let channels = shelf.wanting(work, event)?;
    // Other systems must not act upon an exercise. Whether it is one is looked for only when somebody wants to know.
    if channels.is_empty() || event.data["drill"] == true {
        return Ok(());
    }
    let data = thin(&event.data);
    channels.into_iter().try_for_each(|channel| store::enqueue(work.tx, work.id(), channel, event, &data))
}

#[distributed_slice(RECONCILERS)]
static DELIVER: Reconciler = Reconciler { name: "notify.deliver", every: 2, run: deliver };

/// One round: leases what is due, sends all of it at once, writes down how it went.
fn deliver(ctx: &Ctx) -> Result<u64, Problem> {
    let by = || Principal::System("notify");
    let now = ctx.now();
    if !ctx.read_blocking(move |tx| store::is_due(tx, now))? {
        return Ok(0);
    }
    let claimed =
        ctx.write_blocking(by(), move |work| store::claim(work.tx, now, now + LEASE, EACH, ROUND))?;
    let channels = ctx.read_blocking(store::channels)?;
    let attempts = claimed.into_iter().filter_map(|delivery| {
        let channel = channels.iter().find(|channel| channel.id == delivery.channel)?;
        Some(async move { (attempt(ctx, channel, &delivery.telling).await, delivery) })
    });
    let outcomes = Handle::current().block_on(join_all(attempts));
    let count = outcomes.len() as u64;
    ctx.write_blocking(by(), move |work| {
        let now = work.now;
        for (outcome, delivery) in outcomes {
            match outcome {
                Ok(()) => store::sent(work.tx, delivery.id, now)?,
                Err(error) => {
                    tracing::warn!(delivery = %delivery.id, attempts = delivery.attempts, error, "delivery failed");
                    let error: String = error.chars().take(500).collect();
                    match backoff::pause(delivery.attempts, work.ctx.random()) {
                        Some(pause) => {
                            store::failed(work.tx, delivery.id, DeliveryState::Waiting, now + pause, &error)?;
                        }
                        None => store::failed(work.tx, delivery.id, DeliveryState::Dead, now, &error)?,
                    }
                }
            }
        }
        Ok(())
    })?;
    Ok(count)
}

async fn attempt(ctx: &Ctx, channel: &Channel, telling: &Telling) -> Result<(), String> {
    let (settings, source, now) = (&ctx.config().notify, ctx.config().public_url(), ctx.now());
    match channel.kind {
        ChannelKind::Email => mail::send(settings, &channel.target, telling, &source, now).await,
        ChannelKind::Webhook => {
            let sealed = channel.secret.as_deref().ok_or("the channel has no signing key")?;
            let secret = ctx.vault().open_sealed(&seal_context(channel.id), sealed);
            let secret = secret.and_then(|secret| String::from_utf8(secret).ok());
            let secret = secret.ok_or("the signing key was sealed by another installation")?;
            let key = signature::key(&secret).map_err(|problem| problem.to_string())?;
            webhook::send(&settings.webhook_hosts, &channel.target, &key, telling, &source, now).await
        }
    }
}
