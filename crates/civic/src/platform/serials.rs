//! Serial numbers for people (case numbers): leased in blocks, so that no row is contended. Gaps may appear, doubles never.

use std::collections::HashMap;

use base::Problem;
use db::{params, sql};
use tokio::sync::Mutex;

use super::Ctx;
use super::auth::Principal;

/// How many numbers one lease takes.
const BLOCK: i64 = 500;

sql! {
    LEASE = "insert into serials (name, next) values ($1, 1 + $2)
             on conflict (name) do update set next = serials.next + $2 returning next";
}

/// The blocks leased by this process: name → (next, end).
#[derive(Default)]
pub struct Serials(Mutex<HashMap<&'static str, (i64, i64)>>);

impl Ctx {
    /// The next number of a series, from 1. Call it before the unit of work begins: a lease is a write of its own.
    pub async fn serial(&self, name: &'static str) -> Result<i64, Problem> {
        let mut blocks = self.serials().0.lock().await;
        let (next, end) = blocks.get(name).copied().unwrap_or((0, 0));
        let (next, end) = if next < end {
            (next, end)
        } else {
            let end = self
                .write(Principal::System("serials"), move |work| {
                    Ok(work.tx.one(&LEASE, params![name, BLOCK], |row| row.get::<i64>(0))?)
                })
                .await?;
            (end - BLOCK, end)
        };
        blocks.insert(name, (next + 1, end));
        Ok(next)
    }
}
