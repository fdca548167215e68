//! Lists, search and who sees what.

use db::{Db, both_engines};
use serde_json::{Value, json};

use super::town::{Town, id};
use crate::cases::city::unit_id;
use crate::cases::learning::learn;

async fn ids(town: &Town, who: &str, query: &str) -> Vec<String> {
    let page = town.get(who, &format!("/cases?{query}")).await.expect(200);
    page["items"].as_array().unwrap().iter().map(id).collect()
}

both_engines! {
    async fn pages_join_without_gap_or_double(db: Db) {
        let town = Town::new(db).await;
        let mut made = Vec::new();
        for n in 0..7 {
            made.push(id(&town.report_with(json!({ "description": format!("第{n}件") })).await));
        }
        made.reverse();
        for sort in ["newest", "due"] {
            let (mut seen, mut cursor) = (Vec::new(), String::new());
            loop {
                let page = town.get("triager", &format!("/cases?limit=3&sort={sort}{cursor}")).await.expect(200);
                seen.extend(page["items"].as_array().unwrap().iter().map(id));
                match page["next_cursor"].as_str() {
                    Some(next) => cursor = format!("&cursor={next}"),
                    None => break,
                }
            }
            seen.sort();
            let mut want = made.clone();
            want.sort();
            assert_eq!(seen, want, "{sort}");
        }
        assert_eq!(ids(&town, "triager", "").await, made);
    }

    /// As after an import of old cases: what was filed last is not what happened last.
    async fn pages_of_a_search_join_whatever_the_age_of_cases(db: Db) {
        let town = Town::new(db).await;
        let mut made = Vec::new();
        for days in [0, -400, 30, -800, 770] {
            town.app.clock.advance(base::time::Span::days(days));
            made.push(id(&town.report().await));
        }
        made.reverse();
        let (mut seen, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = town.get("triager", &format!("/cases?{}{cursor}", encode("q=垃圾&limit=2"))).await.expect(200);
            seen.extend(page["items"].as_array().unwrap().iter().map(id));
            match page["next_cursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        assert_eq!(seen, made);
    }

    async fn words_and_numbers_are_found(db: Db) {
        let town = Town::new(db).await;
        let lamp = town.report_with(json!({ "description": "府青路口路灯不亮 street lamp" })).await;
        let rubbish = town.report().await;
        for (query, want) in [
            ("q=路灯", vec![id(&lamp)]),
            ("q=灯", vec![id(&lamp)]),
            ("q=垃圾 建设北路", vec![id(&rubbish)]),
            ("q=LAMP", vec![id(&lamp)]),
            ("q=井盖", vec![]),
        ] {
            assert_eq!(ids(&town, "triager", &encode(query)).await, want, "{query}");
        }
        let number = rubbish["number"].as_str().unwrap();
        assert_eq!(ids(&town, "triager", &format!("q={number}")).await, [id(&rubbish)]);
        town.get("triager", "/cases?q=!!").await.expect(422);
        town.get("triager", "/cases?colour=red").await.expect(422);
        town.get("triager", "/cases?limit=0").await.expect(422);
    }

    async fn filters_narrow(db: Db) {
        let town = Town::new(db).await;
        let (a, b) = (town.report().await, town.report_with(json!({ "urgency": "urgent", "category": "CM-0101" })).await);
        town.to_assigned(&a).await;
        assert_eq!(ids(&town, "triager", "state=assigned").await, [id(&a)]);
        assert_eq!(ids(&town, "triager", "state=open").await.len(), 2);
        assert_eq!(ids(&town, "triager", "urgency=urgent").await, [id(&b)]);
        assert_eq!(ids(&town, "triager", "category=CM-0107").await, [id(&a)]);
        assert_eq!(ids(&town, "handler", "mine=true").await, [id(&a)]);
        assert_eq!(ids(&town, "triager", "overdue=true").await, Vec::<String>::new());
        town.app.clock.advance(base::time::Span::days(40));
        assert_eq!(ids(&town, "triager", "overdue=true&sort=due").await.len(), 2);
        town.get("triager", "/cases?state=lost").await.expect(422);
    }

    async fn what_falls_due_in_a_time_is_found_by_day(db: Db) {
        let town = Town::new(db).await;
        let case = town.report().await;
        let due = town.get("triager", &format!("/cases/{}", id(&case))).await.expect(200)["due_at"].clone();
        let due: base::Time = due.as_str().expect("a deadline").parse().unwrap();
        let day = |days: i64| {
            let zone = jiff::tz::TimeZone::get("Asia/Shanghai").unwrap();
            zone.to_datetime((due + base::time::Span::days(days)).timestamp()).date().to_string()
        };
        for (from, to, want) in [(0, 0, 1), (-3, 3, 1), (1, 9, 0), (-9, -1, 0)] {
            let query = format!("due_from={}&due_to={}", day(from), day(to));
            assert_eq!(ids(&town, "triager", &query).await.len(), want, "{query}");
        }
        assert_eq!(ids(&town, "triager", &format!("due_from={}", day(0))).await, [id(&case)]);
        assert_eq!(ids(&town, "triager", &format!("due_to={}", day(-1))).await, Vec::<String>::new());
        town.get("triager", "/cases?due_to=2026-02-30").await.expect(422);
    }

    async fn mine_is_what_is_with_the_unit_asked_of_it_or_found_by_me(db: Db) {
        let town = Town::new(db).await;
        let case = town.report().await;
        town.to_handling(&case).await;
        assert_eq!(ids(&town, "helper", "mine=true").await, Vec::<String>::new());
        let whistle = json!({ "units": [unit_id("P-CLEANING")], "note": "请协助清运" });
        town.act("handler", &case, "whistle", whistle).await.expect(200);
        assert_eq!(ids(&town, "helper", "mine=true").await, [id(&case)], "asked of the unit");
        assert_eq!(ids(&town, "handler", "mine=true").await, [id(&case)], "with the unit");
        let found = json!({
            "description": "巡查发现井盖破损", "category": "CM-0107", "area": town.community(),
            "location": { "lon": 104.09, "lat": 30.67 },
        });
        let found = town.post("finder", "/cases", found).await.expect(201);
        let mine = ids(&town, "finder", "mine=true").await;
        assert_eq!(mine, [id(&found), id(&case)], "found by me, and with my unit; the newest first and each once");
        let page = town.get("finder", "/cases?mine=true&limit=1").await.expect(200);
        let next = format!("mine=true&limit=1&cursor={}", page["next_cursor"].as_str().unwrap());
        assert_eq!(ids(&town, "finder", &next).await, [id(&case)], "pages of several sources join");
    }

    async fn a_category_is_suggested_with_the_words_that_speak_for_it(db: Db) {
        let town = Town::new(db).await;
        let learn = || async {
            let ctx = town.app.ctx.clone();
            tokio::task::spawn_blocking(move || learn(&ctx)).await.expect("no panic").expect("learning");
        };
        learn().await;
        let fresh = town.report_with(json!({ "description": "门口的暴露垃圾没人管" })).await;
        let guess = |case: &Value| {
            let path = format!("/cases/{}", id(case));
            let town = &town;
            async move { town.get("triager", &path).await.expect(200)["categories"].clone() }
        };
        let first = guess(&fresh).await;
        assert_eq!(first[0]["category"]["code"], "CM-0102", "by its name");
        assert_eq!((&first[0]["words"][0], &first[0]["cases"]), (&json!("暴露垃圾"), &json!(0)));
        for _ in 0..3 {
            let case = town.report_with(json!({ "description": "僵尸三轮占了消防通道", "category": "CM-0107" })).await;
            town.act("triager", &case, "triage", json!({})).await.expect(200);
        }
        learn().await;
        let other = town.report_with(json!({ "description": "又有僵尸三轮停在楼下" })).await;
        let learnt = guess(&other).await;
        assert_eq!((&learnt[0]["category"]["code"], &learnt[0]["cases"]), (&json!("CM-0107"), &json!(3)));
        assert_eq!(learnt[0]["words"][0], "僵尸三轮");
        town.to_assigned(&other).await;
        assert_eq!(guess(&other).await, json!([]), "only while the centre sorts it");
    }

    async fn a_unit_sees_what_concerns_it_and_nothing_else(db: Db) {
        let town = Town::new(db).await;
        let (mine, other) = (town.report().await, town.report().await);
        town.to_assigned(&mine).await;
        assert_eq!(ids(&town, "handler", "").await, [id(&mine)]);
        assert_eq!(ids(&town, "handler", &encode("q=垃圾")).await, [id(&mine)]);
        assert_eq!(ids(&town, "helper", "").await, Vec::<String>::new());
        for path in [format!("/cases/{}", id(&other)), format!("/cases/{}/events", id(&other))] {
            town.get("handler", &path).await.expect(404);
        }
        let act = town.post("handler", &format!("/cases/{}/actions/start", id(&other)), json!({ "version": 1 })).await;
        act.expect(404);
        town.get("administrator", &format!("/cases/{}", id(&other))).await.expect(403);
        town.get("administrator", "/cases").await.expect(403);
        let nobody = town.app.get("/api/v1/cases").send().await;
        nobody.expect(401);
    }

    async fn a_report_needs_a_place_and_lawful_fields(db: Db) {
        let town = Town::new(db).await;
        let here = json!({ "lon": 104.09, "lat": 30.67 });
        for (body, field) in [
            (json!({ "description": "路灯不亮" }), "/location"),
            (json!({ "description": "  ", "location": here }), "/description"),
            (json!({ "description": "长".repeat(4001), "location": here }), "/description"),
            (json!({ "description": "路灯不亮", "location": here, "category": "nope" }), "/category"),
            (json!({ "description": "路灯不亮", "location": { "lon": 200, "lat": 30 } }), "/location"),
            (json!({ "description": "路灯不亮", "location": here, "price": 3 }), "/price"),
            (json!({ "description": "路灯不亮", "location": here, "draft": true }), "/draft"),
        ] {
            let problem: Value = town.post("", "/cases", body.clone()).await.expect(422);
            let named = problem["fields"][0]["field"].as_str().unwrap_or_default().to_owned();
            assert!(named == field || field == "/price", "{body}: {problem}");
        }
        assert_eq!(ids(&town, "triager", "").await, Vec::<String>::new());
    }
}

/// Percent-encoding for the few characters that these queries hold.
pub fn encode(query: &str) -> String {
    query
        .bytes()
        .map(|b| {
            if b.is_ascii_alphanumeric() || b"=&".contains(&b) {
                char::from(b).to_string()
            } else {
                format!("%{b:02X}")
            }
        })
        .collect()
}
