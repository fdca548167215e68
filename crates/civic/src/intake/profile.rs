//! Profiles: what the columns of a file mean, as data of the pack (`profiles/NAME.toml`).

use std::collections::BTreeMap;

use base::{Code, Kind, Problem};
use jiff::tz::TimeZone;
use serde::Deserialize;

use crate::pack::Pack;

/// One way of reading files. Unknown keys are refused.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The system that the rows come from. Two profiles of one source share the keys of its rows.
    pub source: String,
    pub file: FileRule,
    /// Column of what tells one row from all others of the source.
    pub key: String,
    pub text: TextRule,
    pub time: TimeRule,
    #[serde(default)]
    pub place: PlaceRule,
    pub category: Option<CodeRule>,
    pub channel: Option<CodeRule>,
    /// The unit that settled it.
    pub unit: Option<CodeRule>,
    pub status: Option<StatusRule>,
    /// Column of the answer that the reporter was given.
    pub answer: Option<String>,
    pub votes: Option<VoteRule>,
    pub contact: Option<ContactRule>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileRule {
    pub format: Format,
    #[serde(default)]
    pub encoding: Encoding,
    /// Of a CSV file; one ASCII character.
    #[serde(default = "comma")]
    pub delimiter: char,
    /// Of a workbook; the first one unless said otherwise.
    pub sheet: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    Csv,
    Xlsx,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Encoding {
    /// UTF-8 if the file is that, else GB18030.
    #[default]
    Auto,
    #[serde(rename = "utf-8")]
    Utf8,
    Gb18030,
}

const fn comma() -> char {
    ','
}

/// The words of a case.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextRule {
    /// Columns of the title; without any it is the first line of the description.
    #[serde(default)]
    pub title: Vec<String>,
    pub description: Vec<String>,
    /// What stands between two columns.
    #[serde(default = "space")]
    pub join: String,
    #[serde(default)]
    pub overlong: Overlong,
}

fn space() -> String {
    " ".to_owned()
}

/// What becomes of a text that is longer than a case can hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Overlong {
    /// The row is refused.
    #[default]
    Refuse,
    /// It is cut, and the receipt says so.
    Cut,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeRule {
    /// IANA name; the pack's own unless said otherwise.
    pub zone: Option<String>,
    /// As in `strptime`; the first one that fits is taken. Cells that are dates themselves need none.
    #[serde(default)]
    pub formats: Vec<String>,
    pub created: String,
    /// The first column that is not empty counts. Without any, every case stays open.
    #[serde(default)]
    pub closed: Vec<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceRule {
    pub lon: Option<String>,
    pub lat: Option<String>,
    /// Coordinate system of the two; WGS84 unless said otherwise.
    pub system: Option<String>,
    /// Columns that name an area: the place of rows without a point, and a check on those with one.
    #[serde(default)]
    pub areas: Vec<AreaRule>,
    /// Code of the area of all other rows; the pack's root unless said otherwise.
    pub default: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AreaRule {
    pub column: String,
    /// Put before the value to make it an area code.
    #[serde(default)]
    pub prefix: String,
}

/// A column whose values mean codes of the pack.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeRule {
    pub column: Option<String>,
    /// From value to code. A value that is a code itself needs no line.
    #[serde(default)]
    pub map: BTreeMap<String, String>,
    /// For empty cells and values that nothing maps. Without it such a value makes the row wrong.
    pub default: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatusRule {
    pub column: String,
    /// Values of rows that are still open.
    #[serde(default)]
    pub open: Vec<String>,
    /// Values of rows that are settled; they need a closing time.
    #[serde(default)]
    pub closed: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoteRule {
    /// Column of the voices for it.
    #[serde(rename = "for")]
    pub pro: String,
    /// Column of the voices against it.
    #[serde(rename = "against")]
    pub contra: Option<String>,
    /// From so many voices for it on, the matter is a hot one.
    pub hot_from: Option<u32>,
}

/// Columns of the reporter's contact; kept sealed, apart from the case.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContactRule {
    pub name: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
}

static UNKNOWN: Code = Code::new(
    Kind::NotFound,
    "intake.no_profile",
    "没有导入方案“{0}”，现有：{1}。",
    "There is no import profile “{0}”; there are: {1}.",
);
static FAULTY: Code = Code::new(Kind::Invalid, "intake.profile_faulty", "{0}:{1}：{2}", "{0}:{1}: {3}");

/// The profiles of a pack by name.
pub fn names(pack: &Pack) -> Vec<&str> {
    pack.profiles.keys().map(String::as_str).collect()
}

impl Profile {
    /// A profile of the pack, checked against it. Errors: it is not there, or a key is wrong; file, line and key are named.
    pub fn of(pack: &Pack, name: &str) -> Result<Profile, Problem> {
        let file = format!("profiles/{name}.toml");
        let Some(text) = pack.files.get(&file) else {
            return Err(UNKNOWN.with([name.to_owned(), names(pack).join(", ")]));
        };
        Profile::read(&file, text, pack)
    }

    pub(super) fn read(file: &str, text: &str, pack: &Pack) -> Result<Profile, Problem> {
        let faulty = |line: usize, zh: String, en: String| {
            Err(FAULTY.with([file.to_owned(), line.to_string(), zh, en]))
        };
        let profile: Profile = match toml::from_str(text) {
            Ok(profile) => profile,
            Err(error) => {
                let line = error.span().map_or(0, |span| text[..span.start].matches('\n').count() + 1);
                let message = error.message().to_owned();
                // English: the parser's own message.
                return faulty(line, format!("方案有误：{message}"), message);
            }
        };
        match profile.fault(pack) {
            None => Ok(profile),
            Some((word, zh, en)) => {
                faulty(line_with(text, &word), format!("“{word}”：{zh}"), format!("“{word}”: {en}"))
            }
        }
    }

    /// The zone in which the file tells times.
    pub(super) fn zone(&self, pack: &Pack) -> Option<TimeZone> {
        TimeZone::get(self.time.zone.as_deref().unwrap_or(&pack.place.zone)).ok()
    }

    /// The first word that means nothing in this pack, and what it should have meant.
    fn fault(&self, pack: &Pack) -> Option<(String, &'static str, &'static str)> {
        let code = |rule: &Option<CodeRule>, known: &dyn Fn(&str) -> bool| {
            let rule = rule.as_ref()?;
            rule.map.values().chain(&rule.default).find(|code| !known(code)).cloned()
        };
        let area = self.place.default.clone().filter(|code| !pack.areas.contains(code));
        let zone = self.time.zone.clone().filter(|zone| TimeZone::get(zone).is_err());
        let system = self.place.system.clone().filter(|system| system.parse::<geo::System>().is_err());
        let delimiter = Some(self.file.delimiter).filter(|mark| !mark.is_ascii()).map(String::from);
        let half = self.place.lon.clone().xor(self.place.lat.clone());
        let mute = self.text.description.is_empty().then(|| "description".to_owned());
        [
            (
                code(&self.category, &|code| pack.categories.contains(code)),
                "配置包没有这个类别",
                "the pack has no such category",
            ),
            (
                code(&self.channel, &|code| pack.channels.contains(code)),
                "配置包没有这个渠道",
                "the pack has no such channel",
            ),
            (
                code(&self.unit, &|code| pack.units.contains(code)),
                "配置包没有这个单位",
                "the pack has no such unit",
            ),
            (area, "配置包没有这个区域", "the pack has no such area"),
            (zone, "不认识的时区", "no such time zone"),
            (system, "不认识的坐标系", "no such coordinate system"),
            (delimiter, "分隔符须为一个 ASCII 字符", "a delimiter is one ASCII character"),
            (half, "经度和纬度须同时给出", "longitude and latitude come together"),
            (mute, "至少要有一列", "at least one column is needed"),
        ]
        .into_iter()
        .find_map(|(word, zh, en)| Some((word?, zh, en)))
    }
}

/// The line on which a word stands first.
fn line_with(text: &str, word: &str) -> usize {
    text.lines()
        .position(|line| !line.trim_start().starts_with('#') && line.contains(word))
        .map_or(0, |n| n + 1)
}
