//! CSV (RFC 4180 and what people make of it).

use std::borrow::Cow;

use base::Problem;
use encoding_rs::GB18030;

use super::super::profile::Encoding;
use super::{Record, Sheet, unreadable};

pub fn read(bytes: &[u8], encoding: Encoding, delimiter: u8) -> Result<Sheet, Problem> {
    let text = decode(bytes, encoding)?;
    // Rows of another length are told to the person, one by one, rather than ending the run.
    let mut reader =
        ::csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let broken = |error: ::csv::Error| unreadable(error.to_string(), error.to_string());
    let header = reader.headers().map_err(broken)?.iter().map(|name| name.trim().to_owned()).collect();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(broken)?;
        let line = record.position().map_or(0, ::csv::Position::line);
        rows.push(Record { line, cells: record.iter().map(str::to_owned).collect() });
    }
    Ok(Sheet { header, rows })
}

fn decode(bytes: &[u8], encoding: Encoding) -> Result<Cow<'_, str>, Problem> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match (std::str::from_utf8(bytes), encoding) {
        (Ok(text), Encoding::Utf8 | Encoding::Auto) => Ok(text.into()),
        (Err(error), Encoding::Utf8) => {
            let at = error.valid_up_to();
            let line = bytes[..at].split(|byte| *byte == b'\n').count();
            Err(unreadable(format!("第 {line} 行不是 UTF-8"), format!("line {line} is not UTF-8")))
        }
        (_, Encoding::Auto | Encoding::Gb18030) => {
            let (text, faulty) = GB18030.decode_without_bom_handling(bytes);
            if faulty { Err(unreadable("不是 GB18030 编码", "it is not GB18030")) } else { Ok(text) }
        }
    }
}
