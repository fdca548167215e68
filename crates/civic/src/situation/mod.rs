//! The situation: a place on one screen, as it stands now and as it went on a day.
//!
//! - [`board`] counts open cases by area, unit, state and urgency, and says which are late.
//! - [`why`] says why a case is late: which clock, who holds it, what took the time. A pure function of its facts.
//! - Places that are reported again and again come from the pack's rule of repeats; a day is played back from the log.
//!
//! Everything is read from cases through a [`Scope`](crate::platform::Scope), off an index; nothing is stored here.
//! What never happens here: a position of staff, a name of a person, a rank of units, an exercise among real cases.

mod board;
mod http;
mod store;
#[cfg(test)]
mod tests;
mod why;

pub use http::routes;
