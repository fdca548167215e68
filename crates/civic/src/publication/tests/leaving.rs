//! What must not be in what is published, and leaves it.

use db::{Db, both_engines};
use serde_json::json;

use super::village::{HERE, Village};
use crate::cases::tests::town::id;

const PUBLISHED: &str = "2026-04-02T00:30:00+08:00";

both_engines! {
    async fn a_sensitive_point_never_gets_out(db: Db) {
        let village = Village::new(db).await;
        village.report(12, HERE, json!({})).await;
        // Drugs: enough reporters for any cell, at a place of their own.
        let elsewhere = json!({ "category": "SG-0306", "location": { "lon": 104.15, "lat": 30.70 } });
        village.report(15, HERE, elsewhere).await;
        village.report(15, HERE, json!({ "category": null, "location": { "lon": 104.2, "lat": 30.72 } })).await;
        village.until(PUBLISHED).await;
        for level in ["district", "street", "community", "square"] {
            let cells = village.cells(level).await;
            assert_eq!(cells.iter().map(|(_, reports)| *reports).collect::<Vec<_>>(), [12], "{level}");
        }
        let all = village.everything().await;
        assert!(all.contains("CM-0107") && !all.contains("SG-03"), "{all}");
        let left_out = village.get("").await.expect(200)["left_out"].clone();
        assert!(left_out.as_array().expect("names").iter().any(|name| name["zh"] == "毒品"));
    }

    async fn a_report_that_turns_out_sensitive_leaves_at_once(db: Db) {
        let village = Village::new(db).await;
        let made = village.report(13, HERE, json!({})).await;
        village.until(PUBLISHED).await;
        assert_eq!(village.cells("district").await, [("510108".to_owned(), 13)]);
        village.town.act("triager", &made[0], "triage", json!({ "category": "SG-0306" })).await.expect(200);
        // An ordinary change beside it would wait for the next day.
        village.settle().await;
        assert_eq!(village.cells("district").await, [("510108".to_owned(), 12)]);
    }

    async fn an_erased_report_leaves_at_once_and_a_cell_below_the_threshold_with_it(db: Db) {
        let village = Village::new(db).await;
        let made = village.report(11, HERE, json!({})).await;
        for case in &made[..2] {
            village.town.to_closed(case).await;
        }
        village.until(PUBLISHED).await;
        assert_eq!(village.cells("square").await.len(), 1);
        village.town.act("officer", &made[0], "erase", json!({ "note": "本人申请" })).await.expect(200);
        village.settle().await;
        assert_eq!(village.cells("district").await, [("510108".to_owned(), 10)]);
        village.town.act("officer", &made[1], "erase", json!({ "note": "本人申请" })).await.expect(200);
        village.settle().await;
        assert_eq!(village.cells("district").await, []);
        assert_eq!(village.get("").await.expect(200)["months"], json!([]));
        // It does not come back, whatever happens to the month later.
        village.town.act("triager", &made[5], "triage", json!({})).await.expect(200);
        village.until("2026-05-20T00:00:00+08:00").await;
        assert_eq!(village.cells("district").await, []);
    }

    async fn numbers_stay_when_contacts_are_gone(db: Db) {
        let village = Village::new(db).await;
        let made = village.report(12, HERE, json!({})).await;
        for case in &made {
            village.town.to_closed(case).await;
        }
        village.until(PUBLISHED).await;
        village.until("2026-11-20T00:00:00+08:00").await;
        let asked = format!("/cases/{}/reporter?purpose=callback", id(&made[1]));
        assert_eq!(village.town.get("triager", &asked).await.status, 404, "the contact is gone");
        village.town.act("officer", &made[0], "erase", json!({ "note": "本人申请" })).await.expect(200);
        village.settle().await;
        assert_eq!(village.cells("district").await, [("510108".to_owned(), 11)]);
    }
}
