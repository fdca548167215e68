//! The shipped packs are sound; each kind of fault is found and named.

mod faults;
mod lookups;
mod stories;

use std::path::PathBuf;
use std::sync::Arc;

use super::{Files, Pack, load};

/// The files of a pack that ships.
pub(crate) fn files(name: &str) -> Files {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../packs").join(name);
    Files::read(&folder).unwrap_or_else(|faults| panic!("{faults}"))
}

pub(crate) fn pack(name: &str) -> Arc<Pack> {
    load(files(name)).unwrap_or_else(|faults| panic!("{faults}"))
}

#[test]
fn the_shipped_packs_are_sound() {
    let chenghua = pack("chenghua");
    let kinds = |kind: &str| chenghua.areas.iter().filter(|area| area.kind == kind).count();
    assert_eq!((kinds("district"), kinds("street"), kinds("community")), (1, 11, 83));
    assert_eq!(chenghua.label(), "chenghua@2026.1");
    assert!(!chenghua.example);
    assert!(pack("los-angeles").example);
}

#[test]
fn the_digest_follows_the_content_and_nothing_else() {
    let files = files("chenghua");
    assert_eq!(files.digest(), files.clone().digest());
    let mut other = files.clone();
    other.0.get_mut("areas.csv").unwrap().push('\n');
    assert_ne!(files.digest(), other.digest());
}
