//! Which media are taken: a table of magic bytes and names. What the bytes say counts; the declared type must agree.

use base::{Code, Kind, Problem};

/// A photo or a voice note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    Photo,
    Voice,
}

impl FileKind {
    pub const fn key(self) -> &'static str {
        match self {
            FileKind::Photo => "photo",
            FileKind::Voice => "voice",
        }
    }
}

/// A container or picture format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    Jpeg,
    Png,
    Webp,
    Ogg,
    Mp3,
    Mp4,
    Aac,
    Webm,
    Wav,
}

/// Format, kind, extension, and the names under which clients declare it; the first name is the one we answer with.
type Row = (Media, FileKind, &'static str, &'static [&'static str]);

const TABLE: [Row; 9] = [
    (Media::Jpeg, FileKind::Photo, "jpg", &["image/jpeg", "image/jpg", "image/pjpeg"]),
    (Media::Png, FileKind::Photo, "png", &["image/png"]),
    (Media::Webp, FileKind::Photo, "webp", &["image/webp"]),
    (Media::Ogg, FileKind::Voice, "ogg", &["audio/ogg", "audio/opus", "application/ogg"]),
    (Media::Mp3, FileKind::Voice, "mp3", &["audio/mpeg", "audio/mp3"]),
    (Media::Mp4, FileKind::Voice, "m4a", &["audio/mp4", "audio/m4a", "audio/x-m4a"]),
    (Media::Aac, FileKind::Voice, "aac", &["audio/aac", "audio/aacp", "audio/x-aac"]),
    (Media::Webm, FileKind::Voice, "webm", &["audio/webm"]),
    (Media::Wav, FileKind::Voice, "wav", &["audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave"]),
];

pub static UNSUPPORTED: Code = Code::new(
    Kind::UnsupportedMedia,
    "file.unsupported",
    "只接受照片(JPEG、PNG、WebP)和语音(Ogg Opus、MP3、M4A、AAC、WebM、WAV)。",
    "Only photos (JPEG, PNG, WebP) and voice notes (Ogg Opus, MP3, M4A, AAC, WebM, WAV) are taken.",
);
pub static MISMATCH: Code = Code::new(
    Kind::UnsupportedMedia,
    "file.type_mismatch",
    "文件声明为 {0}，内容却是 {1}。",
    "The file is declared as {0}, but its content is {1}.",
);

impl Media {
    fn row(self) -> &'static Row {
        TABLE.iter().find(|row| row.0 == self).expect("every format is in the table")
    }

    pub fn kind(self) -> FileKind {
        self.row().1
    }

    pub fn extension(self) -> &'static str {
        self.row().2
    }

    /// The media type (RFC 6838).
    pub fn name(self) -> &'static str {
        self.row().3[0]
    }

    /// The format with this media type.
    pub fn named(name: &str) -> Option<Media> {
        TABLE.iter().find(|row| row.3.contains(&name)).map(|row| row.0)
    }

    /// What the first bytes say.
    pub fn sniff(bytes: &[u8]) -> Option<Media> {
        let riff = |form: &[u8]| bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(form);
        match bytes {
            [0xff, 0xd8, 0xff, ..] => Some(Media::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Media::Png),
            [b'O', b'g', b'g', b'S', ..] => Some(Media::Ogg),
            [b'I', b'D', b'3', ..] => Some(Media::Mp3),
            [0x1a, 0x45, 0xdf, 0xa3, ..] => Some(Media::Webm),
            // Eleven sync bits, then the layer: 00 is ADTS, 01 is layer III.
            [0xff, second, ..] if second & 0xf6 == 0xf0 => Some(Media::Aac),
            [0xff, second, ..] if second & 0xe6 == 0xe2 => Some(Media::Mp3),
            [_, _, _, _, b'f', b't', b'y', b'p', ..] => Some(Media::Mp4),
            _ if riff(b"WEBP") => Some(Media::Webp),
            _ if riff(b"WAVE") => Some(Media::Wav),
            _ => None,
        }
    }

    /// The format of `bytes`, provided that it is the one declared; parameters such as `; codecs=opus` do not matter.
    pub fn check(declared: &str, bytes: &[u8]) -> Result<Media, Problem> {
        let declared = declared.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let found = Media::sniff(bytes).ok_or_else(|| UNSUPPORTED.problem())?;
        match Media::named(&declared) {
            Some(media) if media == found => Ok(found),
            // The declared word goes back to the caller, so it is kept short.
            _ => Err(MISMATCH.with([declared.chars().take(60).collect::<String>(), found.name().to_owned()])),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_decides_and_the_declaration_must_agree() {
        assert_eq!(Media::check("audio/webm;codecs=opus", b"\x1a\x45\xdf\xa3....").unwrap(), Media::Webm);
        assert_eq!(Media::check("image/JPEG", b"\xff\xd8\xff\xe0").unwrap(), Media::Jpeg);
        for (declared, bytes, code) in [
            ("image/png", b"\xff\xd8\xff\xe0".as_slice(), "file.type_mismatch"),
            ("application/octet-stream", b"\xff\xd8\xff\xe0", "file.type_mismatch"),
            ("image/svg+xml", b"<svg xmlns=", "file.unsupported"),
            ("image/gif", b"GIF89a......", "file.unsupported"),
            ("image/png", b"", "file.unsupported"),
        ] {
            assert_eq!(Media::check(declared, bytes).unwrap_err().code.code, code, "{declared}");
        }
    }

    #[test]
    fn every_name_is_listed_once() {
        let mut names: Vec<_> = TABLE.iter().flat_map(|row| row.3).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), TABLE.iter().map(|row| row.3.len()).sum::<usize>());
    }
}
