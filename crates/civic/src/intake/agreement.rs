//! How well the areas found by polygon agree with those that a file names itself.

use geo::Point;

use super::entry::Entry;
use crate::area::Atlas;

/// The figures of one column.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Agreement {
    pub column: String,
    /// Rows with a point inside a polygon of that kind of area, and a known area in the column.
    pub compared: usize,
    pub agreed: usize,
    /// Rows with a point in no polygon of that kind.
    pub outside: usize,
    /// Rows whose column names no area of the tree.
    pub unknown: usize,
    pub differences: Vec<Difference>,
}

/// One row whose point lies elsewhere than its column says.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Difference {
    pub line: u64,
    pub lon: f64,
    pub lat: f64,
    /// Area code by the column.
    pub said: String,
    /// Area code by polygon.
    pub found: String,
}

impl Agreement {
    /// Share of the compared rows that agree, in percent; 100 if none was compared.
    pub fn percent(&self) -> f64 {
        if self.compared == 0 { 100.0 } else { 100.0 * self.agreed as f64 / self.compared as f64 }
    }
}

/// Counts one row into the figures of its columns.
pub fn count(figures: &mut Vec<Agreement>, atlas: &Atlas, line: u64, entry: &Entry) {
    let Some((lon, lat)) = entry.point else { return };
    for (column, code) in &entry.areas {
        let at = figures.iter().position(|figure| figure.column == *column).unwrap_or_else(|| {
            figures.push(Agreement { column: column.clone(), ..Agreement::default() });
            figures.len() - 1
        });
        let figure = &mut figures[at];
        let Some(named) = atlas.with_code(code) else {
            figure.unknown += 1;
            continue;
        };
        let covering = atlas.covering(Point::new(lon, lat));
        let mut alike = covering.iter().filter(|node| node.kind == named.kind).peekable();
        let Some(first) = alike.peek().map(|node| node.code.clone()) else {
            figure.outside += 1;
            continue;
        };
        figure.compared += 1;
        if alike.any(|node| node.id == named.id) {
            figure.agreed += 1;
        } else {
            figure.differences.push(Difference { line, lon, lat, said: code.clone(), found: first });
        }
    }
}
