//! Failed sign-ins by address, in memory: a pause grows with each failure beyond those that a whole office behind one
//! address may make, and one failure a minute is forgiven, so that neighbours get in again.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::Mutex;

use base::time::Span;
use base::{Problem, Time};

use super::rules;

/// Failures of one address that cost nothing.
const FREE: i64 = 40;
const FORGIVE_ONE_EACH: Span = Span::minutes(1);
/// Addresses remembered; beyond it the forgiven ones are dropped.
const REMEMBERED: usize = 50_000;

/// A part of the context.
#[derive(Default)]
pub struct AddressThrottle(Mutex<HashMap<String, (i64, Time)>>);

impl AddressThrottle {
    /// Refuses while the address pauses.
    pub fn check(&self, address: &str, now: Time) -> Result<(), Problem> {
        let failures = self.0.lock().expect("the map is never left half written");
        let Some(&(count, last)) = failures.get(&network(address)) else { return Ok(()) };
        match rules::left(forgiven(count, last, now), last, now, FREE) {
            Some(left) => Err(rules::paused(left)),
            None => Ok(()),
        }
    }

    pub fn failed(&self, address: &str, now: Time) {
        let mut failures = self.0.lock().expect("the map is never left half written");
        if failures.len() >= REMEMBERED {
            failures.retain(|_, (count, last)| forgiven(*count, *last, now) > 0);
        }
        let entry = failures.entry(network(address)).or_insert((0, now));
        *entry = (forgiven(entry.0, entry.1, now) + 1, now);
    }
}

fn forgiven(count: i64, last: Time, now: Time) -> i64 {
    (count - (now - last).0.max(0) / FORGIVE_ONE_EACH.0).max(0)
}

/// One customer holds a whole /64 of IPv6.
fn network(address: &str) -> String {
    match address.parse::<IpAddr>() {
        Ok(IpAddr::V6(v6)) => {
            let head = v6.segments();
            format!("{:x}:{:x}:{:x}:{:x}::/64", head[0], head[1], head[2], head[3])
        }
        _ => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_pauses_and_is_forgiven() {
        let throttle = AddressThrottle::default();
        let mut now = Time(0);
        for _ in 0..FREE {
            throttle.check("192.0.2.1", now).expect("an office may mistype");
            throttle.failed("192.0.2.1", now);
        }
        assert!(throttle.check("192.0.2.1", now).is_err());
        assert!(throttle.check("192.0.2.2", now).is_ok());
        now = now + Span::seconds(16);
        assert!(throttle.check("192.0.2.1", now).is_ok(), "the first pause is short");
        for _ in 0..4 {
            throttle.failed("192.0.2.1", now);
        }
        assert!(throttle.check("192.0.2.1", now + Span::seconds(60)).is_err(), "pauses grow");
        assert!(throttle.check("192.0.2.1", now + Span::hours(2)).is_ok());
    }

    #[test]
    fn ipv6_counts_by_network() {
        assert_eq!(network("2001:db8:1:2:3:4:5:6"), network("2001:db8:1:2::9"));
        assert_ne!(network("2001:db8:1:2::9"), network("2001:db8:1:3::9"));
    }
}
