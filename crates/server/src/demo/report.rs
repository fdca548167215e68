//! How a case comes into play: somebody notices something and reports it.

use base::Time;
use civic::cases::model::Act;
use rand::RngExt;
use serde_json::{Value, json};

use super::client::{Caller, list, text};
use super::picture;
use super::play::{Live, Play};
use super::plot::{Line, NEW, Part};

/// How many of the last cases a neighbour could notice too.
const RECENT: usize = 8;

impl Play<'_> {
    /// Somebody reports: mostly residents without an account, sometimes staff, sometimes as a draft.
    pub async fn report(&mut self, now: Time) -> anyhow::Result<()> {
        let lines = self.plot.next(NEW, &mut self.dice);
        let found = lines.into_iter().find_map(|line| Some((line, self.noticed(line)?)));
        let Some((line, (spot, words))) = found else { return Ok(()) };
        let caller = match line.part {
            Part::Reporter | Part::Neighbour => Caller::Nobody,
            part => self.holder(part, &self.world.spots[spot].path.clone()).await?,
        };
        let body = self.report_body(line, spot, words, &caller).await?;
        let (status, case) = self.client.post("/cases", &caller, &body).await?;
        anyhow::ensure!(status == 201, "a report was refused: {status} {case}");
        self.plot.take(line);
        self.summary.reports += 1;
        let receipt = format!("{}.{}", text(&case["receipt"]["code"]), text(&case["receipt"]["secret"]));
        let live = Live {
            // What a patrol finds has nobody who waits for the answer.
            receipt: (line.part != Part::GridWorker).then_some(Caller::Receipt(receipt)),
            finder: matches!(caller, Caller::Staff(_)).then_some(caller),
            ..Live::new(&case, spot, words)?
        };
        self.live.push(live);
        self.choose(self.live.len() - 1, &case, now).await
    }

    /// Where and what. A neighbour sees what is reported and not yet done; nothing if all is.
    fn noticed(&mut self, line: &Line) -> Option<(usize, usize)> {
        if line.part == Part::Neighbour {
            let open: Vec<&Live> = self.live.iter().rev().filter(|live| live.open).take(RECENT).collect();
            let earlier = (!open.is_empty()).then(|| open[self.dice.random_range(0..open.len())])?;
            return Some((earlier.spot, earlier.words));
        }
        let spot = self.world.place(&mut self.dice);
        Some((spot, self.dice.random_range(0..self.world.words.len())))
    }

    async fn report_body(
        &mut self,
        line: &Line,
        spot: usize,
        words: usize,
        caller: &Caller,
    ) -> anyhow::Result<Value> {
        let (place, words) = (&self.world.spots[spot], &self.world.words[words]);
        let (channel, photos) = door(line.part);
        let mut body = json!({
            "description": words.text.replace("{place}", &place.name), "category": words.category, "nature": words.nature,
            "location": { "lon": place.lon, "lat": place.lat }, "channel": channel, "draft": line.act == Act::Draft,
        });
        if line.part == Part::Neighbour
            && let Some(phrase) = self.says.one(line.act, "neighbour", "description", &mut self.dice)
        {
            body["description"] = phrase.replace("{text}", text(&body["description"])).into();
        }
        if matches!(caller, Caller::Nobody) && self.dice.random_range(0..100) < 40 {
            let phone = format!("1380000{:04}", self.dice.random_range(0..10_000));
            body["contact"] = json!({ "phone": phone });
        }
        if self.dice.random_range(0..100) < photos {
            let photo = picture::draw(spot as u64, true)?;
            body["files"] = json!([self.client.upload(caller, photo).await?]);
        }
        Ok(body)
    }

    /// The parts of a case that was split are cases of their own, from nobody who could ask after them.
    pub async fn take_parts(&mut self, n: usize, case: &Value, now: Time) -> anyhow::Result<()> {
        for part in list(&case["children"]) {
            let (spot, words) = (self.live[n].spot, self.live[n].words);
            let part = Live::new(part, spot, words)?;
            if self.live.iter().any(|live| live.id == part.id) {
                continue;
            }
            self.live.push(part);
            let known = self.live.len() - 1;
            let case = self.client.get(&format!("/cases/{}", self.live[known].id), &self.eyes).await?;
            self.choose(known, &case, now).await?;
        }
        Ok(())
    }
}

/// Through which door somebody comes, and how many of a hundred send a photo along.
const fn door(part: Part) -> (&'static str, u32) {
    match part {
        Part::GridWorker => ("patrol", 60),
        Part::CommunityOperator => ("counter", 0),
        Part::Steward => ("steward", 40),
        Part::Neighbour => ("snapshot", 40),
        _ => ("web", 20),
    }
}
