//! What is published, on the map and as a row of months.

use std::collections::HashMap;

use axum::extract::State;
use base::{Code, Kind, Problem, Text, Time, problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::answer::{AsGeoJson, AsJson, Published};
use super::door::Caller;
use crate::area::store::Within;
use crate::area::{AreaKind, Atlas, atlas, store as areas};
use crate::pack::{Indicator, Measure, Pack, PackShelf};
use crate::platform::Ctx;
use crate::platform::http::{Failure, Query};
use crate::publication::model::{Cell, Level, Month};
use crate::publication::store::{self, Between};

static NO_PLACE: Code = Code::new(
    Kind::Invalid,
    "public.no_place",
    "类别没有位置，请看公开数据。",
    "Categories have no place; see the open data.",
);

/// What is published, and by which rules.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PublicAbout {
    /// What the district is called, and its code.
    pub name: Text,
    pub area: String,
    /// Hours after the end of a month before it is published.
    pub delay_hours: u32,
    /// Different reporters that every number comes from at least.
    pub reporters: u32,
    /// Side of a square of the map in metres.
    pub cell_metres: u32,
    /// The months of which something is published, the oldest first.
    pub months: Vec<Month>,
    /// When something published changed last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<Time>,
    pub licence: Licence,
    /// Categories that are never counted here.
    pub left_out: Vec<Text>,
}

/// Under what anybody may use the data.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Licence {
    /// SPDX identifier.
    pub id: String,
    pub name: Text,
}

impl Licence {
    pub fn of(pack: &Pack) -> Licence {
        Licence { id: pack.open_data.licence.clone(), name: pack.open_data.licence_name.clone() }
    }
}

pub async fn about(
    State(ctx): State<Ctx>,
    caller: Caller,
) -> Result<Published<AsJson<PublicAbout>>, Failure> {
    let pack = ctx.part::<PackShelf>().current()?;
    let months = ctx.read(store::open_months).await?;
    let rules = &ctx.config().publication;
    let sensitive = crate::publication::eligible::sensitive_branches(&pack);
    let names = sensitive.iter().filter_map(|code| pack.categories.get(code));
    let about = PublicAbout {
        name: pack.name.clone(),
        area: pack.place.root.clone(),
        delay_hours: rules.delay_hours.get(),
        reporters: rules.reporters.get(),
        cell_metres: rules.cell_metres.get(),
        updated_at: months.iter().map(|(_, at)| *at).max(),
        months: months.into_iter().map(|(month, _)| month).collect(),
        licence: Licence::of(&pack),
        left_out: names.map(|category| category.name.clone()).collect(),
    };
    Ok(Published::json(&caller, &about))
}

/// Which numbers.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CellsQuery {
    /// The newest published month if absent.
    #[schemars(regex(pattern = r"^\d{4}-\d{2}$"))]
    pub month: Option<String>,
    /// Communities if absent.
    pub level: Option<Level>,
}

pub async fn cells(
    State(ctx): State<Ctx>,
    caller: Caller,
    Query(asked): Query<CellsQuery>,
) -> Result<Published<AsGeoJson>, Failure> {
    let level = asked.level.unwrap_or(Level::Community);
    if level == Level::Category {
        return Err(NO_PLACE.problem().into());
    }
    let month = asked.month.as_deref().map(month).transpose()?;
    let tree = atlas(&ctx);
    let text = ctx
        .read(move |tx| {
            let newest = store::open_months(tx)?.pop().map(|(month, _)| month);
            let found = match month.or(newest) {
                Some(month) => store::cells(tx, Between(month.text(), month.text()), level)?,
                None => Vec::new(),
            };
            let ground = ground(tx, level)?;
            Ok::<_, Problem>(collection(&found, &tree, &ground))
        })
        .await?;
    Ok(Published::new(&caller, text.into_bytes()))
}

pub fn month(text: &str) -> Result<Month, Problem> {
    Month::parse(text)
        .ok_or_else(|| problem::invalid("/month", "月份应写作 2026-03。", "Write a month as 2026-03."))
}

/// The ground of all areas of a level, by code, as stored GeoJSON.
fn ground(tx: &mut db::Tx<'_>, level: Level) -> Result<HashMap<String, String>, Problem> {
    let kind = match level {
        Level::District => AreaKind::District,
        Level::Street => AreaKind::Street,
        Level::Community => AreaKind::Community,
        Level::Square | Level::Category => return Ok(HashMap::new()),
    };
    let found = areas::shapes(tx, &Within::Path(String::new(), kind), 5000)?;
    Ok(found.into_iter().map(|(node, geometry)| (node.code, geometry)).collect())
}

fn collection(cells: &[Cell], atlas: &Atlas, ground: &HashMap<String, String>) -> String {
    let features: Vec<String> = cells
        .iter()
        .map(|cell| {
            let name = name(atlas, cell.area());
            let properties = json!({
                "month": cell.month, "level": cell.level, "code": cell.code, "area": cell.area(),
                "name_zh": name.zh, "name_en": name.en, "reports": cell.reports,
            });
            let square = cell.bounds.map(|b| {
                let ring = [
                    [b.west, b.south],
                    [b.east, b.south],
                    [b.east, b.north],
                    [b.west, b.north],
                    [b.west, b.south],
                ];
                json!({ "type": "Polygon", "coordinates": [ring] }).to_string()
            });
            // What has no ground is in the list all the same.
            let geometry =
                square.or_else(|| ground.get(&cell.code).cloned()).unwrap_or_else(|| "null".into());
            format!("{{\"type\":\"Feature\",\"properties\":{properties},\"geometry\":{geometry}}}")
        })
        .collect();
    format!("{{\"type\":\"FeatureCollection\",\"features\":[{}]}}", features.join(","))
}

/// What an area is called now; its code if it has ended.
pub fn name(atlas: &Atlas, code: &str) -> Text {
    atlas.with_code(code).map_or_else(|| Text::new(code, code), |node| node.name.clone())
}

/// Which area.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct FiguresQuery {
    /// Code of the district, a street or a community; the district if absent.
    #[schemars(length(max = 60))]
    pub area: Option<String>,
}

/// What is published of one area, month by month.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PublicFigures {
    pub area: String,
    pub name: Text,
    /// Numbers of reports; a month that is missing had too few reporters.
    pub reports: Vec<MonthlyReports>,
    pub indicators: Vec<PublicIndicator>,
}

/// The number of reports of a month.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MonthlyReports {
    pub month: Month,
    pub value: i64,
}

/// An indicator, and what it was.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PublicIndicator {
    pub key: String,
    pub name: Text,
    /// `percent` or `mean`.
    pub measure: Measure,
    /// What it tells in plain words.
    pub meaning: Text,
    /// The formula as its source writes it.
    pub formula: String,
    pub points: Vec<Reading>,
}

/// The value of a month.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Reading {
    pub month: Month,
    pub value: f64,
    /// How many cases it is about, rounded down to tens.
    pub base: i64,
}

pub async fn figures(
    State(ctx): State<Ctx>,
    caller: Caller,
    Query(asked): Query<FiguresQuery>,
) -> Result<Published<AsJson<PublicFigures>>, Failure> {
    let pack = ctx.part::<PackShelf>().current()?;
    let tree = atlas(&ctx);
    let code = asked.area.unwrap_or_else(|| pack.place.root.clone());
    let node = tree.with_code(&code).ok_or_else(|| problem::NOT_FOUND.problem())?;
    let level = Level::PLACES.get(node.path.matches('/').count() - 1).copied();
    let level = level.filter(|level| *level != Level::Square).ok_or_else(|| problem::NOT_FOUND.problem())?;
    let (name, area) = (node.name.clone(), code.clone());
    let (cells, found) = ctx
        .read(move |tx| {
            let cells = store::cells_of(tx, Between::ALL, level, &area)?;
            Ok::<_, Problem>((cells, store::figures_of(tx, Between::ALL, &area)?))
        })
        .await?;
    let row = |(indicator, meaning): (&Indicator, Text)| PublicIndicator {
        key: indicator.key.clone(),
        name: indicator.name.clone(),
        measure: indicator.measure,
        meaning,
        formula: indicator.wording.clone(),
        points: found
            .iter()
            .filter(|figure| figure.indicator == indicator.key)
            .map(|figure| Reading { month: figure.month.clone(), value: figure.value, base: figure.base })
            .collect(),
    };
    let figures = PublicFigures {
        area: code,
        name,
        reports: cells
            .into_iter()
            .map(|cell| MonthlyReports { month: cell.month, value: cell.reports })
            .collect(),
        indicators: pack.indicators.iter().filter_map(|one| Some(row((one, one.public.clone()?)))).collect(),
    };
    Ok(Published::json(&caller, &figures))
}
