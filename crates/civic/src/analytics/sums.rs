//! Sums by cell, gathered in memory before they are written.
//!
//! One event touches some seventy cells, but the words in them are few: so each word gets a number, and a cell is a few numbers.

use std::collections::HashMap;

use super::store::Cell;
use crate::cases::model::UnitId;

/// What one cell is known by in memory: numbers that [`Sums::word`] and [`Sums::count`] gave.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    pub grain: Grain,
    pub period: u32,
    pub area: u32,
    pub unit: Option<UnitId>,
    pub category: u32,
    pub count: u16,
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
    counts: Vec<&'static str>,
    cells: HashMap<Key, i64>,
}

impl Sums {
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    pub fn word(&mut self, word: &str) -> u32 {
        self.words.number(word)
    }

    pub fn count(&mut self, name: &'static str) -> u16 {
        let known = self.counts.iter().position(|known| *known == name);
        let number = known.unwrap_or_else(|| {
            self.counts.push(name);
            self.counts.len() - 1
        });
        u16::try_from(number).expect("some dozens of counts")
    }

    pub fn add(&mut self, cell: Key, n: i64) {
        *self.cells.entry(cell).or_default() += n;
    }

    /// The cells that are not zero, in the order of their table, so that writing them goes from page to page.
    pub fn in_order(&self) -> impl Iterator<Item = (Cell, i64)> {
        let word = |number: u32| self.words.words[number as usize].as_str();
        let count = |key: &Key| self.counts[usize::from(key.count)];
        let mut cells: Vec<(&Key, i64)> =
            self.cells.iter().filter(|(_, n)| **n != 0).map(|(key, n)| (key, *n)).collect();
        cells.sort_unstable_by_key(|(key, _)| {
            (key.grain.key(), word(key.area), key.unit, word(key.category), word(key.period), count(key))
        });
        cells.into_iter().map(move |(key, n)| {
            let cell = Cell {
                grain: key.grain.key(),
                area: word(key.area).to_owned(),
                unit: key.unit,
                category: word(key.category).to_owned(),
                period: word(key.period).to_owned(),
                count: count(key),
            };
            (cell, n)
        })
    }
}
