//! To whom a case goes, and why: the duty list (履职事项清单) applied to a place.

use base::{Problem, Text};
use schemars::JsonSchema;
use serde::Serialize;

use crate::cases::city::{CityPart, unit_id};
use crate::cases::store::CaseRow;
use crate::cases::view::UnitRef;
use crate::pack::{DutyKind, Level, Pack, Target};

/// What the duty list says about a case.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Route {
    /// Number of the item: what an assignment and a return cite.
    pub duty_item: String,
    pub title: Text,
    /// Whether it is the street's own, one in which it assists, or one that the upper level took back.
    pub kind: DutyKind,
    pub level: Level,
    /// Who leads; absent where the list names a kind of unit that the place does not have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead: Option<UnitRef>,
    pub assist: Vec<UnitRef>,
    /// Where the list comes from.
    pub source: String,
}

/// The route of a case, by the pack version that it keeps; `None` while it has no category, or where the list is silent.
pub fn route(city: &CityPart, pack: &Pack, case: &CaseRow) -> Result<Option<Route>, Problem> {
    let Some(category) = case.facts.matter.category.as_deref() else { return Ok(None) };
    let mut areas: Vec<&str> = case.area_path.split_terminator('/').collect();
    areas.reverse();
    let Some(found) = pack.route(category, &areas) else { return Ok(None) };
    let unit = |target: &Target<'_>| match target {
        Target::Unit(row) => city.0.unit(unit_id(&row.code)).map(|card| UnitRef {
            id: card.id,
            code: card.code,
            name: card.name,
        }),
        Target::Nearest(_) => None,
    };
    Ok(Some(Route {
        duty_item: found.duty.item.clone(),
        title: found.duty.title.clone(),
        kind: found.duty.kind,
        level: found.duty.level,
        lead: unit(&found.lead),
        assist: found.assist.iter().filter_map(unit).collect(),
        source: found.duty.source.clone(),
    }))
}
