//! The same key, the same answer (REL-03): answers are kept in the transaction of the change they answer for.
//!
//! The happy path reads nothing: the key goes in with the change, and the primary key refuses a second one. Only when a
//! write fails for whatever reason do we look whether it had been answered before.

use std::collections::HashSet;
use std::marker::PhantomData;
use std::sync::Mutex;

use base::time::Span;
use base::{Code, Kind, Problem, Time};
use db::{Add, Tx, params, sql};
use serde::Serialize;

use super::answer::Answer;
use crate::platform::{Ctx, Principal, Work};

/// How long answers are kept.
const KEEP: Span = Span::days(35);

static OTHER_REQUEST: Code = Code::new(
    Kind::Invalid,
    "idempotency.other_request",
    "这个重试编号已用于另一项内容。",
    "This Idempotency-Key was already used for a different request.",
);
static IN_PROGRESS: Code = Code::new(
    Kind::Conflict,
    "idempotency.in_progress",
    "同一请求正在处理,请稍候。",
    "The same request is still being worked on; please wait.",
);

sql! {
    KEEP_ANSWER = "insert into idempotency_keys (owner, key, request_hash, status, body, version, created_at)
                   values ($1, $2, $3, $4, $5, $6, $7)";
    FIND_ANSWER = "select request_hash, body, version from idempotency_keys where owner = $1 and key = $2";
    FORGET = "delete from idempotency_keys where created_at < $1";
}

/// The caller's key with a fingerprint of the request.
#[derive(Clone, Debug)]
pub struct Idempotency {
    pub key: String,
    pub request_hash: Vec<u8>,
}

/// Keys that are being worked on in this server: owner and key.
#[derive(Default)]
pub struct Flights(Mutex<HashSet<(String, String)>>);

/// Runs a unit of work and answers; it gives the version for `ETag` and what the caller sees.
pub async fn commit<const STATUS: u16, T, F>(
    ctx: &Ctx,
    by: Principal,
    idempotency: Option<Idempotency>,
    work: F,
) -> Result<Answer<STATUS, T>, Problem>
where
    T: Serialize + Send + 'static,
    F: FnOnce(&mut Work<'_, '_>) -> Result<(Option<i64>, T), Problem> + Send + 'static,
{
    let Some(asked) = idempotency else {
        return ctx.write(by, move |w| work(w).and_then(render)).await;
    };
    let owner = by.label();
    let _flight = Flight::begin(ctx, &owner, &asked.key)?;
    let keep = (owner.clone(), asked.clone());
    let done = ctx
        .write(by, move |w| {
            let answer: Answer<STATUS, T> = work(w).and_then(render)?;
            w.tx.add(kept(&keep.0, &keep.1, &answer, w.now))?;
            Ok(answer)
        })
        .await;
    settle(ctx, done, owner, asked).await
}

/// Runs a unit of work that only adds rows, and answers what is known before it is done.
pub async fn commit_rows<const STATUS: u16, T: Serialize + 'static>(
    ctx: &Ctx,
    by: Principal,
    idempotency: Option<Idempotency>,
    mut rows: Vec<Add>,
    answer: (Option<i64>, T),
) -> Result<Answer<STATUS, T>, Problem> {
    let answer: Answer<STATUS, T> = render(answer)?;
    let Some(asked) = idempotency else {
        return ctx.add(rows).await.map(|()| answer);
    };
    let owner = by.label();
    let _flight = Flight::begin(ctx, &owner, &asked.key)?;
    rows.push(kept(&owner, &asked, &answer, ctx.now()));
    let done = ctx.add(rows).await.map(|()| answer);
    settle(ctx, done, owner, asked).await
}

/// The row of an answer.
fn kept<const STATUS: u16, T>(
    owner: &str,
    asked: &Idempotency,
    answer: &Answer<STATUS, T>,
    now: Time,
) -> Add {
    let Answer { body, version, .. } = answer;
    let (hash, status) = (asked.request_hash.as_slice(), i64::from(STATUS));
    Add::new(&KEEP_ANSWER, params![owner, &asked.key, hash, status, body.as_slice(), *version, now])
}

/// After a failure: what was answered before, if anything was.
async fn settle<const STATUS: u16, T: 'static>(
    ctx: &Ctx,
    done: Result<Answer<STATUS, T>, Problem>,
    owner: String,
    asked: Idempotency,
) -> Result<Answer<STATUS, T>, Problem> {
    match done {
        Ok(answer) => Ok(answer),
        Err(problem) => ctx.read(move |tx| before(tx, &owner, &asked)).await?.ok_or(problem),
    }
}

/// The answer given earlier under this key, if there was one.
fn before<const STATUS: u16, T>(
    tx: &mut Tx<'_>,
    owner: &str,
    asked: &Idempotency,
) -> Result<Option<Answer<STATUS, T>>, Problem> {
    let found = tx.row(&FIND_ANSWER, params![owner, &asked.key], |row| {
        Ok((row.get::<Vec<u8>>(0)?, Answer { body: row.get(1)?, version: row.get(2)?, kind: PhantomData }))
    })?;
    match found {
        Some((hash, _)) if hash != asked.request_hash => Err(OTHER_REQUEST.problem()),
        Some((_, answer)) => Ok(Some(answer)),
        None => Ok(None),
    }
}

/// Forgets answers that are older than any client may still ask for.
pub fn forget_old(ctx: &Ctx) -> Result<u64, Problem> {
    ctx.write_blocking(Principal::System("idempotency"), |work| {
        Ok(work.tx.run(&FORGET, params![work.now - KEEP])?)
    })
}

fn render<const STATUS: u16, T: Serialize>(
    (version, value): (Option<i64>, T),
) -> Result<Answer<STATUS, T>, Problem> {
    let body = serde_json::to_vec(&value).map_err(|error| {
        tracing::error!(%error, "an answer cannot be written as JSON");
        base::problem::INTERNAL.problem()
    })?;
    Ok(Answer { body, version, kind: PhantomData })
}

/// Marks a key as being worked on until dropped.
struct Flight<'a> {
    flights: &'a Flights,
    pair: (String, String),
}

impl Flight<'_> {
    fn begin<'a>(ctx: &'a Ctx, owner: &str, key: &str) -> Result<Flight<'a>, Problem> {
        let (flights, pair) = (ctx.flights(), (owner.to_owned(), key.to_owned()));
        if !flights.0.lock().expect("the set is never left half written").insert(pair.clone()) {
            return Err(IN_PROGRESS.problem());
        }
        Ok(Flight { flights, pair })
    }
}

impl Drop for Flight<'_> {
    fn drop(&mut self) {
        if let Ok(mut pairs) = self.flights.0.lock() {
            pairs.remove(&self.pair);
        }
    }
}
