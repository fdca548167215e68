//! Versions and re-sends.

use db::{Db, both_engines};
use futures_util::future::join_all;
use serde_json::json;

use super::town::{Town, id};

both_engines! {
    /// REL-05
    async fn of_32_concurrent_transitions_one_wins(db: Db) {
        let town = Town::new(db).await;
        let case = town.report().await;
        let path = format!("/cases/{}/actions/triage", id(&case));
        let all = (0..32).map(|_| town.post("triager", &path, json!({ "version": 1 })));
        let replies = join_all(all).await;
        let (won, lost): (Vec<_>, Vec<_>) = replies.into_iter().partition(|reply| reply.status == 200);
        assert_eq!((won.len(), lost.len()), (1, 31));
        for reply in lost {
            let problem = reply.expect(409);
            assert_eq!((problem["code"].as_str(), problem["current_version"].as_i64()), (Some("stale_version"), Some(2)));
        }
        let events = town.get("triager", &format!("/cases/{}/events", id(&case))).await.expect(200);
        assert_eq!(events["items"].as_array().unwrap().len(), 2);
    }

    /// REL-03
    async fn a_resent_report_is_one_case(db: Db) {
        let town = Town::new(db).await;
        let send = |text: &str| {
            let body = json!({ "description": text, "area": town.community() });
            town.app.post("/api/v1/cases").header("idempotency-key", "phone-1-report-7").json(body).send()
        };
        let first = send("路灯不亮").await.expect(201);
        let again = send("路灯不亮").await.expect(201);
        assert_eq!(first, again);
        assert_eq!(send("别的事").await.expect(422)["code"], "idempotency.other_request");
        let list = town.get("triager", "/cases").await.expect(200);
        assert_eq!(list["items"].as_array().unwrap().len(), 1);
    }

    async fn staff_must_say_which_version_they_saw(db: Db) {
        let town = Town::new(db).await;
        let case = town.report().await;
        let path = format!("/cases/{}/actions/triage", id(&case));
        assert_eq!(town.post("triager", &path, json!({})).await.expect(428)["code"], "case.version_missing");
        let reply = town.app.post(&format!("/api/v1{path}")).token("triager").header("if-match", "\"v1\"").json(json!({})).send().await;
        assert_eq!(reply.headers["etag"], "\"v2\"");
        reply.expect(200);
        let stale = town.app.post(&format!("/api/v1{path}")).token("triager").header("if-match", "\"v1\"").json(json!({})).send().await;
        assert_eq!(stale.expect(409)["current_version"], 2);
    }
}
