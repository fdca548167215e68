//! What only a database on the other end of a connection can do: break off.

use std::time::Duration;

use super::{count, id, insert};
use crate::{Engine, Error, Tx, params, testing};

#[tokio::test]
async fn types_that_cannot_be_read_are_found_when_preparing() {
    let db = testing::postgres().await;
    let wrong = db.write(|tx| tx.prepare("select sum(place) from notes")).await.unwrap_err();
    assert!(wrong.to_string().contains("cast it"), "{wrong}");
}

#[tokio::test]
async fn reads_are_planned_for_their_values_and_writes_need_not_be() {
    let db = testing::postgres().await;
    let mode = |tx: &mut Tx<'_>| {
        tx.rows_dyn("select current_setting('plan_cache_mode')", params![], |row| row.get::<String>(0))
    };
    assert_eq!(db.read(mode).await.unwrap(), ["force_custom_plan"]);
    assert_eq!(db.write(mode).await.unwrap(), ["auto"]);
}

#[tokio::test]
async fn a_lost_connection_is_replaced() {
    let db = testing::postgres().await;
    let kill = "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
    for n in 0..8 {
        db.write(move |tx| insert(tx, "a", n, "x")).await.unwrap();
    }
    db.read(|tx| tx.rows_dyn(kill, params![], |_| Ok(()))).await.unwrap();
    // A connection ends a little after it was told to.
    tokio::time::sleep(Duration::from_millis(200)).await;
    for n in 8..16 {
        db.write(move |tx| insert(tx, "a", n, "x")).await.unwrap();
    }
    let suicide = "select pg_terminate_backend(pg_backend_pid())";
    let lost = db.write(move |tx| {
        insert(tx, "a", 99, "x")?;
        tx.rows_dyn(suicide, params![], |_| Ok(()))
    });
    assert!(matches!(lost.await, Err(Error::Lost(_))));
    assert_eq!(count(&db, "a").await, 16);
    assert_eq!(db.engine(), Engine::Postgres);
}

#[tokio::test]
async fn a_connection_lost_at_the_commit_is_no_success() {
    let db = testing::postgres().await;
    let trap = "create function die() returns trigger language plpgsql as
        $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
        create constraint trigger die after insert on kinds deferrable initially deferred
        for each row execute function die();";
    db.write(move |tx| tx.batch(trap)).await.unwrap();
    let lost = db.write(|tx| tx.run_dyn("insert into kinds (id) values ($1)", params![id()])).await;
    assert!(matches!(lost, Err(Error::Lost(_))), "{lost:?}");
    assert!(db.trouble().is_some());
    db.write(|tx| insert(tx, "a", 1, "x")).await.unwrap();
    assert_eq!(db.trouble(), None);
}
