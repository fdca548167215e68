//! Accounts, sessions and grants. No async, no SQL, no axum.

use std::collections::{BTreeMap, BTreeSet};

use base::{Id, Permission, Text, Time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::pack::{Pack, Role, RoleKind};
use crate::platform::nouns::{self, Area, Unit};

/// Somebody or something that can sign in.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Account {
    pub id: Id<nouns::Account>,
    /// Sign-in name.
    pub name: String,
    /// Name shown to people.
    pub display: String,
    /// Another system, not a person: signs in with tokens only.
    pub machine: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Id<Unit>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disabled_at: Option<Time>,
    /// Whether a password has been set.
    pub has_password: bool,
    /// Whether there is a second factor: a confirmed authenticator or a passkey.
    pub has_second_factor: bool,
    pub version: i64,
    pub created_at: Time,
    pub updated_at: Time,
    /// Area of the unit; empty for none.
    #[serde(skip)]
    pub area_path: String,
}

/// What an account needs at its making.
#[derive(Clone, Debug)]
pub struct NewAccount {
    pub name: String,
    pub display: String,
    pub machine: bool,
    pub unit: Option<Id<Unit>>,
    pub area_path: String,
    pub email: Option<String>,
}

impl NewAccount {
    /// A person without unit or e-mail.
    pub fn person(name: &str, display: &str) -> NewAccount {
        NewAccount {
            name: name.to_owned(),
            display: display.to_owned(),
            machine: false,
            unit: None,
            area_path: String::new(),
            email: None,
        }
    }
}

/// What checks a sign-in.
#[derive(Clone, Debug)]
pub struct Credentials {
    pub account: Id<nouns::Account>,
    pub name: String,
    pub display: String,
    pub machine: bool,
    pub disabled: bool,
    pub password_hash: Option<String>,
    /// Sealed; set once its owner has confirmed it.
    pub totp_secret: Option<Vec<u8>>,
    /// Sealed; offered, but not confirmed yet.
    pub totp_offered: Option<Vec<u8>>,
    /// How many passkeys the account has.
    pub passkeys: i64,
}

impl Credentials {
    pub fn has_second_factor(&self) -> bool {
        self.totp_secret.is_some() || self.passkeys > 0
    }
}

/// A passkey as its owner sees it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PasskeyInfo {
    pub id: Id<nouns::Passkey>,
    /// As its owner calls it: "office laptop".
    pub name: String,
    pub created_at: Time,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub used_at: Option<Time>,
}

/// How the holder of a session proved who he is; decides which of his roles count, see [`super::rules::counts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// A one-time link made on the server's own command line.
    Link,
    /// A one-time link handed over by an administrator: good for setting a password and nothing else.
    Invite,
    /// Name and password.
    Password,
    /// Name, password and a second factor.
    SecondFactor,
    /// A token made for a machine.
    Token,
}

impl Proof {
    pub const ALL: [Proof; 5] =
        [Proof::Link, Proof::Invite, Proof::Password, Proof::SecondFactor, Proof::Token];

    pub const fn key(self) -> &'static str {
        match self {
            Proof::Link => "link",
            Proof::Invite => "invite",
            Proof::Password => "password",
            Proof::SecondFactor => "second_factor",
            Proof::Token => "token",
        }
    }

    pub fn from_key(key: &str) -> Option<Proof> {
        Proof::ALL.into_iter().find(|proof| proof.key() == key)
    }
}

/// What a one-time link is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Signing in, made on the command line.
    SignIn,
    /// Setting a password, made by an administrator.
    Invite,
    /// Making the first three administrators.
    Setup,
}

impl Purpose {
    pub const fn key(self) -> &'static str {
        match self {
            Purpose::SignIn => "sign_in",
            Purpose::Invite => "invite",
            Purpose::Setup => "setup",
        }
    }

    /// Path of the page that takes the link's secret.
    pub const fn path(self) -> &'static str {
        match self {
            Purpose::SignIn | Purpose::Invite => "in",
            Purpose::Setup => "setup",
        }
    }
}

/// A session as its owner sees it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SessionInfo {
    pub id: Id<nouns::Session>,
    pub proof: Proof,
    /// Browser, or the name of a machine's token.
    pub label: String,
    /// Where it was begun.
    pub address: String,
    pub created_at: Time,
    pub used_at: Time,
    pub expires_at: Time,
}

/// A role held by an account.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Grant {
    pub id: Id<nouns::Grant>,
    pub account: Id<nouns::Account>,
    pub role: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area: Option<Id<Area>>,
    /// Subtree in which it holds; empty is everywhere.
    pub area_path: String,
    /// Category branch for which it holds; empty is all.
    pub category: String,
    pub valid_from: Time,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Time>,
    pub granted_by: String,
    pub granted_at: Time,
}

impl Grant {
    /// Whether it holds now or is going to.
    pub fn is_ahead(&self, now: Time) -> bool {
        self.valid_until.is_none_or(|until| until > now)
    }

    pub fn holds(&self, now: Time) -> bool {
        self.valid_from <= now && self.is_ahead(now)
    }
}

/// What a grant needs at its making.
#[derive(Clone, Debug, Default)]
pub struct NewGrant {
    pub role: String,
    pub area: Option<Id<Area>>,
    pub area_path: String,
    pub category: String,
    pub valid_from: Option<Time>,
    pub valid_until: Option<Time>,
}

impl NewGrant {
    /// From now on, without end.
    pub fn new(role: &str, area: Option<Id<Area>>, area_path: &str) -> NewGrant {
        NewGrant { role: role.to_owned(), area, area_path: area_path.to_owned(), ..NewGrant::default() }
    }
}

/// What the pack says about a role, as far as sign-in and permissions need it.
#[derive(Clone, Debug)]
pub struct RoleRule {
    pub name: Text,
    /// Administrators are kept apart: their roles go with no other.
    pub kind: RoleKind,
    pub permissions: BTreeSet<Permission>,
}

/// All roles by key; a part of the context, replaced when another pack is switched on.
#[derive(Clone, Debug, Default)]
pub struct RoleBook(pub BTreeMap<String, RoleRule>);

impl RoleBook {
    pub fn get(&self, role: &str) -> Option<&RoleRule> {
        self.0.get(role)
    }

    /// Key of the first role of a kind.
    pub fn of_kind(&self, kind: RoleKind) -> Option<&str> {
        self.0.iter().find(|(_, rule)| rule.kind == kind).map(|(key, _)| key.as_str())
    }
}

impl From<&Pack> for RoleBook {
    fn from(pack: &Pack) -> RoleBook {
        let rule = |role: &Role| RoleRule {
            name: role.name.clone(),
            kind: role.kind,
            permissions: role.permissions.clone(),
        };
        RoleBook(pack.roles.iter().map(|role| (role.key.clone(), rule(role))).collect())
    }
}
