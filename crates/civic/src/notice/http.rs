//! The operations on notices: residents read those of their place, centres write, correct and withdraw.

use std::sync::Arc;

use aide::axum::ApiRouter;
use aide::axum::routing::{get_with, post_with, put_with};
use axum::Json;
use axum::extract::State;
use base::{Cursor, Id, Page, Problem, Text, problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::model::{self, Content, Notice, NoticeId, NoticeView, PublicNotice, WITHDRAWN};
use super::store;
use crate::area::{self, Atlas};
use crate::audit::{self, Entry};
use crate::org;
use crate::platform::auth::{Actor, Anybody, need};
use crate::platform::events::Audience;
use crate::platform::http::{Created, Done, Failure, Path, Query, Write, commit};
use crate::platform::nouns::{Area, Unit};
use crate::platform::{Ctx, Scope, Work};

const TAG: &str = "notices";
/// More than this nobody reads on a phone.
const SHOWN: i64 = 30;

pub fn routes() -> ApiRouter<Ctx> {
    ApiRouter::new()
        .api_route(
            "/areas/{id}/notices",
            get_with(of_area, |op| {
                op.id("listAreaNotices").tag(TAG).summary("What holds now for a place and the areas above it")
            }),
        )
        .api_route(
            "/notices",
            get_with(list, |op| op.id("listNotices").tag(TAG).summary("Notices of one's area, newest first"))
                .post_with(publish, |op| {
                    op.id("publishNotice").tag(TAG).summary("Tell the residents of an area something")
                }),
        )
        .api_route(
            "/notices/{id}",
            put_with(correct, |op| {
                op.id("correctNotice")
                    .tag(TAG)
                    .summary("Correct a notice; residents see that, the audit log keeps what stood there")
            }),
        )
        .api_route(
            "/notices/{id}/withdraw",
            post_with(withdraw, |op| {
                op.id("withdrawNotice").tag(TAG).summary("Take a notice from the residents, with a reason")
            }),
        )
}

/// A new notice.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewNotice {
    /// It holds for this area and all below.
    pub area: Id<Area>,
    pub content: Content,
}

/// A correction: the whole content, as it shall be.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// The version that the caller saw; or the header If-Match.
    pub version: Option<i64>,
    pub content: Content,
}

/// Why a notice is taken back.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Withdrawal {
    /// The version that the caller saw; or the header If-Match.
    pub version: Option<i64>,
    #[schemars(length(min = 1, max = 200))]
    pub reason: String,
}

/// What holds now.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PublicNotices {
    pub items: Vec<PublicNotice>,
}

#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Pages {
    #[schemars(range(min = 1, max = 100))]
    pub limit: Option<usize>,
    #[schemars(length(max = 200))]
    pub cursor: Option<String>,
}

/// The names that notices are told under.
struct Names {
    atlas: Arc<Atlas>,
    chart: Arc<org::Chart>,
}

impl Names {
    fn new(ctx: &Ctx) -> Names {
        Names { atlas: area::atlas(ctx), chart: org::chart(ctx) }
    }

    fn unit(&self, id: Option<Id<Unit>>) -> Option<Text> {
        self.chart.get(id?).map(|unit| unit.name.clone())
    }

    fn public(&self, notice: Notice) -> PublicNotice {
        let area = self.atlas.names(&notice.area_path).pop().unwrap_or_default();
        let unit = self.unit(notice.unit);
        notice.public(area, unit)
    }

    fn view(&self, notice: Notice, now: base::Time) -> NoticeView {
        let (path, unit) = (self.atlas.names(&notice.area_path), self.unit(notice.unit));
        notice.view(path, unit, now)
    }
}

async fn of_area(
    State(ctx): State<Ctx>,
    _: Anybody,
    Path(id): Path<Id<Area>>,
) -> Result<Json<PublicNotices>, Failure> {
    let names = Names::new(&ctx);
    let path = names.atlas.get(id).map(|node| node.path.clone());
    let path = path.ok_or_else(|| problem::NOT_FOUND.problem())?;
    let now = ctx.now();
    let found = ctx.read(move |tx| store::shown(tx, &path, now, SHOWN)).await?;
    Ok(Json(PublicNotices { items: found.into_iter().map(|notice| names.public(notice)).collect() }))
}

type Writer = Actor<need::NoticeWrite>;

async fn list(
    State(ctx): State<Ctx>,
    actor: Writer,
    Query(pages): Query<Pages>,
) -> Result<Json<Page<NoticeView>>, Failure> {
    let limit = pages.limit.unwrap_or(50);
    if !(1..=100).contains(&limit) {
        return Err(problem::invalid("/limit", "一页 1 至 100 条。", "A page has 1 to 100 items.").into());
    }
    let before = match pages.cursor.as_deref() {
        None => Id::from_uuid(uuid::Uuid::max()),
        Some(text) => {
            let id = Cursor::decode(text).and_then(|Cursor(keys)| keys.first()?.parse().ok());
            id.ok_or_else(|| problem::invalid("/cursor", "无效的翻页标记。", "No such cursor."))?
        }
    };
    let scope = actor.scope();
    let found = ctx.read(move |tx| store::list(tx, &scope, before, limit + 1)).await?;
    let (names, now) = (Names::new(&ctx), ctx.now());
    let page = Page::cut(found, limit, |notice| Cursor(vec![notice.id.to_string()]));
    Ok(Json(page.map(|notice| names.view(notice, now))))
}

async fn publish(
    State(ctx): State<Ctx>,
    actor: Writer,
    write: Write<NewNotice>,
) -> Result<Created<NoticeView>, Failure> {
    let NewNotice { area, content } = write.body;
    let content = content.checked()?;
    let node = area::atlas(&ctx).get(area).map(|node| node.path.clone());
    let path = node.filter(|path| actor.scope().covers_area(path));
    let path = path.ok_or_else(|| problem::invalid("/area", "没有这个区域。", "There is no such area."))?;
    let (account, unit) = (actor.account, actor.unit);
    let answer = commit(&ctx, actor.principal(), write.idempotency, move |work| {
        let notice = Notice {
            id: work.id(),
            version: 1,
            area,
            area_path: path,
            content,
            unit,
            account,
            created_at: work.now,
            corrected_at: None,
            withdrawn_at: None,
            withdrawn_why: String::new(),
        };
        store::put(work.tx, &notice)?;
        trace(work, "notice.published", &notice, json!({ "content": notice.content }))?;
        let view = Names::new(work.ctx).view(notice, work.now);
        Ok((Some(1), view))
    })
    .await?;
    Ok(answer)
}

async fn correct(
    State(ctx): State<Ctx>,
    actor: Writer,
    Path(id): Path<NoticeId>,
    write: Write<Correction>,
) -> Result<Done<NoticeView>, Failure> {
    let version = write.seen(write.body.version)?;
    let content = write.body.content.checked()?;
    let scope = actor.scope();
    let answer = commit(&ctx, actor.principal(), write.idempotency, move |work| {
        let before = standing(work, &scope, id, version)?;
        if !store::correct(work.tx, id, version, &content, work.now)? {
            return Err(stale(work, id)?);
        }
        let data = json!({ "before": before.content, "content": content });
        trace(work, "notice.corrected", &before, data)?;
        after(work, id)
    })
    .await?;
    Ok(answer)
}

async fn withdraw(
    State(ctx): State<Ctx>,
    actor: Writer,
    Path(id): Path<NoticeId>,
    write: Write<Withdrawal>,
) -> Result<Done<NoticeView>, Failure> {
    let version = write.seen(write.body.version)?;
    let why = model::reason(&write.body.reason)?;
    let scope = actor.scope();
    let answer = commit(&ctx, actor.principal(), write.idempotency, move |work| {
        let before = standing(work, &scope, id, version)?;
        if !store::withdraw(work.tx, id, version, &why, work.now)? {
            return Err(stale(work, id)?);
        }
        trace(work, "notice.withdrawn", &before, json!({ "reason": why }))?;
        after(work, id)
    })
    .await?;
    Ok(answer)
}

/// The notice at the version that the caller saw, if it lies in their area and still stands.
fn standing(work: &mut Work<'_, '_>, scope: &Scope, id: NoticeId, version: i64) -> Result<Notice, Problem> {
    let found = store::get(work.tx, id)?.filter(|notice| scope.covers_area(&notice.area_path));
    let notice = found.ok_or_else(|| problem::NOT_FOUND.problem())?;
    if notice.withdrawn_at.is_some() {
        return Err(WITHDRAWN.problem());
    }
    if notice.version != version {
        return Err(problem::STALE.problem().with("current_version", notice.version));
    }
    Ok(notice)
}

/// Somebody was faster.
fn stale(work: &mut Work<'_, '_>, id: NoticeId) -> Result<Problem, Problem> {
    let version = store::get(work.tx, id)?.map_or(0, |notice| notice.version);
    Ok(problem::STALE.problem().with("current_version", version))
}

fn after(work: &mut Work<'_, '_>, id: NoticeId) -> Result<(Option<i64>, NoticeView), Problem> {
    let notice = store::get(work.tx, id)?.ok_or_else(|| problem::NOT_FOUND.problem())?;
    let version = notice.version;
    Ok((Some(version), Names::new(work.ctx).view(notice, work.now)))
}

/// The line in the audit log, with the words as they were and as they are, and the fact in the outbox.
fn trace(
    work: &mut Work<'_, '_>,
    what: &'static str,
    notice: &Notice,
    mut data: Value,
) -> Result<(), Problem> {
    data["area_path"] = notice.area_path.as_str().into();
    let audience = Audience { area_path: notice.area_path.clone(), ..Audience::default() };
    let told = json!({ "area_path": notice.area_path, "title": notice.content.title.zh });
    work.emit(what, notice.id, told, audience)?;
    audit::record(work, Entry::new(what, "notice", notice.id, data))
}
