//! A table on its way out, piece by piece.

use std::fs::File;
use std::io::Read;

use aide::OperationOutput;
use aide::generate::GenContext;
use aide::openapi::{MediaType, Operation, Response as ApiResponse, SchemaObject};
use axum::body::{Body, Bytes};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use schemars::json_schema;

use super::{Format, Written};

/// Bytes of one piece.
const PIECE: u64 = 256 * 1024;
/// How many rows the file has.
const ROWS: &str = "x-liandong-rows";
/// `true` where there is more than the file holds.
const CUT: &str = "x-liandong-cut";

impl Format {
    const fn media(self) -> &'static str {
        match self {
            Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Format::Csv => "text/csv; charset=utf-8",
        }
    }

    const fn extension(self) -> &'static str {
        match self {
            Format::Xlsx => "xlsx",
            Format::Csv => "csv",
        }
    }
}

/// A table as a file to keep.
#[derive(Debug)]
pub struct Download {
    /// Without extension.
    pub name: &'static str,
    pub written: Written,
}

impl IntoResponse for Download {
    fn into_response(self) -> Response {
        let Written { file, format, rows, cut } = self.written;
        let disposition = format!("attachment; filename=\"{}.{}\"", self.name, format.extension());
        let fixed = [(CONTENT_TYPE, format.media()), (CACHE_CONTROL, "private, no-store")];
        let told = [
            (ROWS, HeaderValue::from(rows)),
            (CUT, HeaderValue::from_static(if cut { "true" } else { "false" })),
        ];
        (fixed, [(CONTENT_DISPOSITION, disposition)], told, pieces(file)).into_response()
    }
}

fn pieces(file: File) -> Body {
    Body::from_stream(futures_util::stream::try_unfold(file, |mut file| async move {
        let read = tokio::task::spawn_blocking(move || {
            let mut piece = Vec::new();
            (&mut file).take(PIECE).read_to_end(&mut piece).map(|_| (piece, file))
        });
        let (piece, file) = read.await.map_err(std::io::Error::other)??;
        Ok::<_, std::io::Error>((!piece.is_empty()).then(|| (Bytes::from(piece), file)))
    }))
}

impl OperationOutput for Download {
    type Inner = Self;

    fn operation_response(_: &mut GenContext, _: &mut Operation) -> Option<ApiResponse> {
        let json_schema = json_schema!({ "type": "string", "format": "binary" });
        let schema = SchemaObject { json_schema, external_docs: None, example: None };
        let media = MediaType { schema: Some(schema), ..MediaType::default() };
        let kinds = [Format::Xlsx, Format::Csv].map(|format| (format.media().to_owned(), media.clone()));
        Some(ApiResponse {
            description: "The table as a file; `x-liandong-rows` says how many rows it has, `x-liandong-cut` whether some are left out"
                .to_owned(),
            content: kinds.into_iter().collect(),
            ..ApiResponse::default()
        })
    }

    fn inferred_responses(
        ctx: &mut GenContext,
        operation: &mut Operation,
    ) -> Vec<(Option<u16>, ApiResponse)> {
        Self::operation_response(ctx, operation).map(|response| (Some(200), response)).into_iter().collect()
    }
}
