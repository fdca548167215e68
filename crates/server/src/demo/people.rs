//! Who plays: one person of each role for the visitor, and whoever a case needs, made when first needed.

use std::collections::HashMap;

use anyhow::Context as _;
use base::{Id, Problem};
use civic::area::atlas;
use civic::cases::city::unit_id;
use civic::identity;
use civic::identity::people::{self, Person};
use civic::pack::{Pack, PackShelf, RoleKind, UnitKind, UnitRow};
use civic::platform::{Ctx, Principal};

use super::client::Caller;
use super::plot::Part;

/// Days for which the simulated people's tokens hold.
const TOKEN_DAYS: u32 = 400;

/// Role and unit of one person of each role, at one street and one community of the pack.
pub fn cast(ctx: &Ctx) -> Result<Vec<Person>, Problem> {
    let pack = ctx.part::<PackShelf>().current()?;
    let (district, street) = (first(&pack, UnitKind::DistrictCentre), first(&pack, UnitKind::StreetCentre));
    let community = home(&pack);
    let unit_of = |role: &str, level: &str| match role {
        "department_handler" => first(&pack, UnitKind::Department),
        "provider_handler" => first(&pack, UnitKind::Provider),
        "enterprise_liaison" => first(&pack, UnitKind::Enterprise),
        "grid_worker" => community.map(|community| goes_round(&pack, community)),
        _ => match level {
            "community" => community,
            "street" => street,
            _ => district,
        },
    };
    let person = |role: &civic::pack::Role| {
        let unit = unit_of(&role.key, role.level.key());
        person(ctx, &pack, &role.key, &role.name.zh, unit)
    };
    Ok(pack.roles.iter().map(person).collect())
}

fn first(pack: &Pack, kind: UnitKind) -> Option<&UnitRow> {
    pack.units.iter().find(|unit| unit.kind == kind)
}

/// The community at whose desks the visitor sits down: the first one of the first street.
pub fn home(pack: &Pack) -> Option<&UnitRow> {
    let street = first(pack, UnitKind::StreetCentre)?;
    let below = |unit: &&UnitRow| unit.parent.as_deref() == Some(street.code.as_str());
    pack.units.iter().filter(below).find(|unit| unit.kind == UnitKind::CommunityCentre)
}

/// The team that goes round for a community, where the pack has one.
pub fn team<'a>(pack: &'a Pack, community: &UnitRow) -> Option<&'a UnitRow> {
    let below = |unit: &&UnitRow| unit.parent.as_deref() == Some(community.code.as_str());
    pack.units.iter().filter(below).find(|unit| unit.kind == UnitKind::Team)
}

/// Who goes round for a community: its team, or where it has none, its centre itself.
pub fn goes_round<'a>(pack: &'a Pack, community: &'a UnitRow) -> &'a UnitRow {
    team(pack, community).unwrap_or(community)
}

/// An account for a role in a unit; it holds over the unit's area.
fn person(ctx: &Ctx, pack: &Pack, role: &str, title: &str, unit: Option<&UnitRow>) -> Person {
    let code = unit.map_or(pack.place.root.as_str(), |unit| unit.area.as_str());
    let atlas = atlas(ctx);
    let area = atlas.with_code(code);
    let place = unit.map_or_else(String::new, |unit| format!(".{}", unit.code.to_lowercase()));
    Person {
        name: format!("{}{place}", role.replace('_', ".")),
        display: unit.map_or_else(|| title.to_owned(), |unit| format!("{}{title}", unit.name.zh)),
        role: role.to_owned(),
        unit: unit.map(|unit| unit_id(&unit.code)),
        area: area.map(|node| node.id),
        area_path: area.map(|node| node.path.clone()).unwrap_or_default(),
    }
}

/// Makes the cast, and says of each (account, name shown, way in): by a one-time sign-in link, or by a token for a machine.
pub async fn ways_in(ctx: &Ctx, minutes: u32) -> anyhow::Result<Vec<(String, String, String)>> {
    let cast = cast(ctx)?;
    let people = cast.clone();
    ctx.write(Principal::System("demo"), move |work| people::ensure(work, &people)).await?;
    let pack = ctx.part::<PackShelf>().current()?;
    let is_machine = |role: &str| pack.roles.get(role).is_some_and(|role| role.kind == RoleKind::Machine);
    let mut ways = Vec::new();
    for Person { name, display, role, .. } in cast {
        let way = match is_machine(&role) {
            true => format!("liandong token create --account {name} --days 30"),
            false => identity::create_link(ctx, &name, minutes).await?,
        };
        ways.push((name, display, way));
    }
    Ok(ways)
}

/// People made so far, by role and unit.
#[derive(Default)]
pub struct Troupe(HashMap<(String, Id<civic::platform::nouns::Unit>), Caller>);

impl Troupe {
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Somebody who holds this role in this unit.
    pub async fn somebody(&mut self, ctx: &Ctx, role: &str, unit: &UnitRow) -> anyhow::Result<Caller> {
        let key = (role.to_owned(), unit_id(&unit.code));
        if let Some(caller) = self.0.get(&key) {
            return Ok(caller.clone());
        }
        let pack = ctx.part::<PackShelf>().current()?;
        let title = pack
            .roles
            .get(role)
            .map(|role| role.name.zh.clone())
            .with_context(|| format!("no role {role}"))?;
        let person = person(ctx, &pack, role, &title, Some(unit));
        let name = person.name.clone();
        ctx.write(Principal::System("demo"), move |work| people::ensure(work, &[person])).await?;
        let token = identity::create_token(ctx, &name, TOKEN_DAYS).await?;
        let caller = Caller::Staff(token);
        self.0.insert(key, caller.clone());
        Ok(caller)
    }
}

/// The role of a part, and in which unit of a place: the centre in charge, or the team.
///
/// # Panics
/// For parts that are played by a case's own people: they hold no post at a place.
pub fn post(part: Part) -> (&'static str, UnitKind) {
    use UnitKind::{CommunityCentre, DistrictCentre, StreetCentre, Team};
    match part {
        Part::GridWorker => ("grid_worker", Team),
        Part::Steward => ("street_steward", CommunityCentre),
        Part::CommunityOperator => ("community_operator", CommunityCentre),
        Part::CommunityLead => ("community_lead", CommunityCentre),
        Part::StreetDispatcher => ("street_dispatcher", StreetCentre),
        Part::StreetLead => ("street_lead", StreetCentre),
        Part::Verifier => ("verifier", StreetCentre),
        Part::DistrictDispatcher => ("district_dispatcher", DistrictCentre),
        Part::Supervisor => ("supervisor", DistrictCentre),
        Part::Ruler => ("district_ruler", DistrictCentre),
        Part::PrivacyOfficer => ("privacy_officer", DistrictCentre),
        Part::Reporter | Part::Neighbour | Part::Finder | Part::Handler | Part::Asked => {
            unreachable!("{part:?} is found by the case")
        }
    }
}

/// Who of a unit handles cases.
pub const fn handler_role(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Department => "department_handler",
        UnitKind::Provider => "provider_handler",
        UnitKind::Enterprise => "enterprise_liaison",
        UnitKind::Team => "grid_worker",
        UnitKind::CommunityCentre => "community_operator",
        UnitKind::StreetCentre | UnitKind::DistrictCentre => "street_lead",
    }
}
