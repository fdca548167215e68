//! Stories over HTTP, on both engines.

mod duties;
mod export;
mod files;
mod flood;
mod lists;
mod privacy;
mod race;
mod town;
mod whole_life;
