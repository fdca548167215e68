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
pub struct Faults {
    pub faults: Vec<Fault>,
    /// A table or line could not be read at all: what it would have said is missing elsewhere through no fault there.
    #[serde(skip)]
    broken: bool,
}

impl Faults {
    pub fn add(&mut self, file: &str, line: u32, zh: impl Into<String>, en: impl Into<String>) {
        self.faults.push(Fault { file: file.to_owned(), line, reason: Text::new(zh, en) });
    }

    /// Notes a fault after which checks between tables would only repeat it.
    pub(super) fn add_broken(&mut self, file: &str, line: u32, zh: impl Into<String>, en: impl Into<String>) {
        self.broken = true;
        self.add(file, line, zh, en);
    }

    pub(super) const fn is_broken(&self) -> bool {
        self.broken
    }

    pub fn is_empty(&self) -> bool {
        self.faults.is_empty()
    }

    /// One line per fault.
    pub fn report(&self, lang: Lang) -> String {
        self.faults.iter().map(|fault| fault.sentence(lang) + "\n").collect()
    }

    pub(super) fn sorted(mut self) -> Faults {
        self.faults.sort_by(|a, b| (&a.file, a.line, &a.reason.en).cmp(&(&b.file, b.line, &b.reason.en)));
        self.faults.dedup();
        self
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.report(Lang::En))
    }
}
