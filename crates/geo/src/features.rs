//! GeoJSON (RFC 7946) of polygons, in and out. Reading checks every ring and names the feature that is wrong.

use geojson::{GeometryValue, JsonObject, JsonValue, Position};

use crate::{Point, Shape, System};

/// One polygon with what is known about it.
#[derive(Clone, Debug)]
pub struct Feature {
    /// Counted from 0 in the file.
    pub index: usize,
    pub properties: JsonObject,
    /// WGS-84, whatever the file was in.
    pub shape: Shape,
}

/// What is wrong with a file or with one of its features.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{}{reason}", .feature.map(|n| format!("feature {n}: ")).unwrap_or_default())]
pub struct Fault {
    /// Counted from 0; `None` if the file as a whole cannot be read.
    pub feature: Option<usize>,
    pub reason: Reason,
}

/// The ways in which a polygon can be wrong.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Reason {
    #[error("not GeoJSON: {0}")]
    NotGeoJson(String),
    #[error("not a FeatureCollection, Feature or polygon")]
    NotFeatures,
    #[error("has no geometry")]
    Empty,
    #[error("is a {0}, expected Polygon or MultiPolygon")]
    NotPolygon(&'static str),
    #[error("ring {ring} has {corners} positions, a closed ring needs at least 4")]
    TooFew { ring: usize, corners: usize },
    #[error("position {position} of ring {ring} has fewer than two numbers")]
    Short { ring: usize, position: usize },
    #[error("ring {ring} is not closed: it begins at {first:?} and ends at {last:?}")]
    Unclosed { ring: usize, first: (f64, f64), last: (f64, f64) },
    #[error(
        "position {position} of ring {ring} is ({x}, {y}): that looks like latitude first, GeoJSON wants longitude first"
    )]
    Swapped { ring: usize, position: usize, x: f64, y: f64 },
    #[error("position {position} of ring {ring} is ({x}, {y}), which is not on the globe")]
    OffGlobe { ring: usize, position: usize, x: f64, y: f64 },
    #[error("ring {ring} encloses no ground")]
    Flat { ring: usize },
}

/// Reads a FeatureCollection, a Feature or a bare polygon. Features that are wrong come back as faults beside the good
/// ones, so that a person sees all of them at once.
pub fn read(text: &str, system: System) -> (Vec<Feature>, Vec<Fault>) {
    let whole = |reason| (Vec::new(), vec![Fault { feature: None, reason }]);
    let json: JsonValue = match serde_json::from_str(text.trim_start_matches('\u{feff}')) {
        Ok(json) => json,
        Err(e) => return whole(Reason::NotGeoJson(e.to_string())),
    };
    let features = match json {
        JsonValue::Object(mut object) => match object.get("type").and_then(JsonValue::as_str) {
            Some("FeatureCollection") => match object.remove("features") {
                Some(JsonValue::Array(features)) => features,
                _ => return whole(Reason::NotFeatures),
            },
            Some("Feature") => vec![object.into()],
            Some("Polygon" | "MultiPolygon") => {
                vec![serde_json::json!({ "type": "Feature", "properties": {}, "geometry": object })]
            }
            _ => return whole(Reason::NotFeatures),
        },
        _ => return whole(Reason::NotFeatures),
    };
    let (mut good, mut faults) = (Vec::new(), Vec::new());
    for (index, value) in features.into_iter().enumerate() {
        match feature(index, value, system) {
            Ok(feature) => good.push(feature),
            Err(reason) => faults.push(Fault { feature: Some(index), reason }),
        }
    }
    (good, faults)
}

/// Reads one geometry object, such as a column of stored GeoJSON.
pub fn read_shape(text: &str) -> Result<Shape, Reason> {
    let geometry: geojson::Geometry =
        text.parse().map_err(|e: geojson::Error| Reason::NotGeoJson(e.to_string()))?;
    shape(&geometry.value)
}

/// Writes one geometry object with seven decimals, a Polygon where one is enough.
pub fn write_shape(shape: &Shape) -> String {
    geometry(shape).to_string()
}

/// The geometry as a JSON value, to be put into a larger answer.
pub fn geometry(shape: &Shape) -> JsonValue {
    let position = |p: &Point| {
        let p = p.rounded();
        JsonValue::from(vec![p.lon, p.lat])
    };
    let ring = |ring: &Vec<Point>| ring.iter().map(position).collect::<JsonValue>();
    let mut polygons: Vec<JsonValue> = shape.rings().map(|rings| rings.iter().map(ring).collect()).collect();
    match polygons.len() {
        1 => serde_json::json!({ "type": "Polygon", "coordinates": polygons.remove(0) }),
        _ => serde_json::json!({ "type": "MultiPolygon", "coordinates": polygons }),
    }
}

fn feature(index: usize, value: JsonValue, system: System) -> Result<Feature, Reason> {
    let feature: geojson::Feature =
        serde_json::from_value(value).map_err(|e| Reason::NotGeoJson(e.to_string()))?;
    let geometry = feature.geometry.ok_or(Reason::Empty)?;
    let shape = shape(&geometry.value)?.to_wgs84(system);
    Ok(Feature { index, properties: feature.properties.unwrap_or_default(), shape })
}

fn shape(value: &GeometryValue) -> Result<Shape, Reason> {
    let polygons = match value {
        GeometryValue::Polygon { coordinates } => std::slice::from_ref(coordinates),
        GeometryValue::MultiPolygon { coordinates } => coordinates.as_slice(),
        other => return Err(Reason::NotPolygon(other.type_name())),
    };
    if polygons.is_empty() || polygons.iter().any(Vec::is_empty) {
        return Err(Reason::Empty);
    }
    let mut number = 0;
    let mut checked = Vec::with_capacity(polygons.len());
    for polygon in polygons {
        let mut rings = Vec::with_capacity(polygon.len());
        for positions in polygon {
            rings.push(ring(number, positions)?);
            number += 1;
        }
        checked.push(rings);
    }
    Ok(Shape::from_rings(checked))
}

/// Checks one ring; rings are counted through all polygons of the feature.
fn ring(ring: usize, positions: &[Position]) -> Result<Vec<Point>, Reason> {
    if positions.is_empty() {
        return Err(Reason::Empty);
    }
    let mut points = Vec::with_capacity(positions.len());
    for (position, numbers) in positions.iter().enumerate() {
        let [x, y, ..] = *numbers.as_slice() else { return Err(Reason::Short { ring, position }) };
        points.push((x, y));
    }
    for (position, &(x, y)) in points.iter().enumerate() {
        if !Point::new(x, y).is_valid() {
            let swapped = Point::new(y, x).is_valid();
            return Err(match swapped {
                true => Reason::Swapped { ring, position, x, y },
                false => Reason::OffGlobe { ring, position, x, y },
            });
        }
    }
    if points.len() < 4 {
        return Err(Reason::TooFew { ring, corners: points.len() });
    }
    let (first, last) = (points[0], points[points.len() - 1]);
    if first != last {
        return Err(Reason::Unclosed { ring, first, last });
    }
    let doubled: f64 = points
        .windows(2)
        .map(|w| (w[0].0 - first.0) * (w[1].1 - first.1) - (w[1].0 - first.0) * (w[0].1 - first.1))
        .sum();
    if doubled.abs() < 1e-14 {
        return Err(Reason::Flat { ring });
    }
    Ok(points.into_iter().map(|(x, y)| Point::new(x, y)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(coordinates: &str) -> String {
        let good = "[[[104.1,30.6],[104.2,30.6],[104.2,30.7],[104.1,30.6]]]";
        let feature = |c: &str| {
            format!(
                r#"{{"type":"Feature","properties":{{"code":"a"}},"geometry":{{"type":"Polygon","coordinates":{c}}}}}"#
            )
        };
        format!(r#"{{"type":"FeatureCollection","features":[{},{}]}}"#, feature(good), feature(coordinates))
    }

    #[test]
    fn each_kind_of_fault_names_its_feature() {
        for (coordinates, words) in [
            ("[[[104.1,30.6],[104.2,30.6],[104.2,30.7],[104.1,30.7]]]", "is not closed"),
            ("[[[30.6,104.1],[30.6,104.2],[30.7,104.2],[30.6,104.1]]]", "latitude first"),
            ("[[[104.1,30.6],[204.2,30.6],[104.2,30.7],[104.1,30.6]]]", "not on the globe"),
            ("[[[104.1,30.6],[104.2,30.6],[104.1,30.6]]]", "at least 4"),
            ("[[[104.1,30.6],[104.2,30.6],[104.3,30.6],[104.1,30.6]]]", "no ground"),
            ("[]", "has no geometry"),
            ("[[]]", "has no geometry"),
            ("[[[1]]]", "fewer than two numbers"),
            ("7", "not GeoJSON"),
        ] {
            let (good, faults) = read(&file(coordinates), System::Wgs84);
            assert_eq!((good.len(), faults.len()), (1, 1), "{coordinates}");
            let fault = faults[0].to_string();
            assert!(fault.starts_with("feature 1: ") && fault.contains(words), "{fault}");
        }
    }

    #[test]
    fn what_is_no_geojson_is_said_for_the_file() {
        for text in
            ["", "{", "[]", r#"{"type":"Point","coordinates":[1,2]}"#, r#"{"type":"FeatureCollection"}"#]
        {
            let (good, faults) = read(text, System::Wgs84);
            assert!(good.is_empty() && faults[0].feature.is_none(), "{text}");
        }
    }

    #[test]
    fn a_declared_system_is_converted() {
        let text = file("[[[104.1,30.6],[104.2,30.6],[104.2,30.7],[104.1,30.6]]]");
        let (plain, _) = read(&text, System::Wgs84);
        let (moved, _) = read(&text, System::Gcj02);
        let away = plain[0].shape.centroid().distance(moved[0].shape.centroid());
        assert!((300.0..420.0).contains(&away), "{away}");
    }

    #[test]
    fn shapes_survive_writing() {
        let (features, _) = read(
            &file("[[[104.1,30.6,500],[104.2,30.6,500],[104.2,30.7,500],[104.1,30.6,500]]]"),
            System::Wgs84,
        );
        for feature in features {
            assert_eq!(read_shape(&write_shape(&feature.shape)).unwrap(), feature.shape);
        }
    }
}
