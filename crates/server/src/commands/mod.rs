//! One file per command.

mod config;
mod derive;
mod migrate;
mod pack;
mod serve;

use crate::args::{Args, Command};

/// Runs the command; the number is the exit code.
pub async fn run(args: Args) -> anyhow::Result<u8> {
    let Args { place, command, .. } = args;
    match command {
        Command::Serve(options) => serve::run(&place, options).await,
        Command::Migrate => migrate::run(&place).await,
        Command::Config(options) => config::run(&place, &options),
        Command::Derive { what } => derive::run(what),
        Command::Pack(command) => pack::run(&place, &command),
    }
}
