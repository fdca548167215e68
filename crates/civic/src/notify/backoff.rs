//! When to try again: four times longer after each failure, spread by a fifth so that receivers are not stormed.

use base::Random;
use base::time::Span;

/// After so many failures a delivery is dead: about a day and a half after the first.
pub const ATTEMPTS: i64 = 12;
const FIRST: Span = Span::seconds(10);
const LONGEST: Span = Span::hours(6);

/// The pause after the `attempts`-th failure; `None` when it was the last.
pub fn pause(attempts: i64, random: &dyn Random) -> Option<Span> {
    if attempts >= ATTEMPTS {
        return None;
    }
    let steps = u32::try_from(attempts.max(1) - 1).unwrap_or(0);
    let base = FIRST.0.saturating_mul(4i64.saturating_pow(steps)).min(LONGEST.0);
    let mut bytes = [0; 2];
    random.fill(&mut bytes);
    let jitter = i64::from(u16::from_be_bytes(bytes)) - i64::from(u16::MAX / 2);
    Some(Span(base + base / 5 * jitter / i64::from(u16::MAX / 2 + 1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::clock::SeededRandom;

    #[test]
    fn pauses_grow_and_end() {
        let random = SeededRandom::new(1);
        for (attempts, seconds) in [(1, 10), (2, 40), (3, 160), (7, 21_600), (11, 21_600)] {
            let pause = pause(attempts, &random).unwrap().as_seconds();
            assert!((seconds * 79 / 100..=seconds * 121 / 100).contains(&pause), "{attempts}: {pause}");
        }
        assert_eq!(pause(ATTEMPTS, &random), None);
    }
}
