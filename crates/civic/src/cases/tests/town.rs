//! A server with the shipped pack and one person of each kind. A token is a person's name.

use std::collections::BTreeSet;
use std::sync::Arc;

use base::{Id, Permission};
use db::Db;
use serde_json::{Value, json};

use crate::cases::city::unit_id;
use crate::pack::switch_on;
use crate::pack::tests::pack;
use crate::platform::auth::{Doorkeeper, Held, Principal, Signed};
use crate::platform::config::Config;
use crate::platform::testing::{Reply, TestApp};
use crate::{area, audit};

/// Name, unit, whether only one's own unit's cases are seen, rights.
type Person = (&'static str, &'static str, bool, &'static [Permission]);

use Permission::*;

const PEOPLE: &[Person] = &[
    ("finder", "SC-510108002", false, &[CaseRead, CaseRegister]),
    ("triager", "DC", false, &[CaseRead, CaseTriage, CaseReporter]),
    ("dispatcher", "DC", false, &[CaseRead, CaseDispatch, CaseTriage]),
    ("handler", "SC-510108002", true, &[CaseRead, CaseHandle]),
    ("helper", "P-CLEANING", true, &[CaseRead, CaseHandle]),
    ("verifier", "DC", false, &[CaseRead, CaseVerify]),
    ("supervisor", "DC", false, &[CaseRead, CaseSupervise]),
    ("ruler", "DC", false, &[CaseRead, CaseRule]),
    ("statistician", "DC", false, &[CaseRead, IndicatorRead]),
    ("instructor", "DC", false, &[CaseRead, CaseDrill]),
    ("officer", "DC", false, &[CaseRead, CaseErase]),
    ("administrator", "DC", false, &[AccountWrite]),
];

/// Puts the shipped pack in force.
pub async fn shipped(app: &TestApp) {
    let (ctx, pack) = (app.ctx.clone(), pack("chenghua"));
    let switched = tokio::task::spawn_blocking(move || {
        switch_on(&ctx, Principal::System("test"), &pack)?;
        area::refresh(&ctx)
    });
    switched.await.expect("switching").expect("the shipped pack is sound");
}

pub struct Town {
    pub app: TestApp,
}

impl Town {
    pub async fn new(db: Db) -> Town {
        Town::configured(db, |_| {}).await
    }

    /// The same with other settings.
    pub async fn configured(db: Db, set: impl FnOnce(&mut Config)) -> Town {
        let app = TestApp::configured(db, set).await;
        shipped(&app).await;
        app.ctx.put(Arc::new(Doorkeeper(Box::new(|_, token| {
            let signed = PEOPLE.iter().find(|person| person.0 == token).map(sign_in);
            Box::pin(async move { Ok(signed) })
        }))));
        Town { app }
    }

    pub async fn get(&self, who: &str, path: &str) -> Reply {
        self.app.get(&format!("/api/v1{path}")).token(who).header("accept-language", "en").send().await
    }

    pub async fn post(&self, who: &str, path: &str, body: Value) -> Reply {
        let call = self.app.post(&format!("/api/v1{path}")).header("accept-language", "en").json(body);
        if who.is_empty() { call.send().await } else { call.token(who).send().await }
    }

    /// A resident reports exposed rubbish.
    pub async fn report(&self) -> Value {
        self.report_with(json!({})).await
    }

    pub async fn report_with(&self, more: Value) -> Value {
        let mut body = json!({
            "description": "建设北路三段路边垃圾成堆没人清", "category": "CM-0107",
            "area": self.community(), "location": { "lon": 104.09, "lat": 30.67 },
        });
        for (key, value) in more.as_object().expect("fields") {
            body[key] = value.clone();
        }
        self.post("", "/cases", body).await.expect(201)
    }

    /// The community of the reports: Jianhua, in Mengzhuiwan street.
    pub fn community(&self) -> String {
        area::atlas(&self.app.ctx).with_code("510108002002").expect("a community of the pack").id.to_string()
    }

    /// Somebody acts, at the version that the case has now.
    pub async fn act(&self, who: &str, case: &Value, act: &str, fields: Value) -> Reply {
        let id = id(case);
        let current = self.get("verifier", &format!("/cases/{id}")).await.expect(200);
        let mut body = fields;
        body["version"] = current["version"].clone();
        self.post(who, &format!("/cases/{id}/actions/{act}"), body).await
    }

    /// The reporter acts, by receipt.
    pub async fn reporter_acts(&self, case: &Value, act: &str, fields: Value) -> Reply {
        let path = format!("/api/v1/cases/{}/actions/{act}", id(case));
        self.app.post(&path).header("x-receipt", &receipt(case)).json(fields).send().await
    }

    /// What the audit log says of one sort of thing, oldest first.
    pub async fn log(&self, action: &'static str) -> Vec<Value> {
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

    pub async fn follow(&self, case: &Value) -> Reply {
        let code = case["receipt"]["code"].as_str().expect("a receipt");
        self.app.get(&format!("/api/v1/receipts/{code}")).header("x-receipt", &receipt(case)).send().await
    }

    /// Takes a case to the point where a unit handles it.
    pub async fn to_handling(&self, case: &Value) {
        self.to_assigned(case).await;
        self.act("handler", case, "start", json!({})).await.expect(200);
    }

    pub async fn to_assigned(&self, case: &Value) {
        self.act("triager", case, "triage", json!({})).await.expect(200);
        self.act("triager", case, "accept", json!({})).await.expect(200);
        self.act("dispatcher", case, "assign", json!({ "unit": unit_id("SC-510108002") })).await.expect(200);
    }

    pub async fn to_closed(&self, case: &Value) {
        self.to_handling(case).await;
        self.act("handler", case, "resolve", done()).await.expect(200);
        self.act("verifier", case, "verify", json!({})).await.expect(200);
        self.act("verifier", case, "close", json!({ "method": "on_site" })).await.expect(200);
    }
}

/// A resolution. Exposed rubbish wants a photo, so the sample category is one that does not.
pub fn done() -> Value {
    json!({ "measure": "已清运，现场恢复" })
}

pub fn id(case: &Value) -> String {
    case["id"].as_str().expect("an id").to_owned()
}

pub fn receipt(case: &Value) -> String {
    let receipt = &case["receipt"];
    format!("{}.{}", receipt["code"].as_str().expect("a code"), receipt["secret"].as_str().expect("a secret"))
}

fn sign_in((name, unit, own, rights): &Person) -> Arc<Signed> {
    Arc::new(Signed {
        account: Id::named("account", name),
        name: (*name).to_owned(),
        display: format!("{name} by name"),
        unit: Some(unit_id(unit)),
        session: Id::named("session", name),
        held: vec![Held {
            role: "test".into(),
            permissions: rights.iter().copied().collect::<BTreeSet<_>>(),
            area_path: String::new(),
            category: String::new(),
            own_unit_only: *own,
        }],
    })
}
