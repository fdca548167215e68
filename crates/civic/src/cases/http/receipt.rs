//! Following a case without an account: number and secret in the header `X-Receipt`.

use aide::OperationInput;
use aide::generate::GenContext;
use aide::openapi::Operation;
use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use base::{Page, Problem, problem};

use super::read::{Pages, page_of_events};
use crate::cases::join::{self, Join};
use crate::cases::lens::Lens;
use crate::cases::model::CaseId;
use crate::cases::number::Receipt as Made;
use crate::cases::reads::{self, Reads};
use crate::cases::store;
use crate::cases::view::{CaseEvent, CaseView};
use crate::file::Opened;
use crate::platform::Ctx;
use crate::platform::auth::{NEEDS, Principal};
use crate::platform::http::{Etag, Failure, NEEDS_RECEIPT, Path, Query};

/// Header with `<code>.<secret>`.
pub const RECEIPT: &str = "x-receipt";

/// The receipt that came with the request, if any; not yet looked at.
#[derive(Clone, Debug)]
pub struct Receipt(pub Option<String>);

impl<S: Send + Sync> FromRequestParts<S> for Receipt {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Receipt, Self::Rejection> {
        let value = parts.headers.get(RECEIPT).and_then(|value| value.to_str().ok());
        Ok(Receipt(value.map(str::to_owned)))
    }
}

impl OperationInput for Receipt {
    fn operation_input(_: &mut GenContext, operation: &mut Operation) {
        operation.extensions.entry(NEEDS.into()).or_insert_with(|| NEEDS_RECEIPT.into());
    }
}

/// Whose receipt it is.
#[derive(Clone, Debug)]
pub enum Holder {
    Reporter(CaseId),
    Neighbour(Join),
}

impl Holder {
    pub fn case(&self) -> CaseId {
        match self {
            Holder::Reporter(case) => *case,
            Holder::Neighbour(join) => join.case,
        }
    }

    /// The eyes with which they see the case. What a neighbour sees is less: `joins::for_neighbour`.
    pub fn eyes(&self) -> Principal {
        Principal::Reporter(self.case())
    }

    pub fn neighbour(self) -> Option<Join> {
        match self {
            Holder::Reporter(_) => None,
            Holder::Neighbour(join) => Some(join),
        }
    }
}

/// Who holds a receipt. A wrong secret and an unknown number are told alike.
pub async fn holder(ctx: &Ctx, receipt: &str) -> Result<Holder, Problem> {
    let code = Made::open(ctx.vault(), receipt).ok_or_else(|| problem::NOT_FOUND.problem())?.to_owned();
    let found = ctx
        .read(move |tx| {
            let reported = store::id_by_number(tx, &code)?;
            Ok::<_, Problem>(match reported {
                Some(case) => Some(Holder::Reporter(case)),
                None => store::join_by_code(tx, &code)?.map(Holder::Neighbour),
            })
        })
        .await?;
    found.ok_or_else(|| problem::NOT_FOUND.problem())
}

/// The case whose reporter holds this receipt. What only a neighbour may open is not there.
pub async fn case(ctx: &Ctx, receipt: &str) -> Result<CaseId, Problem> {
    match holder(ctx, receipt).await? {
        Holder::Reporter(case) => Ok(case),
        Holder::Neighbour(_) => Err(problem::NOT_FOUND.problem()),
    }
}

/// What a receipt opens of the files, if it is one.
pub async fn opened(ctx: &Ctx, receipt: &str) -> Result<Option<Opened>, Problem> {
    match holder(ctx, receipt).await {
        Ok(holder) => Ok(Some(Opened { case: holder.case(), all: matches!(holder, Holder::Reporter(_)) })),
        Err(problem) if problem.kind() == base::Kind::NotFound => Ok(None),
        Err(problem) => Err(problem),
    }
}

/// Who holds the receipt that came with the request, for an address that names its code too.
pub async fn holder_of(ctx: &Ctx, receipt: Receipt, code: &str) -> Result<Holder, Problem> {
    let given = receipt.0.filter(|given| given.split_once('.').is_some_and(|(number, _)| number == code));
    holder(ctx, &given.ok_or_else(|| problem::NOT_FOUND.problem())?).await
}

/// Refuses whoever does not hold the receipt with this code.
pub async fn check_receipt(ctx: &Ctx, held: Receipt, code: &str) -> Result<(), Problem> {
    holder_of(ctx, held, code).await.map(drop)
}

pub async fn one(
    State(ctx): State<Ctx>,
    receipt: Receipt,
    Path(code): Path<String>,
) -> Result<Etag<CaseView>, Failure> {
    let holder = holder_of(&ctx, receipt, &code).await?;
    let (at, eyes) = (ctx.clone(), holder.eyes());
    let view = ctx
        .read(move |tx| {
            let case = store::get(tx, holder.case())?.ok_or_else(|| problem::NOT_FOUND.problem())?;
            let lens = Lens::new(&at, &eyes, at.now());
            match &holder {
                Holder::Reporter(_) => lens.full(tx, &case),
                Holder::Neighbour(join) => join::view(tx, &lens, &case, join),
            }
        })
        .await?;
    Ok(Etag(view.summary.version.into(), view))
}

/// Who looked at how to reach the reporter.
pub async fn reads(
    State(ctx): State<Ctx>,
    receipt: Receipt,
    Path(code): Path<String>,
) -> Result<axum::Json<Reads>, Failure> {
    // Of a neighbour nothing is kept that anybody could read.
    let Holder::Reporter(id) = holder_of(&ctx, receipt, &code).await? else {
        return Err(problem::NOT_FOUND.problem().into());
    };
    let at = ctx.clone();
    let found = ctx
        .read(move |tx| {
            let case = store::get(tx, id)?.ok_or_else(|| problem::NOT_FOUND.problem())?;
            reads::of(tx, &Lens::new(&at, &Principal::Reporter(id), at.now()), &case)
        })
        .await?;
    Ok(axum::Json(found))
}

pub async fn events(
    State(ctx): State<Ctx>,
    receipt: Receipt,
    Path(code): Path<String>,
    Query(pages): Query<Pages>,
) -> Result<axum::Json<Page<CaseEvent>>, Failure> {
    let holder = holder_of(&ctx, receipt, &code).await?;
    let page = page_of_events(&ctx, holder.eyes(), holder.case(), pages).await?;
    Ok(axum::Json(match holder {
        Holder::Reporter(_) => page,
        Holder::Neighbour(_) => page.map(join::event),
    }))
}
