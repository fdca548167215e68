//! `liandong`: the server and its tools in one program.

mod args;
mod backup;
mod commands;
mod demo;
mod house;
mod progress;
mod telemetry;
mod web;

use std::process::ExitCode;

use clap::Parser;

/// For SQLite's own allocations too. What one thread prepares and another writes costs a sixth of the processor with the
/// allocator of the C library.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

/// Exit codes: 0 done · 1 it went wrong · 2 wrong arguments or configuration · 3 checked and found wanting · 130 interrupted.
fn main() -> ExitCode {
    let args = args::Args::parse();
    telemetry::log(args.verbose);
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("liandong: cannot start threads: {error}");
            return ExitCode::from(1);
        }
    };
    let outcome = runtime.block_on(commands::run(args));
    runtime.shutdown_timeout(std::time::Duration::from_secs(2));
    match outcome {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            eprintln!("liandong: {error:#}");
            ExitCode::from(1)
        }
    }
}
