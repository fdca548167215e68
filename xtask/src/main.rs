//! Chores of the repository: `cargo xtask tidy` checks the house rules, `cargo xtask codegen` writes the derived files.
//!
//! What never happens here: network, changes outside the repository and the folder that is named.

mod codegen;
mod rust_text;
mod sbom;
mod tidy;
mod tree;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(about = "Chores of the repository")]
struct Cli {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Check the house rules that no compiler knows: sizes, direction, places, words, registers
    Tidy,
    /// Write the derived files (OpenAPI, schemas, matrices, diagrams, web types)
    Codegen {
        /// Write nothing; fail if a committed file differs from what would be written
        #[arg(long)]
        check: bool,
    },
    /// Print the lines that docs/privacy-register.csv lacks, to be filled in by hand
    Privacy,
    /// Write what a release is made of, beside the document of the web apps (scripts/sbom makes that one first)
    Sbom { folder: PathBuf },
}

fn main() -> anyhow::Result<ExitCode> {
    let fine = match Cli::parse().chore {
        Chore::Tidy => tidy::run(&tree::Tree::read()?),
        Chore::Codegen { check } => codegen::run(check)?,
        Chore::Privacy => tidy::privacy::print_missing(&tree::Tree::read()?),
        Chore::Sbom { folder } => sbom::run(&folder)?,
    };
    Ok(if fine { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
