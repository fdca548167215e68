//! Values in PostgreSQL's binary format.

use std::error::Error as StdError;

use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};
use uuid::Uuid;

use crate::{Error, Value};

type Boxed = Box<dyn StdError + Sync + Send>;

/// The types that values can be written to and read from.
pub(super) fn is_known(kind: &Type) -> bool {
    const KNOWN: [Type; 13] = [
        Type::BOOL,
        Type::INT2,
        Type::INT4,
        Type::INT8,
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

/// A value in the form in which it is sent. Made when the statement is pushed, so that nothing can fail between
/// two statements that are sent together.
#[derive(Debug)]
pub(super) struct Encoded(Option<Vec<u8>>);

pub(super) fn encode(value: Value, kind: &Type) -> Result<Encoded, Error> {
    let misfit = |given: &str| Error::Other(format!("{given} is given where {kind} is wanted"));
    let given = value.kind();
    let bytes = match (value, kind) {
        (Value::Null, _) => return Ok(Encoded(None)),
        (Value::Int(n), &Type::INT8) => n.to_be_bytes().to_vec(),
        (Value::Int(n), &Type::INT4) => i32::try_from(n).map_err(|_| misfit(given))?.to_be_bytes().to_vec(),
        (Value::Int(n), &Type::INT2) => i16::try_from(n).map_err(|_| misfit(given))?.to_be_bytes().to_vec(),
        (Value::Int(n @ 0..=1), &Type::BOOL) => vec![u8::from(n == 1)],
        (Value::Int(n), &Type::FLOAT8) => (n as f64).to_be_bytes().to_vec(),
        (Value::Real(x), &Type::FLOAT8) => x.to_be_bytes().to_vec(),
        (Value::Text(text), &(Type::TEXT | Type::VARCHAR | Type::BPCHAR | Type::NAME | Type::JSON))
        | (Value::Json(text), &(Type::TEXT | Type::JSON)) => text.into_bytes(),
        // The version of the format, then the text.
        (Value::Text(text) | Value::Json(text), &Type::JSONB) => [b"\x01", text.as_bytes()].concat(),
        (Value::Bytes(bytes), &Type::BYTEA) => bytes,
        (Value::Uuid(id), &Type::UUID) => id.as_bytes().to_vec(),
        // An id that was read from SQLite.
        (Value::Bytes(bytes), &Type::UUID) if bytes.len() == 16 => bytes,
        _ => return Err(misfit(given)),
    };
    Ok(Encoded(Some(bytes)))
}

impl ToSql for Encoded {
    fn to_sql(&self, _: &Type, out: &mut BytesMut) -> Result<IsNull, Boxed> {
        let Some(bytes) = &self.0 else { return Ok(IsNull::Yes) };
        out.extend_from_slice(bytes);
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
