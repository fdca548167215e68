//! Markers for typed ids: names of things that several capabilities refer to without knowing them.

macro_rules! nouns { ($($(#[$doc:meta])* $name:ident),* $(,)?) => { $($(#[$doc])* #[derive(Debug)] pub enum $name {})* } }

nouns! {
    /// Somebody or something that can sign in.
    Account,
    /// A centre, department, enterprise, provider or team.
    Unit,
    /// A node of the area tree.
    Area,
    /// A concern on its way from report to rating.
    Case,
    /// Somebody who has the same as a case tells.
    Join,
    /// What a centre tells the residents of an area.
    Notice,
    /// Somebody who wanted an account to follow their reports.
    Resident,
    /// One append-only fact.
    Event,
    /// A stored photo or voice note.
    File,
    /// A signed-in session, a machine token or a one-time link.
    Session,
    /// A key on somebody's device or security key that stands in for a code.
    Passkey,
    /// What a browser was asked to sign.
    Ceremony,
    /// A role held within an area and a category branch.
    Grant,
}
