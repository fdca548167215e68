//! Which rows are in already.

use std::collections::HashMap;

use base::Time;
use db::{Error, Tx, Value, params, sql};

use crate::cases::model::CaseId;

sql! {
    /// Of two runs at once one wins.
    CLAIM = "insert into intake_rows (source, row_key, case_id, number, digest, at) values ($1, $2, $3, $4, $5, $6)
             on conflict (source, row_key) do nothing";
}

/// A row that is in: its digest and the number of its case.
#[derive(Clone, Debug)]
pub struct Known {
    pub digest: Vec<u8>,
    pub number: String,
}

/// Those of these rows that are in.
pub fn known(tx: &mut Tx<'_>, source: &str, keys: &[String]) -> Result<HashMap<String, Known>, Error> {
    if keys.is_empty() {
        return Ok(HashMap::new());
    }
    let holes: Vec<String> = (2..keys.len() + 2).map(|n| format!("${n}")).collect();
    let text = format!(
        "select row_key, digest, number from intake_rows where source = $1 and row_key in ({})",
        holes.join(", ")
    );
    let mut values: Vec<Value> = params![source];
    values.extend(keys.iter().map(|key| Value::from(key.as_str())));
    let rows = tx.rows_dyn(&text, values, |row| {
        Ok((row.get(0)?, Known { digest: row.get(1)?, number: row.get(2)? }))
    })?;
    Ok(rows.into_iter().collect())
}

/// Notes that a row is in; false if it was in already.
pub fn claim(
    tx: &mut Tx<'_>,
    source: &str,
    key: &str,
    case: CaseId,
    number: &str,
    digest: [u8; 32],
    at: Time,
) -> Result<bool, Error> {
    Ok(tx.run(&CLAIM, params![source, key, case, number, digest, at])? == 1)
}
