//! Who plays: one person of each role for the visitor, and whoever a case needs, made when first needed.

use std::collections::HashMap;

use anyhow::Context as _;
use base::{Id, Problem};
use civic::area::atlas;
use civic::cases::city::unit_id;
use civic::identity;
use civic::identity::people::{self, Person};
use civic::pack::{Pack, PackShelf, UnitKind, UnitRow};
use civic::platform::{Ctx, Principal};

use super::client::Caller;

/// Days for which the simulated people's tokens hold.
const TOKEN_DAYS: u32 = 400;

/// Role and unit of one person of each role, at one street and one community of the pack.
pub fn cast(ctx: &Ctx) -> Result<Vec<Person>, Problem> {
    let pack = ctx.part::<PackShelf>().current()?;
    let first = |kind: UnitKind, under: &str| {
        pack.units
            .iter()
            .find(|unit| unit.kind == kind && (under.is_empty() || unit.parent.as_deref() == Some(under)))
    };
    let district = first(UnitKind::DistrictCentre, "");
    let street = first(UnitKind::StreetCentre, "");
    let community = street.and_then(|street| first(UnitKind::CommunityCentre, &street.code));
    let unit_of = |role: &str, level: &str| match role {
        "department_handler" => first(UnitKind::Department, ""),
        "provider_handler" => first(UnitKind::Provider, ""),
        "enterprise_liaison" => first(UnitKind::Enterprise, ""),
        "grid_worker" => first(UnitKind::Team, "").or(community),
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

/// Makes the cast and a one-time sign-in link for each: (account, name shown, address).
pub async fn links(ctx: &Ctx, minutes: u32) -> anyhow::Result<Vec<(String, String, String)>> {
    let cast = cast(ctx)?;
    let people = cast.clone();
    ctx.write(Principal::System("demo"), move |work| people::ensure(work, &people)).await?;
    let mut links = Vec::new();
    for person in cast {
        let link = identity::create_link(ctx, &person.name, minutes).await?;
        links.push((person.name, person.display, link));
    }
    Ok(links)
}

/// People made so far, by role and unit.
#[derive(Default)]
pub struct Troupe(HashMap<(String, Id<civic::platform::nouns::Unit>), Caller>);

impl Troupe {
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
