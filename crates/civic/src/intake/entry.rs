//! What a row says, in the words of the pack.

use base::Time;

use crate::cases::model::{UnitId, Urgency};
use crate::cases::view::Contact;

/// Longest description and longest answer, as for a report by hand.
pub const LONGEST_TEXT: usize = 4000;
pub const LONGEST_TITLE: usize = 100;

/// A row understood.
#[derive(Clone, Debug)]
pub struct Entry {
    pub key: String,
    pub digest: [u8; 32],
    pub title: Option<String>,
    pub description: String,
    pub created: Time,
    /// When it was settled; none while it is open.
    pub closed: Option<Time>,
    /// Longitude and latitude, WGS-84.
    pub point: Option<(f64, f64)>,
    /// What the file calls its areas: column and area code.
    pub areas: Vec<(String, String)>,
    pub category: Option<String>,
    pub channel: String,
    pub unit: Option<UnitId>,
    pub urgency: Option<Urgency>,
    pub answer: Option<String>,
    /// What the other system called its state.
    pub status: Option<String>,
    pub votes: Option<String>,
    pub contact: Option<Contact>,
    /// A text was too long and lost its end.
    pub cut: bool,
}
