//! What an event says, as the JSON text that it is stored as. Most events are passed on without anybody looking into them.

use std::ops::Deref;
use std::sync::OnceLock;

use db::{FromValue, Value as Column};
use serde_json::Value;

/// A JSON text; parsed when somebody first looks into it.
#[derive(Clone, Debug)]
pub struct Data {
    text: String,
    seen: OnceLock<Value>,
}

impl Data {
    /// The document as a value of the database.
    pub fn column(&self) -> Column {
        Column::Json(self.text.clone())
    }
}

impl From<Value> for Data {
    fn from(value: Value) -> Data {
        Data { text: value.to_string(), seen: OnceLock::from(value) }
    }
}

impl Deref for Data {
    type Target = Value;

    fn deref(&self) -> &Value {
        // The database holds what was written from a `Value`; what is no JSON is nothing.
        self.seen.get_or_init(|| serde_json::from_str(&self.text).unwrap_or_default())
    }
}

impl FromValue for Data {
    fn from_value(value: Column) -> Option<Data> {
        String::from_value(value).map(|text| Data { text, seen: OnceLock::new() })
    }
}
