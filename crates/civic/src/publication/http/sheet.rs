//! The open data set: three tables as CSV and JSON, and the dictionary that says what stands in them.
//!
//! The dictionary is a Frictionless Data Package (version 1) with the Chinese words beside the English ones.

use axum::extract::State;
use base::{Problem, Text, Time};
use db::Tx;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::answer::{AsCsv, AsJson, Published};
use super::door::Caller;
use super::look::{Licence, name};
use crate::area::{Atlas, atlas};
use crate::pack::{Pack, PackShelf};
use crate::platform::Ctx;
use crate::platform::http::Failure;
use crate::publication::model::{Cell, Level};
use crate::publication::store::{self, Between};

/// One column: its name, its type as Table Schema calls it, its unit, and what it means in Chinese and English.
pub struct Column {
    name: &'static str,
    kind: &'static str,
    unit: &'static str,
    meaning: (&'static str, &'static str),
}

/// The rows of a table, each as wide as its columns.
type Rows = Vec<Vec<Value>>;

/// One table of the open data.
pub struct Sheet {
    pub name: &'static str,
    /// Names of the operations that give it as CSV and as JSON.
    pub ids: [&'static str; 2],
    pub meaning: (&'static str, &'static str),
    columns: &'static [Column],
    rows: fn(&mut Tx<'_>, &Pack, &Atlas) -> Result<Rows, Problem>,
}

const fn column(
    name: &'static str,
    kind: &'static str,
    unit: &'static str,
    meaning: (&'static str, &'static str),
) -> Column {
    Column { name, kind, unit, meaning }
}

const MONTH: Column = column(
    "month",
    "yearmonth",
    "",
    ("上报所在的月份（本地时间）", "Month in which the reports came in, local time"),
);
const REPORTS: Column = column("reports", "integer", "report", ("上报件数", "Number of reports"));
const AREA: Column = column("area_code", "string", "", ("区域的统计用代码", "Statistical code of the area"));
const AREA_ZH: Column = column("area_zh", "string", "", ("区域的中文名", "Chinese name of the area"));
const AREA_EN: Column = column("area_en", "string", "", ("区域的英文名", "English name of the area"));

pub const SHEETS: &[Sheet] = &[
    Sheet {
        name: "places",
        ids: ["getOpenPlacesCsv", "getOpenPlacesJson"],
        meaning: ("各区域和方格每月的上报件数", "Reports by month, area and square of the map"),
        columns: &[
            MONTH,
            column(
                "level",
                "string",
                "",
                (
                    "district 区、street 街道、community 社区、square 社区内的一个方格",
                    "district, street, community, or square: what of a community lies in one square of the map",
                ),
            ),
            AREA,
            AREA_ZH,
            AREA_EN,
            column(
                "west",
                "number",
                "degree",
                ("方格西边的经度，WGS-84", "Western longitude of the square, WGS-84"),
            ),
            column(
                "south",
                "number",
                "degree",
                ("方格南边的纬度，WGS-84", "Southern latitude of the square, WGS-84"),
            ),
            column(
                "east",
                "number",
                "degree",
                ("方格东边的经度，WGS-84", "Eastern longitude of the square, WGS-84"),
            ),
            column(
                "north",
                "number",
                "degree",
                ("方格北边的纬度，WGS-84", "Northern latitude of the square, WGS-84"),
            ),
            REPORTS,
        ],
        rows: places,
    },
    Sheet {
        name: "categories",
        ids: ["getOpenCategoriesCsv", "getOpenCategoriesJson"],
        meaning: ("全区各类别每月的上报件数", "Reports of the whole district by month and category"),
        columns: &[
            MONTH,
            column(
                "category_code",
                "string",
                "",
                ("类别代码，上级类别包含下级", "Code of the category; one holds those below it"),
            ),
            column("category_zh", "string", "", ("类别的中文名", "Chinese name of the category")),
            column("category_en", "string", "", ("类别的英文名", "English name of the category")),
            REPORTS,
        ],
        rows: categories,
    },
    Sheet {
        name: "indicators",
        ids: ["getOpenIndicatorsCsv", "getOpenIndicatorsJson"],
        meaning: ("各区域每月的指标", "Indicators by month and area"),
        columns: &[
            MONTH,
            AREA,
            AREA_ZH,
            AREA_EN,
            column("indicator", "string", "", ("指标代号", "Key of the indicator")),
            column("indicator_zh", "string", "", ("指标的中文名", "Chinese name of the indicator")),
            column("indicator_en", "string", "", ("指标的英文名", "English name of the indicator")),
            column("measure", "string", "", ("percent 百分比、mean 平均数", "percent, or mean")),
            column(
                "value",
                "number",
                "see measure",
                (
                    "数值；百分比取整，平均数保留一位小数",
                    "The value; whole per cent, or a mean to one decimal",
                ),
            ),
            column(
                "base",
                "integer",
                "case",
                ("按多少件算出，舍到整十", "How many cases it is about, rounded down to tens"),
            ),
        ],
        rows: indicators,
    },
];

fn places(tx: &mut Tx<'_>, _: &Pack, atlas: &Atlas) -> Result<Rows, Problem> {
    let mut rows = Vec::new();
    for level in Level::PLACES {
        rows.extend(store::cells(tx, Between::ALL, level)?.into_iter().map(|cell| {
            let area = name(atlas, cell.area());
            let side = |side: fn(&geo::BBox) -> f64| cell.bounds.as_ref().map(side);
            vec![
                json!(cell.month),
                json!(cell.level),
                json!(cell.area()),
                json!(area.zh),
                json!(area.en),
                json!(side(|b| b.west)),
                json!(side(|b| b.south)),
                json!(side(|b| b.east)),
                json!(side(|b| b.north)),
                json!(cell.reports),
            ]
        }));
    }
    Ok(rows)
}

fn categories(tx: &mut Tx<'_>, pack: &Pack, _: &Atlas) -> Result<Rows, Problem> {
    let row = |cell: Cell| {
        let category = pack.categories.get(&cell.code).map(|category| category.name.clone());
        let Text { zh, en } = category.unwrap_or_else(|| Text::new(&cell.code, &cell.code));
        vec![json!(cell.month), json!(cell.code), json!(zh), json!(en), json!(cell.reports)]
    };
    Ok(store::cells(tx, Between::ALL, Level::Category)?.into_iter().map(row).collect())
}

fn indicators(tx: &mut Tx<'_>, pack: &Pack, atlas: &Atlas) -> Result<Rows, Problem> {
    let mut rows = Vec::new();
    for figure in store::figures(tx, Between::ALL)? {
        let Some(indicator) = pack.indicators.get(&figure.indicator) else { continue };
        let area = name(atlas, &figure.area);
        rows.push(vec![
            json!(figure.month),
            json!(figure.area),
            json!(area.zh),
            json!(area.en),
            json!(figure.indicator),
            json!(indicator.name.zh),
            json!(indicator.name.en),
            json!(indicator.measure),
            json!(figure.value),
            json!(figure.base),
        ]);
    }
    Ok(rows)
}

/// The rows of a table, and when something published changed last.
async fn read(ctx: &Ctx, sheet: &'static Sheet) -> Result<(Rows, Option<Time>), Problem> {
    let (pack, tree) = (ctx.part::<PackShelf>().current()?, atlas(ctx));
    ctx.read(move |tx| {
        let updated = store::open_months(tx)?.into_iter().map(|(_, at)| at).max();
        Ok(((sheet.rows)(tx, &pack, &tree)?, updated))
    })
    .await
}

pub async fn csv(
    sheet: &'static Sheet,
    State(ctx): State<Ctx>,
    caller: Caller,
) -> Result<Published<AsCsv>, Failure> {
    let (rows, _) = read(&ctx, sheet).await?;
    let body = write(sheet, &rows).map_err(|_| base::problem::INTERNAL.problem())?;
    Ok(Published::new(&caller, body).saved_as(format!("{}.csv", sheet.name)))
}

fn write(sheet: &Sheet, rows: &[Vec<Value>]) -> Result<Vec<u8>, ::csv::Error> {
    let mut file = ::csv::Writer::from_writer(Vec::new());
    file.write_record(sheet.columns.iter().map(|column| column.name))?;
    for row in rows {
        file.write_record(row.iter().map(cell))?;
    }
    file.into_inner().map_err(|error| ::csv::Error::from(error.into_error()))
}

/// A value as a cell. Words never begin a formula, whoever gave an area its name.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) => format!("'{text}"),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// One table as JSON, with what is needed to use it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OpenTable {
    pub name: String,
    pub title: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<Time>,
    pub licence: Licence,
    /// One object for each row, keyed by the names of the dictionary.
    pub items: Vec<Map<String, Value>>,
}

pub async fn json(
    sheet: &'static Sheet,
    State(ctx): State<Ctx>,
    caller: Caller,
) -> Result<Published<AsJson<OpenTable>>, Failure> {
    let (rows, updated_at) = read(&ctx, sheet).await?;
    let licence = Licence::of(&*ctx.part::<PackShelf>().current()?);
    let named = |row: Vec<Value>| {
        sheet.columns.iter().map(|column| column.name.to_owned()).zip(row).collect::<Map<_, _>>()
    };
    let items = rows.into_iter().map(named).collect();
    let (name, title) = (sheet.name.to_owned(), Text::new(sheet.meaning.0, sheet.meaning.1));
    let open = OpenTable { name, title, updated_at, licence, items };
    Ok(Published::json(&caller, &open).saved_as(format!("{}.json", sheet.name)))
}

/// A Frictionless Data Package; `title_zh`, `description_zh` and `unit` are ours.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DataPackage {
    pub name: String,
    pub title: String,
    pub title_zh: String,
    pub description: String,
    pub description_zh: String,
    /// Changes whenever something published does.
    pub version: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<Time>,
    pub licenses: Vec<DataLicence>,
    pub resources: Vec<DataResource>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DataLicence {
    /// SPDX identifier.
    pub name: String,
    pub title: String,
    pub title_zh: String,
}

/// One table in one format.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DataResource {
    pub name: String,
    /// Beside the package itself.
    pub path: String,
    pub format: String,
    pub mediatype: String,
    pub encoding: String,
    pub title: String,
    pub title_zh: String,
    pub schema: DataSchema,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DataSchema {
    pub fields: Vec<DataField>,
    #[serde(rename = "missingValues")]
    pub missing_values: Vec<String>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DataField {
    pub name: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub description: String,
    pub description_zh: String,
    #[schemars(default)]
    #[serde(skip_serializing_if = "String::is_empty")]
    pub unit: String,
}

pub async fn package(
    State(ctx): State<Ctx>,
    caller: Caller,
) -> Result<Published<AsJson<DataPackage>>, Failure> {
    let pack = ctx.part::<PackShelf>().current()?;
    let updated_at = ctx.read(store::open_months).await?.into_iter().map(|(_, at)| at).max();
    let rules = &ctx.config().publication;
    let (hours, k, metres) = (rules.delay_hours.get(), rules.reporters.get(), rules.cell_metres.get());
    let Licence { id, name } = Licence::of(&pack);
    let package = DataPackage {
        name: format!("{}-open-data", pack.key),
        title: format!("Reports and indicators of {}", pack.name.en),
        title_zh: format!("{}上报与指标", pack.name.zh),
        description: format!(
            "By whole months, {hours} hours after their end at the earliest. Every number comes from at least {k} different \
             reporters; squares have sides of {metres} m. Sensitive categories, drafts, void and erased reports are left out."
        ),
        description_zh: format!(
            "按整月公开，最早在月末之后 {hours} 小时。每个数字至少来自 {k} 名不同的报告人；方格边长 {metres} 米。\
             敏感类别、草稿、作废和已删除的上报不计入。"
        ),
        version: updated_at.map_or_else(|| "0".to_owned(), |at| at.to_string()),
        updated_at,
        licenses: vec![DataLicence { name: id, title: name.en, title_zh: name.zh }],
        resources: SHEETS
            .iter()
            .flat_map(|sheet| ["csv", "json"].map(|format| resource(sheet, format)))
            .collect(),
    };
    Ok(Published::json(&caller, &package))
}

fn resource(sheet: &Sheet, format: &str) -> DataResource {
    let field = |column: &Column| DataField {
        name: column.name.to_owned(),
        kind: column.kind.to_owned(),
        description: column.meaning.1.to_owned(),
        description_zh: column.meaning.0.to_owned(),
        unit: column.unit.to_owned(),
    };
    DataResource {
        name: format!("{}-{format}", sheet.name),
        path: format!("{}.{format}", sheet.name),
        format: format.to_owned(),
        mediatype: if format == "csv" { "text/csv" } else { "application/json" }.to_owned(),
        encoding: "utf-8".to_owned(),
        title: sheet.meaning.1.to_owned(),
        title_zh: sheet.meaning.0.to_owned(),
        schema: DataSchema {
            fields: sheet.columns.iter().map(field).collect(),
            missing_values: vec![String::new()],
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_begins_a_formula() {
        for (text, want) in [("=1+1", "'=1+1"), ("@x", "'@x"), ("猛追湾街道", "猛追湾街道"), ("", "")]
        {
            assert_eq!(cell(&json!(text)), want);
        }
        // A number is a number, west of Greenwich too.
        assert_eq!(cell(&json!(-118.25)), "-118.25");
        assert_eq!(cell(&Value::Null), "");
    }

    #[test]
    fn every_row_is_as_wide_as_its_dictionary() {
        let row = vec![json!("2026-03"), json!("CM"), json!("甲,乙"), json!("a \"b\""), json!(12)];
        let text = String::from_utf8(write(&SHEETS[1], &[row]).expect("a file in memory")).expect("UTF-8");
        assert_eq!(
            text,
            "month,category_code,category_zh,category_en,reports\n2026-03,CM,\"甲,乙\",\"a \"\"b\"\"\",12\n"
        );
    }
}
