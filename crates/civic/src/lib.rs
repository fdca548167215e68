//! The domain: one folder per capability.

pub mod pack;
