//! M4A (ISO/IEC 14496-12): boxes. What is no sound is blanked where it stands, because sample tables point at byte offsets.

use super::{Reader, Refusal, Voice};

/// Boxes that hold boxes on the way to the tracks.
const NESTS: [&[u8; 4]; 4] = [b"moov", b"trak", b"mdia", b"edts"];
/// Boxes whose content is said about the sound: names, places, pictures, or nothing at all.
const SAYINGS: [&[u8; 4]; 5] = [b"udta", b"meta", b"uuid", b"free", b"skip"];
/// Boxes with the times of making and changing, right after version and flags.
const TIMED: [&[u8; 4]; 3] = [b"mvhd", b"tkhd", b"mdhd"];
/// Nesting deeper than any writer makes.
const DEPTH: usize = 8;

#[derive(Default)]
struct Seen {
    voices: usize,
    sound: bool,
    millis: Option<u64>,
}

pub fn clean(bytes: &[u8]) -> Result<Voice, Refusal> {
    let mut bytes = bytes.to_vec();
    let mut seen = Seen::default();
    let end = bytes.len();
    walk(&mut bytes, 0, end, &mut seen, 0)?;
    match seen.millis {
        Some(millis) if seen.voices == 1 && seen.sound => Ok(Voice { bytes, millis }),
        _ => Err(Refusal::Damaged),
    }
}

fn walk(bytes: &mut [u8], mut at: usize, end: usize, seen: &mut Seen, depth: usize) -> Result<(), Refusal> {
    if depth > DEPTH {
        return Err(Refusal::Damaged);
    }
    while at < end {
        let mut head = Reader { bytes: &bytes[..end], at };
        let short = u32::from_be_bytes(head.array()?) as usize;
        let name: [u8; 4] = head.array()?;
        let size = match short {
            0 => end - at,
            1 => usize::try_from(u64::from_be_bytes(head.array()?)).map_err(|_| Refusal::Damaged)?,
            size => size,
        };
        let from = head.at;
        let to = at.checked_add(size).filter(|to| *to >= from && *to <= end).ok_or(Refusal::Damaged)?;
        if SAYINGS.contains(&&name) {
            bytes[at + 4..at + 8].copy_from_slice(b"free");
            bytes[from..to].fill(0);
        } else if NESTS.contains(&&name) {
            walk(bytes, from, to, seen, depth + 1)?;
        } else {
            look(&name, &mut bytes[from..to], seen)?;
        }
        at = to;
    }
    Ok(())
}

fn look(name: &[u8; 4], content: &mut [u8], seen: &mut Seen) -> Result<(), Refusal> {
    match name {
        b"hdlr" => {
            let handler = content.get(8..12).ok_or(Refusal::Damaged)?;
            if handler != b"soun" || seen.voices > 0 {
                return Err(Refusal::NotOneVoice);
            }
            seen.voices += 1;
            // The name of the handler is free text.
            content.get_mut(24..).ok_or(Refusal::Damaged)?.fill(0);
        }
        b"mdat" => seen.sound = true,
        name if TIMED.contains(&name) => {
            let wide = *content.first().ok_or(Refusal::Damaged)? == 1;
            let times = if wide { 16 } else { 8 };
            content.get_mut(4..4 + times).ok_or(Refusal::Damaged)?.fill(0);
            if name == b"mvhd" {
                seen.millis = Some(length(&content[4 + times..], wide)?);
            }
        }
        _ => {}
    }
    Ok(())
}

/// Time scale and duration of the movie header.
fn length(fields: &[u8], wide: bool) -> Result<u64, Refusal> {
    let mut fields = Reader::new(fields);
    let scale = u64::from(u32::from_be_bytes(fields.array()?)).max(1);
    let units =
        if wide { u64::from_be_bytes(fields.array()?) } else { u32::from_be_bytes(fields.array()?).into() };
    Ok((u128::from(units) * 1000 / u128::from(scale)).try_into().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boxed(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
        [&(content.len() as u32 + 8).to_be_bytes(), name.as_slice(), content].concat()
    }

    fn file(handler: &[u8; 4]) -> Vec<u8> {
        let mvhd =
            boxed(b"mvhd", &[[0; 4], [9; 4], [9; 4], 1000u32.to_be_bytes(), 2500u32.to_be_bytes()].concat());
        let hdlr = boxed(b"hdlr", &[[0; 8].as_slice(), handler, &[0; 12], b"Liu's phone\0"].concat());
        let udta = boxed(b"udta", &boxed(b"\xa9xyz", b"+30.6600+104.1000/"));
        let trak = boxed(b"trak", &boxed(b"mdia", &hdlr));
        let moov = boxed(b"moov", &[mvhd, trak, udta].concat());
        [boxed(b"ftyp", b"M4A \0\0\0\0"), moov, boxed(b"mdat", &[1; 64])].concat()
    }

    #[test]
    fn places_and_names_are_blanked_and_offsets_stay() {
        let file = file(b"soun");
        let voice = clean(&file).unwrap();
        assert_eq!((voice.bytes.len(), voice.millis), (file.len(), 2500));
        for secret in [b"+30.66".as_slice(), b"Liu's", &[9; 8]] {
            assert!(!voice.bytes.windows(secret.len()).any(|window| window == secret));
        }
        assert!(voice.bytes.ends_with(&[1; 64]));
    }

    #[test]
    fn pictures_and_lies_about_sizes_are_refused() {
        assert_eq!(clean(&file(b"vide")).unwrap_err(), Refusal::NotOneVoice);
        let mut lying = file(b"soun");
        lying[0..4].copy_from_slice(&u32::MAX.to_be_bytes());
        assert_eq!(clean(&lying).unwrap_err(), Refusal::Damaged);
    }
}
