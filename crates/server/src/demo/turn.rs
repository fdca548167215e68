//! One turn of a case: somebody does what was chosen, then the next is chosen.
//!
//! The plot proposes, the server disposes: nobody does what is not among his `allowed_actions`, neither when it is chosen nor
//! when its time has come.

use base::Time;
use base::time::Span;
use civic::cases::model::{Act, State};
use serde_json::{Value, json};

use super::client::{Caller, list, text};
use super::play::{Due, Play};
use super::plot::{self, Line, Part};
use super::{delays, people};

/// Where nobody has anything to do for now, somebody looks again.
const AGAIN: Span = Span::hours(20);

/// What happens next with a case, and who does it.
#[derive(Clone, Debug)]
pub struct Turn {
    line: &'static Line,
    caller: Caller,
}

impl Play<'_> {
    /// Decides what happens next with a case, by whom and when. Open asks are answered before the case itself moves on.
    pub async fn choose(&mut self, n: usize, case: &Value, now: Time) -> anyhow::Result<()> {
        let state = text(&case["state"]);
        self.live[n].open = State::from_key(state).is_some_and(State::is_open);
        let open = list(&case["asks"]).iter().filter(|ask| ask["state"] == "open");
        let asked = open.map(|ask| (text(&ask["kind"]), &ask["unit"])).chain([(state, &Value::Null)]);
        for (at, unit) in asked {
            for line in self.plot.next(at, &mut self.dice) {
                let Some(caller) = self.actor(n, line.part, case, unit).await? else { continue };
                if self.live[n].vain.contains(&line.act)
                    || self.offered(n, line.act, &caller).await?.is_none()
                {
                    continue;
                }
                self.plot.take(line);
                self.live[n].next = Some(Turn { line, caller });
                let wait = plot::wait(line, delays::share(case), &mut self.dice);
                self.later(now, wait, Due::Turn(n));
                return Ok(());
            }
        }
        if self.live[n].open {
            self.later(now, AGAIN, Due::Turn(n));
        }
        Ok(())
    }

    /// Does what was chosen; then chooses anew.
    pub async fn turn(&mut self, n: usize, now: Time) -> anyhow::Result<()> {
        let turn = self.live[n].next.take();
        let done = match &turn {
            Some(turn) => self.act(n, turn, now).await?,
            None => None,
        };
        match turn {
            Some(turn) if done.is_none() => {
                self.plot.give_back(turn.line);
                self.live[n].vain.push(turn.line.act);
            }
            _ => self.live[n].vain.clear(),
        }
        let case = match done {
            Some(case) => case,
            None => self.client.get(&format!("/cases/{}", self.live[n].id), &self.eyes).await?,
        };
        self.take_parts(n, &case, now).await?;
        self.choose(n, &case, now).await
    }

    /// The case after it was done; nothing if it was not.
    async fn act(&mut self, n: usize, turn: &Turn, now: Time) -> anyhow::Result<Option<Value>> {
        let Turn { line, caller } = turn;
        let Some(case) = self.offered(n, line.act, caller).await? else { return Ok(None) };
        let Some(mut body) = self.said(n, line, &case, caller, now).await? else { return Ok(None) };
        body.insert("version".into(), case["version"].clone());
        let path = format!("/cases/{}", self.live[n].id);
        let (status, answer) =
            self.client.post(&format!("{path}/actions/{}", line.act), caller, &body.into()).await?;
        if status != 200 {
            self.summary.refused += 1;
            tracing::debug!(act = %line.act, status, %answer, "refused in the play");
            return Ok(None);
        }
        self.summary.steps += 1;
        // A reporter is not told what the offices ask of each other, and that is what may come next.
        match caller {
            Caller::Staff(_) => Ok(Some(answer)),
            _ => Ok(Some(self.client.get(&path, &self.eyes).await?)),
        }
    }

    /// The case as the caller sees it, if the server offers the act and there is sense in it.
    async fn offered(&self, n: usize, act: Act, caller: &Caller) -> anyhow::Result<Option<Value>> {
        let path = match caller {
            Caller::Receipt(receipt) => {
                format!("/receipts/{}", receipt.split('.').next().unwrap_or_default())
            }
            _ => format!("/cases/{}", self.live[n].id),
        };
        let case = self.client.find(&path, caller).await?;
        Ok(case.filter(|case| list(&case["allowed_actions"]).contains(&json!(act)) && makes_sense(act, case)))
    }

    /// Somebody to play a part for a case; nobody where the case has no such person. `unit` is the one that is asked.
    async fn actor(
        &mut self,
        n: usize,
        part: Part,
        case: &Value,
        unit: &Value,
    ) -> anyhow::Result<Option<Caller>> {
        let unit = match part {
            Part::Reporter => return Ok(self.live[n].receipt.clone()),
            Part::Finder => return Ok(self.live[n].finder.clone()),
            Part::Handler => &case["handler"],
            Part::Asked => unit,
            _ => return Ok(Some(self.holder(part, &self.spot(n).path.clone()).await?)),
        };
        if unit.is_null() {
            return Ok(None);
        }
        let unit = self.world.unit(text(&unit["code"]))?.clone();
        Ok(Some(self.troupe.somebody(self.ctx, people::handler_role(unit.kind), &unit).await?))
    }

    /// Whoever plays a part at a place.
    pub async fn holder(&mut self, part: Part, path: &str) -> anyhow::Result<Caller> {
        let (role, kind) = people::post(part);
        let unit = self.world.in_charge(kind, path)?.clone();
        self.troupe.somebody(self.ctx, role, &unit).await
    }
}

/// What is offered is not always what a sensible person does.
fn makes_sense(act: Act, case: &Value) -> bool {
    match act {
        Act::Merge => case["parent"].is_null() && !list(&case["duplicates"]).is_empty(),
        Act::Split => case["parent"].is_null(),
        Act::Supervise => case["supervision"] == "none",
        _ => true,
    }
}
