//! What tables there are, as the engine itself lists them: so that no copy has to follow the schema.

use crate::{Engine, Error, Tx, Value, params};

/// A table with rows of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Table {
    pub(super) name: String,
    pub(super) columns: Vec<String>,
    /// Places of the columns of the primary key, in the order of the key.
    key: Vec<usize>,
    /// SQLite: whether rows have numbers. They stand for the order in which rows came, which a copy keeps.
    numbered: bool,
}

/// Where the next page begins.
#[derive(Debug)]
pub(super) struct Place(Vec<Value>);

/// The tables in the order of their names. On SQLite also those that are made from others, such as an index of words.
pub(super) struct Schema {
    pub(super) tables: Vec<Table>,
    pub(super) derived: Vec<String>,
}

const SQLITE_TABLES: &str = "select name, type, wr from pragma_table_list
    where schema = 'main' and type in ('table', 'virtual') and substr(name, 1, 7) <> 'sqlite_' order by name";
const SQLITE_COLUMNS: &str = "select name, pk from pragma_table_info($1) order by cid";
const POSTGRES_TABLES: &str =
    "select cast(table_name as text), cast('table' as text), 1 from information_schema.tables
    where table_schema = current_schema() and table_type = 'BASE TABLE' order by 1";
const POSTGRES_COLUMNS: &str = "select cast(c.column_name as text), cast(coalesce(k.ordinal_position, 0) as bigint)
    from information_schema.columns c
    left join information_schema.table_constraints t
        on t.table_schema = c.table_schema and t.table_name = c.table_name and t.constraint_type = 'PRIMARY KEY'
    left join information_schema.key_column_usage k
        on k.constraint_schema = t.constraint_schema and k.constraint_name = t.constraint_name
        and k.table_name = t.table_name and k.column_name = c.column_name
    where c.table_schema = current_schema() and c.table_name = $1 order by c.ordinal_position";

impl Schema {
    pub(super) fn of(tx: &mut Tx<'_>) -> Result<Schema, Error> {
        let (tables, columns) = match tx.engine() {
            Engine::Sqlite => (SQLITE_TABLES, SQLITE_COLUMNS),
            Engine::Postgres => (POSTGRES_TABLES, POSTGRES_COLUMNS),
        };
        let read =
            |row: &crate::Row<'_>| Ok::<_, Error>((row.get(0)?, row.get::<String>(1)?, row.get::<bool>(2)?));
        let listed: Vec<(String, String, bool)> = tx.rows_dyn(tables, params![], read)?;
        let mut schema = Schema { tables: Vec::new(), derived: Vec::new() };
        for (name, kind, is_without_numbers) in listed {
            if kind == "virtual" {
                schema.derived.push(name);
                continue;
            }
            let read = |row: &crate::Row<'_>| Ok::<_, Error>((row.get(0)?, row.get(1)?));
            let found: Vec<(String, usize)> = tx.rows_dyn(columns, params![&name], read)?;
            let mut key: Vec<(usize, usize)> =
                (0..).zip(&found).filter(|(_, (_, nth))| *nth > 0).map(|(at, (_, nth))| (*nth, at)).collect();
            key.sort_unstable();
            let columns = found.into_iter().map(|(column, _)| column).collect();
            let key = key.into_iter().map(|(_, at)| at).collect();
            schema.tables.push(Table { name, columns, key, numbered: !is_without_numbers });
        }
        Ok(schema)
    }
}

impl Table {
    pub(super) fn count(&self, tx: &mut Tx<'_>) -> Result<u64, Error> {
        let text = format!("select count(*) from {}", quoted(&self.name));
        let counts = tx.rows_dyn(&text, params![], |row| row.get::<i64>(0))?;
        Ok(counts.first().map_or(0, |count| count.unsigned_abs()))
    }

    /// The next rows after a place, at most `most`, and where to go on.
    pub(super) fn page(
        &self,
        tx: &mut Tx<'_>,
        after: Option<Place>,
        most: usize,
    ) -> Result<(Vec<Vec<Value>>, Option<Place>), Error> {
        let key = match self.numbered {
            true => vec!["rowid".to_owned()],
            false => self.key.iter().map(|at| quoted(&self.columns[*at])).collect(),
        };
        if key.is_empty() {
            return Err(Error::Other(format!("{} has no primary key", self.name)));
        }
        let (key_text, values) = (key.join(", "), after.map(|place| place.0).unwrap_or_default());
        let from = match values.len() {
            0 => String::new(),
            n => format!(" where ({key_text}) > ({})", numbers(1, n)),
        };
        let text = format!(
            "select {}{} from {}{from} order by {key_text} limit {most}",
            if self.numbered { "rowid, " } else { "" },
            self.column_list(),
            quoted(&self.name),
        );
        let first = usize::from(self.numbered);
        let mut place = None;
        let rows = tx.rows_dyn(&text, values, |row| {
            let cells =
                (0..self.columns.len()).map(|at| row.get(first + at)).collect::<Result<Vec<Value>, _>>()?;
            place = Some(match self.numbered {
                true => vec![row.get(0)?],
                false => self.key.iter().map(|at| cells[*at].clone()).collect(),
            });
            Ok(cells)
        })?;
        let is_last = rows.len() < most;
        Ok((rows, if is_last { None } else { place.map(Place) }))
    }

    /// An insert of so many rows.
    pub(super) fn insert(&self, rows: usize) -> String {
        let width = self.columns.len();
        let values: Vec<String> =
            (0..rows).map(|row| format!("({})", numbers(row * width + 1, width))).collect();
        format!("insert into {} ({}) values {}", quoted(&self.name), self.column_list(), values.join(", "))
    }

    pub(super) fn clear(&self) -> String {
        format!("delete from {}", quoted(&self.name))
    }

    fn column_list(&self) -> String {
        self.columns.iter().map(|column| quoted(column)).collect::<Vec<_>>().join(", ")
    }
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn numbers(first: usize, count: usize) -> String {
    (first..first + count).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ")
}
