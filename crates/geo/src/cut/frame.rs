//! From the flat sheet to the globe: a gentle bending, then metres to degrees.

use super::convex::Flat;
use crate::point::METRES_PER_DEGREE;
use crate::{Dice, Point};

/// Bends the sheet by a few long waves and lays it on the globe around a centre.
#[derive(Clone, Debug)]
pub struct Frame {
    centre: Point,
    /// Metres on the ground for one metre on the sheet.
    pub(crate) scale: f64,
    waves: [Wave; 6],
}

#[derive(Clone, Copy, Debug)]
struct Wave {
    /// Which way it pushes, as metres east and north.
    push: Flat,
    /// Radians per metre east and north.
    run: Flat,
    phase: f64,
}

/// Push and length of the waves, in metres. The pushes per metre (2π · push / length) add up to 0.49 for each direction
/// and so to less than 1 in all: the sheet never folds, and no two places meet.
const WAVES: [(f64, f64); 3] = [(300.0, 9000.0), (80.0, 3000.0), (20.0, 1200.0)];

impl Frame {
    pub fn new(centre: Point, dice: &mut Dice) -> Frame {
        let mut wave = |n: usize| {
            let (push, length) = WAVES[n / 2];
            let course = dice.between(0.0, std::f64::consts::TAU);
            let steps = std::f64::consts::TAU / length;
            Wave {
                push: if n.is_multiple_of(2) { [push, 0.0] } else { [0.0, push] },
                run: [course.cos() * steps, course.sin() * steps],
                phase: dice.between(0.0, std::f64::consts::TAU),
            }
        };
        Frame { centre, scale: 1.0, waves: std::array::from_fn(&mut wave) }
    }

    /// The place on the globe, to seven decimals.
    pub fn place(&self, flat: Flat) -> Point {
        let mut bent = flat;
        for wave in &self.waves {
            let swing = (flat[0] * wave.run[0] + flat[1] * wave.run[1] + wave.phase).sin();
            bent = [bent[0] + wave.push[0] * swing, bent[1] + wave.push[1] * swing];
        }
        let degrees = self.scale / METRES_PER_DEGREE;
        let lat = self.centre.lat + bent[1] * degrees;
        Point::new(self.centre.lon + bent[0] * degrees / self.centre.lat.to_radians().cos(), lat).rounded()
    }
}
