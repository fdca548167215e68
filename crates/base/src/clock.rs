//! Time and chance as arguments, so that a test or a replay decides both.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use crate::Time;
use crate::time::Span;

/// What time it is.
pub trait Clock: Send + Sync {
    fn now(&self) -> Time;
}

/// Where randomness comes from.
pub trait Random: Send + Sync {
    fn fill(&self, bytes: &mut [u8]);
}

/// The machine's clock.
#[derive(Debug)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the machine for the time")]
    fn now(&self) -> Time {
        Time::from(jiff::Timestamp::now())
    }
}

/// The operating system's generator.
#[derive(Debug)]
pub struct SystemRandom;

impl Random for SystemRandom {
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the machine for randomness")]
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the operating system has no randomness");
    }
}

/// A clock that stands still until it is moved: for tests and for replays on simulated time.
/// Each look moves it by one microsecond, so that ids made in a row keep their order.
#[derive(Debug)]
pub struct FixedClock(AtomicI64);

impl FixedClock {
    pub const fn new(at: Time) -> FixedClock {
        FixedClock(AtomicI64::new(at.0))
    }
    pub fn advance(&self, by: Span) {
        self.0.fetch_add(by.0, Ordering::Relaxed);
    }
    /// Moves to `at`; an earlier instant is ignored, time never runs back.
    pub fn set(&self, at: Time) {
        self.0.fetch_max(at.0, Ordering::Relaxed);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Time {
        Time(self.0.fetch_add(1, Ordering::Relaxed))
    }
}

/// A generator that gives the same bytes for the same seed (SplitMix64): for tests and seeded demonstrations only.
#[derive(Debug)]
pub struct SeededRandom(AtomicU64);

impl SeededRandom {
    pub const fn new(seed: u64) -> SeededRandom {
        SeededRandom(AtomicU64::new(seed))
    }
}

impl Random for SeededRandom {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let mut z = self.0.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed);
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            chunk.copy_from_slice(&(z ^ (z >> 31)).to_be_bytes()[..chunk.len()]);
        }
    }
}
