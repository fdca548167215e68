//! `liandong pack`

use std::path::Path;

use base::Lang;
use civic::pack::{Files, load};

use super::WANTING;
use crate::args::{PackCommand, Place};

pub fn run(place: &Place, command: &PackCommand) -> anyhow::Result<u8> {
    match command {
        PackCommand::Check { folder } => Ok(check(folder, place.language())),
    }
}

fn check(folder: &Path, lang: Lang) -> u8 {
    match Files::read(folder).and_then(load) {
        Ok(pack) => {
            let (categories, units) = (pack.categories.len(), pack.units.len());
            println!("{}: sound; {categories} categories, {units} units", pack.label());
            0
        }
        Err(faults) => {
            print!("{}", faults.report(lang));
            WANTING
        }
    }
}
