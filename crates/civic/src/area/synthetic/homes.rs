//! Buildings, units and households on a plot: how many floors, which door.

use geo::Dice;

/// One building in numbers.
#[derive(Clone, Debug)]
pub struct Block {
    pub floors: u32,
    pub units: u32,
    /// Doors on each floor of each unit.
    pub doors: u32,
    /// The size of each household, door by door.
    pub households: Vec<u8>,
}

impl Block {
    /// Length and width on the ground, in metres.
    pub fn size(&self) -> (f64, f64) {
        (f64::from((self.units * self.doors).max(2)) * 8.0, 12.0)
    }

    /// The households with their unit, floor and door, each counted from 1; unit by unit, floor by floor.
    pub fn doors(&self) -> impl Iterator<Item = (u32, u32, u32, u8)> + '_ {
        let per_unit = (self.households.len() as u32).div_ceil(self.units);
        self.households.iter().enumerate().map(move |(n, size)| {
            let (unit, place) = (n as u32 / per_unit, n as u32 % per_unit);
            (unit + 1, place / self.doors + 1, place % self.doors + 1, *size)
        })
    }
}

/// Houses these households: in one tower, or in walk-ups of two doors a floor and at most three units.
pub fn house(households: &[u8], dice: &mut Dice) -> Vec<Block> {
    let count = households.len() as u32;
    if count >= 36 && dice.unit() < 0.4 {
        let doors = dice.int(2, 4);
        let floors = count.div_ceil(doors);
        return vec![Block { floors, units: 1, doors, households: households.to_vec() }];
    }
    let floors = dice.int(5, 7);
    let units = count.div_ceil(floors * 2);
    let buildings = units.div_ceil(3);
    let (mut first, mut built) = (0, Vec::new());
    for n in 0..buildings {
        // Whole units to each building, and households by units.
        let (from, to) = (units * n / buildings, units * (n + 1) / buildings);
        let last = (count * to / units) as usize;
        let own = households[first..last].to_vec();
        built.push(Block { floors, units: to - from, doors: 2, households: own });
        first = last;
    }
    built
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_household_gets_its_own_door() {
        let mut dice = Dice::new(4);
        for count in 1..=60u8 {
            let households: Vec<u8> = (0..count).map(|n| n % 7 + 1).collect();
            let blocks = house(&households, &mut dice);
            let housed: Vec<u8> = blocks.iter().flat_map(|b| b.doors().map(|d| d.3)).collect();
            assert_eq!(housed, households);
            for block in blocks {
                let doors: BTreeSet<_> = block.doors().map(|(u, f, d, _)| (u, f, d)).collect();
                assert_eq!(doors.len(), block.households.len());
                for (unit, floor, door) in doors {
                    assert!(
                        unit <= block.units && floor <= block.floors + 1 && door <= block.doors,
                        "{count} {block:?}"
                    );
                }
            }
        }
    }
}
