//! Photos: decoded within limits, turned upright, written anew. Nothing but the picture survives: no EXIF, no place, no
//! profile, no hidden trailer.

use std::io::Cursor;

use base::{Code, Kind, Problem};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::webp::WebPEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbImage};

use super::media::{Media, UNSUPPORTED};

/// Pixels of the longer side that are kept: enough to read a house number across the street.
const SIDE: u32 = 2560;
/// Pixels of the longer side of a thumbnail.
const THUMB_SIDE: u32 = 320;
const QUALITY: u8 = 85;
const THUMB_QUALITY: u8 = 75;
/// No camera makes a side longer than this.
const MAX_SIDE: u32 = 32_000;

static BROKEN: Code = Code::new(
    Kind::Invalid,
    "file.broken_photo",
    "照片已损坏，无法读取。",
    "The photo is damaged and cannot be read.",
);
static TOO_MANY_PIXELS: Code = Code::new(
    Kind::Invalid,
    "file.too_many_pixels",
    "照片像素太多，最多 {0} 百万像素。",
    "The photo has too many pixels; at most {0} megapixels.",
);

/// A clean photo and its thumbnail (always JPEG).
#[derive(Debug)]
pub struct Photo {
    pub media: Media,
    pub bytes: Vec<u8>,
    pub thumb: Vec<u8>,
    pub width: u32,
    pub height: u32,
}

fn format(media: Media) -> Result<ImageFormat, Problem> {
    match media {
        Media::Jpeg => Ok(ImageFormat::Jpeg),
        Media::Png => Ok(ImageFormat::Png),
        Media::Webp => Ok(ImageFormat::WebP),
        _ => Err(UNSUPPORTED.problem()),
    }
}

/// How many megapixels (rounded up) the header claims; more than `most` is refused before anything is decoded.
pub fn megapixels(media: Media, bytes: &[u8], most: u64) -> Result<u64, Problem> {
    let reader = ImageReader::with_format(Cursor::new(bytes), format(media)?);
    let (width, height) = reader.into_dimensions().map_err(broken)?;
    let pixels = u64::from(width) * u64::from(height);
    if width > MAX_SIDE || height > MAX_SIDE || pixels > most * 1_000_000 {
        return Err(TOO_MANY_PIXELS.with([most]));
    }
    Ok(pixels.div_ceil(1_000_000))
}

/// Decodes and writes anew. Takes a good part of a second for a large photo: call it on a blocking thread.
pub fn clean(media: Media, bytes: &[u8], most_megapixels: u64) -> Result<Photo, Problem> {
    let claimed = megapixels(media, bytes, most_megapixels)?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    // Eight bytes hold a pixel of any format that we read; the rest is room for the decoder itself.
    limits.max_alloc = Some(claimed * 8_000_000 + (16 << 20));
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format(media)?);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(broken)?;
    let orientation = decoder.orientation().map_err(broken)?;
    let mut image = DynamicImage::from_decoder(decoder).map_err(broken)?;
    if image.width().max(image.height()) > SIDE {
        image = image.resize(SIDE, SIDE, FilterType::Triangle);
    }
    image.apply_orientation(orientation);
    let (width, height) = (image.width(), image.height());
    let small = if width.max(height) > THUMB_SIDE {
        image.resize(THUMB_SIDE, THUMB_SIDE, FilterType::Triangle)
    } else {
        image.clone()
    };
    let thumb = jpeg(&on_white(&small), THUMB_QUALITY)?;
    let (media, bytes) = if image.color().has_alpha() && is_see_through(&image) {
        (Media::Webp, webp(&image)?)
    } else {
        (Media::Jpeg, jpeg(&image.into_rgb8(), QUALITY)?)
    };
    Ok(Photo { media, bytes, thumb, width, height })
}

fn is_see_through(image: &DynamicImage) -> bool {
    image.to_rgba8().pixels().any(|pixel| pixel.0[3] != 255)
}

fn on_white(image: &DynamicImage) -> RgbImage {
    let rgba = image.to_rgba8();
    RgbImage::from_fn(rgba.width(), rgba.height(), |x, y| {
        let [r, g, b, a] = rgba.get_pixel(x, y).0.map(u32::from);
        image::Rgb([r, g, b].map(|c| ((c * a + 255 * (255 - a)) / 255) as u8))
    })
}

fn jpeg(image: &RgbImage, quality: u8) -> Result<Vec<u8>, Problem> {
    let mut out = Vec::new();
    image.write_with_encoder(JpegEncoder::new_with_quality(&mut out, quality)).map_err(broken)?;
    Ok(out)
}

fn webp(image: &DynamicImage) -> Result<Vec<u8>, Problem> {
    let mut out = Vec::new();
    image.to_rgba8().write_with_encoder(WebPEncoder::new_lossless(&mut out)).map_err(broken)?;
    Ok(out)
}

fn broken(error: image::ImageError) -> Problem {
    tracing::debug!(%error, "photo refused");
    BROKEN.problem()
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgba;

    fn encode(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut out = Cursor::new(Vec::new());
        image.write_to(&mut out, format).unwrap();
        out.into_inner()
    }

    #[test]
    fn large_photos_shrink_and_get_a_thumbnail() {
        let image = DynamicImage::new_rgb8(3000, 1500);
        let photo = clean(Media::Png, &encode(&image, ImageFormat::Png), 50).unwrap();
        assert_eq!((photo.media, photo.width, photo.height), (Media::Jpeg, 2560, 1280));
        let thumb = image::load_from_memory(&photo.thumb).unwrap();
        assert_eq!((thumb.width(), thumb.height()), (320, 160));
    }

    #[test]
    fn transparency_is_kept_where_there_is_any() {
        let mut image = DynamicImage::new_rgba8(8, 8);
        let photo = clean(Media::Png, &encode(&image, ImageFormat::Png), 50).unwrap();
        assert_eq!(photo.media, Media::Webp);
        assert_eq!(image::load_from_memory(&photo.thumb).unwrap().to_rgb8().get_pixel(3, 3).0, [255; 3]);
        image.as_mut_rgba8().unwrap().pixels_mut().for_each(|pixel| *pixel = Rgba([9, 9, 9, 255]));
        assert_eq!(clean(Media::Webp, &encode(&image, ImageFormat::WebP), 50).unwrap().media, Media::Jpeg);
    }

    #[test]
    fn a_bomb_is_refused_by_its_header() {
        let mut png = encode(&DynamicImage::new_rgb8(4, 4), ImageFormat::Png);
        png[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
        let refused = clean(Media::Png, &png, 50).unwrap_err().code.code;
        assert!(["file.too_many_pixels", "file.broken_photo"].contains(&refused), "{refused}");
        let tall = encode(&DynamicImage::new_luma8(3000, 1000), ImageFormat::Png);
        assert_eq!(clean(Media::Png, &tall, 2).unwrap_err().code.code, "file.too_many_pixels");
    }
}
