//! Who acts, and how they stand to the case: worked out from rights and from the log, never taken from the request.

use base::Permission;

use super::facts::CaseFacts;
use super::model::{AccountId, AskKind, By, ByKind, Party, Role, UnitId};

/// Who acts, as far as this case is concerned.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    pub kind: ByKind,
    pub account: Option<AccountId>,
    pub name: String,
    pub unit: Option<UnitId>,
    /// The rights that hold over this case's area and category.
    pub rights: Vec<Permission>,
    /// They hold over the whole district.
    pub district: bool,
}

impl Actor {
    /// The person who reported the case, known by the receipt.
    pub fn reporter() -> Actor {
        Actor {
            kind: ByKind::Reporter,
            account: None,
            name: String::new(),
            unit: None,
            rights: Vec::new(),
            district: false,
        }
    }

    /// The software itself; `name` says which part of it.
    pub fn system(name: &str) -> Actor {
        Actor { kind: ByKind::System, name: name.to_owned(), ..Actor::reporter() }
    }

    /// The entry for the log.
    pub fn by(&self, role: Role) -> By {
        By { kind: self.kind, account: self.account, name: self.name.clone(), unit: self.unit, role }
    }

    pub fn has(&self, right: Permission) -> bool {
        self.rights.contains(&right)
    }

    /// Whether the actor stands in this relation to the case.
    pub fn is(&self, role: Role, case: &CaseFacts) -> bool {
        match role {
            Role::Reporter => self.kind == ByKind::Reporter,
            Role::System => self.kind == ByKind::System,
            Role::Finder => self.account.is_some() && self.account == case.finder,
            Role::Triager => self.has(Permission::CaseTriage),
            Role::Dispatcher => self.has(Permission::CaseDispatch),
            Role::OwnerUnit => {
                self.has(Permission::CaseHandle) && self.unit.is_some() && self.unit == case.handler
            }
            Role::CoUnit => self.is_asked(AskKind::CoHandling, case),
            Role::WhistledUnit => self.is_asked(AskKind::Whistle, case),
            Role::Verifier => self.has(Permission::CaseVerify),
            Role::Ruler => self.has(Permission::CaseRule),
            Role::DistrictRuler => self.has(Permission::CaseRule) && self.district,
            Role::Supervisor => self.has(Permission::CaseSupervise),
            Role::Eraser => self.has(Permission::CaseErase),
            Role::Staff => {
                self.kind == ByKind::Account
                    && (self.has(Permission::CaseRead) || self.has(Permission::CaseRegister))
            }
        }
    }

    /// For whom this actor's rating speaks, in the role that the edge found.
    pub fn party(role: Role) -> Option<Party> {
        match role {
            Role::Reporter => Some(Party::Reporter),
            Role::OwnerUnit => Some(Party::Unit),
            Role::Triager => Some(Party::Community),
            Role::Dispatcher | Role::Supervisor => Some(Party::Centre),
            _ => None,
        }
    }

    fn is_asked(&self, kind: AskKind, case: &CaseFacts) -> bool {
        let asked = |unit| case.ask_to(kind, unit, None).is_some();
        self.has(Permission::CaseHandle) && self.unit.is_some_and(asked)
    }
}
