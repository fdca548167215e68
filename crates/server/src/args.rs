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
    /// Plays some weeks of a district through the public API with simulated people, and prints what came of it.
    Demo(Demo),
    /// Takes areas or requests in from a file.
    #[command(subcommand)]
    Import(ImportCommand),
    /// Writes what is known out in open formats (docs/export.md).
    #[command(subcommand)]
    Export(ExportCommand),
    /// Copies the installation as of one moment into a new folder, while the server goes on; from either database engine.
    Backup {
        /// Folder to make.
        folder: PathBuf,
    },
    /// Brings a backup back into an empty installation, on either database engine, and erases again what was erased since.
    Restore {
        /// Folder of the backup.
        folder: PathBuf,
        /// Further register of erasures: `erasures.jsonl` of the lost data folder or of a later backup. May be given several times.
        #[arg(long, value_name = "FILE")]
        erasures: Vec<PathBuf>,
    },
    /// Recomputes what the installation claims: the audit chain, and with options more.
    Verify(Verify),
    /// Works on accounts.
    #[command(subcommand)]
    User(UserCommand),
    /// Works on bearer tokens.
    #[command(subcommand)]
    Token(TokenCommand),
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
    Export,
}

#[derive(Debug, Group)]
pub struct Serve {
    /// Address and port to listen on.
    #[arg(long, value_name = "ADDRESS")]
    pub listen: Option<String>,
    /// Starts without demonstration data.
    #[arg(long)]
    pub empty: bool,
    /// Makes one person of each role, also with --empty, and prints one-time sign-in links.
    #[arg(long)]
    pub people: bool,
}

#[derive(Clone, Copy, Debug, Group)]
pub struct Demo {
    /// Simulated days; the last one is today.
    #[arg(long, default_value_t = 45, value_parser = clap::value_parser!(u32).range(1..=365))]
    pub days: u32,
    /// Cases reported in that time.
    #[arg(long, default_value_t = 600, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub cases: u32,
    /// The same seed plays the same district.
    #[arg(long, default_value_t = 510_108)]
    pub seed: u64,
}

#[derive(Debug, Subcommand)]
pub enum ImportCommand {
    /// Areas from a CSV or GeoJSON file.
    Areas {
        file: PathBuf,
        /// System of the coordinates: WGS84, CGCS2000, GCJ02 or BD09.
        #[arg(long)]
        system: String,
        /// Checks and counts, changes nothing.
        #[arg(long)]
        dry_run: bool,
        /// Kind of features that name none, such as `community`.
        #[arg(long)]
        kind: Option<String>,
        /// Parent of features that name none: a code or a path.
        #[arg(long)]
        parent: Option<String>,
    },
    /// Cases of another system from a CSV file or a workbook, each with its own times. A second run makes no doubles.
    Requests {
        file: PathBuf,
        /// What its columns mean: a profile of the pack (`profiles/NAME.toml`).
        #[arg(long, value_name = "NAME")]
        profile: String,
        /// Reads and checks every row, writes nothing.
        #[arg(long)]
        dry_run: bool,
        /// Writes a receipt for each row: JSON lines if the name ends in `.jsonl`, else CSV.
        #[arg(long, value_name = "FILE")]
        report: Option<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
pub enum ExportCommand {
    /// The audit chain as JSON lines.
    Audit {
        /// File to write; `-` is standard output.
        #[arg(default_value = "-")]
        file: PathBuf,
    },
    /// Cases, in NDJSON each with its history.
    Cases {
        #[command(flatten)]
        output: Output,
        #[command(flatten)]
        cases: ExportCases,
    },
    /// What happened to cases, one row for each act.
    Events {
        #[command(flatten)]
        output: Output,
        #[command(flatten)]
        cases: ExportCases,
    },
    /// Areas down to courtyards; also as GeoJSON.
    Areas {
        #[command(flatten)]
        output: Output,
        /// Only this area and what lies below it: a code.
        #[arg(long, value_name = "CODE")]
        area: Option<String>,
        /// Only areas of this kind, such as `community`.
        #[arg(long)]
        kind: Option<String>,
    },
    /// Units.
    Units {
        #[command(flatten)]
        output: Output,
        /// Only units of this area and below: a code.
        #[arg(long, value_name = "CODE")]
        area: Option<String>,
    },
    /// Indicators of a place and a period.
    Indicators {
        #[command(flatten)]
        output: Output,
        /// Code of the district, street or community; the whole district if absent.
        #[arg(long, value_name = "CODE")]
        area: Option<String>,
        /// Every area of this kind at or below it, such as `street`.
        #[arg(long)]
        kind: Option<String>,
        /// Code of the category; all if absent.
        #[arg(long, value_name = "CODE")]
        category: Option<String>,
        /// First day; the first of this month if absent.
        #[arg(long, value_name = "DAY")]
        from: Option<String>,
        /// Last day, included; today if absent.
        #[arg(long, value_name = "DAY")]
        to: Option<String>,
    },
}

/// Where an export goes, and in which form.
#[derive(Clone, Debug, Group)]
pub struct Output {
    /// File to write; `-` is standard output.
    #[arg(default_value = "-")]
    pub file: PathBuf,
    /// Form; by default what the name of the file says, else CSV.
    #[arg(long)]
    pub format: Option<ExportFormat>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum ExportFormat {
    Csv,
    Ndjson,
    Geojson,
}

/// Which cases go out.
#[derive(Clone, Debug, Group)]
pub struct ExportCases {
    /// Only of this area and below: a code.
    #[arg(long, value_name = "CODE")]
    pub area: Option<String>,
    /// Only of this category and below: a code.
    #[arg(long, value_name = "CODE")]
    pub category: Option<String>,
    /// Reported on this day or later, as 2026-03-02.
    #[arg(long, value_name = "DAY")]
    pub from: Option<String>,
    /// Reported on this day or earlier.
    #[arg(long, value_name = "DAY")]
    pub to: Option<String>,
    /// Adds words, positions and names of staff; the text says what they are wanted for and goes into the audit log.
    #[arg(long, value_name = "TEXT", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub purpose: Option<String>,
}

#[derive(Debug, Group)]
pub struct Verify {
    /// Head noted earlier, as SEQ:HASH: shows that nothing was cut off since. May be given several times.
    #[arg(long, value_name = "SEQ:HASH")]
    pub head: Vec<String>,
    /// An export to verify instead of the database.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["indicators", "cases"])]
    pub file: Option<PathBuf>,
    /// Also folds every event again and compares every figure.
    #[arg(long)]
    pub indicators: bool,
    /// Also replays every case from its log and compares its state.
    #[arg(long)]
    pub cases: bool,
}

#[derive(Debug, Subcommand)]
pub enum UserCommand {
    /// Makes an account; it gets its password through a link.
    Add {
        /// Sign-in name.
        #[arg(long)]
        account: String,
        /// Name shown to people.
        #[arg(long)]
        name: String,
        /// Another system, not a person: it signs in by token only.
        #[arg(long)]
        machine: bool,
    },
    /// Gives a role, within an area if one is named.
    Grant {
        #[arg(long)]
        account: String,
        /// Role key of the pack.
        #[arg(long)]
        role: String,
        /// Code of the area; the whole tree if absent.
        #[arg(long)]
        area: Option<String>,
        /// Branch of categories; all if absent.
        #[arg(long, default_value = "")]
        category: String,
    },
    /// Disables an account and ends its sessions.
    Disable {
        #[arg(long)]
        account: String,
    },
    /// Prints a one-time sign-in link.
    Link {
        #[arg(long)]
        account: String,
        #[arg(long, default_value_t = 60)]
        minutes: u32,
    },
}

#[derive(Debug, Subcommand)]
pub enum TokenCommand {
    /// Prints a bearer token and nothing else.
    Create {
        #[arg(long)]
        account: String,
        #[arg(long)]
        days: u32,
    },
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
