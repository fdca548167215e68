//! Areas as GeoJSON (RFC 7946), straight from what is stored.

use aide::OperationOutput;
use aide::generate::GenContext;
use aide::openapi::{MediaType, Operation, Response as ApiResponse};
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use base::{Id, Problem, problem};
use geo::BBox;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;

use super::look::Sight;
use crate::area::model::Node;
use crate::area::store::Within;
use crate::area::{AreaKind, store};
use crate::platform::Ctx;
use crate::platform::auth::Visitor;
use crate::platform::http::{Failure, Query};
use crate::platform::nouns::Area;

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ShapesQuery {
    /// Alone: what stands directly under it. With a kind: everything of that kind below it.
    parent: Option<Id<Area>>,
    kind: Option<AreaKind>,
    /// `west,south,east,north` in degrees; needs a kind.
    bbox: Option<String>,
    /// 1 to 5000, 1000 if not given.
    limit: Option<u16>,
}

pub(super) async fn collection(
    State(ctx): State<Ctx>,
    visitor: Visitor,
    Query(query): Query<ShapesQuery>,
) -> Result<GeoJson, Failure> {
    let sight = Sight::of(&visitor);
    if let Some(kind) = query.kind {
        sight.check_kind(kind)?;
    }
    let limit = usize::from(query.limit.unwrap_or(1000).clamp(1, 5000));
    let text = ctx.read(move |tx| {
        let within = match (query.parent, query.kind, query.bbox.as_deref()) {
            (Some(parent), kind, None) => {
                let node = sight.check(store::get(tx, parent)?)?;
                kind.map_or(Within::Parent(parent), |kind| Within::Path(node.path, kind))
            }
            (None, Some(kind), Some(text)) => {
                let bbox = BBox::parse(text).ok_or_else(|| {
                    problem::invalid(
                        "/bbox",
                        "格式:西,南,东,北(度)",
                        "write west,south,east,north in degrees",
                    )
                })?;
                Within::Box(bbox, kind)
            }
            (None, Some(kind), None) => Within::Path(String::new(), kind),
            _ => {
                let (zh, en) = ("请给出 parent,或 bbox 和 kind", "give parent, or bbox and kind");
                return Err(problem::invalid("/parent", zh, en));
            }
        };
        let mut found = store::shapes(tx, &within, limit + 1)?;
        let more = found.len() > limit;
        found.truncate(limit);
        found.retain(|(node, _)| sight.sees(node));
        Ok::<_, Problem>(write(&found, more))
    });
    Ok(GeoJson(text.await?))
}

/// The stored geometry goes out as it is, without being read.
fn write(found: &[(Node, String)], more: bool) -> String {
    let mut text = format!("{{\"type\":\"FeatureCollection\",\"truncated\":{more},\"features\":[");
    for (n, (node, geometry)) in found.iter().enumerate() {
        let properties = json!({
            "id": node.id, "code": node.code, "kind": node.kind, "name_zh": node.name.zh, "name_en": node.name.en,
            "code_path": node.path, "parent": node.parent, "households": node.households, "residents": node.residents,
            "floors": node.floors, "synthetic": node.synthetic,
        });
        let comma = if n == 0 { "" } else { "," };
        text.push_str(&format!(
            "{comma}{{\"type\":\"Feature\",\"properties\":{properties},\"geometry\":{geometry}}}"
        ));
    }
    text.push_str("]}");
    text
}

/// A FeatureCollection. `truncated` says that there is more than was asked for.
pub(super) struct GeoJson(String);

impl IntoResponse for GeoJson {
    fn into_response(self) -> Response {
        ([(CONTENT_TYPE, "application/geo+json")], self.0).into_response()
    }
}

impl OperationOutput for GeoJson {
    type Inner = String;

    fn inferred_responses(_: &mut GenContext, _: &mut Operation) -> Vec<(Option<u16>, ApiResponse)> {
        let content = [("application/geo+json".to_owned(), MediaType::default())].into_iter().collect();
        let description = "A GeoJSON FeatureCollection; `truncated` says that there is more".to_owned();
        vec![(Some(200), ApiResponse { description, content, ..Default::default() })]
    }
}
