//! Authenticators and recovery codes.

use base::Clock;
use base::time::Span;
use data_encoding::BASE32_NOPAD;
use db::{Db, both_engines};
use serde_json::json;

use super::*;

/// What an authenticator shows at the moment.
pub fn shown(app: &TestApp, secret: &str) -> String {
    let secret = BASE32_NOPAD.decode(secret.as_bytes()).unwrap();
    let otp = totp_rs::Builder::new().with_secret(secret).build().unwrap();
    otp.generate((app.clock.now().millis() / 1000) as u64).to_string()
}

/// Signs in by password, enrols, and gives the secret and the answer to the confirmation.
pub async fn enrol(app: &TestApp, name: &str) -> (String, Value) {
    let body = sign_in(app, name, PASSWORD, None).await.expect(200);
    assert_eq!(body["next"], "enrol_second_factor");
    let session = text(&body, "token").to_owned();
    let offer = app.post("/api/v1/me/totp").token(&session).json(json!({})).send().await.expect(200);
    let secret = text(&offer, "secret").to_owned();
    assert!(text(&offer, "url").starts_with("otpauth://totp/Liandong:"), "{offer}");
    app.post("/api/v1/me/totp/confirm")
        .token(&session)
        .json(json!({ "code": "000000" }))
        .send()
        .await
        .expect(422);
    let code = json!({ "code": shown(app, &secret) });
    let confirmed = app.post("/api/v1/me/totp/confirm").token(&session).json(code).send().await.expect(200);
    app.get("/api/v1/session").token(&session).send().await.expect(401);
    (secret, confirmed)
}

both_engines! {
    async fn a_role_of_staff_counts_only_after_the_second_factor(db: Db) {
        let app = start(db).await;
        person(&app, "chen", Some(("clerk", "510108/"))).await;
        let body = sign_in(&app, "chen", PASSWORD, None).await.expect(200);
        assert_eq!(body["account"]["permissions"], json!([]));
        let (_, confirmed) = enrol(&app, "chen").await;
        assert_eq!(confirmed["account"]["permissions"], json!(["area.read", "case.read"]));
        assert_eq!(confirmed["account"]["area"]["path"], "510108/");
        assert_eq!(confirmed["next"], serde_json::Value::Null);
    }

    async fn a_code_is_good_once(db: Db) {
        let app = start(db).await;
        person(&app, "chen", Some(("clerk", ""))).await;
        let (secret, _) = enrol(&app, "chen").await;
        let asked = sign_in(&app, "chen", PASSWORD, None).await.expect(401);
        assert_eq!(asked["code"], "auth.totp_wanted");
        let used = shown(&app, &secret);
        sign_in(&app, "chen", PASSWORD, Some(&used)).await.expect(401);
        app.clock.advance(Span::seconds(60));
        let fresh = shown(&app, &secret);
        let body = sign_in(&app, "chen", PASSWORD, Some(&fresh)).await.expect(200);
        assert_eq!(body["proof"], "second_factor");
        sign_in(&app, "chen", PASSWORD, Some(&fresh)).await.expect(401);
        sign_in(&app, "chen", PASSWORD, Some("123")).await.expect(401);
    }

    async fn a_recovery_code_is_good_once(db: Db) {
        let app = start(db).await;
        person(&app, "chen", Some(("clerk", ""))).await;
        let (_, confirmed) = enrol(&app, "chen").await;
        let code = confirmed["recovery_codes"][3].as_str().unwrap();
        sign_in(&app, "chen", PASSWORD, Some(&code.to_uppercase())).await.expect(200);
        sign_in(&app, "chen", PASSWORD, Some(code)).await.expect(401);
    }

    async fn a_new_authenticator_needs_the_old_one(db: Db) {
        let app = start(db).await;
        person(&app, "chen", Some(("clerk", ""))).await;
        let (secret, confirmed) = enrol(&app, "chen").await;
        let session = text(&confirmed, "token");
        app.clock.advance(Span::seconds(60));
        let post = |body| app.post("/api/v1/me/totp").token(session).json(body).send();
        post(json!({})).await.expect(401);
        post(json!({ "code": "000000" })).await.expect(401);
        post(json!({ "code": shown(&app, &secret) })).await.expect(200);
    }

    async fn a_new_password_ends_all_other_sessions(db: Db) {
        let app = start(db).await;
        person(&app, "wang", Some(("resident", ""))).await;
        let one = sign_in(&app, "wang", PASSWORD, None).await.expect(200);
        let two = sign_in(&app, "wang", PASSWORD, None).await.expect(200);
        let put = |body| app.call(axum::http::Method::PUT, "/api/v1/me/password").token(text(&one, "token")).json(body).send();
        put(json!({ "current": "not it", "password": "another-good-one-7" })).await.expect(422);
        let fresh = put(json!({ "current": PASSWORD, "password": "another-good-one-7" })).await.expect(200);
        for ended in [&one, &two] {
            app.get("/api/v1/session").token(text(ended, "token")).send().await.expect(401);
        }
        app.get("/api/v1/session").token(text(&fresh, "token")).send().await.expect(200);
        sign_in(&app, "wang", PASSWORD, None).await.expect(401);
    }
}
