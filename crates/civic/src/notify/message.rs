//! What goes outside: a CloudEvents 1.0 body for webhooks, a plain text for mail.
//!
//! Thin on purpose: numbers, states and times, never what somebody wrote or who they are. Whoever wants more asks the
//! API, with rights of their own.

use base::{Id, Lang, Text, Time};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::rules;
use crate::platform::nouns::Event;

/// Members of an event's data that may leave the house.
const OUTSIDE: [&str; 12] = [
    "number",
    "version",
    "state",
    "from",
    "to",
    "act",
    "urgency",
    "supervision",
    "category",
    "stage",
    "due_at",
    "merged_into",
];

/// The part of an event's data that may leave the house.
pub fn thin(data: &Value) -> Value {
    let pick = |key: &&str| data.get(*key).map(|value| ((*key).to_owned(), value.clone()));
    Value::Object(OUTSIDE.iter().filter_map(pick).collect::<Map<_, _>>())
}

/// An event as a channel tells it.
#[derive(Clone, Debug)]
pub struct Telling {
    pub event: Id<Event>,
    pub at: Time,
    pub topic: String,
    pub object: Uuid,
    /// Already thin.
    pub data: Value,
}

impl Telling {
    /// The structured form of a CloudEvent (CloudEvents JSON format 1.0 §3.1).
    pub fn cloud_event(&self, public_url: &str) -> Vec<u8> {
        let body = json!({
            "specversion": "1.0",
            "id": self.event,
            "source": public_url,
            "type": format!("liandong.{}.v1", self.topic),
            "subject": self.object.to_string(),
            "time": self.at,
            "datacontenttype": "application/json",
            "data": self.data,
        });
        body.to_string().into_bytes()
    }

    /// Subject and text of a mail, in Chinese and English.
    pub fn mail(&self, public_url: &str) -> (String, String) {
        let number = plain(self.data["number"].as_str().unwrap_or_default());
        let words = match rules::rule(&self.topic) {
            Some(rule) => rule.words.clone(),
            None => Text::new(plain(&self.topic), plain(&self.topic)),
        };
        let (product, label) = (Text::new("联动", "Liandong"), Text::new("编号", "Number"));
        let link = format!("{public_url}/desk/cases/{}", self.object);
        let subject = format!("[{} {}] {number} {} / {}", product.zh, product.en, words.zh, words.en);
        let part = |lang| format!("{}\r\n{}: {number}\r\n\r\n", words.get(lang), label.get(lang));
        let text = format!("{}{}{link}\r\n", part(Lang::Zh), part(Lang::En));
        (subject, text)
    }
}

/// One line without control characters: nothing in it can start a header of its own.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(200).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn telling(data: Value) -> Telling {
        let event = Id::named("event", "1");
        Telling {
            event,
            at: Time(1_772_416_800_000_000),
            topic: "case.close".into(),
            object: Uuid::nil(),
            data: thin(&data),
        }
    }

    #[test]
    fn only_the_thin_part_leaves() {
        let body = telling(json!({ "number": "CH-1", "title": "王阿姨家漏水", "by": { "name": "李" } }))
            .cloud_event("https://x");
        let body: Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(body["data"], json!({ "number": "CH-1" }));
        assert_eq!(
            (&body["type"], &body["time"]),
            (&json!("liandong.case.close.v1"), &json!("2026-03-02T02:00:00Z"))
        );
    }

    #[test]
    fn a_number_cannot_start_a_header() {
        let (subject, _) = telling(json!({ "number": "1\r\nBcc: all@example.cn" })).mail("https://x");
        assert!(!subject.contains(['\r', '\n']));
    }
}
