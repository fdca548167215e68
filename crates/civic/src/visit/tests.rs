//! Stories over HTTP: a courtyard, the people who go there, and the ledgers that they fill.

use std::sync::Arc;

use base::time::Span;
use base::{Permission, Time};
use db::{Db, both_engines};
use serde_json::{Value, json};

use crate::cases::tests::town::shipped;
use crate::platform::testing::{Reply, START, TestApp, somebody};
use crate::{area, audit};

use Permission::*;

/// Mengzhuiwan street, and a community of another street.
const HERE: &str = "510108/510108002000/";
const ELSEWHERE: &str = "510108/510108004000/";

struct Round {
    app: TestApp,
    courtyard: String,
}

impl Round {
    async fn new(db: Db) -> Round {
        let app = TestApp::new(db).await;
        shipped(&app).await;
        let mut other = somebody("other", HERE, &[VisitWrite, VisitRead, PackRead]);
        other.unit = Some(crate::cases::city::unit_id("SC-510108002"));
        app.knows([
            ("worker", somebody("worker", HERE, &[VisitWrite, VisitRead, PackRead])),
            ("other", other),
            ("stranger", somebody("stranger", ELSEWHERE, &[VisitWrite, VisitRead, PackRead])),
            ("reader", somebody("reader", "", &[PackRead])),
            ("keeper", somebody("keeper", "", &[AreaWrite, AreaRead])),
        ]);
        let community = area::atlas(&app.ctx).with_code("510108002002").expect("a community").id;
        let body = json!({
            "parent": community, "kind": "courtyard", "code": "y01", "name": { "zh": "一号院", "en": "Yard 1" },
            "why": { "reason": "test" },
        });
        let made = app.post("/api/v1/areas").token("keeper").json(body).send().await.expect(201);
        let courtyard = made["id"].as_str().expect("an id").to_owned();
        let body = json!({ "version": 1, "households": 420, "why": { "reason": "test" } });
        let path = format!("/api/v1/areas/{courtyard}");
        app.call(axum::http::Method::PATCH, &path).token("keeper").json(body).send().await.expect(200);
        Round { app, courtyard }
    }

    async fn get(&self, who: &str, path: &str) -> Reply {
        self.app.get(&format!("/api/v1{path}")).token(who).header("accept-language", "en").send().await
    }

    async fn plan(&self, who: &str) -> Value {
        self.get(who, &format!("/visits/plan?area={}", self.courtyard)).await.expect(200)
    }

    async fn post(&self, who: &str, key: &str, body: &Value) -> Reply {
        let call = self.app.post("/api/v1/visits").token(who).header("accept-language", "en");
        call.header("idempotency-key", key).json(body.clone()).send().await
    }

    /// A visit as a person makes it: what is known and fresh is taken over, the rest is answered.
    fn visit(&self, plan: &Value, forms: &[&str], answers: Value) -> Value {
        let mut fields = serde_json::Map::new();
        for field in plan["fields"].as_array().expect("fields") {
            let code = field["code"].as_str().expect("a code");
            let asked = plan["forms"].as_array().expect("forms").iter().any(|form| {
                forms.contains(&form["code"].as_str().unwrap())
                    && form["fields"].as_array().unwrap().contains(&json!(code))
            });
            let known = field["known"]["fresh"]
                .as_bool()
                .unwrap_or_default()
                .then(|| field["known"]["value"].clone());
            let answer = answers.get(code).cloned().or(known);
            if let Some(value) = answer.filter(|_| asked) {
                fields.insert(code.to_owned(), json!({ "value": value, "seen": field["version"] }));
            }
        }
        json!({ "area": self.courtyard, "pack": plan["pack"], "forms": forms, "fields": fields })
    }

    async fn log(&self, action: &'static str) -> Vec<Value> {
        let ctx = self.app.ctx.clone();
        let export = tokio::task::spawn_blocking(move || {
            while audit::seal_once(&ctx).expect("sealing") > 0 {}
            let mut lines = Vec::new();
            audit::export(ctx.db(), &mut lines).expect("the export");
            String::from_utf8(lines).expect("text")
        });
        let lines = export.await.expect("the export");
        let entries = lines.lines().map(|line| serde_json::from_str::<Value>(line).expect("an entry"));
        entries.filter(|entry| entry["action"] == action).collect()
    }
}

fn answers() -> Value {
    json!({
        "manager": "甲物业", "buildings": 7, "charging": "shed", "fire_lane": "clear", "stairs": "cluttered",
        "rented": 30, "divided": 2, "rented_ok": "fine",
    })
}

fn field<'a>(plan: &'a Value, code: &str) -> &'a Value {
    plan["fields"].as_array().unwrap().iter().find(|field| field["code"] == code).expect("the field")
}

both_engines! {
    async fn one_visit_fills_every_ledger_and_asks_nothing_twice(db: Db) {
        let round = Round::new(db).await;
        let plan = round.plan("worker").await;
        let codes: Vec<&str> = plan["forms"].as_array().unwrap().iter().map(|form| form["code"].as_str().unwrap()).collect();
        assert_eq!(codes, ["courtyard-fire", "small-shops", "rental-housing", "lift-facility"], "the flood season lies ahead");
        let mut fields: Vec<&str> = plan["fields"].as_array().unwrap().iter().map(|field| field["code"].as_str().unwrap()).collect();
        let count = fields.len();
        fields.sort_unstable();
        fields.dedup();
        assert_eq!(fields.len(), count, "each field once");
        assert_eq!(field(&plan, "households")["known"]["value"], 420, "the register of areas knows");
        assert_eq!(field(&plan, "households")["known"]["learned_at"], Value::Null);

        let body = round.visit(&plan, &["courtyard-fire", "rental-housing"], answers());
        let made = round.post("worker", "k1", &body).await.expect(201);
        // 18 fields in two ledgers; four are the same, and the households are known.
        assert_eq!((&made["fields"], &made["asked"], &made["known"], &made["spared"]), (&json!(18), &json!(13), &json!(1), &json!(5)));
        for form in ["courtyard-fire", "rental-housing"] {
            let list = round.get("worker", &format!("/ledgers/{form}/entries")).await.expect(200);
            let items = list["items"].as_array().unwrap();
            assert_eq!(items.len(), 1, "{form}");
            assert_eq!((&items[0]["data"]["buildings"], &items[0]["data"]["households"]), (&json!(7), &json!(420)));
            assert_eq!(items[0]["visit"], made["id"]);
        }
        assert_eq!(round.post("worker", "k1", &body).await.expect(201)["id"], made["id"], "a re-send is the same visit");
        let list = round.get("worker", "/ledgers/rental-housing/entries").await.expect(200);
        assert_eq!(list["items"].as_array().unwrap().len(), 1);
        assert_eq!(round.log("visit.recorded").await.len(), 1);

        // The next one is asked for nothing of this but what has to be looked at.
        let again = round.plan("other").await;
        let known = &field(&again, "manager")["known"];
        assert_eq!((&known["value"], &known["fresh"]), (&json!("甲物业"), &json!(true)));
        assert_eq!(field(&again, "fire_lane").get("known"), None);
        let due: Vec<&Value> = again["forms"].as_array().unwrap().iter().filter(|form| form["due"] == true).map(|form| &form["code"]).collect();
        assert_eq!(due, ["small-shops", "lift-facility"]);
        let body = round.visit(&again, &["courtyard-fire"], json!({ "fire_lane": "clear", "stairs": "clear" }));
        let made = round.post("other", "k2", &body).await.expect(201);
        assert_eq!((&made["fields"], &made["known"], &made["spared"]), (&json!(11), &json!(4), &json!(4)));
    }

    async fn what_others_changed_meanwhile_is_shown_and_not_overwritten(db: Db) {
        let round = Round::new(db).await;
        let first = round.plan("worker").await;
        round.post("worker", "k1", &round.visit(&first, &["rental-housing"], answers())).await.expect(201);
        let (mine, theirs) = (round.plan("worker").await, round.plan("other").await);
        round.post("other", "k2", &round.visit(&theirs, &["rental-housing"], json!({ "buildings": 8, "rented_ok": "fine" }))).await.expect(201);

        // Without having touched the field at all: what was seen is no longer what is known.
        let body = round.visit(&mine, &["rental-housing"], json!({ "rented_ok": "wiring" }));
        let problem = round.post("worker", "k3", &body).await.expect(409);
        assert_eq!(problem["code"], "stale_version");
        let clash = &problem["clashes"][0];
        assert_eq!((&clash["field"], &clash["yours"], &clash["now"]["value"], &clash["version"]), (&json!("buildings"), &json!(7), &json!(8), &json!(2)));
        assert_eq!(clash["now"]["unit"]["zh"], "猛追湾街道智慧治理中心");
        let list = round.get("worker", "/ledgers/rental-housing/entries").await.expect(200);
        assert_eq!(list["items"].as_array().unwrap().len(), 2, "nothing was written");

        // A person has decided for their own.
        let mut decided = body.clone();
        decided["fields"]["buildings"]["seen"] = json!(2);
        round.post("worker", "k4", &decided).await.expect(201);
        let known = &round.plan("other").await;
        assert_eq!((&field(known, "buildings")["known"]["value"], &field(known, "buildings")["version"]), (&json!(7), &json!(3)));
    }

    async fn old_knowledge_is_asked_again_and_its_confirmation_is_fresh(db: Db) {
        let round = Round::new(db).await;
        let plan = round.plan("worker").await;
        round.post("worker", "k1", &round.visit(&plan, &["rental-housing"], answers())).await.expect(201);
        round.app.clock.set(START + Span::days(91));
        let later = round.plan("worker").await;
        // Where bicycles are charged counts for 90 days, the number of buildings for a year.
        assert_eq!((&field(&later, "charging")["known"]["fresh"], &field(&later, "buildings")["known"]["fresh"]), (&json!(false), &json!(true)));
        let more = json!({ "charging": "shed", "rented": 30, "divided": 2, "rented_ok": "fine" });
        let made = round.post("worker", "k2", &round.visit(&later, &["rental-housing"], more)).await.expect(201);
        assert_eq!(made["known"], 3);
        assert_eq!(field(&round.plan("worker").await, "charging")["known"]["fresh"], true);
    }

    async fn a_form_is_asked_on_its_last_day_and_not_after_it(db: Db) {
        let round = Round::new(db).await;
        let codes = |plan: &Value| plan["forms"].as_array().unwrap().iter().map(|form| form["code"].clone()).collect::<Vec<_>>();
        // Noon in Chengdu.
        let noon = |day: &str| format!("{day}T04:00:00Z").parse::<Time>().unwrap();
        round.app.clock.set(noon("2026-09-30"));
        let last_day = round.plan("worker").await;
        assert!(codes(&last_day).contains(&json!("flood-2026")));
        round.app.clock.set(noon("2026-10-01"));
        assert!(!codes(&round.plan("worker").await).contains(&json!("flood-2026")));
        let found = json!({ "underground": "garage", "low_lying": true, "drains": "clear" });
        let mut body = round.visit(&last_day, &["flood-2026"], found);
        assert_eq!(round.post("worker", "k1", &body).await.expect(422)["code"], "visit.form_not_asked");
        // What was seen on the last day and arrives later still counts.
        body["at"] = json!(noon("2026-09-30"));
        round.post("worker", "k2", &body).await.expect(201);

        let register = round.get("reader", "/forms").await.expect(200);
        let form = |code: &str| register["items"].as_array().unwrap().iter().find(|form| form["code"] == code).unwrap().clone();
        assert_eq!((&form("flood-2026")["standing"], &form("small-shops")["standing"]), (&json!("ended"), &json!("in_force")));
        let fire = form("courtyard-fire");
        let manager = fire["fields"].as_array().unwrap().iter().find(|field| field["code"] == "manager").unwrap();
        let asked_by: Vec<&str> = manager["asked_by"].as_array().unwrap().iter().map(|name| name["en"].as_str().unwrap()).collect();
        assert_eq!(asked_by, ["Round of small shops", "Round of rental housing", "Check of lifts and common facilities"], "the ended one asks nobody");
        assert_eq!(fire["legal_basis"]["en"], "Fire Protection Law; Rules on the fire safety of tall civil buildings");
        let known = fire["fields"].as_array().unwrap().iter().find(|field| field["code"] == "households").unwrap();
        assert_eq!(known["register"], "area.households");
    }

    async fn what_breaks_a_form_is_named_and_nothing_is_written(db: Db) {
        let round = Round::new(db).await;
        let plan = round.plan("worker").await;
        let mut wrong = answers();
        wrong["rented"] = json!("many");
        wrong["rented_ok"] = json!("lovely");
        let problem = round.post("worker", "k1", &round.visit(&plan, &["rental-housing"], wrong)).await.expect(422);
        let mut named: Vec<&str> = problem["fields"].as_array().unwrap().iter().map(|one| one["field"].as_str().unwrap()).collect();
        named.sort_unstable();
        assert_eq!(named, ["/fields/rented", "/fields/rented_ok"]);
        let mut body = round.visit(&plan, &["rental-housing"], answers());
        body["fields"]["lifts"] = json!({ "value": 3, "seen": 0 });
        assert_eq!(round.post("worker", "k2", &body).await.expect(422)["fields"][0]["field"], "/fields/lifts");
        let list = round.get("worker", "/ledgers/rental-housing/entries").await.expect(200);
        assert_eq!(list["items"], json!([]));
        assert_eq!(field(&round.plan("worker").await, "buildings").get("known"), None);
    }

    async fn nobody_visits_or_reads_outside_their_area(db: Db) {
        let round = Round::new(db).await;
        let plan = round.plan("worker").await;
        let body = round.visit(&plan, &["rental-housing"], answers());
        round.post("worker", "k1", &body).await.expect(201);
        round.get("stranger", &format!("/visits/plan?area={}", round.courtyard)).await.expect(404);
        round.post("stranger", "k2", &body).await.expect(404);
        let list = round.get("stranger", "/ledgers/rental-housing/entries").await.expect(200);
        assert_eq!(list["items"], json!([]));
        assert!(!round.get("stranger", "/ledgers/rental-housing/entries.csv").await.bytes.contains(&b'7'));
        round.get("reader", "/ledgers/rental-housing/entries").await.expect(403);
        let places = round.get("stranger", "/visits/places").await.expect(200);
        assert_eq!(places["items"], json!([]));
        let places = round.get("worker", "/visits/places").await.expect(200);
        assert_eq!(places["items"][0]["place"]["id"], json!(round.courtyard));
    }

    async fn a_ledger_leaves_as_a_table_without_formulas_and_the_log_says_so(db: Db) {
        let round = Round::new(db).await;
        let plan = round.plan("worker").await;
        let mut found = answers();
        found["manager"] = json!("=cmd()");
        round.post("worker", "k1", &round.visit(&plan, &["rental-housing"], found)).await.expect(201);
        let reply = round.get("worker", "/ledgers/rental-housing/entries.csv").await;
        assert_eq!(reply.headers["content-type"], "text/csv; charset=utf-8");
        let text = String::from_utf8(reply.bytes).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[0].contains("When,Where,Unit,Property management,Buildings"), "{text}");
        assert!(lines[1].contains(",'=cmd(),7,420,30,2,Charging shed,No hazard seen"), "{text}");
        let log = round.log("ledger.exported").await;
        assert_eq!(log.len(), 1);
    }

    async fn of_two_who_learn_the_same_at_once_one_wins(db: Db) {
        let round = Arc::new(Round::new(db).await);
        let plan = round.plan("worker").await;
        let sent = (0..16).map(|n| {
            let mut found = answers();
            found["buildings"] = json!(n);
            let body = round.visit(&plan, &["rental-housing"], found);
            let round = round.clone();
            async move { round.post("worker", &format!("k{n}"), &body).await.status.as_u16() }
        });
        let statuses = futures_util::future::join_all(sent).await;
        assert_eq!(statuses.iter().filter(|status| **status == 201).count(), 1, "{statuses:?}");
        assert_eq!(statuses.iter().filter(|status| **status == 409).count(), 15, "{statuses:?}");
        let list = round.get("worker", "/ledgers/rental-housing/entries").await.expect(200);
        assert_eq!(list["items"].as_array().unwrap().len(), 1);
    }
}
