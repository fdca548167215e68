//! What an act says: one table of fields, from which the request type, the forms of the web app and the checks are made.

use base::{Text, Time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Act, CaseId, CheckMethod, FileRef, Party, Relation, Supervision, UnitId, Urgency};

/// How a field is asked for in a form.
#[derive(Clone, Copy, Debug)]
pub enum FieldKind {
    /// One line, at most this many characters.
    Text(usize),
    /// Several lines, at most this many characters.
    LongText(usize),
    Number,
    Datetime,
    Flag,
    Category,
    /// One of the pack's natures (求决, 投诉 …).
    Nature,
    /// One of the pack's filing conditions (立案条件) for the category of the case.
    Condition,
    Unit,
    Units,
    Case,
    Files,
    /// A code of one of the pack's lists of reasons; which list is the act's affair.
    Reason,
    Choice(fn() -> Vec<Choice>),
    /// One to five.
    Rating,
    /// What a case is split into.
    Parts,
}

/// One value to choose from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Choice {
    pub value: String,
    pub label: Text,
}

/// One of the cases that a case is split into.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Part {
    pub description: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
}

trait Given {
    fn given(&self) -> bool;
}
impl<T> Given for Option<T> {
    fn given(&self) -> bool {
        self.is_some()
    }
}
impl<T> Given for Vec<T> {
    fn given(&self) -> bool {
        !self.is_empty()
    }
}

macro_rules! choices {
    ($of:ident) => {
        FieldKind::Choice(|| {
            $of::ALL.iter().map(|v| Choice { value: v.key().to_owned(), label: v.label() }).collect()
        })
    };
}

macro_rules! fields {
    ($($field:ident $name:ident: $type:ty, $kind:expr, $zh:literal, $en:literal;)+) => {
        /// A field that an act can need.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Field { $(#[doc = $en] $field,)+ }

        impl Field {
            pub const ALL: &'static [Field] = &[$(Field::$field),+];
            /// Its name in JSON.
            pub const fn name(self) -> &'static str {
                match self { $(Field::$field => stringify!($name)),+ }
            }
            pub fn label(self) -> Text {
                match self { $(Field::$field => Text::new($zh, $en)),+ }
            }
            pub const fn kind(self) -> FieldKind {
                match self { $(Field::$field => $kind),+ }
            }
        }

        /// What an act says. Which fields an act takes and needs stands in the edge table.
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields, default)]
        pub struct Said {
            $(#[doc = $en] #[serde(skip_serializing_if = "not_given")] pub $name: $type,)+
        }

        impl Said {
            /// Whether the field was filled in.
            pub fn has(&self, field: Field) -> bool {
                match field { $(Field::$field => self.$name.given()),+ }
            }
        }
    };
}

fn not_given(value: &impl Given) -> bool {
    !value.given()
}

fields! {
    Category category: Option<String>, FieldKind::Category, "类别", "category";
    Nature nature: Option<String>, FieldKind::Nature, "诉求性质", "nature";
    Condition condition: Option<String>, FieldKind::Condition, "立案条件", "filing condition";
    Urgency urgency: Option<Urgency>, choices!(Urgency), "紧急程度", "urgency";
    Unit unit: Option<UnitId>, FieldKind::Unit, "单位", "unit";
    Units units: Vec<UnitId>, FieldKind::Units, "单位", "units";
    DutyItem duty_item: Option<String>, FieldKind::Text(60), "履职事项", "duty-list item";
    Reason reason: Option<String>, FieldKind::Reason, "原因", "reason";
    Note note: Option<String>, FieldKind::LongText(4000), "说明", "note";
    Measure measure: Option<String>, FieldKind::LongText(4000), "措施和结果", "measure and result";
    Until until: Option<Time>, FieldKind::Datetime, "期限", "until";
    Level level: Option<Supervision>, choices!(Supervision), "督办级别", "level";
    AcceptedAt accepted_at: Option<Time>, FieldKind::Datetime, "受理时间", "accepted at";
    SpokenTo spoken_to: Option<String>, FieldKind::Text(200), "与谁沟通", "who was spoken to";
    Deadline deadline: Option<Time>, FieldKind::Datetime, "解决时限", "deadline";
    Score score: Option<u8>, FieldKind::Rating, "评分", "score";
    Solved solved: Option<bool>, FieldKind::Flag, "是否解决", "solved";
    Party party: Option<Party>, choices!(Party), "评价方", "rated by";
    Upheld upheld: Option<bool>, FieldKind::Flag, "是否成立", "upheld";
    Into into: Option<CaseId>, FieldKind::Case, "并入的事件", "case to merge into";
    Case case: Option<CaseId>, FieldKind::Case, "事件", "case";
    Relation relation: Option<Relation>, choices!(Relation), "关系", "relation";
    Files files: Vec<FileRef>, FieldKind::Files, "照片和录音", "photos and voice notes";
    Method method: Option<CheckMethod>, choices!(CheckMethod), "核查方式", "how it was checked";
    Parts parts: Vec<Part>, FieldKind::Parts, "拆分成", "parts";
    Public public: Option<bool>, FieldKind::Flag, "报告人可见", "shown to the reporter";
    Ask ask: Option<u32>, FieldKind::Number, "事项编号", "number of the ask";
}

impl Said {
    /// The text of a text field, for the length check.
    pub fn text(&self, field: Field) -> Option<&str> {
        match field {
            Field::DutyItem => self.duty_item.as_deref(),
            Field::Note => self.note.as_deref(),
            Field::Measure => self.measure.as_deref(),
            Field::SpokenTo => self.spoken_to.as_deref(),
            _ => None,
        }
    }

    /// What is left after the words of people are taken out: codes, units and times that the figures need.
    pub fn redacted(&self) -> Said {
        Said {
            note: None,
            measure: None,
            spoken_to: None,
            files: Vec::new(),
            parts: Vec::new(),
            ..self.clone()
        }
    }
}

impl FieldKind {
    /// The name of the kind in the description of an act; reasons carry their list.
    pub fn key(self, act: Act) -> String {
        match self {
            FieldKind::Text(_) => "text".into(),
            FieldKind::LongText(_) => "longtext".into(),
            FieldKind::Number => "number".into(),
            FieldKind::Datetime => "datetime".into(),
            FieldKind::Flag => "flag".into(),
            FieldKind::Category => "category".into(),
            FieldKind::Condition => "condition".into(),
            FieldKind::Unit => "unit".into(),
            FieldKind::Units => "units".into(),
            FieldKind::Case => "case".into(),
            FieldKind::Files => "file[]".into(),
            FieldKind::Reason => format!("reason:{}", act.reasons().unwrap_or(act.key())),
            FieldKind::Choice(_) | FieldKind::Nature => "choice".into(),
            FieldKind::Rating => "rating".into(),
            FieldKind::Parts => "parts".into(),
        }
    }
}
