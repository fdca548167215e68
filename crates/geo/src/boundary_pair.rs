//! The conversion against a published pair of files: one district boundary in GCJ-02 and, made by others, in WGS-84.

use crate::{Shape, System, features};

fn read(path: &std::path::Path, system: System) -> Shape {
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let (mut features, faults) = features::read(&text, system);
    assert_eq!((features.len(), faults), (1, vec![]));
    features.remove(0).shape
}

#[test]
fn the_gcj02_boundary_converts_to_the_wgs84_one() {
    let name = "geo::the_gcj02_boundary_converts_to_the_wgs84_one";
    let Some(folder) = base::shared::data(name, "geo") else { return };
    let shifted = read(&folder.join("510108_datav_gcj02.json"), System::Wgs84);
    let converted = read(&folder.join("510108_datav_gcj02.json"), System::Gcj02);
    let published = read(&folder.join("chenghua_510108_wgs84.geojson"), System::Wgs84);
    let (ours, theirs): (Vec<_>, Vec<_>) = (converted.points().collect(), published.points().collect());
    assert_eq!(ours.len(), theirs.len());
    let furthest = ours.iter().zip(&theirs).map(|(a, b)| a.distance(*b)).fold(0.0, f64::max);
    assert!(furthest < 0.1, "corners differ by up to {furthest} m");
    let unconverted = shifted.centroid().distance(published.centroid());
    assert!((340.0..380.0).contains(&unconverted), "the shift here is {unconverted} m");
}
