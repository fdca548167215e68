//! To whom a case goes, and why: the duty list (履职事项清单) applied to a place.

use base::Text;
use schemars::JsonSchema;
use serde::Serialize;

use crate::cases::model::UnitId;
use crate::cases::store::CaseRow;
use crate::cases::view::UnitRef;
use crate::org::{Chart, Unit};
use crate::pack::{DutyKind, Lead, Level, Pack};

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

/// A unit by name; one that is gone is called so.
pub fn unit(chart: &Chart, id: UnitId) -> UnitRef {
    let gone =
        || UnitRef {
            id, code: String::new(), name: Text::new("(已撤销的单位)", "(a unit that is gone)")
        };
    chart.get(id).map_or_else(gone, |unit| UnitRef { id, code: unit.code.clone(), name: unit.name.clone() })
}

/// The route of a case, by the pack version that it keeps; `None` while it has no category, or where the list is silent.
pub fn route(chart: &Chart, pack: &Pack, case: &CaseRow) -> Option<Route> {
    let duty = pack.duty(case.facts.matter.category.as_deref()?)?;
    let name = |unit: &Unit| UnitRef { id: unit.id, code: unit.code.clone(), name: unit.name.clone() };
    let find = |lead: &Lead| chart.resolve(lead, &case.area_path).map(name);
    Some(Route {
        duty_item: duty.item.clone(),
        title: duty.title.clone(),
        kind: duty.kind,
        level: duty.level,
        lead: find(&duty.lead),
        assist: duty.assist.iter().filter_map(find).collect(),
        source: duty.source.clone(),
    })
}
