//! After a write failed for a reason of the machine: whether writing works again is tried, so that the server is ready again
//! without waiting for somebody whom a load balancer no longer sends here.

use base::Problem;
use tokio::runtime::Handle;

use super::Ctx;
use super::jobs::{RECONCILERS, Reconciler};

#[linkme::distributed_slice(RECONCILERS)]
static PROBE: Reconciler = Reconciler { name: "database.probe", every: 2, run: probe };

fn probe(ctx: &Ctx) -> Result<u64, Problem> {
    if ctx.db().trouble().is_none() {
        return Ok(0);
    }
    match Handle::current().block_on(ctx.db().probe()) {
        Ok(()) => Ok(1),
        Err(db::Error::Closing) => {
            // It has given itself up; whoever watches over the server starts it again.
            ctx.stop();
            Ok(0)
        }
        // Known already, and `/readyz` says it.
        Err(_) => Ok(0),
    }
}
