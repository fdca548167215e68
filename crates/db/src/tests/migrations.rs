//! Schemas that grow, break half-way, and come from the future.

use crate::migrate::run;
use crate::testing::{postgres_bare, sqlite_bare};
use crate::{Db, Migration};

const FIRST: Migration = Migration { number: 10, name: "first", text: "create table a (n @int) @strict;" };
const SECOND: Migration = Migration {
    number: 20,
    name: "second",
    text: "create table b (n @int) @strict; insert into b values (1);",
};
const BROKEN: Migration =
    Migration { text: "create table b (n @int) @strict; insert into nowhere values (1);", ..SECOND };
const EARLIER: Migration =
    Migration { number: 15, name: "earlier", text: "alter table a add column m @text;" };

async fn grows(db: Db) {
    let broken = run(&db, &[BROKEN, FIRST]).await.unwrap_err();
    assert!(broken.to_string().starts_with("migration 20 (second):"), "{broken}");
    // What came before stays, nothing of the broken step is there, and the work goes on from it.
    assert_eq!(run(&db, &[FIRST, SECOND]).await.unwrap(), [20]);
    assert_eq!(run(&db, &[FIRST, SECOND]).await.unwrap(), Vec::<u32>::new());
    // Another capability's number may be lower.
    assert_eq!(run(&db, &[FIRST, EARLIER, SECOND]).await.unwrap(), [15]);
    let rows = db.read(|tx| tx.rows_dyn("select n from b", vec![], |row| row.get::<i64>(0)));
    assert_eq!(rows.await.unwrap(), [1]);
}

async fn refuses(db: Db) {
    run(&db, &[FIRST, SECOND]).await.unwrap();
    let older = run(&db, &[FIRST]).await.unwrap_err();
    assert!(older.to_string().contains("migration 20 (second), which this version does not know"), "{older}");
    let changed = Migration { text: "create table a (n @int, m @int) @strict;", ..FIRST };
    let changed = run(&db, &[changed, SECOND]).await.unwrap_err();
    assert!(changed.to_string().contains("migration 10 (first) was changed"), "{changed}");
    let twice = run(&db, &[FIRST, SECOND, Migration { number: 20, ..EARLIER }]).await.unwrap_err();
    assert!(twice.to_string().contains("two migrations have the number 20"), "{twice}");
    let deferred =
        Migration { number: 30, name: "x", text: "create table d (n @int references a deferrable);" };
    assert!(run(&db, &[FIRST, SECOND, deferred]).await.unwrap_err().to_string().contains("deferred"));
}

async fn side_by_side(db: Db) {
    let (one, two) = tokio::join!(run(&db, &[FIRST, SECOND]), run(&db, &[FIRST, SECOND]));
    let mut applied = [one.unwrap(), two.unwrap()].concat();
    applied.sort_unstable();
    assert_eq!(applied, [10, 20]);
}

macro_rules! stories {
    ($($name:ident)*) => {$(
        mod $name {
            #[tokio::test]
            async fn sqlite() { super::super::$name(super::sqlite_bare().await).await }
            #[tokio::test]
            async fn postgres() { super::super::$name(super::postgres_bare().await).await }
        }
    )*};
}

mod told {
    use super::{postgres_bare, sqlite_bare};
    stories! { grows refuses side_by_side }
}

#[test]
fn numbers_may_begin_with_zero() {
    assert_eq!(crate::number("0120"), 120);
}
