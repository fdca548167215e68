//! Live events for one reader (Server-Sent Events, WHATWG HTML §9.2): first what was missed, then what happens.
//!
//! The stream subscribes before it reads the table, and skips what it has told: nothing is missed, nothing is told
//! twice. A reader that is too slow for the buffer reads the table again. It ends after some minutes; the client comes
//! back with `Last-Event-ID`, and its rights are looked at anew.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::response::sse;
use base::{Id, Problem, Time};
use futures_util::stream::{Stream, unfold};
use schemars::JsonSchema;
use serde::Serialize;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::watch;
use tokio::time::Instant;

use crate::platform::events::{self, Audience, Emitted};
use crate::platform::limit::TOO_MANY;
use crate::platform::nouns::{Account, Event};
use crate::platform::{Ctx, Scope};

/// Silence after which the stream says that it is alive.
const BEAT: Duration = Duration::from_secs(15);
/// How long a stream lasts before the client has to come back.
const LIFE: Duration = Duration::from_secs(300);
const PAGE: i64 = 500;
/// Streams of one account at one time: desks, telephones and forgotten tabs.
const SEATS: u32 = 30;

/// Whose stream it is, and what it is about.
#[derive(Clone, Debug)]
pub struct Reader {
    pub account: Id<Account>,
    /// Where the reader may see cases.
    pub scope: Scope,
    /// Topics, or sorts of topics that end with a dot; empty is all.
    pub topics: Vec<String>,
}

impl Reader {
    fn wants(&self, event: &Emitted) -> bool {
        let fits = |topic: &String| {
            *topic == event.topic || (topic.ends_with('.') && event.topic.starts_with(topic))
        };
        // Things without a place (accounts, packs) concern nobody here unless they name the account.
        let is_placed = event.audience != Audience::default();
        is_placed
            && event.audience.includes(self.account, &self.scope)
            && (self.topics.is_empty() || self.topics.iter().any(fits))
    }
}

/// What a stream tells.
#[derive(Clone, Debug)]
pub enum Frame {
    Event(i64, Arc<Told>),
    /// All is well; this far was looked at.
    Beat(i64),
    /// Events after the client's last one are no longer kept: it should load everything anew.
    Reset(i64),
}

/// One event as a client sees it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Told {
    pub id: Id<Event>,
    pub topic: String,
    /// What it is about.
    pub object: Id<()>,
    pub at: Time,
    pub data: serde_json::Value,
}

impl From<Frame> for sse::Event {
    fn from(frame: Frame) -> sse::Event {
        match frame {
            Frame::Event(seq, told) => {
                let data = serde_json::to_string(&*told).unwrap_or_default();
                sse::Event::default().id(seq.to_string()).data(data)
            }
            // An id without data moves the client's Last-Event-ID and is no message.
            Frame::Beat(seq) => sse::Event::default().id(seq.to_string()).comment("beat"),
            Frame::Reset(seq) => sse::Event::default().id(seq.to_string()).event("reset").data("{}"),
        }
    }
}

struct State {
    ctx: Ctx,
    reader: Reader,
    live: Receiver<events::Numbered>,
    /// The last number looked at.
    seen: i64,
    /// Whether the table has to be read before the live end.
    behind: bool,
    /// Whether the client said where it had stopped, and it was not yet compared with the table.
    resumed: bool,
    ready: VecDeque<Frame>,
    end: Instant,
    stopping: watch::Receiver<bool>,
    /// Keeps count of this stream until it is dropped.
    _seat: Seat,
}

/// How many streams each account has open.
#[derive(Default)]
pub struct Seats(Mutex<HashMap<Id<Account>, u32>>);

struct Seat(Arc<Seats>, Id<Account>);

impl Seat {
    fn take(seats: Arc<Seats>, account: Id<Account>) -> Result<Seat, Problem> {
        let mut taken = seats.0.lock().expect("the counts are never left half written");
        let count = taken.entry(account).or_default();
        if *count >= SEATS {
            return Err(TOO_MANY.problem());
        }
        *count += 1;
        drop(taken);
        Ok(Seat(seats, account))
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        if let Ok(mut taken) = self.0.0.lock()
            && let Some(count) = taken.get_mut(&self.1)
        {
            *count -= 1;
            if *count == 0 {
                taken.remove(&self.1);
            }
        }
    }
}

/// The stream of one reader, after event number `last` or from now on.
pub async fn stream(
    ctx: Ctx,
    reader: Reader,
    last: Option<i64>,
) -> Result<impl Stream<Item = Frame> + Send, Problem> {
    let seat = Seat::take(ctx.part(), reader.account)?;
    // The order matters: what is published between these two lines is both in the table and in the receiver.
    let live = ctx.feed().subscribe();
    let newest = ctx.read(events::latest).await?;
    let seen = last.unwrap_or(newest);
    let stopping = ctx.stopping();
    let state = State {
        ctx,
        reader,
        live,
        seen,
        behind: true,
        resumed: last.is_some(),
        // Told at once, so that a client that is cut off before the first event knows where to go on.
        ready: VecDeque::from([Frame::Beat(seen.min(newest))]),
        end: Instant::now() + LIFE,
        stopping,
        _seat: seat,
    };
    let state = if seen > newest { state.reset(newest) } else { state };
    Ok(unfold(state, |mut state| async move {
        let frame = state.next().await?;
        Some((frame, state))
    }))
}

impl State {
    /// The client knows more than the table, as after a restore from a backup.
    fn reset(mut self, to: i64) -> State {
        self.seen = to;
        self.resumed = false;
        self.ready.push_back(Frame::Reset(to));
        self
    }

    async fn next(&mut self) -> Option<Frame> {
        loop {
            if let Some(frame) = self.ready.pop_front() {
                return Some(frame);
            }
            let left = self.end.checked_duration_since(Instant::now())?;
            if self.behind {
                if let Err(problem) = self.catch_up().await {
                    // The client comes back and asks again from where it was.
                    tracing::warn!(%problem, "a live stream cannot read the feed");
                    return None;
                }
                continue;
            }
            let live = tokio::select! {
                live = tokio::time::timeout(BEAT.min(left), self.live.recv()) => live,
                // The client comes back to the server that is started next.
                _ = self.stopping.wait_for(|stop| *stop) => return None,
            };
            match live {
                Err(_) => return Some(Frame::Beat(self.seen)),
                Ok(Err(RecvError::Closed)) => return None,
                Ok(Err(RecvError::Lagged(_))) => self.behind = true,
                Ok(Ok(event)) if event.0 <= self.seen => {}
                // A number is missing in between: the table has it.
                Ok(Ok(event)) if event.0 > self.seen + 1 => self.behind = true,
                Ok(Ok(event)) => self.look(event.0, &event.1),
            }
        }
    }

    async fn catch_up(&mut self) -> Result<(), Problem> {
        let from = self.seen;
        let events = self.ctx.read(move |tx| events::after(tx, from, PAGE)).await?;
        let resumed = std::mem::take(&mut self.resumed);
        match events.first() {
            // Numbers have no gaps: a missing one was trimmed.
            Some((first, _)) if resumed && *first > from + 1 => self.ready.push_back(Frame::Reset(first - 1)),
            Some(_) => {}
            None => self.behind = false,
        }
        for (seq, event) in &events {
            self.look(*seq, event);
        }
        Ok(())
    }

    fn look(&mut self, seq: i64, event: &Emitted) {
        self.seen = seq;
        if self.reader.wants(event) {
            let told = Told {
                id: event.id,
                topic: event.topic.clone(),
                object: Id::from_uuid(event.object),
                at: event.at,
                data: (*event.data).clone(),
            };
            self.ready.push_back(Frame::Event(seq, Arc::new(told)));
        }
    }
}
