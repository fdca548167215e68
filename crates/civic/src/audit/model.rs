//! What an entry says.

use std::fmt;
use std::str::FromStr;

use base::{Id, Time};
use data_encoding::HEXLOWER;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::platform::vault::Suite;

/// First field of the canonical bytes, and of a line of the export: which hash, and which layout.
mod word {
    use super::{Deserialize, Suite};

    pub const fn of(suite: Suite) -> &'static str {
        match suite {
            Suite::Intl => "liandong.audit.1",
            Suite::Gm => "liandong.audit.sm3.1",
        }
    }

    pub fn serialize<S: serde::Serializer>(suite: &Suite, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(of(*suite))
    }

    pub fn deserialize<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Suite, D::Error> {
        let word = String::deserialize(deserializer)?;
        let suite = Suite::ALL.into_iter().find(|suite| of(*suite) == word);
        suite.ok_or_else(|| serde::de::Error::custom(format!("{word} is no suite of this chain")))
    }

    /// Exports from before there was a choice name none.
    pub const fn first() -> Suite {
        Suite::Intl
    }
}

/// What happened, before it has a place in the chain.
#[derive(Clone, Debug)]
pub struct Entry {
    /// `<capability>.<what>`, such as `account.disabled`.
    pub action: &'static str,
    /// What it happened to, such as `account`.
    pub object_kind: &'static str,
    pub object_id: Option<Uuid>,
    /// Why personal data was read; empty for changes.
    pub purpose: String,
    /// Details; never a secret, never more personal data than the change needs to be understood.
    pub data: serde_json::Value,
}

impl Entry {
    pub fn new<T>(
        action: &'static str,
        object_kind: &'static str,
        object: Id<T>,
        data: serde_json::Value,
    ) -> Entry {
        Entry { action, object_kind, object_id: Some(object.uuid()), purpose: String::new(), data }
    }

    /// An entry about nothing that has an id.
    pub fn general(action: &'static str, object_kind: &'static str, data: serde_json::Value) -> Entry {
        Entry { action, object_kind, object_id: None, purpose: String::new(), data }
    }

    /// Says why personal data was read.
    pub fn purpose(mut self, purpose: impl Into<String>) -> Entry {
        self.purpose = purpose.into();
        self
    }
}

/// One link of the chain. Its JSON is a line of the export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sealed {
    /// Whose hash links it.
    #[serde(with = "word", default = "word::first")]
    pub suite: Suite,
    pub seq: i64,
    pub id: Uuid,
    /// Microseconds UTC.
    pub at: i64,
    pub actor: String,
    pub action: String,
    pub object_kind: String,
    pub object_id: Option<Uuid>,
    pub purpose: String,
    /// JSON text, byte for byte as it was hashed.
    pub data: String,
    pub hash: Hash,
}

impl Sealed {
    /// The bytes that are hashed after the hash before; see the module's documentation.
    pub fn canonical(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(160 + self.data.len());
        let mut put = |field: &str| {
            bytes.extend_from_slice(field.len().to_string().as_bytes());
            bytes.push(b':');
            bytes.extend_from_slice(field.as_bytes());
            bytes.push(b',');
        };
        put(word::of(self.suite));
        put(&self.seq.to_string());
        put(&self.id.to_string());
        put(&self.at.to_string());
        put(&self.actor);
        put(&self.action);
        put(&self.object_kind);
        put(&self.object_id.map(|id| id.to_string()).unwrap_or_default());
        put(&self.purpose);
        put(&self.data);
        bytes
    }

    /// The hash that this entry has after `before`.
    pub fn hash_after(&self, before: &Hash) -> Hash {
        Hash(self.suite.provider().digest(&[&before.0, &self.canonical()]))
    }

    pub fn head(&self) -> Head {
        Head { seq: self.seq, hash: self.hash }
    }

    pub fn time(&self) -> Time {
        Time(self.at)
    }
}

/// 32 bytes, written in hexadecimal.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// What stands before the first entry.
    pub const ZERO: Hash = Hash([0; 32]);
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&HEXLOWER.encode(&self.0))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Hash {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Hash, &'static str> {
        let bytes = HEXLOWER
            .decode(text.to_ascii_lowercase().as_bytes())
            .ok()
            .and_then(|bytes| bytes.try_into().ok());
        bytes.map(Hash).ok_or("a hash has 64 hexadecimal digits")
    }
}

impl Serialize for Hash {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Hash, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Hash {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Hash".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[0-9a-f]{64}$" })
    }
}

/// How far the chain goes; noted elsewhere as `SEQ:HASH`, it fixes everything before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    pub seq: i64,
    pub hash: Hash,
}

impl Head {
    /// Before the first entry.
    pub const START: Head = Head { seq: 0, hash: Hash::ZERO };
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.seq, self.hash)
    }
}

impl FromStr for Head {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Head, &'static str> {
        let (seq, hash) = text.trim().split_once(':').ok_or("a head is written SEQ:HASH")?;
        Ok(Head { seq: seq.parse().map_err(|_| "a head is written SEQ:HASH")?, hash: hash.parse()? })
    }
}
