//! "Neighbours have the same" (邻居也遇到): whoever meets what is reported already joins it instead of reporting it again.
//!
//! - A join says that somebody has the same, and nothing else: no words, no contact, no place. It changes neither the state
//!   nor the version of the case; it counts as one more report where matters that keep coming back are counted.
//! - Whoever joins gets a receipt of their own. It opens the public side of the case: what is done, by whom and by when, what
//!   staff sent as evidence; never what the reporter wrote, sent or rated, nor the exact place.
//! - One join for each receipt and each account. A neighbour rates once per closing; such ratings are shown beside those of
//!   the four parties and are in no indicator.

use base::{Code, Id, Kind, Problem, Time, problem};
use data_encoding::BASE32_NOPAD;
use db::Tx;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::lens::Lens;
use super::model::{AccountId, ByKind, CaseId, State};
use super::nearby::{self, Spot};
use super::neighbours;
use super::number::neighbour_pseudonym;
use super::store::{self, CaseRow};
use super::view::{CaseEvent, CaseSummary, CaseView};
use crate::platform::nouns;
use crate::platform::{Ctx, Work};

static NOT_HERE: Code = Code::new(
    Kind::NotFound,
    "join.not_here",
    "这个地点没有可以加入的这件事，请直接上报。",
    "There is no such open case at this place; please report it.",
);
static YOURS: Code = Code::new(
    Kind::Conflict,
    "join.yours",
    "这件事您已经上报过或加入过。",
    "You have reported this or joined it already.",
);
static NOT_CLOSED: Code =
    Code::new(Kind::Conflict, "join.not_closed", "结案后才能评价。", "It can be rated when it is closed.");
static RATED: Code = Code::new(
    Kind::Conflict,
    "join.rated_already",
    "这次结案您已经评价过。",
    "You have rated this closing already.",
);
static TOO_LATE: Code =
    Code::new(Kind::Conflict, "join.rating_over", "评价期已过。", "The time to rate it is over.");

/// Somebody who has the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Join {
    pub id: Id<nouns::Join>,
    pub case: CaseId,
    /// What the receipt begins with.
    pub code: String,
    pub at: Time,
    pub rating: Option<JoinRating>,
}

/// How a neighbour rated the last closing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct JoinRating {
    pub round: u32,
    /// One to five.
    pub score: u8,
    pub solved: Option<bool>,
}

/// A join as its holder and the desk see it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct JoinView {
    pub pseudonym: String,
    pub at: Time,
    /// One to five, for the last closing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub solved: Option<bool>,
    /// Whether a rating is wanted now.
    pub may_rate: bool,
}

impl Join {
    /// A new one. Its code tells the case and nothing of who holds it.
    pub fn new(ctx: &Ctx, case: &CaseRow) -> Join {
        let mut chance = [0u8; 5];
        ctx.random().fill(&mut chance);
        let code = format!("{}-{}", case.number, BASE32_NOPAD.encode(&chance));
        Join { id: ctx.id(), case: case.id, code, at: ctx.now(), rating: None }
    }

    /// Whether a rating would count now, or why not.
    fn check_rating(&self, case: &CaseRow, now: Time) -> Result<(), Problem> {
        let facts = &case.facts;
        if !matches!(facts.state, State::Closed | State::Rated) {
            return Err(NOT_CLOSED.problem());
        }
        if self.rating.is_some_and(|rating| rating.round >= facts.round) {
            return Err(RATED.problem());
        }
        if facts.rate_until.is_some_and(|until| now > until) {
            return Err(TOO_LATE.problem());
        }
        Ok(())
    }

    pub fn view(&self, ctx: &Ctx, case: &CaseRow, now: Time) -> JoinView {
        let of_now = self.rating.filter(|rating| rating.round == case.facts.round);
        JoinView {
            pseudonym: neighbour_pseudonym(ctx.vault(), self.id),
            at: self.at,
            score: of_now.map(|rating| rating.score),
            solved: of_now.and_then(|rating| rating.solved),
            may_rate: self.check_rating(case, now).is_ok(),
        }
    }
}

/// Lets somebody join an open case at the place where they are. The place is compared and not kept.
pub fn join(
    work: &mut Work<'_, '_>,
    lens: &Lens<'_>,
    id: CaseId,
    spot: &Spot,
) -> Result<(CaseRow, Join), Problem> {
    let offered = nearby::candidates(work.tx, lens, spot)?;
    let case = offered.into_iter().find(|case| case.id == id).ok_or_else(|| NOT_HERE.problem())?;
    let account = work.by.account().map(|signed| signed.account);
    if let Some(account) = account {
        check_first(work.tx, &case, account)?;
    }
    let join = Join::new(work.ctx, &case);
    store::put_join(work.tx, &join, account)?;
    trace(work, "case.joined", "case.join", &case)?;
    Ok((case, join))
}

fn check_first(tx: &mut Tx<'_>, case: &CaseRow, account: AccountId) -> Result<(), Problem> {
    if case.facts.finder == Some(account) || store::has_joined(tx, case.id, account)? {
        return Err(YOURS.problem());
    }
    Ok(())
}

/// The refusal of whoever holds a receipt of the case already.
pub fn yours() -> Problem {
    YOURS.problem()
}

/// Takes a join back: nothing is left of it, and its receipt opens nothing any more.
pub fn leave(work: &mut Work<'_, '_>, join: &Join) -> Result<(), Problem> {
    let case = store::get(work.tx, join.case)?.ok_or_else(|| problem::NOT_FOUND.problem())?;
    if store::drop_join(work.tx, join)? == 0 {
        return Err(problem::NOT_FOUND.problem());
    }
    trace(work, "case.join_left", "case.join_left", &case)
}

/// Rates the last closing.
pub fn rate(
    work: &mut Work<'_, '_>,
    join: &Join,
    score: u8,
    solved: Option<bool>,
) -> Result<(CaseRow, Join), Problem> {
    if !(1..=5).contains(&score) {
        return Err(problem::invalid("/score", "请给 1 至 5 分。", "Between one and five, please."));
    }
    let case = store::get(work.tx, join.case)?.ok_or_else(|| problem::NOT_FOUND.problem())?;
    join.check_rating(&case, work.now)?;
    let rating = JoinRating { round: case.facts.round, score, solved };
    if !store::rate_join(work.tx, join, &rating, work.now)? {
        return Err(RATED.problem());
    }
    trace(work, "case.join_rated", "case.join_rated", &case)?;
    Ok((case, Join { rating: Some(rating), ..join.clone() }))
}

/// The line in the audit log and the fact in the outbox: that it happened, and to which case.
fn trace(work: &mut Work<'_, '_>, logged: &'static str, topic: &str, case: &CaseRow) -> Result<(), Problem> {
    let joins = store::count_joins(work.tx, case.id)?;
    let data = json!({ "number": case.number, "joins": joins });
    neighbours::audit(work, logged, case.id, "", data.clone())?;
    work.emit(topic, case.id, data, case.audience())
}

/// The public side of a case, for a neighbour. Every field is named here: what is added to a case is not shown by accident.
pub fn view(tx: &mut Tx<'_>, lens: &Lens<'_>, case: &CaseRow, join: &Join) -> Result<CaseView, Problem> {
    let whole = lens.full(tx, case)?;
    let files = neighbours::files_of_staff(tx, case.id)?;
    let summary = CaseSummary {
        title: case.number.clone(),
        area: neighbours::public_area(&lens.atlas, case.area, &case.area_path).0,
        location: None,
        allowed_actions: Vec::new(),
        ..whole.summary
    };
    Ok(CaseView {
        summary,
        now: whole.now,
        description: String::new(),
        nature: None,
        channel: String::new(),
        pack_version: whole.pack_version,
        handler: whole.handler,
        duty_item: None,
        clocks: whole.clocks,
        pause: whole.pause,
        refusal: whole.refusal,
        asks: whole.asks,
        files,
        parent: None,
        children: Vec::new(),
        merged_into: whole.merged_into,
        follows: None,
        duplicates: Vec::new(),
        categories: Vec::new(),
        repeats: whole.repeats,
        joins: whole.joins,
        join: Some(join.view(lens.ctx, case, lens.now)),
        ratings: Vec::new(),
        reopen_until: None,
        reporter: None,
    })
}

/// One line of the history, for a neighbour: which unit did what. Nothing of what the reporter said, and no note to the reporter.
pub fn event(event: CaseEvent) -> CaseEvent {
    let told = event.by.kind != ByKind::Reporter.key();
    let data = if told { event.data } else { serde_json::Map::new() };
    CaseEvent { note: None, data, ..event }
}
