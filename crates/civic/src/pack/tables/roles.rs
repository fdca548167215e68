//! `roles.csv` and `role_permissions.csv`: what each role may do.

use std::collections::{BTreeMap, BTreeSet};

use base::{Permission, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::duties::Level;
use crate::pack::sheet;
use crate::pack::{Faults, Files};

pub const FILE: &str = "roles.csv";
pub const PERMISSIONS_FILE: &str = "role_permissions.csv";
const COLUMNS: &[&str] = &["key", "name_zh", "name_en", "kind", "level", "source"];
const PERMISSION_COLUMNS: &[&str] = &["role", "permission"];

/// What sort of role it is. The three administrators are kept apart by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RoleKind {
    /// Works on cases or looks at them, in an area.
    Staff,
    /// Works for a department, an enterprise or a provider: sees only what its unit takes part in.
    UnitStaff,
    /// Residents who have signed in, and stewards.
    Resident,
    /// Another system.
    Machine,
    /// 系统管理员
    SystemAdmin,
    /// 安全管理员
    SecurityAdmin,
    /// 审计管理员
    AuditAdmin,
}

impl RoleKind {
    pub const ALL: [RoleKind; 7] = [
        RoleKind::Staff,
        RoleKind::UnitStaff,
        RoleKind::Resident,
        RoleKind::Machine,
        RoleKind::SystemAdmin,
        RoleKind::SecurityAdmin,
        RoleKind::AuditAdmin,
    ];

    pub const fn key(self) -> &'static str {
        match self {
            RoleKind::Staff => "staff",
            RoleKind::UnitStaff => "unit_staff",
            RoleKind::Resident => "resident",
            RoleKind::Machine => "machine",
            RoleKind::SystemAdmin => "system_admin",
            RoleKind::SecurityAdmin => "security_admin",
            RoleKind::AuditAdmin => "audit_admin",
        }
    }

    /// Whether its holders must show a second factor (unless the installation only offers it).
    pub const fn wants_second_factor(self) -> bool {
        !matches!(self, RoleKind::Resident | RoleKind::Machine)
    }

    /// Whether it shows only what one's own unit takes part in.
    pub const fn is_own_unit_only(self) -> bool {
        matches!(self, RoleKind::UnitStaff)
    }

    pub const fn is_admin(self) -> bool {
        matches!(self, RoleKind::SystemAdmin | RoleKind::SecurityAdmin | RoleKind::AuditAdmin)
    }
}

#[derive(Clone, Debug)]
pub struct Role {
    pub key: String,
    pub name: Text,
    pub kind: RoleKind,
    /// The level of the area for which it is usually granted.
    pub level: Level,
    pub permissions: BTreeSet<Permission>,
    pub line: u32,
}

pub(in crate::pack) fn load(files: &Files, faults: &mut Faults) -> Vec<Role> {
    let mut granted: BTreeMap<String, (u32, BTreeSet<Permission>)> = BTreeMap::new();
    sheet::read(files, PERMISSIONS_FILE, PERMISSION_COLUMNS, faults, |row| {
        let (role, key) = (row.text("role"), row.text("permission"));
        let set = &mut granted.entry(role).or_insert((row.line, BTreeSet::new())).1;
        match Permission::from_key(&key) {
            Some(permission) if set.insert(permission) => {}
            Some(_) => row.wrong(format!("“{key}”重复"), format!("“{key}” is given twice")),
            None => row.wrong(format!("不认识的权限“{key}”"), format!("unknown permission “{key}”")),
        }
    });
    let roles = sheet::read(files, FILE, COLUMNS, faults, |row| {
        row.text("source");
        let key = row.text("key");
        Role {
            permissions: granted.remove(&key).map(|(_, set)| set).unwrap_or_default(),
            key,
            name: row.words("name"),
            kind: row.one_of("kind", &RoleKind::ALL, RoleKind::key),
            level: row.one_of("level", &Level::ALL, Level::key),
            line: row.line,
        }
    });
    for (role, (line, _)) in granted {
        faults.add(PERMISSIONS_FILE, line, format!("不认识的角色“{role}”"), format!("unknown role “{role}”"));
    }
    roles
}
