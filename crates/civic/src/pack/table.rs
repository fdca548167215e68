//! Rows in the order of their file, found by code.

use std::collections::HashMap;

/// A row with a code of its own.
pub trait Coded {
    fn code(&self) -> &str;
}

/// An immutable list with an index. The first row wins where a code comes twice (which the checks refuse).
#[derive(Clone, Debug)]
pub struct Table<T> {
    rows: Vec<T>,
    index: HashMap<String, usize>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table { rows: Vec::new(), index: HashMap::new() }
    }
}

impl<T: Coded> Table<T> {
    pub fn new(rows: Vec<T>) -> Table<T> {
        let mut index = HashMap::with_capacity(rows.len());
        for (n, row) in rows.iter().enumerate() {
            index.entry(row.code().to_owned()).or_insert(n);
        }
        Table { rows, index }
    }

    pub fn get(&self, code: &str) -> Option<&T> {
        self.index.get(code).map(|n| &self.rows[*n])
    }

    pub fn contains(&self, code: &str) -> bool {
        self.index.contains_key(code)
    }

    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.rows.iter()
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

impl<'a, T: Coded> IntoIterator for &'a Table<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

macro_rules! coded {
    ($($row:ty: $field:ident),* $(,)?) => {
        $(impl Coded for $row {
            fn code(&self) -> &str {
                &self.$field
            }
        })*
    };
}

coded! {
    super::AreaRow: code, super::Category: code, super::Channel: code, super::ComplaintKind: code, super::Form: code, super::FormField: code, super::Condition: code, super::Nature: code, super::Post: code,
    super::Role: key, super::UnitRow: code, super::Indicator: key,
}
