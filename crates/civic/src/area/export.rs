//! The tree of areas down to courtyards as GeoJSON and CSV; `liandong import areas` takes both back. What lies below a courtyard is
//! somebody's home and stays inside.

use std::io;

use base::Problem;
use serde_json::json;

use super::model::Node;
use super::{AreaKind, path, store};
use crate::platform::Ctx;
use crate::platform::sheet::{Column, Format, Sheet, Written};

/// The columns of areas, and the properties of their features.
pub const COLUMNS: &[Column<Node>] = &[
    Column::open("code", "区域代码", "code", |n| n.code.as_str().into()),
    Column::open("kind", "层级", "kind", |n| n.kind.key().into()),
    Column::open("name_zh", "中文名称", "Chinese name", |n| n.name.zh.as_str().into()),
    Column::open("name_en", "英文名称", "English name", |n| n.name.en.as_str().into()),
    Column::open("parent", "上级路径", "path of the area above", |n| path::parent(&n.path).into()),
    Column::open("lon", "经度（WGS-84）", "longitude of a point inside, WGS-84", |n| {
        n.point.map(|point| point.lon).into()
    }),
    Column::open("lat", "纬度（WGS-84）", "latitude of it", |n| n.point.map(|point| point.lat).into()),
    Column::open("households", "户数", "households", |n| n.households.into()),
    Column::open("residents", "人数", "residents", |n| n.residents.into()),
    Column::open("floors", "层数", "floors", |n| n.floors.into()),
    Column::open("valid_from", "生效日", "first day", |n| n.valid_from.as_str().into()),
    Column::open("source", "数据来源", "where it comes from", |n| n.source.as_str().into()),
];

/// Which areas: below a path, of one kind.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub area_path: String,
    pub kind: Option<AreaKind>,
}

/// In which form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Rows(Format),
    /// RFC 7946: polygons where they are known, else the point inside.
    GeoJson,
}

/// Writes areas, those above before those below; how many. Call it outside async.
pub fn export(
    ctx: &Ctx,
    wanted: &Wanted,
    form: Form,
    out: &mut dyn io::Write,
    go_on: &mut dyn FnMut(u64) -> bool,
) -> io::Result<Written> {
    let rows = ctx.read_blocking(|tx| Ok::<_, Problem>(store::atlas(tx)?));
    let rows = rows.map_err(|problem| io::Error::other(problem.to_string()))?;
    let is_wanted = |node: &Node| {
        node.path.starts_with(&wanted.area_path) && wanted.kind.is_none_or(|kind| kind == node.kind)
    };
    let rows = rows.iter().filter(|(node, _)| is_wanted(node));
    match form {
        Form::Rows(format) => {
            let mut sheet = Sheet::new(COLUMNS, format, false, out)?;
            for (node, _) in rows {
                sheet.row(node)?;
                if !go_on(sheet.rows) {
                    return sheet.finish(true);
                }
            }
            sheet.finish(false)
        }
        Form::GeoJson => geojson(rows, out, go_on),
    }
}

fn geojson<'a>(
    rows: impl Iterator<Item = &'a (Node, Option<String>)>,
    out: &mut dyn io::Write,
    go_on: &mut dyn FnMut(u64) -> bool,
) -> io::Result<Written> {
    let mut written = Written::default();
    out.write_all(b"{\"type\":\"FeatureCollection\",\"features\":[")?;
    for (node, shape) in rows {
        let geometry = match (shape, node.point) {
            (Some(text), _) => serde_json::from_str(text)?,
            (None, Some(point)) => json!({ "type": "Point", "coordinates": [point.lon, point.lat] }),
            (None, None) => serde_json::Value::Null,
        };
        let cells = COLUMNS.iter().map(|column| (column.name.to_owned(), (column.cell)(node).in_json()));
        let properties: serde_json::Map<_, _> = cells.collect();
        let feature = json!({
            "type": "Feature", "id": node.id.to_string(), "geometry": geometry, "properties": properties,
        });
        out.write_all(if written.rows == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &feature)?;
        written.rows += 1;
        if !go_on(written.rows) {
            written.stopped = true;
            break;
        }
    }
    out.write_all(b"\n]}\n")?;
    out.flush()?;
    Ok(written)
}
