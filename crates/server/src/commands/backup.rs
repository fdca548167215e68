//! `liandong backup` and `liandong restore`

use std::path::{Path, PathBuf};

use super::{INTERRUPTED, WANTING};
use crate::args::Place;
use crate::{backup, house, progress};

pub async fn back_up(place: &Place, folder: &Path) -> anyhow::Result<u8> {
    let Some(saved) = backup::save(&house::config(place)?, folder, &progress::stop_flag()).await? else {
        println!("Stopped; nothing is left of this backup.");
        return Ok(INTERRUPTED);
    };
    let manifest = saved.manifest;
    println!(
        "Backed up to {}: {} rows as of {}, {} photos and voice notes ({} MB).",
        folder.display(),
        manifest.rows.values().sum::<u64>(),
        manifest.taken_at,
        manifest.files,
        manifest.file_bytes / 1_000_000
    );
    println!("It holds {}: keep it where only its keeper can read it.", backup::KEY);
    Ok(tell(&saved.wanting))
}

pub async fn restore(place: &Place, folder: &Path, registers: &[PathBuf]) -> anyhow::Result<u8> {
    let config = house::config(place)?;
    let Some(restored) = backup::restore(&config, folder, registers, &progress::stop_flag()).await? else {
        println!("Stopped; nothing was restored.");
        return Ok(INTERRUPTED);
    };
    println!(
        "Restored to {} as of {}; {} erased again by the register of erasures.",
        config.storage.data.display(),
        restored.manifest.taken_at,
        restored.erased
    );
    let code = tell(&restored.wanting);
    if code == 0 {
        println!("Rows, photos and the audit chain are all there.");
    }
    Ok(code)
}

fn tell(wanting: &[String]) -> u8 {
    wanting.iter().take(20).for_each(|what| println!("{what}"));
    if wanting.is_empty() { 0 } else { WANTING }
}
