//! Lists, search and who sees what.

use db::{Db, both_engines};
use serde_json::{Value, json};

use super::town::{Town, id};

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
fn encode(query: &str) -> String {
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
