//! What there is to do at a place: which forms are due, and what they ask, each field once, with what is known.

use std::collections::HashMap;

use base::{Id, Text, Time};
use jiff::ToSpan;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

use super::judge::{fresh_until, is_fresh, merged};
use super::model::{Known, UNLEARNED};
use crate::area::{Atlas, Node};
use crate::org::Chart;
use crate::pack::{Form, FormField, Pack, Register};
use crate::platform::nouns::Area;

/// A place as the person who goes there knows it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct VisitPlace {
    pub id: Id<Area>,
    pub name: Text,
    pub kind_name: Text,
    /// What the areas on the way to it are called, from the root down to itself.
    pub path: Vec<Text>,
}

impl VisitPlace {
    pub fn new(node: &Node, atlas: &Atlas) -> VisitPlace {
        let mut path = atlas.names(&node.path);
        if atlas.get(node.id).is_none() {
            path.push(node.name.clone());
        }
        VisitPlace { id: node.id, name: node.name.clone(), kind_name: node.kind.name(), path }
    }
}

/// A form that may be filled at the place.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PlanForm {
    pub code: String,
    pub name: Text,
    /// What the unit that keeps the ledger is called.
    pub owner: Text,
    /// It was never filled here, or so long ago that it is due again.
    pub due: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_at: Option<Time>,
    /// The day on which it is due.
    pub due_on: String,
    /// Its last day.
    pub ends_on: String,
    /// The fields that it asks.
    pub fields: Vec<String>,
    /// Those of them that it insists on.
    pub required: Vec<String>,
}

/// What is known of a field at the place.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct KnownView {
    #[schemars(with = "FieldAnswer")]
    pub value: Value,
    /// Absent where the register of areas says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub learned_at: Option<Time>,
    /// What the unit whose people learned it is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Text>,
    /// Until when it counts; later it has to be looked at again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fresh_until: Option<Time>,
    /// It counts now, and is not asked.
    pub fresh: bool,
}

impl KnownView {
    pub fn new(known: &Known, field: &FormField, chart: &Chart, now: Time) -> KnownView {
        KnownView {
            value: known.value.clone(),
            learned_at: known.learned_at,
            unit: known.unit.and_then(|unit| chart.get(unit)).map(|unit| unit.name.clone()),
            fresh_until: fresh_until(known, field),
            fresh: is_fresh(known, field, now),
        }
    }
}

/// What can be answered.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "only its schema is used")]
pub enum FieldAnswer {
    Text(String),
    Number(f64),
    Flag(bool),
}

/// One field, however many forms ask for it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PlanField {
    pub code: String,
    pub name: Text,
    /// What may be answered: a JSON Schema.
    pub schema: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<KnownView>,
    /// Give it back as `seen`: whoever changes the known value raises it.
    pub version: i64,
}

/// What to ask at a place.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct VisitPlan {
    pub place: VisitPlace,
    /// Give it back: the forms as they stand in this version of the pack are filled.
    pub pack: String,
    pub at: Time,
    /// The due ones first.
    pub forms: Vec<PlanForm>,
    /// Of all these forms, each field once.
    pub fields: Vec<PlanField>,
}

/// What of the pack and of the organisation a plan is made from.
pub struct Ground<'a> {
    pub pack: &'a Pack,
    pub atlas: &'a Atlas,
    pub chart: &'a Chart,
    pub now: Time,
}

/// The forms that may be filled at a kind of area on a day.
pub fn forms_for<'a>(pack: &'a Pack, kind: &str, day: Date) -> Vec<&'a Form> {
    pack.forms.iter().filter(|form| form.is_for(kind) && form.holds_on(day)).collect()
}

/// The day on which a form is due at a place: the first one on which it may be asked, or so long after it was filled.
pub fn due_on(pack: &Pack, form: &Form, last: Option<Time>) -> Date {
    last.map_or(form.valid_from, |at| {
        pack.calendar.day_of(at).saturating_add(i64::from(form.every_days).days())
    })
}

/// What the register of areas knows, under what visits have learned.
pub fn with_register(pack: &Pack, node: &Node, learned: HashMap<String, Known>) -> HashMap<String, Known> {
    let mut known = learned;
    for field in &pack.form_fields {
        let fact = match field.register {
            Some(Register::Households) => node.households,
            Some(Register::Residents) => node.residents,
            Some(Register::Floors) => node.floors,
            None => None,
        };
        if let Some(fact) = fact {
            known.entry(field.code.clone()).or_insert_with(|| Known::registered(json!(fact)));
        }
    }
    known
}

pub fn plan(
    ground: &Ground<'_>,
    node: &Node,
    rounds: &HashMap<String, Time>,
    known: &HashMap<String, Known>,
) -> VisitPlan {
    let Ground { pack, atlas, chart, now } = ground;
    let today = pack.calendar.day_of(*now);
    let forms = forms_for(pack, node.kind.key(), today);
    let fields = merged(&forms).into_iter().filter_map(|code| {
        let field = pack.form_fields.get(code)?;
        let schema = forms.iter().find_map(|form| form.question(code))?.schema.clone();
        let kept = known.get(code).filter(|_| field.fresh_days > 0);
        Some(PlanField {
            code: code.to_owned(),
            name: field.name.clone(),
            schema,
            known: kept.map(|known| KnownView::new(known, field, chart, *now)),
            version: kept.map_or(UNLEARNED, |known| known.version),
        })
    });
    let view = |form: &&Form| {
        let last_at = rounds.get(&form.code).copied();
        let due_on = due_on(pack, form, last_at);
        let of = |wanted: fn(&crate::pack::Question) -> bool| {
            form.questions
                .iter()
                .filter(|question| wanted(question))
                .map(|question| question.field.clone())
                .collect()
        };
        PlanForm {
            code: form.code.clone(),
            name: form.name.clone(),
            owner: pack.units.get(&form.owner).map(|unit| unit.name.clone()).unwrap_or_default(),
            due: due_on <= today,
            last_at,
            due_on: due_on.to_string(),
            ends_on: form.valid_to.to_string(),
            fields: of(|_| true),
            required: of(|question| question.required),
        }
    };
    let fields = fields.collect();
    let mut forms: Vec<PlanForm> = forms.iter().map(view).collect();
    forms.sort_by_key(|form| !form.due);
    VisitPlan { place: VisitPlace::new(node, atlas), pack: pack.label(), at: *now, forms, fields }
}
