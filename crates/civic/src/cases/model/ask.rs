//! What one side asks of another while a case is handled.

use base::Time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Party, UnitId};

vocabulary! {
    /// What is asked.
    AskKind {
        Whistle = "whistle", "吹哨", "whistle";
        CoHandling = "co_handling", "协办", "co-handling";
        Extension = "extension", "延期", "extension";
        Return = "return", "退单", "return";
        Appeal = "appeal", "评价申诉", "rating appeal";
    }
}

vocabulary! {
    /// How it stands. Lapsed: the case went on, so the answer is no longer wanted.
    AskState {
        Open = "open", "待答复", "open";
        Answered = "answered", "已答复", "answered";
        Granted = "granted", "同意", "granted";
        Refused = "refused", "不同意", "refused";
        Lapsed = "lapsed", "失效", "lapsed";
    }
}

/// One thing asked, with its own clock. Numbered 1, 2, 3 … within its case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ask {
    pub number: u32,
    pub kind: AskKind,
    /// Of whom it is asked, or who asks where the ask goes to the centre.
    pub unit: Option<UnitId>,
    pub state: AskState,
    pub asked_at: Time,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_at: Option<Time>,
    /// The new deadline that an extension asks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Time>,
    /// Whose rating an appeal is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<Party>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_at: Option<Time>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
}

/// The answer. A whistle's answer has four parts: accepted when, who was spoken to, measure, deadline.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Answer {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted_at: Option<Time>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spoken_to: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Time>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Ask {
    pub fn is_open(&self) -> bool {
        self.state == AskState::Open
    }
    /// Work of other units that must be done before the case can be resolved.
    pub fn is_part(&self) -> bool {
        matches!(self.kind, AskKind::Whistle | AskKind::CoHandling)
    }
}
