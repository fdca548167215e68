//! Whether anything was altered, told to whoever holds the receipt.

use db::{Db, both_engines};
use serde_json::{Value, json};

use super::town::{Town, receipt};
use crate::audit;
use crate::platform::Principal;

async fn proof(town: &Town, case: &Value) -> Value {
    let code = case["receipt"]["code"].as_str().expect("a receipt");
    let path = format!("/api/v1/receipts/{code}/proof");
    town.app.get(&path).header("x-receipt", &receipt(case)).send().await.expect(200)
}

/// Somebody with the rights of the database changes what stands there.
async fn tamper(town: &Town, text: &'static str) {
    let changed =
        town.app.ctx.write(Principal::System("test"), move |work| Ok(work.tx.run_dyn(text, Vec::new())?));
    assert!(changed.await.expect("changed") > 0);
}

both_engines! {
    async fn the_holder_of_a_receipt_learns_whether_anything_was_altered(db: Db) {
        let town = Town::new(db).await;
        let case = town.report().await;
        let fresh = proof(&town, &case).await;
        assert_eq!((&fresh["intact"], &fresh["events"], &fresh["waiting"]), (&json!(true), &json!(1), &json!(1)));
        town.to_handling(&case).await;
        let ctx = town.app.ctx.clone();
        let sealing = tokio::task::spawn_blocking(move || while audit::seal_once(&ctx).expect("sealing") > 0 {});
        sealing.await.expect("sealing");
        let sound = proof(&town, &case).await;
        assert_eq!((&sound["intact"], &sound["events"], &sound["sealed"]), (&json!(true), &json!(5), &json!(5)));

        let code = case["receipt"]["code"].as_str().expect("a receipt");
        town.app.get(&format!("/api/v1/receipts/{code}/proof")).send().await.expect(404);

        tamper(&town, "update case_events set act = 'accept' where act = 'triage'").await;
        assert_eq!(proof(&town, &case).await["intact"], false, "another act than the chain says");
        tamper(&town, "update case_events set act = 'triage' where seq = 2").await;
        assert_eq!(proof(&town, &case).await["intact"], true);
        tamper(&town, "update audit_entries set at = at + 1 where action = 'case.act'").await;
        assert_eq!(proof(&town, &case).await["intact"], false, "an entry that does not fit its hash");
    }
}
