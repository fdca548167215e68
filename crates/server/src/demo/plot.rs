//! What somebody does next with a case: a table of chances, read against what the server offers.
//!
//! A line that was never played goes before all chance. So every line is played as soon as a case comes to it, whatever
//! the dice say; and the table names every act and leads to every state (the tests at the end), so a play of some length
//! shows them all. What can be answered in two ways is asked in two lines, so that both answers are given.

use base::time::Span;
use civic::cases::model::Act;
use rand::{Rng, RngExt};

use super::delays;

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Without an account; later with the receipt.
    Reporter,
    /// Somebody else who noticed what is reported already.
    Neighbour,
    /// Whoever of the staff found it.
    Finder,
    GridWorker,
    Steward,
    CommunityOperator,
    CommunityLead,
    StreetDispatcher,
    StreetLead,
    DistrictDispatcher,
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

/// One line: when it stands so, with this chance (of 1000), this person does this.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// A state, the kind of an open ask, or [`NEW`].
    pub at: &'static str,
    pub chance: u32,
    pub part: Part,
    pub act: Act,
    pub wait: Wait,
}

/// The case is not there yet.
pub const NEW: &str = "";

const fn line(at: &'static str, chance: u32, part: Part, act: Act, wait: Wait) -> Line {
    Line { at, chance, part, act, wait }
}

use Act::*;
use Part::*;
use Wait::*;

/// Tried from the top; the last line of a state is what normally happens. Open asks go before the state.
#[rustfmt::skip] // one line is one row of a table
pub static LINES: &[Line] = &[
    line(NEW, 40, GridWorker, Draft, Desk),
    line(NEW, 130, GridWorker, Submit, Desk),
    line(NEW, 60, CommunityOperator, Submit, Desk),
    line(NEW, 60, Steward, Submit, Desk),
    line(NEW, 70, Neighbour, Submit, Desk),
    line(NEW, 1000, Reporter, Submit, Desk),

    line("draft", 60, Finder, Void, Desk),
    line("draft", 300, Finder, Record, Desk),
    line("draft", 1000, Finder, Submit, Desk),
    line("submitted", 700, CommunityOperator, Merge, Desk),
    line("submitted", 15, Reporter, Withdraw, Desk),
    line("submitted", 80, Finder, Record, Desk),
    line("submitted", 20, CommunityOperator, Decline, Desk),
    line("submitted", 25, Reporter, Comment, Desk),
    line("submitted", 15, CommunityOperator, SetUrgency, Desk),
    line("submitted", 1000, CommunityOperator, Triage, Desk),
    line("triaged", 15, CommunityLead, Split, Desk),
    line("triaged", 15, CommunityOperator, Transfer, Desk),
    line("triaged", 1000, CommunityOperator, Accept, Desk),
    line("accepted", 12, StreetDispatcher, Void, Desk),
    line("accepted", 20, StreetDispatcher, NotFile, Errand),
    line("accepted", 15, CommunityLead, Link, Desk),
    line("accepted", 1000, StreetDispatcher, Assign, Desk),
    line("assigned", 70, Handler, Return, Desk),
    line("assigned", 15, DistrictDispatcher, Transfer, Desk),
    line("assigned", 20, StreetDispatcher, Copy, Desk),
    line("assigned", 1000, Handler, Start, Desk),
    line("returned", 600, Ruler, UpholdReturn, Desk),
    line("returned", 1000, Ruler, RefuseReturn, Desk),
    line("handling", 15, Handler, Return, Desk),
    line("handling", 50, Handler, Whistle, Desk),
    line("handling", 50, Handler, Invite, Desk),
    line("handling", 30, Handler, RequestExtension, Desk),
    line("handling", 30, Handler, RequestExtension, Errand),
    line("handling", 35, StreetDispatcher, Suspend, Errand),
    line("handling", 80, Handler, Comment, Errand),
    line("handling", 20, Reporter, Urge, Days(2)),
    line("handling", 15, Supervisor, Supervise, Errand),
    line("handling", 60, Supervisor, LiftSupervision, Errand),
    line("handling", 15, Supervisor, Instruct, Errand),
    line("handling", 1000, Handler, Resolve, Work),
    line("suspended", 700, StreetDispatcher, Resume, Days(2)),
    line("resolved", 1000, Verifier, Verify, Errand),
    line("verifying", 100, Verifier, Rework, Errand),
    line("verifying", 1000, Verifier, Close, Errand),
    line("closed", 50, Reporter, Reopen, Days(2)),
    line("closed", 620, Reporter, Rate, Days(1)),
    line("closed", 250, StreetLead, Rate, Days(2)),
    line("rated", 60, Handler, AppealRating, Days(1)),
    line("rated", 60, StreetLead, Rate, Days(1)),
    line("rated", 60, Handler, Rate, Days(1)),
    line("rated", 10, PrivacyOfficer, Erase, Days(4)),

    line("whistle", 1000, Asked, AnswerWhistle, Desk),
    line("co_handling", 1000, Asked, FinishPart, Errand),
    line("extension", 250, Supervisor, RefuseExtension, Desk),
    line("extension", 1000, Supervisor, GrantExtension, Desk),
    line("appeal", 1000, Ruler, RuleAppeal, Errand),
];

/// How long until a line happens, where the matter is given `share` of the usual time.
pub fn wait(line: &Line, share: f64, dice: &mut impl Rng) -> Span {
    match line.wait {
        Desk => delays::desk(dice, share),
        Errand => delays::errand(dice, share),
        Work => delays::work(dice, share),
        Days(days) => Span::hours(days * 24 + dice.random_range(0..24)),
    }
}

/// The table, and how often each line was played.
#[derive(Debug)]
pub struct Plot(Vec<u32>);

impl Default for Plot {
    fn default() -> Plot {
        Plot(vec![0; LINES.len()])
    }
}

impl Plot {
    /// What could come next, in the order in which it is to be tried: what was never played, then as the dice fall.
    pub fn next(&self, at: &str, dice: &mut impl Rng) -> Vec<&'static Line> {
        let (mut fresh, known): (Vec<_>, Vec<_>) = LINES
            .iter()
            .zip(&self.0)
            .filter(|(line, _)| line.at == at)
            .partition(|(_, played)| **played == 0);
        fresh.extend(known.into_iter().filter(|(line, _)| dice.random_range(0..1000) < line.chance));
        fresh.into_iter().map(|(line, _)| line).collect()
    }

    /// A line is going to be played.
    pub fn take(&mut self, line: &'static Line) {
        self.0[place(line)] += 1;
    }

    /// It came to nothing.
    pub fn give_back(&mut self, line: &'static Line) {
        self.0[place(line)] -= 1;
    }
}

fn place(line: &'static Line) -> usize {
    LINES.iter().position(|other| std::ptr::eq(other, line)).expect("every line stands in the table")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use civic::cases::flow;
    use civic::cases::model::State;
    use rand::SeedableRng;
    use rand::rngs::StdRng;

    use super::*;

    /// What happens by itself as time passes, and what comes by file.
    const NOBODYS: [Act; 2] = [Act::Archive, Act::Import];

    #[test]
    fn every_act_has_a_line() {
        let played: BTreeSet<Act> = LINES.iter().map(|line| line.act).collect();
        let all: BTreeSet<Act> = Act::ALL.iter().copied().filter(|act| !NOBODYS.contains(act)).collect();
        assert_eq!(played, all);
    }

    #[test]
    fn the_lines_lead_to_every_state_but_the_archive_which_comes_with_time() {
        let target = |line: &Line| {
            let from = if line.at == NEW { State::Draft } else { State::from_key(line.at)? };
            let edge = flow::edge(line.act, from);
            Some(edge.unwrap_or_else(|| panic!("{}: {} is no edge", line.at, line.act)).target(from))
        };
        let reached: BTreeSet<State> = LINES.iter().filter_map(target).collect();
        let all = State::ALL.iter().copied().filter(|state| *state != State::Archived);
        assert_eq!(reached, all.collect());
    }

    #[test]
    fn what_was_never_played_goes_before_all_chance() {
        let (mut plot, mut dice) = (Plot::default(), StdRng::seed_from_u64(1));
        let first = plot.next("returned", &mut dice);
        assert_eq!(first.iter().map(|line| line.act).collect::<Vec<_>>(), [UpholdReturn, RefuseReturn]);
        plot.take(first[0]);
        assert_eq!(plot.next("returned", &mut dice)[0].act, RefuseReturn);
        plot.give_back(first[0]);
        assert_eq!(plot.next("returned", &mut dice)[0].act, UpholdReturn);
    }
}
