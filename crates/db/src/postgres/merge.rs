//! Several inserts as one statement.
//!
//! Every statement has its price beyond its work: a message each way, a turn of both processes, a portal. A report is seven
//! rows in seven tables. Inserts of given values neither see each other nor depend on an order, so they may go as parts of
//! one `with`.

use crate::{Engine, Sql, Value};

/// An insert of `rows` rows, or any other statement once.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) sql: &'static Sql,
    pub(super) rows: usize,
}

/// What is sent as one statement.
#[derive(Debug, Default)]
pub(super) struct Whole {
    parts: Vec<Part>,
    pub(super) params: Vec<Value>,
}

/// Parts of one statement at most.
const PARTS: usize = 12;

/// The same work in fewer statements, in the same order.
pub(super) fn merge(pushed: Vec<(Part, Vec<Value>)>) -> Vec<Whole> {
    let mut wholes: Vec<Whole> = Vec::new();
    for (part, params) in pushed {
        match wholes.last_mut() {
            Some(whole) if whole.takes(&part) => whole.add(part, params),
            _ => wholes.push(Whole { parts: vec![part], params }),
        }
    }
    wholes
}

impl Whole {
    /// Inserts into several tables go together. Those into one table do not: there were a statement for each number of rows.
    fn takes(&self, part: &Part) -> bool {
        let fits = |have: &Part| have.sql.is_plain_insert() && !std::ptr::eq(have.sql, part.sql);
        self.parts.len() < PARTS && part.sql.is_plain_insert() && self.parts.iter().all(fits)
    }

    fn add(&mut self, part: Part, params: Vec<Value>) {
        self.parts.push(part);
        self.params.extend(params);
    }

    /// Tells it from others without writing it down.
    pub(super) fn key(&self) -> Vec<(usize, usize)> {
        self.parts.iter().map(|part| (std::ptr::from_ref(part.sql).addr(), part.rows)).collect()
    }

    pub(super) fn text(&self) -> String {
        let (mut text, mut shift) = (String::new(), 0);
        for (n, part) in self.parts.iter().enumerate() {
            let wide = widened(part.sql.text(Engine::Postgres), part.rows);
            let shifted = shifted(&wide, shift);
            shift += parameters(&wide);
            let is_last = n + 1 == self.parts.len();
            text += &match (n, is_last) {
                (0, true) => shifted,
                (0, false) => format!("with part0 as ({shifted})"),
                (_, false) => format!(", part{n} as ({shifted})"),
                (_, true) => format!(" {shifted}"),
            };
        }
        text
    }
}

/// An insert of one row as an insert of several.
fn widened(text: &str, rows: usize) -> String {
    const VALUES: &str = "values ";
    let Some(from) = text.find(VALUES).filter(|_| rows > 1).map(|at| at + VALUES.len()) else {
        return text.to_owned();
    };
    let mut depth = 0;
    let closed = text[from..].find(|c: char| {
        depth += match c {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        depth == 0
    });
    let (values, rest) = text[from..].split_at(closed.map_or(text.len() - from, |at| at + 1));
    let rows: Vec<String> = (0..rows).map(|row| shifted(values, row * parameters(values))).collect();
    format!("{}{}{rest}", &text[..from], rows.join(", "))
}

/// The highest parameter of a text.
fn parameters(text: &str) -> usize {
    text.split('$').skip(1).filter_map(|piece| number(piece).0).max().unwrap_or(0)
}

/// `$1` as `$6` for a shift of 5.
fn shifted(text: &str, by: usize) -> String {
    let mut pieces = text.split('$');
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        out.push('$');
        let (number, rest) = number(piece);
        if let Some(number) = number {
            out += &(number + by).to_string();
        }
        out += rest;
    }
    out
}

/// The number at the start of a text, and what follows it.
fn number(text: &str) -> (Option<usize>, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (text[..end].parse().ok(), &text[end..])
}

#[cfg(test)]
mod tests {
    use super::{Part, Whole, merge};
    use crate::{Sql, Value, params};

    // Not in the registry: their tables do not exist.
    static A: Sql = both("insert into notes (id, box) values ($1, $2)");
    static B: Sql = both("insert into pages (id) values ($1)");
    static C: Sql = both("insert into marks (id) values (cast($1 as @json))");
    static UPSERT: Sql =
        both("insert into notes (id, box) values ($1, $2) on conflict (id) do update set box = excluded.box");
    static COPY: Sql = both("insert into notes (id, box) select id, box from pages");
    static CHANGE: Sql = both("update notes set box = $1");

    const fn both(text: &'static str) -> Sql {
        Sql::new(text, text, text)
    }

    fn merged(of: Vec<(&'static Sql, usize, Vec<Value>)>) -> Vec<Whole> {
        merge(of.into_iter().map(|(sql, rows, params)| (Part { sql, rows }, params)).collect())
    }

    fn texts(of: &[&'static Sql]) -> Vec<String> {
        merged(of.iter().map(|sql| (*sql, 1, Vec::new())).collect()).iter().map(Whole::text).collect()
    }

    #[test]
    fn inserts_into_several_tables_become_one_statement() {
        let merged = merged(vec![(&A, 1, params![1, 2]), (&B, 1, params!["b"]), (&C, 1, params!["c"])]);
        let text = "with part0 as (insert into notes (id, box) values ($1, $2)), part1 as (insert into pages (id) \
                    values ($3)) insert into marks (id) values (cast($4 as jsonb))";
        assert_eq!(merged.len(), 1);
        assert_eq!(merged[0].text(), text);
        assert_eq!(merged[0].params, params![1, 2, "b", "c"]);
    }

    #[test]
    fn what_depends_on_an_order_stays_by_itself() {
        assert_eq!(texts(&[&A, &CHANGE, &B]).len(), 3);
        assert_eq!(texts(&[&UPSERT, &B, &UPSERT, &COPY, &B]).len(), 5);
    }

    #[test]
    fn rows_of_one_table_stay_single() {
        assert_eq!(texts(&[&B, &B, &B]).len(), 3);
        assert_eq!(texts(&[&B, &C, &B]).len(), 2);
    }

    #[test]
    fn an_insert_of_one_row_becomes_one_of_several() {
        let wide = |sql: &'static Sql| merged(vec![(sql, 2, Vec::new())])[0].text();
        assert_eq!(wide(&A), "insert into notes (id, box) values ($1, $2), ($3, $4)");
        assert_eq!(wide(&C), "insert into marks (id) values (cast($1 as jsonb)), (cast($2 as jsonb))");
        let upsert = "insert into notes (id, box) values ($1, $2), ($3, $4) on conflict (id) do update set box = excluded.box";
        assert_eq!(wide(&UPSERT), upsert);
    }

    #[test]
    fn each_shape_has_a_key_of_its_own() {
        let key = |of: &[(&'static Sql, usize)]| {
            merged(of.iter().map(|(sql, rows)| (*sql, *rows, Vec::new())).collect())[0].key()
        };
        assert_eq!(key(&[(&A, 1), (&B, 1)]), key(&[(&A, 1), (&B, 1)]));
        assert_ne!(key(&[(&A, 1), (&B, 1)]), key(&[(&B, 1), (&A, 1)]));
        assert_ne!(key(&[(&A, 1)]), key(&[(&A, 32)]));
    }
}
