//! `liandong export`

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::Context as _;

use crate::args::Place;
use crate::house;

pub async fn run(place: &Place, file: &Path) -> anyhow::Result<u8> {
    let ctx = house::open(house::config(place)?).await?;
    let target: Box<dyn Write + Send> = if file == Path::new("-") {
        Box::new(std::io::stdout())
    } else {
        Box::new(File::create_new(file).with_context(|| format!("cannot make {}", file.display()))?)
    };
    let write = move || -> anyhow::Result<u64> {
        let mut target = BufWriter::new(target);
        let count = civic::audit::export(ctx.db(), &mut target)?;
        target.flush()?;
        Ok(count)
    };
    let count = tokio::task::spawn_blocking(write).await??;
    eprintln!("{count} entries");
    Ok(0)
}
