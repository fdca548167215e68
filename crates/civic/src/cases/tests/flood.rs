//! Many reports from one address.

use base::time::Span;
use db::{Db, both_engines};
use serde_json::json;

use super::town::Town;
use crate::platform::testing::Reply;

const HERE: &str = "192.0.2.7";

impl Town {
    /// A stranger at an address reports, as the operator's own proxy tells it.
    async fn report_from(&self, address: &str, key: &str, language: &str) -> Reply {
        let body = json!({ "description": "路边垃圾成堆", "area": self.community(), "contact": { "phone": "13800000000" } });
        let call = self.app.post("/api/v1/cases").header("x-forwarded-for", address);
        call.header("idempotency-key", key).header("accept-language", language).json(body).send().await
    }

    /// How many rows there are of what a report writes.
    async fn written(&self) -> Vec<i64> {
        let tables =
            ["cases", "case_events", "case_reporters", "outbox", "audit_waiting", "idempotency_keys"];
        let counted = self.app.ctx.read(move |tx| {
            let count = |table: &str| format!("select count(*) from {table}");
            tables
                .into_iter()
                .map(|table| Ok(tx.rows_dyn(&count(table), Vec::new(), |row| row.get::<i64>(0))?[0]))
                .collect::<Result<Vec<_>, base::Problem>>()
        });
        counted.await.expect("counting")
    }
}

both_engines! {
    async fn a_flood_from_one_address_is_refused_and_writes_nothing(db: Db) {
        let town = Town::configured(db, |config| {
            config.server.tls = true;
            config.limits.reports_per_minute = 3;
        }).await;
        for n in 0..3 {
            town.report_from(HERE, &format!("report {n}"), "en").await.expect(201);
        }
        let before = town.written().await;
        assert_eq!(before[..3], [3, 3, 3]);
        for (language, words) in [("en", "That was too often; please try again in 20 seconds."), ("zh-CN", "操作太频繁，请 20 秒后再试。")] {
            let refused = town.report_from(HERE, "the fourth", language).await;
            assert_eq!(refused.headers["retry-after"], "20");
            let told = refused.expect(429);
            assert_eq!((&told["code"], &told["detail"]), (&json!("too_many"), &json!(words)));
        }
        // What a client writes into the header itself does not make it somebody else.
        town.report_from(&format!("203.0.113.9, {HERE}"), "another", "en").await.expect(429);
        assert_eq!(town.written().await, before);

        // Others are not held up: another address, and staff at this one.
        town.report_from("192.0.2.8", "a neighbour", "en").await.expect(201);
        let body = json!({ "description": "路边垃圾成堆", "area": town.community() });
        town.app.post("/api/v1/cases").header("x-forwarded-for", HERE).token("finder").json(body).send().await.expect(201);

        town.app.clock.advance(Span::seconds(20));
        town.report_from(HERE, "the fourth", "en").await.expect(201);
        town.report_from(HERE, "the fifth", "en").await.expect(429);
    }
}
