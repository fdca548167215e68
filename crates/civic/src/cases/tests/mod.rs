//! Stories over HTTP, on both engines.

mod duties;
mod files;
mod flood;
mod joins;
mod lists;
mod privacy;
mod race;
mod town;
mod whole_life;
