//! Lists: newest or most pressing first, page by page, within a scope.

use base::{Cursor, Id, Page, Time};
use db::{Engine, Error, Tx, Value, params, sql};

use super::filter::{Conditions, Filter, Sort};
use super::{COLUMNS, CaseRow, ROW};
use crate::cases::model::CaseId;
use crate::platform::Scope;
use crate::platform::auth::Reach;

sql! {
    CANDIDATES = "select c.id, c.number, c.title, c.description, c.channel, c.category_path, c.area_id, c.area_path,
                      c.area_rule, c.area_version, c.lon, c.lat, c.pack_version, c.created_at, c.updated_at, c.facts
                  from cases c where c.cell in ($1, $2, $3, $4, $5, $6, $7, $8, $9) and c.id > $10
                  order by c.id desc limit 200";
    SINCE = "select c.id, c.number, c.title, c.description, c.channel, c.category_path, c.area_id, c.area_path,
                 c.area_rule, c.area_version, c.lon, c.lat, c.pack_version, c.created_at, c.updated_at, c.facts
             from cases c where c.id > $1 order by c.id limit $2";
}

/// One page of the cases in this scope. Each reach is asked for a page, and the pages are merged: every one of them is led
/// by an index, which a condition with `or` would not be.
pub fn list(
    tx: &mut Tx<'_>,
    scope: &Scope,
    filter: &Filter,
    after: Option<&Cursor>,
    limit: usize,
) -> Result<Page<CaseRow>, Error> {
    let mut found: Vec<CaseRow> = Vec::new();
    for reach in distinct(scope) {
        found.extend(page(tx, reach, filter, after, limit + 1)?);
    }
    match filter.sort {
        Sort::Newest => found.sort_by_key(|case| std::cmp::Reverse(case.id)),
        Sort::Due => found.sort_by_key(|case| (case.facts.due_at(), case.id)),
    }
    found.dedup_by_key(|case| case.id);
    Ok(Page::cut(found, limit, |case| match filter.sort {
        Sort::Newest => Cursor(vec![case.id.to_string()]),
        Sort::Due => {
            Cursor(vec![case.facts.due_at().map_or(0, |due| due.0).to_string(), case.id.to_string()])
        }
    }))
}

/// The reaches that no other one contains.
fn distinct(scope: &Scope) -> Vec<&Reach> {
    let contains = |big: &Reach, small: &Reach| {
        small.area_path.starts_with(&big.area_path)
            && small.category.starts_with(&big.category)
            && (big.unit.is_none() || big.unit == small.unit)
    };
    let mut kept: Vec<&Reach> = Vec::new();
    for reach in scope.reaches() {
        if !kept.iter().any(|big| contains(big, reach)) {
            kept.retain(|small| !contains(reach, small));
            kept.push(reach);
        }
    }
    kept
}

fn page(
    tx: &mut Tx<'_>,
    reach: &Reach,
    filter: &Filter,
    after: Option<&Cursor>,
    limit: usize,
) -> Result<Vec<CaseRow>, Error> {
    let mut conditions = Conditions::default();
    let mut from = "cases c";
    let mut order = match filter.sort {
        Sort::Newest => "c.id desc",
        Sort::Due => "c.due_at, c.id",
    };
    if !filter.words.is_empty() {
        match tx.engine() {
            Engine::Sqlite => {
                (from, order) = (
                    "case_search s join cases c on c.rowid = s.rowid",
                    if filter.sort == Sort::Newest { "s.rowid desc" } else { order },
                );
                let query = filter
                    .words
                    .iter()
                    .map(|word| word.said(|it| format!("\"{it}\""), "*"))
                    .collect::<Vec<_>>()
                    .join(" AND ");
                conditions.add("case_search match ?", [query.into()]);
            }
            Engine::Postgres => {
                from = "case_search s join cases c on c.id = s.case_id";
                let query = filter
                    .words
                    .iter()
                    .map(|word| word.said(str::to_owned, ":*"))
                    .collect::<Vec<_>>()
                    .join(" & ");
                conditions.add("s.words @@ to_tsquery('simple', ?)", [query.into()]);
            }
        }
    }
    conditions.reach(reach, filter.sort);
    if let (Some(unit), Sort::Newest, true) = (reach.unit, filter.sort, filter.words.is_empty()) {
        // The cases of one unit are few: let its own index lead.
        (from, order) = ("case_units m join cases c on c.id = m.case_id", "m.case_id desc");
        conditions.add("m.unit_id = ?", [unit.into()]);
    }
    conditions.filter(filter);
    if let Some(cursor) = after {
        later(&mut conditions, filter, cursor, tx.engine());
    }
    let Conditions { text, values } = conditions;
    tx.rows_dyn(
        &format!("select {COLUMNS} from {from}{text} order by {order} limit {limit}"),
        values,
        CaseRow::read,
    )
}

/// Where the page begins. A cursor that is none begins at the beginning.
fn later(conditions: &mut Conditions, filter: &Filter, cursor: &Cursor, engine: Engine) {
    let id = |n: usize| cursor.0.get(n).and_then(|text| text.parse::<CaseId>().ok());
    match filter.sort {
        Sort::Newest => {
            if let Some(id) = id(0) {
                conditions.add("c.id < ?", [id.into()]);
                if !filter.words.is_empty() && engine == Engine::Sqlite {
                    // Rows are numbered nearly in the order of ids: the slack covers reports of the same moment.
                    conditions.add("s.rowid < 1000 + (select rowid from cases where id = ?)", [id.into()]);
                }
            }
        }
        Sort::Due => {
            let due = cursor.0.first().and_then(|text| text.parse::<i64>().ok());
            if let (Some(due), Some(id)) = (due, id(1)) {
                conditions.add("(c.due_at, c.id) > (?, ?)", [Value::Int(due), id.into()]);
            }
        }
    }
}

/// Cases near a point that came in after an instant, newest first.
pub fn candidates(tx: &mut Tx<'_>, lon: f64, lat: f64, since: Time) -> Result<Vec<CaseRow>, Error> {
    let here = super::cell(lon, lat);
    let mut values: Vec<Value> =
        (-1..=1).flat_map(|row| (-1..=1).map(move |step| Value::Int(here + row * ROW + step))).collect();
    values.push(floor(since).into());
    tx.rows(&CANDIDATES, values, CaseRow::read)
}

/// Cases that came in after this one, oldest first.
pub fn since(tx: &mut Tx<'_>, after: CaseId, limit: usize) -> Result<Vec<CaseRow>, Error> {
    tx.rows(&SINCE, params![after, limit], CaseRow::read)
}

/// The smallest id that could have been made at an instant: ids begin with their time.
pub fn floor(at: Time) -> CaseId {
    let mut bytes = [0u8; 16];
    bytes[..6].copy_from_slice(&(at.millis().max(0) as u64).to_be_bytes()[2..]);
    Id::from_uuid(uuid::Uuid::from_bytes(bytes))
}
