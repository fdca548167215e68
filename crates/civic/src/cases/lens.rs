//! Turns cases into what a caller may see of them.

use std::sync::Arc;

use base::{Problem, Text, Time};
use db::Tx;

use super::city::{CityPart, Rules, city};
use super::facts::CaseFacts;
use super::learning::Learnt;
use super::model::{Act, AskKind, ByKind, CaseId, Event, State, UnitId};
use super::number::pseudonym;
use super::sorting::Guess;
use super::store::{self, CaseRow};
use super::view::{
    AskView, CaseEvent, CaseLink, CaseSummary, CaseView, CategoryGuess, CategoryRef, ClockView, Duplicate,
    Location, PauseView, Person, RatingView, ReporterView, UnitRef,
};
use super::{Actor, Setting, allowed_actions, duplicates, neighbours, who};
use crate::area::Atlas;
use crate::pack::PackShelf;
use crate::platform::Ctx;
use crate::platform::auth::Principal;

/// Whose eyes: what is offered depends on who looks.
pub struct Lens<'a> {
    pub ctx: &'a Ctx,
    pub city: Arc<CityPart>,
    pub atlas: Arc<Atlas>,
    pub by: &'a Principal,
    pub now: Time,
}

impl<'a> Lens<'a> {
    pub fn new(ctx: &'a Ctx, by: &'a Principal, now: Time) -> Lens<'a> {
        Lens { ctx, city: city(ctx), atlas: neighbours::atlas(ctx), by, now }
    }

    fn is_reporter(&self) -> bool {
        !matches!(self.by, Principal::Account(_) | Principal::System(_))
    }

    /// What a role is called, if the pack in force still knows it.
    pub fn role(&self, key: &str) -> Option<Text> {
        self.current().ok()?.pack.roles.get(key).map(|role| role.name.clone())
    }

    pub fn unit(&self, id: UnitId) -> UnitRef {
        let unknown = || UnitRef {
            id,
            code: String::new(),
            name: Text::new("(已撤销的单位)", "(a unit that is gone)"),
        };
        self.city.0.unit(id).map_or_else(unknown, |card| UnitRef { id, code: card.code, name: card.name })
    }

    /// The rules by which a case goes.
    pub fn rules(&self, case: &CaseRow) -> Result<Arc<Rules>, Problem> {
        self.city.0.rules(&case.pack_version)
    }

    /// The rules of the pack in force.
    pub fn current(&self) -> Result<Arc<Rules>, Problem> {
        self.city.0.rules(&self.ctx.part::<PackShelf>().current()?.label())
    }

    /// What happens now and who does it, in plain words.
    pub fn plain_state(&self, facts: &CaseFacts) -> Text {
        let (words, owner) = (facts.state.now(), self.unit(facts.owner()).name);
        Text::new(words.zh.replace("{0}", &owner.zh), words.en.replace("{0}", &owner.en))
    }

    /// A case as lists show it. `open_children` matters only to a case that has parts.
    pub fn summary(&self, case: &CaseRow, open_children: u32) -> Result<CaseSummary, Problem> {
        let facts = &case.facts;
        let rules = self.city.0.rules(&case.pack_version)?;
        let setting = Setting { now: self.now, rules: &*rules, case: case.id, open_children };
        Ok(CaseSummary {
            id: case.id,
            number: case.number.clone(),
            version: facts.version,
            state: facts.state,
            urgency: facts.matter.urgency,
            title: case.title.clone(),
            category: category(&rules, facts),
            area: neighbours::area(&self.atlas, case.area, &case.area_path),
            location: case.lon.zip(case.lat).map(|(lon, lat)| Location { lon, lat }),
            owner: self.unit(facts.owner()),
            due_at: facts.due_at(),
            overdue: self.is_overdue(case),
            supervision: facts.supervision,
            drill: facts.drill,
            created_at: case.created_at,
            updated_at: case.updated_at,
            allowed_actions: allowed_actions(facts, &self.actor(case), &setting),
        })
    }

    pub(super) fn is_overdue(&self, case: &CaseRow) -> bool {
        let facts = &case.facts;
        facts.state.is_open() && facts.clocks.total().is_some_and(|clock| clock.is_late(self.now))
    }

    fn actor(&self, case: &CaseRow) -> Actor {
        who::actor(self.by, case)
    }

    /// A case in full, without looking anything up: what a new case needs.
    pub fn fresh(&self, case: &CaseRow, open_children: u32) -> Result<CaseView, Problem> {
        let facts = &case.facts;
        let rules = self.city.0.rules(&case.pack_version)?;
        let staff = !self.is_reporter();
        let summary = self.summary(case, open_children)?;
        Ok(CaseView {
            now: self.plain_state(facts),
            description: case.description.clone(),
            nature: facts.matter.nature.clone(),
            channel: case.channel.clone(),
            pack_version: case.pack_version.clone(),
            handler: facts.handler.map(|unit| self.unit(unit)),
            duty_item: facts.duty_item.clone(),
            clocks: self.clocks(facts),
            pause: facts.pause.as_ref().map(|pause| PauseView {
                reason: rules.reason(Act::Suspend, &pause.reason).unwrap_or_default(),
                until: pause.until,
            }),
            refusal: facts.refusal.as_ref().and_then(|code| refusal(&rules, code)),
            asks: facts
                .asks
                .iter()
                .filter(|ask| staff || ask.kind == AskKind::Extension)
                .map(|ask| AskView {
                    id: ask.number.to_string(),
                    kind: ask.kind,
                    unit: ask.unit.map(|unit| self.unit(unit)),
                    state: ask.state,
                    asked_at: ask.asked_at,
                    due_at: ask.due_at.or(ask.until),
                    answer: ask.answer.clone().filter(|_| staff),
                })
                .collect(),
            files: Vec::new(),
            parent: None,
            children: Vec::new(),
            merged_into: None,
            follows: None,
            duplicates: Vec::new(),
            categories: Vec::new(),
            repeats: facts.repeats,
            joins: 0,
            join: None,
            ratings: facts
                .ratings
                .iter()
                .map(|rating| RatingView {
                    party: rating.party,
                    at: rating.at,
                    score: rating.score,
                    solved: rating.solved,
                    excluded: rating.excluded,
                })
                .collect(),
            reopen_until: facts.reopen_until,
            reporter: (staff && facts.finder.is_none())
                .then(|| ReporterView { pseudonym: pseudonym(self.ctx.vault(), case.id) }),
            summary,
        })
    }

    /// A case in full, with what hangs on it.
    pub fn full(&self, tx: &mut Tx<'_>, case: &CaseRow) -> Result<CaseView, Problem> {
        let facts = &case.facts;
        let open_children = store::open_children(tx, facts, case.id)?;
        let mut view = self.fresh(case, open_children)?;
        view.files = neighbours::files(tx, case.id)?;
        view.joins = store::count_joins(tx, case.id)?;
        view.merged_into = self.link(tx, facts.merged_into)?;
        view.follows = self.link(tx, facts.follows)?;
        if !self.is_reporter() {
            view.parent = self.link(tx, facts.parent)?;
            for child in &facts.children {
                view.children.extend(self.link(tx, Some(*child))?);
            }
        }
        Ok(view)
    }

    /// Whether it still lies with the centre, and staff looks.
    fn is_sorted_now(&self, case: &CaseRow) -> bool {
        !self.is_reporter() && !case.facts.state.is_with_handler() && case.facts.state.is_open()
    }

    /// Categories that may fit a case that the centre still sorts.
    pub fn categories(&self, case: &CaseRow) -> Result<Vec<CategoryGuess>, Problem> {
        if !matches!(case.facts.state, State::Submitted | State::Triaged) || !self.is_sorted_now(case) {
            return Ok(Vec::new());
        }
        let rules = self.city.0.rules(&case.pack_version)?;
        let learnt = self.ctx.part::<Learnt>().now();
        let guesses = learnt.guess(&format!("{} {}", case.title, case.description), 3);
        let view = |guess: Guess| {
            let found = rules.pack.categories.get(&guess.code)?;
            let category = CategoryRef { code: found.code.clone(), name: found.name.clone() };
            Some(CategoryGuess { category, words: guess.words, cases: guess.cases })
        };
        Ok(guesses.into_iter().filter_map(view).collect())
    }

    /// Possible duplicates of a case that still lies with the centre.
    pub fn duplicates(&self, tx: &mut Tx<'_>, case: &CaseRow) -> Result<Vec<Duplicate>, Problem> {
        if !self.is_sorted_now(case) {
            return Ok(Vec::new());
        }
        let rules = self.city.0.rules(&case.pack_version)?;
        let scope =
            self.by.account().map(|signed| signed.scope(base::Permission::CaseRead)).unwrap_or_default();
        let found = duplicates::of(tx, &self.atlas, case, &rules.pack.duplicates)?;
        let seen = found.into_iter().filter(|(other, _)| other.is_in(&scope)).take(5);
        Ok(seen
            .map(|(other, score)| Duplicate { id: other.id, number: other.number, title: other.title, score })
            .collect())
    }

    fn link(&self, tx: &mut Tx<'_>, id: Option<CaseId>) -> Result<Option<CaseLink>, Problem> {
        let Some(id) = id else { return Ok(None) };
        let Some(case) = store::get(tx, id)? else { return Ok(None) };
        // Another person's words are not for the reporter.
        let title = if self.is_reporter() { case.number.clone() } else { case.title };
        Ok(Some(CaseLink { id, number: case.number, title, state: case.facts.state }))
    }

    fn clocks(&self, facts: &CaseFacts) -> Vec<ClockView> {
        let view = |clock: &super::clocks::Clock| ClockView {
            stage: clock.stage,
            started_at: clock.started_at,
            due_at: clock.due_at,
            paused: clock.is_paused(),
            elapsed_seconds: clock.elapsed(self.now).as_seconds(),
            done_at: clock.done_at,
        };
        facts.clocks.0.iter().map(view).collect()
    }

    /// One line of the history. The reporter reads which unit acted, not which person.
    pub fn event(&self, case: CaseId, event: Event) -> CaseEvent {
        let mut data = match serde_json::to_value(&event.said) {
            Ok(serde_json::Value::Object(data)) => data,
            _ => serde_json::Map::new(),
        };
        let mut note = data.remove("note").and_then(|note| note.as_str().map(str::to_owned));
        if self.is_reporter() {
            data.retain(|field, _| TOLD.contains(&field.as_str()));
            note = note.filter(|_| speaks_to_reporter(&event));
        }
        let hidden = self.is_reporter() && event.by.kind == ByKind::Account;
        CaseEvent {
            id: format!("{case}-{}", event.seq),
            seq: event.seq,
            at: event.at,
            action: event.act,
            from: (event.seq > 1).then_some(event.from),
            to: event.to,
            by: Person {
                kind: event.by.kind.key().to_owned(),
                name: if hidden { event.by.role.label().zh } else { event.by.name },
            },
            unit: event.by.unit.map(|unit| self.unit(unit)),
            reason: event
                .said
                .reason
                .as_deref()
                .and_then(|code| self.current().ok()?.reason(event.act, code)),
            note,
            data,
        }
    }
}

fn category(rules: &Rules, facts: &CaseFacts) -> Option<CategoryRef> {
    let code = facts.matter.category.as_deref()?;
    let found = rules.pack.categories.get(code)?;
    Some(CategoryRef { code: found.code.clone(), name: found.name.clone() })
}

/// Fields of an act that the reporter reads; the rest is between offices.
const TOLD: [&str; 10] =
    ["category", "files", "measure", "method", "nature", "reason", "score", "solved", "until", "urgency"];

/// Whether the note of an act is meant for the reporter, or his own.
fn speaks_to_reporter(event: &Event) -> bool {
    let answers = [Act::Decline, Act::NotFile, Act::Void, Act::Suspend, Act::Close, Act::Comment];
    event.by.kind == ByKind::Reporter || answers.contains(&event.act)
}

fn refusal(rules: &Rules, code: &str) -> Option<Text> {
    [Act::Decline, Act::NotFile, Act::Void].into_iter().find_map(|act| rules.reason(act, code))
}
