//! Receipts as files.

use std::io::{self, Write};

use base::Lang;

use super::run::{Outcome, Receipt};
use crate::platform::sheet::plain;

/// One line for each row: CSV for a spreadsheet, in one language.
pub fn csv(outcome: &Outcome, lang: Lang, out: impl Write) -> io::Result<()> {
    let mut writer = ::csv::Writer::from_writer(out);
    writer.write_record(["line", "key", "outcome", "number", "area", "reason"])?;
    for receipt in &outcome.receipts {
        let Receipt { line, key, done, number, area, reason } = receipt;
        let reason = reason.as_ref().map(|reason| reason.get(lang)).unwrap_or_default();
        let texts = [
            key,
            done.key(),
            number.as_deref().unwrap_or_default(),
            area.as_deref().unwrap_or_default(),
            reason,
        ];
        writer.write_record(std::iter::once(line.to_string()).chain(texts.into_iter().map(plain)))?;
    }
    writer.flush()
}

/// One JSON object for each row, with the reason in both languages.
pub fn json_lines(outcome: &Outcome, mut out: impl Write) -> io::Result<()> {
    for receipt in &outcome.receipts {
        serde_json::to_writer(&mut out, receipt)?;
        out.write_all(b"\n")?;
    }
    out.flush()
}
