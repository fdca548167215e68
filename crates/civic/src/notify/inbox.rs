//! The inbox: who is told of an event (`rules.csv`), and what they read.

use base::{Id, Problem, Text, Time};
use linkme::distributed_slice;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::rules::{self, Recipient};
use super::store::{self, About};
use crate::platform::Work;
use crate::platform::events::{Audience, Emitted, SUBSCRIBERS, Subscriber};
use crate::platform::nouns::{Account, Case, Event};

/// Stands for whoever caused an event that no account caused.
const NOBODY: Id<Account> = Id::from_uuid(Uuid::nil());

#[distributed_slice(SUBSCRIBERS)]
static OF_CASES: Subscriber = Subscriber { name: "notify.inbox", topic: "case.", tell };
#[distributed_slice(SUBSCRIBERS)]
static OF_CLOCKS: Subscriber = Subscriber { name: "notify.inbox", topic: "clock.", tell };

fn tell(work: &mut Work<'_, '_>, event: &Emitted) -> Result<(), Problem> {
    let Some(rule) = rules::rule(&event.topic) else { return Ok(()) };
    let text = |key: &str| event.data[key].as_str().unwrap_or_default();
    let about = About { event, number: text("number"), title: text("title") };
    let actor = text("actor").parse().unwrap_or(NOBODY);
    for recipient in rule.recipients(&event.data) {
        match recipient {
            Recipient::Unit(unit) => store::tell_unit(work.tx, unit, &about, actor)?,
            Recipient::Account(account) if account != actor => {
                store::tell_account(work.tx, account, &about)?;
                // Somebody without a view of cases sees nothing else of it in their live stream.
                let audience = Audience { account: Some(account), ..Audience::default() };
                work.emit("inbox.new", event.id, json!({ "topic": event.topic }), audience)?;
            }
            Recipient::Account(_) => {}
        }
    }
    Ok(())
}

/// One entry of somebody's inbox.
#[derive(Clone, Debug)]
pub struct Notice {
    pub event: Id<Event>,
    pub at: Time,
    pub topic: String,
    pub object: Uuid,
    pub number: String,
    pub title: String,
    pub read_at: Option<Time>,
}

/// An entry as its reader sees it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct InboxItem {
    pub id: Id<Event>,
    pub at: Time,
    /// Such as `case.assign`.
    pub topic: String,
    /// What happened, with the number of the case.
    pub title: Text,
    /// What the case is about, for those who may see cases.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case_id: Option<Id<Case>>,
    pub read: bool,
}

impl Notice {
    /// `sees_cases`: whether the reader may see cases at all; an administrator of accounts may not.
    pub fn view(self, sees_cases: bool) -> InboxItem {
        let Notice { event, at, topic, object, number, title, read_at } = self;
        let words = rules::rule(&topic).map_or_else(|| Text::new(&topic, &topic), |rule| rule.words.clone());
        let is_about_case = ["case.", "clock."].iter().any(|sort| topic.starts_with(sort));
        let title_of = |words: &str| format!("{words} {number}").trim_end().to_owned();
        InboxItem {
            id: event,
            at,
            title: Text::new(title_of(&words.zh), title_of(&words.en)),
            about: (sees_cases && !title.is_empty()).then_some(title),
            case_id: is_about_case.then(|| Id::from_uuid(object)),
            topic,
            read: read_at.is_some(),
        }
    }
}
