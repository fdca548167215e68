//! `liandong migrate`

use anyhow::Context as _;

use crate::args::Place;
use crate::house;

pub async fn run(place: &Place) -> anyhow::Result<u8> {
    let config = house::config(place)?;
    std::fs::create_dir_all(&config.storage.data)?;
    let db = house::database(&config).await?;
    db.migrate().await.context("cannot bring the database to this version")?;
    println!("The database is at this version.");
    Ok(0)
}
