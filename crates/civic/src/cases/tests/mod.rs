//! Stories over HTTP, on both engines.

mod duties;
mod export;
mod files;
mod flood;
mod joins;
mod lists;
mod privacy;
mod proof;
mod race;
pub(crate) mod town;
mod whole_life;
