//! Clocks of a case, folded from its events. Deadlines come from the events; elapsed time is worked out on every look and never stored.

use base::Time;
use base::calendar::Pause;
use base::time::Span;
use serde::{Deserialize, Serialize};

use super::flow::Clock as Effect;
use super::model::{Decided, Stage, UnitId};

/// One clock: of the whole case, or of one stay in one stage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Clock {
    pub stage: Stage,
    /// Who owned the case while it ran.
    pub unit: UnitId,
    pub started_at: Time,
    pub due_at: Time,
    /// Since when it stands still.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paused_at: Option<Time>,
    /// When it stood still before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pauses: Vec<(Time, Time)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done_at: Option<Time>,
    /// The deadline was granted, or kept by a ruling: no rule works it out anew.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub fixed: bool,
    /// It ended in a return that was upheld: it never counts against the unit.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub excused: bool,
}

impl Clock {
    pub fn is_running(&self) -> bool {
        self.done_at.is_none()
    }
    pub fn is_paused(&self) -> bool {
        self.paused_at.is_some()
    }
    /// All pauses, the one that still runs counted up to `now`.
    pub fn pauses_until(&self, now: Time) -> Vec<Pause> {
        let running = self.paused_at.map(|since| (since, now));
        self.pauses.iter().copied().chain(running).map(|(from, to)| Pause { from, to }).collect()
    }
    /// Time that counted up to `now`, pauses left out.
    pub fn elapsed(&self, now: Time) -> Span {
        let end = self.done_at.or(self.paused_at).unwrap_or(now);
        let paused: i64 = self.pauses.iter().map(|(from, to)| (*to - *from).0).sum();
        Span((end - self.started_at).0 - paused).max(Span::ZERO)
    }
    /// Whether the deadline passed before the clock stopped, or has passed by `now`.
    pub fn is_late(&self, now: Time) -> bool {
        self.done_at.or(self.paused_at).unwrap_or(now) > self.due_at
    }
}

/// All clocks of a case, in the order in which they started.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Clocks(pub Vec<Clock>);

impl Clocks {
    /// The clock of the whole case: the one that runs, or the last that did.
    pub fn total(&self) -> Option<&Clock> {
        self.0.iter().rev().find(|clock| clock.stage == Stage::Total)
    }
    /// The stage that runs now.
    pub fn stage(&self) -> Option<&Clock> {
        self.running_now().find(|clock| !matches!(clock.stage, Stage::Total | Stage::Sign))
    }
    /// The clock of the signature (签收), as long as the unit owes it. It runs beside the handling clock, which has run since
    /// the case was assigned.
    pub fn sign(&self) -> Option<&Clock> {
        self.running_now().find(|clock| clock.stage == Stage::Sign)
    }
    fn running_now(&self) -> impl Iterator<Item = &Clock> {
        self.0.iter().rev().filter(|clock| clock.is_running())
    }
    /// The last stay in a stage, running or not.
    pub fn last(&self, stage: Stage) -> Option<&Clock> {
        self.0.iter().rev().find(|clock| clock.stage == stage)
    }

    /// What one event does to the clocks, with the deadlines that it decided. `owner` is who owns the case after it.
    pub fn apply(&mut self, effect: Effect, at: Time, owner: UnitId, decided: &Decided) {
        let Decided { total_due, stage_due, sign_due, .. } = *decided;
        match effect {
            Effect::Keep => {}
            Effect::Begin(stage) => {
                self.stop(at, |_| true);
                self.start(Stage::Total, at, owner, total_due);
                self.start(stage, at, owner, stage_due);
            }
            Effect::Next(stage) | Effect::Back(stage) => {
                self.stop(at, |clock| clock.stage != Stage::Total);
                self.start(stage, at, owner, stage_due);
                self.move_due(&Decided { total_due, ..Decided::default() });
                let back = matches!(effect, Effect::Back(_));
                self.0.last_mut().into_iter().for_each(|clock| clock.fixed = back);
                if sign_due.is_some() {
                    self.start(Stage::Sign, at, owner, sign_due);
                }
            }
            Effect::Signed => self.stop(at, |clock| clock.stage == Stage::Sign),
            Effect::Stop => self.stop(at, |_| true),
            Effect::Pause => self.running().for_each(|clock| clock.paused_at = Some(at)),
            Effect::Resume => {
                for clock in self.running() {
                    if let Some(since) = clock.paused_at.take() {
                        clock.pauses.push((since, at));
                    }
                }
                self.move_due(decided);
            }
            Effect::Extend => {
                self.running().for_each(|clock| clock.fixed = true);
                self.move_due(decided);
            }
            Effect::Anew => self.move_due(decided),
        }
    }

    /// Marks the handling clock that a return ended as not counting.
    pub fn excuse_handling(&mut self) {
        if let Some(clock) = self.0.iter_mut().rev().find(|clock| clock.stage == Stage::Handle) {
            clock.excused = true;
        }
    }

    fn running(&mut self) -> impl Iterator<Item = &mut Clock> {
        self.0.iter_mut().filter(|clock| clock.done_at.is_none())
    }

    fn start(&mut self, stage: Stage, at: Time, unit: UnitId, due: Option<Time>) {
        let due_at = due.unwrap_or(at);
        self.0.push(Clock {
            stage,
            unit,
            started_at: at,
            due_at,
            paused_at: None,
            pauses: Vec::new(),
            done_at: None,
            fixed: false,
            excused: false,
        });
    }

    fn stop(&mut self, at: Time, which: impl Fn(&Clock) -> bool) {
        for clock in self.running().filter(|clock| which(clock)) {
            if let Some(since) = clock.paused_at.take() {
                clock.pauses.push((since, at));
            }
            clock.done_at = Some(at);
        }
    }

    fn move_due(&mut self, decided: &Decided) {
        for clock in self.running() {
            let due = match clock.stage {
                Stage::Total => decided.total_due,
                Stage::Sign => decided.sign_due,
                _ => decided.stage_due,
            };
            clock.due_at = due.unwrap_or(clock.due_at);
        }
    }
}
