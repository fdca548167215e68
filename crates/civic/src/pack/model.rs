//! The pack as the rest of the house sees it.

use std::collections::BTreeMap;

use base::calendar::{Calendar, Limit};
use base::{Code, Kind, Problem, Text};

use super::tables::deadlines::{self, Ask, Deadline, Deadlines};
use super::tables::duties::{Duties, Duty, DutyKind, Lead, Level};
use super::{
    AreaRow, Category, Channel, ComplaintKind, Condition, Files, Form, FormField, Indicator, Nature, Post,
    Reasons, Role, SpecialDays, Table, UnitKind, UnitRow,
};

/// One version of one pack. Immutable; shared as `Arc<Pack>`.
#[derive(Clone, Debug)]
pub struct Pack {
    pub key: String,
    pub version: String,
    /// SHA-256 of the content, in hexadecimal.
    pub digest: String,
    pub name: Text,
    /// Made for tests and as an example: not to be switched on by accident.
    pub example: bool,
    pub place: Place,
    /// Case numbers start with it.
    pub prefix: String,
    pub flow: Flow,
    pub repeat: Repeat,
    pub duplicates: Duplicates,
    pub retention: Retention,
    pub open_data: OpenData,
    pub calendar: Calendar,
    /// The days on which the calendar departs from the week, by name.
    pub days: SpecialDays,
    pub areas: Table<AreaRow>,
    pub categories: Table<Category>,
    pub natures: Table<Nature>,
    pub channels: Table<Channel>,
    pub conditions: Table<Condition>,
    pub duties: Duties,
    pub deadlines: Deadlines,
    pub roles: Table<Role>,
    pub units: Table<UnitRow>,
    pub posts: Table<Post>,
    pub reasons: Reasons,
    pub indicators: Table<Indicator>,
    /// The ledgers that are filled in at places.
    pub forms: Table<Form>,
    /// What the fields of forms mean.
    pub form_fields: Table<FormField>,
    pub complaint_kinds: Table<ComplaintKind>,
    /// Column mappings for imports, by name (`profiles/<name>.toml`).
    pub profiles: BTreeMap<String, toml::Table>,
    /// What all this was read from.
    pub files: Files,
}

/// Where the pack applies.
#[derive(Clone, Debug)]
pub struct Place {
    /// Code of the root area.
    pub root: String,
    /// IANA time zone.
    pub zone: String,
    /// System of the coordinates in the pack's own layers: `WGS84`, `CGCS2000`, `GCJ02` or `BD09`.
    pub coordinates: String,
    /// Longitude, latitude (WGS-84) where maps open.
    pub centre: [f64; 2],
    /// West, south, east, north (WGS-84).
    pub bounds: [f64; 4],
}

/// The numbers of the case flow.
#[derive(Clone, Debug)]
pub struct Flow {
    /// How long after dispatch a unit may hand a case back (退单).
    pub return_window: Limit,
    /// After that many returns the district rules once.
    pub max_returns: u32,
    /// How long the ruling on a return may take.
    pub ruling: Limit,
    /// How long a whistled unit has for its four-part answer.
    pub whistle_answer: Limit,
    /// Own clock of a co-handling unit that is given none.
    pub co_handling: Limit,
    /// How long a decision on an extension may take.
    pub extension_answer: Limit,
    /// Longest single extension.
    pub extension_longest: Limit,
    pub max_extensions: u32,
    /// Longest single suspension.
    pub suspension_longest: Limit,
    pub max_suspensions: u32,
    /// The reporter may reopen for so many days after closing.
    pub reopen_days: u32,
    /// So many times; later a new linked case is made.
    pub max_reopens: u32,
    /// Ratings are taken for so many days after closing.
    pub rating_days: u32,
    /// A closed case is archived after so many days.
    pub archive_days: u32,
    /// A reminder goes out when that share of a clock is used.
    pub remind_percent: u32,
    /// Overdue by that much, a case gets a yellow card.
    pub yellow_after: Limit,
    /// And by that much a red one.
    pub red_after: Limit,
}

/// When reports count as one matter coming back.
#[derive(Clone, Debug)]
pub struct Repeat {
    /// That many make an alert.
    pub alert_count: u32,
    pub days: u32,
    pub metres: u32,
}

/// When a report is shown as a possible duplicate of another.
#[derive(Clone, Debug)]
pub struct Duplicates {
    pub days: u32,
    pub metres: u32,
    /// From 0 to 100.
    pub score: u32,
}

/// How long personal data are kept.
#[derive(Clone, Debug)]
pub struct Retention {
    /// The reporter's contact, in days after closing.
    pub contact_days: u32,
    /// A resolved case in full, in years; statistics afterwards.
    pub case_years: u32,
}

/// Under what anybody may use what is published.
#[derive(Clone, Debug)]
pub struct OpenData {
    /// SPDX identifier of the licence.
    pub licence: String,
    pub licence_name: Text,
}

/// `key@version`
pub(super) fn label(key: &str, version: &str) -> String {
    format!("{key}@{version}")
}

/// A unit named by a duty list.
#[derive(Clone, Copy, Debug)]
pub enum Target<'a> {
    Unit(&'a UnitRow),
    /// The nearest unit of that kind upward from the place; the pack itself names none there.
    Nearest(UnitKind),
}

/// Where the duty list sends a case.
#[derive(Clone, Debug)]
pub struct Route<'a> {
    pub duty: &'a Duty,
    pub lead: Target<'a>,
    pub assist: Vec<Target<'a>>,
}

/// The item was taken back by the upper level.
pub static RECLAIMED: Code = Code::new(
    Kind::Invalid,
    "pack.item_reclaimed",
    "事项“{1}”（{0}）已由上级收回，不能派给街道、社区。",
    "Item “{2}” ({0}) was taken back by the upper level; it cannot be dispatched to a street or community.",
);

impl Pack {
    /// `key@version`: what a case keeps.
    pub fn label(&self) -> String {
        label(&self.key, &self.version)
    }

    /// How long a stage may take, and the rule that says so.
    pub fn deadline(&self, ask: Ask<'_>) -> Option<&Deadline> {
        self.deadlines.find(&self.categories, ask)
    }

    /// Whether a rule gives cases of this category, or of one above it, another limit under a condition.
    pub fn is_set_apart(&self, category: &str, condition: &str) -> bool {
        let above = |code: &str| {
            code == deadlines::ANY || self.categories.chain(category).any(|category| category.code == code)
        };
        self.deadlines
            .iter()
            .any(|rule| rule.condition.as_deref() == Some(condition) && above(&rule.category))
    }

    pub fn duty(&self, category: &str) -> Option<&Duty> {
        self.duties.of(&self.categories, category)
    }

    /// Where the duty list sends a case of that category; `areas` are the codes from the place up to the root.
    pub fn route(&self, category: &str, areas: &[&str]) -> Option<Route<'_>> {
        let duty = self.duty(category)?;
        let lead = self.target(&duty.lead, areas);
        let assist = duty.assist.iter().map(|lead| self.target(lead, areas)).collect();
        Some(Route { duty, lead, assist })
    }

    fn target(&self, lead: &Lead, areas: &[&str]) -> Target<'_> {
        match lead {
            Lead::Unit(code) => {
                self.units.get(code).map_or(Target::Nearest(UnitKind::DistrictCentre), Target::Unit)
            }
            Lead::Kind(kind) => {
                let at =
                    |area: &&str| self.units.iter().find(|unit| unit.kind == *kind && unit.area == **area);
                areas.iter().find_map(at).map_or(Target::Nearest(*kind), Target::Unit)
            }
        }
    }

    /// Whether a case of that category may be given to a unit of that kind. A reclaimed item never goes to a street,
    /// a community or a team; the refusal cites the item.
    pub fn may_dispatch(&self, category: &str, kind: UnitKind) -> Result<(), Problem> {
        match self.duty(category) {
            Some(duty) if duty.kind == DutyKind::Reclaimed && kind.is_street_or_below() => {
                let problem = RECLAIMED.with([&duty.item, &duty.title.zh, &duty.title.en]);
                Err(problem.with("duty_item", duty.item.clone()))
            }
            _ => Ok(()),
        }
    }

    /// The level that answers for a category; the street where the list is silent.
    pub fn level(&self, category: &str) -> Level {
        self.duty(category).map_or(Level::Street, |duty| duty.level)
    }
}
