use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect};
use axum::routing::post;
use base::Id;
use base::time::Span;
use db::{Db, both_engines};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

use super::super::signature;
use super::{app_with, emit};
use crate::platform::testing::{Reply, TestApp};

const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const CHANNEL: &str = "/api/v1/notify/channels/0190a0b0-0000-7000-8000-000000000001";

/// What a receiver got, and how it answers next.
#[derive(Clone, Default)]
struct Receiver {
    got: Arc<Mutex<Vec<(HeaderMap, Bytes)>>>,
    failing: Arc<Mutex<bool>>,
}

async fn receive(State(receiver): State<Receiver>, headers: HeaderMap, body: Bytes) -> StatusCode {
    receiver.got.lock().unwrap().push((headers, body));
    if *receiver.failing.lock().unwrap() { StatusCode::BAD_GATEWAY } else { StatusCode::NO_CONTENT }
}

/// A server that may call these hosts.
async fn calling(db: Db, hosts: &str) -> TestApp {
    app_with(db, |config| config.notify.webhook_hosts = vec![hosts.to_owned()]).await
}

async fn receiver() -> (Receiver, SocketAddr) {
    let receiver = Receiver::default();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let away = || async { Redirect::temporary("/hook").into_response() };
    let router =
        Router::new().route("/hook", post(receive)).route("/away", post(away)).with_state(receiver.clone());
    tokio::spawn(async move { axum::serve(listener, router).await });
    (receiver, address)
}

fn wish(target: String, area: &str) -> Value {
    json!({ "kind": "webhook", "name": "hook", "target": target, "topics": ["case."], "area_path": area, "secret": SECRET })
}

async fn put(app: &TestApp, token: &str, wish: Value) -> Reply {
    app.call(axum::http::Method::PUT, CHANNEL).token(token).json(wish).send().await
}

async fn deliveries(app: &TestApp, state: &str) -> Vec<Value> {
    let page = app
        .get(&format!("/api/v1/notify/deliveries?state={state}"))
        .token("keeper:d/")
        .send()
        .await
        .expect(200);
    page["items"].as_array().unwrap().clone()
}

both_engines! {
    async fn a_webhook_is_signed_and_thin(db: Db) {
        let app = calling(db, "127.0.0.1").await;
        let (receiver, address) = receiver().await;
        let view = put(&app, "keeper:d/", wish(format!("http://{address}/hook"), "d/")).await.expect(200);
        assert!(view.get("secret").is_none());
        let data = json!({ "number": "CH-7", "title": "a name", "state": "closed" });
        emit(&app.ctx, "case.close", "1", "d/s/", data).await;
        emit(&app.ctx, "case.close", "2", "e/s/", json!({ "number": "outside" })).await;
        app.settle().await;
        let got = receiver.got.lock().unwrap().clone();
        let [(headers, body)] = got.as_slice() else { panic!("{} calls", got.len()) };
        let text = |name: &str| headers[name].to_str().unwrap();
        assert_eq!(text("content-type"), "application/cloudevents+json");
        let key = signature::key(SECRET).unwrap();
        let expected = signature::sign(&key, text("webhook-id"), text("webhook-timestamp").parse().unwrap(), body);
        assert_eq!(text("webhook-signature"), expected);
        let event: Value = serde_json::from_slice(body).unwrap();
        assert_eq!((&event["specversion"], &event["id"]), (&json!("1.0"), &json!(text("webhook-id"))));
        assert_eq!(event["data"], json!({ "number": "CH-7", "state": "closed" }));
        assert_eq!(deliveries(&app, "sent").await.len(), 1);
    }

    async fn what_fails_is_tried_again_then_dead_then_sent_again(db: Db) {
        let app = calling(db, "127.0.0.1").await;
        let (receiver, address) = receiver().await;
        put(&app, "keeper:d/", wish(format!("http://{address}/hook"), "d/")).await.expect(200);
        *receiver.failing.lock().unwrap() = true;
        emit(&app.ctx, "case.close", "1", "d/s/", json!({})).await;
        app.settle().await;
        let waiting = deliveries(&app, "waiting").await;
        assert_eq!((&waiting[0]["attempts"], waiting[0]["error"].as_str()), (&json!(1), Some("the receiver answered 502 Bad Gateway")));
        for _ in 0..12 {
            app.clock.advance(Span::hours(8));
            app.settle().await;
        }
        let dead = deliveries(&app, "dead").await;
        assert_eq!((dead.len(), &dead[0]["attempts"]), (1, &json!(12)));
        assert_eq!(receiver.got.lock().unwrap().len(), 12);
        let resend = format!("/api/v1/notify/deliveries/{}/resend", dead[0]["id"].as_str().unwrap());
        app.post(&resend).token("stranger:e/").send().await.expect(404);
        *receiver.failing.lock().unwrap() = false;
        app.post(&resend).token("keeper:d/").send().await.expect(200);
        app.post(&resend).token("keeper:d/").send().await.expect(409);
        app.settle().await;
        assert_eq!((deliveries(&app, "sent").await.len(), deliveries(&app, "dead").await.len()), (1, 0));
        let ids: Vec<_> = receiver.got.lock().unwrap().iter().map(|(h, _)| h["webhook-id"].clone()).collect();
        assert!(ids.windows(2).all(|pair| pair[0] == pair[1]), "the id stays the same, so that receivers notice doubles");
    }

    async fn redirects_are_not_followed(db: Db) {
        let app = calling(db, "127.0.0.1").await;
        let (receiver, address) = receiver().await;
        put(&app, "keeper:d/", wish(format!("http://{address}/away"), "d/")).await.expect(200);
        emit(&app.ctx, "case.close", "1", "d/s/", json!({})).await;
        app.settle().await;
        assert!(receiver.got.lock().unwrap().is_empty());
        assert_eq!(deliveries(&app, "waiting").await[0]["error"], "the receiver answered 307 Temporary Redirect");
    }

    async fn calls_go_only_where_the_operator_said(db: Db) {
        let app = calling(db, "*.0.0.1").await;
        let refuse = async |target: &str, code: &str| {
            let problem = put(&app, "keeper:d/", wish(target.to_owned(), "d/")).await.expect(422);
            assert_eq!(problem["code"], code, "{target}");
        };
        refuse("https://127.0.0.1/hook", "channel.private_address").await;
        refuse("https://127.0.0.2/hook", "channel.host_not_listed").await;
        refuse("https://169.254.169.254/latest/meta-data", "channel.host_not_listed").await;
        refuse("ftp://127.0.0.1/", "channel.bad_url").await;
    }

    async fn a_channel_stays_inside_its_keepers_area(db: Db) {
        let app = calling(db, "127.0.0.1").await;
        let target = || "http://127.0.0.1:9/hook".to_owned();
        put(&app, "keeper:d/a/", wish(target(), "d/")).await.expect(403);
        put(&app, "keeper:d/a/", wish(target(), "")).await.expect(403);
        put(&app, "keeper:d/a/", wish(target(), "d/a/")).await.expect(200);
        put(&app, "other:d/b/", wish(target(), "d/b/")).await.expect(404);
        let seen = app.get("/api/v1/notify/channels").token("other:d/b/").send().await.expect(200);
        assert_eq!(seen["items"], json!([]));
        let mut without = wish(target(), "d/a/");
        without.as_object_mut().unwrap().remove("secret");
        put(&app, "keeper:d/a/", without).await.expect(200);
        let mut other = wish(target(), "d/a/");
        other["topics"] = json!(["account."]);
        put(&app, "keeper:d/a/", other).await.expect(422);
        app.call(axum::http::Method::DELETE, CHANNEL).token("keeper:d/").send().await.expect(200);
        app.call(axum::http::Method::DELETE, CHANNEL).token("keeper:d/").send().await.expect(404);
    }

    async fn a_mail_is_sent_in_both_languages(db: Db) {
        let (mails, address) = mail_sink().await;
        let app = app_with(db, |config| config.notify.smtp_url = format!("smtp://{address}")).await;
        let wish = json!({ "kind": "email", "name": "duty", "target": "duty@example.cn", "topics": ["case.close"] });
        let crafted = json!({ "kind": "email", "name": "duty", "target": "a@example.cn\r\nBcc: b@example.cn", "topics": ["case."] });
        put(&app, "keeper", crafted).await.expect(422);
        put(&app, "keeper", wish).await.expect(200);
        emit(&app.ctx, "case.close", "1", "d/s/", json!({ "number": "CH-7\r\nBcc: all@example.cn", "title": "a name" })).await;
        app.settle().await;
        assert_eq!(deliveries(&app, "sent").await.len() + deliveries(&app, "waiting").await.len(), 0, "not in this area");
        let all = app.get("/api/v1/notify/deliveries?state=sent").token("keeper").send().await.expect(200);
        assert_eq!(all["items"].as_array().unwrap().len(), 1);
        let mails = mails.lock().unwrap();
        let [mail] = mails.as_slice() else { panic!("{} mails", mails.len()) };
        assert!(mail.contains("To: duty@example.cn"), "{mail}");
        assert!(!mail.lines().any(|line| line.starts_with("Bcc")), "{mail}");
        assert!(mail.contains("Checked and closed") && !mail.contains("a name"), "{mail}");
        assert!(mail.contains(&Id::<()>::named("case", "1").to_string()));
    }
}

/// A mail server that takes everything (RFC 5321, as little of it as a client needs).
async fn mail_sink() -> (Arc<Mutex<Vec<String>>>, SocketAddr) {
    let mails: Arc<Mutex<Vec<String>>> = Arc::default();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let kept = mails.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let (read, mut write) = stream.into_split();
            let mut lines = BufReader::new(read).lines();
            write.write_all(b"220 sink\r\n").await.unwrap();
            while let Ok(Some(line)) = lines.next_line().await {
                let answer: &[u8] = match line.get(..4) {
                    Some("DATA") => {
                        write.write_all(b"354 go on\r\n").await.unwrap();
                        let mut mail = String::new();
                        while let Ok(Some(line)) = lines.next_line().await {
                            if line == "." {
                                break;
                            }
                            mail.push_str(&line);
                            mail.push('\n');
                        }
                        kept.lock().unwrap().push(mail);
                        b"250 kept\r\n"
                    }
                    Some("QUIT") => b"221 bye\r\n",
                    _ => b"250 well\r\n",
                };
                if write.write_all(answer).await.is_err() {
                    break;
                }
            }
        }
    });
    (mails, address)
}
