//! The domain: one folder per capability.

pub mod cases;
pub mod pack;
