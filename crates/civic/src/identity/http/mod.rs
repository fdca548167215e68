//! Operations of identity.
//!
//! Answers that carry a secret (a token, a link, recovery codes) are never kept under an `Idempotency-Key`: the database
//! would then hold the secret. A re-send makes a new one.

mod accounts;
mod cookie;
mod grants;
mod me;
mod passkeys;
mod session;
mod setup;

use aide::axum::ApiRouter;

use crate::platform::Ctx;

pub fn routes() -> ApiRouter<Ctx> {
    session::routes()
        .merge(me::routes())
        .merge(passkeys::routes())
        .merge(accounts::routes())
        .merge(grants::routes())
        .merge(setup::routes())
}
