//! A notice, and what is lawful in one.

use base::{Code, Id, Kind, Problem, Text, Time, problem, time::Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::platform::nouns;

pub type NoticeId = Id<nouns::Notice>;

const TITLE: usize = 60;
const BODY: usize = 4000;
const WHY: usize = 200;
/// Nobody leaves a sheet on the board for longer.
const LONGEST: Span = Span::days(366);

pub static WITHDRAWN: Code = Code::new(
    Kind::Conflict,
    "notice.withdrawn",
    "这条公告已经撤回，不能再改。",
    "This notice was withdrawn; it cannot be changed any more.",
);

/// Words in Chinese, and in English where somebody translated them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Words {
    #[schemars(length(min = 1, max = 4000))]
    pub zh: String,
    #[serde(default)]
    #[schemars(length(max = 4000))]
    pub en: String,
}

impl Words {
    fn trimmed(&self) -> Words {
        Words { zh: self.zh.trim().to_owned(), en: self.en.trim().to_owned() }
    }

    /// For readers of either language: Chinese stands in where there is no English.
    fn told(&self) -> Text {
        Text::new(&self.zh, if self.en.is_empty() { &self.zh } else { &self.en })
    }

    fn length(&self) -> usize {
        self.zh.chars().count().max(self.en.chars().count())
    }
}

/// What a notice says and for how long: all that can be corrected.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Content {
    pub title: Words,
    pub body: Words,
    /// Above the others as long as it holds.
    #[serde(default)]
    pub pinned: bool,
    pub from: Time,
    pub until: Time,
}

impl Content {
    /// Trimmed, if it is lawful.
    pub fn checked(&self) -> Result<Content, Problem> {
        let content = Content { title: self.title.trimmed(), body: self.body.trimmed(), ..self.clone() };
        let mut found = problem::INVALID.problem();
        let mut wrong = |bad: bool, field: &str, words: (String, String)| {
            if bad {
                found.fields.push(problem::FieldProblem {
                    field: field.to_owned(),
                    message: Text::new(words.0, words.1),
                });
            }
        };
        for (field, words, most) in [("title", &content.title, TITLE), ("body", &content.body, BODY)] {
            let told =
                (format!("请填 1 至 {most} 个字。"), format!("Between 1 and {most} characters, please."));
            wrong(words.zh.is_empty() || words.length() > most, &format!("/{field}/zh"), told);
        }
        let half = content.title.en.is_empty() != content.body.en.is_empty();
        let both = "标题和正文都要有英文，或者都没有。";
        wrong(half, "/title/en", (both.into(), "Translate both title and text, or neither.".into()));
        let backwards = content.until <= content.from;
        wrong(backwards, "/until", ("结束须晚于开始。".into(), "It must end after it begins.".into()));
        let long = content.until - content.from > LONGEST;
        wrong(long, "/until", ("最长一年。".into(), "A year at the longest.".into()));
        if found.fields.is_empty() { Ok(content) } else { Err(found) }
    }
}

/// Why a notice is withdrawn, if it is said properly.
pub fn reason(text: &str) -> Result<String, Problem> {
    let text = text.trim();
    if (1..=WHY).contains(&text.chars().count()) {
        return Ok(text.to_owned());
    }
    Err(problem::invalid("/reason", "请用 1 至 200 个字说明原因。", "Say why, in 1 to 200 characters."))
}

/// A notice as it is kept.
#[derive(Clone, Debug)]
pub struct Notice {
    pub id: NoticeId,
    pub version: i64,
    pub area: Id<nouns::Area>,
    pub area_path: String,
    pub content: Content,
    pub unit: Option<Id<nouns::Unit>>,
    pub account: Id<nouns::Account>,
    pub created_at: Time,
    pub corrected_at: Option<Time>,
    pub withdrawn_at: Option<Time>,
    pub withdrawn_why: String,
}

/// A notice as residents see it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PublicNotice {
    pub id: NoticeId,
    pub title: Text,
    pub body: Text,
    /// For which area it holds.
    pub area: Text,
    /// Who tells it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Text>,
    pub pinned: bool,
    pub from: Time,
    pub until: Time,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corrected_at: Option<Time>,
}

/// A notice as the office sees it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NoticeView {
    pub id: NoticeId,
    pub version: i64,
    pub area: Id<nouns::Area>,
    /// Names from the root down to it.
    pub area_path: Vec<Text>,
    pub title: Words,
    pub body: Words,
    pub pinned: bool,
    pub from: Time,
    pub until: Time,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Text>,
    /// Whether residents see it now.
    pub shown: bool,
    pub created_at: Time,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corrected_at: Option<Time>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withdrawn_at: Option<Time>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub withdrawn_why: String,
}

impl Notice {
    pub fn is_shown(&self, now: Time) -> bool {
        self.withdrawn_at.is_none() && self.content.from <= now && now < self.content.until
    }

    /// For residents. `area` and `unit` are names.
    pub fn public(self, area: Text, unit: Option<Text>) -> PublicNotice {
        let Content { title, body, pinned, from, until } = self.content;
        PublicNotice {
            id: self.id,
            title: title.told(),
            body: body.told(),
            area,
            unit,
            pinned,
            from,
            until,
            corrected_at: self.corrected_at,
        }
    }

    /// For the office.
    pub fn view(self, area_path: Vec<Text>, unit: Option<Text>, now: Time) -> NoticeView {
        let shown = self.is_shown(now);
        let Content { title, body, pinned, from, until } = self.content;
        NoticeView {
            id: self.id,
            version: self.version,
            area: self.area,
            area_path,
            title,
            body,
            pinned,
            from,
            until,
            unit,
            shown,
            created_at: self.created_at,
            corrected_at: self.corrected_at,
            withdrawn_at: self.withdrawn_at,
            withdrawn_why: self.withdrawn_why,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content() -> Content {
        Content {
            title: Words { zh: " 停水通知 ".into(), en: String::new() },
            body: Words { zh: "周三上午停水".into(), en: String::new() },
            pinned: false,
            from: Time(0),
            until: Time(0) + Span::days(3),
        }
    }

    #[test]
    fn words_are_trimmed_and_chinese_stands_in_for_english() {
        let lawful = content().checked().expect("lawful");
        assert_eq!(lawful.title.zh, "停水通知");
        assert_eq!(lawful.title.told(), Text::new("停水通知", "停水通知"));
    }

    #[test]
    fn what_is_not_lawful_names_its_field() {
        let field = |change: fn(&mut Content)| {
            let mut content = content();
            change(&mut content);
            content.checked().expect_err("unlawful").fields[0].field.clone()
        };
        assert_eq!(field(|it| it.title.zh = "  ".into()), "/title/zh");
        assert_eq!(field(|it| it.title.zh = "长".repeat(61)), "/title/zh");
        assert_eq!(field(|it| it.body.zh = "长".repeat(4001)), "/body/zh");
        assert_eq!(field(|it| it.title.en = "No water".into()), "/title/en");
        assert_eq!(field(|it| it.until = it.from), "/until");
        assert_eq!(field(|it| it.until = it.from + Span::days(400)), "/until");
    }
}
