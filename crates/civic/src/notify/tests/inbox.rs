use base::Time;
use db::{Db, both_engines, params};
use serde_json::json;

use super::{account, app, emit, relay, unit};
use crate::platform::testing::TestApp;
use crate::platform::{Ctx, Principal};

const HIRE: &str =
    "insert into accounts (id, name, display, machine, unit_id, area_path, disabled_at, totp_step, version,
    created_at, updated_at) values ($1, $2, $2, 0, $3, 'd/', $4, 0, 1, 0, 0)";

async fn hire(ctx: &Ctx, name: &'static str, unit_name: &'static str, left: Option<Time>) {
    let hired = ctx.write(Principal::System("test"), move |work| {
        Ok(work.tx.run_dyn(HIRE, params![account(name), name, unit(unit_name), left])?)
    });
    hired.await.expect("an account");
}

async fn inbox(app: &TestApp, token: &str, query: &str) -> serde_json::Value {
    app.get(&format!("/api/v1/inbox{query}")).token(token).send().await.expect(200)
}

both_engines! {
    async fn the_people_of_the_unit_are_told_once_and_the_actor_is_not(db: Db) {
        let app = app(db).await;
        hire(&app.ctx, "li", "street", None).await;
        hire(&app.ctx, "wang", "street", None).await;
        hire(&app.ctx, "gone", "street", Some(Time(1))).await;
        hire(&app.ctx, "zhao", "other", None).await;
        let data = json!({ "number": "CH-7", "title": "Leaking pipe", "handler": unit("street"), "actor": account("wang") });
        emit(&app.ctx, "case.assign", "1", "d/", data).await;
        emit(&app.ctx, "case.unheard_of", "1", "d/", json!({ "handler": unit("street") })).await;
        relay(&app.ctx).await;
        let told = inbox(&app, "li", "").await;
        assert_eq!(told["unread"], 1);
        let item = &told["items"][0];
        assert_eq!(item["title"], json!({ "zh": "派遣给贵单位 CH-7", "en": "Assigned to your unit CH-7" }));
        assert_eq!((&item["about"], &item["read"]), (&json!("Leaking pipe"), &json!(false)));
        for other in ["wang", "gone", "zhao"] {
            assert_eq!(inbox(&app, other, "").await["items"], json!([]), "{other}");
        }
    }

    async fn reading_is_ones_own_business(db: Db) {
        let app = app(db).await;
        hire(&app.ctx, "li", "street", None).await;
        hire(&app.ctx, "wang", "street", None).await;
        for _ in 0..3 {
            emit(&app.ctx, "case.urge", "1", "d/", json!({ "number": "CH-7", "handler": unit("street") })).await;
        }
        relay(&app.ctx).await;
        let first = inbox(&app, "li", "?limit=2").await;
        let cursor = first["next_cursor"].as_str().unwrap();
        let second = inbox(&app, "li", &format!("?limit=2&cursor={cursor}")).await;
        assert_eq!((first["items"].as_array().unwrap().len(), second["items"].as_array().unwrap().len()), (2, 1));
        assert!(second["next_cursor"].is_null());
        let id = first["items"][0]["id"].as_str().unwrap();
        let read = app.post(&format!("/api/v1/inbox/{id}/read")).token("li").send().await.expect(200);
        assert_eq!(read["read"], true);
        app.post(&format!("/api/v1/inbox/{id}/read")).token("zhao").send().await.expect(404);
        assert_eq!(inbox(&app, "li", "?unread=true").await["items"].as_array().unwrap().len(), 2);
        assert_eq!(app.post("/api/v1/inbox/read-all").token("li").send().await.expect(200)["marked"], 2);
        assert_eq!((inbox(&app, "li", "").await["unread"].clone(), inbox(&app, "wang", "").await["unread"].clone()), (0.into(), 3.into()));
        app.get("/api/v1/inbox").send().await.expect(401);
        app.get("/api/v1/inbox?limit=0").token("li").send().await.expect(422);
        app.get("/api/v1/inbox?cursor=x").token("li").send().await.expect(422);
    }

    async fn a_reporter_with_an_account_is_told_and_hears_of_it(db: Db) {
        let app = app(db).await;
        emit(&app.ctx, "case.close", "1", "d/", json!({ "number": "CH-7", "reporter": account("chen") })).await;
        relay(&app.ctx).await;
        relay(&app.ctx).await;
        assert_eq!(inbox(&app, "chen", "").await["unread"], 1);
        let events = app.ctx.read(|tx| crate::platform::events::after(tx, 0, 10)).await.unwrap();
        assert_eq!(events.last().unwrap().1.audience.account, Some(account("chen")));
    }
}
