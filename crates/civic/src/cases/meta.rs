//! `GET /meta`: what things are called here, so that no list of states or labels is typed a second time in a client.

use aide::axum::ApiRouter;
use aide::axum::routing::get_with;
use axum::Json;
use axum::extract::State as Part;
use base::Text;
use schemars::JsonSchema;
use serde::Serialize;

use super::model::{AskKind, AskState, Column, Party, Stage, State, Supervision, Urgency};
use crate::pack::{Pack, PackShelf};
use crate::platform::Ctx;
use crate::platform::auth::Anybody;
use crate::platform::http::Failure;

pub fn routes() -> ApiRouter<Ctx> {
    ApiRouter::new().api_route(
        "/meta",
        get_with(meta, |op| op.id("meta").tag("cases").summary("The district, and the words of every list")),
    )
}

/// What a client needs to know before it shows anything.
#[derive(Serialize, JsonSchema)]
struct Meta {
    /// What the district is called.
    name: Text,
    /// The pack in force, `key@version`.
    pack: String,
    /// IANA name.
    time_zone: String,
    /// Longitude and latitude where maps open.
    centre: [f64; 2],
    /// West, south, east, north.
    bounds: [f64; 4],
    states: Vec<StateWord>,
    /// The most urgent first.
    urgencies: Vec<Word>,
    /// From not watched at all upwards.
    supervisions: Vec<Word>,
    stages: Vec<Word>,
    ask_kinds: Vec<Word>,
    ask_states: Vec<Word>,
    parties: Vec<Word>,
    natures: Vec<Word>,
    channels: Vec<Word>,
    /// What the table of cases can show.
    columns: Vec<ColumnWord>,
}

/// A key and what people call it.
#[derive(Serialize, JsonSchema)]
struct Word {
    key: String,
    label: Text,
}

#[derive(Serialize, JsonSchema)]
struct ColumnWord {
    key: Column,
    label: Text,
    /// Shown where nobody chose.
    usual: bool,
}

#[derive(Serialize, JsonSchema)]
struct StateWord {
    key: State,
    label: Text,
    phase: Phase,
    /// Somebody owes work.
    open: bool,
}

/// What sort of state it is: what a client shows with one colour and one shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum Phase {
    /// With the centre, not yet with anybody who handles it.
    New,
    Working,
    /// It stands still, or waits for a ruling.
    Paused,
    Checking,
    Done,
    /// It goes no further, for one of the reasons that exist.
    Refused,
}

const fn phase(state: State) -> Phase {
    match state {
        State::Draft | State::Submitted | State::Triaged | State::Accepted => Phase::New,
        State::Assigned | State::Handling => Phase::Working,
        State::Suspended | State::Returned => Phase::Paused,
        State::Resolved | State::Verifying => Phase::Checking,
        State::Closed | State::Rated | State::Archived | State::Recorded => Phase::Done,
        State::Declined | State::NotFiled | State::Voided | State::Merged => Phase::Refused,
    }
}

async fn meta(_: Anybody, Part(ctx): Part<Ctx>) -> Result<Json<Meta>, Failure> {
    Ok(Json(words(&*ctx.part::<PackShelf>().current()?)))
}

fn words(pack: &Pack) -> Meta {
    macro_rules! words_of {
        ($list:ident) => {
            $list::ALL.iter().map(|one| Word { key: one.key().to_owned(), label: one.label() })
        };
    }
    Meta {
        name: pack.name.clone(),
        pack: pack.label(),
        time_zone: pack.place.zone.clone(),
        centre: pack.place.centre,
        bounds: pack.place.bounds,
        states: State::ALL
            .iter()
            .map(|&key| StateWord { key, label: key.label(), phase: phase(key), open: key.is_open() })
            .collect(),
        urgencies: words_of!(Urgency).rev().collect(),
        supervisions: words_of!(Supervision).collect(),
        stages: words_of!(Stage).collect(),
        ask_kinds: words_of!(AskKind).collect(),
        ask_states: words_of!(AskState).collect(),
        parties: words_of!(Party).collect(),
        natures: pack
            .natures
            .iter()
            .map(|one| Word { key: one.code.clone(), label: one.name.clone() })
            .collect(),
        channels: pack
            .channels
            .iter()
            .map(|one| Word { key: one.code.clone(), label: one.name.clone() })
            .collect(),
        columns: Column::ALL
            .iter()
            .map(|&key| ColumnWord { key, label: key.label(), usual: key.is_usual() })
            .collect(),
    }
}
