//! How often a second the disk makes a small write durable.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;

use crate::load::{Figures, now};

const SYNCS: usize = 300;

pub fn syncs(folder: &Path) -> anyhow::Result<Figures> {
    let mut file = File::create(folder.join("bench-disk"))?;
    let begin = now();
    let mut took = Vec::with_capacity(SYNCS);
    for _ in 0..SYNCS {
        let start = now();
        file.write_all(&[7; 4096])?;
        file.sync_data()?;
        took.push(start.elapsed());
    }
    Ok(Figures::of(took, begin.elapsed()))
}
