//! Keyset pages: a page ends with a cursor, and the next page starts after it, whatever was added meanwhile.

use data_encoding::BASE64URL_NOPAD;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One page of a list, and where the next one starts.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Page<T> {
    pub items: Vec<T>,
    /// Opaque; give it back as `cursor`. Absent on the last page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
}

impl<T> Page<T> {
    /// Cuts `limit` items out of up to `limit + 1` fetched ones; the surplus one says that there is more.
    pub fn cut(mut items: Vec<T>, limit: usize, cursor: impl FnOnce(&T) -> Cursor) -> Page<T> {
        let more = items.len() > limit;
        items.truncate(limit);
        let next_cursor = more.then(|| items.last().map(|last| cursor(last).encode())).flatten();
        Page { items, next_cursor }
    }

    pub fn map<U>(self, f: impl FnMut(T) -> U) -> Page<U> {
        Page { items: self.items.into_iter().map(f).collect(), next_cursor: self.next_cursor }
    }
}

/// The sort key of the last row of a page. Opaque to clients, readable by us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor(pub Vec<String>);

impl Cursor {
    pub fn encode(&self) -> String {
        BASE64URL_NOPAD.encode(self.0.join("\u{1f}").as_bytes())
    }

    /// `None` for anything that `encode` did not make.
    pub fn decode(text: &str) -> Option<Cursor> {
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
        let text = String::from_utf8(bytes).ok()?;
        Some(Cursor(text.split('\u{1f}').map(str::to_owned).collect()))
    }
}
