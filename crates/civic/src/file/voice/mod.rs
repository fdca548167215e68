//! Voice notes: the container is checked from end to end and freed of everything but sound; the sound itself is not touched.
//!
//! | container | what is left out |
//! |---|---|
//! | Ogg Opus | the comments (`OpusTags`), replaced by empty ones |
//! | MP3, AAC (ADTS) | everything that is no frame: ID3, APE, Lyrics tags |
//! | M4A | the content of `udta`, `meta`, `uuid`, `free`, `skip` boxes, and the times of making |
//! | WebM | `Tags`, `Attachments`, title, date |
//! | WAV | every chunk but `fmt `, `fact` and `data` |
//!
//! Refused: anything with a picture or text track, more than one stream, or bytes that the container does not explain.

mod frames;
mod mp4;
mod ogg;
mod wav;
mod webm;

use base::{Code, Kind, Problem};

use super::media::Media;

/// A clean voice note.
#[derive(Debug)]
pub struct Voice {
    pub bytes: Vec<u8>,
    /// How long it plays, in milliseconds.
    pub millis: u64,
}

/// The longest voice note.
const MAX_MINUTES: u64 = 10;

/// Why a container is refused.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It ends too early, or its parts contradict each other.
    #[error("the container is damaged")]
    Damaged,
    /// Something else than one track of sound.
    #[error("only one track of sound is taken")]
    NotOneVoice,
}

static DAMAGED: Code = Code::new(
    Kind::Invalid,
    "file.damaged",
    "文件已损坏，无法读取。",
    "The file is damaged and cannot be read.",
);
static NOT_ONE_VOICE: Code = Code::new(
    Kind::Invalid,
    "file.not_one_voice",
    "语音文件只能包含一条声音轨道。",
    "A voice note holds one track of sound and nothing else.",
);
static TOO_LONG: Code = Code::new(
    Kind::Invalid,
    "file.too_long",
    "语音太长，最多 {0} 分钟。",
    "The voice note is too long; at most {0} minutes.",
);

/// Checks and cleans a voice note of this container.
pub fn clean(media: Media, bytes: &[u8]) -> Result<Voice, Problem> {
    let cleaned = match media {
        Media::Ogg => ogg::clean(bytes),
        Media::Mp3 => frames::clean(bytes, frames::mp3),
        Media::Aac => frames::clean(bytes, frames::adts),
        Media::Mp4 => mp4::clean(bytes),
        Media::Webm => webm::clean(bytes),
        Media::Wav => wav::clean(bytes),
        Media::Jpeg | Media::Png | Media::Webp => Err(Refusal::NotOneVoice),
    };
    let voice = cleaned.map_err(|refusal| match refusal {
        Refusal::Damaged => DAMAGED.problem(),
        Refusal::NotOneVoice => NOT_ONE_VOICE.problem(),
    })?;
    if voice.millis > MAX_MINUTES * 60_000 {
        return Err(TOO_LONG.with([MAX_MINUTES]));
    }
    Ok(voice)
}

/// Reading forward through bytes; whatever lies beyond the end is damage.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    const fn new(bytes: &'a [u8]) -> Reader<'a> {
        Reader { bytes, at: 0 }
    }

    const fn is_done(&self) -> bool {
        self.at >= self.bytes.len()
    }

    fn take(&mut self, count: usize) -> Result<&'a [u8], Refusal> {
        let end = self.at.checked_add(count).ok_or(Refusal::Damaged)?;
        let taken = self.bytes.get(self.at..end).ok_or(Refusal::Damaged)?;
        self.at = end;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Refusal> {
        self.take(N)?.try_into().map_err(|_| Refusal::Damaged)
    }
}
