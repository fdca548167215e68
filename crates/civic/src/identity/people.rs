//! Making, changing, disabling and resetting accounts.

use base::{Code, Id, Kind, Problem, problem};
use serde_json::json;

use super::model::{Account, NewAccount, NewGrant, Purpose, RoleBook};
use super::store::{accounts, grants, links};
use super::{granting, rules, sessions, store};
use crate::audit::{self, Entry};
use crate::platform::nouns::{self, Area, Unit};
use crate::platform::{Scope, Work};

static NAME_TAKEN: Code = Code::new(
    Kind::Conflict,
    "account.name_taken",
    "账号“{0}”已存在。",
    "There is an account “{0}” already.",
);
static NOT_ONESELF: Code = Code::new(
    Kind::Forbidden,
    "account.not_oneself",
    "不能停用或重置自己的账号。",
    "Nobody disables or resets his own account.",
);
static LAST_ONE: Code = Code::new(
    Kind::Conflict,
    "account.last_administrator",
    "这是最后一个“{0}”,停用后将无人可管理。",
    "This is the last “{0}”; without it nobody could do that work.",
);

/// Minutes for which an invitation is good: three days, so that it outlasts a weekend.
const INVITE_MINUTES: u32 = 3 * 24 * 60;

/// Makes an account. It holds no role and has no password yet.
pub fn create(work: &mut Work<'_, '_>, new: &NewAccount) -> Result<Account, Problem> {
    let new = NewAccount {
        name: rules::name(&new.name)?,
        display: rules::display(&new.display)?,
        email: new.email.as_deref().map(rules::email).transpose()?,
        ..new.clone()
    };
    let id = work.id();
    accounts::insert(work.tx, id, &new, work.now).map_err(|error| match error.unique() {
        Some(_) => NAME_TAKEN.with([&new.name]),
        None => error.into(),
    })?;
    let data = json!({ "name": new.name, "display": new.display, "machine": new.machine, "unit": new.unit });
    audit::record(work, Entry::new("account.made", "account", id, data))?;
    get(work, id)
}

/// The account, or 404.
pub fn get(work: &mut Work<'_, '_>, id: Id<nouns::Account>) -> Result<Account, Problem> {
    accounts::get(work.tx, id)?.ok_or_else(|| problem::NOT_FOUND.problem())
}

/// The entry that somebody was told the address of an account; none where there is no address to tell.
pub fn read_of(account: &Account) -> Option<Entry> {
    account.email.as_ref()?;
    Some(Entry::new("account.read", "account", account.id, json!({ "fields": ["email"] })))
}

/// What may be changed about an account; `None` leaves it.
#[derive(Clone, Debug, Default)]
pub struct Change {
    pub display: Option<String>,
    pub unit: Option<Option<(Id<Unit>, String)>>,
    pub email: Option<Option<String>>,
    pub disabled: Option<bool>,
}

/// Changes an account. Disabling it and moving it to another unit end its sessions.
pub fn change(
    work: &mut Work<'_, '_>,
    within: &Scope,
    id: Id<nouns::Account>,
    version: i64,
    change: &Change,
) -> Result<Account, Problem> {
    let before = get(work, id)?;
    if !within.covers_area(&before.area_path) {
        return Err(problem::NOT_FOUND.problem());
    }
    let mut after = Account { version, ..before.clone() };
    if let Some(display) = &change.display {
        after.display = rules::display(display)?;
    }
    if let Some(unit) = &change.unit {
        after.unit = unit.as_ref().map(|(id, _)| *id);
        after.area_path = unit.as_ref().map(|(_, path)| path.clone()).unwrap_or_default();
        if !within.covers_area(&after.area_path) {
            return Err(problem::invalid(
                "/unit",
                "该单位不在您的管辖范围内",
                "this unit lies outside your area",
            ));
        }
    }
    if let Some(email) = &change.email {
        after.email = email.as_deref().map(rules::email).transpose()?;
    }
    if let Some(disabled) = change.disabled {
        after.disabled_at = disabled.then(|| before.disabled_at.unwrap_or(work.now));
    }
    let disabling = before.disabled_at.is_none() && after.disabled_at.is_some();
    if disabling {
        may_leave(work, id)?;
    }
    if !accounts::update(work.tx, &after, work.now)? {
        return Err(problem::STALE.problem().with("current_version", before.version));
    }
    if disabling {
        store::sessions::end_all(work.tx, id)?;
        links::drop_of(work.tx, id)?;
    } else if before.unit != after.unit {
        store::sessions::end_peoples(work.tx, id)?;
    }
    let data = json!({
        "display": [before.display, after.display], "unit": [before.unit, after.unit],
        "email_changed": before.email != after.email, "disabled_at": [before.disabled_at, after.disabled_at],
    });
    audit::record(work, Entry::new("account.changed", "account", id, data))?;
    get(work, id)
}

/// Takes password and second factors away and ends sessions *and roles*, then gives a link for a new start.
///
/// The roles go because whoever resets an account holds the link: with the roles he could act in its name. Another
/// administrator must give them again, and so notices.
pub fn reset(work: &mut Work<'_, '_>, within: &Scope, id: Id<nouns::Account>) -> Result<String, Problem> {
    let account = get(work, id)?;
    if !within.covers_area(&account.area_path) {
        return Err(problem::NOT_FOUND.problem());
    }
    may_leave(work, id)?;
    accounts::clear_credentials(work.tx, id, work.now)?;
    store::sessions::end_all(work.tx, id)?;
    links::drop_of(work.tx, id)?;
    let ended = grants::end_all(work.tx, id, work.now)?;
    audit::record(work, Entry::new("account.reset", "account", id, json!({ "grants_ended": ended })))?;
    invite(work, id)
}

/// A link with which the owner of a fresh account sets his password.
pub fn invite(work: &mut Work<'_, '_>, id: Id<nouns::Account>) -> Result<String, Problem> {
    sessions::link(work, Some(id), Purpose::Invite, INVITE_MINUTES)
}

/// Nobody removes himself, and the last administrator of a kind stays.
fn may_leave(work: &mut Work<'_, '_>, id: Id<nouns::Account>) -> Result<(), Problem> {
    if work.by.account().is_some_and(|signed| signed.account == id) {
        return Err(NOT_ONESELF.problem());
    }
    let roles = work.ctx.part::<RoleBook>();
    let now = work.now;
    for grant in grants::of(work.tx, id)?.into_iter().filter(|grant| grant.holds(now)) {
        let Some(role) = roles.get(&grant.role).filter(|role| role.kind.is_admin()) else { continue };
        if !grants::is_held_by_others(work.tx, &grant.role, id, now)? {
            return Err(LAST_ONE.with([&role.name.zh]));
        }
    }
    Ok(())
}

/// A person to have, with one role.
#[derive(Clone, Debug)]
pub struct Person {
    pub name: String,
    pub display: String,
    pub role: String,
    pub unit: Option<Id<Unit>>,
    pub area: Option<Id<Area>>,
    pub area_path: String,
}

/// Makes those people who are not there yet, each with the role given; tells all accounts in the order asked.
pub fn ensure(work: &mut Work<'_, '_>, people: &[Person]) -> Result<Vec<Id<nouns::Account>>, Problem> {
    let mut made = Vec::with_capacity(people.len());
    for person in people {
        if let Some(account) = accounts::find(work.tx, &rules::name(&person.name)?)? {
            made.push(account);
            continue;
        }
        let new = NewAccount {
            unit: person.unit,
            area_path: person.area_path.clone(),
            ..NewAccount::person(&person.name, &person.display)
        };
        let account = create(work, &new)?.id;
        let role = NewGrant::new(&person.role, person.area, &person.area_path);
        granting::grant(work, &Scope::everything(), account, &role)?;
        made.push(account);
    }
    Ok(made)
}
