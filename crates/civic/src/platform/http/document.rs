//! What the OpenAPI document says beyond what the types say.

use aide::openapi::{
    OpenApi, Parameter, ParameterData, ParameterSchemaOrContent, PathStyle, ReferenceOr, SchemaObject,
    SecurityScheme,
};
use aide::transform::TransformOpenApi;
use schemars::json_schema;

/// Value of `x-permission` for operations that need no sign-in.
pub const NEEDS_PUBLIC: &str = "public";
/// Value of `x-permission` for operations that the receipt of a case opens.
pub const NEEDS_RECEIPT: &str = "receipt";
/// Value of `x-permission` for operations of a resident on their own account.
pub const NEEDS_RESIDENT: &str = "resident";
/// Value of `x-permission` where the act says who may do it: the edge table, `docs/case-flow.md`.
pub const NEEDS_ACT: &str = "act";
/// Value of `x-permission` for operations on one's own affairs.
pub const NEEDS_SIGN_IN: &str = "signed-in";

/// Title, licence, sign-in and the shape of problems.
pub fn describe(api: TransformOpenApi<'_>) -> TransformOpenApi<'_> {
    let mut api = api
        .title("Liandong")
        .summary("Grassroots urban governance: from a concern to its solution")
        .version("1")
        .description("See docs/api-design.md: problems (RFC 9457), Idempotency-Key, versions, keyset pages.")
        .security_scheme(
            "bearer",
            SecurityScheme::Http {
                scheme: "bearer".to_owned(),
                bearer_format: None,
                description: Some("A token from `liandong token create`, or the session cookie.".to_owned()),
                extensions: Default::default(),
            },
        );
    let components = api.inner_mut().components.get_or_insert_default();
    components.schemas.insert(
        "Problem".to_owned(),
        SchemaObject { json_schema: problem_schema(), external_docs: None, example: None },
    );
    name_path_parameters(api.inner_mut());
    let components = api.inner_mut().components.get_or_insert_default();
    debug_assert!(!matches!(components.security_schemes.get("bearer"), Some(ReferenceOr::Reference { .. })));
    api
}

/// Extractors of a single value do not know what the value is called; the address does.
fn name_path_parameters(document: &mut OpenApi) {
    let paths = document.paths.iter_mut().flat_map(|paths| paths.paths.iter_mut());
    for (address, item) in paths {
        let ReferenceOr::Item(item) = item else { continue };
        for name in address.split('{').skip(1).filter_map(|rest| rest.split('}').next()) {
            let is_named = |parameter: &ReferenceOr<Parameter>| {
                parameter.as_item().is_some_and(|one| one.parameter_data_ref().name == name)
            };
            if !item.iter().all(|(_, operation)| operation.parameters.iter().any(is_named)) {
                item.parameters.push(ReferenceOr::Item(path_parameter(name)));
            }
        }
    }
}

fn path_parameter(name: &str) -> Parameter {
    let json_schema = match name {
        "id" => json_schema!({ "type": "string", "format": "uuid" }),
        _ => json_schema!({ "type": "string" }),
    };
    Parameter::Path {
        parameter_data: ParameterData {
            name: name.to_owned(),
            description: None,
            required: true,
            deprecated: None,
            format: ParameterSchemaOrContent::Schema(SchemaObject {
                json_schema,
                external_docs: None,
                example: None,
            }),
            example: None,
            examples: Default::default(),
            explode: None,
            extensions: Default::default(),
        },
        style: PathStyle::Simple,
    }
}

fn problem_schema() -> schemars::Schema {
    json_schema!({
        "type": "object",
        "description": "A problem (RFC 9457). `code` is stable, `detail` is worded in the caller's language.",
        "required": ["type", "code", "title", "status", "detail"],
        "properties": {
            "type": { "type": "string" },
            "code": { "type": "string" },
            "title": { "type": "string" },
            "status": { "type": "integer" },
            "detail": { "type": "string" },
            "fields": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["field", "message"],
                    "properties": { "field": { "type": "string" }, "message": { "type": "string" } }
                }
            },
            "current_version": { "type": "integer" }
        }
    })
}
