//! Reading an upload: `multipart/form-data` with exactly one part, named `file` (RFC 7578).

use std::time::Duration;

use aide::OperationInput;
use aide::generate::GenContext;
use aide::openapi::{MediaType, Operation, ReferenceOr, RequestBody, SchemaObject};
use axum::extract::multipart::Field;
use axum::extract::{FromRequest, FromRequestParts, Multipart, Request};
use axum::http::request::Parts;
use base::{Code, Kind, Problem};
use schemars::json_schema;
use sha2::{Digest, Sha256};

use super::Doors;
use super::media::Media;
use super::workshop::Workshop;
use crate::platform::http::{Failure, Idempotency, idempotency_key};
use crate::platform::{Ctx, Visitor, limit};

/// Uploads per minute of somebody signed in.
const PER_ACCOUNT: u32 = 120;
/// Files of a usual report: an address may send as many for each report that it may make.
const PER_REPORT: u32 = 6;
/// How long one upload may take, however slow the line.
const PATIENCE: Duration = Duration::from_secs(120);

static ONE_FILE: Code = Code::new(
    Kind::Malformed,
    "file.one_wanted",
    "请以 multipart/form-data 发送一个名为 file 的文件，不带其他字段。",
    "Send multipart/form-data with one part named file and nothing else.",
);
static TOO_LARGE: Code = Code::new(
    Kind::TooLarge,
    "file.too_large",
    "文件太大，最多 {0} MB。",
    "The file is too large; at most {0} MB.",
);
static TOO_SLOW: Code = Code::new(
    Kind::Malformed,
    "file.too_slow",
    "上传超时，请重试。",
    "The upload took too long; please try again.",
);

/// An upload whose declared type agrees with its content.
#[derive(Debug)]
pub struct Upload {
    pub media: Media,
    pub bytes: Vec<u8>,
    pub idempotency: Option<Idempotency>,
}

impl FromRequest<Ctx> for Upload {
    type Rejection = Failure;

    async fn from_request(request: Request, ctx: &Ctx) -> Result<Upload, Failure> {
        let (mut parts, body) = request.into_parts();
        let visitor = Visitor::from_request_parts(&mut parts, ctx).await?;
        let (who, per_minute) = match visitor.signed() {
            Ok(signed) => (signed.account.to_string(), PER_ACCOUNT),
            Err(_) => {
                (limit::address(&parts, ctx.config()), ctx.config().limits.reports_per_minute * PER_REPORT)
            }
        };
        ctx.part::<Doors>().uploads.take(&who, per_minute, ctx.now())?;
        let key = idempotency_key(&parts)?;
        let whole = read(ctx, Request::from_parts(parts.clone(), body));
        let (declared, bytes) =
            tokio::time::timeout(PATIENCE, whole).await.map_err(|_| TOO_SLOW.problem())??;
        let media = Media::check(&declared, &bytes)?;
        // The boundary differs each time the same file is sent: the fingerprint is that of the file.
        let idempotency = key.map(|key| Idempotency { key, request_hash: fingerprint(&parts, &bytes) });
        Ok(Upload { media, bytes, idempotency })
    }
}

fn fingerprint(parts: &Parts, bytes: &[u8]) -> Vec<u8> {
    Sha256::new().chain_update(parts.uri.path()).chain_update([0]).chain_update(bytes).finalize().to_vec()
}

async fn read(ctx: &Ctx, request: Request) -> Result<(String, Vec<u8>), Problem> {
    let wrong = |_| ONE_FILE.problem();
    let mut form = Multipart::from_request(request, ctx).await.map_err(|_| ONE_FILE.problem())?;
    let field = form.next_field().await.map_err(wrong)?.ok_or_else(|| ONE_FILE.problem())?;
    if field.name() != Some("file") {
        return Err(ONE_FILE.problem());
    }
    let declared = field.content_type().unwrap_or_default().to_owned();
    let bytes = collect(ctx, field).await?;
    match form.next_field().await {
        Ok(None) => Ok((declared, bytes)),
        _ => Err(ONE_FILE.problem()),
    }
}

/// Reads a part as it comes, never more than the limit; each megabyte takes its place in the workshop.
async fn collect(ctx: &Ctx, mut field: Field<'_>) -> Result<Vec<u8>, Problem> {
    let megabytes = ctx.config().limits.file_megabytes;
    let workshop = ctx.part::<Workshop>();
    let mut room = vec![workshop.megabyte()?];
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(|_| ONE_FILE.problem())? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() as u64 > megabytes << 20 {
            return Err(TOO_LARGE.with([megabytes]));
        }
        while room.len() <= bytes.len() >> 20 {
            room.push(workshop.megabyte()?);
        }
    }
    Ok(bytes)
}

impl OperationInput for Upload {
    fn operation_input(_: &mut GenContext, operation: &mut Operation) {
        let json_schema = json_schema!({
            "type": "object",
            "required": ["file"],
            "additionalProperties": false,
            "properties": { "file": { "type": "string", "format": "binary" } }
        });
        let schema = SchemaObject { json_schema, external_docs: None, example: None };
        let media = MediaType { schema: Some(schema), ..MediaType::default() };
        operation.request_body = Some(ReferenceOr::Item(RequestBody {
            description: Some("One photo or voice note, with its media type.".to_owned()),
            content: [("multipart/form-data".to_owned(), media)].into_iter().collect(),
            required: true,
            extensions: Default::default(),
        }));
    }
}
