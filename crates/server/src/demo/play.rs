//! The play: a line of things to come, each at its simulated instant.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use base::time::Span;
use base::{FixedClock, Time};
use civic::audit;
use civic::cases::model::{Act, CaseId};
use civic::pack::UnitKind;
use civic::platform::{Ctx, events, jobs};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use serde_json::Value;

use super::Script;
use super::client::{Caller, Client, list, text};
use super::people::Troupe;
use super::plot::Plot;
use super::says::Says;
use super::summary::Summary;
use super::turn::Turn;
use super::world::{Spot, Words, World};

/// The server's own work runs that often in simulated time.
const BEAT: Span = Span::hours(6);
/// That many of a hundred reports come in the last hours, so that whoever looks finds some at every step.
const LAST_SHARE: u32 = 4;
const LAST_HOURS: Span = Span::hours(5);

/// Something to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Due {
    Report,
    /// A turn of the case with this number in the play.
    Turn(usize),
    /// Reconcilers and relay.
    Beat,
}

/// A case in play.
pub struct Live {
    pub id: CaseId,
    /// Of the person who waits for the answer.
    pub receipt: Option<Caller>,
    /// Staff who found it.
    pub finder: Option<Caller>,
    pub spot: usize,
    pub words: usize,
    /// Whether somebody owed work on it when it was last looked at.
    pub open: bool,
    /// What happens next, once chosen.
    pub next: Option<Turn>,
    /// What came to nothing since something last happened: not tried again until then.
    pub vain: Vec<Act>,
}

impl Live {
    pub fn new(case: &Value, spot: usize, words: usize) -> anyhow::Result<Live> {
        let id = text(&case["id"]).parse()?;
        Ok(Live { id, receipt: None, finder: None, spot, words, open: true, next: None, vain: Vec::new() })
    }
}

pub struct Play<'a> {
    pub ctx: &'a Ctx,
    pub client: Client,
    pub world: World,
    pub says: Says,
    pub plot: Plot,
    pub troupe: Troupe,
    pub dice: StdRng,
    pub live: Vec<Live>,
    /// Somebody who sees every case of the district.
    pub eyes: Caller,
    pub summary: Summary,
    line: BinaryHeap<Reverse<(Time, u64, Due)>>,
    order: u64,
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
    let mut play = Play::new(ctx, address, script.seed).await?;
    let begin = end - Span::days(i64::from(script.days));
    play.gather_team(begin).await?;
    play.expect_reports(begin, end, script.cases);
    play.later(begin, BEAT, Due::Beat);
    while let Some(Reverse((at, _, due))) = play.line.pop() {
        if at >= end || stop() {
            break;
        }
        clock.set(at);
        match due {
            Due::Report => {
                play.report(at).await?;
                progress(play.summary.reports);
            }
            Due::Turn(case) => play.turn(case, at).await?,
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

impl<'a> Play<'a> {
    async fn new(ctx: &'a Ctx, address: &str, seed: u64) -> anyhow::Result<Play<'a>> {
        let (world, mut troupe) = (World::new(ctx)?, Troupe::default());
        let district = world.centre(UnitKind::DistrictCentre, &world.spots[0].path)?.clone();
        let eyes = troupe.somebody(ctx, "supervisor", &district).await?;
        Ok(Play {
            ctx,
            client: Client::new(address),
            world,
            says: Says::read()?,
            plot: Plot::default(),
            troupe,
            dice: StdRng::seed_from_u64(seed),
            live: Vec::new(),
            eyes,
            summary: Summary::default(),
            line: BinaryHeap::new(),
            order: 0,
        })
    }

    pub fn later(&mut self, now: Time, wait: Span, due: Due) {
        self.order += 1;
        self.line.push(Reverse((now + wait, self.order, due)));
    }

    /// One report in each stretch of time, so that the first ones are there early enough to see the archive. The last
    /// hours are busy ones.
    fn expect_reports(&mut self, begin: Time, end: Time, cases: u32) {
        let last = cases * LAST_SHARE / 100;
        self.spread(begin, end, cases - last);
        self.spread(end - LAST_HOURS, end, last);
    }

    fn spread(&mut self, begin: Time, end: Time, cases: u32) {
        let stretch = (end - begin).0 as f64 / f64::from(cases.max(1));
        for n in 0..cases {
            let share: f64 = self.dice.random();
            self.later(begin, Span((stretch * (f64::from(n) + share)) as i64), Due::Report);
        }
    }

    pub fn spot(&self, n: usize) -> &Spot {
        &self.world.spots[self.live[n].spot]
    }

    pub fn words(&self, n: usize) -> &Words {
        &self.world.words[self.live[n].words]
    }

    /// Reads what came of it from the histories, and from the figures that the server itself gives.
    async fn finish(mut self) -> anyhow::Result<Summary> {
        self.summary.cases = u32::try_from(self.live.len())?;
        self.summary.people = self.troupe.len();
        for live in &self.live {
            let path = format!("/cases/{}/events?limit=200", live.id);
            let history = self.client.get(&path, &self.eyes).await?;
            self.summary.count(list(&history["items"]));
        }
        let figures = self.client.get("/indicators?from=2000-01-01", &self.eyes).await?;
        let on_time = list(&figures["items"]).iter().find(|figure| figure["key"] == "intime_archive");
        self.summary.on_time = on_time.and_then(|figure| figure["value"].as_f64());
        Ok(self.summary)
    }
}
