//! `liandong config`

use civic::platform::config::{Config, DEFAULTS};

use crate::args::{Place, ShowConfig};
use crate::house;

pub fn run(place: &Place, options: &ShowConfig) -> anyhow::Result<u8> {
    if options.defaults {
        print!("{DEFAULTS}");
    } else if options.schema {
        println!("{}", serde_json::to_string_pretty(&schemars::schema_for!(Config))?);
    } else {
        println!("{}", serde_json::to_string_pretty(&house::config(place)?)?);
    }
    Ok(0)
}
