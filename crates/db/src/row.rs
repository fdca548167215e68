//! Values on their way out of a row.

use base::{Id, Time, time::Span};
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::{Error, Json, Value};

/// One row of a result, while it lasts.
pub struct Row<'a>(pub(crate) Columns<'a>);

pub(crate) enum Columns<'a> {
    Sqlite(&'a rusqlite::Row<'a>),
    Postgres(&'a tokio_postgres::Row),
}

impl Row<'_> {
    /// The value of column `index`, counted from 0.
    pub fn get<T: FromValue>(&self, index: usize) -> Result<T, Error> {
        let value = match self.0 {
            Columns::Sqlite(row) => crate::sqlite::column(row, index)?,
            Columns::Postgres(row) => crate::postgres::column(row, index)?,
        };
        let kind = value.kind();
        T::from_value(value).ok_or_else(|| {
            Error::Other(format!("column {index} holds {kind}, which is no {}", std::any::type_name::<T>()))
        })
    }
}

/// What can be read from a column.
pub trait FromValue: Sized {
    /// `None` when the value is of another kind or out of range.
    fn from_value(value: Value) -> Option<Self>;
}

macro_rules! from_value {
    ($($type:ty: $($pattern:pat => $out:expr),+;)*) => {$(
        impl FromValue for $type {
            fn from_value(value: Value) -> Option<Self> {
                match value { $($pattern => $out,)+ _ => None }
            }
        }
    )*};
}

from_value! {
    i64: Value::Int(n) => Some(n);
    i32: Value::Int(n) => n.try_into().ok();
    i16: Value::Int(n) => n.try_into().ok();
    u32: Value::Int(n) => n.try_into().ok();
    u16: Value::Int(n) => n.try_into().ok();
    u8: Value::Int(n) => n.try_into().ok();
    usize: Value::Int(n) => n.try_into().ok();
    bool: Value::Int(0) => Some(false), Value::Int(1) => Some(true);
    f64: Value::Real(x) => Some(x), Value::Int(n) => Some(n as f64);
    String: Value::Text(text) => Some(text), Value::Json(text) => Some(text);
    Vec<u8>: Value::Bytes(bytes) => Some(bytes);
    Uuid: Value::Uuid(id) => Some(id), Value::Bytes(bytes) => Uuid::from_slice(&bytes).ok();
    Time: Value::Int(micros) => Some(Time(micros));
    Span: Value::Int(micros) => Some(Span(micros));
    serde_json::Value: Value::Json(text) | Value::Text(text) => serde_json::from_str(&text).ok();
}

impl FromValue for Value {
    fn from_value(value: Value) -> Option<Self> {
        Some(value)
    }
}

impl<T> FromValue for Id<T> {
    fn from_value(value: Value) -> Option<Self> {
        Uuid::from_value(value).map(Id::from_uuid)
    }
}

impl<const N: usize> FromValue for [u8; N] {
    fn from_value(value: Value) -> Option<Self> {
        Vec::from_value(value)?.try_into().ok()
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            value => T::from_value(value).map(Some),
        }
    }
}

impl<T: DeserializeOwned> FromValue for Json<T> {
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Json(text) | Value::Text(text) => serde_json::from_str(&text).ok().map(Json),
            _ => None,
        }
    }
}
