//! The monotonic clock, for what concerns machines only: metrics, patience, limits. No rule of the domain looks at it.

use std::time::Instant;

#[expect(clippy::disallowed_methods, reason = "how long a commit took is no matter of the domain's clock")]
pub(crate) fn now() -> Instant {
    Instant::now()
}
