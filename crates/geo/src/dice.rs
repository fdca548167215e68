//! Repeatable chance: the same seed gives the same throws on every machine and in every version.

/// SplitMix64. Not for secrets.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    pub const fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    /// Dice of their own for a named part, so that a change in one part does not shift the others.
    pub fn of(seed: u64, part: &str) -> Dice {
        // FNV-1a: only spread is wanted.
        let hash = part.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        let mut dice = Dice(seed ^ hash);
        dice.bits();
        dice
    }

    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// In `[0, 1)`.
    pub fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// In `[low, high)`.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// In `low..=high`.
    pub fn int(&mut self, low: u32, high: u32) -> u32 {
        low + (self.unit() * f64::from(high - low + 1)) as u32
    }

    /// One of a list that is not empty.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[(self.unit() * list.len() as f64) as usize]
    }
}

/// Shares a whole number out by weight: the parts add up to `total` exactly, none lies outside `low..=high`.
/// `None` if that is impossible.
pub fn share(total: u32, weights: &[f64], low: u32, high: u32) -> Option<Vec<u32>> {
    let count = weights.len() as u32;
    if total < low.checked_mul(count)? || u64::from(total) > u64::from(high) * u64::from(count) {
        return None;
    }
    let sum: f64 = weights.iter().sum();
    let mut parts: Vec<u32> =
        weights.iter().map(|w| ((f64::from(total) * w / sum).round() as u32).clamp(low, high)).collect();
    let mut given: u32 = parts.iter().sum();
    // The rest goes round in turns of one, so that it changes no part noticeably.
    while given != total {
        for part in &mut parts {
            if given < total && *part < high {
                (*part, given) = (*part + 1, given + 1);
            } else if given > total && *part > low {
                (*part, given) = (*part - 1, given - 1);
            }
        }
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn shares_add_up_within_their_bounds(weights in prop::collection::vec(0.1..9.0f64, 1..40), fill in 0.0..1.0f64) {
            let (low, high) = (3, 50);
            let count = weights.len() as u32;
            let total = low * count + (f64::from((high - low) * count) * fill) as u32;
            let parts = share(total, &weights, low, high).unwrap();
            prop_assert_eq!(parts.iter().sum::<u32>(), total);
            prop_assert!(parts.iter().all(|p| (low..=high).contains(p)));
        }
    }

    #[test]
    fn the_impossible_is_refused() {
        assert_eq!(share(10, &[1.0, 1.0], 6, 9), None);
        assert_eq!(share(20, &[1.0, 1.0], 1, 9), None);
    }

    #[test]
    fn throws_repeat() {
        let (mut a, mut b) = (Dice::of(7, "x"), Dice::of(7, "x"));
        assert!((0..100).all(|_| a.int(1, 6) == b.int(1, 6)));
        assert_ne!(Dice::of(7, "y").unit(), Dice::of(7, "x").unit());
    }
}
