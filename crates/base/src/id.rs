//! Identifiers: UUIDv7 (RFC 9562 §5.7), typed by what they name, so that a case id cannot stand for an area id.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

use crate::{Random, Time};

/// The id of a `T`. Ids made later sort later, to the microsecond.
pub struct Id<T>(Uuid, PhantomData<fn() -> T>);

impl<T> Id<T> {
    /// A fresh id: 48 bits of milliseconds, 12 bits of the fraction, 62 random bits.
    pub fn new(now: Time, random: &dyn Random) -> Id<T> {
        let mut bytes = [0u8; 16];
        random.fill(&mut bytes[8..]);
        let millis = now.millis().max(0) as u64;
        let fraction = (now.0.rem_euclid(1000) * 4096 / 1000) as u64;
        let high = (millis << 16) | 0x7000 | fraction;
        bytes[..8].copy_from_slice(&high.to_be_bytes());
        bytes[8] = 0x80 | (bytes[8] & 0x3f);
        Id::from_uuid(Uuid::from_bytes(bytes))
    }

    /// An id that is the same wherever the same `name` is known: for things that a pack or an import brings in (RFC 9562 §5.8).
    pub fn named(space: &str, name: &str) -> Id<T> {
        // FNV-1a over 128 bits: only spread is wanted here, no secrecy.
        let mut hash: u128 = 0x6c62272e07bb014262b821756295c58d;
        for byte in space.bytes().chain([0]).chain(name.bytes()) {
            hash = (hash ^ u128::from(byte)).wrapping_mul(0x0000000001000000000000000000013b);
        }
        Id::from_uuid(uuid::Builder::from_custom_bytes(hash.to_be_bytes()).into_uuid())
    }

    pub const fn from_uuid(uuid: Uuid) -> Id<T> {
        Id(uuid, PhantomData)
    }

    pub const fn uuid(self) -> Uuid {
        self.0
    }

    /// The same id for another kind, where one table serves two kinds (a session of an account and of a machine).
    pub const fn cast<U>(self) -> Id<U> {
        Id(self.0, PhantomData)
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl<T> FromStr for Id<T> {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, uuid::Error> {
        Uuid::parse_str(text).map(Id::from_uuid)
    }
}
impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}
impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Uuid::deserialize(deserializer).map(Id::from_uuid)
    }
}
impl<T> JsonSchema for Id<T> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Id".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "uuid" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SystemRandom;

    #[test]
    fn later_ids_sort_later_to_the_microsecond() {
        let at = |micros| Id::<()>::new(Time(micros), &SystemRandom);
        let base = 1_700_000_000_000_000;
        assert!((0..2000).map(|n| at(base + n)).collect::<Vec<_>>().is_sorted());
        assert_eq!(at(base).uuid().get_version_num(), 7);
        assert_eq!(at(base).uuid().get_variant(), uuid::Variant::RFC4122);
    }

    #[test]
    fn named_ids_agree_and_differ_by_space() {
        assert_eq!(Id::<()>::named("area", "510108"), Id::named("area", "510108"));
        assert_ne!(Id::<()>::named("area", "510108"), Id::<()>::named("unit", "510108"));
    }
}
