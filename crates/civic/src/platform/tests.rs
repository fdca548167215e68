//! Manners of the platform, on both engines.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use axum::body::Body;
use axum::http::Request;
use axum::routing::get;
use base::Id;
use db::{Db, both_engines};
use serde_json::json;
use tower::ServiceExt;

use super::events::{self, Audience};
use super::http::{Created, Idempotency, commit};
use super::nouns::Case;
use super::testing::TestApp;
use super::{Principal, Scope};

fn key(name: &str, hash: u8) -> Option<Idempotency> {
    Some(Idempotency { key: name.to_owned(), request_hash: vec![hash] })
}

both_engines! {
    async fn a_resent_write_happens_once_and_gets_the_same_answer(db: Db) {
        let app = TestApp::new(db).await;
        let runs = Arc::new(AtomicU32::new(0));
        let send = |hash| {
            let runs = runs.clone();
            commit(&app.ctx, Principal::Anonymous, key("a", hash), move |work| {
                runs.fetch_add(1, Ordering::Relaxed);
                let id = work.id::<Case>();
                work.emit("test.done", id, json!({}), Audience::default())?;
                Ok((Some(1), id.to_string()))
            })
        };
        let first: Created<String> = send(1).await.unwrap();
        let again: Created<String> = send(1).await.unwrap();
        assert_eq!(first.bytes(), again.bytes());
        let other = send(2).await.map(|_: Created<String>| ()).unwrap_err();
        assert_eq!(other.code.code, "idempotency.other_request");
        app.settle().await;
        let published = app.ctx.read(|tx| events::after(tx, 0, 10)).await.unwrap();
        assert_eq!(published.len(), 1, "the change of a re-send must be rolled back");
    }

    async fn events_are_published_in_one_order(db: Db) {
        let app = TestApp::new(db).await;
        for round in 0..3 {
            app.ctx
                .write(Principal::System("test"), move |work| {
                    (0..4).try_for_each(|n| work.emit("test.many", Id::<Case>::named("c", "1"), json!([round, n]), Audience::default()))
                })
                .await
                .unwrap();
        }
        app.settle().await;
        let published = app.ctx.read(|tx| events::after(tx, 0, 100)).await.unwrap();
        let seqs: Vec<i64> = published.iter().map(|(seq, _)| *seq).collect();
        assert_eq!(seqs, (1..=12).collect::<Vec<_>>());
        assert!(published[0].1.audience.includes(Id::named("account", "a"), &Scope::everything()));
    }

    async fn serial_numbers_never_repeat(db: Db) {
        let app = TestApp::new(db).await;
        let mut seen = Vec::new();
        for _ in 0..1200 {
            seen.push(app.ctx.serial("case").await.unwrap());
        }
        assert_eq!(seen, (1..=1200).collect::<Vec<_>>());
    }

    async fn problems_speak_the_callers_language(db: Db) {
        let app = TestApp::new(db).await;
        let reply = app.get("/api/v1/nowhere").header("accept-language", "en").send().await;
        assert_eq!(reply.headers["content-type"], "application/problem+json");
        assert!(reply.headers.contains_key("content-security-policy"));
        let body = reply.expect(404);
        assert_eq!(body["code"], "no_such_address");
        assert_eq!(body["detail"], "There is nothing at this address.");
        let zh = app.get("/api/v1/nowhere").send().await.expect(404);
        assert_eq!(zh["detail"], "没有这个地址。");
    }

    async fn a_panic_is_answered_as_our_fault_and_guarded(db: Db) {
        let app = TestApp::new(db).await;
        let panics = || async { if true { panic!("on purpose") } };
        let router = crate::router(app.ctx.clone(), |router| router.route("/panics", get(panics)));
        let request = Request::get("/panics").body(Body::empty()).unwrap();
        let answer = router.oneshot(request).await.unwrap();
        assert_eq!(answer.status(), 500);
        assert_eq!(answer.headers()["content-type"], "application/problem+json");
        let policy = answer.headers()["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("'nonce-") && !policy.contains("unsafe"), "{policy}");
    }

    async fn every_statement_is_understood(db: Db) {
        assert!(db::testing::prepare_all(&db).await.unwrap() > 50);
    }
}
