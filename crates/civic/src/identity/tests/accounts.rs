//! Accounts and roles over HTTP: who may do what, and what it sets off.

use axum::http::Method;
use db::{Db, both_engines};
use serde_json::json;

use super::*;

/// A server with the three administrators: tokens of system, security, audit.
async fn three(db: Db) -> (TestApp, [String; 3]) {
    let app = start(db).await;
    for (name, role) in [("li", "system_admin"), ("qian", "security_admin"), ("sun", "audit_admin")] {
        person(&app, name, Some((role, ""))).await;
    }
    let tokens = [token(&app, "li").await, token(&app, "qian").await, token(&app, "sun").await];
    (app, tokens)
}

both_engines! {
    async fn each_administrator_does_his_own_work_only(db: Db) {
        let (app, [system, security, audit]) = three(db).await;
        let new = json!({ "name": "chen", "display": "陈" });
        for other in [&security, &audit] {
            app.post("/api/v1/accounts").token(other).json(new.clone()).send().await.expect(403);
        }
        let made = app.post("/api/v1/accounts").token(&system).json(new.clone()).send().await.expect(201);
        app.post("/api/v1/accounts").token(&system).json(new).send().await.expect(409);
        let grants = format!("/api/v1/accounts/{}/grants", text(&made, "id"));
        let clerk = json!({ "role": "clerk" });
        for other in [&system, &audit] {
            app.post(&grants).token(other).json(clerk.clone()).send().await.expect(403);
        }
        let given = app.post(&grants).token(&security).json(clerk).send().await.expect(201);
        app.post(&grants).token(&security).json(json!({ "role": "audit_admin" })).send().await.expect(409);
        app.post(&grants).token(&security).json(json!({ "role": "king" })).send().await.expect(422);
        let shown = app.get("/api/v1/session").token(&security).send().await.expect(200);
        let own = format!("/api/v1/accounts/{}/grants", text(&shown["account"], "id"));
        let refused = app.post(&own).token(&security).json(json!({ "role": "clerk" })).send().await.expect(403);
        assert_eq!(refused["code"], "grant.to_self");
        let one = format!("{grants}/{}", text(&given, "id"));
        let ended = app.call(Method::DELETE, &one).token(&security).send().await.expect(200);
        assert!(ended["valid_until"].is_string());
        assert_eq!(app.get(&grants).token(&system).send().await.expect(200)["items"].as_array().unwrap().len(), 1);
        for other in [&system, &security] {
            app.get("/api/v1/audit/entries").token(other).send().await.expect(403);
        }
    }

    async fn of_two_changes_one_wins(db: Db) {
        let (app, [system, ..]) = three(db).await;
        let id = person(&app, "chen", None).await;
        let path = format!("/api/v1/accounts/{id}");
        let shown = app.get(&path).token(&system).send().await;
        let etag = shown.headers["etag"].to_str().unwrap().to_owned();
        let patch = |body| app.call(Method::PATCH, &path).token(&system).json(body);
        patch(json!({ "display": "陈一" })).send().await.expect(428);
        let changed = patch(json!({ "display": "陈一", "email": "chen@example.org" })).header("if-match", &etag).send().await.expect(200);
        assert_eq!((&changed["display"], &changed["email"]), (&json!("陈一"), &json!("chen@example.org")));
        let stale = patch(json!({ "display": "陈二" })).header("if-match", &etag).send().await.expect(409);
        assert_eq!(stale["current_version"], changed["version"]);
        let cleared = patch(json!({ "version": changed["version"], "email": null })).send().await.expect(200);
        assert!(cleared.get("email").is_none() && cleared["display"] == "陈一");
        patch(json!({ "version": cleared["version"], "name": "other" })).send().await.expect(422);
    }

    async fn disabling_ends_everything_and_nobody_disables_himself(db: Db) {
        let (app, [system, ..]) = three(db).await;
        let id = person(&app, "chen", Some(("clerk", ""))).await;
        let session = token(&app, "chen").await;
        app.get("/api/v1/session").token(&session).send().await.expect(200);
        let account = app.get(&format!("/api/v1/accounts/{id}")).token(&system).send().await.expect(200);
        let body = json!({ "version": account["version"], "disabled": true });
        app.call(Method::PATCH, &format!("/api/v1/accounts/{id}")).token(&system).json(body).send().await.expect(200);
        app.get("/api/v1/session").token(&session).send().await.expect(401);
        let me = app.get("/api/v1/session").token(&system).send().await.expect(200)["account"]["id"].clone();
        let path = format!("/api/v1/accounts/{}", me.as_str().unwrap());
        let own = app.get(&path).token(&system).send().await.expect(200);
        let body = json!({ "version": own["version"], "disabled": true });
        app.call(Method::PATCH, &path).token(&system).json(body).send().await.expect(403);
    }

    async fn a_reset_takes_the_roles_too(db: Db) {
        let (app, [system, ..]) = three(db).await;
        let id = person(&app, "chen", Some(("resident", ""))).await;
        let path = format!("/api/v1/accounts/{id}");
        app.post(&format!("{path}/invitation")).token(&system).send().await.expect(409);
        let link = app.post(&format!("{path}/reset")).token(&system).send().await.expect(200);
        sign_in(&app, "chen", PASSWORD, None).await.expect(401);
        let secret = text(&link, "link").rsplit('/').next().unwrap();
        let body = app.post("/api/v1/session/link").json(json!({ "token": secret })).send().await.expect(200);
        let set = json!({ "password": "another-good-one-7" });
        let done = app.call(Method::PUT, "/api/v1/me/password").token(text(&body, "token")).json(set).send().await.expect(200);
        assert_eq!(done["account"]["roles"], json!([]), "whoever reset the account must not act in its name");
    }

    async fn lists_turn_pages_and_keep_to_the_area(db: Db) {
        let (app, [system, ..]) = three(db).await;
        person(&app, "zhou", Some(("system_admin", "510108/s1/"))).await;
        let local = token(&app, "zhou").await;
        let all = app.get("/api/v1/accounts?limit=3").token(&system).send().await.expect(200);
        assert_eq!(all["items"].as_array().unwrap().len(), 3);
        let next = format!("/api/v1/accounts?limit=3&cursor={}", text(&all, "next_cursor"));
        let rest = app.get(&next).token(&system).send().await.expect(200);
        assert_eq!(rest["items"][0]["name"], "zhou");
        assert!(rest.get("next_cursor").is_none());
        let some = app.get("/api/v1/accounts?q=QI").token(&system).send().await.expect(200);
        assert_eq!(some["items"][0]["name"], "qian");
        let near = app.get("/api/v1/accounts").token(&local).send().await.expect(200);
        assert_eq!(near["items"], json!([]), "accounts without a unit belong to no street");
        let path = format!("/api/v1/accounts/{}", text(&some["items"][0], "id"));
        app.get(&path).token(&local).send().await.expect(404);
    }

    async fn whoever_is_told_an_address_stands_in_the_log(db: Db) {
        let (app, [system, security, audit]) = three(db).await;
        let new = json!({ "name": "chen", "display": "陈", "email": "chen@example.org" });
        let made = app.post("/api/v1/accounts").token(&system).json(new).send().await.expect(201);
        let path = format!("/api/v1/accounts/{}", text(&made, "id"));
        let reads = async || {
            let ctx = app.ctx.clone();
            tokio::task::spawn_blocking(move || while crate::audit::seal_once(&ctx).unwrap() > 0 {}).await.unwrap();
            let log = format!("/api/v1/audit/entries?limit=500&object={}", text(&made, "id"));
            let log = app.get(&log).token(&audit).send().await.expect(200);
            assert!(!log.to_string().contains("example.org"), "the log itself keeps no address: {log}");
            let mut entries = log["items"].as_array().unwrap().clone();
            entries.retain(|entry| entry["action"] == "account.read");
            entries
        };
        let list = app.get("/api/v1/accounts").token(&security).send().await.expect(200);
        assert!(!list.to_string().contains("example.org"), "a list tells no address: {list}");
        assert_eq!(reads().await, Vec::<Value>::new());

        let seen = app.get(&path).token(&security).send().await.expect(200);
        assert_eq!(seen["email"], "chen@example.org");
        let entries = reads().await;
        let who = app.get("/api/v1/session").token(&security).send().await.expect(200);
        assert_eq!((entries.len(), &entries[0]["data"]), (1, &json!({ "fields": ["email"] })));
        assert_eq!(entries[0]["actor"], format!("account:{}", text(&who["account"], "id")));

        let patch = |body| app.call(Method::PATCH, &path).token(&system).json(body).send();
        let named = patch(json!({ "version": seen["version"], "display": "陈一" })).await.expect(200);
        assert_eq!(reads().await.len(), 2, "the answer to a change tells it too");
        let cleared = patch(json!({ "version": named["version"], "email": null })).await.expect(200);
        app.get(&path).token(&system).send().await.expect(200);
        assert_eq!((reads().await.len(), cleared.get("email")), (2, None), "nothing to tell, nothing to note");
    }
}
