//! How long things take, drawn from what was measured on 2,814 real messages and their replies:
//! P10 1.9 days, P25 4.8, median 11.2, P75 22.2, P90 41, P95 67.

use base::Time;
use base::time::Span;
use rand::{Rng, RngExt};
use serde_json::Value;

use super::client::list;

/// (share, days) of the measured distribution; straight lines between.
const QUANTILES: [(f64, f64); 8] = [
    (0.0, 0.2),
    (0.10, 1.9),
    (0.25, 4.8),
    (0.50, 11.2),
    (0.75, 22.2),
    (0.90, 41.0),
    (0.95, 67.0),
    (1.0, 90.0),
];

/// The limit that measured matters had, in days: fifteen working days and the weekends between.
const USUAL_DAYS: f64 = 21.0;
/// Work takes that share of the measured times, which count from the message to the reply, with all waiting at desks; and
/// so a short play sees cases through to the end.
const PACE: f64 = 0.4;

/// Days at a share of the distribution.
fn days(share: f64) -> f64 {
    let after = QUANTILES.iter().position(|(at, _)| *at >= share).unwrap_or(QUANTILES.len() - 1).max(1);
    let ((from, low), (to, high)) = (QUANTILES[after - 1], QUANTILES[after]);
    low + (high - low) * (share - from) / (to - from)
}

/// What share of the usual limit a case is given, and with it of all waiting: people hurry with what is urgent, and leave
/// what has time. One without a clock has the usual.
pub fn share(case: &Value) -> f64 {
    let total = list(&case["clocks"]).iter().rfind(|clock| clock["stage"] == "total");
    let at = |name: &str| total.and_then(|clock| clock[name].as_str()?.parse::<Time>().ok());
    match (at("started_at"), at("due_at")) {
        (Some(start), Some(due)) => ((due - start).0 as f64 / 86_400e6 / USUAL_DAYS).clamp(0.02, 1.5),
        _ => 1.0,
    }
}

/// How long a unit takes for the work itself.
pub fn work(dice: &mut impl Rng, share: f64) -> Span {
    Span((days(dice.random::<f64>()) * PACE * share * 86_400e6) as i64)
}

/// A step at a desk: from minutes to a few hours.
pub fn desk(dice: &mut impl Rng, share: f64) -> Span {
    let late: f64 = dice.random();
    Span::minutes(1 + (late * late * 240.0 * share) as i64)
}

/// A step that waits for somebody to find the time: hours to two days.
pub fn errand(dice: &mut impl Rng, share: f64) -> Span {
    Span::minutes(5 + (dice.random::<f64>() * 2800.0 * share) as i64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng;
    use rand::rngs::StdRng;
    use serde_json::json;

    #[test]
    fn the_drawn_times_have_the_measured_shape() {
        let mut dice = StdRng::seed_from_u64(1);
        let mut drawn: Vec<i64> = (0..20_001).map(|_| work(&mut dice, 1.0 / PACE).0).collect();
        drawn.sort_unstable();
        let at = |share: f64| drawn[(share * 20_000.0) as usize] as f64 / 86_400e6;
        for (share, wanted) in QUANTILES.into_iter().filter(|(share, _)| (0.05..0.96).contains(share)) {
            assert!((at(share) - wanted).abs() / wanted < 0.08, "{share}: {} days", at(share));
        }
    }

    #[test]
    fn a_matter_with_a_day_gets_a_twenty_first_of_the_time() {
        let clock = json!({ "stage": "total", "started_at": "2026-06-01T00:00:00Z", "due_at": "2026-06-02T00:00:00Z" });
        assert!((share(&json!({ "clocks": [clock] })) - 1.0 / 21.0).abs() < 1e-9);
        assert!((share(&json!({ "clocks": [] })) - 1.0).abs() < 1e-9);
    }
}
