//! Every statement on cases. What never happens here: a rule; a list without a [`Scope`].

mod erasures;
mod filter;
mod joins;
mod list;
mod log;
mod near;
mod side;

use base::{Id, Time};
use db::{Add, Error, Row, Tx, Value, params, sql};

use super::CaseFacts;
use super::model::{CaseId, Event};
use crate::platform::Scope;
use crate::platform::events::Audience;
use crate::platform::nouns::Area;

pub use erasures::{erased, file_all_words};
pub use filter::{Filter, Sort};
pub use joins::{
    count_joins, drop_join, forget_joiners, has_joined, join_by_code, joins_of, open_in, put_join, rate_join,
};
pub use list::{floor, list, open_since, since, sorted};
pub use log::{Log, add_event, events, logs_after, logs_told, redact_events, replay};
pub use near::{Vicinity, near, same_near};
pub use side::{
    add_link, add_units, contact, contact_row, drop_contact, erase_contact, followed_by, link_row, mark,
    move_mark, put_asks, put_rating, with_contact,
};

/// One case as it is kept.
#[derive(Clone, Debug)]
pub struct CaseRow {
    pub id: CaseId,
    pub number: String,
    pub title: String,
    pub description: String,
    pub channel: String,
    pub category_path: String,
    pub area: Id<Area>,
    pub area_path: String,
    pub area_rule: String,
    pub area_version: i64,
    pub lon: Option<f64>,
    pub lat: Option<f64>,
    pub pack_version: String,
    pub created_at: Time,
    pub updated_at: Time,
    pub facts: CaseFacts,
}

pub(super) const COLUMNS: &str = "c.id, c.number, c.title, c.description, c.channel, c.category_path, c.area_id, c.area_path, \
     c.area_rule, c.area_version, c.lon, c.lat, c.pack_version, c.created_at, c.updated_at, c.facts";
/// How many they are.
pub(super) const WIDTH: usize = 16;

sql! {
    INSERT = "insert into cases (id, number, title, description, channel, category_path, area_id, area_path, area_rule,
                  area_version, lon, lat, pack_version, created_at, updated_at, facts, version, state, open, urgency,
                  supervision, nature, category, owner_unit, handler_unit, due_at, stage_due_at, closed_at, parent_id,
                  finder_id, place, drill)
              values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
                  $23, $24, $25, $26, $27, $28, $29, $30, $31, $32)";
    /// Only over the version that was read: of concurrent acts one wins.
    UPDATE = "update cases set title = $3, description = $4, category_path = $5, updated_at = $6, facts = $7, version = $8,
                  state = $9, open = $10, urgency = $11, supervision = $12, nature = $13, category = $14, owner_unit = $15,
                  handler_unit = $16, due_at = $17, stage_due_at = $18, closed_at = $19, parent_id = $20
              where id = $1 and version = $2";
    GET = "select c.id, c.number, c.title, c.description, c.channel, c.category_path, c.area_id, c.area_path,
               c.area_rule, c.area_version, c.lon, c.lat, c.pack_version, c.created_at, c.updated_at, c.facts
           from cases c where c.id = $1";
    BY_NUMBER = "select id from cases where number = $1";
    VERSION = "select version from cases where id = $1";
    OPEN_CHILDREN = "select count(*) from cases where parent_id = $1 and open = 1";
    /// Values, not a select: before that SQLite would write out the words of the case before.
    FILE_WORDS =
        sqlite "insert into case_search (rowid, words) values ((select rowid from cases where id = $1), $2)"
        postgres "insert into case_search (case_id, words) values ($1, array_to_tsvector(string_to_array($2, ' ')))";
    /// The row keeps its number, and with it its place in what is found.
    REFILE_WORDS =
        sqlite "update case_search set words = $2 where rowid = (select rowid from cases where id = $1)"
        postgres "update case_search set words = array_to_tsvector(string_to_array($2, ' ')) where case_id = $1";
}

/// How many codes of a path make a place with a list of its own: district, street, community.
pub(super) const PLACE: usize = 3;

/// The place of a path: its first [`PLACE`] codes, or all of a shorter one.
pub(super) fn place(path: &str) -> &str {
    path.match_indices('/').nth(PLACE - 1).map_or(path, |(at, _)| &path[..=at])
}

impl CaseRow {
    /// Whoever may learn of it: people of this place and branch, and units that take or took part.
    pub fn audience(&self) -> Audience {
        Audience {
            area_path: self.area_path.clone(),
            category: self.category_path.clone(),
            units: self.facts.units.clone(),
            account: None,
        }
    }

    /// Whether it lies in a scope.
    pub fn is_in(&self, scope: &Scope) -> bool {
        scope.covers(&self.area_path, &self.category_path, &self.facts.units)
    }

    fn read(row: &Row<'_>) -> Result<CaseRow, Error> {
        let facts: String = row.get(15)?;
        Ok(CaseRow {
            id: row.get(0)?,
            number: row.get(1)?,
            title: row.get(2)?,
            description: row.get(3)?,
            channel: row.get(4)?,
            category_path: row.get(5)?,
            area: row.get(6)?,
            area_path: row.get(7)?,
            area_rule: row.get(8)?,
            area_version: row.get(9)?,
            lon: row.get(10)?,
            lat: row.get(11)?,
            pack_version: row.get(12)?,
            created_at: row.get(13)?,
            updated_at: row.get(14)?,
            facts: serde_json::from_str(&facts)
                .map_err(|error| Error::Other(format!("facts of a case: {error}")))?,
        })
    }

    fn facts_text(&self) -> String {
        serde_json::to_string(&self.facts).expect("facts are plain data")
    }

    /// The changing columns in the order of `INSERT` and `UPDATE`, from `version` to `closed_at`.
    fn standing(&self) -> Vec<Value> {
        let facts = &self.facts;
        params![
            facts.version,
            facts.state.key(),
            facts.state.is_open(),
            facts.matter.urgency.key(),
            facts.supervision.key(),
            facts.matter.nature.as_deref(),
            facts.matter.category.as_deref(),
            facts.owner(),
            facts.handler,
            facts.due_at(),
            facts.stage_due_at(),
            facts.closed_at
        ]
    }
}

/// The rows of a new case and its first event.
pub fn birth(case: &CaseRow, first: &Event) -> [Add; 3] {
    [
        Add::new(&INSERT, row_of(case)),
        Add::new(&FILE_WORDS, params![case.id, words_of(case)]),
        Add::new(&log::ADD, log::row_of(case.id, first)),
    ]
}

fn row_of(case: &CaseRow) -> Vec<Value> {
    let mut values = params![
        case.id,
        &case.number,
        &case.title,
        &case.description,
        &case.channel,
        &case.category_path,
        case.area,
        &case.area_path,
        &case.area_rule,
        case.area_version,
        case.lon,
        case.lat,
        &case.pack_version,
        case.created_at,
        case.updated_at,
        case.facts_text()
    ];
    values.extend(case.standing());
    values.extend(params![case.facts.parent, case.facts.finder, place(&case.area_path), case.facts.drill]);
    values
}

/// Writes a case over the version that was read; false if somebody else was faster.
pub fn update(tx: &mut Tx<'_>, case: &CaseRow, seen: u32) -> Result<bool, Error> {
    let mut values = params![
        case.id,
        seen,
        &case.title,
        &case.description,
        &case.category_path,
        case.updated_at,
        case.facts_text()
    ];
    values.extend(case.standing());
    values.extend(params![case.facts.parent]);
    Ok(tx.run(&UPDATE, values)? == 1)
}

pub fn get(tx: &mut Tx<'_>, id: CaseId) -> Result<Option<CaseRow>, Error> {
    tx.row(&GET, params![id], CaseRow::read)
}

pub fn id_by_number(tx: &mut Tx<'_>, number: &str) -> Result<Option<CaseId>, Error> {
    tx.row(&BY_NUMBER, params![number], |row| row.get(0))
}

pub fn version(tx: &mut Tx<'_>, id: CaseId) -> Result<Option<u32>, Error> {
    tx.row(&VERSION, params![id], |row| row.get(0))
}

/// How many parts of a case are still open.
pub fn open_children(tx: &mut Tx<'_>, facts: &CaseFacts, id: CaseId) -> Result<u32, Error> {
    if facts.children.is_empty() {
        return Ok(0);
    }
    tx.one(&OPEN_CHILDREN, params![id], |row| row.get(0))
}

fn words_of(case: &CaseRow) -> String {
    words_of_texts(&case.number, &case.title, &case.description)
}

fn words_of_texts(number: &str, title: &str, description: &str) -> String {
    crate::cases::words::filed(&format!("{number} {title} {description}"))
}

/// Files the words anew after the text has changed.
pub fn refile_words(tx: &mut Tx<'_>, case: &CaseRow) -> Result<(), Error> {
    tx.push(&REFILE_WORDS, params![case.id, words_of(case)])
}
