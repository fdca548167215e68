//! The city as the organisation chart has it: a unit that a person founded counts as much as one that the pack brought in.

use std::sync::Arc;

use base::Problem;

use crate::cases::city::{City, CityPart, NO_CENTRE, PackCity, Rules, UnitCard};
use crate::cases::model::UnitId;
use crate::org::{Charts, Unit};
use crate::pack::PackShelf;
use crate::platform::Ctx;

struct OrgCity {
    packs: PackCity,
    charts: Arc<Charts>,
}

/// Puts the city into the context; the chart and the shelf must be there.
pub fn wire(ctx: &Ctx) {
    let charts = ctx.part::<Charts>();
    let known = charts.clone();
    // A unit that has ended keeps its cases, but no act may name it any more.
    let lookup = move |id| known.now().get(id).filter(|unit| unit.active).map(card);
    let packs = PackCity::asking(ctx.part::<PackShelf>(), Arc::new(lookup));
    ctx.put(Arc::new(CityPart(Box::new(OrgCity { packs, charts }))));
}

impl City for OrgCity {
    fn rules(&self, label: &str) -> Result<Arc<Rules>, Problem> {
        self.packs.rules(label)
    }

    fn centre(&self, area_path: &str) -> Result<UnitId, Problem> {
        let centre = self.charts.now().centre(area_path).map(|unit| unit.id);
        centre.ok_or_else(|| NO_CENTRE.problem())
    }

    fn unit(&self, id: UnitId) -> Option<UnitCard> {
        self.charts.now().get(id).map(card)
    }
}

fn card(unit: &Unit) -> UnitCard {
    let area = unit.area_path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    UnitCard {
        id: unit.id,
        code: unit.code.clone(),
        name: unit.name.clone(),
        kind: unit.kind,
        area: area.to_owned(),
    }
}
