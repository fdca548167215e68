//! Enough different reporters, and old enough.

use db::{Db, both_engines};
use serde_json::json;

use super::village::{HERE, NEXT, Village};

const PUBLISHED: &str = "2026-04-02T00:30:00+08:00";

both_engines! {
    async fn ten_reporters_are_published_and_nine_are_not(db: Db) {
        let village = Village::new(db).await;
        village.report(22, HERE, json!({})).await;
        village.report(9, NEXT, json!({})).await;
        village.until(PUBLISHED).await;
        // 31 less 22 would tell of the nine: so the communities of the street stay hidden, and the street is shown.
        assert_eq!(village.cells("district").await, [("510108".to_owned(), 31)]);
        assert_eq!(village.cells("street").await, [("510108002000".to_owned(), 31)]);
        assert_eq!(village.cells("community").await, []);
        assert_eq!(village.cells("square").await, []);
    }

    async fn both_large_places_are_published_with_their_squares(db: Db) {
        let village = Village::new(db).await;
        village.report(12, HERE, json!({})).await;
        village.report(10, NEXT, json!({ "location": { "lon": 104.12, "lat": 30.69 } })).await;
        village.until(PUBLISHED).await;
        assert_eq!(village.cells("community").await, [(HERE.to_owned(), 12), (NEXT.to_owned(), 10)]);
        let squares = village.cells("square").await;
        assert_eq!(squares.iter().map(|(_, reports)| *reports).collect::<Vec<_>>(), [12, 10]);
        // The ground is that of the square, never the point of a case.
        let found = village.get("/cells.geojson?level=square").await.expect(200);
        let ring = found["features"][0]["geometry"]["coordinates"][0].as_array().expect("a ring").clone();
        assert_eq!(ring.len(), 5);
        assert!(!ring.contains(&json!([104.09, 30.67])));
        assert_eq!(village.get("/cells.geojson?level=category").await.status, 422);
    }

    async fn one_person_is_one_reporter_and_a_stranger_is_none(db: Db) {
        let village = Village::new(db).await;
        let same = json!({ "phone": "138 0000 9999" });
        village.report(15, HERE, json!({ "contact": same })).await;
        village.report(15, HERE, json!({ "contact": null })).await;
        village.report(8, HERE, json!({})).await;
        let draft = json!({ "area": village.area(HERE), "draft": true, "description": "井盖松动", "category": "CM-0107" });
        let draft = village.town.post("finder", "/cases", draft).await.expect(201);
        village.until(PUBLISHED).await;
        assert_eq!(village.cells("district").await, [], "nine known reporters");
        // The tenth is a member of staff; now the reports of strangers are counted too.
        village.town.act("finder", &draft, "submit", json!({})).await.expect(200);
        village.until("2026-04-05T00:00:00+08:00").await;
        assert_eq!(village.cells("district").await, [("510108".to_owned(), 39)]);
    }

    async fn nothing_fresh_gets_out(db: Db) {
        let village = Village::new(db).await;
        village.report(12, HERE, json!({})).await;
        let draft = json!({ "area": village.area(HERE), "draft": true, "description": "井盖松动", "category": "CM-0107" });
        let draft = village.town.post("finder", "/cases", draft).await.expect(201);
        for early in ["2026-03-02T12:00:00+08:00", "2026-03-31T23:59:00+08:00", "2026-04-01T23:00:00+08:00"] {
            village.until(early).await;
            assert_eq!(village.cells("district").await, [], "at {early}");
            assert_eq!(village.get("").await.expect(200)["months"], json!([]));
        }
        // It was begun in March and comes in now: with the others it would be an hour old.
        village.town.act("finder", &draft, "submit", json!({})).await.expect(200);
        village.until("2026-04-02T00:01:00+08:00").await;
        assert_eq!(village.cells("district").await, [("510108".to_owned(), 12)]);
        assert_eq!(village.get("").await.expect(200)["months"], json!(["2026-03"]));
        village.until("2026-04-03T00:02:00+08:00").await;
        assert_eq!(village.cells("district").await, [("510108".to_owned(), 13)]);
    }

    async fn drafts_and_void_reports_are_nobodys_numbers(db: Db) {
        let village = Village::new(db).await;
        let made = village.report(14, HERE, json!({})).await;
        village.town.reporter_acts(&made[0], "withdraw", json!({})).await.expect(200);
        let draft = json!({ "area": village.area(HERE), "draft": true, "description": "井盖松动", "category": "CM-0107" });
        village.town.post("finder", "/cases", draft).await.expect(201);
        village.until(PUBLISHED).await;
        assert_eq!(village.cells("district").await, [("510108".to_owned(), 13)]);
    }

    async fn parts_of_a_split_case_come_from_one_reporter(db: Db) {
        let village = Village::new(db).await;
        let made = village.report(9, HERE, json!({})).await;
        village.town.act("triager", &made[0], "triage", json!({})).await.expect(200);
        village.town.act("triager", &made[0], "accept", json!({})).await.expect(200);
        let part = |text: &str| json!({ "description": text, "category": "CM-0107" });
        let parts = json!({ "parts": [part("一"), part("二"), part("三")] });
        village.town.act("dispatcher", &made[0], "split", parts).await.expect(200);
        village.until(PUBLISHED).await;
        assert_eq!(village.cells("district").await, [], "twelve cases of nine people");
    }
}
