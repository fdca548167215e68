//! Files as their owner, their case and their readers see them.

use std::fmt;
use std::str::FromStr;

use base::{Id, Time};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::media::{FileKind, Media};
use crate::platform::events::Audience;
use crate::platform::nouns::{Case, File};
use crate::platform::vault::Vault;

/// Names a file to somebody who wants to use it: its id and, for a file sent without sign-in, a secret that only its
/// sender was told (`<id>.<secret>`). The secret is an HMAC of the id, so it is kept nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRef {
    pub id: Id<File>,
    pub key: Option<String>,
}

impl FileRef {
    /// The reference for the sender of an anonymous upload.
    pub fn sealed(vault: &Vault, id: Id<File>) -> FileRef {
        FileRef { id, key: Some(vault.secret(&format!("file/{id}"))) }
    }

    /// Whether it carries the secret of its file.
    pub fn is_sender(&self, vault: &Vault) -> bool {
        self.key.as_deref().is_some_and(|key| vault.is_secret(&format!("file/{}", self.id), key))
    }
}

impl fmt::Display for FileRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.key {
            Some(key) => write!(f, "{}.{key}", self.id),
            None => self.id.fmt(f),
        }
    }
}

impl FromStr for FileRef {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<FileRef, uuid::Error> {
        let (id, key) = text.split_once('.').map_or((text, None), |(id, key)| (id, Some(key.to_owned())));
        Ok(FileRef { id: id.parse()?, key })
    }
}

impl Serialize for FileRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for FileRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<FileRef, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|_| de::Error::custom("no id of an uploaded file"))
    }
}

impl JsonSchema for FileRef {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "FileRef".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "maxLength": 64, "description": "The `id` that POST /files answered with." })
    }
}

/// Where a file is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileState {
    /// Sent, but not yet part of a report; goes after a day.
    Loose,
    Attached,
    /// The sweeper is taking it away.
    Removing,
}

impl FileState {
    pub const fn key(self) -> &'static str {
        match self {
            FileState::Loose => "loose",
            FileState::Attached => "attached",
            FileState::Removing => "removing",
        }
    }

    pub fn from_key(key: &str) -> FileState {
        match key {
            "loose" => FileState::Loose,
            "attached" => FileState::Attached,
            _ => FileState::Removing,
        }
    }
}

/// A stored photo or voice note.
#[derive(Clone, Debug)]
pub struct Stored {
    pub id: Id<File>,
    pub media: Media,
    pub bytes: u64,
    pub sha256: Vec<u8>,
    pub width: Option<u32>,
    pub height: Option<u32>,
    /// Playing time of a voice note in milliseconds.
    pub millis: Option<u64>,
    /// Label of the principal who sent it.
    pub owner: String,
    pub created_at: Time,
    pub state: FileState,
    pub case: Option<Id<Case>>,
    /// Who may see it, once attached.
    pub audience: Audience,
}

/// A file as clients see it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StoredFile {
    /// Give it back as one of `files`. After an upload without sign-in it ends with a secret: keep it to yourself.
    pub id: FileRef,
    pub kind: FileKind,
    pub media_type: String,
    pub bytes: u64,
    /// SHA-256 of the content as served, in hex.
    pub sha256: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// Playing time of a voice note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seconds: Option<f64>,
    pub url: String,
    /// Only photos have one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thumb_url: Option<String>,
    pub created_at: Time,
}

impl Stored {
    /// Whether somebody signed in sent it: what a neighbour may see of a case too.
    pub fn is_of_staff(&self) -> bool {
        self.owner.starts_with("account:")
    }

    /// The view under a reference: with the secret for the sender, without for everybody else.
    pub fn view(&self, id: FileRef) -> StoredFile {
        let url = format!("/api/v1/files/{id}");
        let is_photo = self.media.kind() == FileKind::Photo;
        StoredFile {
            kind: self.media.kind(),
            media_type: self.media.name().to_owned(),
            bytes: self.bytes,
            sha256: data_encoding::HEXLOWER.encode(&self.sha256),
            width: self.width,
            height: self.height,
            seconds: self.millis.map(|millis| millis as f64 / 1000.0),
            thumb_url: is_photo.then(|| format!("{url}/thumb")),
            url,
            id,
            created_at: self.created_at,
        }
    }

    /// The view for readers of its case.
    pub fn public_view(&self) -> StoredFile {
        self.view(FileRef { id: self.id, key: None })
    }
}
