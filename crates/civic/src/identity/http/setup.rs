//! The first start: three administrators, each with an invitation of his own.

use aide::axum::ApiRouter;
use aide::axum::routing::post_with;
use axum::Json;
use axum::extract::State;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::identity::setup::{self, Named, Team};
use crate::platform::Ctx;
use crate::platform::auth::Presented;
use crate::platform::http::{Failure, Path, Write};

pub fn routes() -> ApiRouter<Ctx> {
    ApiRouter::new().api_route(
        "/setup/{token}",
        post_with(set_up, |op| {
            op.id("set_up")
                .summary("Make the three separate administrators, with the link that the first start prints")
        }),
    )
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Administrator {
    /// Sign-in name.
    account: String,
    /// Name shown to people.
    display: String,
}

/// Three different people.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Administrators {
    system: Administrator,
    security: Administrator,
    audit: Administrator,
}

/// One invitation each, to be handed to the three people; each sets a password and enrols an authenticator with it.
#[derive(Serialize, JsonSchema)]
struct Invitations {
    system: String,
    security: String,
    audit: String,
}

impl From<Administrator> for Named {
    fn from(given: Administrator) -> Named {
        Named { account: given.account, display: given.display }
    }
}

async fn set_up(
    State(ctx): State<Ctx>,
    Path(token): Path<String>,
    _: Presented,
    write: Write<Administrators>,
) -> Result<Json<Invitations>, Failure> {
    let Administrators { system, security, audit } = write.body;
    let team = Team { system: system.into(), security: security.into(), audit: audit.into() };
    let [system, security, audit] = setup::set_up(&ctx, &token, team).await?;
    Ok(Json(Invitations { system, security, audit }))
}
