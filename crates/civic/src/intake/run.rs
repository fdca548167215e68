//! One run over one file.

use std::collections::HashMap;
use std::path::PathBuf;

use base::{Code, Kind, Problem, Text};
use geo::Point;

use super::agreement::{self, Agreement};
use super::entry::Entry;
use super::map::Map;
use super::profile::Profile;
use super::read::{self, Record, UNREADABLE};
use super::store;
use crate::area::{self, Atlas};
use crate::cases::city::{CityPart, Rules, city};
use crate::cases::desk::Opening;
use crate::cases::model::{Act, Matter, Said, Urgency};
use crate::cases::number::number;
use crate::cases::takeover::{self, Settled, Taken};
use crate::cases::{Place, desk};
use crate::pack;
use crate::platform::{Ctx, Principal};

/// What is to be imported.
#[derive(Clone, Debug)]
pub struct Request {
    pub file: PathBuf,
    /// Name of a profile of the pack.
    pub profile: String,
    /// Reads and checks every row, and writes nothing.
    pub dry_run: bool,
}

/// How far it is.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    pub done: usize,
    pub total: usize,
}

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Done {
    /// It is a case now, or would be if it were no dry run.
    Created,
    /// It was in already.
    Skipped,
    /// It was in already and reads differently now; the case stays as it is.
    Changed,
    /// It is wrong; `reason` says how.
    Refused,
}

impl Done {
    pub const fn key(self) -> &'static str {
        match self {
            Done::Created => "created",
            Done::Skipped => "skipped",
            Done::Changed => "changed",
            Done::Refused => "refused",
        }
    }
}

/// What became of one row, for whoever sent the file.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Receipt {
    pub line: u64,
    pub key: String,
    #[serde(rename = "outcome")]
    pub done: Done,
    /// Of its case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Path of the area in which it was placed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text>,
}

/// What a run did, or would do.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub struct Outcome {
    /// Rows of the file.
    pub rows: usize,
    pub receipts: Vec<Receipt>,
    pub agreements: Vec<Agreement>,
    /// Stopped before the end; a second run goes on.
    pub stopped: bool,
}

impl Outcome {
    pub fn count(&self, done: Done) -> usize {
        self.receipts.iter().filter(|receipt| receipt.done == done).count()
    }
}

/// Rows in one transaction.
const BATCH: usize = 300;

static TWO_AT_ONCE: Code = Code::new(
    Kind::Conflict,
    "intake.two_at_once",
    "同一批数据正在被另一个导入处理，请稍后再来一遍。",
    "Another import is at the same rows; run it again when that one is done.",
);
static NO_AREAS: Code = Code::new(
    Kind::Conflict,
    "intake.no_areas",
    "没有区域 {0}，请先启用配置包。",
    "There is no area {0}; switch the pack on first.",
);

/// Imports a file. `progress` is told after every batch; when `stop` says so, the run ends before the next one.
/// Errors: the profile or the file as a whole is wrong, or the database fails; whole batches that are in stay in.
pub async fn import(
    ctx: &Ctx,
    request: &Request,
    progress: &mut (dyn FnMut(Progress) + Send),
    stop: &(dyn Fn() -> bool + Sync),
) -> Result<Outcome, Problem> {
    let pack = pack::current(ctx)?;
    let profile = Profile::of(&pack, &request.profile)?;
    let bytes = tokio::fs::read(&request.file).await.map_err(|error| {
        let told = format!("{}: {error}", request.file.display());
        UNREADABLE.with([told.clone(), told])
    })?;
    let sheet = read::sheet(&bytes, &profile.file)?;
    drop(bytes);
    let map = Map::new(&profile, &pack, &sheet.header)?;
    let city = city(ctx);
    let run = Run {
        ctx,
        profile: &profile,
        map: &map,
        rules: &*city.0.rules(&pack.label())?,
        city: &city,
        atlas: &area::atlas(ctx),
        dry_run: request.dry_run,
    };
    let mut outcome = Outcome { rows: sheet.rows.len(), ..Outcome::default() };
    // Rows of this very file, for those that stand in it twice.
    let mut seen = HashMap::new();
    for rows in sheet.rows.chunks(BATCH) {
        if stop() {
            outcome.stopped = true;
            break;
        }
        run.batch(rows, &mut seen, &mut outcome).await?;
        progress(Progress { done: outcome.receipts.len(), total: outcome.rows });
    }
    Ok(outcome)
}

/// What stays the same from row to row.
struct Run<'a> {
    ctx: &'a Ctx,
    profile: &'a Profile,
    map: &'a Map<'a>,
    city: &'a CityPart,
    rules: &'a Rules,
    atlas: &'a Atlas,
    dry_run: bool,
}

/// A row on its way in.
struct Fresh {
    key: String,
    digest: [u8; 32],
    taken: Taken,
}

/// Digest of a row, and the number of its case if it has one.
type Seen = HashMap<String, (Vec<u8>, Option<String>)>;

impl Run<'_> {
    async fn batch(&self, rows: &[Record], seen: &mut Seen, outcome: &mut Outcome) -> Result<(), Problem> {
        let read: Vec<_> = rows.iter().map(|row| (row.line, self.map.entry(row))).collect();
        let keys = read.iter().filter_map(|(_, entry)| entry.as_ref().ok()).map(|entry| entry.key.clone());
        let (source, keys) = (self.profile.source.clone(), keys.collect::<Vec<_>>());
        let known = self.ctx.read(move |tx| Ok::<_, Problem>(store::known(tx, &source, &keys)?)).await?;
        seen.extend(known.into_iter().map(|(key, row)| (key, (row.digest, Some(row.number)))));
        let (mut receipts, mut fresh) = (Vec::with_capacity(rows.len()), Vec::new());
        for (line, entry) in read {
            let entry = match entry {
                Ok(entry) => entry,
                Err(reason) => {
                    receipts.push(refused(line, String::new(), reason));
                    continue;
                }
            };
            if let Some((digest, number)) = seen.get(&entry.key) {
                receipts.push(known_receipt(line, &entry, digest, number.clone()));
                continue;
            }
            agreement::count(&mut outcome.agreements, self.atlas, line, &entry);
            match self.draw_up(&entry) {
                Err(problem) => receipts.push(refused(line, entry.key, told(&problem))),
                Ok(mut taken) => {
                    let mut given = None;
                    if !self.dry_run {
                        let serial = self.ctx.serial("cases").await?;
                        let (prefix, zone) = (&self.rules.pack.prefix, self.rules.pack.calendar.zone());
                        taken.case.number = number(prefix, zone, entry.created, serial);
                        given = Some(taken.case.number.clone());
                    }
                    seen.insert(entry.key.clone(), (entry.digest.to_vec(), given.clone()));
                    receipts.push(created(line, &entry, given, taken.case.area_path.clone()));
                    fresh.push(Fresh { key: entry.key, digest: entry.digest, taken });
                }
            }
        }
        if !self.dry_run && !fresh.is_empty() {
            self.write(fresh).await?;
        }
        outcome.receipts.append(&mut receipts);
        Ok(())
    }

    async fn write(&self, fresh: Vec<Fresh>) -> Result<(), Problem> {
        let source = self.profile.source.clone();
        self.ctx
            .write(Principal::System("import"), move |work| {
                for Fresh { key, digest, taken } in fresh {
                    let (case, number, now) = (taken.case.id, taken.case.number.clone(), work.now);
                    if !store::claim(work.tx, &source, &key, case, &number, digest, now)? {
                        return Err(TWO_AT_ONCE.problem());
                    }
                    takeover::put(work, taken)?;
                }
                Ok(())
            })
            .await
    }

    /// The case that a row becomes. Nothing is written.
    fn draw_up(&self, entry: &Entry) -> Result<Taken, Problem> {
        let opening = Opening {
            number: String::new(),
            title: entry.title.clone().unwrap_or_else(|| desk::title(&entry.description)),
            description: entry.description.clone(),
            place: self.place(entry)?,
            point: entry.point,
            matter: self.matter(entry),
            channel: entry.channel.clone(),
            contact: entry.contact.clone(),
            parent: None,
            follows: None,
            drill: false,
            act: Act::Submit,
            said: Said { note: entry.votes.clone(), ..Said::default() },
        };
        let settled = entry.closed.map(|at| Settled {
            at,
            unit: entry.unit,
            answer: entry.answer.clone(),
            note: entry.status.clone(),
        });
        takeover::draw_up(self.ctx, self.city, self.rules, opening, entry.created, settled)
    }

    /// By polygon; without a point, or with one outside, by the first column that names an area; else the district.
    fn place(&self, entry: &Entry) -> Result<Place, Problem> {
        let found = entry.point.and_then(|(lon, lat)| self.atlas.locate(Point::new(lon, lat)));
        if let Some(found) = found {
            return Ok(Place {
                area: found.area,
                path: found.path,
                rule: found.rule.to_owned(),
                version: found.version,
            });
        }
        let named = entry.areas.iter().find_map(|(_, code)| self.atlas.with_code(code));
        let root = self.profile.place.default.as_ref().unwrap_or(&self.rules.pack.place.root);
        let node = named.or_else(|| self.atlas.with_code(root)).ok_or_else(|| NO_AREAS.with([root]))?;
        Ok(Place {
            area: node.id,
            path: node.path.clone(),
            rule: "named/1".into(),
            version: self.atlas.version,
        })
    }

    fn matter(&self, entry: &Entry) -> Matter {
        let category = entry.category.as_deref().and_then(|code| self.rules.pack.categories.get(code));
        Matter {
            category: entry.category.clone(),
            condition: None,
            nature: category.and_then(|category| category.nature.clone()),
            urgency: entry.urgency.unwrap_or(Urgency::Normal),
        }
    }
}

fn created(line: u64, entry: &Entry, number: Option<String>, area: String) -> Receipt {
    let cut = || Text::new("文字过长，已截短", "a text was too long and was cut");
    Receipt {
        line,
        key: entry.key.clone(),
        done: Done::Created,
        number,
        area: Some(area),
        reason: entry.cut.then(cut),
    }
}

fn known_receipt(line: u64, entry: &Entry, digest: &[u8], number: Option<String>) -> Receipt {
    let same = digest == entry.digest;
    let done = if same { Done::Skipped } else { Done::Changed };
    let differs = || {
        Text::new("内容与已导入的不同，未改动", "it reads differently from what is in; nothing was changed")
    };
    Receipt { line, key: entry.key.clone(), done, number, area: None, reason: (!same).then(differs) }
}

fn refused(line: u64, key: String, reason: Text) -> Receipt {
    Receipt { line, key, done: Done::Refused, number: None, area: None, reason: Some(reason) }
}

/// A problem with the fields that it names, in one sentence for each language.
fn told(problem: &Problem) -> Text {
    let fields = |pick: fn(&Text) -> &String| {
        let told = problem.fields.iter().map(|field| format!("; {}: {}", field.field, pick(&field.message)));
        told.collect::<String>()
    };
    Text::new(
        format!("{}{}", problem.detail(base::Lang::Zh), fields(|text| &text.zh)),
        format!("{}{}", problem.detail(base::Lang::En), fields(|text| &text.en)),
    )
}
