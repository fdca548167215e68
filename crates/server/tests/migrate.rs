//! REL-17: `liandong migrate`, killed at any moment and started again.

use std::time::Duration;

use db::{Engine, params};

use crate::support::{Installation, on_both_engines};

/// Columns, indexes and how many rows migrations put in: what a schema is.
async fn schema(town: &Installation) -> Vec<String> {
    let db = town.database().await;
    let text = match db.engine() {
        Engine::Sqlite => "select coalesce(sql, name) from sqlite_schema order by 1",
        Engine::Postgres => {
            "select cast(table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable as text)
             from information_schema.columns where table_schema = 'public'
             union all select cast(indexdef as text) from pg_indexes where schemaname = 'public' order by 1"
        }
    };
    let mut found: Vec<String> =
        db.read(move |tx| tx.rows_dyn(text, params![], |row| row.get(0))).await.expect("read");
    found.extend(
        db::copy::counts(&db)
            .await
            .expect("counted")
            .into_iter()
            .map(|(table, rows)| format!("{table}: {rows}")),
    );
    db.close().await;
    found
}

/// How many steps are done; none where nothing is there yet.
async fn steps(town: &Installation) -> u64 {
    let db = town.database().await;
    let counts = db::copy::counts(&db).await.expect("counted");
    db.close().await;
    counts.get("migrations").copied().unwrap_or_default()
}

async fn a_killed_migration_goes_on_where_it_was(town: Installation) {
    let all = db::MIGRATIONS.len() as u64;
    let (mut delay, mut half_way) = (Duration::from_millis(2), 0);
    loop {
        town.killed(&["migrate"], delay).await;
        let done = steps(&town).await;
        half_way += u32::from(done > 0 && done < all);
        if done == all {
            break;
        }
        delay += Duration::from_millis(3);
        assert!(delay < Duration::from_secs(20), "it never comes to its end");
    }
    assert!(half_way > 0, "no kill met a migration half-way");
    let (fine, said) = town.tool(&["migrate"]);
    assert!(fine, "{said}");

    let straight = match town.engine() {
        "sqlite" => Installation::on_sqlite(),
        _ => Installation::on_postgres("straight_migration").await,
    };
    let (fine, said) = straight.tool(&["migrate"]);
    assert!(fine, "{said}");
    assert_eq!(schema(&town).await, schema(&straight).await);
    // And it serves.
    let town = town.served().await;
    town.door.report("after many kills").await.expect("a receipt");
}

on_both_engines! { untouched:
    a_killed_migration_goes_on_where_it_was
}
