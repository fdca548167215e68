//! From whoever asks to the actor of a step: the rights that hold over this very case.

use base::Permission;

use super::model::ByKind;
use super::role::Actor;
use super::store::CaseRow;
use crate::platform::auth::{Principal, Signed};
use crate::platform::nouns::Unit;
use base::Id;

/// The actor that a principal is for one case.
pub fn actor(by: &Principal, case: &CaseRow) -> Actor {
    match by {
        Principal::Account(signed) => staff(signed, &case.area_path, &case.category_path, &case.facts.units),
        Principal::Reporter(id) if *id == case.id => Actor::reporter(),
        Principal::System(part) => Actor::system(part),
        Principal::Reporter(_) | Principal::Neighbour(_) | Principal::Resident(_) | Principal::Anonymous => {
            stranger()
        }
    }
}

/// Somebody signed in, at a place and in a branch.
pub fn staff(signed: &Signed, area_path: &str, category_path: &str, units: &[Id<Unit>]) -> Actor {
    let holds = |right: &Permission| signed.scope(*right).covers(area_path, category_path, units);
    // The path of the root is the first code of any path.
    let root = area_path.split_inclusive('/').next().unwrap_or_default();
    Actor {
        kind: ByKind::Account,
        account: Some(signed.account),
        name: signed.display.clone(),
        unit: signed.unit,
        rights: Permission::ALL.iter().copied().filter(holds).collect(),
        district: signed.scope(Permission::CaseRule).covers_area(root),
    }
}

/// Somebody who stands in no relation to the case.
fn stranger() -> Actor {
    Actor { kind: ByKind::Account, ..Actor::reporter() }
}
