//! CSV rows of areas.

use std::borrow::Cow;
use std::str::FromStr;

use geo::Point;

use super::{Options, Refused, Row};
use crate::area::AreaKind;

/// What the header may name. `code` must be there; `source`, `evidence` and `note` are for people and are passed over.
pub const COLUMNS: &[&str] = &[
    "code",
    "kind",
    "name_zh",
    "name_en",
    "parent",
    "lon",
    "lat",
    "households",
    "residents",
    "floors",
    "valid_from",
    "source",
    "evidence",
    "note",
];

/// Reads UTF-8 (with or without a mark) or GB18030.
fn decode(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}').into(),
        Err(_) => encoding_rs::GB18030.decode(bytes).0,
    }
}

pub fn read(bytes: &[u8], options: &Options) -> (Vec<Row>, Vec<Refused>) {
    let text = decode(bytes);
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
    let header = match reader.headers() {
        Ok(header) => header.clone(),
        Err(e) => {
            return (
                Vec::new(),
                vec![Refused::new(0, format!("读不懂文件:{e}"), format!("cannot be read: {e}"))],
            );
        }
    };
    let unknown = header.iter().find(|name| !COLUMNS.contains(name));
    if let Some(name) = unknown.or_else(|| (!header.iter().any(|name| name == "code")).then_some("code")) {
        let known = COLUMNS.join(", ");
        return (
            Vec::new(),
            vec![Refused::new(
                1,
                format!("表头“{name}”未知或缺失;可用的列:{known}"),
                format!("column “{name}” is unknown or missing; known columns: {known}"),
            )],
        );
    }
    let (mut rows, mut refused) = (Vec::new(), Vec::new());
    for record in reader.records() {
        let read = record.map_err(|e| {
            let line = e.position().map_or(0, |p| p.line() as usize);
            Refused::new(line, format!("读不懂这一行:{e}"), format!("cannot be read: {e}"))
        });
        match read.and_then(|record| Cells { header: &header, record: &record }.row(options)) {
            Ok(row) => rows.push(row),
            Err(fault) => refused.push(fault),
        }
    }
    (rows, refused)
}

struct Cells<'a> {
    header: &'a csv::StringRecord,
    record: &'a csv::StringRecord,
}

impl Cells<'_> {
    fn line(&self) -> usize {
        self.record.position().map_or(0, |p| p.line() as usize)
    }

    fn text(&self, column: &str) -> Option<String> {
        let n = self.header.iter().position(|name| name == column)?;
        self.record.get(n).filter(|cell| !cell.is_empty()).map(str::to_owned)
    }

    fn number<T: FromStr>(&self, column: &str) -> Result<Option<T>, Refused> {
        let parse = |cell: String| {
            cell.parse().map_err(|_| {
                Refused::new(
                    self.line(),
                    format!("{column}“{cell}”不是有效的数字"),
                    format!("{column} “{cell}” is not a number"),
                )
            })
        };
        self.text(column).map(parse).transpose()
    }

    fn row(&self, options: &Options) -> Result<Row, Refused> {
        let row = self.line();
        let missing = || Refused::new(row, "缺少编码 code", "code is missing");
        let kind = self.text("kind").map(|key| {
            AreaKind::from_key(&key).ok_or_else(|| {
                Refused::new(row, format!("没有“{key}”这类区域"), format!("there is no kind “{key}”"))
            })
        });
        let point = match (self.number("lon")?, self.number("lat")?) {
            (None, None) => None,
            (Some(lon), Some(lat)) if Point::new(lon, lat).is_valid() => {
                Some(options.system.to_wgs84(Point::new(lon, lat)).rounded())
            }
            _ => {
                return Err(Refused::new(
                    row,
                    "lon 和 lat 须同时给出,且在地球上(经度在前)",
                    "lon and lat come together and lie on the globe (longitude is the first)",
                ));
            }
        };
        Ok(Row {
            row,
            code: self.text("code").ok_or_else(missing)?,
            kind: kind.transpose()?,
            name_zh: self.text("name_zh"),
            name_en: self.text("name_en"),
            parent: self.text("parent"),
            point,
            shape: None,
            households: self.number("households")?,
            residents: self.number("residents")?,
            floors: self.number("floors")?,
            valid_from: self.text("valid_from"),
        })
    }
}
