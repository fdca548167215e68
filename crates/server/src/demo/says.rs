//! What an act says: words by the table `says.csv`, where several fit by the dice; the rest by how the case stands.

use anyhow::Context as _;
use base::Time;
use base::time::Span;
use civic::cases::city::unit_id;
use civic::cases::model::Act;
use civic::pack::{UnitKind, UnitRow};
use rand::{Rng, RngExt};
use serde_json::{Map, Value, json};

use super::client::{Caller, list, text};
use super::play::Play;
use super::plot::{Line, Part};
use super::{people, picture};

/// Scores of people who were served in time, and of those who were not.
const CONTENT: [u8; 8] = [5, 5, 5, 5, 4, 4, 3, 2];
const CROSS: [u8; 8] = [5, 4, 4, 3, 3, 2, 1, 1];

/// One row of `says.csv`. `who` is empty for anybody.
#[derive(Debug)]
struct Row {
    act: Act,
    who: String,
    field: String,
    words: String,
}

/// The table.
#[derive(Debug)]
pub struct Says(Vec<Row>);

impl Says {
    pub fn read() -> anyhow::Result<Says> {
        let mut reader = csv::Reader::from_reader(include_str!("says.csv").as_bytes());
        let row = |row: Result<csv::StringRecord, csv::Error>| {
            let row = row?;
            let cell = |n| row.get(n).map(str::to_owned).context("says.csv has four columns");
            let act = Act::from_key(&cell(0)?).context("says.csv names an act that is none")?;
            Ok(Row { act, who: cell(1)?, field: cell(2)?, words: cell(3)? })
        };
        Ok(Says(reader.records().map(row).collect::<anyhow::Result<_>>()?))
    }

    /// What stands there for a field.
    pub fn all(&self, act: Act, who: &str, field: &str) -> Vec<&str> {
        let fits = |row: &&Row| row.act == act && row.who == who && row.field == field;
        self.0.iter().filter(fits).map(|row| row.words.as_str()).collect()
    }

    /// One of them.
    pub fn one(&self, act: Act, who: &str, field: &str, dice: &mut impl Rng) -> Option<&str> {
        let all = self.all(act, who, field);
        (!all.is_empty()).then(|| all[dice.random_range(0..all.len())])
    }

    /// All fields of an act that are mere words.
    fn fields(&self, act: Act, who: &str, dice: &mut impl Rng) -> Map<String, Value> {
        let mut said = Map::new();
        for row in self.0.iter().filter(|row| row.act == act && row.who == who) {
            if !said.contains_key(&row.field)
                && let Some(words) = self.one(act, who, &row.field, dice)
            {
                said.insert(row.field.clone(), words.into());
            }
        }
        said
    }
}

impl Play<'_> {
    /// What somebody says with an act. `None` where there is nothing to say it with: no unit, no other case.
    pub async fn said(
        &mut self,
        n: usize,
        line: &Line,
        case: &Value,
        caller: &Caller,
        now: Time,
    ) -> anyhow::Result<Option<Map<String, Value>>> {
        let who = match (line.part, line.act) {
            (Part::Reporter, Act::Comment | Act::Urge) => "reporter",
            _ => "",
        };
        let mut said = self.says.fields(line.act, who, &mut self.dice);
        let Some(Value::Object(more)) = self.facts(n, line, case, caller, now).await? else {
            return Ok(None);
        };
        said.extend(more);
        if line.act == Act::Void && text(&case["state"]) == "draft" {
            // A draft is dropped without a reason.
            said.remove("reason");
        }
        Ok(Some(said))
    }

    /// The fields that are more than words.
    async fn facts(
        &mut self,
        n: usize,
        line: &Line,
        case: &Value,
        caller: &Caller,
        now: Time,
    ) -> anyhow::Result<Option<Value>> {
        let days = |days: i64| now + Span::days(days);
        Ok(match line.act {
            Act::Triage => Some(json!({ "category": self.words(n).category })),
            Act::Merge => self.same_matter(case, caller).await?.map(|other| json!({ "into": other })),
            Act::Link => self.other_case(n, caller).await?.map(|other| json!({ "case": other })),
            Act::Split => {
                let part = |words: &str| json!({ "description": words });
                let parts = self.says.all(line.act, "", "parts").into_iter().map(part).collect::<Vec<_>>();
                Some(json!({ "parts": parts }))
            }
            Act::SetUrgency => {
                Some(json!({ "urgency": if case["urgency"] == "hot" { "normal" } else { "hot" } }))
            }
            Act::Assign => self.lead(n, case, caller, was_returned(case)).await?,
            Act::Transfer if case["handler"].is_null() => {
                let street = self.world.centre(UnitKind::StreetCentre, &self.spot(n).path)?;
                (case["owner"]["code"] != *street.code).then(|| json!({ "unit": unit_id(&street.code) }))
            }
            Act::Transfer => self.lead(n, case, caller, true).await?,
            Act::Return => {
                let route = self.route(n, caller).await?;
                route.map(|route| json!({ "duty_item": route["duty_item"] }))
            }
            Act::Whistle | Act::Invite | Act::Copy => {
                let unit = self.world.other_department(&busy(case), &mut self.dice)?;
                Some(json!({ "units": [unit_id(&unit.code)] }))
            }
            Act::AnswerWhistle => Some(json!({ "accepted_at": now, "deadline": days(3) })),
            Act::RequestExtension => {
                let due: Time = text(&case["due_at"]).parse().unwrap_or(now);
                Some(json!({ "until": due + Span::days(3) }))
            }
            Act::Suspend => Some(json!({ "until": days(self.dice.random_range(2..8)) })),
            Act::Supervise => Some(json!({ "level": "normal" })),
            Act::Resolve if self.world.wants_photo(text(&case["category"]["code"])) => {
                let photo = picture::draw(self.live[n].spot as u64, false)?;
                Some(json!({ "files": [self.client.upload(caller, photo).await?] }))
            }
            Act::Close => Some(json!({ "solved": true })),
            Act::Rate => Some(self.rating(case)),
            Act::AppealRating => rating_to_appeal(case).map(|party| json!({ "party": party })),
            Act::RuleAppeal => Some(json!({ "upheld": self.dice.random_range(0..2) == 0 })),
            _ => Some(json!({})),
        })
    }

    /// The assignment that the duty list suggests, to the team where the list gives it to a community with its team; with
    /// `other`, to another unit than those that had it.
    async fn lead(
        &mut self,
        n: usize,
        case: &Value,
        caller: &Caller,
        other: bool,
    ) -> anyhow::Result<Option<Value>> {
        let route = self.route(n, caller).await?.unwrap_or_default();
        let unit = match &route["lead"]["id"] {
            Value::String(_) if !other => {
                let lead = self.world.unit(text(&route["lead"]["code"]))?;
                let helps =
                    |unit: &UnitRow| list(&route["assist"]).iter().any(|other| other["code"] == *unit.code);
                let team = people::team(&self.world.pack, lead).filter(|team| helps(team));
                json!(unit_id(&team.unwrap_or(lead).code))
            }
            _ => {
                let mut had = busy(case);
                had.push(text(&route["lead"]["code"]).to_owned());
                json!(unit_id(&self.world.other_department(&had, &mut self.dice)?.code))
            }
        };
        Ok(Some(match &route["duty_item"] {
            Value::String(item) => json!({ "unit": unit, "duty_item": item }),
            _ => json!({ "unit": unit }),
        }))
    }

    async fn route(&self, n: usize, caller: &Caller) -> anyhow::Result<Option<Value>> {
        let answer = self.client.get(&format!("/cases/{}/route", self.live[n].id), caller).await?;
        Ok(answer.get("route").cloned())
    }

    /// An open case that the server takes for the same matter.
    async fn same_matter(&self, case: &Value, caller: &Caller) -> anyhow::Result<Option<Value>> {
        for other in list(&case["duplicates"]) {
            let seen = self.client.get(&format!("/cases/{}", text(&other["id"])), caller).await?;
            // Only what nobody has closed yet can take another one in.
            if list(&seen["allowed_actions"]).contains(&json!(Act::Link)) {
                return Ok(Some(other["id"].clone()));
            }
        }
        Ok(None)
    }

    /// Another open case that the caller knows of.
    async fn other_case(&mut self, n: usize, caller: &Caller) -> anyhow::Result<Option<Value>> {
        let id = json!(self.live[n].id);
        let open = self.client.get("/cases?state=open&limit=20", caller).await?;
        Ok(list(&open["items"]).iter().map(|case| &case["id"]).find(|other| **other != id).cloned())
    }

    /// Who waited long is not content.
    fn rating(&mut self, case: &Value) -> Value {
        let late = list(&case["clocks"])
            .iter()
            .any(|clock| clock["stage"] == "total" && text(&clock["done_at"]) > text(&clock["due_at"]));
        let scores = if late { CROSS } else { CONTENT };
        let score = scores[self.dice.random_range(0..scores.len())];
        let mood = if score >= 3 { "satisfied" } else { "unsatisfied" };
        let note = self.says.one(Act::Rate, mood, "note", &mut self.dice);
        json!({ "score": score, "solved": score >= 3, "note": note })
    }
}

/// Units that have it or were asked.
fn busy(case: &Value) -> Vec<String> {
    let asked = list(&case["asks"]).iter().map(|ask| &ask["unit"]);
    std::iter::once(&case["handler"]).chain(asked).map(|unit| text(&unit["code"]).to_owned()).collect()
}

/// Whether a return was upheld: then the duty list's first answer was wrong.
fn was_returned(case: &Value) -> bool {
    list(&case["asks"]).iter().any(|ask| ask["kind"] == "return" && ask["state"] == "granted")
}

/// Whose rating the unit does not accept: the last one that counts.
fn rating_to_appeal(case: &Value) -> Option<Value> {
    let counts = |rating: &&Value| rating["excluded"] == false;
    list(&case["ratings"]).iter().rfind(counts).map(|rating| rating["party"].clone())
}
