//! `GET /indicators/export`: the figures as a file.

use axum::extract::State;
use base::{Code, Kind, Lang, Problem, Text};
use serde_json::json;

use super::indicators::{Asked, Figures, figures};
use crate::analytics::report::Figure;
use crate::audit::{self, Entry};
use crate::pack::current;
use crate::platform::Ctx;
use crate::platform::auth::{Actor, need};
use crate::platform::http::{Failure, Queries, Wish};
use crate::platform::workbook::{self, Cell, Download, Head};

static NO_COLUMN: Code = Code::new(
    Kind::Invalid,
    "indicator.no_such_column",
    "没有“{0}”这一列，可用：{1}",
    "There is no column “{0}”; use one of: {1}",
);

/// A column: its key, its words, its width in characters and what stands in it.
struct Column {
    key: &'static str,
    zh: &'static str,
    en: &'static str,
    width: f64,
    cell: fn(&Figure, Lang) -> Cell,
}

const COLUMNS: &[Column] = &[
    Column {
        key: "name",
        zh: "指标",
        en: "Indicator",
        width: 30.0,
        cell: |one, lang| Cell::text(one.name.get(lang)),
    },
    Column { key: "value", zh: "数值", en: "Value", width: 12.0, cell: |one, _| Cell::number(one.value) },
    Column {
        key: "measure",
        zh: "计量",
        en: "Measure",
        width: 12.0,
        cell: |one, _| Cell::text(one.measure.key()),
    },
    Column {
        key: "numerator",
        zh: "分子",
        en: "Above the line",
        width: 14.0,
        cell: |one, _| Cell::number(one.numerator),
    },
    Column {
        key: "denominator",
        zh: "分母",
        en: "Below the line",
        width: 14.0,
        cell: |one, _| Cell::number(one.denominator),
    },
    Column {
        key: "formula",
        zh: "公式",
        en: "Formula",
        width: 60.0,
        cell: |one, _| Cell::text(&one.formula),
    },
];

pub async fn export(
    State(ctx): State<Ctx>,
    actor: Actor<need::IndicatorRead>,
    Wish(lang): Wish,
    Queries(asked, wish): Queries<Asked, workbook::Wish>,
) -> Result<Download, Failure> {
    let columns = chosen(wish.columns.as_deref())?;
    let told = json!({ "filter": asked, "format": wish.format });
    let Figures { from, to, items } = figures(&ctx, &actor, asked).await?;
    let pack = current(&ctx)?;
    let now = pack.calendar.zone().to_datetime(ctx.now().timestamp()).strftime("%Y-%m-%d %H:%M").to_string();
    let word = |zh: &str, en: &str| Text::new(zh, en).get(lang).to_owned();
    let head = Head {
        title: word("指标", "Indicators"),
        about: (
            word("说明", "About"),
            vec![
                (word("导出时间", "Exported at"), format!("{now} ({})", pack.place.zone)),
                (word("导出人", "Exported by"), actor.display.clone()),
                (word("时段", "Period"), format!("{from} – {to}")),
            ],
        ),
        columns: columns.iter().map(|column| (word(column.zh, column.en), column.width)).collect(),
        zone: pack.calendar.zone().clone(),
    };
    let written = workbook::write(&ctx, head, wish, move |sheet| {
        for figure in &items {
            let cells: Vec<Cell> = columns.iter().map(|column| (column.cell)(figure, lang)).collect();
            sheet.row(&cells)?;
        }
        Ok(false)
    })
    .await?;
    audit::note(&ctx, actor.principal(), Entry::general("indicator.exported", "indicator", told)).await?;
    Ok(Download { name: "indicators", written })
}

fn chosen(names: Option<&str>) -> Result<Vec<&'static Column>, Problem> {
    let Some(names) = names else { return Ok(COLUMNS.iter().collect()) };
    let find = |name: &str| {
        COLUMNS.iter().find(|column| column.key == name).ok_or_else(|| {
            let all = COLUMNS.iter().map(|column| column.key).collect::<Vec<_>>().join(", ");
            NO_COLUMN.with([name.to_owned(), all])
        })
    };
    names.split(',').map(find).collect()
}
