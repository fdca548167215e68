//! Values on their way into a statement.

use base::{Id, Time, time::Span};
use serde::Serialize;
use uuid::Uuid;

/// One value as both engines know it. Booleans are integers 0 and 1.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Null,
    Int(i64),
    Real(f64),
    Text(String),
    Bytes(Vec<u8>),
    /// 16 bytes in SQLite, `uuid` in PostgreSQL.
    Uuid(Uuid),
    /// JSON text in SQLite, `jsonb` in PostgreSQL.
    Json(String),
}

/// A document: `Json(&thing)` as a parameter, `row.get::<Json<Thing>>(3)?.0` from a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Json<T>(pub T);

/// The parameters of a statement, in order: `params![id, now, "text", Some(5), Json(&v)]`.
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => { <::std::vec::Vec<$crate::Value>>::from([$($crate::Value::from($value)),*]) };
}

macro_rules! from {
    ($($type:ty: $name:ident => $value:expr;)*) => {$(
        impl From<$type> for Value {
            fn from($name: $type) -> Value { $value }
        }
    )*};
}

from! {
    i64: n => Value::Int(n);
    i32: n => Value::Int(n.into());
    i16: n => Value::Int(n.into());
    u32: n => Value::Int(n.into());
    u16: n => Value::Int(n.into());
    u8: n => Value::Int(n.into());
    usize: n => Value::Int(i64::try_from(n).expect("a count beyond 2^63"));
    bool: yes => Value::Int(yes.into());
    f64: x => Value::Real(x);
    &str: text => Value::Text(text.to_owned());
    String: text => Value::Text(text);
    std::borrow::Cow<'_, str>: text => Value::Text(text.into_owned());
    Vec<u8>: bytes => Value::Bytes(bytes);
    &[u8]: bytes => Value::Bytes(bytes.to_vec());
    Uuid: id => Value::Uuid(id);
    Time: at => Value::Int(at.0);
    Span: span => Value::Int(span.0);
    serde_json::Value: json => Value::Json(json.to_string());
}

impl<T> From<Id<T>> for Value {
    fn from(id: Id<T>) -> Value {
        Value::Uuid(id.uuid())
    }
}

impl<const N: usize> From<[u8; N]> for Value {
    fn from(bytes: [u8; N]) -> Value {
        Value::Bytes(bytes.to_vec())
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::Null, Into::into)
    }
}

impl<T: Clone + Into<Value>> From<&T> for Value {
    fn from(value: &T) -> Value {
        value.clone().into()
    }
}

impl<T: Serialize> From<Json<T>> for Value {
    /// Panics for what JSON cannot say (a map whose keys are no strings): a mistake in the type, not in the data.
    fn from(Json(thing): Json<T>) -> Value {
        Value::Json(serde_json::to_string(&thing).expect("a type that JSON cannot say"))
    }
}

impl Value {
    /// Whether both engines can store it: PostgreSQL has no text with U+0000, not even escaped in a document.
    pub(crate) fn is_storable(&self) -> bool {
        match self {
            Value::Text(text) => memchr::memchr(0, text.as_bytes()).is_none(),
            // Few documents hold a backslash at all, and that is seen at a glance.
            Value::Json(text) if memchr::memchr(b'\\', text.as_bytes()).is_none() => true,
            Value::Json(text) => !text.match_indices("\\u0000").any(|(at, _)| {
                // After an odd number of backslashes the one found here is itself escaped.
                let before = text[..at].bytes().rev().take_while(|byte| *byte == b'\\').count();
                before % 2 == 0
            }),
            _ => true,
        }
    }

    /// The name of the kind, for messages.
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Int(_) => "an integer",
            Value::Real(_) => "a real number",
            Value::Text(_) => "text",
            Value::Bytes(_) => "bytes",
            Value::Uuid(_) => "a uuid",
            Value::Json(_) => "json",
        }
    }
}
