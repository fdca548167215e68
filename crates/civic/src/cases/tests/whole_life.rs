//! From report to rating, by different people.

use db::{Db, both_engines};
use serde_json::json;

use super::town::{Town, done, id, receipt};
use crate::cases::store;

both_engines! {
    async fn a_concern_goes_from_report_to_rating(db: Db) {
        let town = Town::new(db).await;
        let case = town.report().await;
        assert_eq!((case["state"].as_str(), case["version"].as_i64()), (Some("submitted"), Some(1)));
        assert!(case["due_at"].is_string() && case["receipt"]["link"].as_str().unwrap().starts_with("/r/CH2026"));
        assert_eq!(case["allowed_actions"], json!(["withdraw", "urge", "comment"]).as_array().map(|_| case["allowed_actions"].clone()).unwrap());
        town.to_closed(&case).await;
        let closed = town.follow(&case).await.expect(200);
        assert_eq!(closed["state"], "closed");
        assert!(closed["allowed_actions"].as_array().unwrap().contains(&json!("rate")));
        assert!(closed["now"]["en"].as_str().unwrap().starts_with("Closed."));
        let rated = town.reporter_acts(&case, "rate", json!({ "score": 5, "solved": true })).await.expect(200);
        assert_eq!(rated["state"], "rated");
        let again = town.reporter_acts(&case, "rate", json!({ "score": 1 })).await.expect(409);
        assert_eq!(again["code"], "case.rated_already");
        let events = town.get("verifier", &format!("/cases/{}/events", id(&case))).await.expect(200);
        let acts: Vec<_> = events["items"].as_array().unwrap().iter().map(|event| event["action"].as_str().unwrap().to_owned()).collect();
        assert_eq!(acts, ["submit", "triage", "accept", "assign", "start", "resolve", "verify", "close", "rate"]);
        // What is stored is what the log says.
        let case_id = id(&case).parse().unwrap();
        let (kept, replayed) = town.app.ctx.read(move |tx| {
            Ok::<_, base::Problem>((store::get(tx, case_id)?.unwrap().facts, store::replay(tx, case_id)?.unwrap()))
        }).await.unwrap();
        assert_eq!(kept, replayed);
    }

    async fn the_reporter_sees_units_and_not_persons(db: Db) {
        let town = Town::new(db).await;
        let case = town.report().await;
        town.to_handling(&case).await;
        let code = case["receipt"]["code"].as_str().unwrap();
        let path = format!("/api/v1/receipts/{code}/events");
        let events = town.app.get(&path).header("x-receipt", &receipt(&case)).send().await.expect(200);
        assert!(!events.to_string().contains("by name"), "{events}");
        assert_eq!(events["items"][4]["unit"]["code"], "SC-510108002");
    }

    async fn handler_finder_and_verifier_are_different_people(db: Db) {
        let town = Town::new(db).await;
        let case = town.report().await;
        town.to_handling(&case).await;
        town.act("handler", &case, "resolve", done()).await.expect(200);
        let refused = town.act("handler", &case, "verify", json!({})).await.expect(403);
        assert_eq!(refused["code"], "case.not_yours");
    }

    async fn a_wrong_act_changes_nothing_and_says_why(db: Db) {
        let town = Town::new(db).await;
        let case = town.report().await;
        let early = town.act("verifier", &case, "close", json!({ "method": "on_site" })).await.expect(409);
        assert_eq!((early["code"].as_str(), early["state"].as_str()), (Some("case.not_now"), Some("submitted")));
        let unknown = town.act("triager", &case, "triage", json!({ "colour": "red" })).await.expect(422);
        assert_eq!(unknown["fields"][0]["field"], "/colour");
        let foreign = town.act("triager", &case, "triage", json!({ "score": 3 })).await.expect(422);
        assert_eq!(foreign["fields"][0]["field"], "/score");
        let missing = town.act("triager", &case, "decline", json!({})).await.expect(422);
        assert_eq!(missing["fields"][0]["field"], "/reason");
        let now = town.get("triager", &format!("/cases/{}", id(&case))).await.expect(200);
        assert_eq!(now["version"], 1);
    }

    async fn the_three_ways_to_say_no_stay_apart(db: Db) {
        let town = Town::new(db).await;
        let (a, b, c) = (town.report().await, town.report().await, town.report().await);
        town.act("triager", &a, "decline", json!({ "reason": "in_court" })).await.expect(200);
        town.act("triager", &b, "triage", json!({})).await.expect(200);
        town.act("triager", &b, "accept", json!({})).await.expect(200);
        town.act("dispatcher", &b, "not_file", json!({ "reason": "not_found" })).await.expect(200);
        town.act("supervisor", &c, "void", json!({ "reason": "test" })).await.expect(200);
        let mut states = Vec::new();
        for case in [&a, &b, &c] {
            let seen = town.follow(case).await.expect(200);
            assert!(seen["refusal"]["zh"].is_string(), "the reason is told");
            states.push(seen["state"].as_str().unwrap().to_owned());
        }
        assert_eq!(states, ["declined", "not_filed", "voided"]);
    }

    async fn reopening_once_then_a_new_linked_case(db: Db) {
        let town = Town::new(db).await;
        let case = town.report().await;
        town.to_closed(&case).await;
        town.reporter_acts(&case, "reopen", json!({ "note": "又堆起来了" })).await.expect(200);
        let seen = town.follow(&case).await.expect(200);
        assert_eq!(seen["state"], "accepted");
        town.act("dispatcher", &case, "assign", json!({ "unit": crate::cases::city::unit_id("SC-510108002") })).await.expect(200);
        town.act("handler", &case, "start", json!({})).await.expect(200);
        town.act("handler", &case, "resolve", done()).await.expect(200);
        town.act("verifier", &case, "verify", json!({})).await.expect(200);
        town.act("verifier", &case, "close", json!({ "method": "telephone" })).await.expect(200);
        let twice = town.reporter_acts(&case, "reopen", json!({ "note": "还是没清" })).await.expect(409);
        assert_eq!(twice["code"], "case.reopened_already");
        let next = town.report_with(json!({ "follows": receipt(&case) })).await;
        let seen = town.follow(&next).await.expect(200);
        assert_eq!(seen["follows"]["id"], case["id"]);
    }
}
