//! Cells of sums, and what is due but not done.

use base::{Problem, Time};
use db::{Tx, Value, params, sql};

use super::flows::{self, FlowCell, Flows};
use super::sums::Grain;
use super::unusual::Counted;
use crate::cases::model::UnitId;
use crate::pack::COUNTS;
use crate::platform::Scope;

/// One cell: a period, at one place, by unit and category. Its order is that of the table.
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
}

/// What is counted in a cell, in the order of [`COUNTS`].
pub type Counts = [i64; COUNTS.len()];

/// All units together, where a column cannot be empty.
const ALL_UNITS: UnitId = UnitId::from_uuid(uuid::Uuid::nil());

sql! {
    HEAD = "select seq from heads where name = 'feed.indicators'";
    MOVE_HEAD = "update heads set seq = $2 where name = 'feed.indicators' and seq = $1";
    ADD = made added;
    SUM = made summed;
    /// All that ever hung up to the end of a period and does no more.
    HANGING_UNTIL = "select cast(coalesce(sum(hang_num), 0) as bigint) from indicator_sums
                     where grain = $1 and area = $2 and unit_id = $3 and category = $4 and period <= $5";
    ALL = made everything;
    ADD_MOVE = "insert into flow_cells (area, day, act, from_unit, to_unit, n) values ($1, $2, $3, $4, $5, $6)
                on conflict (area, day, act, from_unit, to_unit) do update set n = flow_cells.n + excluded.n";
    MOVES = "select act, from_unit, to_unit, cast(sum(n) as bigint) from flow_cells
             where area = $1 and day >= $2 and day <= $3 group by act, from_unit, to_unit order by act, from_unit, to_unit";
    ALL_MOVES = "select area, day, act, from_unit, to_unit, n from flow_cells where n <> 0";
    /// Written so that the index over reports answers it.
    REPORTS = "select area, category, cast(sum(case when period > $3 then report_num else 0 end) as bigint),
                   cast(sum(case when period > $3 then 0 else report_num end) as bigint)
               from indicator_sums
               where grain = 'd' and report_num <> 0 and unit_id = $1 and period > $2 and period <= $4 and category <> ''
               group by area, category
               having cast(sum(case when period > $3 then report_num else 0 end) as bigint) >= $5";
    OVERDUE = "select count(*) from cases
               where open = 1 and drill = 0 and due_at >= $1 and due_at < $2 and area_path >= $3 and area_path < $4
                   and category_path like $5 and ($6 = 0 or owner_unit = $7) and ($8 = 0 or state not in ('resolved', 'verifying'))";
}

/// The words for each count, with commas between them.
fn each_count(words: impl Fn(usize, &str) -> String) -> String {
    COUNTS.iter().enumerate().map(|(n, count)| words(n, count)).collect::<Vec<_>>().join(", ")
}

/// Columns in front of the counts, in the order of [`Cell`].
const KEY: &str = "grain, area, unit_id, category, period";

fn added() -> String {
    let columns = each_count(|_, count| count.to_owned());
    let values = each_count(|n, _| format!("${}", n + 6));
    let sums = each_count(|_, count| format!("{count} = old.{count} + excluded.{count}"));
    format!(
        "insert into indicator_sums as old ({KEY}, {columns}) values ($1, $2, $3, $4, $5, {values})
         on conflict ({KEY}) do update set {sums}"
    )
}

fn summed() -> String {
    let sums = each_count(|_, count| format!("cast(coalesce(sum({count}), 0) as bigint)"));
    format!(
        "select {sums} from indicator_sums
         where grain = $1 and area = $2 and unit_id = $3 and category = $4 and period >= $5 and period <= $6"
    )
}

fn everything() -> String {
    format!("select {KEY}, {} from indicator_sums", each_count(|_, count| count.to_owned()))
}

pub fn head(tx: &mut Tx<'_>) -> Result<i64, Problem> {
    Ok(tx.one(&HEAD, params![], |row| row.get(0))?)
}

/// Moves the head on, if it still stands where it was seen.
pub fn move_head(tx: &mut Tx<'_>, from: i64, to: i64) -> Result<bool, Problem> {
    Ok(tx.run(&MOVE_HEAD, params![from, to])? == 1)
}

pub fn add(tx: &mut Tx<'_>, cells: impl Iterator<Item = (Cell, Counts)>) -> Result<(), Problem> {
    let row = |(cell, counts): (Cell, Counts)| {
        let unit = cell.unit.unwrap_or(ALL_UNITS);
        let mut row = params![cell.grain, cell.area, unit, cell.category, cell.period];
        row.extend(counts.map(Value::from));
        row
    };
    Ok(tx.push_all(&ADD, cells.map(row))?)
}

pub fn add_moves(tx: &mut Tx<'_>, flows: Flows) -> Result<(), Problem> {
    let row = |(cell, n): (FlowCell, i64)| params![cell.area, cell.day, cell.act, cell.from, cell.to, n];
    Ok(tx.push_all(&ADD_MOVE, flows.into_iter().map(row))?)
}

/// From whom to whom, with how many of each sort, between two days of a place; both days included.
pub fn moves(
    tx: &mut Tx<'_>,
    area: &str,
    from: &str,
    to: &str,
) -> Result<Vec<(String, UnitId, UnitId, i64)>, Problem> {
    Ok(tx.rows(&MOVES, params![area, from, to], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    })?)
}

/// Every move that is kept, for comparison.
pub fn all_moves(tx: &mut Tx<'_>) -> Result<Vec<(FlowCell, i64)>, Problem> {
    let read = |row: &db::Row<'_>| {
        let act: String = row.get(2)?;
        let act = flows::ACTS.iter().find(|known| known.key() == act);
        let cell = FlowCell {
            area: row.get(0)?,
            day: row.get(1)?,
            act: act.ok_or_else(|| db::Error::Other("a move of an unknown sort".to_owned()))?.key(),
            from: row.get(3)?,
            to: row.get(4)?,
        };
        Ok((cell, row.get(5)?))
    };
    Ok(tx.rows(&ALL_MOVES, params![], read)?)
}

/// Reports by area and category: after `start` and not after `split`, and after `split` and not after `end`; only where the
/// latter are at least `least`. Days are compared as texts.
pub fn reports(
    tx: &mut Tx<'_>,
    (start, split, end): (&str, &str, &str),
    least: u32,
) -> Result<Vec<Counted>, Problem> {
    let read = |row: &db::Row<'_>| {
        Ok(Counted { area: row.get(0)?, category: row.get(1)?, recent: row.get(2)?, earlier: row.get(3)? })
    };
    Ok(tx.rows(&REPORTS, params![ALL_UNITS, start, split, end, i64::from(least)], read)?)
}

/// Which cells a question is about.
pub struct Place<'a> {
    pub area: &'a str,
    pub unit: Option<UnitId>,
    pub category: &'a str,
}

/// Sums over the periods of one grain, both ends included.
pub fn sums(
    tx: &mut Tx<'_>,
    grain: Grain,
    place: &Place<'_>,
    from: &str,
    to: &str,
) -> Result<Counts, Problem> {
    let unit = place.unit.unwrap_or(ALL_UNITS);
    let params = params![grain.key(), place.area, unit, place.category, from, to];
    Ok(tx.one(&SUM, params, |row| counts(row, 0))?)
}

/// What hangs at the end of a period.
pub fn hanging(tx: &mut Tx<'_>, grain: Grain, place: &Place<'_>, to: &str) -> Result<i64, Problem> {
    let unit = place.unit.unwrap_or(ALL_UNITS);
    let params = params![grain.key(), place.area, unit, place.category, to];
    Ok(tx.one(&HANGING_UNTIL, params, |row| row.get(0))?)
}

/// The counts of a row, from a column on.
fn counts(row: &db::Row<'_>, first: usize) -> Result<Counts, db::Error> {
    let mut counts = [0; COUNTS.len()];
    for (n, count) in counts.iter_mut().enumerate() {
        *count = row.get(first + n)?;
    }
    Ok(counts)
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

/// Every cell, for comparison.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<(Cell, Counts)>, Problem> {
    let read = |row: &db::Row<'_>| {
        let (grain, unit): (String, UnitId) = (row.get(0)?, row.get(2)?);
        let cell = Cell {
            grain: if grain == "d" { "d" } else { "m" },
            area: row.get(1)?,
            unit: (unit != ALL_UNITS).then_some(unit),
            category: row.get(3)?,
            period: row.get(4)?,
        };
        Ok((cell, counts(row, 5)?))
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
