//! Stories over HTTP: who complains, who answers, and what is never kept.

use base::{Id, Permission};
use db::{Db, both_engines, params, sql};
use serde_json::{Value, json};

use crate::cases::tests::town::shipped;
use crate::platform::nouns::Account;
use crate::platform::testing::{Reply, TestApp, somebody};

use Permission::*;

sql! {
    TEST_COMPLAINTS = "select account_id, account_name, day from complaints";
    TEST_AUDIT = "select actor, data from audit_waiting where action like 'complaint.%'";
    TEST_KEYS = "select owner, body from idempotency_keys";
    TEST_OUTBOX = "select topic from outbox where topic like 'complaint.%'";
}

async fn office(db: Db) -> TestApp {
    let app = TestApp::new(db).await;
    shipped(&app).await;
    app.knows([
        ("worker", somebody("worker", "510108/510108002000/", &[CaseRead, ComplaintWrite])),
        ("lead", somebody("lead", "510108/510108002000/", &[CaseRead, CaseDispatch, ComplaintWrite])),
        ("officer", somebody("officer", "", &[ComplaintWrite, ComplaintAnswer])),
        ("resident", somebody("resident", "", &[AreaRead])),
    ]);
    app
}

async fn post(app: &TestApp, who: &str, key: &str, path: &str, body: Value) -> Reply {
    let call = app.post(&format!("/api/v1{path}")).token(who).header("accept-language", "en");
    call.header("idempotency-key", key).json(body).send().await
}

async fn list(app: &TestApp, who: &str) -> Vec<Value> {
    let page = app.get("/api/v1/complaints").token(who).send().await.expect(200);
    page["items"].as_array().expect("items").clone()
}

both_engines! {
    async fn a_complaint_is_answered_before_all_staff(db: Db) {
        let app = office(db).await;
        let body = json!({ "kind": "double_entry", "form": "small-shops", "words": "同样的数据每周报两次" });
        let made = post(&app, "worker", "k1", "/complaints", body.clone()).await.expect(201);
        assert_eq!((&made["mine"], &made["anonymous"], &made["may_answer"]), (&json!(true), &json!(false), &json!(false)));
        assert_eq!(made["form"]["name"]["en"], "Round of small shops");
        assert_eq!(post(&app, "worker", "k1", "/complaints", body).await.expect(201)["id"], made["id"]);

        let seen = &list(&app, "lead").await[0];
        assert_eq!((&seen["words"], seen.get("by")), (&json!("同样的数据每周报两次"), None), "the line does not learn who it was");
        assert_eq!(list(&app, "officer").await[0]["by"], "worker");
        let path = format!("/complaints/{}/answer", made["id"].as_str().unwrap());
        let answer = json!({ "version": 1, "outcome": "remedied", "words": "已合并为一张表" });
        post(&app, "lead", "k2", &path, answer.clone()).await.expect(403);
        let done = post(&app, "officer", "k3", &path, answer.clone()).await.expect(200);
        assert_eq!((&done["answer"]["outcome"], &done["version"]), (&json!("remedied"), &json!(2)));
        let again = json!({ "version": 2, "outcome": "upheld", "words": "改口" });
        assert_eq!(post(&app, "officer", "k4", &path, again).await.expect(409)["code"], "stale_version", "an answer stands");
        assert_eq!(list(&app, "worker").await[0]["answer"]["words"], "已合并为一张表");
        app.get("/api/v1/complaints").token("resident").send().await.expect(403);
        let open = app.get("/api/v1/complaints?open=true").token("officer").send().await.expect(200);
        assert_eq!(open["items"], json!([]));
    }

    async fn of_an_anonymous_complaint_nothing_tells_who_made_it(db: Db) {
        let app = office(db).await;
        let body = json!({ "kind": "ranking", "words": "每天晒在线时长排名", "anonymous": true });
        let made = post(&app, "worker", "secret-key", "/complaints", body.clone()).await.expect(201);
        assert_eq!(post(&app, "worker", "secret-key", "/complaints", body).await.expect(201)["id"], made["id"], "a re-send is the same complaint");
        let other = json!({ "kind": "ranking", "words": "别的", "anonymous": true });
        post(&app, "worker", "secret-key", "/complaints", other).await.expect(422);
        let items = list(&app, "worker").await;
        assert_eq!((items.len(), &items[0]["mine"], &items[0]["anonymous"]), (1, &json!(false), &json!(true)));
        assert_eq!(list(&app, "officer").await[0].get("by"), None);

        let (rows, audited, keys, told) = app.ctx.read(|tx| {
            let rows = tx.rows(&TEST_COMPLAINTS, params![], |row| {
                Ok((row.get::<Option<Id<Account>>>(0)?, row.get::<Option<String>>(1)?, row.get::<String>(2)?))
            })?;
            let pair = |row: &db::Row<'_>| Ok((row.get::<String>(0)?, ()));
            let audited = tx.rows(&TEST_AUDIT, params![], pair)?;
            let keys = tx.rows(&TEST_KEYS, params![], pair)?;
            let told = tx.rows(&TEST_OUTBOX, params![], pair)?;
            Ok::<_, base::Problem>((rows, audited, keys, told))
        }).await.unwrap();
        assert_eq!(rows, [(None, None, "2026-03-02".to_owned())]);
        assert_eq!((audited.len(), keys.len(), told.len()), (0, 0, 0));

        // The same under one's name leaves a trace, or the test above could not fail.
        let body = json!({ "kind": "ranking", "words": "署名" });
        post(&app, "worker", "k9", "/complaints", body).await.expect(201);
        let (audited, keys) = app.ctx.read(|tx| {
            let one = |row: &db::Row<'_>| row.get::<String>(0);
            Ok::<_, base::Problem>((tx.rows(&TEST_AUDIT, params![], one)?, tx.rows(&TEST_KEYS, params![], one)?))
        }).await.unwrap();
        let worker = format!("account:{}", Id::<Account>::named("account", "worker"));
        assert_eq!((audited, keys), (vec![worker.clone()], vec![worker]));
    }

    async fn nobody_answers_their_own_complaint(db: Db) {
        let app = office(db).await;
        let body = json!({ "kind": "other", "words": "专班自己也要填表" });
        let made = post(&app, "officer", "k1", "/complaints", body).await.expect(201);
        assert_eq!(made["may_answer"], false);
        let path = format!("/complaints/{}/answer", made["id"].as_str().unwrap());
        let answer = json!({ "version": 1, "outcome": "upheld", "words": "无妨" });
        assert_eq!(post(&app, "officer", "k2", &path, answer).await.expect(409)["code"], "complaint.own");
    }

    async fn a_kind_or_form_that_is_none_is_refused(db: Db) {
        let app = office(db).await;
        for (body, field) in [
            (json!({ "kind": "weather", "words": "雨" }), "/kind"),
            (json!({ "kind": "other", "form": "no-such", "words": "雨" }), "/form"),
            (json!({ "kind": "other", "words": "   " }), "/words"),
        ] {
            let problem = post(&app, "worker", field, "/complaints", body).await.expect(422);
            assert_eq!(problem["fields"][0]["field"], field);
        }
    }
}
