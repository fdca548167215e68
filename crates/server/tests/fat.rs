//! How soon a district with a long past is served again: a database filled with copies of real cases, the real binary on it.
//!
//! `LIANDONG_TEST_CASES` sets how many; without it there are few enough for every run of the tests.

use std::time::Duration;

use db::{Engine, Tx, Value, params};
use tokio::time::{Instant, sleep};

use crate::support::{Installation, Receipt, on_both_engines};
use crate::survival;

/// Copies made in one transaction.
const BATCH: i64 = 20_000;
/// One case in so many is still open.
const OPEN: i64 = 100;

/// Cases of a run that says nothing else.
const USUAL: i64 = 200_000;

#[expect(clippy::disallowed_methods, reason = "a test has no configuration")]
fn how_many() -> i64 {
    std::env::var("LIANDONG_TEST_CASES").map_or(USUAL, |text| text.parse().expect("a number of cases"))
}

/// The columns of a table as this engine lists them, so that no test has to follow the schema.
fn columns(tx: &mut Tx<'_>, table: &str) -> Result<Vec<String>, db::Error> {
    let text = match tx.engine() {
        Engine::Sqlite => "select name from pragma_table_info($1) order by cid",
        Engine::Postgres => {
            "select cast(column_name as text) from information_schema.columns
             where table_schema = 'public' and table_name = $1 order by ordinal_position"
        }
    };
    tx.rows_dyn(text, params![table], |row| row.get(0))
}

/// Copies the rows of one case, once for each number in a range, which becomes its id and its number.
fn copy(tx: &mut Tx<'_>, table: &str, case: &str, from: i64, to: i64) -> Result<(), db::Error> {
    let key = if table == "cases" { "id" } else { "case_id" };
    let id = match tx.engine() {
        Engine::Sqlite => "unhex(printf('%032x', n))",
        Engine::Postgres => "cast(lpad(to_hex(n), 32, '0') as uuid)",
    };
    let columns = columns(tx, table)?;
    let values: Vec<&str> = columns
        .iter()
        .map(|column| match column.as_str() {
            column if column == key => id,
            "number" => "'OLD-' || n",
            column => column,
        })
        .collect();
    let text = format!(
        "insert into {table} ({})
         with recursive numbers (n) as (select cast($1 as bigint) union all select n + 1 from numbers where n < $2)
         select {} from {table}, numbers where {key} = $3",
        columns.join(", "),
        values.join(", "),
    );
    let case = uuid::Uuid::parse_str(case).expect("the id of a case");
    tx.run_dyn(&text, params![from, to, case]).map(drop)
}

/// Fills the database with a past: `count` cases with their histories, most of them over, the others with a clock that runs.
async fn fill(town: &mut Installation, count: i64) {
    let (over, open) = (town.door.report("over").await, town.door.report("open").await);
    let (over, open) = (over.expect("a receipt"), open.expect("a receipt"));
    town.door.withdraw(&over).await;
    let (_, well) = town.terminate().await;
    assert!(well, "the server did not end well");
    let db = town.database().await;
    for from in (1..=count).step_by(BATCH as usize) {
        let to = count.min(from + BATCH - 1);
        let (over, open) = (over.id.clone(), open.id.clone());
        db.write(move |tx| {
            let border = to - (to - from) / OPEN;
            for table in ["cases", "case_events"] {
                copy(tx, table, &over, from, border - 1)?;
                copy(tx, table, &open, border, to)?;
            }
            Ok::<_, db::Error>(())
        })
        .await
        .expect("the past is written");
    }
    // A past that no round of the server has looked at would be news.
    let last = Value::from(uuid::Uuid::parse_str(&open.id).expect("the id of a case"));
    let mark = "insert into case_marks (name, case_id) values ('repeats', $1) on conflict (name) do nothing";
    db.write(move |tx| tx.run_dyn(mark, vec![last])).await.expect("the mark is set");
    let bytes = db.size().await.expect("the size can be asked");
    eprintln!("{:?}: {count} cases, {} MB", db.engine(), bytes / 1_000_000);
    db.close().await;
}

/// Starts, and does not believe `/readyz` alone: a report is taken and the newest cases are listed.
async fn serves_after_start(town: &mut Installation, token: &str, key: &str) -> (Receipt, Duration) {
    let begin = Instant::now();
    let ready = town.start().await;
    let receipt = town.door.report(key).await.expect("a ready server takes reports");
    let newest = town.door.get("/cases?limit=20", token).await;
    assert_eq!(newest["items"][0]["id"], receipt.id.as_str(), "{newest}");
    let serves = begin.elapsed();
    eprintln!("{key}: ready after {ready:?}, report and list after {serves:?}");
    (receipt, serves)
}

/// REL-16: how long a backup takes while people write, and a restore into the other engine until people are served again.
async fn is_backed_up_and_restored_in_time(mut town: Installation) {
    let folder = tempfile::tempdir().expect("a folder");
    let backup = folder.path().join("backup").to_str().expect("a path").to_owned();
    let writers = survival::writers(&town, 1);
    let begin = Instant::now();
    let (code, said) = town.tool_beside(&["backup", &backup]).await;
    let took = begin.elapsed();
    assert_eq!(code, Some(0), "{said}");
    eprintln!("backup from {} while people write: {took:?}; {said}", town.engine());
    assert!(took < Duration::from_secs(5 * 60), "a backup every five minutes takes {took:?}");
    town.kill();
    writers.join_all().await;

    let mut other = match town.engine() {
        "sqlite" => Installation::on_postgres("restored_fat").await,
        _ => Installation::on_sqlite(),
    };
    let begin = Instant::now();
    let (code, said) = other.tool_beside(&["restore", &backup]).await;
    assert_eq!(code, Some(0), "{said}");
    other.start().await;
    let took = begin.elapsed();
    eprintln!("restore to {} until ready: {took:?}", other.engine());
    assert!(took < Duration::from_secs(30 * 60), "a restore takes {took:?}");
}

/// REL-08.
async fn a_long_past_does_not_hold_up_the_start(mut town: Installation) {
    fill(&mut town, how_many()).await;
    let token = town.token("district.dispatcher.dc");
    let (known, serves) = serves_after_start(&mut town, &token, "after a start").await;
    assert!(serves < Duration::from_secs(5), "served only after {serves:?}");

    let writers = survival::writers(&town, 0);
    sleep(Duration::from_secs(1)).await;
    town.kill();
    writers.join_all().await;
    let (_, serves) = serves_after_start(&mut town, &token, "after a kill").await;
    assert!(serves < Duration::from_secs(15), "served only after {serves:?}");
    assert_eq!(town.door.report("after a start").await.expect("the same answer"), known);
    is_backed_up_and_restored_in_time(town).await;
}

on_both_engines! { served:
    a_long_past_does_not_hold_up_the_start
}
