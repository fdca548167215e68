//! Months, and what is published of them.

use base::Time;
use base::calendar::Calendar;
use geo::BBox;
use jiff::ToSpan;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A calendar month where the district lies: `2026-03`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct Month(String);

impl Month {
    /// The month of an instant.
    pub fn of(calendar: &Calendar, at: Time) -> Month {
        Month(calendar.day_of(at).to_string()[..7].to_owned())
    }

    /// Reads `2026-03`.
    pub fn parse(text: &str) -> Option<Month> {
        let first: Date = (text.len() == 7).then(|| format!("{text}-01").parse().ok())??;
        Some(Month(first.to_string()[..7].to_owned()))
    }

    pub fn text(&self) -> &str {
        &self.0
    }

    pub fn first(&self) -> Date {
        format!("{}-01", self.0).parse().expect("only lawful months are made")
    }

    pub fn last(&self) -> Date {
        self.first().last_of_month()
    }

    /// The instant at which it is over.
    pub fn end(&self, calendar: &Calendar) -> Time {
        calendar.start_of(self.first().checked_add(1.month()).unwrap_or(Date::MAX))
    }
}

/// What a number of reports is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "PublicLevel")]
pub enum Level {
    /// 区
    District,
    /// 街道
    Street,
    /// 社区
    Community,
    /// 方格: what of a community lies in one square of the lattice.
    Square,
    /// 类别: of the whole district.
    Category,
}

impl Level {
    pub const ALL: [Level; 5] =
        [Level::District, Level::Street, Level::Community, Level::Square, Level::Category];
    /// By depth in the tree of places.
    pub const PLACES: [Level; 4] = [Level::District, Level::Street, Level::Community, Level::Square];

    pub const fn key(self) -> &'static str {
        match self {
            Level::District => "district",
            Level::Street => "street",
            Level::Community => "community",
            Level::Square => "square",
            Level::Category => "category",
        }
    }

    pub fn from_key(key: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|level| level.key() == key)
    }
}

/// One published number.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    pub month: Month,
    pub level: Level,
    /// Code of the area or category; of a square `community/column:row`.
    pub code: String,
    pub reports: i64,
    /// Only squares have one; the ground of areas is in the tree.
    pub bounds: Option<BBox>,
}

impl Cell {
    /// The area that it lies in: of a square its community.
    pub fn area(&self) -> &str {
        self.code.split_once('/').map_or(&self.code, |(area, _)| area)
    }
}

/// One published value of an indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub month: Month,
    pub area: String,
    pub indicator: String,
    pub value: f64,
    pub base: i64,
}

/// A month as the jobs know it.
#[derive(Clone, Debug)]
pub struct Standing {
    pub month: Month,
    pub salt: Option<Vec<u8>>,
    pub known_at: Time,
    pub changes: i64,
    pub published_changes: i64,
    pub urgent: bool,
    pub published_at: Option<Time>,
    pub settings: String,
}
