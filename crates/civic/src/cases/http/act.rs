//! `POST /cases/{id}/actions/{action}`: staff by their rights, the reporter by the receipt.

use axum::extract::State;
use base::{Code, Kind, Permission, Problem, problem};
use schemars::JsonSchema;
use serde::Deserialize;

use super::read::seen;
use super::receipt::{self, Receipt};
use crate::cases::city::city;
use crate::cases::lens::Lens;
use crate::cases::model::{Act, CaseId, Said};
use crate::cases::number::next_number;
use crate::cases::store;
use crate::cases::view::CaseView;
use crate::cases::{desk, who};
use crate::platform::auth::{Principal, Visitor};
use crate::platform::http::{Done, Failure, Path, Write, commit};
use crate::platform::{Ctx, Scope};

static VERSION_MISSING: Code = Code::new(
    Kind::PreconditionRequired,
    "case.version_missing",
    "请带上您看到的版本(version 或 If-Match)。",
    "Say which version you saw (version, or If-Match).",
);

/// What an action says. Which fields it takes stands in `GET /actions`.
#[derive(Clone, Debug, Deserialize)]
pub struct ActRequest(pub serde_json::Map<String, serde_json::Value>);

impl JsonSchema for ActRequest {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ActRequest".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let mut schema = Said::json_schema(generator);
        if let Some(serde_json::Value::Object(properties)) = schema.ensure_object().get_mut("properties") {
            let version = serde_json::json!({
                "type": "integer", "minimum": 0, "description": "The version that the caller saw; or the header If-Match."
            });
            properties.insert("version".into(), version);
        }
        schema
    }
}

impl ActRequest {
    /// The version and the rest.
    fn split(mut self) -> Result<(Option<u32>, Said), Problem> {
        let version = match self.0.remove("version") {
            None | Some(serde_json::Value::Null) => None,
            Some(value) => {
                let number = value.as_u64().and_then(|n| u32::try_from(n).ok());
                Some(number.ok_or_else(|| {
                    problem::invalid("/version", "版本须为整数。", "A version is a whole number.")
                })?)
            }
        };
        let said = serde_path_to_error::deserialize(serde_json::Value::Object(self.0)).map_err(|error| {
            let inner = error.inner().to_string();
            let field = match inner.split('`').nth(1).filter(|_| inner.starts_with("unknown field")) {
                Some(unknown) => unknown.to_owned(),
                None => error.path().to_string().replace(['.', '['], "/").replace(']', ""),
            };
            problem::invalid(
                &format!("/{field}"),
                format!("格式不对：{inner}"),
                format!("cannot be read: {inner}"),
            )
        })?;
        Ok((version, said))
    }
}

pub async fn act(
    State(ctx): State<Ctx>,
    visitor: Visitor,
    receipt: Receipt,
    Path((id, action)): Path<(CaseId, String)>,
    write: Write<ActRequest>,
) -> Result<Done<CaseView>, Failure> {
    let act = Act::from_key(&action).ok_or_else(|| problem::NOT_FOUND.problem())?;
    let (by, scope) = principal(&ctx, &visitor, receipt, id).await?;
    let (version, said) = write.body.split()?;
    let version = match (version, write.if_match) {
        (Some(version), _) => Some(version),
        (None, Some(version)) => u32::try_from(version).ok(),
        (None, None) if by.account().is_some() => return Err(VERSION_MISSING.problem().into()),
        (None, None) => None,
    };
    let city = city(&ctx);
    let mut numbers = Vec::new();
    if act == Act::Split {
        let rules = city.0.rules(&ctx.part::<crate::pack::PackShelf>().current()?.label())?;
        let whole = scope.clone();
        let drill = ctx.read(move |tx| Ok::<_, Problem>(seen(tx, id, &whole)?.facts.drill)).await?;
        for _ in said.parts.iter().take(20) {
            numbers.push(next_number(&ctx, &rules, drill).await?);
        }
    }
    let answer = commit(&ctx, by, write.idempotency, move |work| {
        let case = seen(work.tx, id, &scope)?;
        if version.is_some_and(|version| version != case.facts.version) {
            return Err(desk::stale(Some(case.facts.version)));
        }
        check_others(work.tx, &said, &scope)?;
        let actor = who::actor(&work.by, &case);
        let after = desk::act(work, &city, case, &actor, act, &said, numbers)?;
        let by = work.by.clone();
        let view = Lens::new(work.ctx, &by, work.now).full(work.tx, &after)?;
        Ok((Some(i64::from(after.facts.version)), view))
    })
    .await?;
    Ok(answer)
}

/// Who acts, and which cases exist for them.
async fn principal(
    ctx: &Ctx,
    visitor: &Visitor,
    receipt: Receipt,
    id: CaseId,
) -> Result<(Principal, Scope), Problem> {
    if let Some(given) = receipt.0 {
        let opened = receipt::case(ctx, &given).await?;
        if opened != id {
            return Err(problem::NOT_FOUND.problem());
        }
        return Ok((Principal::Reporter(id), Scope::everything()));
    }
    let signed = visitor.signed()?;
    if !signed.has(Permission::CaseRead) {
        return Err(problem::FORBIDDEN.problem());
    }
    Ok((visitor.principal(), signed.scope(Permission::CaseRead)))
}

/// Another case that is named must exist for the caller too.
fn check_others(tx: &mut db::Tx<'_>, said: &Said, scope: &Scope) -> Result<(), Problem> {
    for (field, other) in [("/into", said.into), ("/case", said.case)] {
        if let Some(other) = other
            && store::get(tx, other)?.is_none_or(|case| !case.is_in(scope))
        {
            return Err(problem::invalid(field, "找不到这个事件。", "There is no such case."));
        }
    }
    Ok(())
}
