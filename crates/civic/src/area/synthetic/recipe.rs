//! The recipe of an invented district: totals, rough places, parts of names. Data; see `district.toml`.

use std::collections::BTreeMap;

use base::Text;
use geo::Dice;
use serde::Deserialize;

/// What the invented district must add up to, and how it should look.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    pub lon: f64,
    pub lat: f64,
    pub square_kilometres: f64,
    pub half_width: f64,
    pub half_height: f64,
    pub residents: u32,
    pub estates: u32,
    pub estate_households: u32,
    pub estate_residents: u32,
    pub household_size: f64,
    pub streets: BTreeMap<String, StreetHint>,
    pub grounds: Grounds,
    pub names: Names,
}

/// Where a street lies and how densely it is lived in.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StreetHint {
    pub east: f64,
    pub north: f64,
    pub density: f64,
}

/// Shares of ground that nobody lives on.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grounds {
    pub park: f64,
    pub campus: f64,
    pub market: f64,
    pub business_district: f64,
}

/// Parts of names, each in Chinese and spelt.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    first: Vec<[String; 2]>,
    second: Vec<[String; 2]>,
    yards: Vec<[String; 2]>,
    estates: Vec<[String; 2]>,
    works: Vec<[String; 2]>,
}

impl Recipe {
    /// The shipped one.
    pub fn shipped() -> Recipe {
        toml::from_str(include_str!("district.toml")).expect("the shipped recipe is read by a test")
    }
}

impl Names {
    fn made(&self, endings: &[[String; 2]], dice: &mut Dice) -> Text {
        let (a, b, c) = (dice.pick(&self.first), dice.pick(&self.second), dice.pick(endings));
        Text::new(format!("{}{}{}", a[0], b[0], c[0]), format!("{}{} {}", a[1], b[1], c[1]))
    }

    /// A small old courtyard.
    pub fn yard(&self, dice: &mut Dice) -> Text {
        self.made(&self.yards, dice)
    }

    /// A large courtyard.
    pub fn estate(&self, dice: &mut Dice) -> Text {
        self.made(&self.estates, dice)
    }

    /// What a former company town is called: after the works.
    pub fn company(&self, dice: &mut Dice) -> Text {
        let works = self.made(&self.works, dice);
        Text::new(format!("{}生活小区", works.zh), format!("{} Estate", works.en))
    }
}
