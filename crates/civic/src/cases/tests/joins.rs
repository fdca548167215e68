//! Neighbours who have the same: what is offered, what they see, how they are counted.

use db::{Db, both_engines};
use serde_json::{Value, json};

use super::town::{Town, id, receipt};
use crate::platform::testing::Reply;

const WORDS: &str = "王大妈家门口垃圾成堆";
const HERE: (f64, f64) = (104.0905, 30.6705);

impl Town {
    /// What somebody is offered who is about to report at the community, or at a point in it.
    async fn nearby(&self, point: Option<(f64, f64)>, words: &str) -> Vec<Value> {
        let mut body = self.here(point);
        body["words"] = words.into();
        let found = self.post("", "/nearby", body).await.expect(200);
        found["items"].as_array().expect("items").clone()
    }

    fn here(&self, point: Option<(f64, f64)>) -> Value {
        let mut body = json!({ "area": self.community() });
        if let Some((lon, lat)) = point {
            body["location"] = json!({ "lon": lon, "lat": lat });
        }
        body
    }

    async fn join(&self, case: &Value, key: &str) -> Reply {
        let call = self.app.post(&format!("/api/v1/cases/{}/joins", id(case))).header("idempotency-key", key);
        call.json(self.here(None)).send().await
    }

    /// One of the addresses of a receipt, by that receipt.
    async fn by_receipt(&self, made: &Value, what: &str, body: Option<Value>) -> Reply {
        let path = format!("/api/v1/receipts/{}{what}", made["receipt"]["code"].as_str().expect("a code"));
        let call = if body.is_some() { self.app.post(&path) } else { self.app.get(&path) };
        let call = call.header("x-receipt", &receipt(made)).header("accept-language", "en");
        match body {
            Some(body) => call.json(body).send().await,
            None => call.send().await,
        }
    }
}

async fn reported(town: &Town) -> Value {
    let here = json!({ "lon": HERE.0, "lat": HERE.1 });
    let contact = json!({ "phone": "13800000000" });
    town.report_with(json!({ "description": WORDS, "location": here, "contact": contact })).await
}

both_engines! {
    async fn what_is_open_here_is_offered_and_nothing_of_whoever_told_it(db: Db) {
        let town = Town::new(db).await;
        let case = reported(&town).await;
        let sorted_later = json!({ "description": "路灯不亮", "category": null });
        town.report_with(sorted_later).await;
        town.report_with(json!({ "category": "SG-0203" })).await;
        let exercise = json!({ "description": WORDS, "category": "CM-0107", "area": town.community(), "drill": true });
        town.post("instructor", "/cases", exercise).await.expect(201);
        let found = town.nearby(None, "").await;
        assert_eq!(found.len(), 1, "neither what is not sorted, nor what is sensitive, nor an exercise: {found:?}");
        assert_eq!((&found[0]["number"], &found[0]["category"]["code"]), (&case["number"], &json!("CM-0107")));
        assert!(found[0]["place"].as_array().unwrap().len() > 1 && found[0]["now"]["zh"].is_string());
        let told = Value::from(found).to_string();
        assert!(!told.contains("王大妈") && !told.contains("138000") && !told.contains("104.09"), "{told}");

        // Squares of about a hundred metres: next door it is offered, two streets away not.
        assert_eq!(town.nearby(Some((HERE.0 + 0.0009, HERE.1)), "").await.len(), 1);
        assert_eq!(town.nearby(Some((HERE.0 + 0.003, HERE.1)), "").await.len(), 0);
        town.to_closed(&case).await;
        assert_eq!(town.nearby(None, "").await.len(), 0);
        town.post("", "/nearby", json!({})).await.expect(422);
        town.post("", "/nearby", json!({ "area": town.community(), "who": 1 })).await.expect(422);
    }

    async fn the_likeliest_category_comes_first(db: Db) {
        let town = Town::new(db).await;
        let lamp = town.report_with(json!({ "category": "CM-0102" })).await;
        let newer = town.report().await;
        let numbers = |found: Vec<Value>| found.into_iter().map(|one| one["number"].clone()).collect::<Vec<_>>();
        assert_eq!(numbers(town.nearby(None, "").await), [newer["number"].clone(), lamp["number"].clone()]);
        assert_eq!(numbers(town.nearby(None, "这里有暴露垃圾").await)[0], lamp["number"]);
    }

    async fn a_neighbour_joins_and_follows_with_a_receipt_of_their_own(db: Db) {
        let town = Town::new(db).await;
        let case = reported(&town).await;
        let (joined, again) = (town.join(&case, "phone-2-join-1").await.expect(201), town.join(&case, "phone-2-join-1").await.expect(201));
        assert_eq!(joined, again);
        assert_ne!(joined["receipt"]["code"], case["receipt"]["code"]);
        let told = joined.to_string();
        assert!(!told.contains("王大妈") && !told.contains("138000") && !told.contains("104.09"), "{told}");
        assert_eq!((&joined["joins"], &joined["allowed_actions"]), (&json!(1), &json!([])));

        town.reporter_acts(&case, "comment", json!({ "note": "王大妈说又多了" })).await.expect(200);
        town.to_closed(&case).await;
        town.reporter_acts(&case, "rate", json!({ "score": 1, "note": "王大妈不满意" })).await.expect(200);
        let seen = town.by_receipt(&joined, "", None).await.expect(200);
        let events = town.by_receipt(&joined, "/events", None).await.expect(200);
        assert!(!format!("{seen}{events}").contains("王大妈"));
        assert_eq!((&seen["state"], &seen["ratings"]), (&json!("rated"), &json!([])));
        let resolved = events["items"].as_array().unwrap().iter().find(|event| event["action"] == "resolve").unwrap();
        assert!(resolved["data"]["measure"].is_string(), "what was done is told");

        // The receipt of a neighbour does nothing that is the reporter's.
        let act = format!("/api/v1/cases/{}/actions/reopen", id(&case));
        town.app.post(&act).header("x-receipt", &receipt(&joined)).json(json!({ "note": "x" })).send().await.expect(404);
        town.by_receipt(&joined, "/reads", None).await.expect(404);
        let follow = json!({ "description": "x", "area": town.community(), "follows": receipt(&joined) });
        town.post("", "/cases", follow).await.expect(404);
    }

    async fn one_join_for_each_receipt_and_account_and_only_here(db: Db) {
        let town = Town::new(db).await;
        let case = reported(&town).await;
        let path = format!("/cases/{}/joins", id(&case));
        let own = town.app.post(&format!("/api/v1{path}")).header("x-receipt", &receipt(&case)).json(town.here(None)).send().await;
        assert_eq!(own.expect(409)["code"], "join.yours");
        let joined = town.join(&case, "a").await.expect(201);
        let twice = town.app.post(&format!("/api/v1{path}")).header("x-receipt", &receipt(&joined)).json(town.here(None)).send().await;
        assert_eq!(twice.expect(409)["code"], "join.yours");
        town.post("verifier", &path, town.here(None)).await.expect(201);
        assert_eq!(town.post("verifier", &path, town.here(None)).await.expect(409)["code"], "join.yours");
        let far = town.here(Some((HERE.0 + 0.01, HERE.1)));
        assert_eq!(town.post("handler", &path, far).await.expect(404)["code"], "join.not_here");
        let seen = town.get("verifier", &format!("/cases/{}", id(&case))).await.expect(200);
        assert_eq!((&seen["joins"], &seen["version"]), (&json!(2), &json!(1)), "a join makes nobody's view stale");
    }

    async fn one_house_does_not_make_a_crowd(db: Db) {
        let town = Town::new(db).await;
        let (case, other) = (reported(&town).await, reported(&town).await);
        for n in 0..5 {
            town.join(&case, &format!("join {n}")).await.expect(201);
        }
        assert_eq!(town.join(&case, "one more").await.expect(429)["code"], "too_many");
        town.join(&other, "elsewhere").await.expect(201);
    }

    async fn a_matter_that_many_have_becomes_hot_and_is_told(db: Db) {
        let town = Town::new(db).await;
        let case = reported(&town).await;
        town.join(&case, "1").await.expect(201);
        town.app.settle().await;
        let look = async || town.get("triager", &format!("/cases/{}", id(&case))).await.expect(200);
        assert_eq!(look().await["urgency"], "normal");
        town.join(&case, "2").await.expect(201);
        town.app.settle().await;
        assert_eq!(look().await["urgency"], "hot");
        town.join(&case, "3").await.expect(201);
        town.app.settle().await;
        let acts = town.log("case.act").await;
        let raised = acts.iter().filter(|entry| entry["data"].as_str().unwrap().contains("set_urgency"));
        assert_eq!(raised.count(), 1, "once");
        assert_eq!(town.log("case.joined").await.len(), 3);
    }

    async fn neighbours_rate_once_for_each_closing_beside_the_figures(db: Db) {
        let town = Town::new(db).await;
        let case = reported(&town).await;
        let joined = town.join(&case, "a").await.expect(201);
        let rate = |score: u8| town.by_receipt(&joined, "/rating", Some(json!({ "score": score, "solved": true })));
        assert_eq!(rate(5).await.expect(409)["code"], "join.not_closed");
        town.to_closed(&case).await;
        let seen = town.by_receipt(&joined, "", None).await.expect(200);
        assert_eq!(seen["join"]["may_rate"], true);
        town.by_receipt(&joined, "/rating", Some(json!({ "score": 6 }))).await.expect(422);
        let rated = rate(2).await.expect(200);
        assert_eq!((&rated["join"]["score"], &rated["join"]["may_rate"]), (&json!(2), &json!(false)));
        assert_eq!(rate(5).await.expect(409)["code"], "join.rated_already");
        // The reporter still rates for himself, and the four parties keep to themselves.
        let own = town.reporter_acts(&case, "rate", json!({ "score": 5 })).await.expect(200);
        assert_eq!(own["ratings"].as_array().unwrap().len(), 1);
        let list = town.get("verifier", &format!("/cases/{}/joins", id(&case))).await.expect(200);
        assert_eq!((&list["items"][0]["score"], &list["items"][0]["solved"]), (&json!(2), &json!(true)));
        assert!(list["items"][0]["pseudonym"].as_str().unwrap().starts_with("N-"));
        town.get("administrator", &format!("/cases/{}/joins", id(&case))).await.expect(403);
    }

    async fn a_join_can_be_taken_back(db: Db) {
        let town = Town::new(db).await;
        let case = reported(&town).await;
        let joined = town.join(&case, "a").await.expect(201);
        town.by_receipt(&case, "/leave", Some(json!({}))).await.expect(404);
        town.by_receipt(&joined, "/leave", Some(json!({}))).await.expect(200);
        town.by_receipt(&joined, "", None).await.expect(404);
        assert_eq!(town.follow(&case).await.expect(200)["joins"], 0);
        town.join(&case, "b").await.expect(201);
    }

    async fn the_reporter_is_told_who_looked_and_what_for(db: Db) {
        let town = Town::new(db).await;
        let case = reported(&town).await;
        let told = town.by_receipt(&case, "/reads", None).await.expect(200);
        assert_eq!(told, json!({ "kept": "sealed", "kept_days": 180, "items": [] }));
        let path = format!("/cases/{}/reporter?purpose=", id(&case));
        town.get("triager", &format!("{path}callback")).await.expect(200);
        town.app.clock.advance(base::time::Span::hours(1));
        town.get("triager", &format!("{path}second")).await.expect(200);
        // Sealed in the chain or still waiting, it is told.
        for seal in [false, true] {
            if seal {
                town.log("case.reporter_read").await;
            }
            let told = town.by_receipt(&case, "/reads", None).await.expect(200);
            let purposes: Vec<_> = told["items"].as_array().unwrap().iter().map(|read| read["purpose"].as_str().unwrap()).collect();
            assert_eq!(purposes, ["second", "callback"]);
            assert_eq!(told["items"][0]["unit"]["code"], "DC");
            assert!(!told.to_string().contains("by name") && !told.to_string().contains("triager"), "units, not persons");
        }
        let bare = town.report().await;
        let told = town.by_receipt(&bare, "/reads", None).await.expect(200);
        assert_eq!(told["kept"], "nothing");
        let code = case["receipt"]["code"].as_str().unwrap();
        town.app.get(&format!("/api/v1/receipts/{code}/reads")).header("x-receipt", &receipt(&bare)).send().await.expect(404);
    }
}
