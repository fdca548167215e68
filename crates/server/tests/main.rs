//! The real binary on real installations: one program, so that it is linked once.

mod answers;
mod backup;
mod commands;
mod demonstration;
mod disk;
mod fat;
mod migrate;
mod suites;
mod support;
mod survival;
mod tls;
