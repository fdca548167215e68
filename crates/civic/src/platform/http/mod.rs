//! HTTP manners, the same for every operation: reading requests, answering once, telling problems, describing itself.

mod answer;
mod client;
mod cookie;
mod document;
mod extract;
mod failure;
mod headers;
mod idempotency;

pub use answer::{Answer, Created, Done, Etag};
pub use client::{Client, address};
pub use cookie::{Cookie, WithCookie};
pub use document::{NEEDS_ACT, NEEDS_PUBLIC, NEEDS_RECEIPT, NEEDS_RESIDENT, NEEDS_SIGN_IN, describe};
pub use extract::{Nothing, Path, Queries, Query, Takes, Wish, Write, idempotency_key, present};
pub use failure::{Failure, speak};
pub use headers::{Nonce, guard};
pub use idempotency::{Flights, Idempotency, commit, commit_rows, forget_old};
