//! The dictionary of the open data: a Frictionless Data Package (version 1) with the Chinese words beside the English ones.

use axum::extract::State;
use base::Time;
use schemars::JsonSchema;
use serde::Serialize;

use super::answer::{AsJson, Published};
use super::door::Caller;
use super::look::Licence;
use super::sheet::{Column, SHEETS, Sheet};
use crate::pack::PackShelf;
use crate::platform::Ctx;
use crate::platform::http::Failure;
use crate::publication::store;

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

/// `GET /public/data/datapackage.json`.
pub async fn show(State(ctx): State<Ctx>, caller: Caller) -> Result<Published<AsJson<DataPackage>>, Failure> {
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
