//! `liandong derive`: what `cargo xtask codegen` writes into the repository.

use civic::platform::config::Config;

use crate::args::Derived;

pub fn run(what: Derived) -> anyhow::Result<u8> {
    match what {
        Derived::Openapi => println!("{}", serde_json::to_string_pretty(&civic::openapi())?),
        Derived::ConfigSchema => {
            println!("{}", serde_json::to_string_pretty(&schemars::schema_for!(Config))?)
        }
        Derived::Export => print!("{}", super::export::page()),
        Derived::CaseFlow => print!("{}", civic::cases::diagram::page()),
    }
    Ok(0)
}
