//! The real binary on real installations.

mod demonstration;
mod support;
mod survival;
