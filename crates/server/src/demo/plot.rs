//! What somebody does next with a case: a table of chances by state, read against what the server offers.

use base::time::Span;
use rand::{Rng, RngExt};

use super::delays;

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// With the receipt.
    Reporter,
    CommunityOperator,
    StreetDispatcher,
    StreetLead,
    /// Somebody of the unit that handles it.
    Handler,
    /// Somebody of the unit that was whistled for, or asked to co-handle.
    Asked,
    Verifier,
    Supervisor,
    Ruler,
    PrivacyOfficer,
}

/// How long until it happens.
#[derive(Clone, Copy, Debug)]
pub enum Wait {
    Desk,
    Errand,
    /// The work itself, by the measured distribution.
    Work,
    Days(i64),
}

/// One line: in this state, with this chance (of 1000), this person does this.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    pub state: &'static str,
    pub chance: u32,
    pub part: Part,
    pub act: &'static str,
    pub wait: Wait,
}

const fn line(state: &'static str, chance: u32, part: Part, act: &'static str, wait: Wait) -> Line {
    Line { state, chance, part, act, wait }
}

use Part::*;
use Wait::*;

/// Tried from the top; the last line of a state is what normally happens.
#[rustfmt::skip] // one line is one row of a table
pub static LINES: &[Line] = &[
    line("draft", 60, CommunityOperator, "void", Desk),
    line("draft", 300, CommunityOperator, "record", Desk),
    line("draft", 1000, CommunityOperator, "submit", Desk),
    line("submitted", 20, Reporter, "withdraw", Desk),
    line("submitted", 25, CommunityOperator, "merge", Desk),
    line("submitted", 20, CommunityOperator, "decline", Desk),
    line("submitted", 25, Reporter, "comment", Desk),
    line("submitted", 15, StreetDispatcher, "set_urgency", Desk),
    line("submitted", 1000, CommunityOperator, "triage", Desk),
    line("triaged", 12, CommunityOperator, "split", Desk),
    line("triaged", 15, CommunityOperator, "transfer", Desk),
    line("triaged", 1000, CommunityOperator, "accept", Desk),
    line("accepted", 12, StreetDispatcher, "void", Desk),
    line("accepted", 20, StreetDispatcher, "not_file", Errand),
    line("accepted", 12, StreetDispatcher, "link", Desk),
    line("accepted", 1000, StreetDispatcher, "assign", Desk),
    line("assigned", 70, Handler, "return", Desk),
    line("assigned", 15, StreetDispatcher, "transfer", Desk),
    line("assigned", 20, StreetDispatcher, "copy", Desk),
    line("assigned", 1000, Handler, "start", Desk),
    line("returned", 600, Ruler, "uphold_return", Desk),
    line("returned", 1000, Ruler, "refuse_return", Desk),
    line("handling", 60, Handler, "whistle", Desk),
    line("handling", 60, Handler, "invite", Desk),
    line("handling", 60, Handler, "request_extension", Errand),
    line("handling", 35, StreetDispatcher, "suspend", Errand),
    line("handling", 100, Handler, "comment", Errand),
    line("handling", 25, Reporter, "urge", Days(3)),
    line("handling", 15, Supervisor, "supervise", Days(1)),
    line("handling", 10, Supervisor, "lift_supervision", Days(1)),
    line("handling", 15, Supervisor, "instruct", Days(1)),
    line("handling", 1000, Handler, "resolve", Work),
    line("suspended", 1000, StreetDispatcher, "resume", Days(3)),
    line("resolved", 1000, Verifier, "verify", Errand),
    line("verifying", 110, Verifier, "rework", Errand),
    line("verifying", 1000, Verifier, "close", Errand),
    line("closed", 60, Reporter, "reopen", Days(2)),
    line("closed", 620, Reporter, "rate", Days(1)),
    line("closed", 250, StreetLead, "rate", Days(2)),
    line("rated", 60, Handler, "appeal_rating", Days(1)),
    line("rated", 60, StreetLead, "rate", Days(1)),
    line("rated", 60, Handler, "rate", Days(1)),
    line("rated", 8, PrivacyOfficer, "erase", Days(4)),
];

/// What is asked for goes first: open asks and appeals are answered before the case itself moves on.
#[rustfmt::skip] // one line is one row of a table
pub static ANSWERS: &[Line] = &[
    line("whistle", 1000, Asked, "answer_whistle", Desk),
    line("co_handling", 1000, Asked, "finish_part", Errand),
    line("extension", 250, Supervisor, "refuse_extension", Desk),
    line("extension", 1000, Supervisor, "grant_extension", Desk),
    line("appeal", 1000, Ruler, "rule_appeal", Errand),
];

/// The next line of a table for a key, by the dice.
pub fn next(table: &'static [Line], key: &str, dice: &mut impl Rng) -> Option<&'static Line> {
    table.iter().filter(|line| line.state == key).find(|line| dice.random_range(0..1000) < line.chance)
}

/// How long until a line happens; `pace` scales the work.
pub fn wait(wait: Wait, dice: &mut impl Rng, pace: f64) -> Span {
    match wait {
        Wait::Desk => delays::desk(dice),
        Wait::Errand => delays::errand(dice),
        Wait::Work => delays::handling(dice, pace),
        Wait::Days(days) => Span::hours(days * 24 + dice.random_range(0..24)),
    }
}
