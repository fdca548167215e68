//! Every SQL statement about complaints.

use base::{Id, Problem, Time};
use db::{Row, Tx, params, sql};

use super::model::{Answered, Complaint, Filed, Outcome, Signer};
use crate::platform::Scope;
use crate::platform::nouns::Account;

sql! {
    PUT = "insert into complaints (id, day, kind, form, words, account_id, account_name, version)
           values ($1, $2, $3, $4, $5, $6, $7, 1) on conflict (id) do nothing";
    GET = "select id, day, kind, form, words, account_id, account_name, version, outcome, answer, answered_at
           from complaints where id = $1";
    PAGE = "select id, day, kind, form, words, account_id, account_name, version, outcome, answer, answered_at
            from complaints where (day, id) < ($1, $2) order by day desc, id desc limit $3";
    OPEN = "select id, day, kind, form, words, account_id, account_name, version, outcome, answer, answered_at
            from complaints where outcome is null and (day, id) < ($1, $2) order by day desc, id desc limit $3";
    ANSWER = "update complaints set outcome = $3, answer = $4, answered_at = $5, answered_by = $6, version = version + 1
              where id = $1 and version = $2 and outcome is null";
}

/// Whether it was not there before.
pub fn put(tx: &mut Tx<'_>, filed: &Filed) -> Result<bool, Problem> {
    let signer = filed.signer.as_ref();
    let done = tx.run(
        &PUT,
        params![
            filed.id,
            filed.day.as_str(),
            filed.kind.as_str(),
            filed.form.clone(),
            filed.words.as_str(),
            signer.map(|signer| signer.account),
            signer.map(|signer| signer.name.clone())
        ],
    )?;
    Ok(done == 1)
}

pub fn get(tx: &mut Tx<'_>, id: Id<Complaint>) -> Result<Option<Filed>, Problem> {
    Ok(tx.row(&GET, params![id], filed)?)
}

/// The newest first, before a place in the list. Complaints have no place: whoever may read them anywhere reads them all.
pub fn page(
    tx: &mut Tx<'_>,
    scope: &Scope,
    open: bool,
    before: (&str, Id<Complaint>),
    limit: usize,
) -> Result<Vec<Filed>, Problem> {
    if scope.is_empty() {
        return Ok(Vec::new());
    }
    let sql = if open { &OPEN } else { &PAGE };
    Ok(tx.rows(sql, params![before.0, before.1, limit as i64], filed)?)
}

/// Whether it waited for an answer at this version.
pub fn answer(
    tx: &mut Tx<'_>,
    id: Id<Complaint>,
    version: i64,
    answer: &Answered,
    by: Option<Id<Account>>,
) -> Result<bool, Problem> {
    let Answered { outcome, words, at } = answer;
    Ok(tx.run(&ANSWER, params![id, version, outcome.key(), words.as_str(), *at, by])? == 1)
}

fn filed(row: &Row<'_>) -> Result<Filed, db::Error> {
    let signer = row.get::<Option<Id<Account>>>(5)?.zip(row.get::<Option<String>>(6)?);
    let outcome = row.get::<Option<String>>(8)?.as_deref().and_then(Outcome::from_key);
    let answer = match (outcome, row.get::<Option<String>>(9)?, row.get::<Option<Time>>(10)?) {
        (Some(outcome), Some(words), Some(at)) => Some(Answered { outcome, words, at }),
        _ => None,
    };
    Ok(Filed {
        id: row.get(0)?,
        day: row.get(1)?,
        kind: row.get(2)?,
        form: row.get(3)?,
        words: row.get(4)?,
        signer: signer.map(|(account, name)| Signer { account, name }),
        version: row.get(7)?,
        answer,
    })
}
