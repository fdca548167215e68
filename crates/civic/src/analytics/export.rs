//! Indicators of a place, or of every place of a kind below it, as open formats: each with the sums that it comes from.

use std::io;

use base::Problem;
use jiff::civil::Date;

use super::report::{Figure, Question, report};
use crate::area::{AreaKind, atlas};
use crate::pack::PackShelf;
use crate::platform::Ctx;
use crate::platform::sheet::{Cell, Column, Format, Sheet, Written};

/// What the figures are about.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// At this area, or below it.
    pub area_path: String,
    /// Every area of this kind; the area itself if absent.
    pub kind: Option<AreaKind>,
    /// Code; empty is all.
    pub category: String,
    pub from: Date,
    /// Last day, included.
    pub to: Date,
}

/// A figure of one place.
pub struct Line {
    area: String,
    name: String,
    wanted: Wanted,
    figure: Figure,
}

/// The columns of indicators.
pub const COLUMNS: &[Column<Line>] = &[
    Column::open("area", "区域代码", "code of the area", |l| l.area.as_str().into()),
    Column::open("area_name", "区域名称", "Chinese name of the area", |l| l.name.as_str().into()),
    Column::open("category", "类别代码", "code of the category, empty for all", |l| {
        l.wanted.category.as_str().into()
    }),
    Column::open("from", "首日", "first day", |l| l.wanted.from.to_string().into()),
    Column::open("to", "末日", "last day, included", |l| l.wanted.to.to_string().into()),
    Column::open("key", "指标代码", "code of the indicator", |l| l.figure.key.as_str().into()),
    Column::open("name_zh", "指标名称", "Chinese name", |l| l.figure.name.zh.as_str().into()),
    Column::open("name_en", "指标英文名称", "English name", |l| l.figure.name.en.as_str().into()),
    Column::open("measure", "计量", "count, percent, mean or score", |l| {
        Cell::json(l.figure.measure).word()
    }),
    Column::open("numerator", "分子", "sum above the line", |l| l.figure.numerator.into()),
    Column::open("denominator", "分母", "sum below the line", |l| l.figure.denominator.into()),
    Column::open("value", "数值", "the figure; empty where there was nothing to measure", |l| {
        l.figure.value.into()
    }),
    Column::open("formula", "公式", "formula as its source writes it", |l| {
        l.figure.formula.as_str().into()
    }),
];

/// Writes the figures, place by place; how many rows. Call it outside async.
pub fn export(
    ctx: &Ctx,
    wanted: &Wanted,
    format: Format,
    out: &mut dyn io::Write,
    go_on: &mut dyn FnMut(u64) -> bool,
) -> io::Result<Written> {
    let failed = |problem: Problem| io::Error::other(problem.to_string());
    let pack = ctx.part::<PackShelf>().current().map_err(failed)?;
    let (atlas, now) = (atlas(ctx), ctx.now());
    let is_wanted = |path: &str, kind: AreaKind| match wanted.kind {
        None => path == wanted.area_path,
        Some(wished) => kind == wished && path.starts_with(&wanted.area_path),
    };
    let mut sheet = Sheet::new(COLUMNS, format, false, out)?;
    for node in atlas.nodes().filter(|node| is_wanted(&node.path, node.kind)) {
        if node.path.matches('/').count() > super::cells::LEVELS {
            return Err(io::Error::other("figures go down to communities"));
        }
        let (code, path, asked, pack) = (node.code.clone(), node.path.clone(), wanted.clone(), pack.clone());
        let figures = ctx.read_blocking(move |tx| {
            let question = Question {
                area_code: &code,
                area_path: &path,
                unit: None,
                category: &asked.category,
                from: asked.from,
                to: asked.to,
                now,
            };
            report(tx, &pack, &question)
        });
        for figure in figures.map_err(failed)? {
            let (area, name) = (node.code.clone(), node.name.zh.clone());
            sheet.row(&Line { area, name, wanted: wanted.clone(), figure })?;
        }
        if !go_on(sheet.rows) {
            return sheet.finish(true);
        }
    }
    sheet.finish(false)
}
