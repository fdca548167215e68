//! "Who read my data": every look at how to reach a reporter, told to the reporter from the audit log. The log names the
//! account; the reporter is told the unit, the post and the purpose, and no person.

use base::{Problem, Text, Time};
use db::Tx;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::lens::Lens;
use super::model::CaseId;
use super::neighbours;
use super::store::{self, CaseRow};
use super::view::UnitRef;
use crate::audit::Noted;
use crate::platform::Signed;

/// What stands in the log when somebody looks, and when the contact is taken away.
pub const READ: &str = "case.reporter_read";
pub const REMOVED: &str = "case.contact_removed";

/// Whether it is kept how to reach the reporter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// Nothing was left, or it has been erased at the reporter's wish.
    Nothing,
    /// Sealed and apart from the case.
    Sealed,
    /// Taken away after the time for which it is kept.
    Removed,
}

/// What is kept of a reporter, and who looked at it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Reads {
    pub kept: Kept,
    /// Days after the end of the case for which it is kept.
    pub kept_days: u32,
    /// The newest first. Empty says that nobody looked.
    pub items: Vec<Read>,
}

/// One look.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Read {
    pub at: Time,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitRef>,
    /// By which posts.
    pub posts: Vec<Text>,
    /// Why, in the words of whoever looked.
    pub purpose: String,
}

/// What the log keeps of a look, so that later changes of posts do not change what is told.
pub fn mark(number: &str, signed: &Signed) -> Value {
    let reading =
        |held: &&crate::platform::auth::Held| held.permissions.contains(&base::Permission::CaseReporter);
    let roles: Vec<&str> = signed.held.iter().filter(reading).map(|held| held.role.as_str()).collect();
    json!({ "number": number, "unit": signed.unit, "roles": roles })
}

/// Every look at the contact of a case.
pub fn of(tx: &mut Tx<'_>, lens: &Lens<'_>, case: &CaseRow) -> Result<Reads, Problem> {
    Ok(Reads {
        kept: kept(tx, case.id)?,
        kept_days: lens.ctx.config().privacy.contact_days,
        items: neighbours::noted(tx, case.id, READ)?.into_iter().map(|noted| read(lens, noted)).collect(),
    })
}

fn kept(tx: &mut Tx<'_>, case: CaseId) -> Result<Kept, Problem> {
    if store::contact(tx, case)?.is_some() {
        return Ok(Kept::Sealed);
    }
    let removed = !neighbours::noted(tx, case, REMOVED)?.is_empty();
    Ok(if removed { Kept::Removed } else { Kept::Nothing })
}

fn read(lens: &Lens<'_>, noted: Noted) -> Read {
    let unit = noted.data["unit"].as_str().and_then(|id| id.parse().ok());
    let roles = noted.data["roles"].as_array().map(Vec::as_slice).unwrap_or_default();
    let named = |key: &Value| lens.role(key.as_str()?);
    Read {
        at: noted.at,
        unit: unit.map(|id| lens.unit(id)),
        posts: roles.iter().filter_map(named).collect(),
        purpose: noted.purpose,
    }
}
