//! GeoJSON features as rows.

use geo::Feature;
use serde_json::Value;

use super::{Options, Refused, Row};
use crate::area::AreaKind;

pub fn read(text: &str, options: &Options) -> (Vec<Row>, Vec<Refused>) {
    let (features, faults) = geo::features::read(text, options.system);
    let mut refused: Vec<Refused> = faults
        .into_iter()
        .map(|fault| {
            let row = fault.feature.map_or(0, |n| n + 1);
            let reason = fault.reason;
            Refused::new(row, format!("图形有误:{reason}"), format!("wrong shape: {reason}"))
        })
        .collect();
    let mut rows = Vec::with_capacity(features.len());
    for feature in features {
        match row(feature, options) {
            Ok(row) => rows.push(row),
            Err(fault) => refused.push(fault),
        }
    }
    (rows, refused)
}

fn row(feature: Feature, options: &Options) -> Result<Row, Refused> {
    let (row, mapping) = (feature.index + 1, &options.mapping);
    // Codes are often written as numbers.
    let text = |name: &str| match feature.properties.get(name) {
        Some(Value::String(text)) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    };
    let code = text(&mapping.code).ok_or_else(|| {
        let name = &mapping.code;
        Refused::new(row, format!("缺少属性 {name}"), format!("property {name} is missing"))
    })?;
    let kind = match text(&mapping.kind) {
        None => mapping.default_kind,
        Some(key) => Some(AreaKind::from_key(&key).ok_or_else(|| {
            Refused::new(row, format!("没有“{key}”这类区域"), format!("there is no kind “{key}”"))
        })?),
    };
    let number = |name: &str| feature.properties.get(name).and_then(Value::as_i64);
    Ok(Row {
        row,
        code,
        kind,
        name_zh: text(&mapping.name_zh),
        name_en: text(&mapping.name_en),
        parent: text(&mapping.parent).or_else(|| mapping.default_parent.clone()),
        point: None,
        households: number("households"),
        residents: number("residents"),
        floors: number("floors"),
        valid_from: text("valid_from"),
        shape: Some(feature.shape),
    })
}
