//! The reporter apart from the case; receipts; erasure.

use base::time::Span;
use db::{Db, both_engines};
use serde_json::{Value, json};

use super::town::{Town, id, receipt};

/// The cases of which it is still known who reported them.
async fn reachable(town: &Town, cases: &[Value]) -> Vec<String> {
    let mut found = Vec::new();
    for case in cases {
        let path = format!("/cases/{}/reporter?purpose=callback", id(case));
        if town.get("triager", &path).await.status == 200 {
            found.push(id(case));
        }
    }
    found
}

both_engines! {
    async fn the_contact_is_sealed_and_opened_with_a_purpose(db: Db) {
        let town = Town::new(db).await;
        let case = town.report_with(json!({ "contact": { "name": "张三", "phone": "13800000000" } })).await;
        let seen = town.get("triager", &format!("/cases/{}", id(&case))).await.expect(200);
        assert!(seen["reporter"]["pseudonym"].as_str().unwrap().starts_with("R-"));
        assert!(!seen.to_string().contains("13800000000"));
        let path = format!("/cases/{}/reporter", id(&case));
        town.get("triager", &path).await.expect(422);
        let contact = town.get("triager", &format!("{path}?purpose=callback")).await.expect(200);
        assert_eq!(contact["phone"], "13800000000");
        town.get("verifier", &format!("{path}?purpose=callback")).await.expect(403);
    }

    async fn only_the_right_receipt_opens(db: Db) {
        let town = Town::new(db).await;
        let (case, other) = (town.report().await, town.report().await);
        let code = case["receipt"]["code"].as_str().unwrap();
        let path = format!("/api/v1/receipts/{code}");
        town.app.get(&path).send().await.expect(404);
        town.app.get(&path).header("x-receipt", &format!("{code}.aaaaaaaaaaaaaaaaaaaaaaaaaa")).send().await.expect(404);
        town.app.get(&path).header("x-receipt", &receipt(&other)).send().await.expect(404);
        let act = format!("/api/v1/cases/{}/actions/withdraw", id(&case));
        town.app.post(&act).header("x-receipt", &receipt(&other)).json(json!({})).send().await.expect(404);
        town.app.post(&act).header("x-receipt", &receipt(&case)).json(json!({})).send().await.expect(200);
    }

    async fn erasure_takes_the_words_and_keeps_the_figures(db: Db) {
        let town = Town::new(db).await;
        let case = town.report_with(json!({ "contact": { "phone": "13800000000" }, "description": "王大妈家门口垃圾成堆" })).await;
        town.act("triager", &case, "comment", json!({ "note": "已电话联系王大妈" })).await.expect(200);
        town.to_closed(&case).await;
        town.act("officer", &case, "erase", json!({ "note": "本人申请" })).await.expect(200);
        let seen = town.get("triager", &format!("/cases/{}", id(&case))).await.expect(200);
        let events = town.get("triager", &format!("/cases/{}/events", id(&case))).await.expect(200);
        let list = town.get("triager", "/cases?q=%E7%8E%8B%E5%A4%A7%E5%A6%88").await.expect(200);
        assert!(!format!("{seen}{events}{list}").contains("王大妈"));
        assert_eq!((seen["state"].as_str(), seen["category"]["code"].as_str()), (Some("closed"), Some("CM-0107")));
        town.get("triager", &format!("/cases/{}/reporter?purpose=x", id(&case))).await.expect(404);
    }

    async fn what_was_erased_is_erased_again_where_an_older_state_came_back(db: Db) {
        let town = Town::new(db).await;
        let words = json!({ "contact": { "phone": "13800000000" }, "description": "王大妈家门口垃圾成堆" });
        let (asked, other) = (town.report_with(words.clone()).await, town.report_with(words).await);
        town.act("officer", &asked, "erase", json!({ "note": "本人申请" })).await.expect(200);
        town.app.settle().await;
        let file = town.app.folder.path().join(crate::cases::erasures::FILE);
        let register = std::fs::read_to_string(&file).unwrap();
        assert!(register.contains(&id(&asked)) && !register.contains(&id(&other)), "{register}");
        assert!(!register.contains("王大妈"));
        // A register of a time after the state that is here: the second case had been erased as well.
        std::fs::write(&file, format!("{register}{{\"case\":\"{}\",\"at\":\"2026-03-02T03:00:00Z\"}}\n", id(&other))).unwrap();
        town.app.settle().await;
        let seen = town.get("triager", &format!("/cases/{}", id(&other))).await.expect(200);
        let events = town.get("triager", &format!("/cases/{}/events", id(&other))).await.expect(200);
        assert!(!format!("{seen}{events}").contains("王大妈"));
        assert_eq!(events["items"].as_array().unwrap().last().unwrap()["action"], "erase");
        assert_eq!(reachable(&town, &[asked, other]).await, Vec::<String>::new());
    }

    async fn contacts_go_when_a_case_has_long_been_over(db: Db) {
        let town = Town::new(db).await;
        let mut cases = Vec::new();
        for _ in 0..6 {
            cases.push(town.report_with(json!({ "contact": { "phone": "13800000000" } })).await);
        }
        let [closed, declined, withdrawn, merged, again, open] = &cases[..] else { unreachable!() };
        town.app.clock.advance(Span::days(3));
        town.to_closed(closed).await;
        town.to_closed(again).await;
        town.reporter_acts(again, "reopen", json!({ "note": "又堆起来了" })).await.expect(200);
        town.act("triager", declined, "decline", json!({ "reason": "in_court" })).await.expect(200);
        town.reporter_acts(withdrawn, "withdraw", json!({})).await.expect(200);
        town.act("triager", merged, "merge", json!({ "into": id(open) })).await.expect(200);

        // Archiving meanwhile is no new end.
        for (days, kept) in [(179, 6), (2, 2), (400, 2)] {
            town.app.clock.advance(Span::days(days));
            town.app.settle().await;
            assert_eq!(reachable(&town, &cases).await.len(), kept, "after {days} more days");
        }
        assert_eq!(reachable(&town, &cases).await, [id(again), id(open)]);
        let seen = town.get("triager", &format!("/cases/{}", id(closed))).await.expect(200);
        assert_eq!((seen["state"].as_str(), &seen["description"]), (Some("archived"), &closed["description"]));

        let gone = town.log("case.contact_removed").await;
        assert_eq!(gone.len(), 4, "once each: {gone:?}");
        assert_eq!(gone[0]["actor"], "system:cases.contacts");
        assert_eq!(gone[0]["object_id"], closed["id"]);
    }
}
