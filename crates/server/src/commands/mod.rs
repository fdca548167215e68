//! One file per command.

mod backup;
mod config;
mod demo;
mod derive;
mod export;
mod import;
mod migrate;
mod pack;
mod requests;
mod serve;
mod user;
mod verify;

/// Exit code for something that was checked and found wanting.
const WANTING: u8 = 3;
/// Exit code after Ctrl-C.
const INTERRUPTED: u8 = 130;

use crate::args::{Args, Command};

/// Runs the command; the number is the exit code.
pub async fn run(args: Args) -> anyhow::Result<u8> {
    let Args { place, command, .. } = args;
    match command {
        Command::Serve(options) => serve::run(&place, options).await,
        Command::Migrate => migrate::run(&place).await,
        Command::Config(options) => config::run(&place, &options),
        Command::Demo(script) => demo::run(&place, script).await,
        Command::Import(command) => import::run(&place, command).await,
        Command::Export(command) => export::run(&place, command).await,
        Command::Backup { folder } => backup::back_up(&place, &folder).await,
        Command::Restore { folder, erasures } => backup::restore(&place, &folder, &erasures).await,
        Command::Verify(options) => verify::run(&place, options).await,
        Command::User(command) => user::run(&place, command).await,
        Command::Token(command) => user::token(&place, command).await,
        Command::Derive { what } => derive::run(what),
        Command::Pack(command) => pack::run(&place, &command),
    }
}
