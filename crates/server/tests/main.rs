//! The real binary on real installations: one program, so that it is linked once.

mod answers;
mod demonstration;
mod fat;
mod support;
mod survival;
