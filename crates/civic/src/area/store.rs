//! Every SQL statement about areas.

use base::{Id, Text, Time};
use db::{Error, Json, Row, Tx, Value, params, sql};
use geo::{BBox, Point, Shape, features};

use super::model::{Ground, Node, What};
use super::{AreaKind, path};
use crate::platform::nouns::{Area, Event};

macro_rules! columns {
    () => {
        "a.id, a.code, a.kind, a.name_zh, a.name_en, a.parent_id, a.path, a.lon, a.lat, a.households, a.residents, \
         a.floors, a.source, a.synthetic, a.valid_from, a.valid_to, a.version, a.ends_on"
    };
}

sql! {
    INSERT = "insert into areas (id, code, kind, name_zh, name_en, parent_id, path, lon, lat, households, residents, floors,
                source, synthetic, valid_from, valid_to, version, ends_on)
              values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)";
    UPDATE = "update areas set code = $3, name_zh = $4, name_en = $5, parent_id = $6, path = $7, lon = $8, lat = $9,
                households = $10, residents = $11, floors = $12, source = $13, synthetic = $14, valid_from = $15,
                valid_to = $16, ends_on = $17, version = version + 1
              where id = $1 and version = $2";
    /// Only for the subtree below; the area itself goes through UPDATE.
    MOVE_BELOW = "update areas set path = $3 || substr(path, $4), version = version + 1
                  where path > $1 and path < $2 and valid_to is null";
    END_BELOW = "update areas set valid_to = $3, version = version + 1
                 where path > $1 and path < $2 and valid_to is null";
    /// Written so that the few with a last day lead, and not the order of all ids.
    PAST_LAST_DAY = "select id from areas where ends_on is not null and ends_on < $1 and valid_to is null and not (id <= $2)
                     order by id limit $3";
    PUT_SHAPE = "insert into area_shapes (area_id, geojson, west, south, east, north, system, synthetic)
                 values ($1, $2, $3, $4, $5, $6, $7, $8)
                 on conflict (area_id) do update set geojson = excluded.geojson, west = excluded.west, south = excluded.south,
                   east = excluded.east, north = excluded.north, system = excluded.system, synthetic = excluded.synthetic";
    GET = concat!("select ", columns!(), " from areas a where a.id = $1");
    AT_PATH = concat!("select ", columns!(), " from areas a where a.path = $1 and a.valid_to is null");
    WITH_CODE = concat!("select ", columns!(), " from areas a where a.code = $1 and a.valid_to is null
                         and a.kind not in ('building', 'unit', 'household') order by a.path limit 2");
    CHILDREN = concat!("select ", columns!(), " from areas a where a.parent_id = $1 and a.valid_to is null
                        and a.path > $2 order by a.path limit $3");
    ROOTS = concat!("select ", columns!(), " from areas a where a.parent_id is null and a.valid_to is null
                     and a.path > $1 order by a.path limit $2");
    /// For kinds that the index on kinds holds.
    OF_KIND = concat!("select ", columns!(), " from areas a where a.kind = $1 and a.kind not in ('unit', 'household')
                       and a.valid_to is null and a.path >= $2 and a.path < $3 and a.path > $4 order by a.path limit $5");
    /// For small subtrees: within a building.
    INSIDE = concat!("select ", columns!(), " from areas a where a.path >= $2 and a.path < $3 and a.kind = $1
                      and a.valid_to is null and a.path > $4 order by a.path limit $5");
    COUNT_BELOW = "select count(*) from areas where path > $1 and path < $2 and valid_to is null";
    /// Everything down to courtyards, with its ground: what the atlas holds. Kinds are listed so that the small index on
    /// kinds serves; the order is made afterwards.
    ATLAS = concat!("select ", columns!(), ", s.geojson from areas a left join area_shapes s on s.area_id = a.id
                     where a.kind in ('district', 'street', 'community', 'grid', 'micro_grid', 'courtyard', 'market',
                       'business_district', 'campus', 'park', 'company_estate')
                     and a.kind not in ('unit', 'household') and a.valid_to is null");
    SHAPE = "select geojson from area_shapes where area_id = $1";
    REAL_SHAPE = "select 1 from area_shapes where area_id = $1 and synthetic = 0";
    BOX = "select west, south, east, north from area_shapes where area_id = $1";
    SHAPES_BELOW = concat!("select ", columns!(), ", s.geojson from areas a join area_shapes s on s.area_id = a.id
                            where a.parent_id = $1 and a.valid_to is null order by a.path limit $2");
    SHAPES_INSIDE = concat!("select ", columns!(), ", s.geojson from areas a join area_shapes s on s.area_id = a.id
                             where a.kind = $1 and a.kind not in ('unit', 'household') and a.valid_to is null
                             and a.path >= $2 and a.path < $3 order by a.path limit $4");
    SHAPES_IN_BOX = concat!("select ", columns!(), ", s.geojson from area_shapes s join areas a on a.id = s.area_id
                             where s.west <= $3 and s.east >= $1 and s.south <= $4 and s.north >= $2
                             and a.kind = $5 and a.valid_to is null order by a.path limit $6");
    ADD_CHANGE = "insert into area_changes (id, area_id, what, at, day, reason, by_whom, data) values ($1, $2, $3, $4, $5, $6, $7, $8)";
    CHANGES = "select id, what, at, day, reason, data from area_changes where area_id = $1 and id > $2 order by id limit $3";
    VERSION = "select version from area_versions where one = 1";
    RAISE_VERSION = "update area_versions set version = version + 1 where one = 1";
}

/// How many columns `columns!` has: what follows in a row comes after them.
const WIDTH: usize = 18;

fn node(row: &Row<'_>) -> Result<Node, Error> {
    let kind: String = row.get(2)?;
    let (lon, lat): (Option<f64>, Option<f64>) = (row.get(7)?, row.get(8)?);
    Ok(Node {
        id: row.get(0)?,
        code: row.get(1)?,
        kind: AreaKind::from_key(&kind).ok_or_else(|| Error::Other(format!("unknown area kind {kind}")))?,
        name: Text::new(row.get::<String>(3)?, row.get::<String>(4)?),
        parent: row.get(5)?,
        path: row.get(6)?,
        point: lon.zip(lat).map(|(lon, lat)| Point::new(lon, lat)),
        households: row.get(9)?,
        residents: row.get(10)?,
        floors: row.get(11)?,
        source: row.get(12)?,
        synthetic: row.get(13)?,
        valid_from: row.get(14)?,
        valid_to: row.get(15)?,
        version: row.get(16)?,
        ends_on: row.get(17)?,
    })
}

fn with_shape(row: &Row<'_>) -> Result<(Node, String), Error> {
    Ok((node(row)?, row.get(WIDTH)?))
}

/// Puts a new area in, without waiting.
pub fn insert(tx: &mut Tx<'_>, n: &Node) -> Result<(), Error> {
    let (lon, lat) = (n.point.map(|p| p.lon), n.point.map(|p| p.lat));
    tx.push(
        &INSERT,
        params![
            n.id,
            &n.code,
            n.kind.key(),
            &n.name.zh,
            &n.name.en,
            n.parent,
            &n.path,
            lon,
            lat,
            n.households,
            n.residents,
            n.floors,
            &n.source,
            n.synthetic,
            &n.valid_from,
            n.valid_to.clone(),
            n.version,
            n.ends_on.clone()
        ],
    )
}

/// Writes all of an area over the version it was read at; false if somebody was faster.
pub fn update(tx: &mut Tx<'_>, n: &Node) -> Result<bool, Error> {
    let (lon, lat) = (n.point.map(|p| p.lon), n.point.map(|p| p.lat));
    let rows = tx.run(
        &UPDATE,
        params![
            n.id,
            n.version,
            &n.code,
            &n.name.zh,
            &n.name.en,
            n.parent,
            &n.path,
            lon,
            lat,
            n.households,
            n.residents,
            n.floors,
            &n.source,
            n.synthetic,
            &n.valid_from,
            n.valid_to.clone(),
            n.ends_on.clone()
        ],
    )?;
    Ok(rows == 1)
}

/// Gives everything below `old` its new path; how many areas moved.
pub fn move_below(tx: &mut Tx<'_>, old: &str, new: &str) -> Result<u64, Error> {
    let (low, high) = path::range(old);
    tx.run(&MOVE_BELOW, params![low, high, new, old.len() as i64 + 1])
}

pub fn end_below(tx: &mut Tx<'_>, root: &str, day: &str) -> Result<u64, Error> {
    let (low, high) = path::range(root);
    tx.run(&END_BELOW, params![low, high, day])
}

/// Standing areas whose last day was before a day, after one id.
pub fn past_last_day(
    tx: &mut Tx<'_>,
    today: &str,
    after: Id<Area>,
    limit: usize,
) -> Result<Vec<Id<Area>>, Error> {
    tx.rows(&PAST_LAST_DAY, params![today, after, limit], |row| row.get(0))
}

pub fn put_shape(tx: &mut Tx<'_>, area: Id<Area>, ground: &Ground) -> Result<(), Error> {
    let b = ground.bbox();
    let text = features::write_shape(&ground.shape);
    tx.push(
        &PUT_SHAPE,
        params![area, text, b.west, b.south, b.east, b.north, ground.system.key(), ground.synthetic],
    )
}

pub fn get(tx: &mut Tx<'_>, id: Id<Area>) -> Result<Option<Node>, Error> {
    tx.row(&GET, params![id], node)
}

/// The standing area at a path.
pub fn at_path(tx: &mut Tx<'_>, path: &str) -> Result<Option<Node>, Error> {
    tx.row(&AT_PATH, params![path], node)
}

/// The standing areas, down to courtyards, with this code; at most two, which is enough to see that it is ambiguous.
pub fn with_code(tx: &mut Tx<'_>, code: &str) -> Result<Vec<Node>, Error> {
    tx.rows(&WITH_CODE, params![code], node)
}

/// What stands directly under an area, or the roots, after a path.
pub fn children(
    tx: &mut Tx<'_>,
    parent: Option<Id<Area>>,
    after: &str,
    limit: usize,
) -> Result<Vec<Node>, Error> {
    match parent {
        Some(parent) => tx.rows(&CHILDREN, params![parent, after, limit], node),
        None => tx.rows(&ROOTS, params![after, limit], node),
    }
}

/// What stands anywhere below a path and is of a kind, after a path.
pub fn of_kind(
    tx: &mut Tx<'_>,
    kind: AreaKind,
    root: &str,
    after: &str,
    limit: usize,
) -> Result<Vec<Node>, Error> {
    let (low, high) = path::range(root);
    let sql = if matches!(kind, AreaKind::Unit | AreaKind::Household) { &INSIDE } else { &OF_KIND };
    tx.rows(sql, params![kind.key(), low, high, after, limit], node)
}

pub fn count_below(tx: &mut Tx<'_>, root: &str) -> Result<i64, Error> {
    let (low, high) = path::range(root);
    tx.one(&COUNT_BELOW, params![low, high], |row| row.get(0))
}

/// Everything the atlas holds, in the order of paths: the area and its GeoJSON.
pub fn atlas(tx: &mut Tx<'_>) -> Result<Vec<(Node, Option<String>)>, Error> {
    let mut rows = tx.rows(&ATLAS, params![], |row| Ok((node(row)?, row.get(WIDTH)?)))?;
    rows.sort_by(|(a, _), (b, _): &(Node, _)| a.path.cmp(&b.path));
    Ok(rows)
}

pub fn shape(tx: &mut Tx<'_>, area: Id<Area>) -> Result<Option<Shape>, Error> {
    let text: Option<String> = tx.row(&SHAPE, params![area], |row| row.get(0))?;
    text.map(|text| features::read_shape(&text).map_err(|e| Error::Other(format!("shape of {area}: {e}"))))
        .transpose()
}

/// Whether an area has ground that nobody invented.
pub fn has_real_shape(tx: &mut Tx<'_>, area: Id<Area>) -> Result<bool, Error> {
    Ok(tx.row(&REAL_SHAPE, params![area], |_| Ok(()))?.is_some())
}

pub fn bbox(tx: &mut Tx<'_>, area: Id<Area>) -> Result<Option<BBox>, Error> {
    tx.row(&BOX, params![area], |row| {
        Ok(BBox { west: row.get(0)?, south: row.get(1)?, east: row.get(2)?, north: row.get(3)? })
    })
}

/// Where shapes are looked for.
pub enum Within {
    /// Directly under an area.
    Parent(Id<Area>),
    /// Anywhere below a path.
    Path(String, AreaKind),
    Box(BBox, AreaKind),
}

/// Areas with their ground as stored GeoJSON.
pub fn shapes(tx: &mut Tx<'_>, within: &Within, limit: usize) -> Result<Vec<(Node, String)>, Error> {
    match within {
        Within::Parent(parent) => tx.rows(&SHAPES_BELOW, params![*parent, limit], with_shape),
        Within::Path(root, kind) => {
            let (low, high) = path::range(root);
            tx.rows(&SHAPES_INSIDE, params![kind.key(), low, high, limit], with_shape)
        }
        Within::Box(b, kind) => {
            tx.rows(&SHAPES_IN_BOX, params![b.west, b.south, b.east, b.north, kind.key(), limit], with_shape)
        }
    }
}

/// One entry of an area's history.
#[derive(Clone, Debug)]
pub struct Change {
    pub id: Id<Event>,
    pub area: Id<Area>,
    pub what: What,
    pub at: Time,
    pub day: String,
    pub reason: String,
    /// Label of who did it; not for everybody to see.
    pub by: String,
    pub data: serde_json::Value,
}

pub fn add_change(tx: &mut Tx<'_>, c: &Change) -> Result<(), Error> {
    tx.push(
        &ADD_CHANGE,
        params![c.id, c.area, c.what.key(), c.at, &c.day, &c.reason, &c.by, Value::from(Json(&c.data))],
    )
}

pub fn changes(
    tx: &mut Tx<'_>,
    area: Id<Area>,
    after: Id<Event>,
    limit: usize,
) -> Result<Vec<Change>, Error> {
    tx.rows(&CHANGES, params![area, after, limit], |row| {
        let what: String = row.get(1)?;
        Ok(Change {
            id: row.get(0)?,
            area,
            what: What::from_key(&what).ok_or_else(|| Error::Other(format!("unknown change {what}")))?,
            at: row.get(2)?,
            day: row.get(3)?,
            reason: row.get(4)?,
            by: String::new(),
            data: row.get(5)?,
        })
    })
}

/// How many times the tree has changed.
pub fn version(tx: &mut Tx<'_>) -> Result<i64, Error> {
    tx.one(&VERSION, params![], |row| row.get(0))
}

pub fn raise_version(tx: &mut Tx<'_>) -> Result<(), Error> {
    tx.push(&RAISE_VERSION, params![])
}
