//! The physical limits: the same rows without the program around them.

pub mod disk;
pub mod pgbench;
pub mod sqlite;
