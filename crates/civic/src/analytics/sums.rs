//! Sums by cell, gathered in memory before they are written.
//!
//! One event touches some twenty cells, but the words in them are few: so each word gets a number, and a cell is a few numbers.

use std::collections::HashMap;

use super::store::{Cell, Counts};
use crate::cases::model::UnitId;
use crate::pack::COUNTS;

/// What one cell is known by in memory: numbers that [`Sums::word`] gave.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    pub grain: Grain,
    pub period: u32,
    pub area: u32,
    pub unit: Option<UnitId>,
    pub category: u32,
}

/// How long a period is.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum Grain {
    Day,
    Month,
}

impl Grain {
    pub const fn key(self) -> &'static str {
        match self {
            Grain::Day => "d",
            Grain::Month => "m",
        }
    }
}

/// Words and their numbers.
#[derive(Default)]
struct Words {
    numbers: HashMap<String, u32>,
    words: Vec<String>,
}

impl Words {
    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = u32::try_from(self.words.len()).expect("fewer words than memory has bytes");
        self.words.push(word.to_owned());
        self.numbers.insert(word.to_owned(), number);
        number
    }
}

/// Sums by cell.
#[derive(Default)]
pub struct Sums {
    words: Words,
    cells: HashMap<Key, Counts>,
}

impl Sums {
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    pub fn word(&mut self, word: &str) -> u32 {
        self.words.number(word)
    }

    /// Adds to one count of a cell, by its place in [`COUNTS`].
    pub fn add(&mut self, cell: Key, count: usize, n: i64) {
        self.cells.entry(cell).or_insert([0; COUNTS.len()])[count] += n;
    }

    /// The cells in the order of their table, so that writing them goes from page to page.
    pub fn in_order(&self) -> impl Iterator<Item = (Cell, Counts)> {
        let word = |number: u32| self.words.words[number as usize].as_str();
        let mut cells: Vec<(&Key, &Counts)> = self.cells.iter().collect();
        cells.sort_unstable_by_key(|(key, _)| {
            (key.grain.key(), word(key.area), key.unit, word(key.category), word(key.period))
        });
        cells.into_iter().map(move |(key, counts)| {
            let cell = Cell {
                grain: key.grain.key(),
                area: word(key.area).to_owned(),
                unit: key.unit,
                category: word(key.category).to_owned(),
                period: word(key.period).to_owned(),
            };
            (cell, *counts)
        })
    }
}
