//! The city as cases see it: rules of a pack version, centres in charge, units by name. Whoever is wired into the context
//! as [`City`] answers; by itself it is the pack alone.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use base::calendar::{Limit, Pause, Unit as LimitUnit};
use base::{Code, Id, Kind, Problem, Text, Time};

use super::model::{Act, Matter, Stage, UnitId, Urgency};
use super::rules::{Params, Rulebook, Term};
use crate::pack::tables::deadlines;
use crate::pack::{Pack, PackShelf, PhotoRule, ReasonList, UnitKind};
use crate::platform::Ctx;

/// A unit by name.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitCard {
    pub id: UnitId,
    pub code: String,
    pub name: Text,
    pub kind: UnitKind,
    /// The code of the area that it answers for.
    pub area: String,
}

/// What dispatch knows and cases ask. Put into the context as `Arc<CityPart>`.
pub trait City: Send + Sync {
    /// The rules of a pack version, by its label.
    fn rules(&self, label: &str) -> Result<Arc<Rules>, Problem>;
    /// The centre in charge of a place: the nearest one upward.
    fn centre(&self, area_path: &str) -> Result<UnitId, Problem>;
    fn unit(&self, id: UnitId) -> Option<UnitCard>;
}

/// The part of the context.
pub struct CityPart(pub Box<dyn City>);

/// The rules of one version, with the pack they come from.
pub struct Rules {
    pub pack: Arc<Pack>,
    units: HashMap<UnitId, UnitCard>,
    centres: HashMap<String, UnitId>,
    /// Who knows the units, where somebody knows more than the pack.
    lookup: Option<Arc<Lookup>>,
}

/// Finds a unit that an act may name.
pub type Lookup = dyn Fn(UnitId) -> Option<UnitCard> + Send + Sync;

pub static NO_CENTRE: Code = Code::new(
    Kind::Conflict,
    "case.no_centre",
    "这个地方没有负责的中心，请先在配置包里设置。",
    "No centre is in charge of this place; the pack must name one.",
);

/// The city of the pack alone: its own units, its own duty list.
pub struct PackCity {
    shelf: Arc<PackShelf>,
    known: RwLock<HashMap<String, Arc<Rules>>>,
    lookup: Option<Arc<Lookup>>,
}

impl PackCity {
    pub fn new(shelf: Arc<PackShelf>) -> PackCity {
        PackCity { shelf, known: RwLock::default(), lookup: None }
    }

    /// The rules of the packs, with units that somebody else knows.
    pub fn asking(shelf: Arc<PackShelf>, lookup: Arc<Lookup>) -> PackCity {
        PackCity { lookup: Some(lookup), ..PackCity::new(shelf) }
    }

    fn current(&self) -> Result<Arc<Rules>, Problem> {
        self.rules(&self.shelf.current()?.label())
    }
}

impl City for PackCity {
    fn rules(&self, label: &str) -> Result<Arc<Rules>, Problem> {
        if let Some(rules) = self.known.read().unwrap_or_else(PoisonError::into_inner).get(label) {
            return Ok(rules.clone());
        }
        let rules = Arc::new(Rules::new(self.shelf.version(label)?, self.lookup.clone()));
        self.known.write().unwrap_or_else(PoisonError::into_inner).insert(label.to_owned(), rules.clone());
        Ok(rules)
    }

    fn centre(&self, area_path: &str) -> Result<UnitId, Problem> {
        let rules = self.current()?;
        let found = area_path.rsplit('/').find_map(|code| rules.centres.get(code).copied());
        found.ok_or_else(|| NO_CENTRE.problem())
    }

    fn unit(&self, id: UnitId) -> Option<UnitCard> {
        self.current().ok()?.units.get(&id).cloned()
    }
}

/// The city that is wired in; the pack's own if dispatch has put none there.
pub fn city(ctx: &Ctx) -> Arc<CityPart> {
    ctx.find_part::<CityPart>().unwrap_or_else(|| {
        let part = Arc::new(CityPart(Box::new(PackCity::new(ctx.part::<PackShelf>()))));
        ctx.put(part.clone());
        part
    })
}

/// The id of a unit that a pack brings in.
pub fn unit_id(code: &str) -> UnitId {
    Id::named("unit", code)
}

impl Rules {
    pub fn new(pack: Arc<Pack>, lookup: Option<Arc<Lookup>>) -> Rules {
        let card = |row: &crate::pack::UnitRow| UnitCard {
            id: unit_id(&row.code),
            code: row.code.clone(),
            name: row.name.clone(),
            kind: row.kind,
            area: row.area.clone(),
        };
        let units: HashMap<UnitId, UnitCard> =
            pack.units.iter().map(card).map(|card| (card.id, card)).collect();
        let is_centre = |kind| {
            matches!(kind, UnitKind::DistrictCentre | UnitKind::StreetCentre | UnitKind::CommunityCentre)
        };
        let centres = pack.units.iter().filter(|row| is_centre(row.kind));
        let centres = centres.map(|row| (row.area.clone(), unit_id(&row.code))).collect();
        Rules { pack, units, centres, lookup }
    }

    fn card(&self, id: UnitId) -> Option<UnitCard> {
        match &self.lookup {
            Some(lookup) => lookup(id),
            None => self.units.get(&id).cloned(),
        }
    }

    /// The limit that the rule table gives a stage, if any rule fits.
    pub fn limit(&self, stage: Stage, matter: &Matter, from: Time) -> Option<Limit> {
        let stage = match stage {
            Stage::Total => deadlines::Stage::Total,
            Stage::Triage => deadlines::Stage::Triage,
            Stage::Accept => deadlines::Stage::Accept,
            Stage::Dispatch => deadlines::Stage::Dispatch,
            Stage::Sign => deadlines::Stage::Sign,
            Stage::Handle => deadlines::Stage::Handle,
            Stage::Verify => deadlines::Stage::Verify,
            Stage::Ruling => return Some(self.pack.flow.ruling),
        };
        let urgency = match matter.urgency {
            Urgency::Normal => crate::pack::Urgency::Normal,
            Urgency::Hot => crate::pack::Urgency::Hot,
            Urgency::Urgent => crate::pack::Urgency::Urgent,
        };
        let ask = deadlines::Ask {
            category: matter.category.as_deref().unwrap_or(deadlines::ANY),
            nature: matter.nature.as_deref(),
            condition: matter.condition.as_deref(),
            urgency,
            stage,
            day: self.pack.calendar.day_of(from),
        };
        self.pack.deadline(ask).map(|rule| rule.limit)
    }
}

/// For a stage on which the rule table is silent.
const SILENT: Option<Limit> = Limit::new(1, LimitUnit::Workday);

impl Rulebook for Rules {
    fn params(&self) -> Params {
        let flow = &self.pack.flow;
        Params {
            max_returns: flow.max_returns,
            max_reopenings: flow.max_reopens,
            max_extensions: flow.max_extensions,
            max_suspensions: flow.max_suspensions,
        }
    }

    fn due(&self, term: Term, matter: &Matter, from: Time, pauses: &[Pause]) -> Time {
        let flow = &self.pack.flow;
        let days = |days: u32| Limit::new(days.saturating_mul(24), LimitUnit::Hour);
        let limit = match term {
            Term::Stage(stage) => self.limit(stage, matter, from),
            Term::Whistle => Some(flow.whistle_answer),
            Term::CoHandling => Some(flow.co_handling),
            Term::Return => Some(flow.return_window),
            Term::Reopen => days(flow.reopen_days),
            Term::Rate => days(flow.rating_days),
            Term::Extension => Some(flow.extension_longest),
            Term::Suspension => Some(flow.suspension_longest),
        };
        limit.or(SILENT).map_or(from, |limit| self.pack.calendar.due(from, limit, pauses))
    }

    fn sign_due(&self, matter: &Matter, from: Time) -> Option<Time> {
        self.limit(Stage::Sign, matter, from).map(|limit| self.pack.calendar.due(from, limit, &[]))
    }

    fn knows_category(&self, code: &str) -> bool {
        self.pack.categories.contains(code)
    }

    fn knows_nature(&self, code: &str) -> bool {
        self.pack.natures.contains(code)
    }

    fn knows_condition(&self, code: &str) -> bool {
        self.pack.conditions.contains(code)
    }

    fn knows_reason(&self, list: &str, code: &str) -> bool {
        ReasonList::from_key(list).is_some_and(|list| self.pack.reasons.get(list, code).is_some())
    }

    fn knows_unit(&self, unit: UnitId) -> bool {
        self.card(unit).is_some()
    }

    fn may_handle(&self, unit: UnitId, matter: &Matter, _: Option<&str>) -> Result<(), Problem> {
        match (self.card(unit), matter.category.as_deref()) {
            (Some(card), Some(category)) => self.pack.may_dispatch(category, card.kind),
            _ => Ok(()),
        }
    }

    fn wants_evidence(&self, matter: &Matter) -> bool {
        let category = matter.category.as_deref().and_then(|code| self.pack.categories.get(code));
        category.is_some_and(|category| category.photo_rule == PhotoRule::AtResolve)
    }
}

impl Rules {
    /// The words of a reason.
    pub fn reason(&self, act: Act, code: &str) -> Option<Text> {
        let list = ReasonList::from_key(act.reasons()?)?;
        self.pack.reasons.get(list, code).map(|reason| reason.name.clone())
    }
}
