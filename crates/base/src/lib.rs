//! The vocabulary that every other crate speaks: identifiers, time, problems, pages, permissions, working days.
//!
//! What never happens here: I/O, async, globals. Clock and randomness are handed in.

pub mod calendar;
pub mod clock;
pub mod id;
pub mod page;
pub mod permission;
pub mod problem;
pub mod shared;
pub mod text;
pub mod time;

pub use clock::{Clock, FixedClock, Random, SystemClock, SystemRandom};
pub use id::Id;
pub use page::{Cursor, Page};
pub use permission::Permission;
pub use problem::{Code, Kind, Problem};
pub use text::{Lang, Text};
pub use time::Time;
