//! Every statement of the publication. The cases themselves are looked at by the jobs only; what the open endpoints read is
//! at the end.

use base::{Problem, Time};
use db::{Row, Tx, params, sql};
use geo::BBox;

use super::model::{Cell, Figure, Level, Month, Standing};
use crate::cases::model::CaseId;

sql! {
    HEAD = "select seq from heads where name = 'feed.publication'";
    MOVE_HEAD = "update heads set seq = $2 where name = 'feed.publication' and seq = $1";
    MONTH_OF = "select month from publication_reports where case_id = $1";
    ADD_REPORT = "insert into publication_reports (case_id, month, at, reporter) values ($1, $2, $3, $4) on conflict do nothing";
    DROP_REPORT = "delete from publication_reports where case_id = $1";
    OPEN_MONTH = "insert into publication_months (month, salt, known_at, changes, published_changes, urgent, settings)
                  values ($1, $2, $3, 0, 0, 0, '') on conflict do nothing";
    SALT = "select salt from publication_months where month = $1";
    DROP_SALT = "update publication_months set salt = null where month = $1";
    CHANGED = "update publication_months set changes = changes + 1, urgent = case when $2 = 1 then 1 else urgent end where month = $1";
    MONTHS = "select month, salt, known_at, changes, published_changes, urgent, published_at, settings from publication_months order by month";
    COUNTED = "select r.case_id, r.at, r.reporter, c.state, c.category, c.area_path, c.lon, c.lat
               from publication_reports r join cases c on c.id = r.case_id
               where r.month = $1 and r.case_id > $2 order by r.case_id limit $3";
    /// Only over what was worked out from; whatever happened meanwhile stays to be done.
    PUBLISHED = "update publication_months set published_changes = $2, published_at = $3, settings = $4,
                     urgent = case when changes = $5 then 0 else urgent end
                 where month = $1 and published_changes <= $2";
    CLEAR_CELLS = "delete from published_cells where month = $1";
    CLEAR_FIGURES = "delete from published_figures where month = $1";
    ADD_CELL = "insert into published_cells (month, level, code, reports, west, south, east, north) values ($1, $2, $3, $4, $5, $6, $7, $8)";
    ADD_FIGURE = "insert into published_figures (month, area, indicator, value, base) values ($1, $2, $3, $4, $5)";

    OPEN_MONTHS = "select month, published_at from publication_months m where published_at is not null
                   and exists (select 1 from published_cells c where c.month = m.month) order by month";
    CELLS = "select month, level, code, reports, west, south, east, north from published_cells
             where month >= $1 and month <= $2 and level = $3 order by month, code";
    CELLS_OF = "select month, level, code, reports, west, south, east, north from published_cells
                where month >= $1 and month <= $2 and level = $3 and code = $4 order by month";
    FIGURES = "select month, area, indicator, value, base from published_figures
               where month >= $1 and month <= $2 order by month, area, indicator";
    FIGURES_OF = "select month, area, indicator, value, base from published_figures
                  where month >= $1 and month <= $2 and area = $3 order by month, indicator";
}

pub fn head(tx: &mut Tx<'_>) -> Result<i64, Problem> {
    Ok(tx.one(&HEAD, params![], |row| row.get(0))?)
}

/// Moves the head on, if it still stands where it was seen.
pub fn move_head(tx: &mut Tx<'_>, from: i64, to: i64) -> Result<bool, Problem> {
    Ok(tx.run(&MOVE_HEAD, params![from, to])? == 1)
}

/// The month in which a report counts.
pub fn month_of(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<Month>, Problem> {
    Ok(tx.row(&MONTH_OF, params![case], |row| month(row, 0))?)
}

pub fn add_report(
    tx: &mut Tx<'_>,
    case: CaseId,
    month: &Month,
    at: Time,
    reporter: Option<Vec<u8>>,
) -> Result<(), Problem> {
    Ok(tx.push(&ADD_REPORT, params![case, month.text(), at, reporter])?)
}

pub fn drop_report(tx: &mut Tx<'_>, case: CaseId) -> Result<(), Problem> {
    Ok(tx.push(&DROP_REPORT, params![case])?)
}

/// The salt of a month, which is made with the month; none once it is thrown away.
pub fn salt(tx: &mut Tx<'_>, month: &Month, fresh: &[u8], now: Time) -> Result<Option<Vec<u8>>, Problem> {
    tx.run(&OPEN_MONTH, params![month.text(), fresh, now])?;
    Ok(tx.one(&SALT, params![month.text()], |row| row.get(0))?)
}

pub fn drop_salt(tx: &mut Tx<'_>, month: &Month) -> Result<(), Problem> {
    Ok(tx.push(&DROP_SALT, params![month.text()])?)
}

/// Notes that something happened to a case of a month.
pub fn changed(tx: &mut Tx<'_>, month: &Month, urgent: bool) -> Result<(), Problem> {
    Ok(tx.push(&CHANGED, params![month.text(), urgent])?)
}

pub fn months(tx: &mut Tx<'_>) -> Result<Vec<Standing>, Problem> {
    Ok(tx.rows(&MONTHS, params![], |row| {
        Ok(Standing {
            month: month(row, 0)?,
            salt: row.get(1)?,
            known_at: row.get(2)?,
            changes: row.get(3)?,
            published_changes: row.get(4)?,
            urgent: row.get(5)?,
            published_at: row.get(6)?,
            settings: row.get(7)?,
        })
    })?)
}

/// One report as it stands now.
pub struct Counted {
    pub case: CaseId,
    pub at: Time,
    pub reporter: Option<Vec<u8>>,
    pub state: String,
    pub category: Option<String>,
    pub area_path: String,
    pub point: Option<(f64, f64)>,
}

/// Reports of a month after one of them.
pub fn counted(tx: &mut Tx<'_>, month: &Month, after: CaseId, limit: i64) -> Result<Vec<Counted>, Problem> {
    Ok(tx.rows(&COUNTED, params![month.text(), after, limit], |row| {
        Ok(Counted {
            case: row.get(0)?,
            at: row.get(1)?,
            reporter: row.get(2)?,
            state: row.get(3)?,
            category: row.get(4)?,
            area_path: row.get(5)?,
            point: row.get::<Option<f64>>(6)?.zip(row.get(7)?),
        })
    })?)
}

/// Puts what was worked out in the place of what was published, if nobody has published something newer. Of the changes that
/// were `seen`, so many are `done`.
pub fn publish(
    tx: &mut Tx<'_>,
    month: &Month,
    (seen, done, now, settings): (i64, i64, Time, &str),
    cells: &[Cell],
    figures: &[Figure],
) -> Result<bool, Problem> {
    if tx.run(&PUBLISHED, params![month.text(), done, now, settings, seen])? == 0 {
        return Ok(false);
    }
    tx.run(&CLEAR_CELLS, params![month.text()])?;
    tx.run(&CLEAR_FIGURES, params![month.text()])?;
    let cell = |cell: &Cell| {
        let side = |side: fn(&BBox) -> f64| cell.bounds.as_ref().map(side);
        params![
            cell.month.text(),
            cell.level.key(),
            &cell.code,
            cell.reports,
            side(|b| b.west),
            side(|b| b.south),
            side(|b| b.east),
            side(|b| b.north)
        ]
    };
    tx.push_all(&ADD_CELL, cells.iter().map(cell))?;
    let figure = |f: &Figure| params![f.month.text(), &f.area, &f.indicator, f.value, f.base];
    tx.push_all(&ADD_FIGURE, figures.iter().map(figure))?;
    Ok(true)
}

/// The months of which something is published, the oldest first, and when each was.
pub fn open_months(tx: &mut Tx<'_>) -> Result<Vec<(Month, Time)>, Problem> {
    Ok(tx.rows(&OPEN_MONTHS, params![], |row| Ok((month(row, 0)?, row.get(1)?)))?)
}

/// Which months are asked for, both ends included.
pub struct Between<'a>(pub &'a str, pub &'a str);

impl Between<'_> {
    pub const ALL: Between<'static> = Between("0000-00", "9999-99");
}

/// Published numbers of one level.
pub fn cells(tx: &mut Tx<'_>, Between(from, to): Between<'_>, level: Level) -> Result<Vec<Cell>, Problem> {
    Ok(tx.rows(&CELLS, params![from, to, level.key()], cell)?)
}

/// Published numbers of one place or category.
pub fn cells_of(
    tx: &mut Tx<'_>,
    Between(from, to): Between<'_>,
    level: Level,
    code: &str,
) -> Result<Vec<Cell>, Problem> {
    Ok(tx.rows(&CELLS_OF, params![from, to, level.key(), code], cell)?)
}

pub fn figures(tx: &mut Tx<'_>, Between(from, to): Between<'_>) -> Result<Vec<Figure>, Problem> {
    Ok(tx.rows(&FIGURES, params![from, to], figure)?)
}

pub fn figures_of(
    tx: &mut Tx<'_>,
    Between(from, to): Between<'_>,
    area: &str,
) -> Result<Vec<Figure>, Problem> {
    Ok(tx.rows(&FIGURES_OF, params![from, to, area], figure)?)
}

fn month(row: &Row<'_>, column: usize) -> Result<Month, db::Error> {
    let text: String = row.get(column)?;
    Month::parse(&text).ok_or_else(|| db::Error::Other(format!("{text} is no month")))
}

fn cell(row: &Row<'_>) -> Result<Cell, db::Error> {
    let level: String = row.get(1)?;
    let side = |column| row.get::<Option<f64>>(column);
    let bounds = match (side(4)?, side(5)?, side(6)?, side(7)?) {
        (Some(west), Some(south), Some(east), Some(north)) => Some(BBox { west, south, east, north }),
        _ => None,
    };
    Ok(Cell {
        month: month(row, 0)?,
        level: Level::from_key(&level).ok_or_else(|| db::Error::Other(format!("unknown level {level}")))?,
        code: row.get(2)?,
        reports: row.get(3)?,
        bounds,
    })
}

fn figure(row: &Row<'_>) -> Result<Figure, db::Error> {
    Ok(Figure {
        month: month(row, 0)?,
        area: row.get(1)?,
        indicator: row.get(2)?,
        value: row.get(3)?,
        base: row.get(4)?,
    })
}
