//! Other processes change the tree too: look every few seconds whether the atlas is old.

use crate::platform::jobs::{RECONCILERS, Reconciler};

#[linkme::distributed_slice(RECONCILERS)]
static RELOAD: Reconciler = Reconciler { name: "area.reload", every: 5, run: super::refresh };
