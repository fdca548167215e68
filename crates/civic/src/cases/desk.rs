//! Writing: a case comes into being, an act happens to it. Each is one unit of work: state, version, log, outbox and audit
//! change together or not at all.

use base::{Code, Kind, Problem, Time, problem};
use db::Add;
use serde_json::json;

use super::CaseFacts;
use super::city::{CityPart, Rules};
use super::model::{Act, Birth, CaseId, Event, FileRef, Matter, Relation, Said};
use super::neighbours::{self, Place};
use super::number::DRILL_TITLE;
use super::role::Actor;
use super::step::{Setting, create, step};
use super::store::{self, CaseRow};
use super::view::Contact;
use crate::platform::{Ctx, Principal, Work, events};

/// What is known of a new case.
#[derive(Clone, Debug)]
pub struct Opening {
    pub number: String,
    pub title: String,
    pub description: String,
    pub place: Place,
    pub point: Option<(f64, f64)>,
    pub matter: Matter,
    pub channel: String,
    pub contact: Option<Contact>,
    pub parent: Option<CaseId>,
    pub follows: Option<CaseId>,
    /// An exercise.
    pub drill: bool,
    /// `Submit`, `Record` or `Draft`.
    pub act: Act,
    pub said: Said,
}

static NO_SUCH_CASE: Code =
    Code::new(Kind::Invalid, "case.no_such_case", "找不到要关联的事件。", "The other case cannot be found.");

static MIXED: Code = Code::new(
    Kind::Conflict,
    "case.drill_mixed",
    "演练与真实事件不能合并或关联。",
    "An exercise cannot be merged with a real case or linked to one.",
);

/// A new case, all decided and worked out; only the writing is left. The writer of the database is one for all, so nothing
/// is done there that can be done before.
pub struct Prepared {
    pub case: CaseRow,
    /// Files to attach: whether they may be is known only inside the transaction.
    pub files: Vec<FileRef>,
    /// Everything else.
    pub rows: Vec<Add>,
}

/// A new case before it is written: its first event, its files, its sealed contact.
pub(super) type Drawn = (CaseRow, Event, Vec<FileRef>, Option<Vec<u8>>);

/// Works a new case out, on behalf of somebody. Reads nothing: everything it needs is in memory.
pub fn prepare(
    ctx: &Ctx,
    now: Time,
    by: &Principal,
    city: &CityPart,
    rules: &Rules,
    actor: &Actor,
    new: Opening,
) -> Result<Prepared, Problem> {
    let (case, event, files, contact) = draw_up(ctx, ctx.id(), now, city, rules, actor, new)?;
    let mut rows = Vec::from(store::birth(&case, &event));
    rows.extend(contact.map(|sealed| store::contact_row(case.id, sealed, now)));
    rows.extend(case.facts.follows.map(|earlier| store::link_row(case.id, Relation::Follows, earlier)));
    rows.extend(traces(ctx, now, by, &case, &event));
    Ok(Prepared { case, files, rows })
}

pub(super) fn draw_up(
    ctx: &Ctx,
    id: CaseId,
    now: Time,
    city: &CityPart,
    rules: &Rules,
    actor: &Actor,
    new: Opening,
) -> Result<Drawn, Problem> {
    let birth = Birth {
        matter: new.matter,
        centre: city.0.centre(&new.place.path)?,
        finder: actor.account,
        parent: new.parent,
        follows: new.follows,
        drill: new.drill,
    };
    let setting = Setting { now, rules, case: id, open_children: 0 };
    let (facts, mut event) = create(birth, actor, new.act, &new.said, &setting)?;
    let files = plain(&mut event);
    let case = CaseRow {
        id,
        number: new.number,
        title: if new.drill { format!("{DRILL_TITLE}{}", new.title) } else { new.title },
        description: new.description,
        channel: new.channel,
        category_path: category_path(rules, &facts),
        area: new.place.area,
        area_path: new.place.path,
        area_rule: new.place.rule,
        area_version: new.place.version,
        lon: new.point.map(|point| point.0),
        lat: new.point.map(|point| point.1),
        pack_version: rules.pack.label(),
        created_at: now,
        updated_at: now,
        facts,
    };
    let contact = new.contact.filter(|contact| *contact != Contact::default()).map(|contact| {
        let plain = serde_json::to_vec(&contact).expect("a contact is plain data");
        ctx.vault().seal(ctx.random(), &seal_context(id), &plain)
    });
    Ok((case, event, files, contact))
}

impl Prepared {
    /// Writes it down.
    pub fn write(self, work: &mut Work<'_, '_>) -> Result<CaseRow, Problem> {
        let Prepared { case, files, rows } = self;
        rows.into_iter().try_for_each(|row| work.tx.add(row))?;
        if !files.is_empty() {
            neighbours::attach(work, &files, case.id, &case.audience())?;
        }
        Ok(case)
    }
}

/// Brings a case into being.
pub fn open(
    work: &mut Work<'_, '_>,
    city: &CityPart,
    rules: &Rules,
    actor: &Actor,
    new: Opening,
) -> Result<CaseRow, Problem> {
    prepare(work.ctx, work.now, &work.by, city, rules, actor, new)?.write(work)
}

/// Lets an act happen. `numbers` are for the cases that a split makes, one for each part.
pub fn act(
    work: &mut Work<'_, '_>,
    city: &CityPart,
    case: CaseRow,
    actor: &Actor,
    act: Act,
    said: &Said,
    numbers: Vec<String>,
) -> Result<CaseRow, Problem> {
    let rules = city.0.rules(&case.pack_version)?;
    let open_children = store::open_children(work.tx, &case.facts, case.id)?;
    let setting = Setting { now: work.now, rules: &*rules, case: case.id, open_children };
    let mut event = step(&case.facts, actor, act, said, &setting)?;
    let files = plain(&mut event);
    if act == Act::Split {
        event.decided.children = split(work, city, &rules, actor, &case, said, numbers)?;
    }
    let mut after = case;
    let before = after.facts.clone();
    after.facts.apply(&event);
    after.updated_at = work.now;
    after.category_path = category_path(&rules, &after.facts);
    if act == Act::Erase {
        erase(work, &mut after)?;
    }
    write(work, &before, &after, &event)?;
    if !files.is_empty() {
        neighbours::attach(work, &files, after.id, &after.audience())?;
    }
    let own = (after.id, after.facts.drill);
    match act {
        Act::Merge => mirror(work, city, said.into, own, Relation::Duplicate)?,
        Act::Link => match said.relation {
            Some(Relation::Child) => mirror(work, city, said.case, own, Relation::Parent)?,
            Some(Relation::Parent) => mirror(work, city, said.case, own, Relation::Child)?,
            Some(Relation::Related) => mirror(work, city, said.case, own, Relation::Related)?,
            _ => {}
        },
        _ => {}
    }
    Ok(after)
}

/// Writes a case and its newest event over the version that was read.
fn write(work: &mut Work<'_, '_>, before: &CaseFacts, after: &CaseRow, event: &Event) -> Result<(), Problem> {
    if !store::update(work.tx, after, before.version)? {
        return Err(stale(store::version(work.tx, after.id)?));
    }
    store::add_event(work.tx, after.id, event)?;
    store::put_asks(work.tx, after.id, &before.asks, &after.facts.asks)?;
    store::add_units(work.tx, after.id, &after.facts.units[before.units.len()..])?;
    for rating in &after.facts.ratings {
        if !before.ratings.contains(rating) {
            store::put_rating(work.tx, after.id, rating)?;
        }
    }
    if let (Some(other), Some(relation)) = (event.said.case, event.said.relation) {
        store::add_link(work.tx, after.id, relation, other)?;
    }
    trace(work, after, event)
}

/// Leaves only the ids of files in the log; the secrets that attach them (`<id>.<secret>`) are not for its readers.
fn plain(event: &mut Event) -> Vec<FileRef> {
    let ids =
        event.said.files.iter().map(|file| file.split('.').next().unwrap_or_default().to_owned()).collect();
    std::mem::replace(&mut event.said.files, ids)
}

/// The problem of whoever comes second.
pub fn stale(current: Option<u32>) -> Problem {
    match current {
        Some(version) => problem::STALE.problem().with("current_version", version),
        None => problem::NOT_FOUND.problem(),
    }
}

/// The other side of a link: an event of its own, in the same transaction.
fn mirror(
    work: &mut Work<'_, '_>,
    city: &CityPart,
    other: Option<CaseId>,
    (case, drill): (CaseId, bool),
    relation: Relation,
) -> Result<(), Problem> {
    let other = match other {
        Some(other) => store::get(work.tx, other)?,
        None => None,
    };
    let other = other.ok_or_else(|| NO_SUCH_CASE.problem())?;
    if other.facts.drill != drill {
        return Err(MIXED.problem());
    }
    let said = Said { case: Some(case), relation: Some(relation), ..Said::default() };
    let rules = city.0.rules(&other.pack_version)?;
    let setting = Setting { now: work.now, rules: &*rules, case: other.id, open_children: 0 };
    let event = step(&other.facts, &Actor::system("link"), Act::Link, &said, &setting)?;
    let before = other.facts.clone();
    let mut after = other;
    after.facts.apply(&event);
    after.updated_at = work.now;
    write(work, &before, &after, &event)
}

/// Makes the parts of a case: cases of their own, at the same place.
fn split(
    work: &mut Work<'_, '_>,
    city: &CityPart,
    rules: &Rules,
    actor: &Actor,
    case: &CaseRow,
    said: &Said,
    numbers: Vec<String>,
) -> Result<Vec<CaseId>, Problem> {
    let place = Place {
        area: case.area,
        path: case.area_path.clone(),
        rule: case.area_rule.clone(),
        version: case.area_version,
    };
    let mut children = Vec::new();
    for (part, number) in said.parts.iter().zip(numbers) {
        let opening = Opening {
            number,
            title: title(&part.description),
            description: part.description.trim().to_owned(),
            place: place.clone(),
            point: case.lon.zip(case.lat),
            matter: Matter { category: part.category.clone(), ..case.facts.matter.clone() },
            channel: case.channel.clone(),
            contact: None,
            parent: Some(case.id),
            follows: None,
            drill: case.facts.drill,
            act: Act::Submit,
            said: Said::default(),
        };
        children.push(open(work, city, rules, actor, opening)?.id);
    }
    Ok(children)
}

/// Takes the contact, the words and the files away; codes, places, times and figures stay.
fn erase(work: &mut Work<'_, '_>, case: &mut CaseRow) -> Result<(), Problem> {
    store::erase_contact(work.tx, case.id)?;
    store::forget_joiners(work.tx, case.id)?;
    store::redact_events(work.tx, case.id)?;
    case.title = case.number.clone();
    case.description = String::new();
    for ask in &mut case.facts.asks {
        if let Some(answer) = &mut ask.answer {
            (answer.spoken_to, answer.measure, answer.note) = (None, None, None);
        }
    }
    store::refile_words(work.tx, case)?;
    neighbours::erase_files(work, case.id)
}

/// The first line of a description, for lists.
pub fn title(description: &str) -> String {
    let line = description.trim().lines().next().unwrap_or_default();
    let mut title: String = line.chars().take(40).collect();
    if line.chars().nth(40).is_some() {
        title.push('…');
    }
    title
}

fn category_path(rules: &Rules, facts: &CaseFacts) -> String {
    facts.matter.category.as_deref().map(|code| rules.pack.categories.path(code)).unwrap_or_default()
}

/// To what a sealed contact is bound.
pub fn seal_context(case: CaseId) -> String {
    format!("case_reporters/{case}")
}

/// Adds [`traces`] to this unit of work.
pub(super) fn trace(work: &mut Work<'_, '_>, case: &CaseRow, event: &Event) -> Result<(), Problem> {
    let rows = traces(work.ctx, work.now, &work.by, case, event);
    Ok(rows.into_iter().try_for_each(|row| work.tx.add(row))?)
}

/// The line in the audit log and the fact in the outbox.
fn traces(ctx: &Ctx, now: Time, by: &Principal, case: &CaseRow, event: &Event) -> [Add; 2] {
    let facts = &case.facts;
    let acted =
        json!({ "act": event.act, "version": event.seq, "role": event.by.role, "unit": event.by.unit });
    let asked: Vec<_> = event
        .decided
        .asks
        .iter()
        .filter_map(|ask| ask.unit)
        .chain(event.said.units.iter().copied())
        .collect();
    let data = json!({
        "number": case.number, "title": case.title, "version": facts.version, "state": facts.state, "from": event.from,
        "urgency": facts.matter.urgency, "category": facts.matter.category, "area_path": case.area_path,
        "centre": facts.centre, "handler": facts.handler, "owner": facts.owner(), "asked": asked, "reporter": facts.finder,
        "due_at": facts.due_at(), "actor": event.by.account, "drill": facts.drill,
    });
    [
        neighbours::audit_row(ctx, now, by, "case.act", case.id, "", acted),
        events::row(ctx, now, &format!("case.{}", event.act), case.id, data, case.audience()),
    ]
}
