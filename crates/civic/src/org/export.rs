//! Units as open formats. Who sits on their posts stays inside.

use std::io;

use crate::area;
use crate::platform::Ctx;
use crate::platform::sheet::{Column, Format, Sheet, Written};

use super::chart;
use super::model::Unit;

/// A unit with the codes of what it points to.
pub struct Line {
    unit: Unit,
    parent: Option<String>,
    area: Option<String>,
}

/// The columns of units.
pub const COLUMNS: &[Column<Line>] = &[
    Column::open("code", "单位代码", "code", |l| l.unit.code.as_str().into()),
    Column::open("kind", "单位类型", "kind", |l| l.unit.kind.key().into()),
    Column::open("name_zh", "中文名称", "Chinese name", |l| l.unit.name.zh.as_str().into()),
    Column::open("name_en", "英文名称", "English name", |l| l.unit.name.en.as_str().into()),
    Column::open("parent", "上级单位代码", "code of the unit above", |l| l.parent.as_deref().into()),
    Column::open("area", "所辖区域代码", "code of the area that it answers for", |l| {
        l.area.as_deref().into()
    }),
    Column::open("area_path", "所辖区域路径", "codes of the areas from the root down", |l| {
        l.unit.area_path.as_str().into()
    }),
    Column::open(
        "categories",
        "可办类别代码",
        "codes of the categories that it can handle, joined by ;",
        |l| l.unit.categories.join(";").into(),
    ),
    Column::open("phone", "值班电话", "telephone of the unit", |l| l.unit.phone.as_str().into()),
    Column::open("active", "在用", "whether it gets new cases", |l| l.unit.active.into()),
    Column::open("source", "数据来源", "where it comes from", |l| l.unit.source.as_str().into()),
];

/// Writes the units that answer for an area at or below a path, by code; how many.
pub fn export(
    ctx: &Ctx,
    area_path: &str,
    format: Format,
    out: &mut dyn io::Write,
    go_on: &mut dyn FnMut(u64) -> bool,
) -> io::Result<Written> {
    let (chart, atlas) = (chart(ctx), area::atlas(ctx));
    let mut sheet = Sheet::new(COLUMNS, format, false, out)?;
    for unit in chart.units().iter().filter(|unit| unit.area_path.starts_with(area_path)) {
        let line = Line {
            unit: unit.clone(),
            parent: unit.parent.and_then(|id| chart.get(id)).map(|parent| parent.code.clone()),
            area: atlas.get(unit.area).map(|node| node.code.clone()),
        };
        sheet.row(&line)?;
        if !go_on(sheet.rows) {
            return sheet.finish(true);
        }
    }
    sheet.finish(false)
}
