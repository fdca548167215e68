//! Stories of identity, over HTTP, on both engines.

mod accounts;
mod device;
mod granting;
mod operations;
mod passkey_refusals;
mod passkeys;
mod second_factor;
mod sign_in;

use base::{Id, Permission};
use serde_json::{Value, json};

use super::model::{NewAccount, NewGrant, RoleBook, RoleRule};
use super::{granting as give, people, store};
use crate::pack::RoleKind;
use crate::platform::nouns::Account;
use crate::platform::testing::TestApp;
use crate::platform::{Principal, Scope};

const TEST: Principal = Principal::System("test");
const PASSWORD: &str = "kx7#mq2p-blue";

/// A server whose pack has the three administrators, a clerk and a resident.
async fn start(db: db::Db) -> TestApp {
    let app = TestApp::new(db).await;
    super::use_roles(&app.ctx, roles());
    app
}

fn roles() -> RoleBook {
    use Permission::*;
    let table: [(&str, RoleKind, &[Permission]); 5] = [
        ("system_admin", RoleKind::SystemAdmin, &[AccountRead, AccountWrite]),
        ("security_admin", RoleKind::SecurityAdmin, &[AccountRead, GrantWrite]),
        ("audit_admin", RoleKind::AuditAdmin, &[AuditRead]),
        ("clerk", RoleKind::Staff, &[AreaRead, CaseRead]),
        ("resident", RoleKind::Resident, &[AreaRead]),
    ];
    let rule = |(key, kind, permissions): (&str, RoleKind, &[Permission])| {
        (
            key.to_owned(),
            RoleRule { name: Default::default(), kind, permissions: permissions.iter().copied().collect() },
        )
    };
    RoleBook(table.map(rule).into())
}

/// An account with a password, and with a role in an area if given.
async fn person(app: &TestApp, name: &str, role: Option<(&str, &str)>) -> Id<Account> {
    let (name, role) = (name.to_owned(), role.map(|(role, path)| NewGrant::new(role, None, path)));
    let hash =
        app.ctx.part::<super::passwords::Passwords>().hash(app.ctx.random(), PASSWORD.into()).await.unwrap();
    app.ctx
        .write(TEST, move |work| {
            let id = people::create(work, &NewAccount::person(&name, &name))?.id;
            store::accounts::set_password(work.tx, id, &hash, work.now)?;
            if let Some(role) = role {
                give::grant(work, &Scope::everything(), id, &role)?;
            }
            Ok(id)
        })
        .await
        .unwrap()
}

/// A session with full rights, as a link of the command line gives it.
async fn token(app: &TestApp, name: &str) -> String {
    let link = super::create_link(&app.ctx, name, 5).await.unwrap();
    let secret = link.rsplit('/').next().unwrap();
    let body = app.post("/api/v1/session/link").json(json!({ "token": secret })).send().await.expect(200);
    body["token"].as_str().unwrap().to_owned()
}

async fn sign_in(
    app: &TestApp,
    name: &str,
    password: &str,
    code: Option<&str>,
) -> crate::platform::testing::Reply {
    let mut body = json!({ "account": name, "password": password });
    if let Some(code) = code {
        body["totp"] = json!(code);
    }
    app.post("/api/v1/session").json(body).send().await
}

fn text<'a>(body: &'a Value, field: &str) -> &'a str {
    body[field].as_str().unwrap_or_else(|| panic!("no {field} in {body}"))
}
