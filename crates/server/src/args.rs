//! The command line.

use std::path::PathBuf;

use base::Lang;
use clap::{Args as Group, Parser, Subcommand};

/// Grassroots urban governance: a concern is carried from the moment somebody notices it until it is solved.
#[derive(Debug, Parser)]
#[command(
    name = "liandong",
    version,
    after_help = "Exit codes: 0 done, 1 it went wrong, 2 wrong arguments or configuration, 3 checked and found wanting, 130 interrupted."
)]
pub struct Args {
    #[command(flatten)]
    pub place: Place,
    /// Says more in the log (-v debug, -vv trace).
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub verbose: u8,
    #[command(subcommand)]
    pub command: Command,
}

/// Which installation the command works on.
#[derive(Clone, Debug, Group)]
pub struct Place {
    /// Configuration file; see `liandong config --defaults`.
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Folder of the key file, the embedded database and the stored files.
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// `sqlite:`, `sqlite:PATH` or `postgres://user:password@host/name`.
    #[arg(long, global = true, value_name = "URL")]
    pub database: Option<String>,
    /// Pack to switch on.
    #[arg(long, global = true, value_name = "DIR")]
    pub pack: Option<PathBuf>,
    /// Language of what is printed for people: zh or en; by default that of the terminal.
    #[arg(
        long,
        global = true,
        value_name = "LANG",
        env = "LANG",
        hide_env_values = true,
        default_value = "en"
    )]
    pub lang: String,
}

impl Place {
    /// The language of what is printed.
    pub fn language(&self) -> Lang {
        if self.lang.starts_with("zh") { Lang::Zh } else { Lang::En }
    }
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serves until it is told to stop (SIGTERM or Ctrl-C); running requests are finished first.
    Serve(Serve),
    /// Brings the database to this version.
    Migrate,
    /// Shows the configuration that is in force.
    Config(ShowConfig),
    /// Works on packs.
    #[command(subcommand)]
    Pack(PackCommand),
    /// Prints a file of the repository that is made from the program (`cargo xtask codegen`).
    #[command(hide = true)]
    Derive { what: Derived },
}

/// Files made from the program.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub enum Derived {
    Openapi,
    ConfigSchema,
    CaseFlow,
}

#[derive(Debug, Group)]
pub struct Serve {
    /// Address and port to listen on.
    #[arg(long, value_name = "ADDRESS")]
    pub listen: Option<String>,
    /// Starts without demonstration data.
    #[arg(long)]
    pub empty: bool,
}

#[derive(Debug, Group)]
pub struct ShowConfig {
    /// Prints the shipped defaults with their explanations.
    #[arg(long)]
    pub defaults: bool,
    /// Prints the JSON Schema of the configuration.
    #[arg(long, conflicts_with = "defaults")]
    pub schema: bool,
}

#[derive(Debug, Subcommand)]
pub enum PackCommand {
    /// Reads a pack and lists everything that is wrong with it, by file and line.
    Check {
        /// Folder of the pack.
        folder: PathBuf,
    },
}
