//! What is so about a case: a fold of its events, and nothing else. `replay` recomputes it; `liandong verify` compares.

use base::Time;
use base::time::Span;
use serde::{Deserialize, Serialize};

use super::clocks::Clocks;
use super::flow;
use super::model::{
    AccountId, Act, Answer, Ask, AskKind, AskState, Birth, CaseId, Event, Matter, Party, Relation, Role,
    State, Supervision, UnitId,
};

/// One rating. Kept apart by round: a reopened case can be rated again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rating {
    pub party: Party,
    pub round: u32,
    /// One to five.
    pub score: u8,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub solved: Option<bool>,
    pub at: Time,
    /// An appeal was upheld: it is left out of the figures.
    #[serde(default)]
    pub excluded: bool,
}

/// The state of one case and what the guards need to know. Stored beside the case only as a cache of the log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaseFacts {
    pub state: State,
    /// The number of events so far; 0 before the first.
    pub version: u32,
    pub matter: Matter,
    /// The centre in charge; owns the case whenever no unit handles it.
    pub centre: UnitId,
    /// The unit that handles it, or handled it last.
    pub handler: Option<UnitId>,
    pub finder: Option<AccountId>,
    /// Units that take or took part: handlers, those asked, those informed.
    pub units: Vec<UnitId>,
    /// Everyone who acted for a handling or co-handling unit.
    pub hands: Vec<AccountId>,
    pub verifier: Option<AccountId>,
    pub supervision: Supervision,
    pub supervision_lifted: bool,
    pub clocks: Clocks,
    pub asks: Vec<Ask>,
    pub return_until: Option<Time>,
    pub returns: u32,
    pub returns_upheld: u32,
    /// The unit that a ruling named; the next assignment must follow it.
    pub ruled_unit: Option<UnitId>,
    pub duty_item: Option<String>,
    /// How often it was given to a unit.
    pub assignments: u32,
    pub reworks: u32,
    /// Times reopened; also the round of ratings.
    pub round: u32,
    pub reopened_by_reporter: u32,
    pub closed_at: Option<Time>,
    pub resolved_at: Option<Time>,
    pub reopen_until: Option<Time>,
    pub rate_until: Option<Time>,
    pub pause: Option<Pause>,
    /// Why it was declined, not filed or voided.
    pub refusal: Option<String>,
    pub ratings: Vec<Rating>,
    pub extensions: u32,
    pub suspensions: u32,
    pub urged: u32,
    pub urged_by_reporter_at: Option<Time>,
    pub parent: Option<CaseId>,
    pub children: Vec<CaseId>,
    pub merged_into: Option<CaseId>,
    pub follows: Option<CaseId>,
    /// Reports of the same matter that were merged into it.
    pub repeats: u32,
    pub erased: bool,
    /// An exercise: never mixed with what is real, never counted.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub drill: bool,
}

/// Why a case is on hold; the reporter sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pause {
    pub reason: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Time>,
}

/// The facts after all these events; `None` when they do not begin with a birth or do not join.
pub fn replay<'e>(events: impl IntoIterator<Item = &'e Event>) -> Option<CaseFacts> {
    let mut events = events.into_iter();
    let first = events.next()?;
    let mut facts = CaseFacts::new(first.decided.birth.clone()?);
    facts.apply(first);
    for event in events {
        if event.seq != facts.version + 1 || event.from != facts.state {
            return None;
        }
        facts.apply(event);
    }
    Some(facts)
}

impl CaseFacts {
    /// A case before its first event.
    pub fn new(birth: Birth) -> CaseFacts {
        CaseFacts {
            state: State::Draft,
            version: 0,
            matter: birth.matter,
            centre: birth.centre,
            handler: None,
            finder: birth.finder,
            units: Vec::new(),
            hands: Vec::new(),
            verifier: None,
            supervision: Supervision::None,
            supervision_lifted: false,
            clocks: Clocks::default(),
            asks: Vec::new(),
            return_until: None,
            returns: 0,
            returns_upheld: 0,
            ruled_unit: None,
            duty_item: None,
            assignments: 0,
            reworks: 0,
            round: 0,
            reopened_by_reporter: 0,
            closed_at: None,
            resolved_at: None,
            reopen_until: None,
            rate_until: None,
            pause: None,
            refusal: None,
            ratings: Vec::new(),
            extensions: 0,
            suspensions: 0,
            urged: 0,
            urged_by_reporter_at: None,
            parent: birth.parent,
            children: Vec::new(),
            merged_into: None,
            follows: birth.follows,
            repeats: 0,
            erased: false,
            drill: birth.drill,
        }
    }

    /// Who answers for the case now.
    pub fn owner(&self) -> UnitId {
        match self.handler {
            Some(unit) if self.state.is_with_handler() => unit,
            _ => self.centre,
        }
    }

    /// Whether its time in the archive has come: closed for so many days, past reopening, no appeal open.
    pub fn is_ripe(&self, archive_days: u32, now: Time) -> bool {
        let closed = self.closed_at.map(|at| at + Span::days(i64::from(archive_days)));
        let reopenable = self.reopen_until.is_some_and(|until| until >= now);
        let appealed = self.open_ask(AskKind::Appeal).is_some();
        closed.is_some_and(|at| at <= now) && !reopenable && !appealed && !self.state.is_final()
    }

    /// The deadline of the whole case while it runs: none while it is lawfully on hold or after its end.
    pub fn due_at(&self) -> Option<Time> {
        self.clocks.total().filter(|clock| clock.is_running() && !clock.is_paused()).map(|clock| clock.due_at)
    }

    /// The deadline of the running stage, as `due_at`; that of the signature as long as the unit owes one.
    pub fn stage_due_at(&self) -> Option<Time> {
        self.clocks
            .sign()
            .or(self.clocks.stage())
            .filter(|clock| !clock.is_paused())
            .map(|clock| clock.due_at)
    }

    pub fn open_ask(&self, kind: AskKind) -> Option<&Ask> {
        self.asks.iter().find(|ask| ask.kind == kind && ask.is_open())
    }

    /// The open ask of this kind to this unit; with a number, only that one.
    pub fn ask_to(&self, kind: AskKind, unit: UnitId, number: Option<u32>) -> Option<&Ask> {
        let fits = |ask: &&Ask| ask.kind == kind && ask.unit == Some(unit) && ask.is_open();
        self.asks.iter().filter(fits).find(|ask| number.is_none_or(|n| n == ask.number))
    }

    /// The rating that a party gave since the case was last closed.
    pub fn rating(&self, party: Party) -> Option<&Rating> {
        self.ratings.iter().find(|rating| rating.party == party && rating.round == self.round)
    }

    /// Takes one more event in. Total: an event once written is always applicable.
    pub fn apply(&mut self, event: &Event) {
        let said = &event.said;
        self.set_matter(event);
        self.set_people(event);
        match event.act {
            // The only account of it is the other system's: it was settled then, by that unit.
            Act::Import => {
                self.handler = said.unit;
                self.closed_at = Some(event.at);
            }
            Act::Assign => {
                self.handler = said.unit;
                self.ruled_unit = None;
                self.assignments += 1;
            }
            Act::Transfer if event.from.is_with_handler() => {
                self.handler = said.unit;
                self.assignments += 1;
            }
            Act::Transfer => self.centre = said.unit.unwrap_or(self.centre),
            Act::Return => self.returns += 1,
            Act::UpholdReturn => {
                self.returns_upheld += 1;
                self.ruled_unit = said.unit;
                self.handler = None;
                self.clocks.excuse_handling();
            }
            Act::Suspend => {
                self.suspensions += 1;
                self.pause =
                    Some(Pause { reason: said.reason.clone().unwrap_or_default(), until: said.until });
            }
            Act::Resume => self.pause = None,
            Act::GrantExtension => self.extensions += 1,
            Act::Supervise => {
                self.supervision = self.supervision.max(said.level.unwrap_or(self.supervision));
                self.supervision_lifted = false;
            }
            Act::LiftSupervision => self.supervision_lifted = true,
            Act::Decline | Act::NotFile | Act::Void => self.refusal.clone_from(&said.reason),
            Act::Resolve => self.resolved_at = Some(event.at),
            Act::Rework => self.reworks += 1,
            Act::Close => self.closed_at = Some(event.at),
            Act::Reopen => self.reopen(event),
            Act::Rate => self.rate(event),
            Act::RuleAppeal => self.rule_appeal(event),
            Act::Urge => {
                self.urged += 1;
                if event.by.role == Role::Reporter {
                    self.urged_by_reporter_at = Some(event.at);
                }
            }
            Act::Merge => self.merged_into = said.into,
            Act::Link => self.link(said.case, said.relation),
            Act::Split => self.children.extend(&event.decided.children),
            Act::Erase => self.erased = true,
            _ => {}
        }
        self.apply_asks(event);
        self.state = event.to;
        self.version = event.seq;
        if event.to != event.from && !event.to.is_with_handler() {
            self.pause = None;
        }
        if let Some(edge) = flow::edge(event.act, event.from) {
            self.clocks.apply(edge.clock, event.at, self.owner(), &event.decided);
        }
    }

    fn set_matter(&mut self, event: &Event) {
        let said = &event.said;
        if matches!(event.act, Act::Triage | Act::SetUrgency | Act::Assign) {
            self.matter.category = said.category.clone().or(self.matter.category.take());
            self.matter.condition = said.condition.clone().or(self.matter.condition.take());
            self.matter.nature = said.nature.clone().or(self.matter.nature.take());
            self.matter.urgency = said.urgency.unwrap_or(self.matter.urgency);
        }
        if said.duty_item.is_some() {
            self.duty_item.clone_from(&said.duty_item);
        }
        self.return_until = event.decided.return_until.or(self.return_until);
        self.reopen_until = event.decided.reopen_until.or(self.reopen_until);
        self.rate_until = event.decided.rate_until.or(self.rate_until);
    }

    fn set_people(&mut self, event: &Event) {
        for unit in event.said.unit.into_iter().chain(event.said.units.iter().copied()) {
            if !self.units.contains(&unit) {
                self.units.push(unit);
            }
        }
        let Some(account) = event.by.account else { return };
        if matches!(event.by.role, Role::OwnerUnit | Role::CoUnit | Role::WhistledUnit)
            && !self.hands.contains(&account)
        {
            self.hands.push(account);
        }
        if matches!(event.act, Act::Verify | Act::Close | Act::Rework) {
            self.verifier = Some(account);
        }
    }

    fn reopen(&mut self, event: &Event) {
        self.round += 1;
        self.reopened_by_reporter += u32::from(event.by.role == Role::Reporter);
        self.closed_at = None;
        self.resolved_at = None;
        self.reopen_until = None;
        self.verifier = None;
        self.handler = None;
    }

    fn rate(&mut self, event: &Event) {
        let (Some(party), Some(score)) = (event.decided.party, event.said.score) else { return };
        let (round, solved, at) = (self.round, event.said.solved, event.at);
        self.ratings.push(Rating { party, round, score, solved, at, excluded: false });
    }

    fn rule_appeal(&mut self, event: &Event) {
        let party = self.open_ask(AskKind::Appeal).and_then(|ask| ask.party);
        if event.said.upheld == Some(true) {
            let round = self.round;
            let rated = |rating: &&mut Rating| Some(rating.party) == party && rating.round == round;
            self.ratings.iter_mut().filter(rated).for_each(|rating| rating.excluded = true);
        }
    }

    fn link(&mut self, case: Option<CaseId>, relation: Option<Relation>) {
        let (Some(case), Some(relation)) = (case, relation) else { return };
        match relation {
            Relation::Child if !self.children.contains(&case) => self.children.push(case),
            Relation::Parent => self.parent = Some(case),
            Relation::Duplicate => self.repeats += 1,
            Relation::Follows => self.follows = Some(case),
            _ => {}
        }
    }

    fn apply_asks(&mut self, event: &Event) {
        let said = &event.said;
        for made in &event.decided.asks {
            self.asks.push(Ask {
                number: made.number,
                kind: made.kind,
                unit: made.unit,
                state: AskState::Open,
                asked_at: event.at,
                due_at: made.due_at,
                until: (made.kind == AskKind::Extension).then_some(said.until).flatten(),
                party: said.party,
                answered_at: None,
                answer: None,
            });
        }
        if let Some(number) = event.decided.answered
            && let Some(ask) = self.asks.iter_mut().find(|ask| ask.number == number)
        {
            ask.state = outcome(event);
            ask.answered_at = Some(event.at);
            ask.answer = Some(Answer {
                accepted_at: said.accepted_at,
                spoken_to: said.spoken_to.clone(),
                measure: said.measure.clone(),
                deadline: said.deadline,
                note: said.note.clone(),
            });
        }
        // Whoever resolves, hands over or ends a case no longer needs the time he asked for, nor an answer to a whistle.
        if event.to != event.from && !matches!(event.to, State::Handling | State::Suspended) {
            let left = |ask: &&mut Ask| {
                let own = matches!(ask.kind, AskKind::Extension | AskKind::Appeal);
                ask.is_open() && (own || !event.to.is_open())
            };
            self.asks.iter_mut().filter(left).for_each(|ask| ask.state = AskState::Lapsed);
        }
    }
}

/// What became of the ask that this event answered.
fn outcome(event: &Event) -> AskState {
    match event.act {
        Act::GrantExtension | Act::UpholdReturn => AskState::Granted,
        Act::RefuseExtension | Act::RefuseReturn => AskState::Refused,
        Act::RuleAppeal if event.said.upheld == Some(true) => AskState::Granted,
        Act::RuleAppeal => AskState::Refused,
        _ => AskState::Answered,
    }
}
