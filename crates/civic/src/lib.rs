//! The domain of Liandong: one folder per capability, in tiers that only look downward (see `ARCHITECTURE.md`).

pub mod analytics;
mod app;
pub mod area;
pub mod audit;
pub mod cases;
pub mod complaint;
pub mod dispatch;
pub mod file;
pub mod identity;
pub mod intake;
pub mod notice;
pub mod notify;
pub mod org;
pub mod pack;
pub mod platform;
pub mod publication;
pub mod resident;
pub mod situation;
pub mod visit;

pub use app::{api, openapi, router, wire};
