//! `GET /actions`: what each act takes, made from the edge table, so that no form is typed a second time.

use axum::Json;
use axum::extract::State;
use base::{Problem, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::cases::flow::EDGES;
use crate::cases::model::{Act, Choice, Field, FieldKind};
use crate::pack::{Pack, PackShelf};
use crate::platform::Ctx;
use crate::platform::auth::Anybody;
use crate::platform::http::Failure;

/// One act and its form.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ActionForm {
    pub action: Act,
    pub label: Text,
    /// Why it exists.
    pub why: Text,
    pub fields: Vec<ActionField>,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ActionField {
    pub name: String,
    pub label: Text,
    /// `text`, `longtext`, `number`, `datetime`, `flag`, `category`, `condition`, `unit`, `units`, `case`, `file[]`, `reason:<list>`,
    /// `choice`, `rating` or `parts`.
    pub kind: String,
    pub required: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
}

pub async fn actions(_: Anybody, State(ctx): State<Ctx>) -> Result<Json<Vec<ActionForm>>, Failure> {
    Ok(Json(forms(&*ctx.part::<PackShelf>().current()?)?))
}

fn forms(pack: &Pack) -> Result<Vec<ActionForm>, Problem> {
    let mut acts: Vec<Act> = Vec::new();
    for edge in EDGES.iter().filter(|edge| edge.act != Act::Draft) {
        if !acts.contains(&edge.act) {
            acts.push(edge.act);
        }
    }
    Ok(acts.into_iter().map(|act| form(act, pack)).collect())
}

/// An act with several edges takes the fields of all; it needs what each of them needs.
fn form(act: Act, pack: &Pack) -> ActionForm {
    let edges: Vec<_> = EDGES.iter().filter(|edge| edge.act == act).collect();
    let takes =
        |field: &Field| edges.iter().any(|edge| edge.needs.contains(field) || edge.takes.contains(field));
    let fields = Field::ALL.iter().copied().filter(takes).map(|field| ActionField {
        name: field.name().to_owned(),
        label: field.label(),
        kind: field.kind().key(act),
        required: edges.iter().all(|edge| edge.needs.contains(&field)),
        choices: choices(field.kind(), pack),
    });
    let (zh, en) = edges.first().map_or(("", ""), |edge| edge.why);
    ActionForm { action: act, label: act.label(), why: Text::new(zh, en), fields: fields.collect() }
}

fn choices(kind: FieldKind, pack: &Pack) -> Vec<Choice> {
    match kind {
        FieldKind::Choice(all) => all(),
        FieldKind::Nature => pack
            .natures
            .iter()
            .map(|nature| Choice { value: nature.code.clone(), label: nature.name.clone() })
            .collect(),
        _ => Vec::new(),
    }
}
