//! References between rows, which come in no particular order: they are set aside for a copy and checked at its end.

use crate::{Engine, Error, Tx, params};

const POSTGRES_DROP: &str = "select format('alter table %s drop constraint %I', cast(conrelid as regclass), conname),
        format('alter table %s add constraint %I %s', cast(conrelid as regclass), conname, pg_get_constraintdef(oid))
    from pg_constraint where contype = 'f' and connamespace = cast(current_schema() as regnamespace) order by 1";
/// A copy takes as long as it takes.
const POSTGRES_PATIENCE: &str =
    "set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0";

/// What [`check`] needs to put them back.
pub(super) struct Keys(Vec<String>);

pub(super) fn set_aside(tx: &mut Tx<'_>) -> Result<Keys, Error> {
    if tx.engine() == Engine::Sqlite {
        let enforced =
            tx.rows_dyn("select foreign_keys from pragma_foreign_keys", params![], |row| row.get(0))?;
        return match enforced.first() {
            Some(false) => Ok(Keys(Vec::new())),
            _ => Err(Error::other("rows are copied into a new file only")),
        };
    }
    tx.batch(POSTGRES_PATIENCE)?;
    let read = |row: &crate::Row<'_>| Ok::<_, Error>((row.get::<String>(0)?, row.get::<String>(1)?));
    let (drop, add): (Vec<String>, Vec<String>) =
        tx.rows_dyn(POSTGRES_DROP, params![], read)?.into_iter().unzip();
    drop.iter().try_for_each(|text| tx.batch(text))?;
    Ok(Keys(add))
}

/// Refuses rows that point to nothing.
pub(super) fn check(tx: &mut Tx<'_>, keys: Keys) -> Result<(), Error> {
    if tx.engine() == Engine::Sqlite {
        let text = "select \"table\" from pragma_foreign_key_check limit 1";
        let broken: Vec<String> = tx.rows_dyn(text, params![], |row| row.get(0))?;
        return match broken.first() {
            Some(table) => Err(Error::Other(format!("a row of {table} points to nothing"))),
            None => Ok(()),
        };
    }
    keys.0.iter().try_for_each(|text| tx.batch(text))?;
    // Without it the planner knows nothing of the rows that came.
    tx.batch("analyze")
}
