//! Stories over HTTP, on both engines.

use std::path::Path;

use axum::http::Method;
use base::time::Span;
use base::{Permission, Text};
use db::Db;
use geo::System;
use serde_json::{Value, json};

use super::import::{self, Mapping, Options};
use super::synthetic::{self, Recipe};
use crate::pack::{Files, load, switch_on};
use crate::platform::Principal;
use crate::platform::testing::{START, TestApp, somebody};

const TREE: &str = "code,kind,name_zh,name_en,parent
d,district,区,District,
s1,street,一街道,First Street,d
s2,street,二街道,Second Street,d
c1,community,甲社区,Alpha,s1
c2,community,乙社区,Beta,s1
c3,community,丙社区,Gamma,s2
g1,grid,一网格,Grid 1,d/s1/c1
b1,building,1幢,Building 1,d/s1/c1/g1
u1,unit,1单元,Unit 1,d/s1/c1/g1/b1/
101,household,101室,Room 101,d/s1/c1/g1/b1/u1
";

fn options(system: System) -> Options {
    Options {
        system,
        dry_run: false,
        source: "import:test".into(),
        day: "2026-01-01".into(),
        mapping: Mapping::default(),
    }
}

/// A square of `size` degrees as a ring.
fn square(west: f64, south: f64, size: f64) -> Value {
    let (east, north) = (west + size, south + size);
    json!({ "type": "Polygon", "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]] })
}

fn file(shapes: &[(&str, Value)]) -> String {
    let feature = |(code, geometry): &(&str, Value)| json!({ "type": "Feature", "properties": { "code": code }, "geometry": geometry });
    json!({ "type": "FeatureCollection", "features": shapes.iter().map(feature).collect::<Vec<_>>() })
        .to_string()
}

/// The tree above with ground for street s1 and its communities, and somebody with these rights in street s1.
async fn app(db: Db) -> TestApp {
    let app = TestApp::new(db).await;
    let shapes = file(&[
        ("s1", square(104.10, 30.60, 0.02)),
        ("c1", square(104.10, 30.60, 0.01)),
        ("c2", square(104.11, 30.60, 0.01)),
        ("g1", square(104.101, 30.601, 0.004)),
    ]);
    let ctx = app.ctx.clone();
    let imported = tokio::task::spawn_blocking(move || {
        let by = Principal::System("test");
        let tree =
            import::csv(&ctx, by.clone(), TREE.as_bytes(), &options(System::Wgs84), &mut |_| true).unwrap();
        let ground = import::geojson(&ctx, by, &shapes, &options(System::Wgs84), &mut |_| true).unwrap();
        (tree, ground)
    });
    let (tree, ground) = imported.await.unwrap();
    assert_eq!((tree.added, tree.refused.len()), (10, 0), "{tree:?}");
    assert_eq!((ground.changed, ground.refused.len()), (4, 0), "{ground:?}");
    let staff = |path: &str| somebody("clerk", path, &[Permission::AreaRead, Permission::AreaWrite]);
    app.knows([("d/s1/", staff("d/s1/")), ("d/s2/", staff("d/s2/"))]);
    app
}

/// Switches the shipped pack on, whose calendar is that of Chengdu.
async fn at_home_in_chengdu(app: &TestApp) {
    let ctx = app.ctx.clone();
    let switched = tokio::task::spawn_blocking(move || {
        let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../packs/chenghua"));
        let pack = Files::read(folder).and_then(load).expect("the shipped pack is sound");
        switch_on(&ctx, Principal::System("test"), &pack)
    });
    switched.await.unwrap().expect("it can be switched on");
}

impl TestApp {
    /// The id of the only area with this code below a path.
    async fn area(&self, path: &'static str) -> (String, i64) {
        let node = self
            .ctx
            .read(move |tx| Ok::<_, base::Problem>(crate::area::store::at_path(tx, path)?))
            .await
            .unwrap();
        node.map(|node| (node.id.to_string(), node.version))
            .unwrap_or_else(|| panic!("nothing stands at {path}"))
    }

    async fn change(&self, method: Method, path: &str, body: Value) -> crate::platform::testing::Reply {
        self.call(method, path).token("d/s1/").json(body).send().await
    }
}

fn names(page: &Value) -> Vec<&str> {
    page["items"].as_array().unwrap().iter().map(|item| item["name"]["en"].as_str().unwrap()).collect()
}

db::both_engines! {
    async fn everybody_sees_areas_down_to_courtyards(db: Db) {
        let app = app(db).await;
        let roots = app.get("/api/v1/areas").send().await.expect(200);
        assert_eq!(names(&roots), ["District"]);
        let (street, _) = app.area("d/s1/").await;
        let below = app.get(&format!("/api/v1/areas?parent={street}")).send().await.expect(200);
        assert_eq!(names(&below), ["Alpha", "Beta"]);
        assert_eq!(below["items"][0]["path"][1]["en"], "First Street");
        let communities = app.get("/api/v1/areas?kind=community&limit=2").send().await.expect(200);
        assert_eq!(names(&communities), ["Alpha", "Beta"]);
        let cursor = communities["next_cursor"].as_str().unwrap();
        let rest = app.get(&format!("/api/v1/areas?kind=community&limit=2&cursor={cursor}")).send().await.expect(200);
        assert_eq!(names(&rest), ["Gamma"]);
        let found = app.get("/api/v1/areas?q=%E7%94%B2").send().await.expect(200);
        assert_eq!(names(&found), ["Alpha"]);
        let one = app.get(&format!("/api/v1/areas/{street}")).send().await.expect(200);
        assert_eq!(one["bbox"]["west"], 104.10);
        app.get("/api/v1/areas/00000000-0000-0000-0000-000000000000").send().await.expect(404);
        app.get("/api/v1/areas?size=3").send().await.expect(422);
    }

    async fn homes_are_for_staff_of_the_place(db: Db) {
        let app = app(db).await;
        let (building, _) = app.area("d/s1/c1/g1/b1/").await;
        let (grid, _) = app.area("d/s1/c1/g1/").await;
        for path in ["/api/v1/areas?kind=building".to_owned(), format!("/api/v1/areas/{building}"), "/api/v1/areas.geojson?kind=building&bbox=104,30,105,31".to_owned()] {
            app.get(&path).send().await.expect(401);
        }
        let nothing = app.get(&format!("/api/v1/areas?parent={grid}")).send().await.expect(200);
        assert!(names(&nothing).is_empty());
        let inside = app.get(&format!("/api/v1/areas?parent={grid}")).token("d/s1/").send().await.expect(200);
        assert_eq!(names(&inside), ["Building 1"]);
        app.get(&format!("/api/v1/areas/{building}")).token("d/s2/").send().await.expect(404);
        let homes = app.get(&format!("/api/v1/areas?kind=household&parent={building}")).token("d/s1/").send().await.expect(200);
        assert_eq!(names(&homes), ["Room 101"]);
        let id = homes["items"][0]["id"].as_str().unwrap();
        let home = app.get(&format!("/api/v1/areas/{id}")).token("d/s1/").send().await.expect(200);
        let way: Vec<_> = home["path"].as_array().unwrap().iter().map(|name| name["en"].as_str().unwrap()).collect();
        assert_eq!(way, ["District", "First Street", "Alpha", "Grid 1", "Building 1", "Unit 1", "Room 101"]);
        app.get("/api/v1/areas?kind=household").token("d/s1/").send().await.expect(422);
    }

    async fn a_point_gets_its_deepest_area_with_rule_and_version(db: Db) {
        let app = app(db).await;
        let at = async |lon: f64, lat: f64| app.get(&format!("/api/v1/areas/locate?lon={lon}&lat={lat}")).send().await;
        let grid = at(104.103, 30.603).await.expect(200);
        assert_eq!((grid["area"]["code"].as_str(), grid["rule"].as_str()), (Some("g1"), Some("polygon/1")));
        assert!(grid["version"].as_i64().unwrap() > 1);
        assert_eq!(at(104.115, 30.605).await.expect(200)["area"]["code"], "c2");
        assert_eq!(at(104.105, 30.615).await.expect(200)["area"]["code"], "s1");
        let beside = at(104.0995, 30.605).await.expect(200);
        assert_eq!((beside["area"]["code"].as_str(), beside["rule"].as_str()), (Some("c1"), Some("near/1")));
        assert_eq!(at(105.0, 31.0).await.expect(404)["code"], "area.nowhere");
        at(30.6, 104.1).await.expect(422);
        let moved = System::Gcj02.from_wgs84(geo::Point::new(104.103, 30.603));
        let path = format!("/api/v1/areas/locate?lon={}&lat={}&system=gcj02", moved.lon, moved.lat);
        assert_eq!(app.get(&path).send().await.expect(200)["area"]["code"], "g1");
    }

    async fn shapes_come_as_geojson(db: Db) {
        let app = app(db).await;
        let (street, _) = app.area("d/s1/").await;
        let below = app.get(&format!("/api/v1/areas.geojson?parent={street}")).send().await;
        assert_eq!(below.headers["content-type"], "application/geo+json");
        let (features, faults) = geo::features::read(std::str::from_utf8(&below.bytes).unwrap(), System::Wgs84);
        assert_eq!((features.len(), faults.len()), (2, 0));
        let boxed = app.get("/api/v1/areas.geojson?kind=community&bbox=104.1101,30.60,104.12,30.61").send().await.expect(200);
        assert_eq!(boxed["features"].as_array().unwrap().len(), 1);
        assert_eq!(boxed["truncated"], false);
        let first = app.get("/api/v1/areas.geojson?kind=community&limit=1").send().await.expect(200);
        assert_eq!(first["truncated"], true);
        app.get("/api/v1/areas.geojson?bbox=1,2,3,4").send().await.expect(422);
        app.get("/api/v1/areas.geojson?kind=grid&bbox=4,2,3,4").send().await.expect(422);
    }

    async fn areas_are_founded_altered_and_ended_with_history(db: Db) {
        let app = app(db).await;
        let (community, _) = app.area("d/s1/c1/").await;
        let why = json!({ "reason": "new housing", "day": "2026-03-01" });
        let body = json!({ "parent": community, "kind": "grid", "code": "g2", "name": { "zh": "二网格", "en": "Grid 2" },
                           "ground": { "geometry": square(104.105, 30.605, 0.002) }, "why": why });
        app.post("/api/v1/areas").json(body.clone()).send().await.expect(401);
        app.post("/api/v1/areas").token("d/s2/").json(body.clone()).send().await.expect(404);
        let made = app.change(Method::POST, "/api/v1/areas", body.clone()).await.expect(201);
        let id = made["id"].as_str().unwrap();
        assert_eq!(made["code_path"], "d/s1/c1/g2/");
        let at = app.get("/api/v1/areas/locate?lon=104.106&lat=30.606").send().await.expect(200);
        assert_eq!(at["area"]["id"], id);
        assert_eq!(app.change(Method::POST, "/api/v1/areas", body).await.expect(409)["code"], "area.code_taken");

        let path = format!("/api/v1/areas/{id}");
        app.change(Method::PATCH, &path, json!({ "why": why })).await.expect(428);
        let rename = json!({ "version": 1, "name": { "zh": "河边网格", "en": "River Grid" }, "why": why });
        assert_eq!(app.change(Method::PATCH, &path, rename.clone()).await.expect(200)["version"], 2);
        assert_eq!(app.change(Method::PATCH, &path, rename).await.expect(409)["current_version"], 2);
        let end = json!({ "version": 2, "end": "2026-03-01", "why": why });
        assert_eq!(app.change(Method::PATCH, &path, end).await.expect(200)["valid_to"], "2026-03-01");
        let at = app.get("/api/v1/areas/locate?lon=104.106&lat=30.606").send().await.expect(200);
        assert_eq!(at["area"]["code"], "c1");
        let history = app.get(&format!("{path}/history")).token("d/s1/").send().await.expect(200);
        let what: Vec<_> = history["items"].as_array().unwrap().iter().map(|c| c["what"].as_str().unwrap()).collect();
        assert_eq!(what, ["created", "changed", "ended"]);
        let logged = app.ctx.read(|tx| {
            let sql = "select action from audit_waiting where object_kind = 'area' and object_id is not null order by id";
            Ok::<_, base::Problem>(tx.rows_dyn(sql, Vec::new(), |row| row.get::<String>(0))?)
        });
        assert_eq!(logged.await.unwrap(), ["area.created", "area.changed", "area.ended"]);
        app.get(&format!("{path}/history")).send().await.expect(401);
        app.get(&format!("{path}/history")).token("d/s2/").send().await.expect(404);
        app.change(Method::PATCH, &path, json!({ "version": 3, "why": why })).await.expect(409);
    }

    async fn a_last_day_ahead_is_waited_for(db: Db) {
        let app = app(db).await;
        at_home_in_chengdu(&app).await;
        let (community, version) = app.area("d/s1/c1/").await;
        let path = format!("/api/v1/areas/{community}");
        let patch = |version: i64, end: Value, reason: &str| json!({ "version": version, "end": end, "why": { "reason": reason } });
        let set = patch(version, json!("2026-03-04"), "too early");
        assert_eq!(app.change(Method::PATCH, &path, set).await.expect(200)["valid_to"], "2026-03-04");
        let back = app.change(Method::PATCH, &path, patch(version + 1, Value::Null, "not at all")).await.expect(200);
        assert_eq!(back.get("valid_to"), None);
        let set = patch(version + 2, json!("2026-03-05"), "boundary reform");
        assert_eq!(app.change(Method::PATCH, &path, set).await.expect(200)["valid_to"], "2026-03-05");

        // It stands, and so does what is below it, until the last day is over in Chengdu, eight hours before it is in UTC.
        let deepest = async || {
            app.settle().await;
            app.get("/api/v1/areas/locate?lon=104.103&lat=30.603").send().await.expect(200)["area"]["code"].clone()
        };
        let midnight = "2026-03-06T00:00:00+08:00".parse::<jiff::Timestamp>().unwrap();
        let midnight = base::Time(midnight.as_microsecond());
        assert_eq!(deepest().await, "g1");
        app.clock.set(midnight - Span::seconds(1));
        assert_eq!(deepest().await, "g1");
        app.clock.set(midnight);
        assert_eq!(deepest().await, "s1");

        let ended = app.get(&path).send().await.expect(200);
        assert_eq!(ended["valid_to"], "2026-03-05");
        let history = app.get(&format!("{path}/history")).token("d/s1/").send().await.expect(200);
        let said: Vec<_> = history["items"].as_array().unwrap().iter().map(|c| (c["what"].as_str().unwrap(), c["reason"].as_str().unwrap(), c["day"].as_str().unwrap())).collect();
        let day = "2026-03-02";
        assert_eq!(said[said.len() - 4..], [
            ("changed", "too early", day), ("changed", "not at all", day), ("changed", "boundary reform", day),
            ("ended", "boundary reform", "2026-03-06"),
        ]);
        app.change(Method::PATCH, &path, patch(version + 4, json!("2026-04-01"), "late")).await.expect(409);
    }

    async fn days_are_those_of_the_place(db: Db) {
        let app = app(db).await;
        at_home_in_chengdu(&app).await;
        // Three in the morning in Chengdu is still yesterday in UTC.
        app.clock.set(START + Span::hours(17));
        let (street, _) = app.area("d/s1/").await;
        let body = json!({ "parent": street, "kind": "community", "code": "c9", "name": { "zh": "新", "en": "New" }, "why": { "reason": "x" } });
        let made = app.change(Method::POST, "/api/v1/areas", body).await.expect(201);
        assert_eq!(made["valid_from"], "2026-03-03");
    }

    async fn bad_requests_are_refused_with_the_field(db: Db) {
        let app = app(db).await;
        let (street, _) = app.area("d/s1/").await;
        let good = json!({ "parent": street, "kind": "community", "code": "c9", "name": { "zh": "新", "en": "New" }, "why": { "reason": "x" } });
        let ring = json!([[104.1, 30.6], [104.2, 30.6], [104.2, 30.7], [104.1, 30.7]]);
        for (pointer, value, code) in [
            ("/kind", json!("household"), "area.wrong_parent"),
            ("/kind", json!("castle"), "invalid"),
            ("/code", json!("c/9"), "area.bad_code"),
            ("/name", json!({ "zh": " ", "en": "New" }), "invalid"),
            ("/why", json!({ "reason": "" }), "invalid"),
            ("/why", json!({ "reason": "x", "day": "1 March" }), "invalid"),
            ("/ground", json!({ "geometry": { "type": "Polygon", "coordinates": [ring] } }), "invalid"),
            ("/ground", json!({ "location": { "lon": 30.6, "lat": 104.1 } }), "invalid"),
            ("/extra", json!(1), "invalid"),
        ] {
            let mut body = good.clone();
            body[&pointer[1..]] = value.clone();
            let reply = app.change(Method::POST, "/api/v1/areas", body).await.expect(422);
            assert_eq!(reply["code"], code, "{pointer} {value}");
        }
        app.change(Method::POST, "/api/v1/areas", good).await.expect(201);
    }

    async fn a_moved_area_takes_its_subtree_along(db: Db) {
        let app = app(db).await;
        let (grid, version) = app.area("d/s1/c1/g1/").await;
        let (heir, _) = app.area("d/s1/c2/").await;
        let (building, _) = app.area("d/s1/c1/g1/b1/").await;
        let path = format!("/api/v1/areas/{grid}/move");
        let why = json!({ "reason": "boundary reform" });
        let moved = app.change(Method::POST, &path, json!({ "version": version, "parent": heir, "why": why })).await.expect(200);
        assert_eq!(moved["code_path"], "d/s1/c2/g1/");
        app.area("d/s1/c2/g1/b1/u1/101/").await;
        let into_itself = json!({ "version": version + 1, "parent": building, "why": why });
        app.change(Method::POST, &path, into_itself).await.expect(422);
        let (far, _) = app.area("d/s2/c3/").await;
        app.change(Method::POST, &path, json!({ "version": version + 1, "parent": far, "why": why })).await.expect(404);
        let at = app.get("/api/v1/areas/locate?lon=104.103&lat=30.603").send().await.expect(200);
        assert_eq!(at["area"]["path"][2]["en"], "Beta");
    }

    async fn a_split_shares_what_stood_below_and_a_merge_joins_it_again(db: Db) {
        let app = app(db).await;
        let (whole, version) = app.area("d/s1/c1/").await;
        let part = |code: &str, west: f64| json!({ "code": code, "name": { "zh": code, "en": code }, "ground": { "geometry": square(west, 30.60, 0.005) } });
        let mut body = json!({ "version": version, "parts": [part("c1a", 104.105), part("c1b", 104.11)], "why": { "reason": "grown too large" } });
        let path = format!("/api/v1/areas/{whole}/split");
        // The grid lies in neither part, and none lists it.
        assert_eq!(app.change(Method::POST, &path, body.clone()).await.expect(422)["code"], "area.child_left");
        body["parts"][0] = part("c1a", 104.10);
        let parts = app.change(Method::POST, &path, body.clone()).await.expect(200);
        assert_eq!(names(&parts), ["c1a", "c1b"]);
        app.area("d/s1/c1a/g1/b1/u1/101/").await;
        app.change(Method::POST, &path, body).await.expect(409);
        let ended = app.get(&format!("/api/v1/areas/{whole}")).send().await.expect(200);
        assert!(ended["valid_to"].is_string());

        let (first, version) = app.area("d/s1/c1a/").await;
        let (second, _) = app.area("d/s1/c1b/").await;
        let merge = json!({ "version": version, "into": second, "why": { "reason": "one again" } });
        app.change(Method::POST, &format!("/api/v1/areas/{first}/merge"), merge).await.expect(200);
        app.area("d/s1/c1b/g1/b1/u1/101/").await;
        let at = app.get("/api/v1/areas/locate?lon=104.1005&lat=30.6005").send().await.expect(200);
        assert_eq!(at["area"]["code"], "c1b");
    }

    async fn a_second_send_of_one_change_is_one_change(db: Db) {
        let app = app(db).await;
        let (street, _) = app.area("d/s1/").await;
        let body = json!({ "parent": street, "kind": "community", "code": "c9", "name": { "zh": "新", "en": "New" }, "why": { "reason": "x" } });
        let send = async || app.post("/api/v1/areas").token("d/s1/").header("idempotency-key", "k1").json(body.clone()).send().await.expect(201);
        assert_eq!(send().await["id"], send().await["id"]);
    }

    async fn the_invented_district_loads_in_parts_and_only_once(db: Db) {
        let app = TestApp::new(db).await;
        let mut recipe = Recipe::shipped();
        (recipe.residents, recipe.estates, recipe.estate_households, recipe.estate_residents) = (20_000, 4, 400, 1_280);
        recipe.square_kilometres = 4.0;
        let ctx = app.ctx.clone();
        let run = tokio::task::spawn_blocking(move || {
            let by = Principal::System("test");
            let tree = "code,kind,name_zh,name_en,parent\nd,district,区,District,\ns,street,街道,Street,d\nc1,community,甲社区居委会,Alpha,s\nc2,community,乙社区居委会,Beta,s\n";
            import::csv(&ctx, by.clone(), tree.as_bytes(), &options(System::Wgs84), &mut |_| true).unwrap();
            let load = |go_on: bool| {
                synthetic::load(&ctx, by.clone(), recipe.clone(), 1, "2026-01-01", &mut |_| go_on).unwrap()
            };
            (load(false), load(true), load(true))
        });
        let (first, second, third) = run.await.unwrap();
        assert_eq!((first.communities, first.stopped), (1, true));
        assert_eq!((second.communities, second.stopped), (1, false));
        assert_eq!((third.communities, third.areas), (0, 0));
        let count = app.ctx.read(|tx| Ok::<_, base::Problem>(crate::area::store::count_below(tx, "d/")?)).await.unwrap();
        assert_eq!(count as usize, first.areas + second.areas + 3);
        let root = app.get("/api/v1/areas").send().await.expect(200);
        assert_eq!((root["items"][0]["residents"].as_i64(), root["items"][0]["synthetic"].as_bool()), (Some(20_000), Some(false)));
        let estates = app.get("/api/v1/areas?kind=company_estate").send().await.expect(200);
        assert_eq!(estates["items"].as_array().unwrap().len(), 4);
        let estate = &estates["items"][0];
        assert_eq!(estate["synthetic"], true);
        let (lon, lat) = (&estate["location"]["lon"], &estate["location"]["lat"]);
        let at = app.get(&format!("/api/v1/areas/locate?lon={lon}&lat={lat}")).send().await.expect(200);
        assert!(at["area"]["code_path"].as_str().unwrap().starts_with(estate["code_path"].as_str().unwrap()));
    }
}

#[test]
fn days_are_written_in_one_way() {
    assert!(super::is_day("2026-03-02"));
    for wrong in ["2026-3-2", "02.03.2026", "2026-02-30", "20260302", ""] {
        assert!(!super::is_day(wrong), "{wrong}");
    }
    assert_eq!(super::AreaKind::Courtyard.name(), Text::new("院落", "courtyard"));
}
