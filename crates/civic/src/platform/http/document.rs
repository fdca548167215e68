//! What the OpenAPI document says beyond what the types say.

use aide::openapi::{ReferenceOr, SchemaObject, SecurityScheme};
use aide::transform::TransformOpenApi;
use schemars::json_schema;

/// Value of `x-permission` for operations that need no sign-in.
pub const NEEDS_PUBLIC: &str = "public";
/// Value of `x-permission` for operations that the receipt of a case opens.
pub const NEEDS_RECEIPT: &str = "receipt";
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
    debug_assert!(!matches!(components.security_schemes.get("bearer"), Some(ReferenceOr::Reference { .. })));
    api
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
