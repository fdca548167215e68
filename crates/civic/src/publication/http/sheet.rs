//! The open data set: three tables as CSV and JSON. What stands in them is said by [`super::package`].

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
use crate::platform::sheet::plain;
use crate::publication::model::{Cell, Level};
use crate::publication::store::{self, Between};

/// One column: its name, its type as Table Schema calls it, its unit, and what it means in Chinese and English.
pub struct Column {
    pub name: &'static str,
    pub kind: &'static str,
    pub unit: &'static str,
    pub meaning: (&'static str, &'static str),
}

/// The rows of a table, each as wide as its columns.
type Rows = Vec<Vec<Value>>;

/// One table of the open data.
pub struct Sheet {
    pub name: &'static str,
    /// Names of the operations that give it as CSV and as JSON.
    pub ids: [&'static str; 2],
    pub meaning: (&'static str, &'static str),
    pub columns: &'static [Column],
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
        Value::String(text) => plain(text),
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
