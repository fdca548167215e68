//! `POST /visits`: one transaction for the visit, its entries, and what was learned.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::State;
use base::{Code, Id, Kind, Problem, Text, Time, problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::look::place;
use crate::area::Node;
use crate::audit::{self, Entry};
use crate::org::{Chart, chart};
use crate::pack::{Form, Lack, Pack, PackShelf};
use crate::platform::auth::Actor;
use crate::platform::auth::need::VisitWrite;
use crate::platform::events::Audience;
use crate::platform::http::{Created, Failure, Write, commit};
use crate::platform::nouns::Area;
use crate::platform::{Ctx, Work};
use crate::visit::judge::{Clash, Given, Outcome, base_of, entry, judge, lacks, tally};
use crate::visit::model::{Round, Tally, Visit};
use crate::visit::plan::{FieldAnswer, KnownView, forms_for, with_register};
use crate::visit::store;

static NOT_ASKED_HERE: Code = Code::new(
    Kind::Invalid,
    "visit.form_not_asked",
    "“{0}”不在这里填，或者已经停用。",
    "Form “{0}” is not filled in here, or has ended.",
);

/// One field, as it was found.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct FoundField {
    #[schemars(with = "FieldAnswer")]
    value: Value,
    /// The `version` of the field in the plan that the person saw.
    seen: i64,
}

/// What a visit found.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewVisit {
    area: Id<Area>,
    /// The version of the pack in the plan that the person saw; the one in force if not given.
    pack: Option<String>,
    /// Codes of the forms that it fills.
    forms: Vec<String>,
    /// By code of the field: what was asked, and what was known and taken over.
    fields: BTreeMap<String, FoundField>,
    /// When it was, for what was written without a network; now if not given, or if it lies ahead.
    at: Option<Time>,
}

/// A recorded visit.
#[derive(Serialize, JsonSchema)]
pub(super) struct VisitView {
    id: Id<Visit>,
    at: Time,
    /// The ledgers that it filled.
    ledgers: Vec<Text>,
    /// How many fields these have in all.
    fields: usize,
    /// How many of them a person had to answer.
    asked: usize,
    /// How many were known and taken over.
    known: usize,
    /// How many nobody had to answer, because they were known or asked once for several ledgers.
    spared: usize,
}

pub(super) async fn record(
    State(ctx): State<Ctx>,
    actor: Actor<VisitWrite>,
    request: Write<NewVisit>,
) -> Result<Created<VisitView>, Failure> {
    let shelf = ctx.part::<PackShelf>();
    let pack = match &request.body.pack {
        Some(label) => shelf.version(label)?,
        None => shelf.current()?,
    };
    let (scope, unit, chart) = (actor.scope(), actor.unit, chart(&ctx));
    let (body, now) = (request.body, ctx.now());
    let at = body.at.filter(|at| *at <= now).unwrap_or(now);
    let made = commit(&ctx, actor.principal(), request.idempotency, move |work| {
        let node = place(work.tx, body.area, |path| scope.covers_area(path))?;
        let forms = chosen(&pack, &node, &body.forms, at)?;
        let given = given(&forms, body.fields)?;
        let round = Round { area: node.id, path: node.path.clone(), at, unit, pack: pack.label() };
        let found = Found { pack: &pack, chart: &chart, node: &node, forms, given, round };
        found.write(work).map(|view| (None, view))
    });
    Ok(made.await?)
}

/// The forms that a visit fills, as they held on its day.
fn chosen<'a>(pack: &'a Pack, node: &Node, codes: &[String], at: Time) -> Result<Vec<&'a Form>, Problem> {
    let open = forms_for(pack, node.kind.key(), pack.calendar.day_of(at));
    if let Some(other) = codes.iter().find(|code| open.iter().all(|form| form.code != **code)) {
        return Err(NOT_ASKED_HERE.with([other]));
    }
    let forms: Vec<&Form> = open.into_iter().filter(|form| codes.contains(&form.code)).collect();
    if forms.is_empty() {
        return Err(problem::invalid("/forms", "至少选一张表", "choose at least one form"));
    }
    Ok(forms)
}

/// What was given, if some form asks for all of it.
fn given(forms: &[&Form], fields: BTreeMap<String, FoundField>) -> Result<BTreeMap<String, Given>, Problem> {
    if let Some(code) = fields.keys().find(|code| forms.iter().all(|form| form.question(code).is_none())) {
        let (zh, en) = ("所选的表没有这一项", "none of the chosen forms asks this");
        return Err(problem::invalid(&format!("/fields/{code}"), zh, en));
    }
    let read = |(code, FoundField { value, seen })| (code, Given { value, seen });
    Ok(fields.into_iter().map(read).collect())
}

/// Everything that a visit brings.
struct Found<'a> {
    pack: &'a Arc<Pack>,
    chart: &'a Chart,
    node: &'a Node,
    forms: Vec<&'a Form>,
    given: BTreeMap<String, Given>,
    round: Round,
}

impl Found<'_> {
    fn write(&self, work: &mut Work<'_, '_>) -> Result<VisitView, Problem> {
        let Found { pack, node, forms, given, round, .. } = self;
        let wrong = lacks(forms, given);
        if !wrong.is_empty() {
            return Err(wrong
                .iter()
                .fold(problem::INVALID.problem(), |problem, lack| self.tell(problem, lack)));
        }
        let known = with_register(pack, node, store::known(work.tx, node.id)?);
        let outcomes = judge(given, &known, &pack.form_fields, round.at)
            .map_err(|clashes| self.clashed(&clashes, work.now))?;
        for (field, _) in outcomes.iter().filter(|(_, outcome)| **outcome == Outcome::Learned) {
            let version = base_of(known.get(field));
            if !store::learn(work.tx, round, field, &given[field].value, version)? {
                return Err(problem::STALE.problem());
            }
        }
        let (id, tally) = (work.id::<Visit>(), tally(forms, &outcomes));
        store::put_visit(work.tx, id, round, tally, work.now)?;
        for form in forms {
            store::put_entry(work.tx, work.ctx.id(), id, &form.code, round, &entry(form, given))?;
        }
        self.trace(work, id, tally)?;
        Ok(VisitView {
            id,
            at: round.at,
            ledgers: forms.iter().map(|form| form.name.clone()).collect(),
            fields: tally.fields,
            asked: tally.asked,
            known: outcomes.values().filter(|outcome| **outcome == Outcome::Taken).count(),
            spared: tally.spared(),
        })
    }

    /// The log tells who went where and which ledgers were filled; what was found stands in the ledgers.
    fn trace(&self, work: &mut Work<'_, '_>, id: Id<Visit>, tally: Tally) -> Result<(), Problem> {
        let forms: Vec<&str> = self.forms.iter().map(|form| form.code.as_str()).collect();
        let data = json!({
            "area": self.node.id, "forms": forms, "fields": tally.fields, "asked": tally.asked,
        });
        audit::record(work, Entry::new("visit.recorded", "visit", id, data.clone()))?;
        let audience = Audience {
            area_path: self.node.path.clone(),
            units: self.round.unit.into_iter().collect(),
            ..Audience::default()
        };
        work.emit("visit.recorded", id, data, audience)
    }

    /// Both versions of everything that others changed meanwhile.
    fn clashed(&self, clashes: &[Clash], now: Time) -> Problem {
        let told = clashes.iter().filter_map(|Clash { field, yours, now: known }| {
            let meaning = self.pack.form_fields.get(field)?;
            let view = KnownView::new(known, meaning, self.chart, now);
            Some(json!({ "field": field, "yours": yours, "now": view, "version": known.version }))
        });
        problem::STALE.problem().with("clashes", told.collect::<Vec<_>>())
    }

    fn tell(&self, problem: Problem, lack: &Lack) -> Problem {
        let name =
            self.pack.form_fields.get(&lack.property).map(|field| field.name.clone()).unwrap_or_default();
        let (zh, en) = match lack.keyword.as_str() {
            "required" => ("没有填", "is missing"),
            "minimum" | "exclusiveMinimum" => ("太小", "is too small"),
            "maximum" | "exclusiveMaximum" => ("太大", "is too large"),
            "minLength" => ("太短", "is too short"),
            "maxLength" => ("太长", "is too long"),
            "oneOf" | "enum" | "const" => ("不在可选范围内", "is none of the choices"),
            _ => ("格式不对", "is not written as it should be"),
        };
        let message = Text::new(format!("{}：{zh}", name.zh), format!("{} {en}", name.en));
        problem.field(format!("/fields/{}", lack.property), message)
    }
}
