//! The box over HTTP.

use aide::axum::ApiRouter;
use aide::axum::routing::{get_with, post_with};
use aide::transform::TransformOperation;
use axum::Json;
use axum::extract::State;
use base::{Code, Cursor, Id, Kind, Page, Permission, Problem, Text, Time, problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use super::model::{Answered, Complaint, Filed, Outcome, Signer};
use super::{Doors, store};
use crate::audit::{self, Entry};
use crate::pack::{Pack, current};
use crate::platform::auth::need::{ComplaintAnswer, ComplaintWrite};
use crate::platform::auth::{Actor, Signed};
use crate::platform::http::{Created, Done, Failure, Path, Query, Write, commit};
use crate::platform::{Ctx, Principal};

static OWN: Code = Code::new(
    Kind::Conflict,
    "complaint.own",
    "自己提的意见由别人答复。",
    "Somebody else answers what you complained of yourself.",
);
static KEY_USED: Code = Code::new(
    Kind::Invalid,
    "complaint.key_used",
    "这个重试编号已用于另一条意见。",
    "This Idempotency-Key was already used for another complaint.",
);

const LONGEST: usize = 2000;
/// So often somebody may complain.
const PER_MINUTE: u32 = 5;

pub fn routes() -> ApiRouter<Ctx> {
    ApiRouter::new()
        .api_route(
            "/complaints",
            get_with(list, say("complaints_list", "Complaints about formalism, with their answers"))
                .post_with(complain, say("complaints_make", "Complain of a form or a demand")),
        )
        .api_route("/complaint-kinds", get_with(kinds, say("complaint_kinds", "What staff may complain of")))
        .api_route(
            "/complaints/{id}/answer",
            post_with(answer, say("complaints_answer", "Answer a complaint, for all staff to read")),
        )
}

fn say(
    id: &'static str,
    summary: &'static str,
) -> impl FnOnce(TransformOperation<'_>) -> TransformOperation<'_> {
    move |op| op.id(id).summary(summary).tag("complaints")
}

/// A kind of complaint, or a form.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(super) struct CodeAndName {
    code: String,
    name: Text,
}

pub(super) async fn kinds(
    State(ctx): State<Ctx>,
    _: Actor<ComplaintWrite>,
) -> Result<Json<Page<CodeAndName>>, Failure> {
    let pack = current(&ctx)?;
    let view =
        |kind: &crate::pack::ComplaintKind| CodeAndName { code: kind.code.clone(), name: kind.name.clone() };
    Ok(Json(Page { items: pack.complaint_kinds.iter().map(view).collect(), next_cursor: None }))
}

/// One complaint, as its reader sees it.
#[derive(Serialize, JsonSchema)]
pub(super) struct ComplaintView {
    id: Id<Complaint>,
    /// The day on which it was made; the hour is not kept.
    day: String,
    kind: CodeAndName,
    #[serde(skip_serializing_if = "Option::is_none")]
    form: Option<CodeAndName>,
    words: String,
    anonymous: bool,
    /// The reader signed it.
    mine: bool,
    /// Who signed it, for those who answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<ComplaintAnswered>,
    /// The reader may answer it now.
    may_answer: bool,
    version: i64,
}

/// What was answered.
#[derive(Serialize, JsonSchema)]
struct ComplaintAnswered {
    outcome: Outcome,
    words: String,
    at: Time,
}

fn view(filed: Filed, pack: &Pack, reader: &Signed) -> ComplaintView {
    let answers = reader.has(Permission::ComplaintAnswer);
    let mine = filed.signer.as_ref().is_some_and(|signer| signer.account == reader.account);
    let named = |code: String, name: Option<&Text>| CodeAndName {
        name: name.cloned().unwrap_or_else(|| Text::new(&code, &code)),
        code,
    };
    let kind = pack.complaint_kinds.get(&filed.kind).map(|kind| &kind.name);
    let form = filed.form.map(|code| {
        let name = pack.forms.get(&code).map(|form| &form.name);
        named(code, name)
    });
    ComplaintView {
        id: filed.id,
        day: filed.day,
        kind: named(filed.kind, kind),
        form,
        words: filed.words,
        anonymous: filed.signer.is_none(),
        mine,
        may_answer: answers && !mine && filed.answer.is_none(),
        by: filed.signer.filter(|_| answers).map(|signer| signer.name),
        answer: filed.answer.map(|Answered { outcome, words, at }| ComplaintAnswered { outcome, words, at }),
        version: filed.version,
    }
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ListQuery {
    /// Only those that wait for an answer.
    open: Option<bool>,
    /// 1 to 100, 50 if not given.
    limit: Option<u16>,
    /// The `next_cursor` of the page before.
    cursor: Option<String>,
}

pub(super) async fn list(
    State(ctx): State<Ctx>,
    actor: Actor<ComplaintWrite>,
    Query(query): Query<ListQuery>,
) -> Result<Json<Page<ComplaintView>>, Failure> {
    let pack = current(&ctx)?;
    let limit = usize::from(query.limit.unwrap_or(50).clamp(1, 100));
    let (day, id) = query.cursor.as_deref().map(from_cursor).transpose()?.unwrap_or_else(end);
    let (scope, open) = (actor.scope(), query.open.unwrap_or(false));
    let found = ctx.read(move |tx| store::page(tx, &scope, open, (&day, id), limit + 1)).await?;
    let page = Page::cut(found, limit, |last| Cursor(vec![last.day.clone(), last.id.to_string()]));
    Ok(Json(page.map(|filed| view(filed, &pack, &actor))))
}

/// Sorts after every complaint.
fn end() -> (String, Id<Complaint>) {
    ("~".to_owned(), Id::from_uuid(Uuid::max()))
}

fn from_cursor(text: &str) -> Result<(String, Id<Complaint>), Problem> {
    let keys = Cursor::decode(text).map(|Cursor(keys)| keys);
    let place = keys.and_then(|keys| match &keys[..] {
        [day, id] => Some((day.clone(), id.parse().ok()?)),
        _ => None,
    });
    place.ok_or_else(|| problem::invalid("/cursor", "翻页标记不对", "not a cursor of this list"))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewComplaint {
    /// One of `/complaint-kinds`.
    kind: String,
    /// Code of the form that it is about, if it is about one.
    form: Option<String>,
    #[schemars(length(min = 1, max = 2000))]
    words: String,
    /// Then nothing is kept of who made it: no account, no hour, no entry in the audit log.
    #[serde(default)]
    anonymous: bool,
}

pub(super) async fn complain(
    State(ctx): State<Ctx>,
    actor: Actor<ComplaintWrite>,
    request: Write<NewComplaint>,
) -> Result<Created<ComplaintView>, Failure> {
    ctx.part::<Doors>().made.take(&actor.account.to_string(), PER_MINUTE, ctx.now())?;
    let pack = current(&ctx)?;
    let NewComplaint { kind, form, words, anonymous } = request.body;
    if !pack.complaint_kinds.contains(&kind) {
        return Err(problem::invalid("/kind", "没有这一类", "there is no such kind").into());
    }
    if form.as_deref().is_some_and(|code| !pack.forms.contains(code)) {
        return Err(problem::invalid("/form", "没有这张表", "there is no such form").into());
    }
    let words = check_words("/words", &words)?;
    // A re-send finds the same complaint by its key, without an answer having been kept for anybody.
    let id = match &request.idempotency {
        Some(asked) => Id::named("complaint", &asked.key),
        None => undated(&ctx),
    };
    let signer = Signer { account: actor.account, name: actor.display.clone() };
    let filed = Filed {
        id,
        day: pack.calendar.day_of(ctx.now()).to_string(),
        kind,
        form,
        words,
        signer: (!anonymous).then_some(signer),
        version: 1,
        answer: None,
    };
    let (by, kept) = match anonymous {
        true => (Principal::Anonymous, None),
        false => (actor.principal(), request.idempotency),
    };
    let reader = actor.signed().clone();
    let made = commit(&ctx, by, kept, move |work| {
        if !store::put(work.tx, &filed)? {
            let known = store::get(work.tx, filed.id)?;
            let same = known.filter(|known| known.words == filed.words && known.kind == filed.kind);
            let same = same.filter(|known| known.signer == filed.signer);
            return same.map(|known| (None, view(known, &pack, &reader))).ok_or_else(|| KEY_USED.problem());
        }
        if filed.signer.is_some() {
            let data = json!({ "kind": filed.kind, "form": filed.form });
            audit::record(work, Entry::new("complaint.made", "complaint", filed.id, data))?;
        }
        Ok((None, view(filed, &pack, &reader)))
    });
    Ok(made.await?)
}

/// An id that does not tell when it was made.
fn undated(ctx: &Ctx) -> Id<Complaint> {
    let mut bytes = [0; 16];
    ctx.random().fill(&mut bytes);
    Id::from_uuid(uuid::Builder::from_random_bytes(bytes).into_uuid())
}

fn check_words(field: &str, words: &str) -> Result<String, Problem> {
    let words = words.trim().to_owned();
    if words.is_empty() || words.chars().count() > LONGEST {
        let (zh, en) = (format!("1 至 {LONGEST} 字"), format!("1 to {LONGEST} characters"));
        return Err(problem::invalid(field, zh, en));
    }
    Ok(words)
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewComplaintAnswer {
    /// The version that was seen; or `If-Match`.
    version: Option<i64>,
    outcome: Outcome,
    #[schemars(length(min = 1, max = 2000))]
    words: String,
}

pub(super) async fn answer(
    State(ctx): State<Ctx>,
    actor: Actor<ComplaintAnswer>,
    Path(id): Path<Id<Complaint>>,
    request: Write<NewComplaintAnswer>,
) -> Result<Done<ComplaintView>, Failure> {
    let version = request.seen(request.body.version)?;
    let words = check_words("/words", &request.body.words)?;
    let (pack, reader, outcome) = (current(&ctx)?, actor.signed().clone(), request.body.outcome);
    let done = commit(&ctx, actor.principal(), request.idempotency, move |work| {
        let filed = store::get(work.tx, id)?.ok_or_else(|| problem::NOT_FOUND.problem())?;
        if filed.signer.as_ref().is_some_and(|signer| signer.account == reader.account) {
            return Err(OWN.problem());
        }
        let answered = Answered { outcome, words, at: work.now };
        if !store::answer(work.tx, id, version, &answered, Some(reader.account))? {
            return Err(problem::STALE.problem().with("current_version", filed.version));
        }
        let data = json!({ "kind": filed.kind, "form": filed.form, "outcome": outcome });
        audit::record(work, Entry::new("complaint.answered", "complaint", id, data))?;
        let filed = Filed { version: version + 1, answer: Some(answered), ..filed };
        Ok((Some(filed.version), view(filed, &pack, &reader)))
    });
    Ok(done.await?)
}
