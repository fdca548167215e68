//! Following a case without an account: number and secret in the header `X-Receipt`.

use aide::OperationInput;
use aide::generate::GenContext;
use aide::openapi::Operation;
use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use base::{Page, Problem, problem};

use super::read::{Pages, page_of_events};
use crate::cases::lens::Lens;
use crate::cases::model::CaseId;
use crate::cases::number::Receipt as Made;
use crate::cases::store;
use crate::cases::view::{CaseEvent, CaseView};
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

/// The case that a receipt opens. A wrong secret and an unknown number are told alike.
pub async fn case(ctx: &Ctx, receipt: &str) -> Result<CaseId, Problem> {
    let number = Made::open(ctx.vault(), receipt).ok_or_else(|| problem::NOT_FOUND.problem())?.to_owned();
    let found = ctx.read(move |tx| Ok::<_, Problem>(store::id_by_number(tx, &number)?)).await?;
    found.ok_or_else(|| problem::NOT_FOUND.problem())
}

/// The case that a receipt opens, if it does.
pub async fn opened(ctx: &Ctx, receipt: &str) -> Result<Option<CaseId>, Problem> {
    match case(ctx, receipt).await {
        Ok(id) => Ok(Some(id)),
        Err(problem) if problem.kind() == base::Kind::NotFound => Ok(None),
        Err(problem) => Err(problem),
    }
}

/// The same, for an address that names the number too.
pub(super) async fn case_of(ctx: &Ctx, receipt: Receipt, code: &str) -> Result<CaseId, Problem> {
    let given = receipt.0.filter(|given| given.split_once('.').is_some_and(|(number, _)| number == code));
    case(ctx, &given.ok_or_else(|| problem::NOT_FOUND.problem())?).await
}

pub async fn one(
    State(ctx): State<Ctx>,
    receipt: Receipt,
    Path(code): Path<String>,
) -> Result<Etag<CaseView>, Failure> {
    let id = case_of(&ctx, receipt, &code).await?;
    let (at, eyes) = (ctx.clone(), Principal::Reporter(id));
    let view = ctx
        .read(move |tx| {
            let case = store::get(tx, id)?.ok_or_else(|| problem::NOT_FOUND.problem())?;
            Lens::new(&at, &eyes, at.now()).full(tx, &case)
        })
        .await?;
    Ok(Etag(view.summary.version.into(), view))
}

pub async fn events(
    State(ctx): State<Ctx>,
    receipt: Receipt,
    Path(code): Path<String>,
    Query(pages): Query<Pages>,
) -> Result<axum::Json<Page<CaseEvent>>, Failure> {
    let id = case_of(&ctx, receipt, &code).await?;
    Ok(axum::Json(page_of_events(&ctx, Principal::Reporter(id), id, pages).await?))
}
