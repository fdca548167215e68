//! How sure a figure is: intervals of 95 percent for shares, counts and their changes. Pure.
//!
//! - A share: Wilson's score interval (E. B. Wilson 1927).
//! - The difference of two shares: Newcombe's hybrid score interval without continuity correction (R. G. Newcombe 1998, method 10).
//! - A count: Byar's approximation of the exact Poisson interval (N. E. Breslow, N. E. Day 1987, p. 69).
//! - The ratio of two counts per day: conditional on their sum the first is binomial; Wilson's interval of that share, turned into odds.

use schemars::JsonSchema;
use serde::Serialize;

/// The 97.5th percentile of the standard normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// What the intervals promise.
pub const CONFIDENCE: f64 = 0.95;

/// From where to where.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

impl Interval {
    pub fn scaled(self, by: f64) -> Interval {
        Interval { low: self.low * by, high: self.high * by }
    }

    pub fn holds(self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }
}

/// Of a share: `k` of `n`. None where nothing was counted, or where the part is no part of the whole.
pub fn share(k: f64, n: f64) -> Option<Interval> {
    if n < 1.0 || !(0.0..=n).contains(&k) {
        return None;
    }
    let (p, z2) = (k / n, Z * Z);
    let middle = p + z2 / (2.0 * n);
    let half = Z * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
    let whole = 1.0 + z2 / n;
    // At the ends the formula meets them exactly; rounding does not.
    let low = if k == 0.0 { 0.0 } else { ((middle - half) / whole).max(0.0) };
    let high = if k == n { 1.0 } else { ((middle + half) / whole).min(1.0) };
    Some(Interval { low, high })
}

/// Of the second share minus the first.
pub fn difference((k1, n1): (f64, f64), (k2, n2): (f64, f64)) -> Option<Interval> {
    let (one, two) = (share(k1, n1)?, share(k2, n2)?);
    let (p1, p2) = (k1 / n1, k2 / n2);
    let d = p2 - p1;
    let low = d - (p2 - two.low).hypot(one.high - p1);
    let high = d + (two.high - p2).hypot(p1 - one.low);
    Some(Interval { low, high })
}

/// Of a count of events.
pub fn count(n: f64) -> Option<Interval> {
    if n < 0.0 {
        return None;
    }
    let bound = |x: f64, sign: f64| x * (1.0 - 1.0 / (9.0 * x) + sign * Z / (3.0 * x.sqrt())).powi(3);
    let low = if n == 0.0 { 0.0 } else { bound(n, -1.0).max(0.0) };
    Some(Interval { low, high: bound(n + 1.0, 1.0) })
}

/// Of how many times as many there were per day in the second period as in the first. None where the first had none.
pub fn ratio((n1, days1): (f64, f64), (n2, days2): (f64, f64)) -> Option<Interval> {
    if n1 < 1.0 || days1 <= 0.0 || days2 <= 0.0 {
        return None;
    }
    let part = share(n2, n1 + n2)?;
    let odds = |p: f64| p / (1.0 - p) * days1 / days2;
    Some(Interval { low: odds(part.low), high: odds(part.high) })
}

/// The chance that at least `k` of `n` fall where each falls with probability `p`.
pub fn at_least(k: u64, n: u64, p: f64) -> f64 {
    if k == 0 {
        return 1.0;
    }
    // From term to term by their quotient, in logarithms, so that no factorial overflows.
    let (ln_p, ln_q) = (p.ln(), (1.0 - p).ln());
    let mut ln_term = n as f64 * ln_q;
    let mut sum = 0.0;
    for i in 0..=n {
        if i >= k {
            sum += ln_term.exp();
        }
        ln_term += ((n - i) as f64).ln() - ((i + 1) as f64).ln() + ln_p - ln_q;
    }
    f64::min(sum, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: Option<Interval>, low: f64, high: f64, by: f64) {
        let found = found.expect("an interval");
        assert!((found.low - low).abs() < by && (found.high - high).abs() < by, "{found:?}");
    }

    #[test]
    fn shares_are_as_published() {
        // Newcombe 1998 (one proportion), table I: 81/263, 15/148, 0/20, 1/29.
        close(share(81.0, 263.0), 0.2553, 0.3662, 5e-5);
        close(share(15.0, 148.0), 0.0624, 0.1605, 5e-5);
        close(share(0.0, 20.0), 0.0, 0.1611, 5e-5);
        close(share(1.0, 29.0), 0.0061, 0.1718, 5e-5);
        assert_eq!(share(20.0, 20.0).map(|found| found.high), Some(1.0));
        assert_eq!((share(0.0, 0.0), share(3.0, 2.0), share(-1.0, 2.0)), (None, None, None));
    }

    #[test]
    fn differences_are_as_published() {
        // Newcombe 1998 (two proportions), table II, method 10: 56/70 − 48/80, 9/10 − 3/10, 6/7 − 2/7, 5/56 − 0/29.
        close(difference((48.0, 80.0), (56.0, 70.0)), 0.0524, 0.3339, 5e-5);
        close(difference((3.0, 10.0), (9.0, 10.0)), 0.1705, 0.8090, 5e-5);
        close(difference((2.0, 7.0), (6.0, 7.0)), 0.0582, 0.8062, 5e-5);
        close(difference((0.0, 29.0), (5.0, 56.0)), -0.0381, 0.1926, 5e-5);
    }

    #[test]
    fn counts_are_near_the_exact_ones() {
        // Exact (Garwood 1936): 0 → 3.689, 1 → 0.0253 to 5.572, 10 → 4.795 to 18.391, 100 → 81.36 to 121.63.
        close(count(0.0), 0.0, 3.689, 0.05);
        close(count(1.0), 0.0253, 5.572, 0.05);
        close(count(10.0), 4.795, 18.391, 0.01);
        close(count(100.0), 81.36, 121.63, 0.01);
        assert_eq!(count(-1.0), None);
    }

    #[test]
    fn a_ratio_goes_by_days_and_holds_one_where_nothing_changed() {
        assert!(ratio((100.0, 10.0), (200.0, 20.0)).unwrap().holds(1.0));
        let twice = ratio((100.0, 10.0), (200.0, 10.0)).unwrap();
        assert!(twice.holds(2.0) && !twice.holds(1.0));
        // 10 against 20 over equal periods: Wilson of 20/30 is 0.4878 to 0.8077, as odds 0.9524 to 4.2.
        close(ratio((10.0, 7.0), (20.0, 7.0)), 0.9524, 4.2, 5e-3);
        assert_eq!(ratio((0.0, 7.0), (20.0, 7.0)), None);
    }

    #[test]
    fn tails_are_those_of_the_binomial() {
        assert!((at_least(8, 10, 0.5) - 56.0 / 1024.0).abs() < 1e-12);
        assert!((at_least(1, 3, 1.0 / 9.0) - (1.0 - (8.0f64 / 9.0).powi(3))).abs() < 1e-12);
        assert!((at_least(0, 5, 0.2) - 1.0).abs() < 1e-12);
        assert!((at_least(5, 5, 0.1) - 1e-5).abs() < 1e-15);
        // Far from the middle, and where a factorial would not fit.
        assert!(at_least(900, 2_000, 1.0 / 9.0) < 1e-100);
        assert!((at_least(180, 2_000, 1.0 / 9.0) - 1.0).abs() < 1e-3);
    }
}
