//! Many connections at once, and what they saw.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::Context as _;

use crate::http::Client;

/// Loads of this process so far: no two of their clients may use the same keys.
static LOADS: AtomicU64 = AtomicU64::new(0);

/// What a load came to.
pub struct Figures {
    /// Time of each request, shortest first.
    took: Vec<Duration>,
    elapsed: Duration,
}

impl Figures {
    pub fn of(mut took: Vec<Duration>, elapsed: Duration) -> Figures {
        took.sort_unstable();
        Figures { took, elapsed }
    }

    pub fn rate(&self) -> f64 {
        self.took.len() as f64 / self.elapsed.as_secs_f64()
    }

    /// In milliseconds; `share` of 1.
    pub fn quantile(&self, share: f64) -> f64 {
        let last = self.took.len().saturating_sub(1);
        let at = ((self.took.len() as f64 * share) as usize).min(last);
        self.took.get(at).map_or(f64::NAN, |took| took.as_secs_f64() * 1000.0)
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (p50, p99) = (self.quantile(0.5), self.quantile(0.99));
        write!(
            f,
            "{:>8.0}/s   p50 {p50:>7.2} ms   p99 {p99:>7.2} ms   {} requests",
            self.rate(),
            self.took.len()
        )
    }
}

#[expect(clippy::disallowed_methods, reason = "it measures")]
pub fn now() -> Instant {
    Instant::now()
}

/// One user of a connection; `false` when there is nothing more to do.
pub type User<'a> = Box<dyn FnMut(&mut Client) -> anyhow::Result<bool> + Send + 'a>;

/// Lets each user repeat itself on a connection of its own until the time is over.
pub fn run(host: &str, token: &str, users: Vec<User<'_>>, time: Duration) -> anyhow::Result<Figures> {
    let load = LOADS.fetch_add(1, Ordering::Relaxed);
    let clients: Vec<Client> = (0..users.len())
        .map(|n| Client::new(host, token, &format!("bench-{}-{load}-{n}", std::process::id())))
        .collect::<anyhow::Result<_>>()?;
    let begin = now();
    let end = begin + time;
    let mut took = Vec::new();
    std::thread::scope(|scope| {
        let threads: Vec<_> = users
            .into_iter()
            .zip(clients)
            .map(|(mut user, mut client)| {
                scope.spawn(move || {
                    let mut took = Vec::new();
                    let mut last = now();
                    while last < end && user(&mut client)? {
                        let done = now();
                        took.push(done - last);
                        last = done;
                    }
                    anyhow::Ok(took)
                })
            })
            .collect();
        for thread in threads {
            took.extend(thread.join().ok().context("a user panicked")??);
        }
        anyhow::Ok(())
    })?;
    Ok(Figures::of(took, begin.elapsed()))
}
