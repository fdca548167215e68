//! The play: a line of things to come, each at its simulated instant.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use base::time::Span;
use base::{FixedClock, Id, Time};
use civic::audit;
use civic::cases::model::CaseId;
use civic::pack::UnitKind;
use civic::platform::{Ctx, events, jobs};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use serde_json::{Value, json};

use super::Script;
use super::client::{Caller, Client};
use super::people::Troupe;
use super::plot::{self, ANSWERS, LINES, Line, Part};
use super::summary::Summary;
use super::world::{Spot, World, handler_role};

/// The server's own work runs that often in simulated time.
const BEAT: Span = Span::hours(6);
/// Work takes that share of the measured times, so that a short play sees cases through to the end.
const PACE: f64 = 0.3;

/// Something to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Due {
    Report,
    /// A step of the case with this number in the play.
    Step(usize),
    /// Reconcilers and relay.
    Beat,
}

/// A case in play.
struct Live {
    id: CaseId,
    receipt: Caller,
    spot: usize,
    category: String,
    /// What happens next, once chosen.
    next: Option<&'static Line>,
    /// The ask that the next line answers.
    ask: Option<Value>,
}

struct Play<'a> {
    ctx: &'a Ctx,
    client: Client,
    world: World,
    troupe: Troupe,
    dice: StdRng,
    live: Vec<Live>,
    line: BinaryHeap<Reverse<(Time, u64, Due)>>,
    order: u64,
    summary: Summary,
}

pub async fn run(
    ctx: &Ctx,
    clock: &FixedClock,
    address: &str,
    script: Script,
    end: Time,
    mut progress: impl FnMut(u32),
    stop: impl Fn() -> bool,
) -> anyhow::Result<Summary> {
    let mut play = Play {
        ctx,
        client: Client::new(address),
        world: World::new(ctx)?,
        troupe: Troupe::default(),
        dice: StdRng::seed_from_u64(script.seed),
        live: Vec::new(),
        line: BinaryHeap::new(),
        order: 0,
        summary: Summary::default(),
    };
    let begin = end - Span::days(i64::from(script.days));
    for _ in 0..script.cases {
        let share: f64 = play.dice.random();
        play.later(begin, Span(((end - begin).0 as f64 * share) as i64), Due::Report);
    }
    play.later(begin, BEAT, Due::Beat);
    while let Some(Reverse((at, _, due))) = play.line.pop() {
        if at >= end || stop() {
            break;
        }
        clock.set(at);
        match due {
            Due::Report => {
                play.report(at).await?;
                progress(play.summary.cases);
            }
            Due::Step(case) => play.step(case, at).await?,
            Due::Beat => {
                beat(ctx).await?;
                play.later(at, BEAT, Due::Beat);
            }
        }
    }
    clock.set(end);
    beat(ctx).await?;
    play.finish().await
}

/// Relay and reconcilers, as the server runs them all the time.
async fn beat(ctx: &Ctx) -> anyhow::Result<()> {
    let ctx = ctx.clone();
    let done = tokio::task::spawn_blocking(move || {
        while events::relay_once(&ctx)? > 0 {}
        for job in jobs::RECONCILERS {
            if let Err(problem) = (job.run)(&ctx) {
                tracing::warn!(job = job.name, %problem, "reconciler failed in the play");
            }
        }
        while events::relay_once(&ctx)? > 0 {}
        while audit::seal_once(&ctx)? > 0 {}
        Ok::<_, base::Problem>(())
    });
    Ok(done.await??)
}

impl Play<'_> {
    fn later(&mut self, now: Time, wait: Span, due: Due) {
        self.order += 1;
        self.line.push(Reverse((now + wait, self.order, due)));
    }

    /// Somebody reports: mostly residents without an account, sometimes staff on patrol, sometimes as a draft.
    async fn report(&mut self, now: Time) -> anyhow::Result<()> {
        let spot = self.dice.random_range(0..self.world.spots.len());
        let words = self.world.words[self.dice.random_range(0..self.world.words.len())].clone();
        let place: Spot = self.world.spots[spot].clone();
        let mut body = json!({
            "description": words.text.replace("{place}", &place.name), "category": words.category, "nature": words.nature,
            "location": { "lon": place.lon, "lat": place.lat },
        });
        let staff = self.dice.random_range(0..100) < 25;
        let caller = if staff {
            body["channel"] = "patrol".into();
            body["draft"] = (self.dice.random_range(0..100) < 20).into();
            self.person(Part::CommunityOperator, &place.path, None).await?
        } else {
            if self.dice.random_range(0..100) < 40 {
                body["contact"] =
                    json!({ "phone": format!("1380000{:04}", self.dice.random_range(0..10_000)) });
            }
            Caller::Nobody
        };
        let (status, case) = self.client.post("/cases", &caller, &body).await?;
        anyhow::ensure!(status == 201, "a report was refused: {status} {case}");
        let receipt = format!("{}.{}", text(&case["receipt"]["code"]), text(&case["receipt"]["secret"]));
        self.summary.cases += 1;
        let act = if body["draft"] == true { "draft" } else { "submit" };
        *self.summary.acts.entry(act.to_owned()).or_default() += 1;
        self.take_in(&case, Caller::Receipt(receipt), spot, words.category, now)
    }

    /// A case comes into play.
    fn take_in(
        &mut self,
        case: &Value,
        receipt: Caller,
        spot: usize,
        category: String,
        now: Time,
    ) -> anyhow::Result<()> {
        let id: CaseId = text(&case["id"]).parse()?;
        self.live.push(Live { id, receipt, spot, category, next: None, ask: None });
        self.choose(self.live.len() - 1, case, now);
        Ok(())
    }

    /// Decides what happens next with a case, and when.
    fn choose(&mut self, n: usize, case: &Value, now: Time) {
        let state = text(&case["state"]);
        let asks = case["asks"].as_array().cloned().unwrap_or_default();
        let open =
            asks.into_iter().find(|ask| text(&ask["state"]) == "open" && text(&ask["kind"]) != "return");
        let answer = open.as_ref().and_then(|ask| plot::next(ANSWERS, text(&ask["kind"]), &mut self.dice));
        let line = match answer {
            Some(line) if state != "suspended" || line.part == Part::Asked => Some(line),
            _ => plot::next(LINES, state, &mut self.dice),
        };
        let Some(line) = line else { return };
        (self.live[n].next, self.live[n].ask) = (Some(line), open.filter(|_| answer.is_some()));
        let wait = plot::wait(line.wait, &mut self.dice, PACE);
        self.later(now, wait, Due::Step(n));
    }

    /// Does what was chosen, if the server offers it by then; then chooses anew.
    async fn step(&mut self, n: usize, now: Time) -> anyhow::Result<()> {
        let Some(line) = self.live[n].next.take() else { return Ok(()) };
        let id = self.live[n].id;
        let district =
            self.world.centre(UnitKind::DistrictCentre, &self.world.spots[self.live[n].spot].path)?.clone();
        let eyes = self.troupe.somebody(self.ctx, "supervisor", &district).await?;
        let case = self.client.get(&format!("/cases/{id}"), &eyes).await?;
        let path = self.world.spots[self.live[n].spot].path.clone();
        let caller = match line.part {
            Part::Reporter => self.live[n].receipt.clone(),
            part => self.person(part, &path, Some((&case, self.live[n].ask.clone()))).await?,
        };
        let Some(mut body) = self.body(n, line, &case, &caller, now).await? else {
            self.choose(n, &case, now);
            return Ok(());
        };
        body["version"] = case["version"].clone();
        let (status, answer) =
            self.client.post(&format!("/cases/{id}/actions/{}", line.act), &caller, &body).await?;
        if status == 200 {
            self.summary.steps += 1;
            *self.summary.acts.entry(line.act.to_owned()).or_default() += 1;
            if line.act == "rate" && line.part == Part::Reporter {
                self.summary.ratings.0 += 1;
                self.summary.ratings.1 += u32::try_from(body["score"].as_u64().unwrap_or(0))?;
            }
        } else {
            self.summary.refused += 1;
            tracing::debug!(act = line.act, status, answer = %answer, "refused in the play");
        }
        // The next choice needs the view of somebody who sees everything, not of whoever acted.
        let case = self.client.get(&format!("/cases/{id}"), &eyes).await?;
        self.choose(n, &case, now);
        Ok(())
    }

    /// Somebody to play a part for a case.
    async fn person(
        &mut self,
        part: Part,
        path: &str,
        case: Option<(&Value, Option<Value>)>,
    ) -> anyhow::Result<Caller> {
        let centre = |kind| self.world.centre(kind, path).cloned();
        let (role, unit) = match part {
            Part::Reporter => anyhow::bail!("a reporter has a receipt, not an account"),
            Part::CommunityOperator => ("community_operator", centre(UnitKind::CommunityCentre)?),
            Part::StreetDispatcher => ("street_dispatcher", centre(UnitKind::StreetCentre)?),
            Part::StreetLead => ("street_lead", centre(UnitKind::StreetCentre)?),
            Part::Verifier => ("verifier", centre(UnitKind::StreetCentre)?),
            Part::Supervisor => ("supervisor", centre(UnitKind::DistrictCentre)?),
            Part::Ruler => ("district_ruler", centre(UnitKind::DistrictCentre)?),
            Part::PrivacyOfficer => ("privacy_officer", centre(UnitKind::DistrictCentre)?),
            Part::Handler | Part::Asked => {
                let (case, ask) = case.ok_or_else(|| anyhow::anyhow!("no case to find a unit by"))?;
                let holder =
                    ask.filter(|_| part == Part::Asked).unwrap_or_else(|| json!({ "unit": case["handler"] }));
                let unit = self.world.unit(text(&holder["unit"]["code"]))?.clone();
                (handler_role(unit.kind), unit)
            }
        };
        self.troupe.somebody(self.ctx, role, &unit).await
    }

    /// What the act says. `None` where the world has nothing to say it with.
    async fn body(
        &mut self,
        n: usize,
        line: &Line,
        case: &Value,
        caller: &Caller,
        now: Time,
    ) -> anyhow::Result<Option<Value>> {
        let later = |days: i64| (now + Span::days(days)).to_string();
        let handler = text(&case["handler"]["code"]).to_owned();
        let body = match line.act {
            "triage" => json!({ "category": self.live[n].category }),
            "record" => json!({ "measure": "现场已清理，当场解决。" }),
            "decline" => json!({ "reason": "outside_remit" }),
            "not_file" => json!({ "reason": "not_found" }),
            "void" if text(&case["state"]) == "draft" => json!({}),
            "void" => json!({ "reason": "test" }),
            "merge" => match self.neighbour(n) {
                Some(other) => json!({ "into": other }),
                None => return Ok(None),
            },
            "link" => match self.neighbour(n) {
                Some(other) => json!({ "case": other, "relation": "related" }),
                None => return Ok(None),
            },
            "split" => json!({ "parts": [
                { "description": "由一件诉求拆分出的第一件：清理现场。" }, { "description": "由一件诉求拆分出的第二件：恢复设施。" }] }),
            "set_urgency" => {
                json!({ "urgency": if text(&case["urgency"]) == "hot" { "normal" } else { "hot" } })
            }
            "assign" | "transfer" if text(&case["state"]) != "triaged" => {
                match self.lead(n, case, caller, line.act == "transfer").await? {
                    Some(body) => body,
                    None => return Ok(None),
                }
            }
            "transfer" => {
                let street =
                    self.world.centre(UnitKind::StreetCentre, &self.world.spots[self.live[n].spot].path)?;
                json!({ "unit": civic::cases::city::unit_id(&street.code), "note": "按层级上报街道。" })
            }
            "return" => match self.route(n, caller).await? {
                Some(route) => {
                    json!({ "duty_item": route["duty_item"], "reason": "owned_by_other", "note": "权属单位另有其人。" })
                }
                None => return Ok(None),
            },
            "uphold_return" => json!({ "note": "退单理由成立。" }),
            "refuse_return" => json!({ "note": "属于本单位履职事项，请继续办理。" }),
            "whistle" | "invite" | "copy" => {
                let unit = self.world.other_department(&handler, &mut self.dice)?;
                let units = json!([civic::cases::city::unit_id(&unit.code)]);
                match line.act {
                    "copy" => json!({ "units": units }),
                    _ => json!({ "units": units, "note": "请到场共同研究处置。" }),
                }
            }
            "answer_whistle" => json!({
                "accepted_at": now.to_string(), "spoken_to": "社区值班员", "measure": "已到现场，确定处置方案。", "deadline": later(3) }),
            "finish_part" => json!({ "measure": "协办部分已完成。" }),
            "request_extension" => {
                json!({ "reason": "construction", "until": due_later(case, 3).unwrap_or_else(|| later(5)) })
            }
            "refuse_extension" => json!({ "note": "请在原时限内完成。" }),
            "suspend" => json!({ "reason": "parts", "until": later(2) }),
            "comment" => json!({ "note": "补充：今天又去看了一次。" }),
            "instruct" => json!({ "note": "请牵头单位本周内到场。" }),
            "supervise" => json!({ "level": "normal" }),
            "lift_supervision" => json!({ "note": "进展正常，取消督办。" }),
            "resolve" => json!({ "measure": "已安排人员到场处置，现场恢复。" }),
            "close" => json!({ "method": "on_site", "solved": true }),
            "rework" => json!({ "note": "现场仍有遗留，请返工。" }),
            "rate" => {
                let score = [5, 5, 5, 4, 4, 3, 2, 1][self.dice.random_range(0..8)];
                json!({ "score": score, "solved": score >= 3 })
            }
            "appeal_rating" => json!({ "party": "reporter", "note": "诉求超出职责范围，已解释。" }),
            "rule_appeal" => json!({ "upheld": self.dice.random_range(0..2) == 0, "note": "经复核裁定。" }),
            "reopen" => json!({ "note": "问题又出现了。" }),
            "erase" => json!({ "note": "依本人申请清除。" }),
            _ => json!({}),
        };
        Ok(Some(body))
    }

    /// The assignment that the duty list suggests; with `other`, to another unit than the one that has it.
    async fn lead(
        &mut self,
        n: usize,
        case: &Value,
        caller: &Caller,
        other: bool,
    ) -> anyhow::Result<Option<Value>> {
        let route = self.route(n, caller).await?;
        let item = route.as_ref().map_or(Value::Null, |route| route["duty_item"].clone());
        let lead = route.as_ref().map_or(Value::Null, |route| route["lead"]["id"].clone());
        let taken = text(&case["handler"]["code"]).to_owned();
        let unit = if other || lead.is_null() {
            json!(civic::cases::city::unit_id(&self.world.other_department(&taken, &mut self.dice)?.code))
        } else {
            lead
        };
        let mut body = json!({ "unit": unit, "note": "请按履职清单办理。" });
        if !item.is_null() {
            body["duty_item"] = item;
        }
        Ok(Some(body))
    }

    async fn route(&self, n: usize, caller: &Caller) -> anyhow::Result<Option<Value>> {
        let answer = self.client.get(&format!("/cases/{}/route", self.live[n].id), caller).await?;
        Ok(answer.get("route").cloned())
    }

    /// An earlier case to join with: any other one still young.
    fn neighbour(&mut self, n: usize) -> Option<Id<civic::platform::nouns::Case>> {
        let others = n.saturating_sub(20)..n;
        if others.is_empty() {
            return None;
        }
        Some(self.live[self.dice.random_range(others)].id)
    }

    /// Looks at every case once more, and at the figures.
    async fn finish(mut self) -> anyhow::Result<Summary> {
        let district = self.world.centre(UnitKind::DistrictCentre, &self.world.spots[0].path)?.clone();
        let eyes = self.troupe.somebody(self.ctx, "supervisor", &district).await?;
        for live in &self.live {
            let case = self.client.get(&format!("/cases/{}", live.id), &eyes).await?;
            *self.summary.states.entry(text(&case["state"]).to_owned()).or_default() += 1;
            for event in
                self.client.get(&format!("/cases/{}/events?limit=200", live.id), &eyes).await?["items"]
                    .as_array()
                    .into_iter()
                    .flatten()
            {
                if text(&event["by"]["kind"]) == "system" {
                    *self.summary.acts.entry(text(&event["action"]).to_owned()).or_default() += 1;
                }
            }
        }
        let figures = self.client.get("/indicators?from=2000-01-01", &eyes).await?;
        let figure = figures["items"]
            .as_array()
            .into_iter()
            .flatten()
            .find(|figure| figure["key"] == "intime_archive");
        self.summary.on_time = figure.and_then(|figure| figure["value"].as_f64());
        Ok(self.summary)
    }
}

/// The deadline of a case moved by some days.
fn due_later(case: &Value, days: i64) -> Option<String> {
    let due: Time = text(&case["due_at"]).parse().ok()?;
    Some((due + Span::days(days)).to_string())
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
