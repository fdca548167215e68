//! Passkeys: added, used, renamed, removed, taken away.

use axum::http::Method;
use base::time::Span;
use db::{Db, both_engines};
use serde_json::{Value, json};

use super::device::{Device, HOME};
use super::*;

/// Has a session add the passkey of a device; the answer.
pub async fn add(app: &TestApp, session: &str, device: &Device, name: &str, shown: Value) -> Value {
    let offer = app.post("/api/v1/me/passkeys/offer").token(session).json(shown).send().await.expect(200);
    let body = json!({
        "ceremony": offer["ceremony"], "name": name, "credential": device.create(&offer["options"]),
    });
    app.post("/api/v1/me/passkeys").token(session).json(body).send().await.expect(200)
}

/// A clerk whose only second factor is the passkey of a device: the answer to adding it.
pub async fn enrol(app: &TestApp, name: &str, device: &Device) -> Value {
    let body = sign_in(app, name, PASSWORD, None).await.expect(200);
    assert_eq!(body["next"], "enrol_second_factor");
    add(app, text(&body, "token"), device, "手机", json!({})).await
}

/// Signs in with a device.
pub async fn sign_in_with(app: &TestApp, name: &str, device: &mut Device) -> crate::platform::testing::Reply {
    let wanted = sign_in(app, name, PASSWORD, None).await.expect(401);
    assert_eq!(wanted["code"], "auth.passkey_wanted");
    answer(app, name, device.sign(&wanted)).await
}

/// Sends an answer along with the password.
pub async fn answer(app: &TestApp, name: &str, passkey: Value) -> crate::platform::testing::Reply {
    let body = json!({ "account": name, "password": PASSWORD, "passkey": passkey });
    app.post("/api/v1/session").json(body).send().await
}

/// Actions in the audit log that are not sealed yet.
pub async fn noted(app: &TestApp, action: &'static str) -> usize {
    let all = app.ctx.read(|tx| {
        let actions = tx.rows_dyn("select action from audit_waiting", vec![], |row| row.get::<String>(0));
        actions.map_err(base::Problem::from)
    });
    all.await.unwrap().iter().filter(|noted| *noted == action).count()
}

both_engines! {
    async fn a_passkey_is_a_second_factor(db: Db) {
        let app = start(db).await;
        person(&app, "chen", Some(("clerk", "510108/"))).await;
        let mut phone = Device::new(1);
        let before = sign_in(&app, "chen", PASSWORD, None).await.expect(200);
        assert_eq!(before["account"]["permissions"], json!([]));
        let added = enrol(&app, "chen", &phone).await;
        assert_eq!((&added["proof"], &added["next"]), (&json!("second_factor"), &Value::Null));
        assert_eq!(added["account"]["permissions"], json!(["area.read", "case.read"]));
        assert_eq!(added["recovery_codes"].as_array().unwrap().len(), 10);
        app.get("/api/v1/session").token(text(&before, "token")).send().await.expect(401);

        let wanted = sign_in(&app, "chen", PASSWORD, None).await.expect(401);
        assert_eq!((&wanted["origin"], &wanted["factors"]), (&json!(HOME), &json!(["passkey"])));
        assert_eq!(wanted["options"]["userVerification"], "required");
        let inside = sign_in_with(&app, "chen", &mut phone).await.expect(200);
        assert_eq!((&inside["proof"], &inside["next"]), (&json!("second_factor"), &Value::Null));
        assert_eq!(inside["account"]["permissions"], json!(["area.read", "case.read"]));

        let factors = app.get("/api/v1/me/factors").token(text(&inside, "token")).send().await.expect(200);
        assert_eq!((&factors["authenticator"], &factors["recovery_codes"]), (&json!(false), &json!(10)));
        assert_eq!(factors["passkeys"][0]["name"], "手机");
        assert!(factors["passkeys"][0]["used_at"].is_string());
        assert_eq!(factors["passkeys_at"], HOME);
        for (action, times) in [("account.passkey_offered", 1), ("account.passkey_added", 1), ("account.passkey_copied", 0)] {
            assert_eq!(noted(&app, action).await, times, "{action}");
        }

        let code = added["recovery_codes"][0].as_str().unwrap();
        sign_in(&app, "chen", PASSWORD, Some(code)).await.expect(200);
        sign_in(&app, "chen", PASSWORD, Some(code)).await.expect(401);
    }

    async fn a_device_that_does_not_count_is_used_again_and_again(db: Db) {
        let app = start(db).await;
        person(&app, "chen", Some(("clerk", ""))).await;
        let synced = Device::new(1);
        enrol(&app, "chen", &synced).await;
        for _ in 0..2 {
            let wanted = sign_in(&app, "chen", PASSWORD, None).await.expect(401);
            answer(&app, "chen", synced.sign_uncounted(&wanted)).await.expect(200);
        }
    }

    async fn passkeys_are_named_and_the_last_factor_stays(db: Db) {
        let app = start(db).await;
        for name in ["chen", "zhao"] {
            person(&app, name, Some(("clerk", ""))).await;
        }
        let (mut phone, mut key, other) = (Device::new(1), Device::new(2), Device::new(3));
        let first = enrol(&app, "chen", &phone).await;
        let theirs = enrol(&app, "zhao", &other).await;
        let wanted = app.post("/api/v1/me/passkeys/offer").token(text(&first, "token")).json(json!({})).send().await.expect(401);
        let second = add(&app, text(&first, "token"), &key, "  办公室的钥匙 ", json!({ "passkey": phone.sign(&wanted) })).await;
        assert_eq!(second["recovery_codes"], json!([]), "the codes of the first go on counting");
        let token = text(&second, "token").to_owned();
        let factors = app.get("/api/v1/me/factors").token(&token).send().await.expect(200);
        assert_eq!((&factors["passkeys"][0]["name"], &factors["passkeys"][1]["name"]), (&json!("手机"), &json!("办公室的钥匙")));
        let one = format!("/api/v1/me/passkeys/{}", text(&factors["passkeys"][0], "id"));
        let two = format!("/api/v1/me/passkeys/{}", text(&factors["passkeys"][1], "id"));
        let patch = |token: &str, body| app.call(Method::PATCH, &one).token(token).json(body).send();
        assert_eq!(patch(&token, json!({ "name": "旧手机" })).await.expect(200)["name"], "旧手机");
        patch(&token, json!({ "name": " " })).await.expect(422);
        patch(&token, json!({ "name": "a", "color": "red" })).await.expect(422);
        patch(text(&theirs, "token"), json!({ "name": "mine now" })).await.expect(404);
        let delete = |token: &str, path: &str| app.call(Method::DELETE, path).token(token).send();
        delete(text(&theirs, "token"), &one).await.expect(404);

        sign_in_with(&app, "chen", &mut phone).await.expect(200);
        let renewed = delete(&token, &one).await.expect(200);
        app.get("/api/v1/session").token(&token).send().await.expect(401);
        let token = text(&renewed, "token");
        assert_eq!(renewed["proof"], "second_factor");
        let last = delete(token, &two).await.expect(409);
        assert_eq!(last["code"], "account.last_factor");
        let factors = app.get("/api/v1/me/factors").token(token).send().await.expect(200);
        assert_eq!(factors["passkeys"].as_array().unwrap().len(), 1, "a refusal changes nothing");
        sign_in_with(&app, "chen", &mut phone).await.expect(401);
        sign_in_with(&app, "chen", &mut key).await.expect(200);
        for (action, times) in [("account.passkey_renamed", 1), ("account.passkey_removed", 1)] {
            assert_eq!(noted(&app, action).await, times, "{action}");
        }
    }

    async fn code_and_passkey_stand_beside_each_other(db: Db) {
        let app = start(db).await;
        person(&app, "chen", Some(("clerk", ""))).await;
        let (secret, confirmed) = second_factor::enrol(&app, "chen").await;
        let codes = confirmed["recovery_codes"].clone();
        app.clock.advance(Span::seconds(60));
        let mut phone = Device::new(1);
        let proof = json!({ "code": second_factor::shown(&app, &secret) });
        let added = add(&app, text(&confirmed, "token"), &phone, "手机", proof).await;
        assert_eq!(added["recovery_codes"], json!([]));
        let wanted = sign_in(&app, "chen", PASSWORD, None).await.expect(401);
        assert_eq!(wanted["factors"], json!(["passkey", "totp"]));
        sign_in_with(&app, "chen", &mut phone).await.expect(200);
        app.clock.advance(Span::seconds(60));
        sign_in(&app, "chen", PASSWORD, Some(&second_factor::shown(&app, &secret))).await.expect(200);
        let inside = sign_in(&app, "chen", PASSWORD, codes[0].as_str()).await.expect(200);

        // Another authenticator may be set up with the passkey, and the passkey may go: the authenticator is left.
        let post = |body| app.post("/api/v1/me/totp").token(text(&inside, "token")).json(body).send();
        let wanted = post(json!({})).await.expect(401);
        post(json!({ "passkey": phone.sign(&wanted) })).await.expect(200);
        let factors = app.get("/api/v1/me/factors").token(text(&inside, "token")).send().await.expect(200);
        let path = format!("/api/v1/me/passkeys/{}", text(&factors["passkeys"][0], "id"));
        app.call(Method::DELETE, &path).token(text(&inside, "token")).send().await.expect(200);
        let asked = sign_in(&app, "chen", PASSWORD, None).await.expect(401);
        assert_eq!(asked["code"], "auth.totp_wanted");
    }

    async fn a_reset_takes_passkeys(db: Db) {
        let app = start(db).await;
        person(&app, "li", Some(("system_admin", ""))).await;
        let id = person(&app, "chen", Some(("clerk", ""))).await;
        let phone = Device::new(1);
        let added = enrol(&app, "chen", &phone).await;
        let system = token(&app, "li").await;
        let path = format!("/api/v1/accounts/{id}");
        let shown = app.get(&path).token(&system).send().await.expect(200);
        assert_eq!(shown["has_second_factor"], true);
        let listed = app.get("/api/v1/accounts?q=chen").token(&system).send().await.expect(200);
        assert_eq!(listed["items"][0]["has_second_factor"], true);
        let link = app.post(&format!("{path}/reset")).token(&system).send().await.expect(200);
        app.get("/api/v1/session").token(text(&added, "token")).send().await.expect(401);
        let shown = app.get(&path).token(&system).send().await.expect(200);
        assert_eq!(shown["has_second_factor"], false);
        let secret = text(&link, "link").rsplit('/').next().unwrap();
        let body = app.post("/api/v1/session/link").json(json!({ "token": secret })).send().await.expect(200);
        let set = json!({ "password": PASSWORD });
        app.call(Method::PUT, "/api/v1/me/password").token(text(&body, "token")).json(set).send().await.expect(200);
        let fresh = sign_in(&app, "chen", PASSWORD, None).await.expect(200);
        let factors = app.get("/api/v1/me/factors").token(text(&fresh, "token")).send().await.expect(200);
        assert_eq!((&factors["passkeys"], &factors["recovery_codes"]), (&json!([]), &json!(0)));
        // The device is free for whoever has it next, and so is the account.
        let again = add(&app, text(&fresh, "token"), &phone, "手机", json!({})).await;
        assert_eq!(again["recovery_codes"].as_array().unwrap().len(), 10);
    }
}
