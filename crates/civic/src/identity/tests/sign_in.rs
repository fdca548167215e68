//! Passwords, pauses, sessions, links.

use base::time::Span;
use db::{Db, both_engines};
use serde_json::json;

use super::*;
use crate::identity::{create_link, create_token, disable_account, setup};

both_engines! {
    async fn a_password_opens_and_nothing_tells_who_exists(db: Db) {
        let app = start(db).await;
        person(&app, "wang", Some(("resident", ""))).await;
        let reply = sign_in(&app, "Wang", PASSWORD, None).await;
        let cookie = reply.headers["set-cookie"].to_str().unwrap().to_owned();
        assert!(cookie.starts_with("liandong=") && cookie.contains("HttpOnly; SameSite=Strict"), "{cookie}");
        let body = reply.expect(200);
        assert_eq!(body["account"]["roles"], json!(["resident"]));
        assert_eq!(body["account"]["permissions"], json!(["area.read"]));
        let shown = app.get("/api/v1/session").header("cookie", &cookie).send().await.expect(200);
        assert_eq!(shown["account"]["name"], "wang");

        let wrong = sign_in(&app, "wang", "not it at all", None).await.expect(401);
        let unknown = sign_in(&app, "nobody", "not it at all", None).await.expect(401);
        assert_eq!(wrong, unknown);
        assert_eq!(wrong["code"], "auth.wrong");
        let entries = app.ctx.read(|tx| tx.rows_dyn("select action from audit_waiting order by id", vec![], |row| row.get::<String>(0)).map_err(base::Problem::from)).await.unwrap();
        assert_eq!(entries.iter().filter(|action| *action == "session.refused").count(), 2);
        assert_eq!(entries.iter().filter(|action| *action == "session.begun").count(), 1);
    }

    async fn pauses_grow_for_an_account_and_outlast_a_restart(db: Db) {
        let app = start(db.clone()).await;
        person(&app, "wang", None).await;
        for name in ["wang", "nobody"] {
            for _ in 0..5 {
                sign_in(&app, name, "not it at all", None).await.expect(401);
            }
            let paused = sign_in(&app, name, PASSWORD, None).await;
            assert_eq!(paused.headers["retry-after"], "15");
            let paused = paused.expect(429);
            assert_eq!(paused["code"], "auth.paused", "{name}");
            assert_eq!(paused["retry_after"], 15);
        }
        // The same database, everything in memory gone.
        let again = start(db).await;
        sign_in(&again, "wang", PASSWORD, None).await.expect(429);
        app.clock.advance(Span::seconds(16));
        sign_in(&app, "wang", "not it at all", None).await.expect(401);
        let longer = sign_in(&app, "wang", PASSWORD, None).await.expect(429);
        assert_eq!(longer["retry_after"], 30);
        app.clock.advance(Span::seconds(31));
        sign_in(&app, "wang", PASSWORD, None).await.expect(200);
        sign_in(&app, "wang", "not it at all", None).await.expect(401);
    }

    async fn a_sign_in_always_gets_a_fresh_token(db: Db) {
        let app = start(db).await;
        person(&app, "wang", Some(("resident", ""))).await;
        let first = sign_in(&app, "wang", PASSWORD, None).await.expect(200);
        let cookie = format!("liandong={}", text(&first, "token"));
        let body = json!({ "account": "wang", "password": PASSWORD });
        let second = app.post("/api/v1/session").header("cookie", &cookie).json(body).send().await.expect(200);
        assert_ne!(first["token"], second["token"]);
        app.get("/api/v1/session").token(text(&first, "token")).send().await.expect(401);
        let sessions = app.get("/api/v1/sessions").token(text(&second, "token")).send().await.expect(200);
        assert_eq!(sessions["items"].as_array().unwrap().len(), 1);
        assert_eq!(sessions["items"][0]["current"], true);
        app.call(axum::http::Method::DELETE, "/api/v1/session").token(text(&second, "token")).send().await.expect(204);
        app.get("/api/v1/session").token(text(&second, "token")).send().await.expect(401);
    }

    async fn people_see_and_end_their_own_sessions_only(db: Db) {
        let app = start(db).await;
        for name in ["wang", "zhao"] {
            person(&app, name, Some(("resident", ""))).await;
        }
        let (one, two, other) = (token(&app, "wang").await, token(&app, "wang").await, token(&app, "zhao").await);
        let listed = app.get("/api/v1/sessions").token(&one).send().await.expect(200);
        let theirs = listed["items"].as_array().unwrap().iter().find(|item| item["current"] == false).unwrap();
        let path = format!("/api/v1/sessions/{}", text(theirs, "id"));
        let delete = |token: &str| app.call(axum::http::Method::DELETE, &path).token(token).send();
        delete(&other).await.expect(204);
        app.get("/api/v1/session").token(&two).send().await.expect(200);
        delete(&one).await.expect(204);
        app.get("/api/v1/session").token(&two).send().await.expect(401);
        app.get("/api/v1/session").token(&one).send().await.expect(200);
    }

    async fn sessions_end_with_disuse_age_and_disabling(db: Db) {
        let app = start(db).await;
        person(&app, "wang", Some(("resident", ""))).await;
        let idle = token(&app, "wang").await;
        let machine = create_token(&app.ctx, "wang", 30).await.unwrap();
        app.clock.advance(Span::minutes(119));
        app.get("/api/v1/session").token(&idle).send().await.expect(200);
        app.clock.advance(Span::minutes(121));
        app.get("/api/v1/session").token(&idle).send().await.expect(401);
        app.get("/api/v1/session").token(&machine).send().await.expect(200);
        let fresh = token(&app, "wang").await;
        disable_account(&app.ctx, "wang").await.unwrap();
        for ended in [&fresh, &machine] {
            let body = app.get("/api/v1/session").token(ended).send().await.expect(401);
            assert_eq!(body["code"], "auth.token_ended");
        }
        sign_in(&app, "wang", PASSWORD, None).await.expect(401);
    }

    async fn a_link_is_good_once_and_for_its_time(db: Db) {
        let app = start(db).await;
        person(&app, "wang", None).await;
        let secret = |link: String| link.rsplit('/').next().unwrap().to_owned();
        let late = secret(create_link(&app.ctx, "wang", 5).await.unwrap());
        app.clock.advance(Span::minutes(6));
        let good = secret(create_link(&app.ctx, "wang", 5).await.unwrap());
        for (token, status) in [(&late, 401), (&good, 200), (&good, 401)] {
            app.post("/api/v1/session/link").json(json!({ "token": token })).send().await.expect(status);
        }
    }

    async fn the_first_start_makes_three_administrators(db: Db) {
        let app = start(db).await;
        let link = setup::first_link(&app.ctx).await.unwrap().expect("a link while nobody is there");
        let path = format!("/api/v1{}", link.strip_prefix("http://127.0.0.1:8420").unwrap());
        let named = |name: &str| json!({ "account": name, "display": name });
        let twice = json!({ "system": named("li"), "security": named("li"), "audit": named("sun") });
        app.post(&path).json(twice).send().await.expect(409);
        let team = json!({ "system": named("li"), "security": named("qian"), "audit": named("sun") });
        let invitations = app.post(&path).json(team.clone()).send().await.expect(200);
        app.post(&path).json(team).send().await.expect(401);
        assert!(setup::first_link(&app.ctx).await.unwrap().is_none());

        let secret = text(&invitations, "security").rsplit('/').next().unwrap().to_owned();
        let body = app.post("/api/v1/session/link").json(json!({ "token": secret })).send().await.expect(200);
        assert_eq!((&body["next"], &body["account"]["roles"]), (&json!("set_password"), &json!([])));
        let token = text(&body, "token");
        let set = |password: &str| json!({ "password": password });
        let put = |body| app.call(axum::http::Method::PUT, "/api/v1/me/password").token(token).json(body).send();
        put(set("chenghua2026")).await.expect(422);
        let body = put(set(PASSWORD)).await.expect(200);
        assert_eq!((&body["proof"], &body["next"]), (&json!("password"), &json!("enrol_second_factor")));
        assert_eq!(body["account"]["permissions"], json!([]));
    }
}
