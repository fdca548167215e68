//! Who asks does not matter, how often does; and what somebody has already is not sent again.

use aide::OperationInput;
use aide::generate::GenContext;
use aide::openapi::Operation;
use axum::extract::FromRequestParts;
use axum::http::header::IF_NONE_MATCH;
use axum::http::request::Parts;

use crate::platform::Ctx;
use crate::platform::auth::NEEDS;
use crate::platform::http::{Failure, NEEDS_PUBLIC};
use crate::platform::limit::{self, Limiter};

/// How often one address may look.
#[derive(Default)]
pub struct Doors {
    looks: Limiter,
}

/// Somebody from an address that has not asked too often.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The tags of what the caller holds.
    holds: Option<String>,
}

impl Caller {
    /// Whether the caller holds what has this tag.
    pub fn holds(&self, tag: &str) -> bool {
        let held = self.holds.as_deref().unwrap_or_default();
        held.split(',')
            .map(|held| held.trim().trim_start_matches("W/"))
            .any(|held| held == tag || held == "*")
    }
}

impl FromRequestParts<Ctx> for Caller {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, ctx: &Ctx) -> Result<Caller, Failure> {
        let address = limit::address(parts, ctx.config());
        ctx.part::<Doors>().looks.take(&address, ctx.config().limits.open_data_per_minute, ctx.now())?;
        let holds = parts.headers.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok());
        Ok(Caller { holds: holds.map(str::to_owned) })
    }
}

impl OperationInput for Caller {
    fn operation_input(_: &mut GenContext, operation: &mut Operation) {
        operation.extensions.entry(NEEDS.into()).or_insert_with(|| NEEDS_PUBLIC.into());
    }
}
