//! Stories of notification, on both engines.

mod channels;
mod inbox;
mod live;

use std::sync::Arc;

use base::{Id, Permission};
use db::Db;
use serde_json::Value;

use crate::platform::auth::{Doorkeeper, Held};
use crate::platform::config::Config;
use crate::platform::events::{self, Audience};
use crate::platform::nouns::{Account, Case, Unit};
use crate::platform::testing::TestApp;
use crate::platform::{Ctx, Principal, Signed};

/// Whoever signs in with the token `NAME:AREA` is the account NAME and may see cases and keep channels below AREA.
async fn app(db: Db) -> TestApp {
    app_with(db, |_| {}).await
}

async fn app_with(db: Db, set: impl FnOnce(&mut Config)) -> TestApp {
    let app = TestApp::configured(db, set).await;
    let ask: Doorkeeper = Doorkeeper(Box::new(|_, token| {
        let token = token.to_owned();
        Box::pin(async move { Ok(Some(Arc::new(signed(&token)))) })
    }));
    app.ctx.put(Arc::new(ask));
    app
}

fn signed(token: &str) -> Signed {
    let (name, area) = token.split_once(':').unwrap_or((token, ""));
    let held = Held {
        role: "keeper".into(),
        permissions: [Permission::CaseRead, Permission::ChannelWrite].into(),
        area_path: area.to_owned(),
        category: String::new(),
        own_unit_only: false,
    };
    Signed {
        account: account(name),
        name: name.to_owned(),
        display: name.to_owned(),
        unit: None,
        session: Id::named("session", name),
        held: vec![held],
    }
}

fn account(name: &str) -> Id<Account> {
    Id::named("account", name)
}

fn unit(name: &str) -> Id<Unit> {
    Id::named("unit", name)
}

/// Writes an event about the case `case` at `area`, as a capability would; it is not relayed yet.
async fn emit(ctx: &Ctx, topic: &'static str, case: &'static str, area: &'static str, data: Value) {
    let audience = Audience { area_path: area.to_owned(), ..Audience::default() };
    emit_to(ctx, topic, case, audience, data).await;
}

async fn emit_to(ctx: &Ctx, topic: &'static str, case: &'static str, audience: Audience, data: Value) {
    let by = Principal::System("test");
    let done = ctx.write(by, move |work| work.emit(topic, Id::<Case>::named("case", case), data, audience));
    done.await.expect("the outbox");
}

/// Publishes what waits in the outbox, without other background work.
async fn relay(ctx: &Ctx) {
    let ctx = ctx.clone();
    tokio::task::spawn_blocking(move || events::relay_once(&ctx)).await.expect("relay").expect("relay");
}
