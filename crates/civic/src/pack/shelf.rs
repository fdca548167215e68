//! The packs that are loaded: the one in force, and every older one that a running case may still need.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use base::{Code, Kind, Problem};

use super::Pack;

/// The same version came with another content.
pub static ALTERED: Code = Code::new(
    Kind::Conflict,
    "pack.altered",
    "配置包 {0} 的内容与已登记的同一版本不同。改了内容就要换版本号。",
    "Pack {0} differs from the content already kept under that version. Changed content needs a new version.",
);
/// A version that is not on the shelf.
pub static UNKNOWN_VERSION: Code = Code::new(
    Kind::NotFound,
    "pack.unknown_version",
    "没有配置包版本 {0}。",
    "There is no pack version {0}.",
);
/// A fresh installation.
pub static NONE_IN_FORCE: Code = Code::new(
    Kind::Unavailable,
    "pack.none_in_force",
    "尚未启用配置包。",
    "No pack has been switched on yet.",
);

/// Shared by all requests. Reading takes a short lock and clones an `Arc`.
#[derive(Debug, Default)]
pub struct PackShelf(RwLock<Shelf>);

#[derive(Debug, Default)]
struct Shelf {
    current: Option<Arc<Pack>>,
    all: BTreeMap<String, Arc<Pack>>,
}

impl PackShelf {
    fn look(&self) -> RwLockReadGuard<'_, Shelf> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self) -> RwLockWriteGuard<'_, Shelf> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// The pack in force: new cases begin with it.
    pub fn current(&self) -> Result<Arc<Pack>, Problem> {
        self.look().current.clone().ok_or_else(|| NONE_IN_FORCE.problem())
    }

    /// The version that a case began with, by its label (`key@version`).
    pub fn version(&self, label: &str) -> Result<Arc<Pack>, Problem> {
        self.look().all.get(label).cloned().ok_or_else(|| UNKNOWN_VERSION.with([label]))
    }

    pub fn all(&self) -> Vec<Arc<Pack>> {
        self.look().all.values().cloned().collect()
    }

    /// Puts a pack on the shelf without switching to it.
    pub fn put(&self, pack: Arc<Pack>) -> Result<(), Problem> {
        let mut shelf = self.change();
        match shelf.all.get(&pack.label()) {
            Some(known) if known.digest != pack.digest => Err(ALTERED.with([pack.label()])),
            Some(_) => Ok(()),
            None => {
                shelf.all.insert(pack.label(), pack);
                Ok(())
            }
        }
    }

    /// Switches to a pack on the shelf.
    pub fn activate(&self, label: &str) -> Result<Arc<Pack>, Problem> {
        let mut shelf = self.change();
        let pack = shelf.all.get(label).cloned().ok_or_else(|| UNKNOWN_VERSION.with([label]))?;
        shelf.current = Some(pack.clone());
        Ok(pack)
    }
}
