//! Photos for the demonstration: drawn, nobody's. A street as it was found, and the same street put in order.

use anyhow::Context as _;
use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

const WIDTH: u32 = 320;
const HEIGHT: u32 = 240;
const STREET: u32 = 170;
const QUALITY: u8 = 80;

/// A JPEG of a place; with `matter`, of what is wrong there.
pub fn draw(place: u64, matter: bool) -> anyhow::Result<Vec<u8>> {
    let mut dice = StdRng::seed_from_u64(place);
    let mut picture = RgbImage::from_pixel(WIDTH, HEIGHT, Rgb([206, 222, 236]));
    let mut left = 0;
    while left < WIDTH {
        let (width, height) = (dice.random_range(40..90), dice.random_range(60..150));
        let shade = dice.random_range(120..200);
        fill(&mut picture, (left, STREET - height), (width - 3, height), [shade, shade - 20, shade - 40]);
        for window in 0..height / 24 {
            fill(
                &mut picture,
                (left + 8, STREET - height + 8 + window * 24),
                (width - 20, 10),
                [90, 100, 120],
            );
        }
        left += width;
    }
    fill(&mut picture, (0, STREET), (WIDTH, HEIGHT - STREET), [128, 128, 126]);
    if matter {
        let heap = dice.random_range(20..WIDTH - 120);
        for step in 0..6 {
            fill(&mut picture, (heap + step * 7, STREET + 40 - step * 8), (90 - step * 14, 8), [104, 74, 48]);
        }
    }
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY)
        .encode_image(&picture)
        .context("a drawn picture cannot be encoded")?;
    Ok(bytes)
}

/// A rectangle, cut off at the edges.
fn fill(picture: &mut RgbImage, (left, top): (u32, u32), (width, height): (u32, u32), colour: [u8; 3]) {
    for y in top..(top + height).min(HEIGHT) {
        for x in left..(left + width).min(WIDTH) {
            picture.put_pixel(x, y, Rgb(colour));
        }
    }
}
