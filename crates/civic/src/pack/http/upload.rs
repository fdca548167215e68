//! Packs from a browser: looked through, or kept. The files are text; a request that is larger than a pack is refused
//! before it comes here.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use base::{Id, Problem, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::audit::{self, Entry};
use crate::pack::{ALTERED, Fault, Files, Pack, PackShelf, faulty, load, store};
use crate::platform::Ctx;
use crate::platform::auth::Actor;
use crate::platform::auth::need::{PackRead, PackWrite};
use crate::platform::http::{Created, Failure, Write, commit};

/// The files of a pack.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct FilesBody {
    /// Text by path inside the pack, such as `profiles/x.toml`.
    files: BTreeMap<String, String>,
}

/// What the checks say.
#[derive(Serialize, JsonSchema)]
pub(super) struct Verdict {
    sound: bool,
    /// `key@version`, where it could be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    faults: Vec<FaultView>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct FaultView {
    file: String,
    /// Counted from 1; 0 where the file as a whole is meant.
    line: u32,
    reason: Text,
}

impl From<Fault> for FaultView {
    fn from(Fault { file, line, reason }: Fault) -> FaultView {
        FaultView { file, line, reason }
    }
}

/// Changes nothing: it may be sent as often as one likes.
pub(super) async fn check(
    State(_): State<Ctx>,
    _: Actor<PackRead>,
    request: Write<FilesBody>,
) -> Result<Json<Verdict>, Failure> {
    Ok(Json(match load(Files(request.body.files)) {
        Ok(pack) => Verdict { sound: true, label: Some(pack.label()), faults: Vec::new() },
        Err(faults) => Verdict {
            sound: false,
            label: None,
            faults: faults.faults.into_iter().map(FaultView::from).collect(),
        },
    }))
}

/// A version that was kept.
#[derive(Serialize, JsonSchema)]
pub(super) struct KeptView {
    label: String,
    digest: String,
}

pub(super) async fn keep(
    State(ctx): State<Ctx>,
    actor: Actor<PackWrite>,
    request: Write<FilesBody>,
) -> Result<Created<KeptView>, Failure> {
    let pack: Arc<Pack> = load(Files(request.body.files)).map_err(|faults| faulty(&faults))?;
    let kept = pack.clone();
    let answer = commit(&ctx, actor.principal(), request.idempotency, move |work| {
        if store::keep(work.tx, &kept, work.now)? != kept.digest {
            return Err(ALTERED.with([kept.label()]));
        }
        let data = serde_json::json!({ "pack": kept.label(), "digest": kept.digest });
        audit::record(work, Entry::new("pack.kept", "pack", Id::<Pack>::named("pack", &kept.label()), data))?;
        Ok::<_, Problem>((None, KeptView { label: kept.label(), digest: kept.digest.clone() }))
    });
    let answer = answer.await?;
    ctx.part::<PackShelf>().put(pack)?;
    Ok(answer)
}
