//! A server for tests: the real router on an empty database, a clock that stands still, seeded randomness.

use std::collections::HashMap;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode};
use base::clock::SeededRandom;
use base::{FixedClock, Id, Permission, Time};
use db::Db;
use serde_json::Value;
use tower::ServiceExt;

use super::auth::{Doorkeeper, Held, Signed};
use super::config::Config;
use super::vault::Vault;
use super::{Ctx, events, jobs};

/// Monday 2026-03-02, 10:00 in Chengdu: inside working hours of an ordinary week.
pub const START: Time = Time(1_772_416_800_000_000);

/// The server under test.
pub struct TestApp {
    pub ctx: Ctx,
    pub clock: Arc<FixedClock>,
    router: Router,
    /// Files of this test; gone with it.
    pub folder: tempfile::TempDir,
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Reply {
    /// The body as JSON; null if it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or(Value::Null)
    }

    /// The body, after checking the status.
    #[track_caller]
    pub fn expect(self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", String::from_utf8_lossy(&self.bytes));
        self.json()
    }
}

/// A request on its way.
pub struct Call<'a> {
    app: &'a TestApp,
    request: axum::http::request::Builder,
    body: Vec<u8>,
}

impl Call<'_> {
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.request = self.request.header(name, value);
        self
    }

    /// Signed in with a bearer token.
    pub fn token(self, token: &str) -> Self {
        self.header("authorization", &format!("Bearer {token}"))
    }

    pub fn json(mut self, body: Value) -> Self {
        self.body = body.to_string().into_bytes();
        self.header("content-type", "application/json")
    }

    pub fn bytes(mut self, kind: &str, body: Vec<u8>) -> Self {
        self.body = body;
        self.header("content-type", kind)
    }

    pub async fn send(self) -> Reply {
        let request = self.request.body(Body::from(self.body)).expect("a lawful request");
        let response = self.app.router.clone().oneshot(request).await.expect("the router never fails");
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("a body in memory").to_vec();
        Reply { status: parts.status, headers: parts.headers, bytes }
    }
}

/// Somebody who holds these rights within an area, for [`TestApp::knows`].
pub fn somebody(name: &str, area_path: &str, permissions: &[Permission]) -> Signed {
    Signed {
        account: Id::named("account", name),
        name: name.to_owned(),
        display: name.to_owned(),
        unit: None,
        session: Id::named("session", name),
        held: vec![Held {
            role: name.to_owned(),
            permissions: permissions.iter().copied().collect(),
            area_path: area_path.to_owned(),
            category: String::new(),
            own_unit_only: false,
        }],
    }
}

impl TestApp {
    /// A server on this database, migrated and wired, with no pack and nobody in it.
    pub async fn new(db: Db) -> TestApp {
        TestApp::configured(db, |_| {}).await
    }

    /// The same with other settings.
    pub async fn configured(db: Db, set: impl FnOnce(&mut Config)) -> TestApp {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut config = Config::load(None).expect("the shipped defaults");
        config.storage.data = folder.path().to_owned();
        set(&mut config);
        let clock = Arc::new(FixedClock::new(START));
        let vault = Vault::new(config.security.suite, &[7; 32]);
        let ctx = Ctx::new(db, clock.clone(), Arc::new(SeededRandom::new(7)), config, vault);
        crate::wire(&ctx).await.expect("wiring");
        TestApp { router: crate::router(ctx.clone(), |router| router), ctx, clock, folder }
    }

    /// Lets in whoever shows one of these tokens, without accounts: for tests of capabilities below identity.
    pub fn knows(&self, people: impl IntoIterator<Item = (&'static str, Signed)>) {
        let people: HashMap<_, _> = people.into_iter().map(|(token, who)| (token, Arc::new(who))).collect();
        self.ctx.put(Arc::new(Doorkeeper(Box::new(move |_, token| {
            let found = people.get(token).cloned();
            Box::pin(async move { Ok(found) })
        }))));
    }

    pub fn call(&self, method: Method, path: &str) -> Call<'_> {
        let request = Request::builder().method(method).uri(path);
        Call { app: self, request, body: Vec::new() }
    }

    pub fn get(&self, path: &str) -> Call<'_> {
        self.call(Method::GET, path)
    }

    pub fn post(&self, path: &str) -> Call<'_> {
        self.call(Method::POST, path)
    }

    /// Runs relay and reconcilers until nothing is left to do.
    pub async fn settle(&self) {
        let ctx = self.ctx.clone();
        let rounds = tokio::task::spawn_blocking(move || {
            for round in 0..50 {
                let mut touched = events::relay_once(&ctx).expect("relay");
                for job in jobs::RECONCILERS {
                    touched += (job.run)(&ctx).unwrap_or_else(|problem| panic!("{}: {problem}", job.name));
                }
                if touched == 0 {
                    return round;
                }
            }
            panic!("reconcilers never come to rest");
        });
        rounds.await.expect("settling");
    }
}
