//! Stories over HTTP, on both engines.

use base::Permission::{CaseRead, NoticeWrite};
use base::time::Span;
use db::{Db, both_engines};
use serde_json::{Value, json};

use crate::cases::tests::town::shipped;
use crate::platform::testing::{START, TestApp, somebody};
use crate::{area, audit};

const STREET: &str = "510108002000";
const COMMUNITY: &str = "510108002002";
const ELSEWHERE: &str = "510108004000";

struct Board {
    app: TestApp,
}

impl Board {
    /// A server with the shipped pack; `centre` writes for one street, `other` for another, `reader` not at all.
    async fn new(db: Db) -> Board {
        let app = TestApp::new(db).await;
        shipped(&app).await;
        let board = Board { app };
        let (street, elsewhere) = (board.path(STREET), board.path(ELSEWHERE));
        board.app.knows([
            ("centre", somebody("centre", &street, &[NoticeWrite])),
            ("other", somebody("other", &elsewhere, &[NoticeWrite])),
            ("reader", somebody("reader", &street, &[CaseRead])),
        ]);
        board
    }

    fn path(&self, code: &str) -> String {
        area::atlas(&self.app.ctx).with_code(code).expect("an area of the pack").path.clone()
    }

    fn area(&self, code: &str) -> String {
        area::atlas(&self.app.ctx).with_code(code).expect("an area of the pack").id.to_string()
    }

    async fn publish(&self, code: &str, title: &str, more: Value) -> Value {
        let body = json!({ "area": self.area(code), "content": content(title, more) });
        self.app.post("/api/v1/notices").token("centre").json(body).send().await.expect(201)
    }

    /// The titles that a resident of an area reads.
    async fn read(&self, code: &str) -> Vec<String> {
        let found =
            self.app.get(&format!("/api/v1/areas/{}/notices", self.area(code))).send().await.expect(200);
        let items = found["items"].as_array().expect("items");
        items.iter().map(|notice| notice["title"]["zh"].as_str().expect("a title").to_owned()).collect()
    }

    async fn change(
        &self,
        who: &str,
        method: &str,
        path: &str,
        body: Value,
    ) -> crate::platform::testing::Reply {
        let call = self.app.call(method.parse().expect("a method"), &format!("/api/v1/notices/{path}"));
        call.token(who).json(body).send().await
    }
}

fn content(title: &str, more: Value) -> Value {
    let mut content = json!({
        "title": { "zh": title }, "body": { "zh": "请相互转告" }, "from": START, "until": START + Span::days(3),
    });
    for (key, value) in more.as_object().expect("fields") {
        content[key] = value.clone();
    }
    content
}

both_engines! {
    async fn a_notice_is_read_in_its_area_and_below_as_long_as_it_holds(db: Db) {
        let board = Board::new(db).await;
        board.publish(STREET, "停水通知", json!({})).await;
        board.publish(COMMUNITY, "社区大扫除", json!({ "from": START + Span::days(1), "until": START + Span::days(4) })).await;
        assert_eq!(board.read(COMMUNITY).await, ["停水通知"]);
        assert_eq!(board.read(ELSEWHERE).await, Vec::<String>::new());
        board.app.clock.advance(Span::days(2));
        assert_eq!(board.read(COMMUNITY).await, ["社区大扫除", "停水通知"]);
        assert_eq!(board.read(STREET).await, ["停水通知"], "what holds for a part is not told to the whole");
        let pinned = board.publish(STREET, "防汛提示", json!({ "pinned": true })).await;
        assert_eq!(pinned["shown"], true);
        assert_eq!(board.read(COMMUNITY).await[0], "防汛提示");
        board.app.clock.advance(Span::days(1));
        assert_eq!(board.read(COMMUNITY).await, ["社区大扫除"]);
        let nowhere = uuid::Uuid::nil();
        board.app.get(&format!("/api/v1/areas/{nowhere}/notices")).send().await.expect(404);
    }

    async fn only_whoever_may_writes_and_only_in_their_area(db: Db) {
        let board = Board::new(db).await;
        let body = json!({ "area": board.area(COMMUNITY), "content": content("停水通知", json!({})) });
        board.app.post("/api/v1/notices").json(body.clone()).send().await.expect(401);
        board.app.post("/api/v1/notices").token("reader").json(body.clone()).send().await.expect(403);
        assert_eq!(board.app.post("/api/v1/notices").token("other").json(body).send().await.expect(422)["fields"][0]["field"], "/area");
        let notice = board.publish(COMMUNITY, "停水通知", json!({})).await;
        let id = notice["id"].as_str().unwrap();
        let correction = json!({ "version": 1, "content": content("停气通知", json!({})) });
        board.change("other", "PUT", id, correction.clone()).await.expect(404);
        board.change("reader", "PUT", id, correction).await.expect(403);
        board.change("other", "POST", &format!("{id}/withdraw"), json!({ "version": 1, "reason": "x" })).await.expect(404);
        let list = async |who: &str| board.app.get("/api/v1/notices").token(who).send().await.expect(200)["items"].as_array().unwrap().len();
        assert_eq!((list("centre").await, list("other").await), (1, 0));
    }

    async fn a_correction_is_open_and_the_log_keeps_the_words(db: Db) {
        let board = Board::new(db).await;
        let notice = board.publish(COMMUNITY, "周三停水", json!({})).await;
        let id = notice["id"].as_str().unwrap().to_owned();
        let corrected = json!({ "version": 1, "content": content("周四停水", json!({ "title": { "zh": "周四停水", "en": "No water on Thursday" }, "body": { "zh": "请转告", "en": "Tell others" } })) });
        board.app.clock.advance(Span::hours(1));
        let after = board.change("centre", "PUT", &id, corrected.clone()).await.expect(200);
        assert_eq!(after["version"], 2);
        let again = board.change("centre", "PUT", &id, corrected).await.expect(409);
        assert_eq!(again["current_version"], 2);
        let read = board.app.get(&format!("/api/v1/areas/{}/notices", board.area(COMMUNITY))).send().await.expect(200);
        assert_eq!(read["items"][0]["title"], json!({ "zh": "周四停水", "en": "No water on Thursday" }));
        assert!(read["items"][0]["corrected_at"].is_string());
        board.change("centre", "PUT", &id, json!({ "content": content("x", json!({})) })).await.expect(428);
        let bad = board.change("centre", "PUT", &id, json!({ "version": 2, "content": content("", json!({})) })).await;
        assert_eq!(bad.expect(422)["fields"][0]["field"], "/title/zh");

        let ctx = board.app.ctx.clone();
        let log = tokio::task::spawn_blocking(move || {
            while audit::seal_once(&ctx).expect("sealing") > 0 {}
            let mut lines = Vec::new();
            audit::export(ctx.db(), &mut lines).expect("the export");
            String::from_utf8(lines).expect("text")
        });
        let log = log.await.unwrap();
        let entry = log.lines().find(|line| line.contains("notice.corrected")).expect("an entry");
        assert!(entry.contains("周三停水") && entry.contains("周四停水"));
    }

    async fn a_withdrawn_notice_is_gone_for_residents_and_stays_for_the_office(db: Db) {
        let board = Board::new(db).await;
        let notice = board.publish(COMMUNITY, "停水通知", json!({})).await;
        let path = format!("{}/withdraw", notice["id"].as_str().unwrap());
        board.change("centre", "POST", &path, json!({ "version": 1, "reason": " " })).await.expect(422);
        let gone = board.change("centre", "POST", &path, json!({ "version": 1, "reason": "写错了日期" })).await.expect(200);
        assert_eq!((&gone["shown"], &gone["withdrawn_why"]), (&json!(false), &json!("写错了日期")));
        assert_eq!(board.read(COMMUNITY).await, Vec::<String>::new());
        let again = board.change("centre", "POST", &path, json!({ "version": 2, "reason": "x" })).await.expect(409);
        assert_eq!(again["code"], "notice.withdrawn");
    }

    async fn the_list_of_the_office_turns_pages(db: Db) {
        let board = Board::new(db).await;
        for n in 0..5 {
            board.app.clock.advance(Span::seconds(1));
            board.publish(COMMUNITY, &format!("公告{n}"), json!({})).await;
        }
        let (mut cursor, mut titles) = (String::new(), Vec::new());
        loop {
            let page = board.app.get(&format!("/api/v1/notices?limit=2{cursor}")).token("centre").send().await.expect(200);
            titles.extend(page["items"].as_array().unwrap().iter().map(|notice| notice["title"]["zh"].as_str().unwrap().to_owned()));
            let Some(next) = page["next_cursor"].as_str() else { break };
            cursor = format!("&cursor={next}");
        }
        assert_eq!(titles, ["公告4", "公告3", "公告2", "公告1", "公告0"]);
        board.app.get("/api/v1/notices?limit=0").token("centre").send().await.expect(422);
        board.app.get("/api/v1/notices?cursor=x").token("centre").send().await.expect(422);
    }
}
