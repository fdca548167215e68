//! Statements as named, registered constants, and the few words that differ between the engines.

use std::borrow::Cow;
use std::fmt;
use std::sync::OnceLock;

use linkme::distributed_slice;

use crate::Engine;

/// Every statement of the program. One test prepares them all on both engines.
#[distributed_slice]
pub static STATEMENTS: [&'static Sql];

/// One statement, made by [`sql!`](crate::sql).
pub struct Sql {
    name: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
    /// Instead of the two above: what puts the words together.
    made: Option<fn() -> String>,
    expanded: [OnceLock<String>; 2],
    plain: OnceLock<bool>,
}

impl Sql {
    #[doc(hidden)]
    pub const fn new(name: &'static str, sqlite: &'static str, postgres: &'static str) -> Sql {
        Sql::with(name, sqlite, postgres, None)
    }

    #[doc(hidden)]
    pub const fn made(name: &'static str, made: fn() -> String) -> Sql {
        Sql::with(name, "", "", Some(made))
    }

    const fn with(
        name: &'static str,
        sqlite: &'static str,
        postgres: &'static str,
        made: Option<fn() -> String>,
    ) -> Sql {
        let expanded = [const { OnceLock::new() }; 2];
        Sql { name, sqlite, postgres, made, expanded, plain: OnceLock::new() }
    }

    /// Where it is written: `civic::cases::store::INSERT`.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Whether it is written twice.
    pub fn is_split(&self) -> bool {
        self.sqlite != self.postgres
    }

    /// Whether it only adds the rows that it is given, so that it neither sees what stands beside it nor depends on it.
    pub(crate) fn is_plain_insert(&self) -> bool {
        const BEYOND: [&str; 3] = [" on conflict", " returning", "select "];
        *self.plain.get_or_init(|| {
            let text = self.text(Engine::Postgres);
            text.starts_with("insert into ") && !BEYOND.iter().any(|words| text.contains(words))
        })
    }

    /// The text for one engine.
    pub fn text(&self, engine: Engine) -> &str {
        let raw = match engine {
            Engine::Sqlite => self.sqlite,
            Engine::Postgres => self.postgres,
        };
        if engine == Engine::Postgres && self.made.is_none() && !raw.contains('@') {
            return raw;
        }
        self.expanded[engine as usize].get_or_init(|| {
            let raw = self.made.map_or(Cow::Borrowed(raw), |made| made().into());
            match engine {
                Engine::Sqlite => numbered(&expand(&raw, engine)),
                Engine::Postgres => expand(&raw, engine),
            }
        })
    }
}

impl fmt::Debug for Sql {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// Declares statements and registers them in [`STATEMENTS`]. `@id`, `@int`, `@json` … stand for the engine's types, for
/// casts; a plain `cast($1 as text)` needs none. `made` names a function that puts the text together, where a list of the program
/// says which columns there are.
///
/// ```
/// db::sql! {
///     INSERT = "insert into notes (id, words) values ($1, $2)";
///     /// Written twice, because only one engine can skip locked rows.
///     pub(crate) CLAIM =
///         sqlite "select id from jobs order by id limit 1"
///         postgres "select id from jobs order by id limit 1 for update skip locked";
/// }
/// # assert!(!INSERT.is_split() && CLAIM.is_split());
/// ```
#[macro_export]
macro_rules! sql {
    () => {};
    ($(#[$meta:meta])* $vis:vis $name:ident = sqlite $sqlite:literal postgres $postgres:literal; $($rest:tt)*) => {
        $crate::sql! { @one [$(#[$meta])*] [$vis] $name new($sqlite, $postgres) }
        $crate::sql! { $($rest)* }
    };
    ($(#[$meta:meta])* $vis:vis $name:ident = made $made:path; $($rest:tt)*) => {
        $crate::sql! { @one [$(#[$meta])*] [$vis] $name made($made) }
        $crate::sql! { $($rest)* }
    };
    ($(#[$meta:meta])* $vis:vis $name:ident = $text:expr; $($rest:tt)*) => {
        $crate::sql! { @one [$(#[$meta])*] [$vis] $name new($text, $text) }
        $crate::sql! { $($rest)* }
    };
    (@one [$(#[$meta:meta])*] [$vis:vis] $name:ident $new:ident($($words:expr),*)) => {
        $(#[$meta])*
        $vis static $name: $crate::Sql =
            $crate::Sql::$new(concat!(module_path!(), "::", stringify!($name)), $($words),*);
        #[expect(unsafe_code, reason = "the linker gathers the registry from a section of its own")]
        const _: () = {
            #[$crate::linkme::distributed_slice($crate::STATEMENTS)]
            #[linkme(crate = $crate::linkme)]
            static ENTRY: &$crate::Sql = &$name;
        };
    };
}

/// Column types and table options by engine. PostgreSQL sorts text by bytes, as SQLite does.
const TOKENS: [(&str, &str, &str); 7] = [
    ("id", "blob", "uuid"),
    ("int", "integer", "bigint"),
    ("text", "text", "text collate \"C\""),
    ("bytes", "blob", "bytea"),
    ("json", "text", "jsonb"),
    ("real", "real", "double precision"),
    ("strict", "strict", ""),
];

/// `$3` as SQLite says it: there `?3` is the third value wherever it stands, while `$3` would count by first appearance.
pub(crate) fn numbered(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let is_parameter = c == '$' && rest.peek().is_some_and(char::is_ascii_digit);
        out.push(if is_parameter { '?' } else { c });
    }
    out
}

/// Replaces `@token` words; any other `@` is left alone.
pub(crate) fn expand(text: &str, engine: Engine) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    let mut pieces = text.split('@');
    out.extend(pieces.next());
    for piece in pieces {
        let end = piece.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(piece.len());
        let (word, rest) = piece.split_at(end);
        let found: Cow<'_, str> = match TOKENS.iter().find(|(token, ..)| *token == word) {
            Some((_, sqlite, postgres)) => if engine == Engine::Sqlite { *sqlite } else { *postgres }.into(),
            None => format!("@{word}").into(),
        };
        out.push_str(&found);
        out.push_str(rest);
    }
    out
}
