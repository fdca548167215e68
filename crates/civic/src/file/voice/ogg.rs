//! Ogg (RFC 3533) with one Opus stream (RFC 7845): the comment packet is replaced by an empty one, pages are numbered anew.

use super::{Reader, Refusal, Voice};

/// A comment header that says nothing (RFC 7845 §5.2).
const NO_TAGS: [u8; 16] = *b"OpusTags\0\0\0\0\0\0\0\0";
/// Opus counts in 48 kHz, whatever the recorder used (RFC 7845 §4).
const RATE: u64 = 48_000;
/// Header flag: the page goes on with a packet of the page before.
const CONTINUED: u8 = 1;

struct Page<'a> {
    flags: u8,
    granule: u64,
    serial: [u8; 4],
    lacing: &'a [u8],
    body: &'a [u8],
}

pub fn clean(bytes: &[u8]) -> Result<Voice, Refusal> {
    let mut reader = Reader::new(bytes);
    let head = page(&mut reader)?;
    if !head.body.starts_with(b"OpusHead") || head.body.len() < 19 || head.flags & 2 == 0 {
        return Err(Refusal::NotOneVoice);
    }
    let preskip = u64::from(u16::from_le_bytes([head.body[10], head.body[11]]));
    let mut out = Vec::with_capacity(bytes.len());
    write(&mut out, &head, 0);

    let tags = page(&mut reader)?;
    if !tags.body.starts_with(b"OpusTags") || tags.serial != head.serial {
        return Err(Refusal::Damaged);
    }
    // The comments fill whole pages of their own (RFC 7845 §3): they end with the first lacing value below 255.
    let mut last = tags.lacing.last().copied();
    while last == Some(255) {
        let more = page(&mut reader)?;
        if more.flags & CONTINUED == 0 {
            return Err(Refusal::Damaged);
        }
        last = more.lacing.last().copied();
    }
    write(&mut out, &Page { flags: 0, granule: 0, serial: head.serial, lacing: &[16], body: &NO_TAGS }, 1);

    let (mut number, mut end) = (2, 0);
    while !reader.is_done() {
        let page = page(&mut reader)?;
        if page.serial != head.serial || page.flags & 2 != 0 {
            return Err(Refusal::NotOneVoice);
        }
        write(&mut out, &page, number);
        number += 1;
        // All ones: no packet ends on this page.
        if page.granule != u64::MAX {
            end = page.granule;
        }
    }
    if number == 2 {
        return Err(Refusal::Damaged);
    }
    Ok(Voice { bytes: out, millis: end.saturating_sub(preskip).saturating_mul(1000) / RATE })
}

fn page<'a>(reader: &mut Reader<'a>) -> Result<Page<'a>, Refusal> {
    let from = reader.at;
    if &reader.array::<4>()? != b"OggS" || reader.array::<1>()? != [0] {
        return Err(Refusal::Damaged);
    }
    let [flags] = reader.array()?;
    let granule = u64::from_le_bytes(reader.array()?);
    let serial = reader.array()?;
    reader.take(4)?;
    let sum = u32::from_le_bytes(reader.array()?);
    let [segments] = reader.array()?;
    let lacing = reader.take(segments.into())?;
    let body = reader.take(lacing.iter().map(|len| usize::from(*len)).sum())?;
    let mut whole = reader.bytes[from..reader.at].to_vec();
    whole[22..26].fill(0);
    if crc(&whole) != sum {
        return Err(Refusal::Damaged);
    }
    Ok(Page { flags, granule, serial, lacing, body })
}

fn write(out: &mut Vec<u8>, page: &Page<'_>, number: u32) {
    let from = out.len();
    out.extend_from_slice(b"OggS\0");
    out.push(page.flags);
    out.extend_from_slice(&page.granule.to_le_bytes());
    out.extend_from_slice(&page.serial);
    out.extend_from_slice(&number.to_le_bytes());
    out.extend_from_slice(&[0; 4]);
    out.push(page.lacing.len() as u8);
    out.extend_from_slice(page.lacing);
    out.extend_from_slice(page.body);
    let sum = crc(&out[from..]);
    out[from + 22..from + 26].copy_from_slice(&sum.to_le_bytes());
}

/// CRC-32 with polynomial 0x04c11db7, not reflected, from zero (RFC 3533 §6).
fn crc(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 256] = {
        let mut table = [0; 256];
        let mut n = 0;
        while n < 256 {
            let mut sum = (n as u32) << 24;
            let mut bit = 0;
            while bit < 8 {
                sum = if sum & 0x8000_0000 == 0 { sum << 1 } else { (sum << 1) ^ 0x04c1_1db7 };
                bit += 1;
            }
            table[n] = sum;
            n += 1;
        }
        table
    };
    bytes.iter().fold(0, |sum, byte| (sum << 8) ^ TABLE[usize::from((sum >> 24) as u8 ^ byte)])
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// One second of (meaningless) sound with a comment that tells where it was recorded.
    pub fn sample() -> Vec<u8> {
        let mut out = Vec::new();
        let mut add = |flags, granule, body: &[u8], number| {
            let lacing = [vec![255; body.len() / 255], vec![(body.len() % 255) as u8]].concat();
            write(&mut out, &Page { flags, granule, serial: *b"seri", lacing: &lacing, body }, number);
        };
        add(2, 0, b"OpusHead\x01\x01\x38\x01\x80\xbb\0\0\0\0\0", 0);
        add(0, 0, &[b"OpusTags".as_slice(), &[0; 8], b"LOCATION=30.66,104.10", &[b'x'; 300]].concat(), 1);
        add(4, 48_312, &[3; 200], 2);
        out
    }

    #[test]
    fn comments_go_and_the_stream_stays_sound() {
        let file = sample();
        let voice = clean(&file).unwrap();
        assert_eq!(voice.millis, 1000);
        assert!(!voice.bytes.windows(8).any(|window| window == b"LOCATION"));
        assert_eq!(clean(&voice.bytes).unwrap().bytes, voice.bytes);
    }

    #[test]
    fn a_changed_byte_is_noticed() {
        let mut file = sample();
        *file.last_mut().unwrap() ^= 1;
        assert_eq!(clean(&file).unwrap_err(), Refusal::Damaged);
        assert_eq!(clean(&sample()[..60]).unwrap_err(), Refusal::Damaged);
    }

    #[test]
    fn the_checksum_is_the_one_of_the_standard() {
        assert_eq!(crc(b"123456789"), 0x89a1_897f);
    }
}
