//! MP3 (ISO/IEC 11172-3, 13818-3, layer III) and AAC in ADTS (ISO/IEC 13818-7): a row of frames. Only frames are kept.

use super::{Refusal, Voice};

/// One frame: its length in bytes, its samples, and their rate.
pub struct Frame {
    len: usize,
    samples: u64,
    rate: u64,
}

/// Tags that may stand before or after the frames.
const TAGS: [&[u8]; 4] = [b"ID3", b"TAG", b"APETAGEX", b"LYRICS"];

/// Keeps the frames, drops tags at both ends; anything else between them is damage.
pub fn clean(bytes: &[u8], read: fn(&[u8]) -> Option<Frame>) -> Result<Voice, Refusal> {
    let mut rest = &bytes[id3_len(bytes).min(bytes.len())..];
    let mut kept = Vec::with_capacity(rest.len());
    let (mut count, mut micros) = (0u64, 0u64);
    while let Some(frame) = read(rest) {
        let Some((sound, after)) = rest.split_at_checked(frame.len) else {
            // The last frame is cut off, as recorders leave it when they are stopped.
            rest = &[];
            break;
        };
        kept.extend_from_slice(sound);
        count += 1;
        micros += frame.samples * 1_000_000 / frame.rate;
        rest = after;
    }
    let explained = TAGS.iter().any(|tag| rest.starts_with(tag)) || rest.iter().all(|byte| *byte == 0);
    // Two frames in a row, because a sync word alone is found in any bytes.
    if count < 2 || !explained {
        return Err(Refusal::Damaged);
    }
    Ok(Voice { bytes: kept, millis: micros / 1000 })
}

/// Length of the ID3v2 tag in front (id3v2.4.0-structure §3.1), 0 if there is none.
fn id3_len(bytes: &[u8]) -> usize {
    match bytes {
        [b'I', b'D', b'3', _, _, flags, a, b, c, d, ..] => {
            let size =
                [a, b, c, d].iter().fold(0usize, |size, byte| (size << 7) | usize::from(**byte & 0x7f));
            let footer = if flags & 0x10 == 0 { 0 } else { 10 };
            10 + size + footer
        }
        _ => 0,
    }
}

const MP3_KBITS: [[u64; 14]; 2] = [
    [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
    [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
];
const MP3_RATES: [u64; 3] = [44_100, 48_000, 32_000];

/// The header of a layer III frame.
pub fn mp3(bytes: &[u8]) -> Option<Frame> {
    let &[0xff, second, third, _, ..] = bytes else { return None };
    if second & 0xe6 != 0xe2 {
        return None;
    }
    // MPEG 1, 2 or 2.5: the latter two halve the samples, and halve or quarter the rate.
    let (low, shift) = match (second >> 3) & 3 {
        3 => (0, 0),
        2 => (1, 1),
        0 => (1, 2),
        _ => return None,
    };
    let kbits = *MP3_KBITS[low].get(usize::from(third >> 4).checked_sub(1)?)?;
    let rate = *MP3_RATES.get(usize::from((third >> 2) & 3))? >> shift;
    let samples = 1152 >> low;
    let padding = u64::from((third >> 1) & 1);
    Some(Frame { len: (samples / 8 * kbits * 1000 / rate + padding) as usize, samples, rate })
}

const ADTS_RATES: [u64; 13] =
    [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350];

/// The header of an ADTS frame.
pub fn adts(bytes: &[u8]) -> Option<Frame> {
    let &[0xff, second, third, fourth, fifth, sixth, seventh, ..] = bytes else { return None };
    if second & 0xf6 != 0xf0 {
        return None;
    }
    let rate = *ADTS_RATES.get(usize::from((third >> 2) & 15))?;
    let len = (usize::from(fourth & 3) << 11) | (usize::from(fifth) << 3) | usize::from(sixth >> 5);
    let blocks = u64::from(seventh & 3) + 1;
    (len > 7).then_some(Frame { len, samples: 1024 * blocks, rate })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// MPEG 1 layer III, 128 kbit/s, 44.1 kHz: 417 bytes.
    fn frame() -> Vec<u8> {
        let mut frame = vec![0xff, 0xfb, 0x90, 0x00];
        frame.resize(417, 0x55);
        frame
    }

    #[test]
    fn tags_go_and_frames_stay() {
        let sound = [frame(), frame(), frame()].concat();
        let tag = [b"ID3\x04\0\0\0\0\0\x0c".as_slice(), b"TIT2 secret!"].concat();
        let file = [tag.as_slice(), &sound, b"TAGsecret"].concat();
        let voice = clean(&file, mp3).unwrap();
        assert_eq!(voice.bytes, sound);
        assert_eq!(voice.millis, 78);
    }

    #[test]
    fn bytes_between_frames_are_damage() {
        let file = [frame(), frame(), b"<script>".to_vec(), frame()].concat();
        assert_eq!(clean(&file, mp3).unwrap_err(), Refusal::Damaged);
        assert_eq!(clean(&frame(), mp3).unwrap_err(), Refusal::Damaged);
        assert_eq!(clean(b"ID3\x04\0\0\x7f\x7f\x7f\x7f", mp3).unwrap_err(), Refusal::Damaged);
    }

    #[test]
    fn adts_frames_tell_their_length() {
        // AAC LC, 44.1 kHz, 32 bytes.
        let mut frame = vec![0xff, 0xf1, 0x50, 0x80, 0x04, 0x1f, 0xfc];
        frame.resize(32, 1);
        let voice = clean(&frame.repeat(43), adts).unwrap();
        assert_eq!((voice.bytes.len(), voice.millis), (32 * 43, 998));
    }
}
