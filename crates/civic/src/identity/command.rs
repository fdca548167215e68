//! What the command line does with accounts: on behalf of whoever holds the machine, and logged as such.

use base::{Code, Id, Kind, Problem};

use super::model::{Account, Grant, NewAccount, NewGrant, Purpose};
use super::people::{self, Change};
use super::store::accounts;
use super::{Keeper, granting, sessions};
use crate::platform::{Ctx, Principal, Scope, Work, nouns};

const PART: Principal = Principal::System("command_line");

static NO_ACCOUNT: Code =
    Code::new(Kind::NotFound, "account.unknown", "没有账号“{0}”。", "There is no account “{0}”.");

/// Makes an account.
pub async fn add_account(ctx: &Ctx, new: NewAccount) -> Result<Account, Problem> {
    run(ctx, move |work| people::create(work, &new)).await
}

/// Disables an account and ends its sessions, tokens and links.
pub async fn disable_account(ctx: &Ctx, name: &str) -> Result<Account, Problem> {
    with(ctx, name, |work, id| {
        let version = people::get(work, id)?.version;
        let change = Change { disabled: Some(true), ..Change::default() };
        people::change(work, &Scope::everything(), id, version, &change)
    })
    .await
}

/// Gives a role.
pub async fn grant_role(ctx: &Ctx, name: &str, new: NewGrant) -> Result<Grant, Problem> {
    with(ctx, name, move |work, id| granting::grant(work, &Scope::everything(), id, &new)).await
}

/// A one-time sign-in link: its whole address.
pub async fn create_link(ctx: &Ctx, name: &str, minutes: u32) -> Result<String, Problem> {
    with(ctx, name, move |work, id| sessions::link(work, Some(id), Purpose::SignIn, minutes)).await
}

/// A bearer token.
pub async fn create_token(ctx: &Ctx, name: &str, days: u32) -> Result<String, Problem> {
    with(ctx, name, move |work, id| Ok(sessions::token(work, id, days, "command line")?.token)).await
}

async fn with<T: Send + 'static>(
    ctx: &Ctx,
    name: &str,
    act: impl FnOnce(&mut Work<'_, '_>, Id<nouns::Account>) -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    let name = name.trim().to_lowercase();
    run(ctx, move |work| {
        let id = accounts::find(work.tx, &name)?.ok_or_else(|| NO_ACCOUNT.with([&name]))?;
        act(work, id)
    })
    .await
}

async fn run<T: Send + 'static>(
    ctx: &Ctx,
    act: impl FnOnce(&mut Work<'_, '_>) -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    let done = ctx.write(PART, act).await?;
    if let Some(keeper) = ctx.find_part::<Keeper>() {
        keeper.forget();
    }
    Ok(done)
}
