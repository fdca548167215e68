//! The event that an act leaves behind. The log of events is the truth; everything else about a case is folded from it.

use base::Time;
use serde::{Deserialize, Serialize};

use super::{AccountId, Act, AskKind, CaseId, Party, Role, Said, State, UnitId, Urgency};

vocabulary! {
    /// What sort of actor it was.
    ByKind {
        Account = "account", "工作人员", "member of staff";
        Reporter = "reporter", "报告人", "reporter";
        System = "system", "系统", "system";
    }
}

/// Who acted, and how they stood to the case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct By {
    pub kind: ByKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountId>,
    /// The name at that time. Empty for reporters: who they are is kept apart.
    pub name: String,
    /// The unit they acted for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
    pub role: Role,
}

/// What the case is about, as far as rules depend on it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Matter {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nature: Option<String>,
    /// The filing condition (立案条件), where the rule table knows several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    pub urgency: Urgency,
}

/// What is known when a case comes into being; written into its first event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Birth {
    pub matter: Matter,
    /// The centre in charge of the place.
    pub centre: UnitId,
    /// The member of staff who found or registered it; none when a resident or a machine reported it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finder: Option<AccountId>,
    /// The case of which this is a part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<CaseId>,
    /// The closed case that this one takes up again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<CaseId>,
    /// An exercise (演练): it runs like any other case and touches no figure.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub drill: bool,
}

/// An ask that the act opened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AskMade {
    pub number: u32,
    pub kind: AskKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_at: Option<Time>,
}

/// What the rules decided at that moment. Deadlines are promises made by the rules then in force, so they are kept; elapsed times are not.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Decided {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birth: Option<Birth>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_due: Option<Time>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage_due: Option<Time>,
    /// Until when the unit must sign for it, beside its handling clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sign_due: Option<Time>,
    /// Until when the unit may return it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub return_until: Option<Time>,
    /// Until when it may be reopened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reopen_until: Option<Time>,
    /// Until when it may be rated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rate_until: Option<Time>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub asks: Vec<AskMade>,
    /// The ask that the act answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered: Option<u32>,
    /// The cases that the act split off.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<CaseId>,
    /// For whom a rating speaks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub party: Option<Party>,
}

/// One act that happened. Append-only; `seq` is the version of the case after it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    pub seq: u32,
    pub at: Time,
    pub act: Act,
    pub from: State,
    pub to: State,
    pub by: By,
    pub said: Said,
    pub decided: Decided,
}
