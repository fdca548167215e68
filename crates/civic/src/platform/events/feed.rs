//! Live events in memory: one reader follows the feed table and tells all connected clients.

use std::sync::Arc;
use std::time::Duration;

use base::Problem;
use tokio::sync::{Notify, broadcast};

use super::{Emitted, store};
use crate::platform::Ctx;

/// Events kept for a slow client before it must read the table again.
const BUFFER: usize = 4096;
const PAGE: i64 = 1000;

/// One published event with its number, shared among clients.
pub type Numbered = Arc<(i64, Emitted)>;

/// The live end of the feed.
pub struct Feed {
    live: broadcast::Sender<Numbered>,
    published: Notify,
}

impl Default for Feed {
    fn default() -> Feed {
        Feed { live: broadcast::Sender::new(BUFFER), published: Notify::new() }
    }
}

impl Feed {
    /// Everything published from now on. A receiver that lags reads the rest with [`super::after`].
    pub fn subscribe(&self) -> broadcast::Receiver<Numbered> {
        self.live.subscribe()
    }

    /// Says that the relay of this process has published.
    pub fn published(&self) {
        self.published.notify_one();
    }
}

/// Follows the feed table until the task is dropped; also sees what relays of other processes publish.
pub async fn follow(ctx: Ctx) -> Result<(), Problem> {
    let mut seen = ctx.read(store::latest).await?;
    loop {
        let from = seen;
        match ctx.read(move |tx| store::after(tx, from, PAGE)).await {
            Ok(events) if events.is_empty() => {
                let _ = tokio::time::timeout(Duration::from_secs(1), ctx.feed().published.notified()).await;
            }
            Ok(events) => {
                for event in events {
                    seen = event.0;
                    // No receiver is no error: nobody is connected.
                    let _ = ctx.feed().live.send(Arc::new(event));
                }
            }
            Err(problem) => {
                tracing::warn!(%problem, "cannot read the feed, will try again");
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
        }
    }
}
