//! What lies around a point: found by the communities that its surroundings touch, in their index.

use base::Time;
use db::{Error, Tx, Value, sql};

use super::CaseRow;
use super::list::floor;
use crate::cases::model::CaseId;

/// Points of a square: the middle, and eight on its border.
const POINTS: usize = 9;

sql! {
    NEAR = "select c.id, c.number, c.title, c.description, c.channel, c.category_path, c.area_id, c.area_path,
                c.area_rule, c.area_version, c.lon, c.lat, c.pack_version, c.created_at, c.updated_at, c.facts
            from cases c
            where c.place in ($1, $2, $3, $4, $5, $6, $7, $8, $9) and c.id > $10
                and c.lon >= $11 and c.lon <= $12 and c.lat >= $13 and c.lat <= $14
            order by c.id desc limit 200";
    SAME_NEAR = "select c.lon, c.lat, (select count(*) from case_joins j where j.case_id = c.id) from cases c
                 where c.place in ($1, $2, $3, $4, $5, $6, $7, $8, $9) and c.id > $10
                     and c.lon >= $11 and c.lon <= $12 and c.lat >= $13 and c.lat <= $14
                     and c.id <= $15 and c.category = $16 and c.drill = 0
                 order by c.id desc limit 1000";
}

/// A square around a point, and the places that its points lie in.
#[derive(Clone, Debug, PartialEq)]
pub struct Vicinity {
    west: f64,
    east: f64,
    south: f64,
    north: f64,
    places: [String; POINTS],
}

impl Vicinity {
    /// The square that reaches `metres` to each side. `path` tells the area path of a point, if it lies in any; the middle
    /// lies at `here`.
    pub fn new(
        (lon, lat): (f64, f64),
        metres: f64,
        here: &str,
        path: impl Fn(f64, f64) -> Option<String>,
    ) -> Vicinity {
        // Metres of one degree of the meridian.
        let degree = 111_195.0;
        let (up, side) = (metres / degree, metres / (degree * lat.to_radians().cos().max(0.01)));
        let home = || super::place(here).to_owned();
        let mut places = std::array::from_fn(|_| home());
        let around = (-1..=1).flat_map(|x| (-1..=1).map(move |y| (x, y))).filter(|step| *step != (0, 0));
        for (slot, (x, y)) in places[1..].iter_mut().zip(around) {
            if let Some(path) = path(lon + side * f64::from(x), lat + up * f64::from(y)) {
                super::place(&path).clone_into(slot);
            }
        }
        Vicinity { west: lon - side, east: lon + side, south: lat - up, north: lat + up, places }
    }

    fn values(&self, since: Time) -> Vec<Value> {
        let mut values: Vec<Value> = self.places.iter().map(|place| place.as_str().into()).collect();
        values.extend([floor(since).into()]);
        values.extend([self.west, self.east, self.south, self.north].map(Value::Real));
        values
    }
}

/// Cases around a point that came in after an instant, the newest first.
pub fn near(tx: &mut Tx<'_>, around: &Vicinity, since: Time) -> Result<Vec<CaseRow>, Error> {
    tx.rows(&NEAR, around.values(since), CaseRow::read)
}

/// Where a case lies, and how many neighbours have the same.
pub type Spotted = ((f64, f64), u32);

/// Where cases of one category lie, exercises left out, that came in after an instant and not after case `last`, each with
/// how many neighbours have the same; at most 1,000 of them.
pub fn same_near(
    tx: &mut Tx<'_>,
    around: &Vicinity,
    since: Time,
    last: CaseId,
    category: &str,
) -> Result<Vec<Spotted>, Error> {
    let mut values = around.values(since);
    values.extend([last.into(), category.into()]);
    tx.rows(&SAME_NEAR, values, |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))
}

#[cfg(test)]
mod tests {
    use super::Vicinity;

    #[test]
    fn the_surroundings_of_a_border_lie_on_both_sides() {
        let west_east = |lon: f64, _| Some(if lon < 104.1 { "a/b/west/x/" } else { "a/b/east/" }.to_owned());
        let around = Vicinity::new((104.1001, 30.66), 100.0, "a/b/east/", west_east);
        assert!(around.places.iter().any(|place| place == "a/b/west/"), "{around:?}");
        assert!(around.places.iter().any(|place| place == "a/b/east/"), "{around:?}");
        // 100 m are 0.0009° of latitude and 0.00105° of longitude there.
        assert!((around.north - around.south - 0.0018).abs() < 0.0001, "{around:?}");
        assert!((around.east - around.west - 0.0021).abs() < 0.0001, "{around:?}");
    }

    #[test]
    fn points_outside_every_area_count_as_here() {
        let around = Vicinity::new((104.1, 30.66), 100.0, "a/", |_, _| None);
        assert!(around.places.iter().all(|place| place == "a/"));
    }
}
