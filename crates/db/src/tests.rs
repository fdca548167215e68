//! Stories told to both engines, and those that only one can tell.

use base::{Id, SystemRandom, Time};

use crate::{Add, Db, Error, Json, Tx, Value, Violation, ViolationKind, both_engines, params, sql, testing};

mod copy;
mod migrations;
mod postgres;
mod sqlite;

crate::migration! { 0001, "notes of the tests", include_str!("tests/schema.txt") }

sql! {
    INSERT = "insert into notes (id, box, place, words, data) values ($1, $2, $3, $4, $5)";
    /// Parameters out of order and used twice.
    MOVE = "update notes set place = $3, words = $1 where box = $2 and place <> $3";
    COUNT = "select count(*) from notes where box = $1";
    WORDS = "select words, data ->> 'colour' from notes where box = $1 order by place";
    PAGE = "select box, place from notes where (box, place) > ($1, $2) order by box, place limit $3";
    UPSERT = "insert into notes (id, box, place, words) values ($1, $2, $3, $4)
        on conflict (box, place) do update set words = excluded.words returning words";
    LINK = "insert into links (id, note_id) values ($1, $2)";
    COPY = "insert into notes (id, box, place, words) select cast($1 as @id), 'copy', place, words from notes where box = $2";
    FIND = "select place from notes where (words = $1 or $1 is null) order by place";
    LAST = "select place, words from notes where box = $1";
    SUM = "select cast(sum(place) as bigint), max(words) from notes where box = $1";
}

struct Note;

fn id() -> Id<Note> {
    Id::new(Time(1_700_000_000_000_000), &SystemRandom)
}

fn insert(tx: &mut Tx<'_>, room: &str, place: i64, words: &str) -> Result<(), Error> {
    tx.run(&INSERT, params![id(), room, place, words, Json(&serde_json::json!({ "colour": "red" }))])
        .map(drop)
}

fn push(tx: &mut Tx<'_>, room: &str, place: i64) -> Result<(), Error> {
    tx.push(&INSERT, params![id(), room, place, "pushed", None::<String>])
}

async fn count(db: &Db, room: &'static str) -> i64 {
    db.read(move |tx| tx.one(&COUNT, params![room], |row| row.get(0))).await.unwrap()
}

fn violation(kind: ViolationKind, name: &str) -> Error {
    Error::Violation(Violation { kind, name: name.into() })
}

both_engines! {
    async fn values_come_back_as_they_went(db: Db) {
        let (one, at) = (id(), Time(1_234_567_890_123_456));
        let got = db.write(move |tx| {
            tx.run_dyn(
                "insert into kinds (id, n, x, t, b, j, at, yes) values ($1, $2, $3, $4, $5, $6, $7, $8)",
                params![one, i64::MIN, 0.1, "联动 ' $1", vec![0u8, 255], Json(vec![1, 2]), at, true],
            )?;
            let text = "select id, n, x, t, b, j, at, yes, n is null, cast(null as bigint) from kinds";
            tx.rows_dyn(text, params![], |row| {
                assert_eq!(row.get::<Id<Note>>(0)?, one);
                assert_eq!(row.get::<i64>(1)?, i64::MIN);
                assert_eq!(row.get::<f64>(2)?, 0.1);
                assert_eq!(row.get::<String>(3)?, "联动 ' $1");
                assert_eq!(row.get::<[u8; 2]>(4)?, [0, 255]);
                assert_eq!(row.get::<Json<Vec<i32>>>(5)?.0, [1, 2]);
                assert_eq!(row.get::<Time>(6)?, at);
                assert!(row.get::<bool>(7)? && !row.get::<bool>(8)?);
                assert_eq!(row.get::<Option<i64>>(9)?, None);
                row.get::<u8>(1)
            })
        }).await;
        let Err(Error::Other(why)) = got else { panic!("{got:?}") };
        assert_eq!(why, "column 1 holds an integer, which is no u8");
    }

    async fn the_number_of_a_parameter_counts_not_its_place(db: Db) {
        let moved = db.write(|tx| {
            insert(tx, "a", 1, "old")?;
            tx.run(&MOVE, params!["new", "a", 7])
        }).await.unwrap();
        assert_eq!(moved, 1);
        let seen = db.read(|tx| {
            tx.row(&WORDS, params!["a"], |row| Ok((row.get::<String>(0)?, row.get::<Option<String>>(1)?)))
        });
        assert_eq!(seen.await.unwrap(), Some(("new".into(), Some("red".into()))));
        let wrong = db.read(|tx| tx.rows(&COUNT, params![], |_| Ok(()))).await.unwrap_err();
        assert!(wrong.to_string().contains("1 parameters are named, 0 are given"), "{wrong}");
    }

    async fn broken_rules_have_names(db: Db) {
        let note = id();
        let first = move |tx: &mut Tx<'_>| tx.run(&INSERT, params![note, "a", 1, "x", None::<String>]);
        db.write(first).await.unwrap();
        let again = db.write(move |tx| first(tx)).await.unwrap_err();
        assert!(matches!(again.unique(), Some("notes.id" | "notes.box,place")), "{again}");
        let taken = db.write(|tx| insert(tx, "a", 1, "y")).await.unwrap_err();
        assert_eq!(taken.unique(), Some("notes.box,place"));
        let alike = db.write(|tx| {
            insert(tx, "b", 1, "Unlike")?;
            tx.run_dyn("update notes set label = $1", params!["Label"])
        });
        assert_eq!(alike.await.unwrap_err().unique(), Some("notes_label"));
        let bare = db.write(|tx| tx.run(&INSERT, params![id(), "a", 2, None::<String>, None::<String>]));
        assert_eq!(bare.await.unwrap_err(), violation(ViolationKind::NotNull, "notes.words"));
        let below = db.write(|tx| insert(tx, "a", -1, "z")).await.unwrap_err();
        assert_eq!(below, violation(ViolationKind::Check, "notes_place_positive"));
        let loose = db.write(|tx| tx.run(&LINK, params![id(), id()])).await.unwrap_err();
        assert!(matches!(loose, Error::Violation(Violation { kind: ViolationKind::ForeignKey, .. })), "{loose}");
        assert_eq!(count(&db, "a").await, 1);
    }

    async fn a_failing_closure_undoes_only_itself(db: Db) {
        let calls = (0..40).map(|n| {
            let db = db.clone();
            tokio::spawn(async move {
                db.write(move |tx| {
                    insert(tx, "a", n, "kept?")?;
                    match n % 4 {
                        0 => Ok(()),
                        1 => Err(Error::NoRow),
                        2 => panic!("at {n}"),
                        _ => insert(tx, "a", n, "twice"),
                    }
                }).await
            })
        });
        for (n, call) in calls.collect::<Vec<_>>().into_iter().enumerate() {
            match (n % 4, call.await.unwrap()) {
                (0, Ok(())) | (1, Err(Error::NoRow)) | (3, Err(Error::Violation(_))) => {}
                (2, Err(Error::Panicked(words))) => assert_eq!(words, format!("at {n}")),
                (_, other) => panic!("{n}: {other:?}"),
            }
        }
        assert_eq!(count(&db, "a").await, 10);
    }

    async fn a_swallowed_failure_cannot_be_committed(db: Db) {
        let sly = db.write(|tx| {
            insert(tx, "a", 1, "x")?;
            drop(insert(tx, "a", 1, "y"));
            Ok::<_, Error>(())
        });
        assert_eq!(sly.await.unwrap_err().unique(), Some("notes.box,place"));
        assert_eq!(count(&db, "a").await, 0);
    }

    async fn an_attempt_fails_alone(db: Db) {
        db.write(|tx| {
            push(tx, "a", 1)?;
            let twice = tx.attempt(|tx| {
                push(tx, "a", 2)?;
                push(tx, "a", 1)
            });
            assert_eq!(twice.unwrap_err().unique(), Some("notes.box,place"));
            tx.attempt(|tx| insert(tx, "a", 3, "good"))
        }).await.unwrap();
        assert_eq!(count(&db, "a").await, 2);
    }

    async fn a_pushed_failure_undoes_everything(db: Db) {
        let pushed = db.write(|tx| {
            for place in [1, 2, 2, 3] {
                push(tx, "a", place)?;
            }
            Ok::<_, Error>(())
        });
        assert_eq!(pushed.await.unwrap_err().unique(), Some("notes.box,place"));
        assert_eq!(count(&db, "a").await, 0);
    }

    async fn what_is_pushed_is_seen_by_the_next_read(db: Db) {
        let places = db.write(|tx| {
            for place in 0..300 {
                push(tx, "a", place)?;
            }
            tx.one(&COUNT, params!["a"], |row| row.get::<i64>(0))
        });
        assert_eq!(places.await.unwrap(), 300);
    }

    async fn pages_go_on_after_the_last_key(db: Db) {
        db.write(|tx| {
            for (room, place) in [("a", 1), ("a", 2), ("B", 9), ("b", 1), ("中", 1)] {
                insert(tx, room, place, "x")?;
            }
            Ok::<_, Error>(())
        }).await.unwrap();
        let (mut at, mut seen) = ((String::new(), 0), Vec::new());
        loop {
            let from = at.clone();
            let page = db.read(move |tx| {
                tx.rows(&PAGE, params![from.0, from.1, 2], |row| Ok((row.get::<String>(0)?, row.get::<i64>(1)?)))
            }).await.unwrap();
            let Some(last) = page.last() else { break };
            at = last.clone();
            seen.extend(page);
        }
        let seen: Vec<_> = seen.iter().map(|(room, place)| format!("{room}{place}")).collect();
        assert_eq!(seen, ["B9", "a1", "a2", "b1", "中1"]);
    }

    async fn one_text_says_it_to_both(db: Db) {
        db.write(|tx| {
            for words in ["first", "second"] {
                let now = tx.one(&UPSERT, params![id(), "a", 1, words], |row| row.get::<String>(0))?;
                assert_eq!(now, words);
            }
            assert_eq!(tx.run(&UPSERT, params![id(), "a", 1, "third"])?, 1);
            assert_eq!(tx.run(&COPY, params![id(), "a"])?, 1);
            assert_eq!(tx.rows(&FIND, params![None::<String>], |row| row.get::<i64>(0))?, [1, 1]);
            assert_eq!(tx.rows(&FIND, params!["x"], |row| row.get::<i64>(0))?, [0i64; 0]);
            let sum = tx.one(&SUM, params!["none"], |row| Ok((row.get::<Option<i64>>(0)?, row.get::<Option<String>>(1)?)))?;
            assert_eq!(sum, (None, None));
            // Capitals count, and a misspelt column is no string.
            assert_eq!(tx.rows_dyn("select 1 from notes where words like 'THI%'", params![], |_| Ok(()))?.len(), 0);
            assert!(tx.attempt(|tx| tx.rows_dyn("select \"wrods\" from notes", params![], |_| Ok(()))).is_err());
            Ok::<_, Error>(())
        }).await.unwrap();
    }

    async fn a_read_cannot_write_and_sees_one_state(db: Db) {
        let refused = db.read(|tx| insert(tx, "a", 1, "x")).await.unwrap_err();
        assert!(matches!(refused, Error::ReadOnly(_)), "{refused}");
        let writer = db.clone();
        let counts = tokio::task::spawn_blocking(move || {
            db.read_blocking(move |tx| {
                let count = |tx: &mut Tx<'_>| tx.one(&COUNT, params!["a"], |row| row.get::<i64>(0));
                let before = count(tx)?;
                std::thread::spawn(move || writer.write_blocking(|tx| insert(tx, "a", 1, "x"))).join().unwrap()?;
                Ok::<_, Error>((before, count(tx)?))
            })
        });
        assert_eq!(counts.await.unwrap().unwrap(), (0, 0));
    }

    async fn sixty_four_writers_at_once(db: Db) {
        let calls = (0..64).map(|writer| {
            let db = db.clone();
            tokio::spawn(async move {
                for n in 0..10 {
                    db.write(move |tx| {
                        push(tx, "a", writer * 10 + n)?;
                        push(tx, "b", writer * 10 + n)
                    }).await.unwrap();
                }
            })
        });
        for call in calls.collect::<Vec<_>>() {
            call.await.unwrap();
        }
        assert_eq!((count(&db, "a").await, count(&db, "b").await), (640, 640));
    }

    async fn of_many_guarded_updates_one_wins(db: Db) {
        db.write(|tx| insert(tx, "a", 1, "v0")).await.unwrap();
        let calls = (0..32).map(|_| {
            let db = db.clone();
            let text = "update notes set words = 'v1' where box = 'a' and words = 'v0'";
            tokio::spawn(async move { db.write(move |tx| tx.run_dyn(text, params![])).await.unwrap() })
        });
        let mut winners = 0;
        for call in calls.collect::<Vec<_>>() {
            winners += call.await.unwrap();
        }
        assert_eq!(winners, 1);
    }

    async fn closing_finishes_what_waits(db: Db) {
        let calls: Vec<_> = (0..50).map(|n| {
            let db = db.clone();
            std::thread::spawn(move || db.write_blocking(move |tx| push(tx, "a", n)))
        }).collect();
        let acknowledged = calls.into_iter().filter_map(|call| call.join().unwrap().ok()).count();
        db.close().await;
        assert_eq!(acknowledged, 50);
        let late = db.write(|tx| push(tx, "a", 99)).await.unwrap_err();
        assert_eq!(late, Error::Closing);
    }

    async fn a_transaction_inside_a_transaction_is_refused(db: Db) {
        let inner = db.clone();
        let nested = db.write(move |_| inner.write_blocking(|tx| insert(tx, "a", 1, "x")));
        assert!(nested.await.unwrap_err().to_string().contains("inside a transaction"));
    }

    async fn pushed_statements_keep_their_order(db: Db) {
        let place = db.write(|tx| {
            push(tx, "a", 0)?;
            for n in 0..100 {
                tx.push(&MOVE, params![n.to_string(), "a", n + 1])?;
            }
            tx.one(&LAST, params!["a"], |row| Ok((row.get::<i64>(0)?, row.get::<String>(1)?)))
        });
        assert_eq!(place.await.unwrap(), (100, "99".to_owned()));
    }

    async fn many_rows_are_inserted_together(db: Db) {
        let row = |place: i64| params![id(), "many", place, "together", None::<String>];
        db.write(move |tx| tx.push_all(&INSERT, (0..70).map(row))).await.unwrap();
        assert_eq!(count(&db, "many").await, 70);
        let twice = db.write(move |tx| tx.push_all(&INSERT, (70..140).chain([75]).map(row)));
        assert_eq!(twice.await.unwrap_err().unique(), Some("notes.box,place"));
        assert_eq!(count(&db, "many").await, 70);
    }

    async fn rows_of_several_tables_that_are_pushed_stand_or_fall_together(db: Db) {
        let note = id();
        let both = move |place: i64| {
            move |tx: &mut Tx<'_>| {
                tx.push(&INSERT, params![note, "a", place, "pushed", None::<String>])?;
                tx.push(&LINK, params![id(), note])
            }
        };
        db.write(both(1)).await.unwrap();
        assert_eq!(db.write(both(3)).await.unwrap_err().unique(), Some("notes.id"));
        let astray = db.write(|tx| {
            push(tx, "a", 2)?;
            tx.push(&LINK, params![id(), id()])
        });
        astray.await.unwrap_err();
        assert_eq!(count(&db, "a").await, 1);
    }

    async fn of_rows_that_are_added_at_once_only_wrong_ones_are_refused(db: Db) {
        let added = (0..70).map(|n: i64| {
            let (db, note) = (db.clone(), id());
            // Every tenth has a place that is taken, every seventh a word that cannot be stored.
            let place = if n % 10 == 9 { n - 1 } else { n };
            let words = if n % 7 == 6 { "nul \0" } else { "added" };
            let rows = vec![
                Add::new(&INSERT, params![note, "a", place, words, None::<String>]),
                Add::new(&LINK, params![id(), note]),
            ];
            tokio::spawn(async move { db.add(rows).await })
        });
        let mut good = 0;
        for (n, call) in added.collect::<Vec<_>>().into_iter().enumerate() {
            match call.await.unwrap() {
                Ok(()) => good += 1,
                Err(Error::Unstorable) => assert_eq!(n % 7, 6),
                Err(error) => {
                    assert!([8, 9].contains(&(n % 10)), "{n}: {error}");
                    assert_eq!(error.unique(), Some("notes.box,place"));
                }
            }
        }
        // What was refused left neither of its two rows behind.
        let links = db.read(|tx| tx.rows_dyn("select 1 from links", params![], |_| Ok(()))).await.unwrap().len();
        assert_eq!((count(&db, "a").await, links), (good, good as usize));
        assert!(good >= 52, "{good}");
        db.add(vec![Add::new(&LINK, params![id(), id()])]).await.unwrap_err();
    }

    async fn a_value_of_the_wrong_kind_undoes_everything(db: Db) {
        let mixed = db.write(|tx| {
            push(tx, "a", 1)?;
            tx.push(&INSERT, params![id(), "a", "two", "x", None::<String>])
        });
        mixed.await.unwrap_err();
        assert_eq!(count(&db, "a").await, 0);
        for words in [Value::from("nul \0"), Json("nul \0").into()] {
            let call = db.write(move |tx| tx.run_dyn("insert into kinds (id, t) values ($1, $2)", params![id(), words]));
            assert_eq!(call.await.unwrap_err(), Error::Unstorable);
        }
        let slash = Json("\\u0000");
        db.write(move |tx| tx.run_dyn("insert into kinds (id, j) values ($1, $2)", params![id(), slash])).await.unwrap();
    }

    async fn every_statement_can_be_prepared(db: Db) {
        assert!(testing::prepare_all(&db).await.unwrap() > 5);
        assert!(db.size().await.unwrap() > 4096);
        db.probe().await.unwrap();
        assert_eq!(db.trouble(), None);
    }
}
