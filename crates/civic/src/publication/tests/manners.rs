//! How the open operations answer.

use db::{Db, both_engines};
use serde_json::{Value, json};

use super::village::{HERE, Village};

const PUBLISHED: &str = "2026-04-02T00:30:00+08:00";

both_engines! {
    async fn indicators_come_with_their_meaning_and_are_about_enough(db: Db) {
        let village = Village::new(db).await;
        let made = village.report(12, HERE, json!({})).await;
        for case in &made[..11] {
            village.town.to_closed(case).await;
        }
        village.town.reporter_acts(&made[0], "rate", json!({ "score": 1, "solved": false })).await.expect(200);
        village.until(PUBLISHED).await;
        let found = village.get(&format!("/figures?area={HERE}")).await.expect(200);
        assert_eq!(found["reports"], json!([{ "month": "2026-03", "value": 12 }]));
        let of = |key: &str| {
            let rows = found["indicators"].as_array().expect("indicators").iter();
            rows.clone().find(|row| row["key"] == key).cloned().unwrap_or_else(|| panic!("no {key}"))
        };
        let first = of("first_dispatch");
        assert_eq!(first["points"], json!([{ "month": "2026-03", "value": 100.0, "base": 10 }]));
        assert!(first["formula"].as_str().is_some_and(|formula| !formula.is_empty()));
        assert!(first["meaning"]["zh"].as_str().is_some_and(|zh| zh.contains("派遣")));
        // One person answered; what he said stays with him.
        assert_eq!(of("real_satisfaction")["points"], json!([]));
        village.get("/figures?area=nowhere").await.expect(404);
    }

    async fn the_open_data_are_what_the_dictionary_says(db: Db) {
        let village = Village::new(db).await;
        village.report(12, HERE, json!({})).await;
        village.until(PUBLISHED).await;
        let package = village.get("/data/datapackage.json").await.expect(200);
        assert_eq!(package["licenses"][0]["name"], "CC-BY-4.0");
        assert!(package["updated_at"].is_string());
        for resource in package["resources"].as_array().expect("resources") {
            let fields: Vec<&str> = resource["schema"]["fields"].as_array().expect("fields").iter()
                .map(|field| {
                    assert!(field["description_zh"].as_str().is_some_and(|zh| !zh.is_empty()));
                    field["name"].as_str().expect("a name")
                })
                .collect();
            let reply = village.get(&format!("/data/{}", resource["path"].as_str().expect("a path"))).await;
            assert_eq!(reply.status, 200);
            if resource["format"] == "csv" {
                let text = String::from_utf8(reply.bytes).expect("UTF-8");
                assert_eq!(text.lines().next(), Some(fields.join(",").as_str()));
                assert!(resource["name"] == "indicators-csv" || text.lines().count() > 1, "{text}");
            } else {
                let items = reply.json()["items"].as_array().expect("items").clone();
                for item in items {
                    assert_eq!(item.as_object().expect("a row").len(), fields.len());
                    assert!(fields.iter().all(|field| item.get(field).is_some()), "{item}");
                }
            }
        }
    }

    async fn what_somebody_has_is_not_sent_again_and_nobody_asks_for_ever(db: Db) {
        let village = Village::new(db).await;
        village.report(12, HERE, json!({})).await;
        village.until(PUBLISHED).await;
        let first = village.get("/data/places.csv").await;
        let header = |name: &str| first.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        assert_eq!(header("cache-control"), "public, max-age=300");
        assert_eq!(header("content-type"), "text/csv; charset=utf-8");
        assert!(header("content-disposition").contains("places.csv"));
        let again = village.town.app.get("/api/v1/public/data/places.csv").header("if-none-match", &header("etag")).send().await;
        assert_eq!((again.status.as_u16(), again.bytes.len()), (304, 0));
        let mut refused: Option<Value> = None;
        for _ in 0..300 {
            let reply = village.get("").await;
            if reply.status == 429 {
                refused = Some(reply.json());
                break;
            }
        }
        assert!(refused.is_some_and(|problem| problem["retry_after"].is_number()));
    }
}
