//! From the cells of a row to an [`Entry`], by the profile. Pure: it knows the pack and nothing else.

use std::collections::{BTreeSet, HashMap};

use base::{Code, Kind, Problem, Text, Time};
use geo::{Point, System};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};

use super::entry::{Entry, LONGEST_TEXT, LONGEST_TITLE};
use super::profile::{CodeRule, Overlong, Profile};
use super::read::Record;
use crate::cases::city::unit_id;
use crate::cases::model::Urgency;
use crate::cases::view::Contact;
use crate::pack::Pack;

static NO_COLUMNS: Code = Code::new(
    Kind::Invalid,
    "intake.columns_missing",
    "文件没有方案所要的列：{0}。文件的列：{1}。",
    "The file lacks columns that the profile names: {0}. It has: {1}.",
);

/// Channel of rows that say none.
const CHANNEL: &str = "import";

/// A profile tied to a pack and to the columns of one file.
pub struct Map<'a> {
    profile: &'a Profile,
    pack: &'a Pack,
    zone: TimeZone,
    system: System,
    columns: HashMap<&'a str, usize>,
    /// How many cells a row has.
    width: usize,
}

/// The cells of one row by column.
struct Cells<'a>(&'a Map<'a>, &'a Record);

impl Cells<'_> {
    /// A cell without surrounding blanks; empty if the column is not named.
    fn get(&self, column: &str) -> &str {
        self.0.columns.get(column).and_then(|n| self.1.cells.get(*n)).map_or("", |cell| cell.trim())
    }

    fn maybe(&self, column: Option<&String>) -> Option<String> {
        column.map(|column| self.get(column)).filter(|cell| !cell.is_empty()).map(str::to_owned)
    }
}

fn wrong<T>(zh: impl Into<String>, en: impl Into<String>) -> Result<T, Text> {
    Err(Text::new(zh, en))
}

impl<'a> Map<'a> {
    /// Errors: the file lacks a column that the profile names.
    pub fn new(profile: &'a Profile, pack: &'a Pack, header: &[String]) -> Result<Map<'a>, Problem> {
        let place = |name: &&str| header.iter().position(|column| column == name);
        let (mut columns, mut missing) = (HashMap::new(), Vec::new());
        for name in named(profile) {
            match place(&name) {
                Some(at) => drop(columns.insert(name, at)),
                None => missing.push(name),
            }
        }
        if !missing.is_empty() {
            return Err(NO_COLUMNS.with([missing.join(", "), header.join(", ")]));
        }
        let system = profile.place.system.as_deref().and_then(|system| system.parse().ok());
        let zone = profile.zone(pack).unwrap_or(TimeZone::UTC);
        Ok(Map { profile, pack, zone, system: system.unwrap_or(System::Wgs84), columns, width: header.len() })
    }

    /// What a row says. Errors: what is wrong with it, for a person.
    pub fn entry(&self, row: &Record) -> Result<Entry, Text> {
        let (profile, cells) = (self.profile, Cells(self, row));
        if row.cells.len() != self.width {
            let (has, wants) = (row.cells.len(), self.width);
            return wrong(
                format!("有 {has} 列，应为 {wants} 列"),
                format!("it has {has} cells, not {wants}"),
            );
        }
        if row.cells.iter().any(|cell| cell.contains('\0')) {
            return wrong("含有空字符", "it holds a null character");
        }
        let key = cells.get(&profile.key).to_owned();
        if key.is_empty() || key.len() > 200 {
            return wrong("编号为空或过长", "its key is empty or too long");
        }
        let mut cut = false;
        let description = self.fit(self.join(&cells, &profile.text.description), LONGEST_TEXT, &mut cut)?;
        if description.is_empty() {
            return wrong("没有内容", "it says nothing");
        }
        let title = self.fit(self.join(&cells, &profile.text.title), LONGEST_TITLE, &mut cut)?;
        let answer =
            self.fit(cells.maybe(profile.answer.as_ref()).unwrap_or_default(), LONGEST_TEXT, &mut cut)?;
        let created = self.time(&cells, &profile.time.created)?;
        let Some(created) = created else {
            return wrong("没有发生时间", "it does not say when it came in");
        };
        let (urgency, votes) = self.votes(&cells)?;
        let category =
            self.code(&cells, &profile.category, "类别", "category", |c| self.pack.categories.contains(c))?;
        let channel =
            self.code(&cells, &profile.channel, "渠道", "channel", |c| self.pack.channels.contains(c))?;
        let unit = self.code(&cells, &profile.unit, "单位", "unit", |c| self.pack.units.contains(c))?;
        let areas = profile.place.areas.iter().filter(|rule| !cells.get(&rule.column).is_empty());
        Ok(Entry {
            digest: self.digest(&cells),
            title: Some(title).filter(|title| !title.is_empty()),
            description,
            created,
            closed: self.closed(&cells, created)?,
            point: self.point(&cells)?,
            areas: areas
                .map(|rule| (rule.column.clone(), format!("{}{}", rule.prefix, cells.get(&rule.column))))
                .collect(),
            category,
            channel: channel.unwrap_or_else(|| CHANNEL.to_owned()),
            unit: unit.as_deref().map(unit_id),
            urgency,
            answer: Some(answer).filter(|answer| !answer.is_empty()),
            status: profile.status.as_ref().and_then(|rule| cells.maybe(Some(&rule.column))),
            votes,
            contact: profile.contact.as_ref().map(|rule| Contact {
                name: cells.maybe(rule.name.as_ref()),
                phone: cells.maybe(rule.phone.as_ref()),
                email: cells.maybe(rule.email.as_ref()),
            }),
            cut,
            key,
        })
    }

    fn join(&self, cells: &Cells<'_>, columns: &[String]) -> String {
        let parts = columns.iter().map(|column| cells.get(column)).filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(&self.profile.text.join)
    }

    /// The text, at most so many characters of it if the profile lets it be cut.
    fn fit(&self, text: String, most: usize, cut: &mut bool) -> Result<String, Text> {
        let length = text.chars().count();
        if length <= most {
            return Ok(text);
        }
        if self.profile.text.overlong == Overlong::Refuse {
            return wrong(
                format!("文字有 {length} 个字，最多 {most} 个"),
                format!("a text has {length} characters, at most {most} are taken"),
            );
        }
        *cut = true;
        Ok(text.chars().take(most - 1).chain(['…']).collect())
    }

    /// The instant in a column; none if the cell is empty.
    fn time(&self, cells: &Cells<'_>, column: &str) -> Result<Option<Time>, Text> {
        let cell = cells.get(column);
        if cell.is_empty() {
            return Ok(None);
        }
        let formats = self.profile.time.formats.iter();
        let civil = formats.filter_map(|format| DateTime::strptime(format, cell).ok()).next();
        let at = civil.or_else(|| cell.parse().ok()).and_then(|civil| self.zone.to_timestamp(civil).ok());
        match at {
            Some(at) => Ok(Some(at.into())),
            None => wrong(format!("“{column}”不是时间：{cell}"), format!("“{column}” is no time: {cell}")),
        }
    }

    /// When it was settled, if it was.
    fn closed(&self, cells: &Cells<'_>, created: Time) -> Result<Option<Time>, Text> {
        let columns = &self.profile.time.closed;
        let told = columns.iter().find(|column| !cells.get(column).is_empty());
        let at = told.map_or(Ok(None), |column| self.time(cells, column))?;
        let is_closed = match &self.profile.status {
            None => at.is_some(),
            Some(rule) => {
                let status = cells.get(&rule.column);
                let is = |list: &[String]| list.iter().any(|word| word == status);
                match (is(&rule.closed), is(&rule.open)) {
                    (true, _) => true,
                    (_, true) => false,
                    _ => {
                        return wrong(
                            format!("方案里没有状态“{status}”"),
                            format!("the profile knows no status “{status}”"),
                        );
                    }
                }
            }
        };
        match at {
            _ if !is_closed => Ok(None),
            None => wrong("已办结但没有办结时间", "it is settled, but does not say when"),
            Some(at) if at < created => wrong("办结早于发生", "it was settled before it came in"),
            Some(at) => Ok(Some(at)),
        }
    }

    fn point(&self, cells: &Cells<'_>) -> Result<Option<(f64, f64)>, Text> {
        let rule = &self.profile.place;
        let (Some(lon), Some(lat)) = (cells.maybe(rule.lon.as_ref()), cells.maybe(rule.lat.as_ref())) else {
            return Ok(None);
        };
        let point = lon.parse().ok().zip(lat.parse().ok()).map(|(lon, lat)| Point::new(lon, lat));
        match point.filter(|point| point.is_valid()) {
            // Nought, nought is what systems write that know no place.
            Some(Point { lon: 0.0, lat: 0.0 }) => Ok(None),
            Some(point) => {
                let point = self.system.to_wgs84(point);
                Ok(Some((point.lon, point.lat)))
            }
            None => wrong(format!("经纬度不对：{lon}, {lat}"), format!("no point on Earth: {lon}, {lat}")),
        }
    }

    /// The code that a cell means.
    fn code(
        &self,
        cells: &Cells<'_>,
        rule: &Option<CodeRule>,
        zh: &str,
        en: &str,
        known: impl Fn(&str) -> bool,
    ) -> Result<Option<String>, Text> {
        let Some(rule) = rule else { return Ok(None) };
        let value = cells.maybe(rule.column.as_ref());
        let meant = value.as_ref().and_then(|value| match rule.map.get(value) {
            Some(code) => Some(code.clone()),
            None => Some(value.clone()).filter(|value| known(value)),
        });
        match (meant.or_else(|| rule.default.clone()), value) {
            (None, Some(value)) => {
                wrong(format!("方案里没有{zh}“{value}”"), format!("the profile knows no {en} “{value}”"))
            }
            (code, _) => Ok(code),
        }
    }

    /// Voices for and against, as urgency and in words.
    fn votes(&self, cells: &Cells<'_>) -> Result<(Option<Urgency>, Option<String>), Text> {
        let Some(rule) = &self.profile.votes else { return Ok((None, None)) };
        let count = |column: &String| match cells.get(column) {
            "" => Ok(0),
            cell => cell
                .parse::<u32>()
                .or_else(|_| wrong(format!("票数不对：{cell}"), format!("no number of votes: {cell}"))),
        };
        let (pro, contra) = (count(&rule.pro)?, rule.contra.as_ref().map_or(Ok(0), count)?);
        let hot = rule.hot_from.is_some_and(|from| pro >= from);
        // English: in the same text, since people of both languages read it.
        let words =
            (pro + contra > 0).then(|| format!("赞成 {pro}，反对 {contra} (for {pro}, against {contra})"));
        Ok((hot.then_some(Urgency::Hot), words))
    }

    /// Over the cells that the profile looks at, each with its name and length.
    fn digest(&self, cells: &Cells<'_>) -> [u8; 32] {
        let mut hash = Sha256::new();
        let mut names: Vec<&str> = self.columns.keys().copied().collect();
        names.sort_unstable();
        for name in names {
            for part in [name, cells.get(name)] {
                hash.update((part.len() as u64).to_be_bytes());
                hash.update(part.as_bytes());
            }
        }
        hash.finalize().into()
    }
}

/// Every column that a profile names.
fn named(profile: &Profile) -> BTreeSet<&str> {
    let Profile { key, text, time, place, category, channel, unit, status, answer, votes, contact, .. } =
        profile;
    let codes = [category, channel, unit].into_iter().flatten().filter_map(|rule| rule.column.as_ref());
    let contact = contact.iter().flat_map(|rule| [&rule.name, &rule.phone, &rule.email]).flatten();
    let votes = votes.iter().flat_map(|rule| [Some(&rule.pro), rule.contra.as_ref()]).flatten();
    [key, &time.created]
        .into_iter()
        .chain(text.title.iter().chain(&text.description).chain(&time.closed))
        .chain(place.lon.iter().chain(&place.lat).chain(answer))
        .chain(place.areas.iter().map(|rule| &rule.column))
        .chain(status.iter().map(|rule| &rule.column))
        .chain(codes.chain(contact).chain(votes))
        .map(String::as_str)
        .collect()
}
