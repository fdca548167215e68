use db::{Db, both_engines};
use serde_json::{Value, json};

use super::district;
use crate::org::{Unit, chart};
use crate::pack::{load, switch_on, tests::files};
use crate::platform::Principal;
use crate::platform::testing::TestApp;

fn codes(list: &Value) -> Vec<&str> {
    list["items"].as_array().unwrap().iter().map(|item| item["code"].as_str().unwrap()).collect()
}

async fn get(app: &TestApp, who: &str, path: &str) -> Value {
    app.get(&format!("/api/v1{path}")).token(who).send().await.expect(200)
}

fn unit(code: &str) -> String {
    Unit::id_of(code).to_string()
}

async fn hire(app: &TestApp, team: &str, post: &str, name: &str) -> String {
    let body = json!({ "post": post, "name": name });
    let call = app.post(&format!("/api/v1/units/{}/members", unit(team))).token("district").json(body);
    call.send().await.expect(201)["id"].as_str().unwrap().to_owned()
}

both_engines! {
    async fn the_pack_brings_the_whole_organisation(db: Db) {
        let app = district(db).await;
        let count = |kind: &str| chart(&app.ctx).units().iter().filter(|unit| unit.kind.key() == kind).count();
        let counts = ["district_centre", "street_centre", "community_centre", "department", "team"].map(count);
        assert_eq!(counts, [1, 11, 83, 26, 83]);
        let centre = get(&app, "reader", &format!("/units/{}", unit("CC-510108002005"))).await;
        assert_eq!(centre["parent"]["code"], "SC-510108002");
        assert_eq!(centre["area"]["path"][1]["en"], "Mengzhuiwan Subdistrict");
    }

    async fn lists_page_filter_and_stay_within_ones_sight(db: Db) {
        let app = district(db).await;
        app.get("/api/v1/units").send().await.expect(401);
        let first = get(&app, "reader", "/units?kind=street_centre&limit=10").await;
        assert_eq!(codes(&first).len(), 10);
        let next = first["next_cursor"].as_str().unwrap();
        let rest = get(&app, "reader", &format!("/units?kind=street_centre&limit=10&cursor={next}")).await;
        assert_eq!((codes(&rest).len(), rest["next_cursor"].is_null()), (1, true));
        assert_eq!(codes(&get(&app, "reader", "/units?q=Fire").await), ["D-FIRE"]);
        // A street sees its own, and those above that serve it, but no other street.
        assert_eq!(codes(&get(&app, "street", "/units?kind=street_centre").await), ["SC-510108002"]);
        assert_eq!(codes(&get(&app, "street", "/units?kind=community_centre").await).len(), 7);
        assert_eq!(codes(&get(&app, "street", "/units?kind=department").await).len(), 26);
        let other = format!("/api/v1/units/{}", unit("SC-510108004"));
        app.get(&other).token("street").send().await.expect(404);
        app.get("/api/v1/units?colour=red").token("reader").send().await.expect(422);
    }

    async fn a_team_has_the_form_of_one_three_and_many(db: Db) {
        let app = district(db).await;
        hire(&app, "TM-510108002005", "grid_worker", "王敏").await;
        let team = get(&app, "reader", &format!("/units/{}/team", unit("TM-510108002005"))).await;
        let posts: Vec<_> = team["items"].as_array().unwrap().iter().map(|p| (p["group"].as_str().unwrap(), p["seats"].as_i64().unwrap(), p["vacant"].as_i64().unwrap())).collect();
        assert_eq!(&posts[..4], [("one", 1, 1), ("three", 1, 1), ("three", 1, 0), ("three", 1, 1)]);
        assert!(posts[4..].iter().all(|post| post.0 == "many"));
        assert_eq!(team["items"][2]["members"][0]["name"], "王敏");
        let wrong = app.post(&format!("/api/v1/units/{}/members", unit("TM-510108002005"))).token("district");
        let problem = wrong.json(json!({ "post": "king", "name": "x" })).send().await.expect(422);
        assert_eq!(problem["fields"][0]["field"], "/post");
    }

    async fn a_roster_says_who_answers_and_a_substitute_stands_in(db: Db) {
        let app = district(db).await;
        let team = unit("TM-510108002005");
        let (wang, li) = (hire(&app, "TM-510108002005", "grid_worker", "王敏").await, hire(&app, "TM-510108002005", "safety_worker", "李强").await);
        let line = json!({ "member": wang, "days": "workday", "from": "09:00", "to": "17:00", "from_day": "2026-01-01" });
        let rosters = format!("/api/v1/units/{team}/rosters");
        let roster = app.post(&rosters).token("district").json(line).send().await.expect(201);
        // It is Monday, 10:00.
        let now = get(&app, "reader", &format!("/units/{team}/duty")).await;
        assert_eq!(now["items"][0]["member"]["name"], "王敏");
        assert_eq!(now["items"][0]["to"], "2026-03-02T09:00:00Z");
        let sunday = get(&app, "reader", &format!("/units/{team}/duty?at=2026-03-01T02:00:00Z")).await;
        assert_eq!(sunday["items"], json!([]));
        let swapped = get(&app, "reader", &format!("/units/{team}/duty?at=2026-02-28T02:00:00Z")).await;
        assert_eq!(swapped["items"][0]["member"]["name"], "王敏");

        let away = json!({ "absent": wang, "stand_in": li, "from": "2026-03-02T00:00:00Z", "to": "2026-03-04T00:00:00Z", "reason": "培训" });
        let substitutions = format!("/api/v1/units/{team}/substitutions");
        let made = app.post(&substitutions).token("district").json(away.clone()).send().await.expect(201);
        let twice = app.post(&substitutions).token("district").json(away).send().await.expect(409);
        assert_eq!(twice["code"], "org.substituted_already");
        let now = get(&app, "reader", &format!("/units/{team}/duty")).await;
        assert_eq!(now["items"][0]["member"]["name"], "李强");
        assert_eq!(now["items"][0]["instead_of"]["name"], "王敏");
        let end = format!("{substitutions}/{}", made["id"].as_str().unwrap());
        app.call(axum::http::Method::DELETE, &end).token("district").send().await.expect(200);
        let now = get(&app, "reader", &format!("/units/{team}/duty")).await;
        assert_eq!(now["items"][0]["member"]["name"], "王敏");

        let end = format!("{rosters}/{}", roster["id"].as_str().unwrap());
        app.call(axum::http::Method::DELETE, &end).token("district").send().await.expect(200);
        app.call(axum::http::Method::DELETE, &end).token("district").send().await.expect(404);
        let tomorrow = get(&app, "reader", &format!("/units/{team}/duty?at=2026-03-03T02:00:00Z")).await;
        assert_eq!(tomorrow["items"], json!([]));
    }

    async fn changes_need_the_right_the_place_and_the_version(db: Db) {
        let app = district(db).await;
        let own = format!("/api/v1/units/{}", unit("CC-510108002005"));
        let rename = || json!({ "name": { "zh": "望平中心", "en": "Wangping Centre" } });
        let patch = |who, path: &str| app.call(axum::http::Method::PATCH, path).token(who).json(rename());
        patch("reader", &own).header("if-match", "\"v1\"").send().await.expect(403);
        patch("street", &own).send().await.expect(428);
        let other = format!("/api/v1/units/{}", unit("CC-510108004003"));
        patch("street", &other).header("if-match", "\"v1\"").send().await.expect(404);
        // A department serves the street, but is not the street's to change.
        let above = format!("/api/v1/units/{}", unit("D-FIRE"));
        patch("street", &above).header("if-match", "\"v1\"").send().await.expect(404);
        let changed = patch("street", &own).header("if-match", "\"v1\"").send().await.expect(200);
        assert_eq!(changed["version"], 2);
        let stale = patch("street", &own).header("if-match", "\"v1\"").send().await.expect(409);
        assert_eq!(stale["current_version"], 2);
        assert_eq!(chart(&app.ctx).with_code("CC-510108002005").unwrap().name.zh, "望平中心");
    }

    async fn a_new_unit_is_checked_and_found_at_once(db: Db) {
        let app = district(db).await;
        let area = crate::area::atlas(&app.ctx).with_code("510108002005").unwrap().id;
        let body = |code: &str, category: &str| json!({
            "code": code, "kind": "provider", "name": { "zh": "望平物业", "en": "Wangping Property" },
            "area": area, "parent": unit("CC-510108002005"), "categories": [category],
        });
        let post = |body| app.post("/api/v1/units").token("street").json(body).send();
        assert_eq!(post(body("P 1", "LH-0102")).await.expect(422)["fields"][0]["field"], "/code");
        assert_eq!(post(body("P-1", "XX")).await.expect(422)["fields"][0]["field"], "/categories");
        assert_eq!(post(body("D-FIRE", "LH-0102")).await.expect(409)["code"], "org.code_taken");
        let made = post(body("P-1", "LH-0102")).await.expect(201);
        assert_eq!(codes(&get(&app, "street", "/units?q=P-1").await), ["P-1"]);
        let capable = get(&app, "street", &format!("/units?area={area}&category=LH-0102")).await;
        assert_eq!(codes(&capable), ["D-HOUSING", "SC-510108002", "CC-510108002005", "P-1"]);
        // Its own parent cannot be put under it.
        let under = json!({ "parent": made["id"] });
        let parent = format!("/api/v1/units/{}", unit("CC-510108002005"));
        let call = app.call(axum::http::Method::PATCH, &parent).token("street").header("if-match", "\"v1\"");
        assert_eq!(call.json(under).send().await.expect(422)["code"], "org.under_itself");
    }

    async fn a_newer_pack_leaves_alone_what_a_person_changed(db: Db) {
        let app = district(db).await;
        let own = format!("/api/v1/units/{}", unit("CC-510108002005"));
        let call = app.call(axum::http::Method::PATCH, &own).token("district").header("if-match", "\"v1\"");
        call.json(json!({ "phone": "028-0000 0000" })).send().await.expect(200);
        let mut newer = files("chenghua");
        for (file, old, new) in [
            ("pack.toml", "2026.1", "2026.2"),
            ("units.csv", "Wangping Community Governance Centre", "Another Name"),
            ("units.csv", "Chenghua Fire and Rescue Brigade", "Fire Brigade"),
            ("units.csv", "E-METRO,", "E-TRAM,"),
        ] {
            let text = newer.0.get_mut(file).unwrap();
            *text = text.replacen(old, new, 1);
        }
        let (ctx, pack) = (app.ctx.clone(), load(newer).unwrap());
        tokio::task::spawn_blocking(move || switch_on(&ctx, Principal::System("test"), &pack)).await.unwrap().unwrap();
        let chart = chart(&app.ctx);
        let name = |code: &str| chart.with_code(code).unwrap().name.en.clone();
        assert_eq!(name("CC-510108002005"), "Wangping Community Governance Centre");
        assert_eq!(name("D-FIRE"), "Fire Brigade");
        assert!(!chart.with_code("E-METRO").unwrap().active && chart.with_code("E-TRAM").unwrap().active);
    }
}
