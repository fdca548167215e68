//! Lines, limits and copies, shown on SQLite.

use std::time::Duration;

use super::{count, insert};
use crate::{Db, Error, Options, params, testing};

#[tokio::test]
async fn a_full_line_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}/x.db", folder.path().display());
    let options = Options { waiting_writes: 1, patience: Duration::from_millis(50), ..Options::default() };
    let db = Db::open(&url, &options).await.unwrap();
    let (go, wait) = std::sync::mpsc::channel::<()>();
    let slow = tokio::spawn({
        let db = db.clone();
        async move { db.write(move |_| wait.recv().map_err(Error::other)).await }
    });
    tokio::time::sleep(Duration::from_millis(20)).await;
    let second = tokio::spawn({
        let db = db.clone();
        async move { db.write(|_| Ok::<_, Error>(())).await }
    });
    tokio::time::sleep(Duration::from_millis(20)).await;
    let third = db.write(|_| Ok::<_, Error>(())).await.unwrap_err();
    assert_eq!(third, Error::Busy("too many waiting writes".into()));
    // The second was in line, but not for longer than its caller's patience.
    go.send(()).unwrap();
    slow.await.unwrap().unwrap();
    assert_eq!(second.await.unwrap(), Err(third));
}

#[tokio::test]
async fn a_read_that_runs_too_long_is_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}/x.db", folder.path().display());
    let options = Options { statement_timeout: Duration::from_millis(50), ..Options::default() };
    let db = Db::open(&url, &options).await.unwrap();
    let endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n";
    let stopped = db.read(move |tx| tx.rows_dyn(endless, params![], |_| Ok(()))).await.unwrap_err();
    assert_eq!(stopped, Error::Busy("it took too long".into()));
}

#[tokio::test]
async fn a_full_disk_is_told_and_gets_over() {
    let db = testing::sqlite().await;
    let limit = |pages: i64| {
        let db = db.clone();
        let text = format!("pragma max_page_count = {pages}");
        async move { db.write(move |tx| tx.rows_dyn(&text, params![], |_| Ok(()))).await.unwrap() }
    };
    limit(1).await;
    let long = "x".repeat(1 << 20);
    let words = long.clone();
    let full = db.write(move |tx| insert(tx, "a", 1, &words)).await.unwrap_err();
    assert!(matches!(full, Error::Full(_)), "{full}");
    assert!(db.trouble().is_some());
    assert_eq!(count(&db, "a").await, 0);
    limit(100_000).await;
    db.write(move |tx| insert(tx, "a", 1, &long)).await.unwrap();
    assert_eq!((db.trouble(), count(&db, "a").await), (None, 1));
}

#[tokio::test]
async fn a_snapshot_is_a_whole_database() {
    let db = testing::sqlite().await;
    db.write(|tx| insert(tx, "a", 1, "x")).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("copy.db");
    db.snapshot_to(&target).await.unwrap();
    db.write(|tx| insert(tx, "a", 2, "x")).await.unwrap();
    assert!(db.snapshot_to(&target).await.unwrap_err().to_string().contains("exists already"));
    let copy = Db::open(&format!("sqlite:{}", target.display()), &Options::default()).await.unwrap();
    assert_eq!(copy.migrate().await.unwrap(), Vec::<u32>::new());
    assert_eq!((count(&copy, "a").await, count(&db, "a").await), (1, 2));
}

/// Three closures in one commit, of which the middle one fails after it has written.
#[tokio::test]
async fn what_fails_between_others_takes_nothing_with_it() {
    let db = testing::sqlite().await;
    let (go, wait) = std::sync::mpsc::channel::<()>();
    let in_line = |work: fn(&mut crate::Tx<'_>) -> Result<(), Error>| {
        let db = db.clone();
        tokio::spawn(async move { db.write(work).await })
    };
    let first = tokio::spawn({
        let db = db.clone();
        async move { db.write(move |_| wait.recv().map_err(Error::other)).await }
    });
    tokio::time::sleep(Duration::from_millis(20)).await;
    let mut calls = Vec::new();
    for work in [
        (|tx| {
            insert(tx, "a", 1, "x")?;
            tx.attempt(|tx| insert(tx, "a", 1, "twice")).unwrap_err();
            tx.run_dyn("update notes set place = place + 1 where box = $1", params!["a"]).map(drop)
        }) as fn(&mut crate::Tx<'_>) -> Result<(), Error>,
        |tx| {
            tx.run_dyn("update notes set place = place + 10 where box = $1", params!["a"])?;
            insert(tx, "a", 3, "x")?;
            Err(Error::NoRow)
        },
        |tx| insert(tx, "a", 4, "x"),
    ] {
        calls.push(in_line(work));
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    go.send(()).unwrap();
    first.await.unwrap().unwrap();
    let mut answers = Vec::new();
    for call in calls {
        answers.push(call.await.unwrap());
    }
    assert_eq!(answers, [Ok(()), Err(Error::NoRow), Ok(())]);
    let places = db.read(|tx| {
        tx.rows_dyn("select place from notes where box = $1 order by place", params!["a"], |row| {
            row.get::<i64>(0)
        })
    });
    assert_eq!(places.await.unwrap(), [2, 4]);
}

/// What the planner has been told of the tables.
async fn told(db: &Db) -> Vec<String> {
    let tables = "select distinct tbl from sqlite_stat1";
    db.read(move |tx| tx.rows_dyn(tables, params![], |row| row.get(0))).await.unwrap_or_default()
}

#[tokio::test]
async fn the_planner_is_told_the_size_of_large_tables_only() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}/x.db", folder.path().display());
    let open = async || Db::open(&url, &Options::default()).await.unwrap();
    let fill = |db: &Db, rows: i64| {
        let db = db.clone();
        let text = format!(
            "insert into big (n) select value from (with recursive k(value) as (select 1 union all select value + 1 from k \
             where value < {rows}) select value from k)"
        );
        async move { db.write(move |tx| tx.batch(&text)).await.unwrap() }
    };
    let db = open().await;
    db.write(|tx| tx.batch("create table big (n integer not null); create index big_n on big (n)"))
        .await
        .unwrap();
    fill(&db, 2).await;
    db.close().await;
    let db = open().await;
    assert_eq!(told(&db).await, Vec::<String>::new());
    fill(&db, 20_000).await;
    db.close().await;
    assert_eq!(told(&open().await).await, ["big"]);
}
