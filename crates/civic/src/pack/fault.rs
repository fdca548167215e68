//! What is wrong with a pack: file, line and reason, in both languages, all at once.

use std::fmt;

use base::{Lang, Text};
use serde::Serialize;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    pub file: String,
    /// Counted from 1; 0 where the file as a whole is meant.
    pub line: u32,
    #[serde(flatten)]
    pub reason: Text,
}

impl Fault {
    /// `file:line: reason`, as editors and compilers write it.
    pub fn sentence(&self, lang: Lang) -> String {
        let reason = self.reason.get(lang);
        match self.line {
            0 => format!("{}: {reason}", self.file),
            line => format!("{}:{line}: {reason}", self.file),
        }
    }
}

/// Everything that is wrong, in the order of files and lines.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, thiserror::Error)]
pub struct Faults(pub Vec<Fault>);

impl Faults {
    pub fn add(&mut self, file: &str, line: u32, zh: impl Into<String>, en: impl Into<String>) {
        self.0.push(Fault { file: file.to_owned(), line, reason: Text::new(zh, en) });
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One line per fault.
    pub fn report(&self, lang: Lang) -> String {
        self.0.iter().map(|fault| fault.sentence(lang) + "\n").collect()
    }

    pub(super) fn sorted(mut self) -> Faults {
        self.0.sort_by(|a, b| (&a.file, a.line, &a.reason.en).cmp(&(&b.file, b.line, &b.reason.en)));
        self.0.dedup();
        self
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.report(Lang::En))
    }
}
