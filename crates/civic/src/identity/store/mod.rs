//! Every SQL statement of identity, by table.

pub mod accounts;
pub mod ceremonies;
pub mod failures;
pub mod grants;
pub mod links;
pub mod passkeys;
pub mod sessions;
