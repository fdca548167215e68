//! Roles: given and ended by the security administrator, never to himself.

use aide::axum::ApiRouter;
use aide::axum::routing::{delete_with, get_with};
use axum::Json;
use axum::extract::State;
use base::{Id, Page, Permission, Text, Time, problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::identity::model::{Grant, NewGrant};
use crate::identity::{Keeper, RoleBook, granting, places, store};
use crate::pack::RoleKind;
use crate::platform::Ctx;
use crate::platform::auth::{Actor, Me, need};
use crate::platform::http::{Created, Done, Failure, Nothing, Path, Write, commit};
use crate::platform::nouns::{self, Account, Area};

pub fn routes() -> ApiRouter<Ctx> {
    ApiRouter::new()
        .api_route("/roles", get_with(roles, |op| op.id("roles").summary("The roles of the pack in force")))
        .api_route(
            "/accounts/{id}/grants",
            get_with(list, |op| {
                op.id("grants").summary("Roles that an account holds, is going to hold, or has held")
            })
            .post_with(give, |op| {
                op.id("give_role").summary("Give a role; ends the sessions of the account")
            }),
        )
        .api_route(
            "/accounts/{id}/grants/{grant}",
            delete_with(end, |op| op.id("end_role").summary("End a role; ends the sessions of the account")),
        )
}

/// A role of the pack.
#[derive(Serialize, JsonSchema)]
struct RoleView {
    key: String,
    name: Text,
    kind: RoleKind,
    permissions: Vec<Permission>,
    /// Whether it counts only after a second factor, where the installation requires one.
    second_factor: bool,
}

async fn roles(State(ctx): State<Ctx>, _: Me) -> Json<Page<RoleView>> {
    let book = ctx.part::<RoleBook>();
    let items = book.0.iter().map(|(key, rule)| RoleView {
        key: key.clone(),
        name: rule.name.clone(),
        kind: rule.kind,
        permissions: rule.permissions.iter().copied().collect(),
        second_factor: rule.kind.wants_second_factor(),
    });
    Json(Page { items: items.collect(), next_cursor: None })
}

async fn list(
    State(ctx): State<Ctx>,
    actor: Actor<need::AccountRead>,
    Path(id): Path<Id<Account>>,
) -> Result<Json<Page<Grant>>, Failure> {
    let scope = actor.scope();
    let items = ctx
        .read(move |tx| {
            let known = store::accounts::get(tx, id)?.filter(|account| scope.covers_area(&account.area_path));
            if known.is_none() {
                return Err(problem::NOT_FOUND.problem());
            }
            store::grants::of(tx, id)
        })
        .await?;
    Ok(Json(Page { items, next_cursor: None }))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct GiveRole {
    /// Role key of the pack.
    role: String,
    /// Area in whose subtree it holds; everywhere if not given.
    area: Option<Id<Area>>,
    /// Category branch for which it holds; all if not given.
    #[serde(default)]
    category: String,
    /// From now on if not given.
    valid_from: Option<Time>,
    /// Without end if not given.
    valid_until: Option<Time>,
}

async fn give(
    State(ctx): State<Ctx>,
    actor: Actor<need::GrantWrite>,
    Path(id): Path<Id<Account>>,
    write: Write<GiveRole>,
) -> Result<Created<Grant>, Failure> {
    let GiveRole { role, area, category, valid_from, valid_until } = write.body;
    places::check_category(&ctx, &category)?;
    let within = actor.scope();
    let given = commit(&ctx, actor.principal(), write.idempotency, move |work| {
        let area_path = places::of_area(work.tx, area)?;
        let new = NewGrant { role, area, area_path, category, valid_from, valid_until };
        Ok((None, granting::grant(work, &within, id, &new)?))
    })
    .await?;
    ctx.part::<Keeper>().forget();
    Ok(given)
}

/// Ending what has ended changes nothing and is no error.
async fn end(
    State(ctx): State<Ctx>,
    actor: Actor<need::GrantWrite>,
    Path((id, grant)): Path<(Id<Account>, Id<nouns::Grant>)>,
    write: Write<Nothing>,
) -> Result<Done<Grant>, Failure> {
    let within = actor.scope();
    let done = commit(&ctx, actor.principal(), write.idempotency, move |work| {
        Ok((None, granting::end(work, &within, id, grant)?))
    })
    .await?;
    ctx.part::<Keeper>().forget();
    Ok(done)
}
