//! A small city for the tests of this capability: rules, units and one person of each kind.

use base::calendar::Pause;
use base::time::Span;
use base::{Id, Permission, Problem, Time};

use super::model::{
    AccountId, Act, Birth, ByKind, CheckMethod, Matter, Part, Party, Relation, Role, Said, Stage,
    Supervision, UnitId, Urgency,
};
use super::{Actor, CaseFacts, Params, Rulebook, Setting, Term};

/// A case is always this one.
pub fn case_id() -> super::model::CaseId {
    Id::named("case", "sample")
}
pub fn unit(name: &str) -> UnitId {
    Id::named("unit", name)
}
pub fn account(name: &str) -> AccountId {
    Id::named("account", name)
}

/// Rules by which everything takes hours of natural time, and an emergency a tenth of it.
#[derive(Debug, Default)]
pub struct Rules {
    pub wants_evidence: bool,
}

impl Rulebook for Rules {
    fn params(&self) -> Params {
        Params::default()
    }
    fn due(&self, term: Term, matter: &Matter, from: Time, pauses: &[Pause]) -> Time {
        let hours = match term {
            Term::Stage(Stage::Total) => 240,
            Term::Stage(Stage::Handle) => 120,
            Term::Stage(_) => 12,
            Term::Whistle => 8,
            Term::CoHandling => 48,
            Term::Return => 4,
            Term::Reopen => 7 * 24,
            Term::Rate => 30 * 24,
            Term::Extension | Term::Suspension => 24 * 30,
        };
        let length = Span::minutes(hours * if matter.urgency == Urgency::Urgent { 6 } else { 60 });
        pauses.iter().fold(from + length, |due, pause| due + (pause.to - pause.from))
    }
    fn sign_due(&self, matter: &Matter, from: Time) -> Option<Time> {
        Some(self.due(Term::Return, matter, from, &[]))
    }
    fn knows_category(&self, code: &str) -> bool {
        code == "0101" || code == "0102"
    }
    fn knows_nature(&self, code: &str) -> bool {
        code == "request"
    }
    fn knows_condition(&self, _: &str) -> bool {
        true
    }
    fn knows_reason(&self, _: &str, code: &str) -> bool {
        code == "weather" || code == "not_ours"
    }
    fn knows_unit(&self, _: UnitId) -> bool {
        true
    }
    fn may_handle(&self, _: UnitId, _: &Matter, _: Option<&str>) -> Result<(), Problem> {
        Ok(())
    }
    fn wants_evidence(&self, _: &Matter) -> bool {
        self.wants_evidence
    }
}

/// A case reported by a resident; nothing known but that.
pub fn birth() -> Birth {
    let matter =
        Matter { category: None, nature: Some("request".into()), condition: None, urgency: Urgency::Normal };
    Birth { matter, centre: unit("centre"), finder: None, parent: None, follows: None, drill: false }
}

/// A person of one unit with these rights.
pub fn staff(name: &str, of: &str, rights: &[Permission]) -> Actor {
    let mut rights = rights.to_vec();
    rights.push(Permission::CaseRead);
    Actor {
        kind: ByKind::Account,
        account: Some(account(name)),
        name: name.into(),
        unit: Some(unit(of)),
        rights,
        district: false,
    }
}

/// Everybody who takes part. The last two could do everything, if the case let them.
pub fn people() -> Vec<Actor> {
    use Permission::*;
    let everything =
        [CaseRegister, CaseTriage, CaseDispatch, CaseHandle, CaseVerify, CaseSupervise, CaseRule, CaseErase];
    let mut people = vec![
        Actor::reporter(),
        Actor::system("test"),
        staff("finder", "grid", &[CaseRegister, CaseVerify]),
        staff("triager", "centre", &[CaseTriage]),
        staff("dispatcher", "centre", &[CaseDispatch]),
        staff("verifier", "check", &[CaseVerify]),
        staff("other verifier", "check", &[CaseVerify]),
        staff("ruler", "street", &[CaseRule]),
        Actor { district: true, ..staff("district ruler", "district", &[CaseRule]) },
        staff("supervisor", "centre", &[CaseSupervise]),
        staff("officer", "district", &[CaseErase]),
        staff("boss", "A", &everything),
        Actor { district: true, ..staff("mayor", "B", &everything) },
    ];
    for name in ["A", "B", "C", "D"] {
        people.push(staff(&format!("hand {name}"), name, &[CaseHandle]));
        people.push(staff(&format!("check {name}"), name, &[CaseHandle, CaseVerify]));
    }
    people
}

pub fn person(name: &str) -> Actor {
    people().into_iter().find(|actor| actor.name == name).unwrap_or_else(|| panic!("nobody is called {name}"))
}

/// Something that fits: what a person of good will would fill in for this act now.
pub fn fitting(act: Act, case: &CaseFacts, role: Role, now: Time, dice: u64) -> Said {
    let mut said = Said::default();
    let text = || Some("写清楚了".to_owned());
    let units: Vec<UnitId> = ["A", "B", "C", "D"].into_iter().map(unit).collect();
    let other = units.iter().copied().filter(|unit| Some(*unit) != case.handler).collect::<Vec<_>>();
    let asked =
        |unit: &UnitId| case.asks.iter().any(|ask| ask.is_open() && ask.is_part() && ask.unit == Some(*unit));
    let pick = other[dice as usize % other.len()];
    let due = case.due_at().unwrap_or(now).max(now);
    match act {
        Act::Record | Act::Resolve | Act::FinishPart => said.measure = text(),
        Act::Triage => said.category = Some("0101".into()),
        Act::Decline | Act::NotFile | Act::Suspend => said.reason = Some("weather".into()),
        Act::Void if case.state != super::model::State::Draft => said.reason = Some("weather".into()),
        Act::Assign => said.unit = case.ruled_unit.or(Some(pick)),
        Act::Transfer if case.state.is_with_handler() => (said.unit, said.note) = (Some(pick), text()),
        Act::Transfer => {
            (said.unit, said.note) =
                (Some(unit(if case.centre == unit("centre") { "street" } else { "centre" })), text())
        }
        Act::Return => (said.duty_item, said.reason) = (Some("街道-12".into()), Some("not_ours".into())),
        Act::UpholdReturn => said.unit = dice.is_multiple_of(2).then_some(pick),
        Act::RequestExtension => {
            (said.reason, said.until) = (Some("weather".into()), Some(due + Span::hours(48)))
        }
        Act::GrantExtension => said.until = Some(due + Span::hours(24)),
        Act::Whistle | Act::Invite => {
            let free = other.iter().copied().find(|unit| !asked(unit));
            said.units = free.or(Some(unit(&format!("far {dice}")))).into_iter().collect();
            said.note = text();
        }
        Act::Copy => said.units = vec![pick],
        Act::AnswerWhistle => {
            (said.accepted_at, said.deadline) = (Some(now), Some(now + Span::hours(5)));
            (said.spoken_to, said.measure) = (Some("王店长".into()), text());
        }
        Act::Close => said.method = Some(CheckMethod::OnSite),
        Act::Rate => said.score = Some(1 + (dice % 5) as u8),
        Act::AppealRating => {
            let rating =
                case.ratings.iter().rev().find(|rating| rating.round == case.round && !rating.excluded);
            (said.party, said.note) = (rating.map(|rating| rating.party).or(Some(Party::Reporter)), text());
        }
        Act::RuleAppeal => (said.upheld, said.note) = (Some(dice.is_multiple_of(2)), text()),
        Act::Merge => said.into = Some(Id::named("case", "main")),
        Act::SetUrgency => {
            let other = Urgency::ALL.iter().copied().find(|urgency| *urgency != case.matter.urgency);
            said.urgency = other;
        }
        Act::Supervise => {
            let higher = Supervision::ALL.iter().copied().find(|level| *level > case.supervision);
            said.level = higher.or(Some(Supervision::Red));
        }
        Act::Split => {
            let part = |text: &str| Part { description: text.into(), category: None };
            said.parts = vec![part("路灯坏了"), part("井盖缺失")];
        }
        Act::Link => {
            let relation = if role == Role::System { Relation::Duplicate } else { Relation::Related };
            (said.case, said.relation) = (Some(Id::named("case", "other")), Some(relation));
        }
        Act::RefuseReturn
        | Act::RefuseExtension
        | Act::Rework
        | Act::Reopen
        | Act::LiftSupervision
        | Act::Instruct
        | Act::Comment
        | Act::Erase => said.note = text(),
        _ => {}
    }
    said
}

/// The surroundings at a moment.
pub fn at<'a>(now: Time, rules: &'a Rules, open_children: u32) -> Setting<'a> {
    Setting { now, rules, case: case_id(), open_children }
}
