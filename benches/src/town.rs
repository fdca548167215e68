//! What is reported, and where: communities of the pack, texts of the demonstration, all by a seed.

use anyhow::Context as _;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use serde_json::{Value, json};

use crate::http::Client;

/// One text: category and words, with `{place}` in them.
type Words = (String, String);

#[derive(Clone)]
pub struct Town {
    /// Name, longitude, latitude of each community.
    places: Vec<(String, f64, f64)>,
    words: Vec<Words>,
}

/// One report.
pub struct Report {
    pub category: String,
    pub text: String,
    pub lon: f64,
    pub lat: f64,
}

impl Town {
    pub fn look(client: &mut Client) -> anyhow::Result<Town> {
        let page = client.json("GET", "/areas?kind=community&limit=200", "", 200)?;
        let place = |area: &Value| {
            let number = |name: &str| area["location"][name].as_f64().context("a community without a point");
            anyhow::Ok((
                area["name"]["zh"].as_str().unwrap_or_default().to_owned(),
                number("lon")?,
                number("lat")?,
            ))
        };
        let places: Vec<_> =
            page["items"].as_array().context("no areas")?.iter().map(place).collect::<anyhow::Result<_>>()?;
        anyhow::ensure!(!places.is_empty(), "the pack has no communities");
        let texts = include_str!("../../crates/server/src/demo/texts.csv");
        let words = csv::Reader::from_reader(texts.as_bytes())
            .records()
            .map(|row| row.map(|row| (row[0].to_owned(), row[2].to_owned())))
            .collect::<Result<_, _>>()?;
        Ok(Town { places, words })
    }

    /// Somebody's report, somewhere within about 300 m of the middle of a community.
    pub fn report(&self, dice: &mut StdRng) -> Report {
        let (name, lon, lat) = &self.places[dice.random_range(0..self.places.len())];
        let (category, text) = &self.words[dice.random_range(0..self.words.len())];
        let house = dice.random_range(1..400);
        Report {
            category: category.clone(),
            text: text.replace("{place}", &format!("{name}{house}号院")),
            lon: lon + dice.random_range(-0.003..0.003),
            lat: lat + dice.random_range(-0.003..0.003),
        }
    }

    /// The body of `POST /cases`, with a telephone number as most reports have one.
    pub fn body(&self, dice: &mut StdRng) -> String {
        let Report { category, text, lon, lat } = self.report(dice);
        let phone = format!("138{:08}", dice.random_range(0..100_000_000));
        json!({ "description": text, "category": category, "location": { "lon": lon, "lat": lat },
            "channel": "hotline_12345", "contact": { "phone": phone } })
        .to_string()
    }
}

pub fn dice(seed: u64) -> StdRng {
    StdRng::seed_from_u64(seed)
}
