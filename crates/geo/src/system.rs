//! The coordinate systems that Chinese data comes in, and the exact way between them.
//!
//! | system | what it is |
//! |---|---|
//! | WGS84 | GPS, and what Liandong stores |
//! | CGCS2000 | the national system; differs from WGS-84 by centimetres to decimetres (epoch and plate motion), far below what an area boundary means, so the two are taken as equal |
//! | GCJ02 | the shifted system of Chinese web maps: 100–700 m off, by position |
//! | BD09 | Baidu's further shift of GCJ-02 |
//!
//! GCJ-02 has a closed formula in one direction only; back it is iterated to far below a millimetre. Outside the
//! rectangle that the formula calls China, nothing is shifted.

use std::f64::consts::PI;
use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Point;

/// A coordinate system that a file or a layer declares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum System {
    #[default]
    Wgs84,
    Cgcs2000,
    Gcj02,
    Bd09,
}

impl System {
    pub const ALL: [System; 4] = [System::Wgs84, System::Cgcs2000, System::Gcj02, System::Bd09];

    /// The name used in files, on the command line and in the database.
    pub const fn key(self) -> &'static str {
        match self {
            System::Wgs84 => "wgs84",
            System::Cgcs2000 => "cgcs2000",
            System::Gcj02 => "gcj02",
            System::Bd09 => "bd09",
        }
    }

    /// The WGS-84 place of a point given in this system; within 1e-9 degrees of exact.
    pub fn to_wgs84(self, p: Point) -> Point {
        match self {
            System::Wgs84 | System::Cgcs2000 => p,
            System::Gcj02 => invert(wgs84_to_gcj02, p),
            System::Bd09 => invert(wgs84_to_gcj02, invert(gcj02_to_bd09, p)),
        }
    }

    /// What this system calls a WGS-84 place.
    pub fn from_wgs84(self, p: Point) -> Point {
        match self {
            System::Wgs84 | System::Cgcs2000 => p,
            System::Gcj02 => wgs84_to_gcj02(p),
            System::Bd09 => gcj02_to_bd09(wgs84_to_gcj02(p)),
        }
    }

    /// From this system into another.
    pub fn convert(self, to: System, p: Point) -> Point {
        if self == to { p } else { to.from_wgs84(self.to_wgs84(p)) }
    }
}

impl fmt::Display for System {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

/// The name is none of the four systems.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown coordinate system `{0}`; known are wgs84, cgcs2000, gcj02, bd09")]
pub struct UnknownSystem(String);

impl FromStr for System {
    type Err = UnknownSystem;

    /// Reads the usual spellings: `WGS-84`, `wgs84`, `EPSG:4326`, `EPSG:4490`, `GCJ02` …
    fn from_str(text: &str) -> Result<System, UnknownSystem> {
        let plain: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
        match plain.to_ascii_lowercase().as_str() {
            "wgs84" | "epsg4326" | "crs84" => Ok(System::Wgs84),
            "cgcs2000" | "epsg4490" => Ok(System::Cgcs2000),
            "gcj02" => Ok(System::Gcj02),
            "bd09" | "bd09ll" => Ok(System::Bd09),
            _ => Err(UnknownSystem(text.to_owned())),
        }
    }
}

/// The rectangle that the GCJ-02 formula takes for China.
fn in_china(p: Point) -> bool {
    (72.004..=137.8347).contains(&p.lon) && (0.8293..=55.8271).contains(&p.lat)
}

/// Semi-major axis of the Krasovsky ellipsoid, which the formula uses.
const AXIS: f64 = 6_378_245.0;
/// Its squared eccentricity.
const ECCENTRICITY: f64 = 0.006_693_421_622_965_943;

fn wgs84_to_gcj02(p: Point) -> Point {
    if !in_china(p) {
        return p;
    }
    let (x, y) = (p.lon - 105.0, p.lat - 35.0);
    let ripple =
        |a: f64, b: f64| (20.0 * (6.0 * x * PI).sin() + 20.0 * (2.0 * x * PI).sin() + a + b) * 2.0 / 3.0;
    let north = -100.0
        + 2.0 * x
        + 3.0 * y
        + 0.2 * y * y
        + 0.1 * x * y
        + 0.2 * x.abs().sqrt()
        + ripple(
            20.0 * (y * PI).sin() + 40.0 * (y / 3.0 * PI).sin(),
            160.0 * (y / 12.0 * PI).sin() + 320.0 * (y * PI / 30.0).sin(),
        );
    let east = 300.0
        + x
        + 2.0 * y
        + 0.1 * x * x
        + 0.1 * x * y
        + 0.1 * x.abs().sqrt()
        + ripple(
            20.0 * (x * PI).sin() + 40.0 * (x / 3.0 * PI).sin(),
            150.0 * (x / 12.0 * PI).sin() + 300.0 * (x / 30.0 * PI).sin(),
        );
    let lat = p.lat.to_radians();
    let magic = 1.0 - ECCENTRICITY * lat.sin() * lat.sin();
    let root = magic.sqrt();
    let dlat = north.to_degrees() / (AXIS * (1.0 - ECCENTRICITY) / (magic * root));
    let dlon = east.to_degrees() / (AXIS / root * lat.cos());
    Point::new(p.lon + dlon, p.lat + dlat)
}

fn gcj02_to_bd09(p: Point) -> Point {
    if !in_china(p) {
        return p;
    }
    const WAVE: f64 = PI * 3000.0 / 180.0;
    let radius = p.lon.hypot(p.lat) + 0.000_02 * (p.lat * WAVE).sin();
    let angle = p.lat.atan2(p.lon) + 0.000_003 * (p.lon * WAVE).cos();
    Point::new(radius * angle.cos() + 0.0065, radius * angle.sin() + 0.006)
}

/// Finds the point that `shift` moves to `target`. The shift changes by less than a hundredth of the way moved, so
/// every round wins two digits; five are usual.
fn invert(shift: fn(Point) -> Point, target: Point) -> Point {
    if !in_china(target) {
        return target;
    }
    let mut guess = target;
    for _ in 0..20 {
        let image = shift(guess);
        let (dlon, dlat) = (target.lon - image.lon, target.lat - image.lat);
        guess = Point::new(guess.lon + dlon, guess.lat + dlat);
        if dlon.abs().max(dlat.abs()) < 1e-12 {
            break;
        }
    }
    guess
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Half a degree inside the rectangle, because a shift may cross its border, where the formula jumps.
    fn inside() -> impl Strategy<Value = Point> {
        (72.5..137.3, 1.3..55.3).prop_map(|(lon, lat)| Point::new(lon, lat))
    }

    fn off(a: Point, b: Point) -> f64 {
        (a.lon - b.lon).abs().max((a.lat - b.lat).abs())
    }

    proptest! {
        #[test]
        fn there_and_back_is_the_same_place(p in inside(), from in 0..4usize, to in 0..4usize) {
            let (from, to) = (System::ALL[from], System::ALL[to]);
            let back = to.convert(from, from.convert(to, p));
            prop_assert!(off(p, back) < 1e-9, "{from} {to} {p:?} {back:?}");
        }

        #[test]
        fn shifts_are_hundreds_of_metres_not_more(p in inside()) {
            let metres = p.distance(System::Gcj02.from_wgs84(p));
            prop_assert!((10.0..1_500.0).contains(&metres), "{metres}");
        }

        #[test]
        fn outside_china_nothing_moves(lon in -180.0..72.0, lat in -90.0..90.0) {
            for system in System::ALL {
                prop_assert_eq!(system.to_wgs84(Point::new(lon, lat)), Point::new(lon, lat));
                prop_assert_eq!(system.from_wgs84(Point::new(lon, lat)), Point::new(lon, lat));
            }
        }
    }

    #[test]
    fn the_usual_spellings_are_read() {
        for (text, want) in [
            ("WGS-84", System::Wgs84),
            ("EPSG:4490", System::Cgcs2000),
            ("gcj02", System::Gcj02),
            ("BD-09", System::Bd09),
        ] {
            assert_eq!(text.parse(), Ok(want));
            assert_eq!(want.to_string().parse(), Ok(want));
        }
        assert!("mars".parse::<System>().is_err());
    }

    #[test]
    fn the_shift_in_chengdu_is_known() {
        // Computed once by hand from the published formula.
        let moved = System::Gcj02.from_wgs84(Point::new(104.06, 30.67));
        assert!((340.0..380.0).contains(&Point::new(104.06, 30.67).distance(moved)), "{moved:?}");
    }
}
