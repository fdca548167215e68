//! Ledgers: entries by scope, and as a table.

use aide::OperationOutput;
use aide::generate::GenContext;
use aide::openapi::{MediaType, Operation, Response as ApiResponse};
use axum::Json;
use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use base::{Cursor, Id, Lang, Page, Problem, Text, Time, problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::area::{Atlas, atlas};
use crate::audit::{self, Entry as Audited};
use crate::org::{Chart, chart};
use crate::pack::{Form, Pack, current};
use crate::platform::auth::Actor;
use crate::platform::auth::need::VisitRead;
use crate::platform::http::{Failure, Path, Query, Wish};
use crate::platform::nouns::Area;
use crate::platform::{Ctx, Scope, sheet};
use crate::visit::model::{Entry, Line, Visit};
use crate::visit::store;

/// Rows of one table at the most.
const TABLE: usize = 20_000;

#[derive(Deserialize, JsonSchema)]
pub(super) struct Which {
    /// Code of the form that fills the ledger.
    form: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct EntriesQuery {
    /// Only places below this area.
    area: Option<Id<Area>>,
    /// 1 to 200, 50 if not given.
    limit: Option<u16>,
    /// The `next_cursor` of the page before.
    cursor: Option<String>,
}

/// One line of a ledger.
#[derive(Serialize, JsonSchema)]
pub(super) struct LedgerEntry {
    id: Id<Entry>,
    visit: Id<Visit>,
    area: Id<Area>,
    /// What the areas on the way to the place are called.
    path: Vec<Text>,
    at: Time,
    /// What the unit that went there is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<Text>,
    /// Answers by property of the form.
    data: Value,
}

fn view(line: Line, tree: &Atlas, chart: &Chart) -> LedgerEntry {
    LedgerEntry {
        id: line.id,
        visit: line.visit,
        area: line.area,
        path: tree.names(&line.path),
        at: line.at,
        unit: line.unit.and_then(|unit| chart.get(unit)).map(|unit| unit.name.clone()),
        data: line.data,
    }
}

/// The scope, narrowed to an area where one is named.
fn within(scope: Scope, tree: &Atlas, area: Option<Id<Area>>) -> Result<Scope, Problem> {
    let Some(id) = area else { return Ok(scope) };
    let node = tree.get(id).ok_or_else(|| problem::NOT_FOUND.problem())?;
    Ok(scope.below(&node.path))
}

fn form<'a>(pack: &'a Pack, code: &str) -> Result<&'a Form, Problem> {
    pack.forms.get(code).ok_or_else(|| problem::NOT_FOUND.problem())
}

pub(super) async fn entries(
    State(ctx): State<Ctx>,
    actor: Actor<VisitRead>,
    Path(which): Path<Which>,
    Query(query): Query<EntriesQuery>,
) -> Result<Json<Page<LedgerEntry>>, Failure> {
    let (pack, tree, chart) = (current(&ctx)?, atlas(&ctx), chart(&ctx));
    let code = form(&pack, &which.form)?.code.clone();
    let scope = within(actor.scope(), &tree, query.area)?;
    let limit = usize::from(query.limit.unwrap_or(50).clamp(1, 200));
    let before = query.cursor.as_deref().map(from_cursor).transpose()?.unwrap_or(END);
    let found = ctx.read(move |tx| store::entries(tx, &scope, &code, before, limit + 1)).await?;
    let page = Page::cut(found, limit, |line| Cursor(vec![line.id.to_string()]));
    Ok(Json(page.map(|line| view(line, &tree, &chart))))
}

/// Sorts after every id.
const END: Id<Entry> = Id::from_uuid(Uuid::max());

fn from_cursor(text: &str) -> Result<Id<Entry>, Problem> {
    let first = Cursor::decode(text).and_then(|Cursor(keys)| keys.into_iter().next());
    let id = first.and_then(|text| text.parse().ok());
    id.ok_or_else(|| problem::invalid("/cursor", "翻页标记不对", "not a cursor of this list"))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ExportQuery {
    /// Only places below this area.
    area: Option<Id<Area>>,
    /// The language of the table; what the request wishes for if not given.
    lang: Option<Lang>,
}

/// What leaves the house stands in the log.
pub(super) async fn export(
    State(ctx): State<Ctx>,
    actor: Actor<VisitRead>,
    Path(which): Path<Which>,
    Wish(wish): Wish,
    Query(query): Query<ExportQuery>,
) -> Result<Table, Failure> {
    let (pack, tree, chart) = (current(&ctx)?, atlas(&ctx), chart(&ctx));
    let form = form(&pack, &which.form)?;
    let (scope, code) = (within(actor.scope(), &tree, query.area)?, form.code.clone());
    let lines = ctx.read(move |tx| store::entries(tx, &scope, &code, END, TABLE)).await?;
    let data = json!({ "form": form.code, "rows": lines.len(), "area": query.area });
    audit::note(&ctx, actor.principal(), Audited::general("ledger.exported", "ledger", data)).await?;
    let lang = query.lang.unwrap_or(wish);
    let text = table(form, lines.into_iter().map(|line| view(line, &tree, &chart)), &pack, lang);
    Ok(Table { name: form.code.clone(), text })
}

fn table(form: &Form, lines: impl Iterator<Item = LedgerEntry>, pack: &Pack, lang: Lang) -> String {
    let head = [Text::new("时间", "When"), Text::new("地点", "Where"), Text::new("单位", "Unit")];
    let titles = form.questions.iter().map(|question| {
        let field = pack.form_fields.get(&question.field);
        field.map_or_else(|| Text::new(&question.property, &question.property), |field| field.name.clone())
    });
    let heads = head.into_iter().chain(titles).map(|text| text.get(lang).to_owned()).collect();
    let row = |line: LedgerEntry| {
        let path: Vec<&str> = line.path.iter().map(|name| name.get(lang)).collect();
        let unit = line.unit.as_ref().map(|unit| unit.get(lang).to_owned()).unwrap_or_default();
        let answers = form
            .questions
            .iter()
            .map(|question| said(&question.schema, &line.data[question.property.as_str()], lang));
        [line.at.to_string(), path.join(" / "), unit].into_iter().chain(answers).collect()
    };
    sheet::table(std::iter::once(heads).chain(lines.map(row)))
}

/// An answer in words.
fn said(schema: &Value, value: &Value, lang: Lang) -> String {
    let choices = schema["oneOf"].as_array().into_iter().flatten();
    if let Some(choice) = choices.into_iter().find(|choice| choice["const"] == *value) {
        let title = match lang {
            Lang::Zh => &choice["title"],
            Lang::En => &choice["x-en"]["title"],
        };
        return title.as_str().unwrap_or_default().to_owned();
    }
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Bool(flag) => {
            let words = if *flag { Text::new("是", "yes") } else { Text::new("否", "no") };
            words.get(lang).to_owned()
        }
        other => other.to_string(),
    }
}

/// A table for a spreadsheet.
pub(super) struct Table {
    name: String,
    text: String,
}

impl IntoResponse for Table {
    fn into_response(self) -> Response {
        let headers = [
            (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
            (CONTENT_DISPOSITION, format!("attachment; filename=\"{}.csv\"", self.name)),
        ];
        (headers, self.text).into_response()
    }
}

impl OperationOutput for Table {
    type Inner = String;

    fn inferred_responses(_: &mut GenContext, _: &mut Operation) -> Vec<(Option<u16>, ApiResponse)> {
        let content = [("text/csv".to_owned(), MediaType::default())].into_iter().collect();
        let description = "A table in UTF-8, with a line of headings".to_owned();
        vec![(Some(200), ApiResponse { description, content, ..Default::default() })]
    }
}
