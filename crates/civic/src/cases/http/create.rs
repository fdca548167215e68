//! `POST /cases`.

use axum::extract::State;
use base::{Code, Id, Kind, Permission, Problem, problem};
use schemars::JsonSchema;
use serde::Deserialize;

use super::receipt;
use crate::cases::city::{Rules, city};
use crate::cases::desk::{self, Opening};
use crate::cases::lens::Lens;
use crate::cases::model::{Act, FileRef, Matter, Said, Urgency};
use crate::cases::neighbours;
use crate::cases::number::{Receipt, next_number};
use crate::cases::role::Actor;
use crate::cases::rules::Rulebook;
use crate::cases::view::{Contact, CreatedCase, Location};
use crate::cases::who;
use crate::platform::Ctx;
use crate::platform::auth::{Principal, Visitor};
use crate::platform::http::{Created, Failure, Write, commit, commit_rows};
use crate::platform::limit::{Address, Limiter};
use crate::platform::nouns::Area;

/// A report. A place is needed: a point, or an area.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCase {
    #[schemars(length(min = 1, max = 4000))]
    pub description: String,
    /// WGS-84.
    pub location: Option<Location>,
    pub area: Option<Id<Area>>,
    #[schemars(length(max = 60))]
    pub category: Option<String>,
    #[schemars(length(max = 100))]
    pub title: Option<String>,
    /// Kept apart, under its own key.
    pub contact: Option<Contact>,
    #[serde(default)]
    #[schemars(length(max = 20))]
    pub files: Vec<FileRef>,
    pub urgency: Option<Urgency>,
    #[schemars(length(max = 60))]
    pub nature: Option<String>,
    #[schemars(length(max = 60))]
    pub channel: Option<String>,
    /// The receipt (`<code>.<secret>`) of a closed case that this report takes up again.
    #[schemars(length(max = 100))]
    pub follows: Option<String>,
    /// Staff in the field: save it, send it later.
    #[serde(default)]
    pub draft: bool,
    /// Staff with the right: an exercise. It runs like any other case and is left out of every figure.
    #[serde(default)]
    pub drill: bool,
}

static NO_DRILL: Code = Code::new(
    Kind::Forbidden,
    "case.no_drill",
    "您的岗位不能在这个地方发起演练。",
    "Your post does not start exercises at this place.",
);

/// How often strangers may report, look and join.
#[derive(Default)]
pub struct Doors {
    reports: Limiter,
    /// Looks at what is open nearby.
    pub looks: Limiter,
    pub joins: Limiter,
    /// Joins of the same case.
    pub same: Limiter,
}

/// Takes a report from anybody.
pub async fn create(
    State(ctx): State<Ctx>,
    visitor: Visitor,
    from: Address,
    write: Write<NewCase>,
) -> Result<Created<CreatedCase>, Failure> {
    let by = visitor.principal();
    if by.account().is_none() {
        ctx.part::<Doors>().reports.take(&from.0, ctx.config().limits.reports_per_minute, ctx.now())?;
    }
    let new = write.body;
    let city = city(&ctx);
    let shelf = ctx.part::<crate::pack::PackShelf>();
    let rules = city.0.rules(&shelf.current()?.label())?;
    check(&new, &rules, by.account().is_some())?;
    let follows = match &new.follows {
        Some(receipt) => Some(receipt::case(&ctx, receipt).await?),
        None => None,
    };
    let place = match (new.area, new.location) {
        (Some(area), _) => neighbours::place(&ctx, area).await?,
        (None, Some(point)) => neighbours::locate(&ctx, point.lon, point.lat)?,
        (None, None) => {
            return Err(problem::invalid(
                "/location",
                "请给出位置或区域。",
                "A location or an area is needed.",
            )
            .into());
        }
    };
    if new.drill && !visitor.scope(Permission::CaseDrill).covers_area(&place.path) {
        return Err(NO_DRILL.problem().into());
    }
    let number = next_number(&ctx, &rules, new.drill).await?;
    let matter = matter(&new, &rules);
    let category_path =
        matter.category.as_deref().map(|code| rules.pack.categories.path(code)).unwrap_or_default();
    let actor = match &by {
        Principal::Account(signed) => who::staff(signed, &place.path, &category_path, &[]),
        _ => Actor::reporter(),
    };
    let opening = Opening {
        number,
        title: new
            .title
            .as_deref()
            .map_or_else(|| desk::title(&new.description), |title| title.trim().to_owned()),
        description: new.description.trim().to_owned(),
        place,
        point: new.location.map(|point| (point.lon, point.lat)),
        matter,
        channel: new.channel.unwrap_or_else(|| default_channel(actor.account.is_some()).to_owned()),
        contact: new.contact,
        parent: None,
        follows,
        drill: new.drill,
        act: if new.draft { Act::Draft } else { Act::Submit },
        said: Said { files: new.files, ..Said::default() },
    };
    let now = ctx.now();
    let prepared = desk::prepare(&ctx, now, &by, &city, &rules, &actor, opening)?;
    let eyes = match &by {
        Principal::Anonymous => Principal::Reporter(prepared.case.id),
        other => other.clone(),
    };
    let case = Lens::new(&ctx, &eyes, now).fresh(&prepared.case, 0)?;
    let created = CreatedCase { receipt: Receipt::new(ctx.vault(), &case.summary.number), case };
    let answer = (Some(i64::from(prepared.case.facts.version)), created);
    if prepared.files.is_empty() {
        return Ok(commit_rows(&ctx, by, write.idempotency, prepared.rows, answer).await?);
    }
    let write = commit(&ctx, by, write.idempotency, move |work| prepared.write(work).map(|_| answer));
    Ok(write.await?)
}

const fn default_channel(is_staff: bool) -> &'static str {
    if is_staff { "patrol" } else { "web" }
}

/// What the category says about a matter holds unless the reporter says otherwise.
fn matter(new: &NewCase, rules: &Rules) -> Matter {
    let category = new.category.as_deref().and_then(|code| rules.pack.categories.get(code));
    let usual = category.map(|category| match category.urgency {
        crate::pack::Urgency::Normal => Urgency::Normal,
        crate::pack::Urgency::Hot => Urgency::Hot,
        crate::pack::Urgency::Urgent => Urgency::Urgent,
    });
    Matter {
        category: new.category.clone(),
        condition: None,
        nature: new.nature.clone().or_else(|| category.and_then(|category| category.nature.clone())),
        urgency: new.urgency.or(usual).unwrap_or(Urgency::Normal),
    }
}

fn check(new: &NewCase, rules: &Rules, is_staff: bool) -> Result<(), Problem> {
    let mut found = problem::INVALID.problem();
    let mut wrong = |bad: bool, field: &str, zh: &str, en: &str| {
        if bad {
            found.fields.push(base::problem::FieldProblem {
                field: field.to_owned(),
                message: base::Text::new(zh, en),
            });
        }
    };
    let length = |text: &str| text.trim().chars().count();
    wrong(
        !(1..=4000).contains(&length(&new.description)),
        "/description",
        "请填 1 至 4000 个字。",
        "Between 1 and 4,000 characters, please.",
    );
    let title = new.title.as_deref().map_or(1, length);
    wrong(
        !(1..=100).contains(&title),
        "/title",
        "标题为 1 至 100 个字。",
        "A title has 1 to 100 characters.",
    );
    if let Some(Location { lon, lat }) = new.location {
        let on_earth = (-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat);
        wrong(!on_earth, "/location", "经纬度超出范围。", "That is no point on Earth.");
    }
    let unknown = |code: &Option<String>, known: &dyn Fn(&str) -> bool| {
        code.as_deref().is_some_and(|code| !known(code))
    };
    wrong(
        unknown(&new.category, &|code| rules.knows_category(code)),
        "/category",
        "没有这个类别。",
        "There is no such category.",
    );
    wrong(
        unknown(&new.nature, &|code| rules.knows_nature(code)),
        "/nature",
        "没有这种诉求性质。",
        "There is no such nature.",
    );
    wrong(
        unknown(&new.channel, &|code| rules.pack.channels.contains(code)),
        "/channel",
        "没有这个渠道。",
        "There is no such channel.",
    );
    wrong(new.files.len() > 20, "/files", "最多 20 个文件。", "At most 20 files.");
    wrong(new.draft && !is_staff, "/draft", "只有工作人员可以存草稿。", "Only staff can save drafts.");
    if let Some(contact) = &new.contact {
        let long =
            |text: &Option<String>, most: usize| text.as_deref().is_some_and(|text| length(text) > most);
        let bad = long(&contact.name, 100) || long(&contact.phone, 40) || long(&contact.email, 200);
        wrong(bad, "/contact", "联系方式过长。", "The contact is too long.");
    }
    if found.fields.is_empty() { Ok(()) } else { Err(found) }
}
