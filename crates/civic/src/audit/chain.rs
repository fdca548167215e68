//! The independent verifier: it knows the layout of an entry and nothing else of the program.

use std::fmt;

use super::model::{Hash, Head, Sealed};

/// Findings kept in detail; more are only counted.
const DETAILED: usize = 100;

/// Something that is wrong with the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The entry's content does not fit its hash and the hash before it.
    Changed { seq: i64 },
    /// Entries between these two are gone, or numbers were left out.
    Missing { after: i64, before: i64 },
    /// An entry stands behind a later one, or twice.
    OutOfOrder { seq: i64, after: i64 },
    /// The chain ends before a head that is known; `noted` tells whether a person had noted it.
    CutOff { last: i64, head: i64, noted: bool },
    /// There are entries behind the head that the database keeps.
    BehindHead { last: i64, head: i64 },
    /// The entry at a known head has another hash: the chain was computed anew.
    OtherChain { seq: i64, noted: bool },
    /// A line of an export that cannot be read.
    Unreadable { line: u64, reason: String },
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whose = |noted: &bool| if *noted { "the noted head" } else { "the head that the database keeps" };
        match self {
            Finding::Changed { seq } => {
                write!(f, "entry {seq}: its content or the hash before it was changed")
            }
            Finding::Missing { after, before } => {
                write!(f, "entries {} to {} are missing", after + 1, before - 1)
            }
            Finding::OutOfOrder { seq, after } => write!(f, "entry {seq} stands behind entry {after}"),
            Finding::CutOff { last, head, noted } => {
                write!(f, "the chain ends at {last}, but {} is {head}: the tail was cut off", whose(noted))
            }
            Finding::BehindHead { last, head } => {
                write!(f, "the chain goes on to {last} behind its head {head}")
            }
            Finding::OtherChain { seq, noted } => {
                write!(f, "entry {seq} differs from {}: the chain was computed anew", whose(noted))
            }
            Finding::Unreadable { line, reason } => write!(f, "line {line} cannot be read: {reason}"),
        }
    }
}

/// What a verification found.
#[derive(Clone, Debug)]
pub struct Report {
    /// Entries looked at.
    pub entries: u64,
    /// The last of them.
    pub head: Head,
    /// The first findings in detail.
    pub findings: Vec<Finding>,
    /// How many there are in all.
    pub count: u64,
}

impl Report {
    pub fn is_good(&self) -> bool {
        self.count == 0
    }
}

/// Takes the entries in the order in which they are stored and computes the chain again.
#[derive(Debug)]
pub struct Verifier {
    noted: Vec<Head>,
    entries: u64,
    last: Head,
    findings: Vec<Finding>,
    count: u64,
}

impl Verifier {
    /// `noted` are heads that somebody wrote down earlier.
    pub fn new(noted: Vec<Head>) -> Verifier {
        Verifier { noted, entries: 0, last: Head::START, findings: Vec::new(), count: 0 }
    }

    /// The next entry.
    pub fn take(&mut self, entry: &Sealed) {
        self.entries += 1;
        if entry.seq <= self.last.seq {
            // Its place is unknown, so there is nothing to compare it with; the chain goes on where it was.
            return self.found(Finding::OutOfOrder { seq: entry.seq, after: self.last.seq });
        }
        let gap = entry.seq != self.last.seq + 1;
        if gap {
            self.found(Finding::Missing { after: self.last.seq, before: entry.seq });
        }
        // Behind a gap the hash before is unknown; the gap has been told.
        if !gap && entry.hash_after(&self.last.hash) != entry.hash {
            self.found(Finding::Changed { seq: entry.seq });
        }
        // Going on from the stored hash tells each changed entry apart, instead of everything after the first.
        self.last = entry.head();
        self.compare(entry.head());
    }

    /// Notes something that kept an entry from being read.
    pub fn found(&mut self, finding: Finding) {
        self.count += 1;
        if self.findings.len() < DETAILED {
            self.findings.push(finding);
        }
    }

    /// Ends the chain; `kept` is the head that the database keeps in a row of its own.
    pub fn finish(mut self, kept: Option<Head>) -> Report {
        let last = self.last;
        for head in std::mem::take(&mut self.noted) {
            if head.seq > last.seq {
                self.found(Finding::CutOff { last: last.seq, head: head.seq, noted: true });
            }
        }
        if let Some(head) = kept {
            if head.seq > last.seq {
                self.found(Finding::CutOff { last: last.seq, head: head.seq, noted: false });
            } else if head.seq < last.seq {
                self.found(Finding::BehindHead { last: last.seq, head: head.seq });
            } else if head.hash != last.hash {
                self.found(Finding::OtherChain { seq: head.seq, noted: false });
            }
        }
        Report { entries: self.entries, head: last, findings: self.findings, count: self.count }
    }

    fn compare(&mut self, here: Head) {
        if self.noted.iter().any(|noted| noted.seq == here.seq && noted.hash != here.hash) {
            self.found(Finding::OtherChain { seq: here.seq, noted: true });
        }
    }
}

/// Gives entries their places behind `head`: numbers and hashes.
pub fn link(head: Head, entries: &mut [Sealed]) -> Head {
    entries.iter_mut().fold(head, |before, entry| {
        entry.seq = before.seq + 1;
        entry.hash = Hash::ZERO;
        entry.hash = entry.hash_after(&before.hash);
        entry.head()
    })
}
