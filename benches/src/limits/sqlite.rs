//! The rows of one report written straight to SQLite: same tables and indexes, same durability, one thread, no HTTP, no JSON,
//! nothing moved afterwards. The rows are those that the server wrote, read back from its own file.

use std::path::Path;
use std::time::Duration;

use anyhow::ensure;
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, params_from_iter};

use crate::load::{Figures, now};

/// Where the rows of a report come to rest, and which rows are those of a report.
const TABLES: &[(&str, &str)] = &[
    ("cases", "version = 1"),
    ("case_events", "seq = 1"),
    ("case_reporters", "1"),
    ("audit_entries", "action = 'case.act'"),
    ("feed", "topic = 'case.submit'"),
    ("idempotency_keys", "status = 201"),
];
/// Its words are kept as an index only, and are read back from that.
const SEARCH: &str = "case_search";

/// A statement, and its values for each report.
type Filling = (String, Vec<Vec<Value>>);

/// Writes `most` reports from the database in `file` to a new one beside it, `together` in one transaction.
pub fn run(file: &Path, most: usize, together: usize) -> anyhow::Result<Figures> {
    let from = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let target = file.with_file_name("bench-straight.db");
    for end in ["", "-wal", "-shm"] {
        std::fs::remove_file(format!("{}{end}", target.display())).ok();
    }
    let to = Connection::open(&target)?;
    // As crates/db opens its writer.
    to.execute_batch(
        "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma secure_delete = on;
         pragma wal_autocheckpoint = 16000; pragma cache_size = -32768;",
    )?;
    let mut fillings: Vec<Filling> = Vec::new();
    for (table, which) in TABLES {
        copy_schema(&from, &to, table)?;
        let rows = rows(&from, &format!("select * from {table} where {which} limit {most}"))?;
        let holes = vec!["?"; rows.first().map_or(0, Vec::len)].join(", ");
        fillings.push((format!("insert into {table} values ({holes})"), rows));
    }
    copy_schema(&from, &to, SEARCH)?;
    from.execute_batch(&format!(
        "create virtual table temp.terms using fts5vocab(main, {SEARCH}, instance)"
    ))?;
    let words = rows(
        &from,
        &format!("select doc, group_concat(term, ' ') from temp.terms group by doc limit {most}"),
    )?;
    fillings.push((format!("insert into {SEARCH} (rowid, words) values (?, ?)"), words));
    for (sql, rows) in &fillings {
        ensure!(rows.len() == most, "{} rows instead of {most} for: {sql}", rows.len());
    }
    let mut prepared: Vec<_> =
        fillings.iter().map(|(sql, rows)| Ok((to.prepare(sql)?, rows))).collect::<rusqlite::Result<_>>()?;
    let mut spent = vec![Duration::ZERO; prepared.len()];
    let mut commits = Duration::ZERO;
    let begin = now();
    let mut took = Vec::with_capacity(most);
    for first in (0..most).step_by(together) {
        let start = now();
        let batch = first..most.min(first + together);
        to.execute_batch("begin immediate")?;
        for report in batch.clone() {
            for ((statement, rows), spent) in prepared.iter_mut().zip(&mut spent) {
                let start = now();
                statement.execute(params_from_iter(&rows[report]))?;
                *spent += start.elapsed();
            }
        }
        let committing = now();
        to.execute_batch("commit")?;
        commits += committing.elapsed();
        took.extend(batch.map(|_| start.elapsed()));
    }
    let each = |time: Duration| time.as_secs_f64() * 1e6 / most as f64;
    let names = TABLES.iter().map(|(table, _)| *table).chain([SEARCH]);
    let parts: Vec<_> =
        names.zip(&spent).map(|(table, time)| format!("{table} {:.0}", each(*time))).collect();
    println!("  µs a report: {}, commit {:.0}", parts.join(", "), each(commits));
    Ok(Figures::of(took, begin.elapsed()))
}

/// Makes a table with its indexes as it is in the other database.
fn copy_schema(from: &Connection, to: &Connection, table: &str) -> anyhow::Result<()> {
    let wanted = format!(
        "select sql from sqlite_master where tbl_name = '{table}' and sql is not null order by type = 'index'"
    );
    for row in rows(from, &wanted)? {
        if let [Value::Text(sql)] = &row[..] {
            to.execute_batch(sql)?;
        }
    }
    Ok(())
}

fn rows(from: &Connection, sql: &str) -> anyhow::Result<Vec<Vec<Value>>> {
    let mut statement = from.prepare(sql)?;
    let width = statement.column_count();
    let rows =
        statement.query_map([], |row| (0..width).map(|n| row.get(n)).collect::<Result<Vec<Value>, _>>())?;
    Ok(rows.collect::<Result<_, _>>()?)
}
