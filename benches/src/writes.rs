//! Durable writes over HTTP: reports, then steps of the cases that came of them.

use std::sync::Mutex;
use std::time::Duration;

use anyhow::{Context as _, ensure};

use crate::http::Client;
use crate::installation::Installation;
use crate::load::{self, Figures, User};
use crate::town::{Town, dice};

/// What the writes came to, by how many connections.
pub struct Writes {
    pub creates: Vec<(usize, Figures)>,
    pub transitions: Vec<(usize, Figures)>,
}

/// Fewer cases than this are not enough to step through.
const LEAST: usize = 1000;

pub fn run(at: &Installation, connections: &[usize], time: Duration) -> anyhow::Result<Writes> {
    let machine = at.token("machine")?;
    let town = Town::look(&mut at.client(&machine)?)?;
    let made = Mutex::new(Vec::new());
    load::run(&at.host, &machine, reporters(&town, 8, &made), Duration::from_secs(2))?;
    let mut writes = Writes { creates: Vec::new(), transitions: Vec::new() };
    for n in connections {
        let figures = load::run(&at.host, &machine, reporters(&town, *n, &made), time)?;
        println!("  creates, {n:>2} connections      {figures}");
        writes.creates.push((*n, figures));
    }
    let dispatcher = at.token("district.dispatcher")?;
    let units = at.client(&dispatcher)?.json("GET", "/units?limit=100", "", 200)?;
    let units = units["items"].as_array().context("no units")?;
    let unit =
        units.iter().find(|unit| unit["kind"] == "department").context("no department")?["id"].to_string();
    ensure!(made.lock().expect("whole").len() >= LEAST, "too few cases were made to step through");
    for n in connections {
        let figures =
            load::run(&at.host, &dispatcher, (0..*n).map(|_| stepper(&made, &unit)).collect(), time)?;
        println!("  transitions, {n:>2} connections  {figures}");
        writes.transitions.push((*n, figures));
    }
    Ok(writes)
}

/// A case that was made: id and category.
type Made = Mutex<Vec<(String, String)>>;

fn reporters<'a>(town: &'a Town, connections: usize, made: &'a Made) -> Vec<User<'a>> {
    let reporter = |n: usize| -> User<'a> {
        let mut dice = dice(n as u64);
        Box::new(move |client| {
            let body = town.body(&mut dice);
            let answer = client.post("/cases", &body)?;
            ensure!(answer.status == 201, "{}: {}", answer.status, String::from_utf8_lossy(answer.body));
            // Only what is needed is read, and not as JSON: the client must stay cheap.
            let id = between(answer.body, "\"id\":\"").context("a case without an id")?;
            let category =
                between(body.as_bytes(), "\"category\":\"").context("a report without a category")?;
            made.lock().expect("whole").push((id.to_owned(), category.to_owned()));
            Ok(true)
        })
    };
    (0..connections).map(reporter).collect()
}

/// Takes a case and carries it from the report to the unit: triage, accept, assign; then the next one.
fn stepper<'a>(made: &'a Made, unit: &'a str) -> User<'a> {
    let mut steps: Vec<(String, String)> = Vec::new();
    let mut version = 1;
    Box::new(move |client: &mut Client| {
        if steps.is_empty() {
            let Some((id, category)) = made.lock().expect("whole").pop() else { return Ok(false) };
            let path = |act: &str| format!("/cases/{id}/actions/{act}");
            steps = vec![
                (path("assign"), format!("\"unit\":{unit},")),
                (path("accept"), String::new()),
                (path("triage"), format!("\"category\":\"{category}\",")),
            ];
            version = 1;
        }
        let Some((path, said)) = steps.pop() else { return Ok(false) };
        let answer = client.post(&path, &format!("{{{said}\"version\":{version}}}"))?;
        ensure!(answer.status == 200, "{path}: {} {}", answer.status, String::from_utf8_lossy(answer.body));
        version += 1;
        Ok(true)
    })
}

/// What stands between the first `mark` and the next quotation mark.
fn between<'a>(text: &'a [u8], mark: &str) -> Option<&'a str> {
    let text = std::str::from_utf8(text).ok()?;
    let (_, rest) = text.split_once(mark)?;
    rest.split_once('"').map(|(found, _)| found)
}
