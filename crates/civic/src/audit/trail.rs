//! What the chain says of one thing, for whoever may see that thing: its entries, each checked against the one before it.

use base::{Id, Problem};
use db::Tx;

use super::model::{Hash, Head, Sealed};
use super::store::{self, Wanted};

/// Entries that one thing has at the most; more are not looked at.
const MOST: usize = 1000;

/// The entries of one thing.
#[derive(Clone, Debug)]
pub struct Trail {
    pub entries: Vec<Sealed>,
    /// Each of them fits its hash and the hash before it.
    pub intact: bool,
    /// Entries that wait for their place.
    pub waiting: i64,
    /// How far the whole chain goes.
    pub head: Head,
}

/// Looks a thing up in the chain.
pub fn trail<T>(tx: &mut Tx<'_>, object: Id<T>) -> Result<Trail, Problem> {
    let wanted = Wanted { object: Some(object.uuid()), ..Wanted::default() };
    let entries = store::look(tx, wanted, MOST)?;
    let mut intact = true;
    for entry in &entries {
        let before = match entry.seq {
            1 => Some(Hash::ZERO),
            seq => store::after(tx, seq - 2, 1)?.first().filter(|e| e.seq == seq - 1).map(|e| e.hash),
        };
        intact &= before.is_some_and(|before| entry.hash_after(&before) == entry.hash);
    }
    let waiting = store::count_waiting_of(tx, object.uuid())?;
    Ok(Trail { entries, intact, waiting, head: store::head(tx)? })
}
