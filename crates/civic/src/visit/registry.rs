//! The register of forms: who asks what by which right, until when, and what of it is asked elsewhere or known already.

use std::collections::HashMap;

use base::Text;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use crate::area::AreaKind;
use crate::pack::{Form, Pack, Question, Register};

/// One form of the register.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FormView {
    pub code: String,
    pub name: Text,
    /// What the unit that keeps the ledger is called.
    pub owner: Text,
    pub legal_basis: Text,
    pub valid_from: String,
    /// Its last day.
    pub valid_to: String,
    pub standing: Standing,
    /// What the kinds of area are called at which it is asked.
    pub area_kinds: Vec<Text>,
    /// It is due again so many days after it was filled.
    pub every_days: u32,
    pub fields: Vec<FormFieldView>,
    /// How many of its fields are asked by another form that is in force, or known from the register of areas.
    pub overlaps: usize,
    /// The form as JSON Schema.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema: Option<Value>,
}

/// Whether a form may be asked today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Its first day lies ahead.
    Ahead,
    InForce,
    /// Its last day is over: nobody is asked any more.
    Ended,
}

/// One field of a form.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FormFieldView {
    pub code: String,
    pub name: Text,
    pub required: bool,
    /// The other forms in force that ask the same.
    pub asked_by: Vec<Text>,
    /// The register that knows it without anybody having been asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub register: Option<Register>,
    /// For so many days an answer counts as known; 0 for what has to be looked at each time.
    pub fresh_days: u32,
    /// At how many places in the reader's area it is known from a visit.
    pub known_places: i64,
}

pub fn registry(pack: &Pack, today: Date, known: &HashMap<String, i64>) -> Vec<FormView> {
    pack.forms.iter().map(|form| view(pack, form, today, known)).collect()
}

fn standing(form: &Form, today: Date) -> Standing {
    if today < form.valid_from {
        Standing::Ahead
    } else if today > form.valid_to {
        Standing::Ended
    } else {
        Standing::InForce
    }
}

fn view(pack: &Pack, form: &Form, today: Date, known: &HashMap<String, i64>) -> FormView {
    let fields: Vec<FormFieldView> =
        form.questions.iter().map(|question| field(pack, form, question, today, known)).collect();
    let kind = |key: &&str| AreaKind::from_key(key).map(AreaKind::name);
    FormView {
        code: form.code.clone(),
        name: form.name.clone(),
        owner: pack.units.get(&form.owner).map(|unit| unit.name.clone()).unwrap_or_default(),
        legal_basis: form.legal_basis.clone(),
        valid_from: form.valid_from.to_string(),
        valid_to: form.valid_to.to_string(),
        standing: standing(form, today),
        area_kinds: form.area_kinds.iter().filter_map(kind).collect(),
        every_days: form.every_days,
        overlaps: fields.iter().filter(|one| !one.asked_by.is_empty() || one.register.is_some()).count(),
        fields,
        schema: form.check.as_ref().map(|check| check.schema.clone()),
    }
}

fn field(
    pack: &Pack,
    form: &Form,
    question: &Question,
    today: Date,
    known: &HashMap<String, i64>,
) -> FormFieldView {
    let meaning = pack.form_fields.get(&question.field);
    let others = pack.forms.iter().filter(|other| other.code != form.code && other.holds_on(today));
    let asking = others.filter(|other| other.question(&question.field).is_some());
    FormFieldView {
        code: question.field.clone(),
        name: meaning.map(|field| field.name.clone()).unwrap_or_default(),
        required: question.required,
        asked_by: asking.map(|other| other.name.clone()).collect(),
        register: meaning.and_then(|field| field.register),
        fresh_days: meaning.map_or(0, |field| field.fresh_days),
        known_places: known.get(&question.field).copied().unwrap_or_default(),
    }
}
