//! Cells of sums, and what is due but not done.

use base::{Problem, Time};
use db::{Tx, Value, params, sql};

use crate::cases::model::UnitId;
use crate::platform::Scope;

/// One cell: one count, in one period, at one place, by unit and category. Its order is that of the table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// `d` or `m`.
    pub grain: &'static str,
    /// Code of the district, street or community.
    pub area: String,
    /// None is all units together.
    pub unit: Option<UnitId>,
    /// Empty is all categories together.
    pub category: String,
    /// `2026-03-02` or `2026-03`.
    pub period: String,
    pub count: &'static str,
}

/// All units together, where a column cannot be empty.
const ALL_UNITS: UnitId = UnitId::from_uuid(uuid::Uuid::nil());

sql! {
    HEAD = "select seq from heads where name = 'indicators'";
    MOVE_HEAD = "update heads set seq = $2 where name = 'indicators' and seq = $1";
    ADD = "insert into indicator_cells (grain, period, area, unit_id, category, count_name, n) values ($1, $2, $3, $4, $5, $6, $7)
           on conflict (grain, area, unit_id, category, period, count_name) do update set n = indicator_cells.n + excluded.n";
    SUM = "select count_name, cast(sum(n) as bigint) from indicator_cells
           where grain = $1 and area = $2 and unit_id = $3 and category = $4 and period >= $5 and period <= $6
           group by count_name";
    ALL = "select grain, period, area, unit_id, category, count_name, n from indicator_cells where n <> 0";
    OVERDUE = "select count(*) from cases
               where open = 1 and due_at >= $1 and due_at < $2 and area_path >= $3 and area_path < $4
                   and category_path like $5 and ($6 = 0 or owner_unit = $7) and ($8 = 0 or state not in ('resolved', 'verifying'))";
}

pub fn head(tx: &mut Tx<'_>) -> Result<i64, Problem> {
    Ok(tx.one(&HEAD, params![], |row| row.get(0))?)
}

/// Moves the head on, if it still stands where it was seen.
pub fn move_head(tx: &mut Tx<'_>, from: i64, to: i64) -> Result<bool, Problem> {
    Ok(tx.run(&MOVE_HEAD, params![from, to])? == 1)
}

pub fn add(tx: &mut Tx<'_>, cells: impl Iterator<Item = (Cell, i64)>) -> Result<(), Problem> {
    let row = |(cell, n): (Cell, i64)| {
        let unit = cell.unit.unwrap_or(ALL_UNITS);
        params![cell.grain, cell.period, cell.area, unit, cell.category, cell.count, n]
    };
    Ok(tx.push_all(&ADD, cells.map(row))?)
}

/// Which cells a question is about.
pub struct Place<'a> {
    pub area: &'a str,
    pub unit: Option<UnitId>,
    pub category: &'a str,
}

/// Sums by count over the periods of one grain, both ends included.
pub fn sums(
    tx: &mut Tx<'_>,
    grain: &str,
    place: &Place<'_>,
    from: &str,
    to: &str,
) -> Result<Vec<(String, i64)>, Problem> {
    let unit = place.unit.unwrap_or(ALL_UNITS);
    let params = params![grain, place.area, unit, place.category, from, to];
    Ok(tx.rows(&SUM, params, |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// Cases whose total limit ran out between two instants and that are still open; with `unresolved`, still with the unit.
pub fn overdue(
    tx: &mut Tx<'_>,
    area_path: &str,
    category_path: &str,
    unit: Option<UnitId>,
    (from, to): (Time, Time),
    unresolved: bool,
) -> Result<i64, Problem> {
    let params: Vec<Value> = params![
        from,
        to,
        area_path,
        format!("{area_path}\u{10FFFF}"),
        format!("{category_path}%"),
        unit.is_some(),
        unit.unwrap_or(ALL_UNITS),
        unresolved
    ];
    Ok(tx.one(&OVERDUE, params, |row| row.get(0))?)
}

/// Every cell that is not zero: name and sum, for comparison.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<(Cell, i64)>, Problem> {
    let read = |row: &db::Row<'_>| {
        let (grain, name): (String, String) = (row.get(0)?, row.get(5)?);
        let count = crate::pack::COUNTS.iter().find(|count| **count == name);
        let unit: UnitId = row.get(3)?;
        let cell = Cell {
            grain: if grain == "d" { "d" } else { "m" },
            period: row.get(1)?,
            area: row.get(2)?,
            unit: (unit != ALL_UNITS).then_some(unit),
            category: row.get(4)?,
            count: count.ok_or_else(|| db::Error::Other(format!("a cell holds the unknown count {name}")))?,
        };
        Ok((cell, row.get(6)?))
    };
    Ok(tx.rows(&ALL, params![], read)?)
}

/// Whether somebody with this scope may see the figures of a place: the whole subtree must lie inside, and a reach bound to
/// one's own unit shows that unit's figures only.
pub fn may_see(scope: &Scope, area_path: &str, category_path: &str, unit: Option<UnitId>) -> bool {
    scope.reaches().iter().any(|reach| {
        area_path.starts_with(&reach.area_path)
            && category_path.starts_with(&reach.category)
            && reach.unit.is_none_or(|own| unit == Some(own))
    })
}
