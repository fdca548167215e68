//! Which cases were erased, and the index of words made anew: what a restore needs.

use base::{Id, Time};
use db::{Error, Tx, params, sql};

use super::{FILE_WORDS, words_of_texts};
use crate::cases::model::CaseId;

/// Cases read at a time.
const PAGE: i64 = 1000;

sql! {
    ERASED = "select case_id, at from case_events where act = 'erase' order by case_id, at";
    COUNT_WORDS = "select count(*) from case_search";
    TEXTS = "select id, number, title, description from cases where id > $1 order by id limit $2";
}

/// Every case that was erased, and when.
pub fn erased(tx: &mut Tx<'_>) -> Result<Vec<(CaseId, Time)>, Error> {
    tx.rows(&ERASED, params![], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Files the words of every case, into an index that is empty.
pub fn file_all_words(tx: &mut Tx<'_>) -> Result<(), Error> {
    let filed: i64 = tx.one(&COUNT_WORDS, params![], |row| row.get(0))?;
    if filed > 0 {
        return Err(Error::Other("the index of words is not empty".into()));
    }
    let mut after: CaseId = Id::from_uuid(uuid::Uuid::nil());
    loop {
        let page = tx.rows(&TEXTS, params![after, PAGE], |row| {
            let (number, title, description): (String, String, String) =
                (row.get(1)?, row.get(2)?, row.get(3)?);
            Ok((row.get::<CaseId>(0)?, words_of_texts(&number, &title, &description)))
        })?;
        let Some((last, _)) = page.last() else { return Ok(()) };
        after = *last;
        for (case, words) in page {
            tx.push(&FILE_WORDS, params![case, words])?;
        }
    }
}
