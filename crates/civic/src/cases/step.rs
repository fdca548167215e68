//! One step of a case: a pure function from what is so, who acts and what they say to the event that happens, or to the
//! problem that tells why not. A refused act changes nothing, because a step changes nothing.

use base::{Code, Kind, Problem, Text, Time, problem};

use super::clocks;
use super::facts::CaseFacts;
use super::flow::{self, Clock, Edge};
use super::guard::{View, not_now};
use super::model::{
    Act, AskKind, AskMade, Birth, CaseId, Decided, Event, Field, FieldKind, Matter, Role, Said, Stage, State,
    UnitId,
};
use super::role::Actor;
use super::rules::{Rulebook, Term};

/// The moment and the surroundings of a step.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    pub now: Time,
    pub rules: &'a dyn Rulebook,
    pub case: CaseId,
    /// How many of its parts are still open.
    pub open_children: u32,
}

static NOT_YOURS: Code = Code::new(
    Kind::Forbidden,
    "case.not_yours",
    "这一步要由别的岗位来做：{0}。",
    "This step belongs to somebody else: {0}.",
);

/// What happens when `actor` does `act`. Errors: the state, the actor, a field or a guard forbids it.
pub fn step(
    case: &CaseFacts,
    actor: &Actor,
    act: Act,
    said: &Said,
    setting: &Setting<'_>,
) -> Result<Event, Problem> {
    let edge = flow::edge(act, case.state).ok_or_else(|| not_now(act, case.state))?;
    if !edge.who.iter().any(|role| actor.is(*role, case)) {
        return Err(not_yours(edge));
    }
    check_fields(edge, said, setting.rules)?;
    let role = find_role(edge, case, actor, Some(said), setting)?;
    let decided = decide(edge, case, actor, role, said, setting)?;
    Ok(Event {
        seq: case.version + 1,
        at: setting.now,
        act,
        from: case.state,
        to: edge.target(case.state),
        by: actor.by(role),
        said: said.clone(),
        decided,
    })
}

/// Brings a case into being by its first act: `Submit`, `Record` or `Draft`.
pub fn create(
    birth: Birth,
    actor: &Actor,
    act: Act,
    said: &Said,
    setting: &Setting<'_>,
) -> Result<(CaseFacts, Event), Problem> {
    let mut facts = CaseFacts::new(birth.clone());
    let mut event = step(&facts, actor, act, said, setting)?;
    event.decided.birth = Some(birth);
    facts.apply(&event);
    Ok((facts, event))
}

/// The acts that this actor could do now, in the order of the table. What must be said may still be wrong.
pub fn allowed_actions(case: &CaseFacts, actor: &Actor, setting: &Setting<'_>) -> Vec<Act> {
    let offered =
        |edge: &&Edge| edge.from.contains(&case.state) && find_role(edge, case, actor, None, setting).is_ok();
    flow::EDGES.iter().filter(offered).map(|edge| edge.act).collect()
}

/// The first role of the edge in which the actor passes all guards; else the problem of the first that does not.
fn find_role(
    edge: &Edge,
    case: &CaseFacts,
    actor: &Actor,
    said: Option<&Said>,
    setting: &Setting<'_>,
) -> Result<Role, Problem> {
    let mut refused = None;
    for role in edge.who.iter().copied().filter(|role| actor.is(*role, case)) {
        let view = View { case, actor, role, setting, said };
        match edge.guards.iter().try_for_each(|guard| guard.check(&view)) {
            Ok(()) => return Ok(role),
            Err(problem) => refused = refused.or(Some(problem)),
        }
    }
    Err(refused.unwrap_or_else(|| not_yours(edge)))
}

fn not_yours(edge: &Edge) -> Problem {
    let roles: Vec<&str> = edge.who.iter().map(|role| role.key()).collect();
    NOT_YOURS.with([roles.join(", ")])
}

fn check_fields(edge: &Edge, said: &Said, rules: &dyn Rulebook) -> Result<(), Problem> {
    let mut found = problem::INVALID.problem();
    for field in Field::ALL.iter().copied() {
        let needed = edge.needs.contains(&field);
        let complaint = match said.has(field) {
            false => needed.then(|| Text::new("必填。", "This is needed.")),
            true if !needed && !edge.takes.contains(&field) => {
                Some(Text::new("这一步没有这一项。", "This step does not take this field."))
            }
            true => complain(edge.act, field, said, rules),
        };
        if let Some(message) = complaint {
            found = found.field(format!("/{}", field.name()), message);
        }
    }
    if found.fields.is_empty() { Ok(()) } else { Err(found) }
}

/// What is wrong with a field that was filled in.
fn complain(act: Act, field: Field, said: &Said, rules: &dyn Rulebook) -> Option<Text> {
    let wrong = |bad: bool, zh: &str, en: &str| bad.then(|| Text::new(zh, en));
    match field.kind() {
        FieldKind::Text(most) | FieldKind::LongText(most) => {
            let length = said.text(field).map_or(0, |text| text.trim().chars().count());
            let zh = format!("请填 1 至 {most} 个字。");
            wrong(length == 0 || length > most, &zh, &format!("Between 1 and {most} characters, please."))
        }
        FieldKind::Rating => wrong(
            !said.score.is_some_and(|score| (1..=5).contains(&score)),
            "评分为 1 至 5。",
            "The score is 1 to 5.",
        ),
        FieldKind::Category => {
            let known = said.category.as_deref().is_some_and(|code| rules.knows_category(code));
            wrong(!known, "没有这个类别。", "There is no such category.")
        }
        FieldKind::Nature => {
            let known = said.nature.as_deref().is_some_and(|code| rules.knows_nature(code));
            wrong(!known, "没有这种诉求性质。", "There is no such nature.")
        }
        FieldKind::Condition => {
            let known = said.condition.as_deref().is_some_and(|code| rules.knows_condition(code));
            wrong(!known, "没有这种立案条件。", "There is no such filing condition.")
        }
        FieldKind::Reason => {
            let code = said.reason.as_deref().unwrap_or_default();
            let list = act.reasons().unwrap_or(act.key());
            wrong(!rules.knows_reason(list, code), "原因不在列表内。", "The reason is not on the list.")
        }
        FieldKind::Unit | FieldKind::Units => {
            let mut units = said.unit.iter().chain(&said.units);
            wrong(units.any(|unit| !rules.knows_unit(*unit)), "没有这个单位。", "There is no such unit.")
                .or(wrong(said.units.len() > 20, "一次最多 20 个单位。", "At most 20 units at once."))
        }
        FieldKind::Files => wrong(said.files.len() > 20, "最多 20 个文件。", "At most 20 files."),
        FieldKind::Parts => {
            let bad = |part: &super::model::Part| {
                let length = part.description.trim().chars().count();
                length == 0
                    || length > 4000
                    || part.category.as_deref().is_some_and(|code| !rules.knows_category(code))
            };
            let zh = "拆成 2 至 20 件，每件写清说明，类别须存在。";
            let en = "Between 2 and 20 parts, each with a description and, if given, a known category.";
            wrong(!(2..=20).contains(&said.parts.len()) || said.parts.iter().any(bad), zh, en)
        }
        _ => None,
    }
}

/// What the rules decide: deadlines, asks, whose rating it is.
fn decide(
    edge: &Edge,
    case: &CaseFacts,
    actor: &Actor,
    role: Role,
    said: &Said,
    setting: &Setting<'_>,
) -> Result<Decided, Problem> {
    let matter = Matter {
        category: said.category.clone().or(case.matter.category.clone()),
        nature: said.nature.clone().or(case.matter.nature.clone()),
        condition: said.condition.clone().or(case.matter.condition.clone()),
        urgency: said.urgency.unwrap_or(case.matter.urgency),
    };
    let (total_due, stage_due) = dues(edge.clock, case, &matter, said, setting);
    let ends = matches!(edge.act, Act::Close | Act::Import);
    let term = |term| Some(setting.rules.due(term, &matter, setting.now, &[]));
    Ok(Decided {
        total_due,
        stage_due,
        sign_due: sign_due(edge, case, &matter, setting),
        return_until: if edge.clock == Clock::Next(Stage::Handle) && edge.act != Act::Rework {
            term(Term::Return)
        } else {
            None
        },
        reopen_until: if ends { term(Term::Reopen) } else { None },
        rate_until: if ends { term(Term::Rate) } else { None },
        asks: asks_made(edge.act, case, &matter, said, setting),
        answered: answered(edge.act, case, actor, said)?,
        party: if edge.act == Act::Rate { Actor::party(role) } else { None },
        birth: None,
        children: Vec::new(),
    })
}

fn dues(
    effect: Clock,
    case: &CaseFacts,
    matter: &Matter,
    said: &Said,
    setting: &Setting<'_>,
) -> (Option<Time>, Option<Time>) {
    let (rules, now) = (setting.rules, setting.now);
    let total = case.clocks.total();
    let stage = case.clocks.stage();
    match effect {
        Clock::Keep | Clock::Signed | Clock::Stop | Clock::Pause => (None, None),
        Clock::Begin(next) => (
            Some(rules.due(Term::Stage(Stage::Total), matter, now, &[])),
            Some(rules.due(Term::Stage(next), matter, now, &[])),
        ),
        Clock::Next(next) => {
            // Sorting is the first moment at which the category, and with it the total limit, is sure.
            let sorted = (next == Stage::Accept).then(|| anew(total, matter, rules, now)).flatten();
            (sorted, Some(rules.due(Term::Stage(next), matter, now, &[])))
        }
        Clock::Back(stage) => (None, case.clocks.last(stage).map(|clock| clock.due_at)),
        Clock::Resume => {
            // A deadline that was granted is a date of its own, so it moves by just as long as the case stood still.
            let granted = |clock: &clocks::Clock| clock.due_at + (now - clock.paused_at.unwrap_or(now));
            let on = |clock: Option<&clocks::Clock>| anew(clock, matter, rules, now).or(clock.map(granted));
            (on(total), on(stage))
        }
        Clock::Extend => {
            let until = said.until.or(case.open_ask(AskKind::Extension).and_then(|ask| ask.until));
            (until, until)
        }
        Clock::Anew => {
            // On hold, the pause is added when it ends.
            let until = |clock: &clocks::Clock| clock.paused_at.unwrap_or(now);
            let on = |clock: Option<&clocks::Clock>| anew(clock, matter, rules, clock.map_or(now, until));
            (on(total), on(stage))
        }
    }
}

/// Until when the unit must sign that is given the case by this act. What changes the matter meanwhile changes that too.
fn sign_due(edge: &Edge, case: &CaseFacts, matter: &Matter, setting: &Setting<'_>) -> Option<Time> {
    match edge.clock {
        Clock::Next(Stage::Handle) | Clock::Back(Stage::Handle) => {
            let is_given = edge.target(case.state) == State::Assigned;
            is_given.then(|| setting.rules.sign_due(matter, setting.now)).flatten()
        }
        Clock::Anew => case.clocks.sign().and_then(|clock| setting.rules.sign_due(matter, clock.started_at)),
        _ => None,
    }
}

/// The deadline worked out again from the clock's own start, with the pauses up to `until`. A granted extension stands.
fn anew(clock: Option<&clocks::Clock>, matter: &Matter, rules: &dyn Rulebook, until: Time) -> Option<Time> {
    let clock = clock.filter(|clock| !clock.fixed)?;
    Some(rules.due(Term::Stage(clock.stage), matter, clock.started_at, &clock.pauses_until(until)))
}

fn asks_made(
    act: Act,
    case: &CaseFacts,
    matter: &Matter,
    said: &Said,
    setting: &Setting<'_>,
) -> Vec<AskMade> {
    let first = case.asks.last().map_or(1, |ask| ask.number + 1);
    let ask = |n: usize, kind, unit: Option<UnitId>, due_at| AskMade {
        number: first + n as u32,
        kind,
        unit,
        due_at,
    };
    let to_units = |kind, term| {
        let due = said.until.unwrap_or_else(|| setting.rules.due(term, matter, setting.now, &[]));
        said.units.iter().enumerate().map(|(n, unit)| ask(n, kind, Some(*unit), Some(due))).collect()
    };
    match act {
        Act::Whistle => to_units(AskKind::Whistle, Term::Whistle),
        Act::Invite => to_units(AskKind::CoHandling, Term::CoHandling),
        Act::RequestExtension => vec![ask(0, AskKind::Extension, case.handler, None)],
        Act::Return => vec![ask(0, AskKind::Return, case.handler, None)],
        Act::AppealRating => vec![ask(0, AskKind::Appeal, case.handler, None)],
        _ => Vec::new(),
    }
}

/// The number of the ask that the act answers.
fn answered(act: Act, case: &CaseFacts, actor: &Actor, said: &Said) -> Result<Option<u32>, Problem> {
    let own = |kind| {
        let ask = actor.unit.and_then(|unit| case.ask_to(kind, unit, said.ask));
        ask.map(|ask| Some(ask.number)).ok_or_else(|| {
            problem::invalid("/ask", "没有这个待答复的事项。", "There is no such open ask to your unit.")
        })
    };
    let open = |kind| Ok(case.open_ask(kind).map(|ask| ask.number));
    match act {
        Act::AnswerWhistle => own(AskKind::Whistle),
        Act::FinishPart => own(AskKind::CoHandling),
        Act::GrantExtension | Act::RefuseExtension => open(AskKind::Extension),
        Act::UpholdReturn | Act::RefuseReturn => open(AskKind::Return),
        Act::RuleAppeal => open(AskKind::Appeal),
        _ => Ok(None),
    }
}
