//! WAV (RIFF): three sorts of chunk are kept.

use super::{Reader, Refusal, Voice};

/// Sound formats of the `fmt ` chunk: PCM, float, A-law, µ-law, extensible.
const FORMATS: [u16; 5] = [1, 3, 6, 7, 0xfffe];

pub fn clean(bytes: &[u8]) -> Result<Voice, Refusal> {
    let mut reader = Reader::new(bytes);
    reader.take(12)?;
    let mut body = b"WAVE".to_vec();
    let (mut byte_rate, mut sound) = (None, None);
    while bytes.len() - reader.at >= 8 {
        let name: [u8; 4] = reader.array()?;
        let said = u32::from_le_bytes(reader.array()?) as usize;
        let left = bytes.len() - reader.at;
        // Recorders that stream do not know the length of the sound: it goes to the end.
        let size = if &name == b"data" { said.min(left) } else { said };
        let content = reader.take(size)?;
        if size % 2 == 1 && !reader.is_done() {
            reader.take(1)?;
        }
        match &name {
            b"fmt " if byte_rate.is_none() => {
                let mut fields = Reader::new(content);
                let format = u16::from_le_bytes(fields.array()?);
                fields.take(6)?;
                let rate = u32::from_le_bytes(fields.array()?);
                if !FORMATS.contains(&format) || rate == 0 {
                    return Err(Refusal::Damaged);
                }
                byte_rate = Some(u64::from(rate));
            }
            b"data" if sound.is_none() && byte_rate.is_some() => sound = Some(size as u64),
            b"fact" => {}
            b"fmt " | b"data" => return Err(Refusal::NotOneVoice),
            _ => continue,
        }
        body.extend_from_slice(&name);
        body.extend_from_slice(&u32::try_from(size).map_err(|_| Refusal::Damaged)?.to_le_bytes());
        body.extend_from_slice(content);
        body.resize(body.len() + size % 2, 0);
    }
    let (rate, sound) = byte_rate.zip(sound).ok_or(Refusal::Damaged)?;
    let size = u32::try_from(body.len()).map_err(|_| Refusal::Damaged)?;
    Ok(Voice { bytes: [b"RIFF", size.to_le_bytes().as_slice(), &body].concat(), millis: sound * 1000 / rate })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_chunks_go() {
        let fmt = [
            b"fmt \x10\0\0\0\x01\0\x01\0".as_slice(),
            &8000u32.to_le_bytes(),
            &16000u32.to_le_bytes(),
            b"\x02\0\x10\0",
        ]
        .concat();
        let list = b"LIST\x07\0\0\0INFOabc\0";
        let data = [b"data".as_slice(), &16000u32.to_le_bytes(), &[7; 16000]].concat();
        let file = [b"RIFF\0\0\0\0WAVE", fmt.as_slice(), list, &data].concat();
        let voice = clean(&file).unwrap();
        assert_eq!(voice.millis, 1000);
        assert_eq!(voice.bytes, [b"RIFF", 16036u32.to_le_bytes().as_slice(), b"WAVE", &fmt, &data].concat());
        assert!(clean(&file[..40]).is_err());
    }
}
