//! The operations of residents on their own account.

use aide::axum::ApiRouter;
use aide::axum::routing::{get_with, post_with, put_with};
use axum::Json;
use axum::extract::State;
use base::{Code, Kind, Problem, Time, problem};
use data_encoding::BASE64URL_NOPAD;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::model::{BAD_CODE, CODE_LIFE, Phone, ResidentId, SESSION, Sent, TRIES, code_hash, fresh_code};
use super::provider::{CodeSender, Way};
use super::session::{Resident, signed_in, signed_out};
use super::store;
use crate::audit::{self, Entry};
use crate::cases::{self, Receipt};
use crate::platform::auth::Anybody;
use crate::platform::http::{Done, Failure, Nothing, Path, WithCookie, Write, commit};
use crate::platform::limit::{Address, Limiter, TOO_MANY};
use crate::platform::{Ctx, Principal};

const TAG: &str = "residents";
/// Codes asked for, and tries, from one address in a minute: neighbours share one, machines do not get far.
const PER_ADDRESS: u32 = 10;
/// Receipts that one account holds.
const RECEIPTS: i64 = 500;

static OFF: Code = Code::new(
    Kind::NotFound,
    "resident.no_accounts",
    "这里没有开通居民账号；上报和查询都不需要账号。",
    "There are no accounts for residents here; reporting and following need none.",
);
static FULL: Code = Code::new(
    Kind::Conflict,
    "resident.too_many_receipts",
    "账号里最多保存 {0} 张回执。",
    "An account holds {0} receipts at most.",
);

/// How often strangers may ask.
#[derive(Default)]
pub struct Doors {
    codes: Limiter,
    tries: Limiter,
}

pub fn routes() -> ApiRouter<Ctx> {
    ApiRouter::new()
        .api_route(
            "/resident/offer",
            get_with(offer, |op| {
                op.id("getResidentOffer").tag(TAG).summary("Whether residents can have an account here")
            }),
        )
        .api_route(
            "/resident/codes",
            post_with(send_code, |op| {
                op.id("sendResidentCode")
                    .tag(TAG)
                    .summary("Send a code to a telephone; the answer is the same for every number")
            }),
        )
        .api_route(
            "/resident/session",
            post_with(sign_in, |op| {
                op.id("beginResidentSession").tag(TAG).summary("Sign in with the code; makes the account")
            })
            .delete_with(sign_out, |op| op.id("endResidentSession").tag(TAG).summary("Sign out")),
        )
        .api_route(
            "/resident",
            get_with(me, |op| op.id("getResident").tag(TAG).summary("One's account and its receipts"))
                .delete_with(remove, |op| {
                    op.id("deleteResident").tag(TAG).summary("Delete the account with all that hangs on it")
                }),
        )
        .api_route(
            "/resident/receipts/{code}",
            put_with(bind, |op| {
                op.id("bindReceipt").tag(TAG).summary("Keep a receipt (header X-Receipt) with the account")
            })
            .delete_with(unbind, |op| {
                op.id("unbindReceipt").tag(TAG).summary("Let a receipt go from the account")
            }),
        )
}

/// What residents are offered.
#[derive(Serialize, JsonSchema)]
struct Offer {
    accounts: bool,
}

async fn offer(State(ctx): State<Ctx>, _: Anybody) -> Json<Offer> {
    Json(Offer { accounts: ctx.part::<Way>().0.is_some() })
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct CodeWish {
    #[schemars(length(min = 6, max = 30))]
    phone: String,
}

/// A code is on its way.
#[derive(Serialize, JsonSchema)]
struct CodeSent {
    /// How long it is good.
    seconds: i64,
}

fn way(ctx: &Ctx) -> Result<std::sync::Arc<dyn CodeSender>, Problem> {
    ctx.part::<Way>().0.clone().ok_or_else(|| OFF.problem())
}

async fn send_code(
    State(ctx): State<Ctx>,
    _: Anybody,
    from: Address,
    write: Write<CodeWish>,
) -> Result<Json<CodeSent>, Failure> {
    let way = way(&ctx)?;
    let phone = Phone::read(&write.body.phone)?;
    ctx.part::<Doors>().codes.take(&from.0, PER_ADDRESS, ctx.now())?;
    let code = fresh_code(ctx.random());
    let (key, hash) = (phone.hash(ctx.vault()), code_hash(ctx.vault(), &phone, &code));
    ctx.write(Principal::Anonymous, move |work| {
        let now = work.now;
        let before = store::sent(work.tx, &key)?;
        if let Some(wait) = before.as_ref().and_then(|sent| sent.wait(now)) {
            // Rounded up: who waits so long is not refused again.
            let seconds = (wait + base::time::Span(999_999)).as_seconds();
            return Err(TOO_MANY.with([seconds]).with("retry_after", seconds));
        }
        let today = before.filter(|sent| now < sent.since + base::time::Span::days(1));
        let (since, sent) = today.map_or((now, 0), |sent| (sent.since, sent.sent));
        let next = Sent {
            code_hash: hash.to_vec(),
            sent_at: now,
            expires_at: now + CODE_LIFE,
            since,
            sent: sent + 1,
        };
        store::put_code(work.tx, &key, &next)?;
        audit::record(work, Entry::general("resident.code_sent", "resident", json!({})))
    })
    .await?;
    way.send(&ctx, &phone, &code).await?;
    Ok(Json(CodeSent { seconds: CODE_LIFE.as_seconds() }))
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct SignIn {
    #[schemars(length(min = 6, max = 30))]
    phone: String,
    #[schemars(length(min = 6, max = 6))]
    code: String,
}

/// One's account.
#[derive(Serialize, JsonSchema)]
struct ResidentView {
    /// Enough of the number to know it again.
    phone: String,
    since: Time,
    /// The receipts that it holds, the newest first.
    receipts: Vec<Receipt>,
}

async fn sign_in(
    State(ctx): State<Ctx>,
    _: Anybody,
    from: Address,
    write: Write<SignIn>,
) -> Result<WithCookie<ResidentView>, Failure> {
    way(&ctx)?;
    let SignIn { phone, code } = write.body;
    let phone = Phone::read(&phone)?;
    ctx.part::<Doors>().tries.take(&from.0, PER_ADDRESS, ctx.now())?;
    let mut bytes = [0u8; 32];
    ctx.random().fill(&mut bytes);
    let token = BASE64URL_NOPAD.encode(&bytes);
    let kept = ctx.vault().token_hash(&token);
    let (key, given) = (phone.hash(ctx.vault()), code_hash(ctx.vault(), &phone, &code));
    // A wrong try is written down too, so the work itself does not fail.
    let id = ctx
        .write(Principal::Anonymous, move |work| {
            let now = work.now;
            let wanted = store::try_code(work.tx, &key, TRIES, now)?;
            if wanted.as_deref() != Some(given.as_slice()) || !store::use_code(work.tx, &key, &given, now)? {
                return Ok(None);
            }
            let fresh: ResidentId = work.id();
            let sealed =
                work.ctx.vault().seal(work.ctx.random(), &phone_context(&key), phone.as_str().as_bytes());
            let id = store::account(work.tx, fresh, &key, &sealed, now)?;
            store::begin(work.tx, &kept, id, now, now + SESSION)?;
            work.by = Principal::Resident(id);
            audit::record(work, Entry::new("resident.signed_in", "resident", id, json!({})))?;
            Ok::<_, Problem>(Some(id))
        })
        .await?;
    let id =
        id.ok_or_else(|| BAD_CODE.problem().field("/code", base::Text::new(BAD_CODE.zh, BAD_CODE.en)))?;
    let view = view(&ctx, id).await?;
    Ok(signed_in(&ctx, &token, view))
}

/// To what a sealed number is bound: the row is found by the hash.
fn phone_context(hash: &[u8]) -> String {
    format!("residents/{}", data_encoding::HEXLOWER.encode(hash))
}

fn receipt_context(id: ResidentId) -> String {
    format!("resident_receipts/{id}")
}

async fn view(ctx: &Ctx, id: ResidentId) -> Result<ResidentView, Problem> {
    let (phone, since, kept) = ctx
        .read(move |tx| {
            let (hash, sealed, since) = store::get(tx, id)?.ok_or_else(|| problem::NOT_FOUND.problem())?;
            Ok::<_, Problem>(((hash, sealed), since, store::receipts(tx, id)?))
        })
        .await?;
    let vault = ctx.vault();
    let plain = vault.open_sealed(&phone_context(&phone.0), &phone.1);
    let phone = plain.and_then(Phone::opened).ok_or_else(|| problem::INTERNAL.problem())?;
    let code = |(_, sealed, _): store::Kept| {
        let plain = vault.open_sealed(&receipt_context(id), &sealed)?;
        Some(Receipt::new(vault, &String::from_utf8(plain).ok()?))
    };
    Ok(ResidentView { phone: phone.masked(), since, receipts: kept.into_iter().filter_map(code).collect() })
}

async fn me(State(ctx): State<Ctx>, resident: Resident) -> Result<Json<ResidentView>, Failure> {
    Ok(Json(view(&ctx, resident.id).await?))
}

async fn sign_out(
    State(ctx): State<Ctx>,
    resident: Resident,
    _: Write<Nothing>,
) -> Result<WithCookie<Nothing>, Failure> {
    let by = Principal::Resident(resident.id);
    ctx.write(by, move |work| store::end(work.tx, &resident.token)).await?;
    Ok(signed_out(&ctx))
}

async fn remove(
    State(ctx): State<Ctx>,
    Resident { id, .. }: Resident,
    _: Write<Nothing>,
) -> Result<WithCookie<Nothing>, Failure> {
    ctx.write(Principal::Resident(id), move |work| {
        store::remove(work.tx, id)?;
        audit::record(work, Entry::new("resident.deleted", "resident", id, json!({})))
    })
    .await?;
    Ok(signed_out(&ctx))
}

/// The hash under which an account keeps a receipt: another one for each account, so that rows cannot be compared.
fn receipt_hash(ctx: &Ctx, id: ResidentId, code: &str) -> [u8; 32] {
    ctx.vault().mac(&format!("resident/receipt/{id}/{code}"))
}

async fn bind(
    State(ctx): State<Ctx>,
    Resident { id, .. }: Resident,
    held: cases::Held,
    Path(code): Path<String>,
    write: Write<Nothing>,
) -> Result<Done<Nothing>, Failure> {
    // Only whoever holds the receipt binds it.
    cases::check_receipt(&ctx, held, &code).await?;
    let hash = receipt_hash(&ctx, id, &code);
    let answer = commit(&ctx, Principal::Resident(id), write.idempotency, move |work| {
        if store::count(work.tx, id)? >= RECEIPTS {
            return Err(FULL.with([RECEIPTS]));
        }
        let sealed = work.ctx.vault().seal(work.ctx.random(), &receipt_context(id), code.as_bytes());
        store::bind(work.tx, id, &hash, &sealed, work.now)?;
        Ok((None, Nothing {}))
    })
    .await?;
    Ok(answer)
}

async fn unbind(
    State(ctx): State<Ctx>,
    Resident { id, .. }: Resident,
    Path(code): Path<String>,
    write: Write<Nothing>,
) -> Result<Done<Nothing>, Failure> {
    let hash = receipt_hash(&ctx, id, &code);
    let answer = commit(&ctx, Principal::Resident(id), write.idempotency, move |work| {
        store::unbind(work.tx, id, &hash)?;
        Ok((None, Nothing {}))
    })
    .await?;
    Ok(answer)
}
