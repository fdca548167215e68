//! Rates: how often somebody may do something. Kept in memory, per process; a restart forgives everybody.
//!
//! Each key has a bucket that holds one minute's worth and refills steadily, so that neighbours behind one address may
//! come in a burst, but not for ever.

use std::collections::HashMap;
use std::convert::Infallible;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::Mutex;

use aide::OperationInput;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use base::{Code, Kind, Problem, Time};

use super::Ctx;
use super::config::Config;
use super::http;

pub static TOO_MANY: Code = Code::new(
    Kind::TooMany,
    "too_many",
    "操作太频繁，请 {0} 秒后再试。",
    "That was too often; please try again in {0} seconds.",
);

/// Buckets kept before the full ones are thrown away.
const KEEP: usize = 10_000;

/// Counts one sort of action.
#[derive(Default)]
pub struct Limiter(Mutex<HashMap<String, Bucket>>);

#[derive(Clone, Copy)]
struct Bucket {
    /// What was taken and has not flowed back yet.
    taken: f64,
    at: Time,
}

impl Bucket {
    fn at(self, now: Time, per_minute: f64) -> f64 {
        let minutes = (now - self.at).0.max(0) as f64 / 60e6;
        (self.taken - minutes * per_minute).max(0.0)
    }
}

impl Limiter {
    /// Counts one action of `key`, or refuses it and says for how long.
    pub fn take(&self, key: &str, per_minute: u32, now: Time) -> Result<(), Problem> {
        let per_minute = f64::from(per_minute);
        let mut buckets = self.0.lock().expect("buckets are never left half written");
        if buckets.len() >= KEEP {
            buckets.retain(|_, bucket| bucket.at(now, per_minute) > 0.0);
        }
        let taken = buckets.get(key).map_or(0.0, |bucket| bucket.at(now, per_minute));
        let above = taken + 1.0 - per_minute;
        if above > 0.0 {
            // Nothing per minute means never; say so with an hour.
            let seconds = (above * 60.0 / per_minute).ceil().clamp(1.0, 3600.0) as u32;
            return Err(TOO_MANY.with([seconds]).with("retry_after", seconds));
        }
        buckets.insert(key.to_owned(), Bucket { taken: taken + 1.0, at: now });
        Ok(())
    }
}

/// The address that a request comes from, as a key for [`Limiter`]: IPv6 by its /64, which one household has for itself.
pub fn address(parts: &Parts, config: &Config) -> String {
    match http::address(parts, config) {
        Some(IpAddr::V4(ip)) => ip.to_string(),
        Some(IpAddr::V6(ip)) => {
            let [a, b, c, d, ..] = ip.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).to_string()
        }
        None => "unknown".to_owned(),
    }
}

/// The address of a request, for handlers that count.
#[derive(Clone, Debug)]
pub struct Address(pub String);

impl FromRequestParts<Ctx> for Address {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, ctx: &Ctx) -> Result<Address, Infallible> {
        Ok(Address(address(parts, ctx.config())))
    }
}

impl OperationInput for Address {}

#[cfg(test)]
mod tests {
    use super::*;
    use base::time::Span;

    #[test]
    fn a_burst_passes_and_a_flood_does_not() {
        let limiter = Limiter::default();
        let now = Time(0);
        assert_eq!((0..50).filter(|_| limiter.take("a", 30, now).is_ok()).count(), 30);
        assert!(limiter.take("b", 30, now).is_ok());
        let refused =
            limiter.take("a", 30, now + Span::seconds(1)).expect_err("a token comes every two seconds");
        assert_eq!(refused.extra["retry_after"], 1);
        assert_eq!(limiter.take("c", 0, now).expect_err("never").extra["retry_after"], 3600);
        assert!(limiter.take("a", 30, now + Span::seconds(2)).is_ok());
    }
}
