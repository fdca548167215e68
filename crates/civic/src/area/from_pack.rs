//! The areas that come with a pack: its table, then its own layers of shapes. Taken over whenever a pack is switched on;
//! areas that stand already are renamed if need be and never removed.

use std::sync::Arc;

use base::{Code, Kind, Lang, Problem, problem};

use super::AreaKind;
use super::import::{self, Mapping, Options, Report, Row};
use crate::pack::{Pack, TAKERS, Taker};
use crate::platform::{Ctx, Principal};

static REFUSED: Code = Code::new(
    Kind::Invalid,
    "area.pack_refused",
    "配置包的区域未能接收:{0}",
    "The pack's areas could not be taken over: {1}",
);

#[linkme::distributed_slice(TAKERS)]
static AREAS: Taker = Taker { name: "area", order: 10, take };

fn take(ctx: &Ctx, pack: &Arc<Pack>, fresh: bool) -> Result<(), Problem> {
    if !fresh {
        return Ok(());
    }
    let by = || Principal::System("pack");
    let system = pack.place.coordinates.parse().map_err(|error: geo::system::UnknownSystem| {
        problem::invalid("/place/coordinates", format!("坐标系不对:{error}"), error.to_string())
    })?;
    let options = Options {
        system,
        dry_run: false,
        source: format!("pack:{}", pack.key),
        day: pack.calendar.day_of(ctx.now()).to_string(),
        mapping: Mapping::default(),
    };
    let rows = pack.areas.iter().map(|row| Row {
        row: row.line as usize,
        code: row.code.clone(),
        kind: AreaKind::from_key(row.kind),
        name_zh: Some(row.name.zh.clone()),
        name_en: Some(row.name.en.clone()),
        parent: row.parent.clone(),
        ..Row::default()
    });
    accept("areas.csv", &import::rows(ctx, by(), rows.collect(), &options, &mut |_| true)?)?;
    for (path, text) in pack.files.0.iter().filter(|(path, _)| path.starts_with("areas/")) {
        accept(path, &import::geojson(ctx, by(), text, &options, &mut |_| true)?)?;
    }
    Ok(())
}

/// A pack whose areas cannot all stand is not sound.
fn accept(file: &str, report: &Report) -> Result<(), Problem> {
    let said = |lang: Lang| {
        let lines = report.refused.iter().map(|r| format!("{file}:{}: {}", r.row, r.reason.get(lang)));
        lines.collect::<Vec<_>>().join("\n")
    };
    if report.refused.is_empty() { Ok(()) } else { Err(REFUSED.with([said(Lang::Zh), said(Lang::En)])) }
}
