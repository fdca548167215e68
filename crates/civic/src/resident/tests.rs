//! Stories over HTTP, on both engines.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use base::time::Span;
use db::{Db, both_engines};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::model::Phone;
use crate::cases::tests::town::shipped;
use crate::notify;
use crate::platform::config::Config;
use crate::platform::testing::{Reply, TestApp};
use crate::{area, audit};

const PHONE: &str = "13800000000";
const KEY: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

struct House {
    app: TestApp,
}

impl House {
    async fn new(db: Db) -> House {
        House::configured(db, |config| config.resident.codes = "file".into()).await
    }

    async fn configured(db: Db, set: impl FnOnce(&mut Config)) -> House {
        let app = TestApp::configured(db, set).await;
        shipped(&app).await;
        House { app }
    }

    async fn ask(&self, phone: &str) -> Reply {
        self.app.post("/api/v1/resident/codes").json(json!({ "phone": phone })).send().await
    }

    /// The code in the file of a number.
    fn code(&self, phone: &str) -> String {
        std::fs::read_to_string(self.app.folder.path().join("codes").join(phone)).expect("a code was sent")
    }

    async fn enter(&self, phone: &str, code: &str) -> Reply {
        let body = json!({ "phone": phone, "code": code });
        self.app.post("/api/v1/resident/session").json(body).send().await
    }

    /// Signs in; the cookie.
    async fn sign_in(&self, phone: &str) -> String {
        self.ask(phone).await.expect(200);
        let spelled = Phone::read(phone).expect("a number");
        let reply = self.enter(phone, &self.code(spelled.as_str())).await;
        let cookie = reply.headers["set-cookie"].to_str().expect("text").to_owned();
        assert!(cookie.starts_with("liandong-resident=") && cookie.contains("HttpOnly; SameSite=Strict"));
        reply.expect(200);
        cookie.split(';').next().expect("a pair").to_owned()
    }

    async fn me(&self, cookie: &str) -> Reply {
        self.app.get("/api/v1/resident").header("cookie", cookie).send().await
    }

    async fn change(&self, method: &str, path: &str, cookie: &str, receipt: Option<&str>) -> Reply {
        let call = self.app.call(method.parse().expect("a method"), &format!("/api/v1/resident{path}"));
        let call = call.header("cookie", cookie).json(json!({}));
        match receipt {
            Some(receipt) => call.header("x-receipt", receipt).send().await,
            None => call.send().await,
        }
    }

    /// Code and receipt of a fresh report.
    async fn report(&self) -> (String, String) {
        let area = area::atlas(&self.app.ctx).with_code("510108002002").expect("a community").id;
        let body = json!({ "description": "路灯不亮", "area": area });
        let made = self.app.post("/api/v1/cases").json(body).send().await.expect(201);
        let text = |key: &str| made["receipt"][key].as_str().expect("a receipt").to_owned();
        (text("code"), format!("{}.{}", text("code"), text("secret")))
    }

    /// Every text and byte that the tables of residents hold.
    async fn stored(&self) -> String {
        let found = self.app.ctx.read(|tx| {
            let mut all = String::new();
            for column in ["phone_hash", "phone_sealed"] {
                for bytes in tx.rows_dyn(&format!("select {column} from residents"), Vec::new(), |row| {
                    row.get::<Vec<u8>>(0)
                })? {
                    all.push_str(&String::from_utf8_lossy(&bytes));
                }
            }
            for column in ["receipt_hash", "sealed"] {
                for bytes in
                    tx.rows_dyn(&format!("select {column} from resident_receipts"), Vec::new(), |row| {
                        row.get::<Vec<u8>>(0)
                    })?
                {
                    all.push_str(&String::from_utf8_lossy(&bytes));
                }
            }
            Ok::<_, base::Problem>(all)
        });
        found.await.expect("reading")
    }
}

both_engines! {
    async fn an_account_holds_receipts_on_every_device(db: Db) {
        let house = House::new(db).await;
        let (code, receipt) = house.report().await;
        let phone = house.sign_in(PHONE).await;
        assert_eq!(house.me(&phone).await.expect(200)["receipts"], json!([]));
        house.change("PUT", &format!("/receipts/{code}"), &phone, Some(&receipt)).await.expect(200);
        house.change("PUT", &format!("/receipts/{code}"), &phone, Some(&receipt)).await.expect(200);
        let (_, other) = house.report().await;
        house.change("PUT", &format!("/receipts/{code}"), &phone, Some(&other)).await.expect(404);
        house.change("PUT", &format!("/receipts/{code}"), &phone, None).await.expect(404);

        house.app.clock.advance(Span::minutes(2));
        let tablet = house.sign_in("+86 138-0000-0000").await;
        let me = house.me(&tablet).await.expect(200);
        assert_eq!(me["phone"], "138****00");
        let [held] = me["receipts"].as_array().unwrap().as_slice() else { panic!("{me}") };
        assert_eq!(format!("{}.{}", held["code"].as_str().unwrap(), held["secret"].as_str().unwrap()), receipt);
        let stored = house.stored().await;
        assert!(!stored.contains(PHONE) && !stored.contains(&code), "sealed");

        // Somebody else sees nothing of it.
        let neighbour = house.sign_in("13900000000").await;
        assert_eq!(house.me(&neighbour).await.expect(200)["receipts"], json!([]));
        house.change("DELETE", &format!("/receipts/{code}"), &neighbour, None).await.expect(200);
        assert_eq!(house.me(&tablet).await.expect(200)["receipts"].as_array().unwrap().len(), 1);
        house.change("DELETE", &format!("/receipts/{code}"), &tablet, None).await.expect(200);
        assert_eq!(house.me(&phone).await.expect(200)["receipts"], json!([]));
        house.change("DELETE", "/session", &phone, None).await.expect(200);
        house.me(&phone).await.expect(401);
        house.me(&tablet).await.expect(200);
    }

    async fn a_code_is_good_once_for_five_minutes_and_five_tries(db: Db) {
        let house = House::new(db).await;
        let wrong = |code: &str| if code == "000000" { "000001" } else { "000000" }.to_owned();
        assert_eq!(house.enter(PHONE, "123456").await.expect(422)["code"], "resident.bad_code");
        house.ask(PHONE).await.expect(200);
        let code = house.code(PHONE);
        assert_eq!(code.len(), 6);
        assert_eq!(house.enter(PHONE, &wrong(&code)).await.expect(422)["code"], "resident.bad_code");
        assert_eq!(house.enter("13900000000", &code).await.expect(422)["code"], "resident.bad_code");
        house.enter(PHONE, &code).await.expect(200);
        assert_eq!(house.enter(PHONE, &code).await.expect(422)["code"], "resident.bad_code", "used");

        house.app.clock.advance(Span::minutes(2));
        house.ask(PHONE).await.expect(200);
        house.app.clock.advance(Span::minutes(5));
        house.enter(PHONE, &house.code(PHONE)).await.expect(422);

        house.ask(PHONE).await.expect(200);
        let code = house.code(PHONE);
        for _ in 0..5 {
            house.enter(PHONE, &wrong(&code)).await.expect(422);
        }
        assert_eq!(house.enter(PHONE, &code).await.expect(422)["code"], "resident.bad_code", "tried too often");
    }

    async fn codes_are_limited_by_number_and_by_address(db: Db) {
        let house = House::new(db).await;
        house.ask(PHONE).await.expect(200);
        let refused = house.ask("138 0000 0000").await;
        assert_eq!(refused.headers["retry-after"], "60");
        assert_eq!(refused.expect(429)["code"], "too_many");
        for _ in 1..10 {
            house.app.clock.advance(Span::minutes(1));
            house.ask(PHONE).await.expect(200);
        }
        house.app.clock.advance(Span::minutes(1));
        house.ask(PHONE).await.expect(429);
        house.app.clock.advance(Span::days(1));
        house.ask(PHONE).await.expect(200);
        // Many numbers from one address.
        house.app.clock.advance(Span::minutes(10));
        let mut last = 200;
        for n in 0..11 {
            last = house.ask(&format!("137000001{n:02}")).await.status.as_u16();
        }
        assert_eq!(last, 429);
        for bad in ["", "12345", "../instance.key", "13800000000000000"] {
            house.app.clock.advance(Span::minutes(1));
            assert_eq!(house.ask(bad).await.expect(422)["fields"][0]["field"], "/phone", "{bad}");
        }
    }

    async fn an_account_of_a_resident_gives_no_right_of_staff(db: Db) {
        let house = House::new(db).await;
        let cookie = house.sign_in(PHONE).await;
        let token = cookie.split_once('=').unwrap().1;
        for path in ["/cases", "/session", "/notices", "/audit/head", "/accounts"] {
            let path = format!("/api/v1{path}");
            house.app.get(&path).header("cookie", &cookie).send().await.expect(401);
            house.app.get(&path).header("cookie", &format!("liandong={token}")).send().await.expect(401);
            house.app.get(&path).token(token).send().await.expect(401);
        }
        house.app.get("/api/v1/resident").token(token).send().await.expect(401);
        house.app.get("/api/v1/resident").header("cookie", &format!("liandong={token}")).send().await.expect(401);
    }

    async fn deleting_takes_everything_and_leaves_the_case(db: Db) {
        let house = House::new(db).await;
        let (code, receipt) = house.report().await;
        let cookie = house.sign_in(PHONE).await;
        house.change("PUT", &format!("/receipts/{code}"), &cookie, Some(&receipt)).await.expect(200);
        house.change("DELETE", "", &cookie, None).await.expect(200);
        house.me(&cookie).await.expect(401);
        assert_eq!(house.stored().await, "");
        house.app.get(&format!("/api/v1/receipts/{code}")).header("x-receipt", &receipt).send().await.expect(200);
        house.app.clock.advance(Span::minutes(2));
        let again = house.sign_in(PHONE).await;
        assert_eq!(house.me(&again).await.expect(200)["receipts"], json!([]), "a new one begins empty");
        let ctx = house.app.ctx.clone();
        let log = tokio::task::spawn_blocking(move || {
            while audit::seal_once(&ctx).expect("sealing") > 0 {}
            let mut lines = Vec::new();
            audit::export(ctx.db(), &mut lines).expect("the export");
            String::from_utf8(lines).expect("text")
        });
        let log = log.await.unwrap();
        assert!(log.contains("resident.deleted") && !log.contains(PHONE) && log.matches("resident.signed_in").count() == 2);
    }

    async fn sessions_and_codes_end_with_their_time(db: Db) {
        let house = House::new(db).await;
        let cookie = house.sign_in(PHONE).await;
        house.app.clock.advance(Span::days(89));
        house.me(&cookie).await.expect(200);
        house.app.clock.advance(Span::days(2));
        house.me(&cookie).await.expect(401);
        house.app.settle().await;
        let left = house.app.ctx.read(|tx| {
            let count = |tx: &mut db::Tx<'_>, table: &str| {
                tx.rows_dyn(&format!("select count(*) from {table}"), Vec::new(), |row| row.get::<i64>(0))
            };
            Ok::<_, base::Problem>((count(tx, "resident_codes")?[0], count(tx, "resident_sessions")?[0], count(tx, "residents")?[0]))
        });
        assert_eq!(left.await.unwrap(), (0, 0, 1));
    }

    async fn without_a_way_to_send_there_are_no_accounts(db: Db) {
        let house = House::configured(db, |_| {}).await;
        let offer = house.app.get("/api/v1/resident/offer").send().await.expect(200);
        assert_eq!(offer, json!({ "accounts": false }));
        assert_eq!(house.ask(PHONE).await.expect(404)["code"], "resident.no_accounts");
        assert_eq!(house.enter(PHONE, "123456").await.expect(404)["code"], "resident.no_accounts");
    }

    async fn a_service_is_told_the_code_signed_and_only_where_the_operator_said(db: Db) {
        let got: Got = Arc::default();
        let address = service(got.clone()).await;
        let house = House::configured(db, |config| {
            config.resident.codes = format!("http://{address}/codes");
            config.resident.codes_key = KEY.into();
            config.notify.webhook_hosts = vec!["127.0.0.1".into()];
        }).await;
        house.ask(PHONE).await.expect(200);
        let (headers, body) = got.lock().unwrap().pop().expect("a call");
        let text = |name: &str| headers[name].to_str().unwrap();
        let key = notify::signing_key(KEY).unwrap();
        let wanted = notify::sign(&key, text("webhook-id"), text("webhook-timestamp").parse().unwrap(), &body);
        assert_eq!(text("webhook-signature"), wanted);
        let told: Value = serde_json::from_slice(&body).unwrap();
        assert_eq!((&told["phone"], &told["seconds"]), (&json!(PHONE), &json!(300)));
        house.enter(PHONE, told["code"].as_str().unwrap()).await.expect(200);
        // The service refuses: the resident is told, and may ask again.
        house.app.clock.advance(Span::minutes(2));
        let refused = house.ask("13900000500").await.expect(503);
        assert_eq!(refused["code"], "resident.code_not_sent");
    }
}

type Got = Arc<Mutex<Vec<(HeaderMap, Bytes)>>>;

/// A service that sends messages, but not to numbers that end with 500.
async fn service(got: Got) -> SocketAddr {
    async fn take(State(got): State<Got>, headers: HeaderMap, body: Bytes) -> StatusCode {
        let refuses = String::from_utf8_lossy(&body).contains("00500\"");
        got.lock().unwrap().push((headers, body));
        if refuses { StatusCode::BAD_GATEWAY } else { StatusCode::NO_CONTENT }
    }
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let router = axum::Router::new().route("/codes", axum::routing::post(take)).with_state(got);
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

#[test]
fn a_way_that_cannot_work_is_refused_at_the_start() {
    let mut config = Config::load(None).expect("the shipped defaults");
    config.resident.codes = "https://sms.example.cn/send".into();
    config.resident.codes_key = KEY.into();
    let refused = super::provider::of(&config).map(drop).expect_err("the host is not listed");
    assert_eq!(refused.code.code, "channel.host_not_listed");
    config.notify.webhook_hosts = vec!["sms.example.cn".into()];
    super::provider::of(&config).map(drop).expect("listed and signed");
    config.resident.codes_key = "secret".into();
    assert_eq!(
        super::provider::of(&config).map(drop).expect_err("a weak key").code.code,
        "channel.bad_secret"
    );
}
