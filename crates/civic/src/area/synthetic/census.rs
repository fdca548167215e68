//! How many live where: whole numbers that add up to the totals of the recipe, within the bounds of the field.

use geo::Dice;
use geo::dice::share;

use super::recipe::Recipe;

/// Households of a grid.
pub const GRID_HOUSEHOLDS: (u32, u32) = (300, 500);
/// Residents of a micro-grid.
pub const MICRO_RESIDENTS: (u32, u32) = (60, 200);
/// Households of a micro-grid: with 2.4 to 3.3 residents each they stay within the bounds above.
const MICRO_HOUSEHOLDS: (u32, u32) = (25, 56);
const COMMUNITY_RESIDENTS: (u32, u32) = (9_000, 36_000);
/// No more company estates in a community than its grids can take, one each.
const COMMUNITY_ESTATES: (u32, u32) = (1, 8);
const ESTATE_HOUSEHOLDS: (u32, u32) = (30, 250);

/// One community in numbers.
#[derive(Clone, Debug)]
pub struct CommunityCensus {
    pub residents: u32,
    pub grids: Vec<GridCensus>,
}

/// One grid in numbers.
#[derive(Clone, Debug, Default)]
pub struct GridCensus {
    pub compounds: Vec<Compound>,
    /// Micro-grids of small courtyards.
    pub micros: Vec<Micro>,
}

/// A courtyard larger than a micro-grid, and so divided into several.
#[derive(Clone, Debug)]
pub struct Compound {
    pub company: bool,
    pub micros: Vec<Micro>,
}

/// A micro-grid: the size of each household.
#[derive(Clone, Debug, Default)]
pub struct Micro {
    pub households: Vec<u8>,
}

impl Micro {
    fn of(households: u32) -> Micro {
        Micro { households: vec![0; households as usize] }
    }

    pub fn residents(&self) -> u32 {
        self.households.iter().map(|n| u32::from(*n)).sum()
    }

    fn count(&self) -> u32 {
        self.households.len() as u32
    }
}

impl Compound {
    pub fn households(&self) -> u32 {
        self.micros.iter().map(Micro::count).sum()
    }
}

impl GridCensus {
    /// Every micro-grid, inside compounds and outside.
    pub fn all_micros(&self) -> impl Iterator<Item = &Micro> {
        self.compounds.iter().flat_map(|c| &c.micros).chain(&self.micros)
    }

    pub fn households(&self) -> u32 {
        self.all_micros().map(Micro::count).sum()
    }
}

impl CommunityCensus {
    pub fn households(&self) -> u32 {
        self.grids.iter().map(GridCensus::households).sum()
    }
}

/// Shares the totals out over communities of these weights.
///
/// # Panics
/// When the totals cannot be met within the bounds: a mistake in the recipe, found by a test.
pub fn take(recipe: &Recipe, weights: &[f64], seed: u64) -> Vec<CommunityCensus> {
    let mut dice = Dice::of(seed, "census");
    let possible = "the recipe's totals fit the bounds";
    let residents =
        share(recipe.residents, weights, COMMUNITY_RESIDENTS.0, COMMUNITY_RESIDENTS.1).expect(possible);
    let wishes: Vec<f64> = weights.iter().map(|_| dice.between(0.3, 1.7)).collect();
    let estates = share(recipe.estates, &wishes, COMMUNITY_ESTATES.0, COMMUNITY_ESTATES.1).expect(possible);
    let wishes: Vec<f64> = (0..recipe.estates).map(|_| dice.between(0.4, 1.9)).collect();
    let sizes =
        share(recipe.estate_households, &wishes, ESTATE_HOUSEHOLDS.0, ESTATE_HOUSEHOLDS.1).expect(possible);
    let mut sizes = sizes.into_iter();
    let estates: Vec<Vec<Compound>> = estates
        .iter()
        .map(|n| {
            sizes.by_ref().take(*n as usize).map(|households| compound(true, households, &mut dice)).collect()
        })
        .collect();
    let mut estates = people_estates(estates, recipe.estate_residents, &mut dice);
    residents
        .iter()
        .zip(&mut estates)
        .map(|(residents, estates)| community(recipe, *residents, std::mem::take(estates), &mut dice))
        .collect()
}

/// Fills the households of all company estates so that they add up to the published total.
fn people_estates(mut estates: Vec<Vec<Compound>>, residents: u32, dice: &mut Dice) -> Vec<Vec<Compound>> {
    let micros: Vec<&mut Micro> = estates.iter_mut().flatten().flat_map(|c| &mut c.micros).collect();
    people(micros, residents, dice);
    estates
}

fn community(recipe: &Recipe, residents: u32, estates: Vec<Compound>, dice: &mut Dice) -> CommunityCensus {
    let in_estates: u32 = estates.iter().flat_map(|c| &c.micros).map(Micro::residents).sum();
    let ordinary = residents - in_estates;
    let households = (f64::from(ordinary) / recipe.household_size).round() as u32;
    let total = households + estates.iter().map(Compound::households).sum::<u32>();
    let count = (f64::from(total) / 400.0).round() as usize;
    let wishes: Vec<f64> = (0..count).map(|_| dice.between(0.8, 1.2)).collect();
    let sizes = share(total, &wishes, GRID_HOUSEHOLDS.0, GRID_HOUSEHOLDS.1)
        .expect("400 on average lies within the bounds");
    let mut estates = estates.into_iter();
    let mut grids: Vec<GridCensus> = sizes.into_iter().map(|size| grid(size, estates.next(), dice)).collect();
    let ordinary_micros = grids.iter_mut().flat_map(|grid| {
        let large = grid.compounds.iter_mut().filter(|c| !c.company).flat_map(|c| &mut c.micros);
        large.chain(&mut grid.micros)
    });
    people(ordinary_micros.collect(), ordinary, dice);
    CommunityCensus { residents, grids }
}

fn grid(households: u32, estate: Option<Compound>, dice: &mut Dice) -> GridCensus {
    let mut rest = households - estate.as_ref().map_or(0, Compound::households);
    let mut compounds: Vec<Compound> = estate.into_iter().collect();
    // Newer housing stands in large courtyards; what is left over is small old ones.
    while rest >= 160 && dice.unit() < 0.7 {
        let size = dice.int(80, (rest - 60).min(240));
        compounds.push(compound(false, size, dice));
        rest -= size;
    }
    GridCensus { compounds, micros: micros(rest, dice) }
}

fn compound(company: bool, households: u32, dice: &mut Dice) -> Compound {
    Compound { company, micros: micros(households, dice) }
}

/// Divides households into micro-grids of lawful size.
fn micros(households: u32, dice: &mut Dice) -> Vec<Micro> {
    let count = households.div_ceil(MICRO_HOUSEHOLDS.1);
    let wishes: Vec<f64> = (0..count).map(|_| dice.between(0.9, 1.1)).collect();
    let sizes = share(households, &wishes, MICRO_HOUSEHOLDS.0, MICRO_HOUSEHOLDS.1);
    sizes.expect("25 to 56 covers every size from 50 on, and 30 to 56").into_iter().map(Micro::of).collect()
}

/// Shares residents out over micro-grids by their households, and within each over its households.
fn people(micros: Vec<&mut Micro>, residents: u32, dice: &mut Dice) {
    let wishes: Vec<f64> = micros.iter().map(|m| f64::from(m.count()) * dice.between(0.97, 1.03)).collect();
    let shares =
        share(residents, &wishes, MICRO_RESIDENTS.0, MICRO_RESIDENTS.1).expect("households of ordinary size");
    for (micro, residents) in micros.into_iter().zip(shares) {
        let (count, mut rest) = (micro.count(), residents);
        for (n, household) in micro.households.iter_mut().enumerate() {
            let left = count - n as u32;
            *household = (rest / left) as u8;
            rest -= rest / left;
        }
        // One moves from a household to another, again and again: sizes spread, the sum stays.
        for _ in 0..count * 3 {
            let (from, to) = (dice.int(0, count - 1) as usize, dice.int(0, count - 1) as usize);
            if from != to && micro.households[from] > 1 && micro.households[to] < 7 {
                micro.households[from] -= 1;
                micro.households[to] += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_totals_are_exact_for_any_seed_and_the_bounds_hold() {
        let recipe = Recipe::shipped();
        for seed in 0..3 {
            let mut dice = Dice::new(seed);
            let weights: Vec<f64> = (0..83).map(|_| dice.between(0.7, 1.5)).collect();
            let census = take(&recipe, &weights, seed);
            let grids: Vec<&GridCensus> = census.iter().flat_map(|c| &c.grids).collect();
            let micros: Vec<&Micro> = grids.iter().flat_map(|g| g.all_micros()).collect();
            let estates: Vec<&Compound> =
                grids.iter().flat_map(|g| &g.compounds).filter(|c| c.company).collect();
            assert_eq!(census.iter().map(|c| c.residents).sum::<u32>(), 1_730_000);
            assert_eq!(micros.iter().map(|m| m.residents()).sum::<u32>(), 1_730_000);
            assert_eq!(estates.len(), 480);
            assert_eq!(estates.iter().map(|e| e.households()).sum::<u32>(), 46_697);
            assert!(grids.iter().all(|g| (300..=500).contains(&g.households())));
            assert!(micros.iter().all(|m| (60..=200).contains(&m.residents())));
            assert!(micros.iter().flat_map(|m| &m.households).all(|n| (1..=7).contains(n)));
            let households: u32 = census.iter().map(CommunityCensus::households).sum();
            assert!((630_000..650_000).contains(&households), "{households}");
        }
    }
}
