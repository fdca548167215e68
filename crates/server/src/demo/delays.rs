//! How long things take, drawn from what was measured on 2,814 real messages and their replies:
//! P10 1.9 days, P25 4.8, median 11.2, P75 22.2, P90 41, P95 67.

use base::time::Span;
use rand::{Rng, RngExt};

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

/// Days at a share of the distribution.
fn days(share: f64) -> f64 {
    let after = QUANTILES.iter().position(|(at, _)| *at >= share).unwrap_or(QUANTILES.len() - 1).max(1);
    let ((from, low), (to, high)) = (QUANTILES[after - 1], QUANTILES[after]);
    low + (high - low) * (share - from) / (to - from)
}

/// How long a unit takes for the work itself; `pace` 1 is as measured.
pub fn handling(dice: &mut impl Rng, pace: f64) -> Span {
    Span((days(dice.random::<f64>()) * pace * 86_400e6) as i64)
}

/// A step at a desk: from minutes to a few hours.
pub fn desk(dice: &mut impl Rng) -> Span {
    let share: f64 = dice.random();
    Span::minutes(2 + (share * share * 180.0) as i64)
}

/// A step that waits for somebody to find the time: hours to two days.
pub fn errand(dice: &mut impl Rng) -> Span {
    Span::minutes(60 + (dice.random::<f64>() * 2800.0) as i64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng;
    use rand::rngs::StdRng;

    #[test]
    fn the_drawn_times_have_the_measured_median() {
        let mut dice = StdRng::seed_from_u64(1);
        let mut drawn: Vec<i64> = (0..20_001).map(|_| handling(&mut dice, 1.0).0).collect();
        drawn.sort_unstable();
        let at = |share: f64| drawn[(share * 20_000.0) as usize] as f64 / 86_400e6;
        for (share, wanted) in QUANTILES.into_iter().filter(|(share, _)| (0.05..0.96).contains(share)) {
            assert!((at(share) - wanted).abs() / wanted < 0.08, "{share}: {} days", at(share));
        }
    }
}
