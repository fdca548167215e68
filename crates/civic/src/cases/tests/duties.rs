//! Returns, whistles, co-handling, parts, merging, holding, supervision.

use base::Time;
use base::time::Span;
use db::{Db, both_engines};
use serde_json::{Value, json};

use super::town::{Town, done, id};
use crate::cases::city::unit_id;
use crate::cases::store;

async fn state(town: &Town, case: &Value) -> String {
    town.follow(case).await.expect(200)["state"].as_str().unwrap().to_owned()
}

/// The deadline of what is to be done next, as it is kept beside the case.
async fn stage_due(town: &Town, case: &Value) -> Option<Time> {
    let case = id(case).parse().unwrap();
    let found = town.app.ctx.read(move |tx| Ok::<_, base::Problem>(store::get(tx, case)?));
    found.await.unwrap().unwrap().facts.stage_due_at()
}

both_engines! {
    async fn a_return_cites_the_duty_list_and_is_ruled_on(db: Db) {
        let town = Town::new(db).await;
        let case = town.report().await;
        town.to_assigned(&case).await;
        let bare = town.act("handler", &case, "return", json!({ "reason": "not_on_list" })).await.expect(422);
        assert_eq!(bare["fields"][0]["field"], "/duty_item");
        let fields = json!({ "reason": "not_on_list", "duty_item": "CH-O-002" });
        town.act("handler", &case, "return", fields.clone()).await.expect(200);
        assert_eq!(state(&town, &case).await, "returned");
        town.act("ruler", &case, "refuse_return", json!({ "note": "清单写明由街道负责" })).await.expect(200);
        town.app.clock.advance(Span::hours(30));
        let late = town.act("handler", &case, "return", fields).await.expect(409);
        assert_eq!(late["code"], "case.return_window_over");
    }

    async fn a_whistle_wants_four_answers_and_holds_the_result(db: Db) {
        let town = Town::new(db).await;
        let case = town.report().await;
        town.to_handling(&case).await;
        let helper = unit_id("P-CLEANING");
        town.act("handler", &case, "whistle", json!({ "units": [helper], "note": "请派车" })).await.expect(200);
        let held = town.act("handler", &case, "resolve", done()).await.expect(409);
        assert_eq!(held["code"], "case.parts_open");
        let now = town.app.ctx.now();
        let partial = json!({ "accepted_at": now, "measure": "派两台车" });
        let missing = town.act("helper", &case, "answer_whistle", partial).await.expect(422);
        let fields: Vec<_> = missing["fields"].as_array().unwrap().iter().map(|field| field["field"].as_str().unwrap().to_owned()).collect();
        assert_eq!(fields, ["/spoken_to", "/deadline"]);
        let answer = json!({ "accepted_at": now, "spoken_to": "社区王主任", "measure": "派两台车", "deadline": now + Span::hours(4) });
        town.act("helper", &case, "answer_whistle", answer).await.expect(200);
        town.act("handler", &case, "resolve", done()).await.expect(200);
    }

    async fn the_signature_has_a_clock_of_its_own(db: Db) {
        let town = Town::new(db).await;
        let (soon, late) = (town.report().await, town.report().await);
        let due = [&soon, &late];
        for case in due {
            town.to_assigned(case).await;
        }
        // Ten o'clock on a Monday: four working hours end at three, after an hour of lunch.
        let given = town.app.ctx.now();
        let after = |due: Option<Time>| (due.unwrap() - given).as_seconds() / 60;
        let clock = |seen: &Value, stage: &str| seen["clocks"].as_array().unwrap().iter().rev().find(|clock| clock["stage"] == stage).cloned();
        let at = |clock: &Value, what: &str| clock[what].as_str().map(|text| text.parse::<Time>().unwrap());
        let seen = town.get("triager", &format!("/cases/{}", id(&soon))).await.expect(200);
        let sign = clock(&seen, "sign").expect("the unit owes a signature");
        assert_eq!((after(at(&sign, "due_at")), at(&sign, "done_at")), (299, None), "the clock of the test ticks");
        assert_eq!(stage_due(&town, &soon).await, at(&sign, "due_at"));
        // What makes it urgent makes the signature urgent too.
        town.act("dispatcher", &late, "set_urgency", json!({ "urgency": "urgent" })).await.expect(200);
        assert_eq!(after(stage_due(&town, &late).await), 29);

        town.app.clock.advance(Span::hours(1));
        for case in due {
            town.act("handler", case, "start", json!({})).await.expect(200);
        }
        let seen = town.get("triager", &format!("/cases/{}", id(&soon))).await.expect(200);
        assert!(at(&clock(&seen, "sign").unwrap(), "done_at").is_some());
        let handle = clock(&seen, "handle").unwrap();
        assert!(at(&handle, "started_at").unwrap() <= given, "handling has run since it was given");
        assert_eq!((stage_due(&town, &soon).await, at(&handle, "done_at")), (at(&handle, "due_at"), None));
        // A unit that gets it anew owes a signature anew.
        let other = json!({ "unit": unit_id("SC-510108004"), "note": "路段归它管" });
        town.act("dispatcher", &soon, "transfer", other).await.expect(200);
        assert!(stage_due(&town, &soon).await < at(&handle, "due_at"));
        let back = json!({ "unit": unit_id("SC-510108002"), "note": "还是它管" });
        town.act("dispatcher", &soon, "transfer", back).await.expect(200);
        town.act("handler", &soon, "start", json!({})).await.expect(200);

        // Three signatures for two cases, two of them in time.
        town.app.settle().await;
        let figures = town.get("statistician", "/indicators").await.expect(200);
        let rate = figures["items"].as_array().unwrap().iter().find(|figure| figure["key"] == "sign_rate").unwrap();
        assert_eq!((&rate["numerator"], &rate["denominator"]), (&json!(2.0), &json!(3.0)), "{rate}");
    }

    async fn a_parent_closes_after_its_parts(db: Db) {
        let town = Town::new(db).await;
        let case = town.report().await;
        town.act("triager", &case, "triage", json!({})).await.expect(200);
        let parts = json!({ "parts": [{ "description": "垃圾成堆" }, { "description": "路灯不亮" }] });
        let split = town.act("triager", &case, "split", parts).await.expect(200);
        let children = split["children"].as_array().unwrap().clone();
        assert_eq!(children.len(), 2);
        let held = town.act("triager", &case, "decline", json!({ "reason": "in_court" })).await.expect(409);
        assert_eq!(held["code"], "case.children_open");
        for child in &children {
            town.act("triager", child, "decline", json!({ "reason": "in_court" })).await.expect(200);
        }
        town.act("triager", &case, "decline", json!({ "reason": "in_court" })).await.expect(200);
    }

    async fn merged_reports_count_as_repeats_of_the_main_case(db: Db) {
        let town = Town::new(db).await;
        let (main, other) = (town.report().await, town.report().await);
        let seen = town.get("triager", &format!("/cases/{}", id(&other))).await.expect(200);
        assert_eq!(seen["duplicates"][0]["id"], main["id"]);
        assert_eq!(seen["duplicates"][0]["score"], 100);
        town.act("triager", &other, "merge", json!({ "into": id(&main) })).await.expect(200);
        let main_now = town.get("triager", &format!("/cases/{}", id(&main))).await.expect(200);
        assert_eq!((main_now["repeats"].as_i64(), main_now["version"].as_i64()), (Some(1), Some(2)));
        let other_now = town.follow(&other).await.expect(200);
        assert_eq!(other_now["merged_into"]["id"], main["id"]);
        let itself = town.act("triager", &main, "merge", json!({ "into": id(&main) })).await.expect(422);
        assert_eq!(itself["code"], "case.linked_to_itself");
    }

    async fn a_pause_is_told_to_the_reporter_and_not_counted(db: Db) {
        let town = Town::new(db).await;
        let case = town.report().await;
        town.to_handling(&case).await;
        let due = town.follow(&case).await.expect(200)["due_at"].clone();
        town.act("supervisor", &case, "suspend", json!({ "reason": "weather" })).await.expect(200);
        let held = town.follow(&case).await.expect(200);
        assert_eq!(held["pause"]["reason"]["en"].as_str().map(str::is_empty), Some(false));
        assert_eq!((&held["due_at"], &held["overdue"]), (&Value::Null, &json!(false)));
        town.app.clock.advance(Span::days(10));
        town.act("supervisor", &case, "resume", json!({})).await.expect(200);
        let on = town.follow(&case).await.expect(200);
        assert!(on["due_at"].as_str().unwrap() > due.as_str().unwrap());
        assert_eq!(on["overdue"], false);
    }

    async fn supervision_only_rises(db: Db) {
        let town = Town::new(db).await;
        let case = town.report().await;
        town.act("supervisor", &case, "supervise", json!({ "level": "red" })).await.expect(200);
        let lower = town.act("supervisor", &case, "supervise", json!({ "level": "yellow" })).await.expect(409);
        assert_eq!(lower["code"], "case.supervision_only_rises");
        let lifted = town.act("supervisor", &case, "lift_supervision", json!({ "note": "已整改" })).await.expect(200);
        assert_eq!(lifted["supervision"], "red");
    }

    async fn the_third_report_of_one_place_raises_an_alert(db: Db) {
        let town = Town::new(db).await;
        let mut last = Value::Null;
        for _ in 0..3 {
            last = town.report().await;
        }
        town.app.settle().await;
        let seen = town.get("triager", &format!("/cases/{}", id(&last))).await.expect(200);
        assert_eq!(seen["urgency"], "hot");
    }
}
