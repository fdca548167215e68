//! Geometry for governance: coordinate systems, points and polygons, "which area is this point in", and the cutting of
//! an invented district into nested areas.
//!
//! What never happens here: I/O, async, names of the domain. All coordinates are WGS-84 degrees, longitude first,
//! unless a [`System`] says otherwise; all lengths are metres.

#[cfg(test)]
mod boundary_pair;
pub mod cut;
pub mod dice;
pub mod features;
pub mod index;
pub mod point;
pub mod shape;
pub mod system;

pub use dice::Dice;
pub use features::{Fault, Feature};
pub use index::AreaIndex;
pub use point::{BBox, Point};
pub use shape::Shape;
pub use system::System;
