//! Values in PostgreSQL's binary format.

use std::error::Error as StdError;

use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};
use uuid::Uuid;

use crate::{Error, Value};

type Boxed = Box<dyn StdError + Sync + Send>;

/// The types that values can be written to and read from.
pub(super) fn is_known(kind: &Type) -> bool {
    const KNOWN: [Type; 14] = [
        Type::BOOL,
        Type::INT2,
        Type::INT4,
        Type::INT8,
        Type::FLOAT4,
        Type::FLOAT8,
        Type::TEXT,
        Type::VARCHAR,
        Type::BPCHAR,
        Type::NAME,
        Type::BYTEA,
        Type::UUID,
        Type::JSON,
        Type::JSONB,
    ];
    KNOWN.contains(kind)
}

impl ToSql for Value {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Boxed> {
        match (self, kind) {
            (Value::Null, _) => return Ok(IsNull::Yes),
            (Value::Int(n), &Type::INT8) => out.extend_from_slice(&n.to_be_bytes()),
            (Value::Int(n), &Type::INT4) => out.extend_from_slice(&i32::try_from(*n)?.to_be_bytes()),
            (Value::Int(n), &Type::INT2) => out.extend_from_slice(&i16::try_from(*n)?.to_be_bytes()),
            (Value::Int(n @ 0..=1), &Type::BOOL) => out.extend_from_slice(&[u8::from(*n == 1)]),
            (Value::Int(n), &Type::FLOAT8) => out.extend_from_slice(&(*n as f64).to_be_bytes()),
            (Value::Real(x), &Type::FLOAT8) => out.extend_from_slice(&x.to_be_bytes()),
            (Value::Text(text), &(Type::TEXT | Type::VARCHAR | Type::BPCHAR | Type::NAME | Type::JSON))
            | (Value::Json(text), &(Type::TEXT | Type::JSON)) => out.extend_from_slice(text.as_bytes()),
            (Value::Text(text) | Value::Json(text), &Type::JSONB) => {
                // The version of the format, then the text.
                out.extend_from_slice(&[1]);
                out.extend_from_slice(text.as_bytes());
            }
            (Value::Bytes(bytes), &Type::BYTEA) => out.extend_from_slice(bytes),
            (Value::Uuid(id), &Type::UUID) => out.extend_from_slice(id.as_bytes()),
            (value, kind) => return Err(format!("{} is given where {kind} is wanted", value.kind()).into()),
        }
        Ok(IsNull::No)
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

impl<'a> FromSql<'a> for Value {
    fn from_sql(kind: &Type, raw: &'a [u8]) -> Result<Value, Boxed> {
        let text = |raw: &[u8]| String::from_utf8(raw.to_vec());
        Ok(match *kind {
            Type::BOOL => Value::Int(raw.first().copied().unwrap_or_default().into()),
            Type::INT2 => Value::Int(i16::from_be_bytes(raw.try_into()?).into()),
            Type::INT4 => Value::Int(i32::from_be_bytes(raw.try_into()?).into()),
            Type::INT8 => Value::Int(i64::from_be_bytes(raw.try_into()?)),
            Type::FLOAT4 => Value::Real(f32::from_be_bytes(raw.try_into()?).into()),
            Type::FLOAT8 => Value::Real(f64::from_be_bytes(raw.try_into()?)),
            Type::TEXT | Type::VARCHAR | Type::BPCHAR | Type::NAME => Value::Text(text(raw)?),
            Type::BYTEA => Value::Bytes(raw.to_vec()),
            Type::UUID => Value::Uuid(Uuid::from_slice(raw)?),
            Type::JSON => Value::Json(text(raw)?),
            Type::JSONB => Value::Json(text(raw.get(1..).unwrap_or_default())?),
            ref other => {
                return Err(format!("a column of type {other}: cast it (`cast(… as bigint)`)").into());
            }
        })
    }

    fn from_sql_null(_: &Type) -> Result<Value, Boxed> {
        Ok(Value::Null)
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

pub(crate) fn column(row: &tokio_postgres::Row, index: usize) -> Result<Value, Error> {
    row.try_get(index).map_err(|e| super::error(&e))
}
