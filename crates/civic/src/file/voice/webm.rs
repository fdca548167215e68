//! WebM (Matroska, RFC 9559, in EBML, RFC 8794): sayings are overwritten by a `Void` of the same length, so that no offset moves.

use super::{Reader, Refusal, Voice};

/// Elements that hold elements on the way to tracks and sound. Segment and Cluster may be of unknown length.
const NESTS: [u32; 5] = [SEGMENT, CLUSTER, 0x1549_a966, 0x1654_ae6b, 0xae];
const SEGMENT: u32 = 0x1853_8067;
const CLUSTER: u32 = 0x1f43_b675;
/// Tags, Attachments, Chapters, Title, DateUTC, FileUsed, TrackName, Void, CRC-32.
const SAYINGS: [u32; 9] = [0x1254_c367, 0x1941_a469, 0x1043_a770, 0x7ba9, 0x4461, 0x7384, 0x536e, VOID, 0xbf];
const VOID: u32 = 0xec;
const DOC_TYPE: u32 = 0x4282;
const HEADER: u32 = 0x1a45_dfa3;
const TIMESTAMP_SCALE: u32 = 0x2a_d7b1;
const DURATION: u32 = 0x4489;
const TRACK_TYPE: u32 = 0x83;
const CLUSTER_TIME: u32 = 0xe7;
const BLOCKS: [u32; 2] = [0xa3, 0xa1];
const BLOCK_GROUP: u32 = 0xa0;
const SOUND: u64 = 2;

#[derive(Default)]
struct Seen {
    webm: bool,
    tracks: usize,
    blocks: usize,
    /// Nanoseconds of one tick.
    scale: Option<u64>,
    duration: Option<f64>,
    cluster: u64,
    last: u64,
}

pub fn clean(bytes: &[u8]) -> Result<Voice, Refusal> {
    let mut out = bytes.to_vec();
    let mut reader = Reader::new(bytes);
    let mut seen = Seen::default();
    while !reader.is_done() {
        let at = reader.at;
        let id = vint(&mut reader, false)?.ok_or(Refusal::Damaged)?;
        let id = u32::try_from(id).map_err(|_| Refusal::Damaged)?;
        let size = vint(&mut reader, true)?;
        if NESTS.contains(&id) || id == HEADER || id == BLOCK_GROUP {
            // Going on inside, whatever length it claims: what follows is read as elements anyway.
            continue;
        }
        let size = size.and_then(|size| usize::try_from(size).ok()).ok_or(Refusal::Damaged)?;
        let content = reader.take(size)?;
        if SAYINGS.contains(&id) {
            blank(&mut out[at..reader.at])?;
        } else {
            look(id, content, &mut seen)?;
        }
    }
    if !seen.webm || seen.tracks != 1 || seen.blocks == 0 {
        return Err(if seen.tracks > 1 { Refusal::NotOneVoice } else { Refusal::Damaged });
    }
    let ticks = seen.duration.map_or(seen.last, |ticks| ticks as u64).max(seen.last);
    let nanos = u128::from(ticks) * u128::from(seen.scale.unwrap_or(1_000_000));
    Ok(Voice { bytes: out, millis: u64::try_from(nanos / 1_000_000).unwrap_or(u64::MAX) })
}

fn look(id: u32, content: &[u8], seen: &mut Seen) -> Result<(), Refusal> {
    match id {
        DOC_TYPE => seen.webm = content.starts_with(b"webm"),
        TRACK_TYPE if number(content) != SOUND => return Err(Refusal::NotOneVoice),
        TRACK_TYPE => seen.tracks += 1,
        TIMESTAMP_SCALE => seen.scale = Some(number(content)),
        CLUSTER_TIME => seen.cluster = number(content),
        DURATION => {
            seen.duration = match content.len() {
                4 => content.try_into().ok().map(|b| f32::from_be_bytes(b).into()),
                8 => content.try_into().ok().map(f64::from_be_bytes),
                _ => return Err(Refusal::Damaged),
            }
        }
        id if BLOCKS.contains(&id) => {
            let mut block = Reader::new(content);
            vint(&mut block, true)?;
            let offset = i16::from_be_bytes(block.array()?);
            seen.last = seen.last.max(seen.cluster.saturating_add_signed(offset.into()));
            seen.blocks += 1;
        }
        _ => {}
    }
    Ok(())
}

/// A number whose length stands in its leading zeros; ids keep the length mark. `None` is the size "unknown".
fn vint(reader: &mut Reader<'_>, drop_mark: bool) -> Result<Option<u64>, Refusal> {
    let [first] = reader.array()?;
    let more = first.leading_zeros() as usize;
    let most = if drop_mark { 7 } else { 3 };
    if more > most {
        return Err(Refusal::Damaged);
    }
    let start = if drop_mark { u64::from(first) & (0x7f >> more) } else { first.into() };
    let value = reader.take(more)?.iter().fold(start, |value, byte| (value << 8) | u64::from(*byte));
    let unknown = (1u64 << (7 * (more + 1))) - 1;
    Ok((!drop_mark || value != unknown).then_some(value))
}

fn number(bytes: &[u8]) -> u64 {
    bytes.iter().take(8).fold(0, |value, byte| (value << 8) | u64::from(*byte))
}

/// Turns an element into `Void`, with a size field as wide as it takes to fill the same bytes.
fn blank(element: &mut [u8]) -> Result<(), Refusal> {
    let len = element.len();
    element.fill(0);
    element[0] = VOID as u8;
    if len >= 9 {
        element[1..9].copy_from_slice(&((1u64 << 56) | (len as u64 - 9)).to_be_bytes());
    } else {
        *element.get_mut(1).ok_or(Refusal::Damaged)? = 0x80 | (len as u8 - 2);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn element(id: &[u8], content: &[u8]) -> Vec<u8> {
        [id, &(0x1000_0000 | content.len() as u32).to_be_bytes(), content].concat()
    }

    fn file(track: u8) -> Vec<u8> {
        let header = element(&[0x1a, 0x45, 0xdf, 0xa3], &element(&[0x42, 0x82], b"webm"));
        let tracks = element(&[0x16, 0x54, 0xae, 0x6b], &element(&[0xae], &element(&[0x83], &[track])));
        let tags = element(&[0x12, 0x54, 0xc3, 0x67], b"LOCATION 30.66,104.10");
        let block = element(&[0xa3], &[0x81, 0x03, 0xe8, 0x80, 1, 2, 3]);
        // Segment and cluster of unknown size, as browsers record them.
        let segment = [0x18, 0x53, 0x80, 0x67, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
        let cluster = [0x1f, 0x43, 0xb6, 0x75, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
        let time = element(&[0xe7], &[0x03, 0xe8]);
        [header, segment.to_vec(), tracks, cluster.to_vec(), time, block, tags].concat()
    }

    #[test]
    fn tags_become_void_of_the_same_length() {
        let file = file(2);
        let voice = clean(&file).unwrap();
        assert_eq!((voice.bytes.len(), voice.millis), (file.len(), 2000));
        assert!(!voice.bytes.windows(8).any(|window| window == b"LOCATION"));
        assert_eq!(clean(&voice.bytes).unwrap().millis, 2000);
    }

    #[test]
    fn pictures_and_cut_files_are_refused() {
        assert_eq!(clean(&file(1)).unwrap_err(), Refusal::NotOneVoice);
        let file = file(2);
        assert_eq!(clean(&file[..file.len() - 3]).unwrap_err(), Refusal::Damaged);
        assert_eq!(clean(b"\x1a\x45\xdf\xa3").unwrap_err(), Refusal::Damaged);
    }
}
