//! Giving and ending roles. Whoever loses or gains one signs in anew.

use base::{Id, Problem, problem};
use serde_json::json;

use super::model::{Grant, NewGrant, RoleBook};
use super::rules;
use super::store::{accounts, grants, sessions};
use crate::audit::{self, Entry};
use crate::platform::nouns::{self, Account};
use crate::platform::{Scope, Work};

/// Gives a role. `within` is where the granter may give roles.
pub fn grant(
    work: &mut Work<'_, '_>,
    within: &Scope,
    account: Id<Account>,
    new: &NewGrant,
) -> Result<Grant, Problem> {
    // Takes the account's row first: of two grants at once, the second sees the first.
    let open = accounts::touch(work.tx, account, work.now)?;
    if !open {
        return Err(problem::NOT_FOUND.problem());
    }
    if !within.covers_area(&new.area_path) {
        return Err(problem::NOT_FOUND.problem());
    }
    let held = grants::of(work.tx, account)?;
    let roles = work.ctx.part::<RoleBook>();
    let by = work.by.account().map(|signed| signed.account);
    rules::may_grant(by, account, new, &held, &roles, work.now)?;
    let grant = Grant {
        id: work.id(),
        account,
        role: new.role.clone(),
        area: new.area,
        area_path: new.area_path.clone(),
        category: new.category.clone(),
        valid_from: new.valid_from.unwrap_or(work.now),
        valid_until: new.valid_until,
        granted_by: work.by.label(),
        granted_at: work.now,
    };
    grants::insert(work.tx, &grant)?;
    sessions::end_peoples(work.tx, account)?;
    let data = json!({
        "grant": grant.id, "role": grant.role, "area_path": grant.area_path, "category": grant.category,
        "valid_from": grant.valid_from, "valid_until": grant.valid_until,
    });
    audit::record(work, Entry::new("grant.given", "account", account, data))?;
    Ok(grant)
}

/// Ends a role; gives the grant as it is then.
pub fn end(
    work: &mut Work<'_, '_>,
    within: &Scope,
    account: Id<Account>,
    grant: Id<nouns::Grant>,
) -> Result<Grant, Problem> {
    accounts::touch(work.tx, account, work.now)?;
    let held = grants::of(work.tx, account)?;
    let found = held.into_iter().find(|held| held.id == grant && within.covers_area(&held.area_path));
    let Some(found) = found else { return Err(problem::NOT_FOUND.problem()) };
    if work.by.account().is_some_and(|signed| signed.account == account) {
        return Err(rules::SELF_GRANT.problem());
    }
    if grants::end(work.tx, grant, work.now)? {
        sessions::end_peoples(work.tx, account)?;
        let data = json!({ "grant": grant, "role": found.role, "area_path": found.area_path });
        audit::record(work, Entry::new("grant.ended", "account", account, data))?;
        return Ok(Grant { valid_until: Some(work.now), ..found });
    }
    Ok(found)
}
