//! Accounts: made by the system administrator, who can never act in their name.

use aide::axum::ApiRouter;
use aide::axum::routing::{get_with, post_with};
use axum::Json;
use axum::extract::State;
use base::{Code, Cursor, Id, Kind, Page, Problem, problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::audit;
use crate::identity::model::{Account, NewAccount};
use crate::identity::people::{self, Change};
use crate::identity::{Keeper, places, store};
use crate::platform::Ctx;
use crate::platform::auth::{Actor, need};
use crate::platform::http::{Created, Done, Etag, Failure, Nothing, Path, Query, Write, commit, present};
use crate::platform::nouns::{self, Unit};

static ENROLLED: Code = Code::new(
    Kind::Conflict,
    "account.enrolled_already",
    "该账号已设置密码;如本人无法登录,请重置账号。",
    "This account has a password already; if its owner cannot sign in, reset it.",
);

pub fn routes() -> ApiRouter<Ctx> {
    ApiRouter::new()
        .api_route(
            "/accounts",
            get_with(list, |op| {
                op.id("accounts").summary("Accounts by name, without their e-mail addresses")
            })
            .post_with(create, |op| op.id("create_account").summary("Make an account; it holds no role yet")),
        )
        .api_route(
            "/accounts/{id}",
            get_with(show, |op| {
                op.id("account")
                    .summary("One account; that its e-mail address was read is noted in the audit log")
            })
            .patch_with(change, |op| op.id("change_account").summary("Change, disable or enable an account")),
        )
        .api_route(
            "/accounts/{id}/invitation",
            post_with(invite, |op| {
                op.id("invite_account")
                    .summary("A link with which the owner of a new account sets a password")
            }),
        )
        .api_route(
            "/accounts/{id}/reset",
            post_with(reset, |op| {
                op.id("reset_account")
                    .summary("Take password, second factor, sessions and roles away, and invite anew")
            }),
        )
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ListQuery {
    /// Beginning of the sign-in name or of the shown name.
    q: Option<String>,
    /// 1 to 200, 50 if not given.
    limit: Option<u16>,
    cursor: Option<String>,
}

async fn list(
    State(ctx): State<Ctx>,
    actor: Actor<need::AccountRead>,
    Query(query): Query<ListQuery>,
) -> Result<Json<Page<Account>>, Failure> {
    let limit = usize::from(query.limit.unwrap_or(50).clamp(1, 200));
    let after = match query.cursor.as_deref().map(Cursor::decode) {
        None => String::new(),
        Some(Some(Cursor(keys))) if keys.len() == 1 => keys.concat(),
        Some(_) => {
            return Err(problem::invalid("/cursor", "翻页标记不对", "not a cursor of this list").into());
        }
    };
    let (scope, q) = (actor.scope(), query.q.unwrap_or_default().trim().to_lowercase());
    let mut found = ctx.read(move |tx| store::accounts::page(tx, &scope, &after, &q, limit)).await?;
    // Whoever looks for somebody needs no address of all the others; where it is told, the log says so.
    found.iter_mut().for_each(|account| account.email = None);
    Ok(Json(Page::cut(found, limit, |account| Cursor(vec![account.name.clone()]))))
}

async fn show(
    State(ctx): State<Ctx>,
    actor: Actor<need::AccountRead>,
    Path(id): Path<Id<nouns::Account>>,
) -> Result<Etag<Account>, Failure> {
    let found = ctx.read(move |tx| store::accounts::get(tx, id)).await?;
    let scope = actor.scope();
    let account = found.filter(|account| scope.covers_area(&account.area_path));
    let account = account.ok_or_else(|| problem::NOT_FOUND.problem())?;
    if let Some(read) = people::read_of(&account) {
        audit::note(&ctx, actor.principal(), read).await?;
    }
    Ok(Etag(account.version, account))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct CreateAccount {
    /// Sign-in name: 2 to 64 letters, digits or `.` `_` `-`; not changed later.
    name: String,
    /// Name shown to people.
    display: String,
    /// Another system, not a person.
    #[serde(default)]
    machine: bool,
    unit: Option<Id<Unit>>,
    email: Option<String>,
}

async fn create(
    State(ctx): State<Ctx>,
    actor: Actor<need::AccountWrite>,
    write: Write<CreateAccount>,
) -> Result<Created<Account>, Failure> {
    let CreateAccount { name, display, machine, unit, email } = write.body;
    let area_path = places::of_unit(&ctx, unit)?;
    if !actor.scope().covers_area(&area_path) {
        return Err(places::UNIT_OUTSIDE.problem().into());
    }
    let new = NewAccount { name, display, machine, unit, area_path, email };
    let made = commit(&ctx, actor.principal(), write.idempotency, move |work| {
        let account = people::create(work, &new)?;
        Ok((Some(account.version), account))
    });
    Ok(made.await?)
}

/// What is left out stays; `null` takes unit or e-mail away.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ChangeAccount {
    /// The version that the caller saw; or `If-Match`.
    version: Option<i64>,
    display: Option<String>,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    unit: Option<Option<Id<Unit>>>,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    email: Option<Option<String>>,
    disabled: Option<bool>,
}

async fn change(
    State(ctx): State<Ctx>,
    actor: Actor<need::AccountWrite>,
    Path(id): Path<Id<nouns::Account>>,
    write: Write<ChangeAccount>,
) -> Result<Done<Account>, Failure> {
    let version = write.seen(write.body.version)?;
    let ChangeAccount { display, unit, email, disabled, .. } = write.body;
    let unit = match unit {
        Some(Some(unit)) => Some(Some((unit, places::of_unit(&ctx, Some(unit))?))),
        Some(None) => Some(None),
        None => None,
    };
    let (scope, wish) = (actor.scope(), Change { display, unit, email, disabled });
    let done = commit(&ctx, actor.principal(), write.idempotency, move |work| {
        let account = people::change(work, &scope, id, version, &wish)?;
        // The answer tells the address also to those who did not bring it.
        if let Some(read) = people::read_of(&account).filter(|_| wish.email.is_none()) {
            audit::record(work, read)?;
        }
        Ok((Some(account.version), account))
    })
    .await?;
    ctx.part::<Keeper>().forget();
    Ok(done)
}

/// A link to hand over.
#[derive(Serialize, JsonSchema)]
struct Invitation {
    link: String,
}

async fn invite(
    State(ctx): State<Ctx>,
    actor: Actor<need::AccountWrite>,
    Path(id): Path<Id<nouns::Account>>,
    _: Write<Nothing>,
) -> Result<Json<Invitation>, Failure> {
    let scope = actor.scope();
    let link = ctx
        .write(actor.principal(), move |work| {
            let account = people::get(work, id)?;
            if !scope.covers_area(&account.area_path) || account.disabled_at.is_some() || account.machine {
                return Err(problem::NOT_FOUND.problem());
            }
            if account.has_password {
                return Err(ENROLLED.problem());
            }
            people::invite(work, id)
        })
        .await?;
    Ok(Json(Invitation { link }))
}

async fn reset(
    State(ctx): State<Ctx>,
    actor: Actor<need::AccountWrite>,
    Path(id): Path<Id<nouns::Account>>,
    _: Write<Nothing>,
) -> Result<Json<Invitation>, Failure> {
    let scope = actor.scope();
    let link: Result<String, Problem> =
        ctx.write(actor.principal(), move |work| people::reset(work, &scope, id)).await;
    ctx.part::<Keeper>().forget();
    Ok(Json(Invitation { link: link? }))
}
