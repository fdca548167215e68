//! Lists: newest or most pressing first, page by page, within a scope.

use base::{Cursor, Id, Page, Time};
use db::{Engine, Error, Tx, Value, params, sql};

use super::filter::{Conditions, Facet, Filter, Sort};
use super::{COLUMNS, CaseRow, WIDTH};
use crate::cases::model::CaseId;
use crate::platform::Scope;
use crate::platform::auth::Reach;

sql! {
    SINCE = "select c.id, c.number, c.title, c.description, c.channel, c.category_path, c.area_id, c.area_path,
                 c.area_rule, c.area_version, c.lon, c.lat, c.pack_version, c.created_at, c.updated_at, c.facts
             from cases c where c.id > $1 order by c.id limit $2";
    OPEN_SINCE = "select c.id, c.number, c.title, c.description, c.channel, c.category_path, c.area_id, c.area_path,
                 c.area_rule, c.area_version, c.lon, c.lat, c.pack_version, c.created_at, c.updated_at, c.facts
             from cases c where c.open = 1 and c.id > $1 order by c.id limit $2";
    SORTED = "select category, title, description from cases
              where category is not null and state not in ('draft', 'submitted') order by id desc limit $1";
}

/// Where a case stands in the order of a list: its deadline or the number of its row, if the list goes by that, and its id.
type Standing = (i64, CaseId);

/// One page of the cases in this scope. Each reach and facet is asked for a page, and the pages are merged: every one of
/// them is led by an index, which a condition with `or` would not be.
pub fn list(
    tx: &mut Tx<'_>,
    scope: &Scope,
    filter: &Filter,
    after: Option<&Cursor>,
    limit: usize,
) -> Result<Page<CaseRow>, Error> {
    let mut found: Vec<(Standing, CaseRow)> = Vec::new();
    for reach in scope.widest() {
        for facet in filter.facets() {
            found.extend(page(tx, reach, facet, filter, after, limit + 1)?);
        }
    }
    match filter.sort {
        Sort::Newest => found.sort_by_key(|(standing, _)| std::cmp::Reverse(*standing)),
        Sort::Due => found.sort_by_key(|(standing, _)| *standing),
    }
    found.dedup_by_key(|(_, case)| case.id);
    let found = found.into_iter().map(|(_, case)| case).collect();
    Ok(Page::cut(found, limit, |case: &CaseRow| match filter.sort {
        Sort::Newest => Cursor(vec![case.id.to_string()]),
        Sort::Due => {
            Cursor(vec![case.facts.due_at().map_or(0, |due| due.0).to_string(), case.id.to_string()])
        }
    }))
}

fn page(
    tx: &mut Tx<'_>,
    reach: &Reach,
    facet: Facet,
    filter: &Filter,
    after: Option<&Cursor>,
    limit: usize,
) -> Result<Vec<(Standing, CaseRow)>, Error> {
    let mut conditions = Conditions::default();
    let mut from = "cases c";
    let (mut standing, mut order) = match filter.sort {
        Sort::Newest => ("cast(0 as bigint)", "c.id desc"),
        Sort::Due => ("c.due_at", "c.due_at, c.id"),
    };
    if !filter.words.is_empty() {
        let row = words(&mut conditions, &mut from, filter, tx.engine());
        if filter.sort == Sort::Newest {
            (standing, order) = row;
        }
    }
    conditions.reach(reach, filter.sort, tx.engine());
    if let (Some(unit), Sort::Newest, true) = (reach.unit, filter.sort, filter.words.is_empty()) {
        // The cases of one unit are few: let its own index lead.
        (from, order) = ("case_units m join cases c on c.id = m.case_id", "m.case_id desc");
        conditions.add("m.unit_id = ?", [unit.into()]);
    }
    conditions.facet(facet);
    conditions.filter(filter);
    if let Some(cursor) = after {
        later(&mut conditions, filter, cursor, tx.engine());
    }
    let Conditions { text, values } = conditions;
    tx.rows_dyn(
        &format!("select {COLUMNS}, {standing} from {from}{text} order by {order} limit {limit}"),
        values,
        |row| {
            let case = CaseRow::read(row)?;
            Ok(((row.get(WIDTH)?, case.id), case))
        },
    )
}

/// Lets the index of words lead; how its rows are numbered, and the order of the last filed first.
fn words(
    conditions: &mut Conditions,
    from: &mut &str,
    filter: &Filter,
    engine: Engine,
) -> (&'static str, &'static str) {
    let query = |one: fn(&str) -> String, prefix, and| {
        filter.words.iter().map(|word| word.said(one, prefix)).collect::<Vec<_>>().join(and)
    };
    match engine {
        Engine::Sqlite => {
            *from = "case_search s join cases c on c.rowid = s.rowid";
            conditions.add("case_search match ?", [query(|it| format!("\"{it}\""), "*", " AND ").into()]);
            ("s.rowid", "s.rowid desc")
        }
        Engine::Postgres => {
            *from = "case_search s join cases c on c.id = s.case_id";
            conditions.add("s.words @@ to_tsquery('simple', ?)", [query(str::to_owned, ":*", " & ").into()]);
            ("s.row", "s.row desc")
        }
    }
}

/// Where the page begins. A cursor that is none begins at the beginning.
fn later(conditions: &mut Conditions, filter: &Filter, cursor: &Cursor, engine: Engine) {
    let id = |n: usize| cursor.0.get(n).and_then(|text| text.parse::<CaseId>().ok());
    match (filter.sort, filter.words.is_empty()) {
        (Sort::Newest, by_id) => {
            let Some(id) = id(0) else { return };
            let condition = match engine {
                _ if by_id => "c.id < ?",
                Engine::Sqlite => "s.rowid < (select rowid from cases where id = ?)",
                Engine::Postgres => "s.row < (select row from case_search where case_id = ?)",
            };
            conditions.add(condition, [id.into()]);
        }
        (Sort::Due, _) => {
            let due = cursor.0.first().and_then(|text| text.parse::<i64>().ok());
            if let (Some(due), Some(id)) = (due, id(1)) {
                conditions.add("(c.due_at, c.id) > (?, ?)", [Value::Int(due), id.into()]);
            }
        }
    }
}

/// Cases that came in after this one, oldest first.
pub fn since(tx: &mut Tx<'_>, after: CaseId, limit: usize) -> Result<Vec<CaseRow>, Error> {
    tx.rows(&SINCE, params![after, limit], CaseRow::read)
}

/// Open cases that came in after this one, oldest first.
pub fn open_since(tx: &mut Tx<'_>, after: CaseId, limit: usize) -> Result<Vec<CaseRow>, Error> {
    tx.rows(&OPEN_SINCE, params![after, limit], CaseRow::read)
}

/// Category and words of the newest cases that people have sorted: for the server to learn from, for nobody to read.
pub fn sorted(tx: &mut Tx<'_>, limit: usize) -> Result<Vec<(String, String)>, Error> {
    tx.rows(&SORTED, params![limit], |row| {
        let (title, description): (String, String) = (row.get(1)?, row.get(2)?);
        Ok((row.get(0)?, format!("{title} {description}")))
    })
}

/// The smallest id that could have been made at an instant: ids begin with their time.
pub fn floor(at: Time) -> CaseId {
    let mut bytes = [0u8; 16];
    bytes[..6].copy_from_slice(&(at.millis().max(0) as u64).to_be_bytes()[2..]);
    Id::from_uuid(uuid::Uuid::from_bytes(bytes))
}
