//! The page `docs/case-flow.md`, made from the edge table: a diagram and the table with the reason of each edge.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::flow::{EDGES, Edge, To};
use super::model::{Field, Role, State};

/// The whole page.
pub fn page() -> String {
    let mut page = String::from(
        "# The life of a case · 事件的一生\n\n\
         Made from the edge table in `crates/civic/src/cases/flow.rs`; written by `cargo xtask codegen`; do not edit.\n\n",
    );
    page.push_str(&mermaid());
    page.push_str("\nActs that change the state are in the diagram. The table lists every act; “stays” means that the state stays.\n\n");
    page.push_str("| act | 步骤 | from | to | who | needs | shown to reporter | why | 为什么 |\n|---|---|---|---|---|---|---|---|---|\n");
    for edge in EDGES {
        row(&mut page, edge);
    }
    page
}

/// The diagram: one arrow for each pair of states, with the acts that lead along it.
pub fn mermaid() -> String {
    let mut arrows: BTreeMap<(State, State), Vec<&str>> = BTreeMap::new();
    for edge in EDGES {
        if let To::State(to) = edge.to {
            for from in edge.from.iter().filter(|from| **from != to) {
                arrows.entry((*from, to)).or_default().push(edge.act.key());
            }
        }
    }
    let mut text = String::from("```mermaid\nstateDiagram-v2\n  [*] --> draft\n");
    for state in State::ALL {
        let _ = writeln!(text, "  {} : {} {}", state.key(), state.label().zh, state.label().en);
    }
    for ((from, to), acts) in arrows {
        let _ = writeln!(text, "  {from} --> {to} : {}", acts.join(", "));
    }
    for state in State::ALL.iter().filter(|state| state.is_final()) {
        let _ = writeln!(text, "  {state} --> [*]");
    }
    text.push_str("```\n");
    text
}

fn row(page: &mut String, edge: &Edge) {
    let names = |states: &[State]| states.iter().map(|state| state.key()).collect::<Vec<_>>().join(", ");
    let from = if edge.from.len() == State::ALL.len() { "any".to_owned() } else { names(edge.from) };
    let to = match edge.to {
        To::State(state) => state.key(),
        To::Same => "stays",
    };
    let who = edge.who.iter().map(|role: &Role| role.key()).collect::<Vec<_>>().join(", ");
    let needs = edge.needs.iter().map(|field: &Field| field.name()).collect::<Vec<_>>().join(", ");
    let public = if edge.public { "yes" } else { "" };
    let (zh, en) = edge.why;
    let label = edge.act.label().zh;
    let _ = writeln!(
        page,
        "| {} | {label} | {from} | {to} | {who} | {needs} | {public} | {en} | {zh} |",
        edge.act
    );
}
