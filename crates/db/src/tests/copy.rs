//! Copies of the whole: there and back again, on either engine, with somebody writing meanwhile.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

use super::{LINK, count, id, insert, push};
use crate::copy::{Counts, copy, counts};
use crate::{Db, Error, Json, Options, Tx, both_engines, params, testing};

/// A new file with the tables of the tests.
async fn new_file(folder: &tempfile::TempDir, name: &str) -> Db {
    let db =
        Db::open(&format!("sqlite:{}/{name}", folder.path().display()), &Options::new_file()).await.unwrap();
    db.migrate().await.unwrap();
    db
}

fn nothing(_: &mut Tx<'_>) -> Result<(), Error> {
    Ok(())
}

/// Rows of every type, a reference, and more rows than a page holds.
async fn fill(db: &Db) {
    db.write(|tx| {
        (0..1203).try_for_each(|place| insert(tx, "full", place, &format!("words {place}")))?;
        let values = params![id(), i64::MIN, 0.1, "联动 '", vec![0u8, 255], Json(vec![1, 2]), 7, true];
        tx.run_dyn(
            "insert into kinds (id, n, x, t, b, j, at, yes) values ($1, $2, $3, $4, $5, $6, $7, $8)",
            values,
        )?;
        let note = tx.rows_dyn("select id from notes where place = 1202", params![], |row| {
            row.get::<crate::Value>(0)
        })?;
        tx.run(&LINK, params![id(), note[0].clone()]).map(drop)
    })
    .await
    .unwrap();
}

/// What one can see of a database.
async fn seen(db: &Db) -> (Vec<String>, Vec<(f64, Vec<u8>, Json<Vec<i32>>)>, Counts) {
    let words = db.read(|tx| {
        tx.rows_dyn(
            "select words || box || (data ->> 'colour') from notes order by place",
            params![],
            |row| row.get(0),
        )
    });
    let kinds = db.read(|tx| {
        tx.rows_dyn("select x, b, j from kinds", params![], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
    });
    let counts = counts(db).await.unwrap().into_iter().filter(|(name, _)| name != "found").collect();
    (words.await.unwrap(), kinds.await.unwrap(), counts)
}

both_engines! {
    async fn everything_comes_over_and_back(db: Db) {
        fill(&db).await;
        let folder = tempfile::tempdir().unwrap();
        let file = new_file(&folder, "copy.db").await;
        let copied = copy(&db, &file, |_| true, nothing).await.unwrap().expect("nobody stopped it");
        assert_eq!((copied["notes"], copied["links"], copied["kinds"]), (1203, 1, 1));
        assert_eq!(seen(&file).await, seen(&db).await);
        for other in [new_file(&folder, "again.db").await, testing::postgres().await] {
            assert_eq!(copy(&file, &other, |_| true, nothing).await.unwrap().as_ref(), Some(&copied));
            assert_eq!(seen(&other).await, seen(&db).await);
            // References are as they were.
            let broken = other.write(|tx| tx.run(&LINK, params![id(), id()]).map(drop)).await;
            assert_eq!(broken.is_err(), other.engine() == crate::Engine::Postgres);
        }
    }

    async fn what_is_copied_is_one_state_although_somebody_writes(db: Db) {
        fill(&db).await;
        let folder = tempfile::tempdir().unwrap();
        let file = new_file(&folder, "copy.db").await;
        let (go_on, written) = (Arc::new(AtomicBool::new(true)), Arc::new(AtomicI64::new(0)));
        let writer = tokio::spawn({
            let (db, go_on, written) = (db.clone(), go_on.clone(), written.clone());
            async move {
                for n in 0.. {
                    if !go_on.load(Ordering::SeqCst) {
                        break;
                    }
                    // Two rows of one transaction: a copy has both or none.
                    db.write(move |tx| {
                        push(tx, "left", n)?;
                        push(tx, "right", n)
                    })
                    .await
                    .unwrap();
                    written.store(n + 1, Ordering::SeqCst);
                }
            }
        });
        let slowly = move |_: crate::copy::Progress<'_>| {
            std::thread::sleep(std::time::Duration::from_millis(20));
            true
        };
        while written.load(Ordering::SeqCst) == 0 {
            tokio::task::yield_now().await;
        }
        copy(&db, &file, slowly, nothing).await.unwrap().expect("nobody stopped it");
        go_on.store(false, Ordering::SeqCst);
        writer.await.unwrap();
        let (left, right) = (count(&file, "left").await, count(&file, "right").await);
        assert_eq!(left, right);
        assert!(left > 0 && left < count(&db, "left").await, "{left}: the writer wrote nothing meanwhile");
    }

    async fn a_copy_that_is_stopped_or_fails_leaves_nothing(db: Db) {
        let folder = tempfile::tempdir().unwrap();
        let (file, other) = (new_file(&folder, "copy.db").await, testing::postgres().await);
        fill(&db).await;
        copy(&db, &file, |_| true, nothing).await.unwrap();
        let stopped = copy(&file, &other, |at| at.rows < 600, nothing).await.unwrap();
        assert_eq!(stopped, None);
        let failed = copy(&file, &other, |_| true, |_| Err(Error::NoRow)).await;
        assert_eq!(failed, Err(Error::NoRow));
        assert_eq!(count(&other, "full").await, 0);
        // What serves others is not overwritten: rows go into a new file.
        if db.engine() == crate::Engine::Sqlite {
            assert!(copy(&file, &db, |_| true, nothing).await.is_err());
            assert_eq!(count(&db, "full").await, 1203);
        }
    }

    async fn only_the_same_version_is_copied(db: Db) {
        let folder = tempfile::tempdir().unwrap();
        let file = new_file(&folder, "copy.db").await;
        file.write(|tx| tx.run_dyn("update migrations set checksum = 'x'", params![])).await.unwrap();
        let other = copy(&db, &file, |_| true, nothing).await.unwrap_err();
        assert!(other.to_string().contains("not at the same version"), "{other}");
    }
}
