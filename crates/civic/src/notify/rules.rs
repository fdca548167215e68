//! Who is told what: `rules.csv`, read once. A line says for a topic on which condition whom to tell, and in which words.
//!
//! `to` names where the event's data say whom: `unit:handler` is every active account of the unit in `data.handler`,
//! `unit:asked` may be a list of units, `account:reporter` is the account in `data.reporter`.

use std::collections::HashMap;
use std::sync::LazyLock;

use base::{Id, Text};
use serde::Deserialize;
use serde_json::Value;

use crate::platform::nouns::{Account, Unit};

/// One line of the table.
#[derive(Debug)]
pub struct Rule {
    when: Option<(String, String)>,
    to: Vec<To>,
    /// What to say.
    pub words: Text,
}

#[derive(Debug)]
enum To {
    Unit(String),
    Account(String),
}

/// Somebody to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recipient {
    /// All active accounts of a unit.
    Unit(Id<Unit>),
    Account(Id<Account>),
}

#[derive(Deserialize)]
struct Line {
    topic: String,
    when: String,
    to: String,
    zh: String,
    en: String,
}

static RULES: LazyLock<HashMap<String, Rule>> = LazyLock::new(|| read(include_str!("rules.csv")));

/// The rule of a topic.
pub fn rule(topic: &str) -> Option<&'static Rule> {
    RULES.get(topic)
}

/// # Panics
/// When the table is wrong: it is part of the program, and a test reads it.
fn read(table: &str) -> HashMap<String, Rule> {
    let lines = csv::Reader::from_reader(table.as_bytes()).into_deserialize();
    let mut rules = HashMap::new();
    for line in lines {
        let line: Line = line.expect("rules.csv can be read");
        let when = (!line.when.is_empty()).then(|| pair(&line.when, '='));
        let to = line.to.split(' ').map(|to| match pair(to, ':') {
            (kind, key) if kind == "unit" => To::Unit(key),
            (kind, key) if kind == "account" => To::Account(key),
            (kind, _) => panic!("rules.csv: nobody is called {kind}"),
        });
        let rule = Rule { when, to: to.collect(), words: Text::new(line.zh, line.en) };
        assert!(
            rules.insert(line.topic.clone(), rule).is_none(),
            "rules.csv: {} stands there twice",
            line.topic
        );
    }
    rules
}

fn pair(text: &str, by: char) -> (String, String) {
    let (left, right) = text.split_once(by).unwrap_or_else(|| panic!("rules.csv: {text} has no {by}"));
    (left.to_owned(), right.to_owned())
}

impl Rule {
    /// Whom to tell of an event with these data; nobody twice.
    pub fn recipients(&self, data: &Value) -> Vec<Recipient> {
        if self.when.as_ref().is_some_and(|(key, value)| data[key.as_str()] != value.as_str()) {
            return Vec::new();
        }
        let mut found = Vec::new();
        for to in &self.to {
            let named: Vec<Recipient> = match to {
                To::Unit(key) => {
                    ids(&data[key.as_str()]).into_iter().map(|id| Recipient::Unit(id.cast())).collect()
                }
                To::Account(key) => {
                    ids(&data[key.as_str()]).into_iter().map(|id| Recipient::Account(id.cast())).collect()
                }
            };
            for recipient in named {
                if !found.contains(&recipient) {
                    found.push(recipient);
                }
            }
        }
        found
    }
}

/// One id, or a list of them; anything else is nobody.
fn ids(value: &Value) -> Vec<Id<()>> {
    let one = |value: &Value| value.as_str().and_then(|id| id.parse().ok());
    match value {
        Value::Array(list) => list.iter().filter_map(one).collect(),
        value => one(value).into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_table_can_be_read_and_has_words() {
        assert!(RULES.len() > 30);
        assert!(RULES.values().all(|rule| !rule.words.zh.is_empty() && !rule.words.en.is_empty()));
    }

    #[test]
    fn conditions_and_relations_come_from_the_data() {
        let (a, b) = (Id::<Unit>::named("unit", "a"), Id::<Unit>::named("unit", "b"));
        let urgent = rule("case.submit").unwrap();
        assert_eq!(urgent.recipients(&json!({ "centre": a, "urgency": "normal" })), []);
        assert_eq!(urgent.recipients(&json!({ "centre": a, "urgency": "urgent" })), [Recipient::Unit(a)]);
        let whistle = rule("case.whistle").unwrap();
        assert_eq!(
            whistle.recipients(&json!({ "asked": [a, b, a] })),
            [Recipient::Unit(a), Recipient::Unit(b)]
        );
        let overdue = rule("clock.overdue").unwrap();
        assert_eq!(overdue.recipients(&json!({ "owner": a, "centre": a })), [Recipient::Unit(a)]);
        assert_eq!(overdue.recipients(&json!({ "owner": 7 })), []);
    }
}
