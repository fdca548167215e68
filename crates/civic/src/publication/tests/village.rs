//! A town whose people report with telephones of their own, and what of it is published.

use base::Time;
use base::time::Span;
use db::Db;
use serde_json::{Value, json};

use crate::area;
use crate::cases::tests::town::Town;
use crate::platform::testing::Reply;

/// Jianhua, where the town reports from.
pub const HERE: &str = "510108002002";
/// Another community of the same street.
pub const NEXT: &str = "510108002003";

pub struct Village {
    pub town: Town,
    phones: std::cell::Cell<u32>,
}

impl Village {
    pub async fn new(db: Db) -> Village {
        let town = Town::configured(db, |config| config.limits.reports_per_minute = 10_000).await;
        Village { town, phones: std::cell::Cell::new(0) }
    }

    pub fn area(&self, code: &str) -> String {
        area::atlas(&self.town.app.ctx).with_code(code).expect("an area of the pack").id.to_string()
    }

    /// A telephone that nobody has called from yet.
    pub fn phone(&self) -> String {
        self.phones.set(self.phones.get() + 1);
        format!("1380000{:04}", self.phones.get())
    }

    /// So many people report, each with a telephone of his own.
    pub async fn report(&self, many: u32, community: &str, more: Value) -> Vec<Value> {
        let mut made = Vec::new();
        for _ in 0..many {
            let mut body = json!({ "area": self.area(community), "contact": { "phone": self.phone() } });
            for (key, value) in more.as_object().expect("fields") {
                body[key] = value.clone();
            }
            made.push(self.town.report_with(body).await);
        }
        made
    }

    /// Moves on to an instant such as `2026-04-02T01:00:00+08:00`, and lets everything settle there.
    pub async fn until(&self, at: &str) {
        let at: Time = at.parse().expect("an instant");
        self.town.app.clock.set(at);
        self.settle().await;
    }

    pub async fn settle(&self) {
        self.town.app.settle().await;
        // Time that passes while jobs run is not for them to see.
        self.town.app.clock.advance(Span::seconds(1));
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.town.app.get(&format!("/api/v1/public{path}")).send().await
    }

    /// What is published of a level in March: codes and numbers.
    pub async fn cells(&self, level: &str) -> Vec<(String, i64)> {
        let found = self.get(&format!("/cells.geojson?month=2026-03&level={level}")).await.expect(200);
        let features = found["features"].as_array().expect("features").clone();
        let cell = |feature: Value| {
            let of = &feature["properties"];
            (of["code"].as_str().expect("a code").to_owned(), of["reports"].as_i64().expect("a number"))
        };
        features.into_iter().map(cell).collect()
    }

    /// Everything that is open to everybody, as one text.
    pub async fn everything(&self) -> String {
        let mut all = String::new();
        for path in [
            "",
            "/cells.geojson?level=district",
            "/cells.geojson?level=street",
            "/cells.geojson?level=community",
            "/cells.geojson?level=square",
            "/figures",
            "/data/places.csv",
            "/data/places.json",
            "/data/categories.csv",
            "/data/indicators.csv",
            "/data/datapackage.json",
        ] {
            let reply = self.get(path).await;
            assert_eq!(reply.status, 200, "{path}");
            all.push_str(&String::from_utf8(reply.bytes).expect("text"));
        }
        all
    }
}
