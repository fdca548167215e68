//! What passkeys refuse: somebody else's, another origin, a second answer, a copy, a session that has shown nothing.

use base::time::Span;
use db::{Db, both_engines};
use serde_json::{Value, json};

use super::device::Device;
use super::passkeys::{add, answer, enrol, noted, sign_in_with};
use super::*;

/// The code of a refusal.
fn code(body: &Value) -> &str {
    text(body, "code")
}

both_engines! {
    async fn a_ceremony_is_good_once_and_for_five_minutes(db: Db) {
        let app = start(db).await;
        person(&app, "chen", Some(("clerk", ""))).await;
        let mut phone = Device::new(1);
        enrol(&app, "chen", &phone).await;
        let wanted = sign_in(&app, "chen", PASSWORD, None).await.expect(401);
        let signed = phone.sign(&wanted);
        answer(&app, "chen", signed.clone()).await.expect(200);
        assert_eq!(code(&answer(&app, "chen", signed).await.expect(401)), "auth.passkey_late");

        // A refused answer uses it up as well.
        let wanted = sign_in(&app, "chen", PASSWORD, None).await.expect(401);
        let mut bent = phone.sign(&wanted);
        bent["signature"] = json!("MAYCAQECAQE");
        assert_eq!(code(&answer(&app, "chen", bent).await.expect(401)), "auth.passkey_refused");
        assert_eq!(code(&answer(&app, "chen", phone.sign(&wanted)).await.expect(401)), "auth.passkey_late");

        let wanted = sign_in(&app, "chen", PASSWORD, None).await.expect(401);
        app.clock.advance(Span::minutes(5));
        assert_eq!(code(&answer(&app, "chen", phone.sign(&wanted)).await.expect(401)), "auth.passkey_late");
        let wanted = sign_in(&app, "chen", PASSWORD, None).await.expect(401);
        app.clock.advance(Span::seconds(299));
        answer(&app, "chen", phone.sign(&wanted)).await.expect(200);
    }

    async fn what_nobody_answers_is_forgotten(db: Db) {
        let app = start(db).await;
        person(&app, "chen", Some(("clerk", ""))).await;
        enrol(&app, "chen", &Device::new(1)).await;
        sign_in(&app, "chen", PASSWORD, None).await.expect(401);
        let left = async || {
            let read = app.ctx.read(|tx| tx.rows_dyn("select id from ceremonies", vec![], |_| Ok(())).map_err(base::Problem::from));
            read.await.unwrap().len()
        };
        app.settle().await;
        assert_eq!(left().await, 1);
        app.clock.advance(Span::minutes(6));
        app.settle().await;
        assert_eq!(left().await, 0);
    }

    async fn another_persons_passkey_is_refused(db: Db) {
        let app = start(db).await;
        for name in ["chen", "zhao"] {
            person(&app, name, Some(("clerk", ""))).await;
        }
        let (mut phone, mut other) = (Device::new(1), Device::new(2));
        enrol(&app, "chen", &phone).await;
        enrol(&app, "zhao", &other).await;
        let wanted = sign_in(&app, "chen", PASSWORD, None).await.expect(401);
        assert_eq!(code(&answer(&app, "chen", other.sign(&wanted)).await.expect(401)), "auth.passkey_refused");
        // Asked of one, answered for another.
        let theirs = sign_in(&app, "zhao", PASSWORD, None).await.expect(401);
        assert_eq!(code(&answer(&app, "chen", phone.sign(&theirs)).await.expect(401)), "auth.passkey_late");
        answer(&app, "zhao", other.sign(&theirs)).await.expect(200);
        assert_eq!(noted(&app, "session.refused").await, 2);

        // The same device may not belong to two.
        let inside = sign_in_with(&app, "zhao", &mut other).await.expect(200);
        let session = text(&inside, "token");
        let offer = |body| app.post("/api/v1/me/passkeys/offer").token(session).json(body).send();
        let wanted = offer(json!({})).await.expect(401);
        let offered = offer(json!({ "passkey": other.sign(&wanted) })).await.expect(200);
        let body = json!({ "ceremony": offered["ceremony"], "name": "x", "credential": phone.create(&offered["options"]) });
        let refused = app.post("/api/v1/me/passkeys").token(session).json(body).send().await.expect(409);
        assert_eq!(code(&refused), "account.passkey_known");
    }

    async fn another_origin_and_a_device_that_does_not_look_are_refused(db: Db) {
        let app = start(db).await;
        person(&app, "chen", Some(("clerk", ""))).await;
        let session = sign_in(&app, "chen", PASSWORD, None).await.expect(200);
        let elsewhere = Device { origin: "http://localhost:9999", ..Device::new(1) };
        let careless = Device { verifies: false, ..Device::new(1) };
        for device in [elsewhere, careless] {
            let offer = app.post("/api/v1/me/passkeys/offer").token(text(&session, "token")).json(json!({})).send().await.expect(200);
            let body = json!({ "ceremony": offer["ceremony"], "name": "x", "credential": device.create(&offer["options"]) });
            let again = app.post("/api/v1/me/passkeys").token(text(&session, "token")).json(body.clone()).send().await.expect(422);
            assert_eq!(again["fields"][0]["field"], "/credential");
            let late = app.post("/api/v1/me/passkeys").token(text(&session, "token")).json(body).send().await.expect(409);
            assert_eq!(code(&late), "account.passkey_late");
        }
        let mut phone = Device::new(1);
        enrol(&app, "chen", &phone).await;
        phone.origin = "https://liandong.example";
        assert_eq!(code(&sign_in_with(&app, "chen", &mut phone).await.expect(401)), "auth.passkey_refused");
        (phone.origin, phone.verifies) = (super::device::HOME, false);
        assert_eq!(code(&sign_in_with(&app, "chen", &mut phone).await.expect(401)), "auth.passkey_refused");
        phone.verifies = true;
        sign_in_with(&app, "chen", &mut phone).await.expect(200);
    }

    async fn a_device_that_counts_backwards_is_refused_and_noted(db: Db) {
        let app = start(db).await;
        person(&app, "chen", Some(("clerk", ""))).await;
        let mut phone = Device::new(1);
        enrol(&app, "chen", &phone).await;
        phone.counter = 9;
        sign_in_with(&app, "chen", &mut phone).await.expect(200);
        for counted in [3, 9] {
            // `sign` counts one more, up to what the true one has counted and no further.
            phone.counter = counted;
            let sent = sign_in_with(&app, "chen", &mut phone).await.expect(401);
            assert_eq!(code(&sent), "auth.passkey_refused");
        }
        assert_eq!(noted(&app, "account.passkey_copied").await, 2);

        // Two answers to two questions at once: what was asked before the other was answered counts no further either.
        let (one, two) = (sign_in(&app, "chen", PASSWORD, None).await.expect(401), sign_in(&app, "chen", PASSWORD, None).await.expect(401));
        let (one, copy) = (phone.sign(&one), phone.sign_uncounted(&two));
        answer(&app, "chen", one).await.expect(200);
        answer(&app, "chen", copy).await.expect(401);
        assert_eq!(noted(&app, "account.passkey_copied").await, 3);
    }

    async fn a_session_without_the_old_factor_adds_none(db: Db) {
        let app = start(db).await;
        for name in ["chen", "zhao"] {
            person(&app, name, Some(("clerk", ""))).await;
        }
        // By a link of the command line, which opens all roles, and still not this.
        let (secret, _) = second_factor::enrol(&app, "chen").await;
        let mut phone = Device::new(1);
        enrol(&app, "zhao", &phone).await;
        app.clock.advance(Span::seconds(60));
        for (name, wanted) in [("chen", "auth.totp_wanted"), ("zhao", "auth.passkey_wanted")] {
            let session = token(&app, name).await;
            for path in ["/api/v1/me/passkeys/offer", "/api/v1/me/totp"] {
                let asked = app.post(path).token(&session).json(json!({})).send().await.expect(401);
                assert_eq!(code(&asked), wanted);
                let guessed = app.post(path).token(&session).json(json!({ "code": "000000" })).send().await.expect(401);
                assert_eq!(code(&guessed), "auth.wrong");
            }
        }
        let session = token(&app, "chen").await;
        add(&app, &session, &Device::new(2), "手机", json!({ "code": second_factor::shown(&app, &secret) })).await;
        // What one session was asked is not answered in another.
        let (one, two) = (token(&app, "zhao").await, token(&app, "zhao").await);
        let asked = app.post("/api/v1/me/totp").token(&one).json(json!({})).send().await.expect(401);
        let signed = json!({ "passkey": phone.sign(&asked) });
        let refused = app.post("/api/v1/me/totp").token(&two).json(signed.clone()).send().await.expect(401);
        assert_eq!(code(&refused), "auth.passkey_late");
        app.post("/api/v1/me/totp").token(&one).json(signed).send().await.expect(200);
        // A password alone removes none.
        let machine = crate::identity::create_token(&app.ctx, "zhao", 1).await.unwrap();
        let factors = app.get("/api/v1/me/factors").token(&one).send().await.expect(200);
        let path = format!("/api/v1/me/passkeys/{}", text(&factors["passkeys"][0], "id"));
        let refused = app.call(axum::http::Method::DELETE, &path).token(&machine).send().await.expect(403);
        assert_eq!(code(&refused), "account.factor_unproven");
    }

    async fn what_was_begun_without_a_factor_ends_with_the_first(db: Db) {
        let app = start(db).await;
        person(&app, "chen", Some(("clerk", ""))).await;
        let (early, late) = (sign_in(&app, "chen", PASSWORD, None).await.expect(200), sign_in(&app, "chen", PASSWORD, None).await.expect(200));
        let begun = app.post("/api/v1/me/passkeys/offer").token(text(&early, "token")).json(json!({})).send().await.expect(200);
        app.post("/api/v1/me/totp").token(text(&early, "token")).json(json!({})).send().await.expect(200);
        let added = add(&app, text(&late, "token"), &Device::new(1), "手机", json!({})).await;
        let body = json!({ "ceremony": begun["ceremony"], "name": "x", "credential": Device::new(2).create(&begun["options"]) });
        app.post("/api/v1/me/passkeys").token(text(&early, "token")).json(body.clone()).send().await.expect(401);
        let refused = app.post("/api/v1/me/passkeys").token(text(&added, "token")).json(body).send().await.expect(409);
        assert_eq!(code(&refused), "account.passkey_late");
        app.post("/api/v1/me/totp/confirm").token(text(&added, "token")).json(json!({ "code": "000000" })).send().await.expect(422);
    }

    async fn without_a_domain_there_are_none_but_the_factor_is_still_wanted(db: Db) {
        let app = start(db.clone()).await;
        person(&app, "chen", Some(("clerk", ""))).await;
        let added = enrol(&app, "chen", &Device::new(1)).await;
        // The same database, at an address that is a number.
        let moved = TestApp::configured(db, |config| config.server.listen = "0.0.0.0:8420".to_owned()).await;
        crate::identity::use_roles(&moved.ctx, roles());
        let wanted = sign_in(&moved, "chen", PASSWORD, None).await.expect(401);
        assert_eq!(code(&wanted), "auth.passkey_wanted");
        assert!(wanted.get("options").is_none() && wanted.get("origin").is_none(), "{wanted}");
        let inside = sign_in(&moved, "chen", PASSWORD, added["recovery_codes"][0].as_str()).await.expect(200);
        let factors = moved.get("/api/v1/me/factors").token(text(&inside, "token")).send().await.expect(200);
        assert!(factors.get("passkeys_at").is_none());
        let refused = moved.post("/api/v1/me/passkeys/offer").token(text(&inside, "token")).json(json!({})).send().await.expect(409);
        assert_eq!(code(&refused), "account.no_passkeys_here");
    }

    async fn bad_requests_are_refused_and_change_nothing(db: Db) {
        let app = start(db).await;
        person(&app, "chen", Some(("clerk", ""))).await;
        let mut phone = Device::new(1);
        enrol(&app, "chen", &phone).await;
        let wanted = sign_in(&app, "chen", PASSWORD, None).await.expect(401);
        let good = phone.sign(&wanted);
        let with = |field: &str, value: Value| {
            let mut bad = good.clone();
            bad[field] = value;
            bad
        };
        for bad in [with("colour", json!("red")), with("ceremony", json!("1")), with("signature", json!(7)), json!([]), json!("x")] {
            answer(&app, "chen", bad).await.expect(422);
        }
        let both = json!({ "account": "chen", "password": PASSWORD, "totp": "123456", "passkey": good });
        let refused = app.post("/api/v1/session").json(both).send().await.expect(422);
        assert_eq!(refused["fields"][0]["field"], "/passkey");
        answer(&app, "chen", good.clone()).await.expect(200);

        for (field, value) in [("client_data", ""), ("authenticator_data", "AAAA"), ("credential", "%%"), ("signature", "====")] {
            let wanted = sign_in(&app, "chen", PASSWORD, None).await.expect(401);
            let mut bad = phone.sign(&wanted);
            bad[field] = json!(value);
            answer(&app, "chen", bad).await.expect(401);
            sign_in_with(&app, "chen", &mut phone).await.expect(200);
        }
    }
}
