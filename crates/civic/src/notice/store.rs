//! Every statement on notices.

use base::{Problem, Time};
use db::{Row, Tx, Value, params, sql};

use super::model::{Content, Notice, NoticeId, Words};
use crate::area;
use crate::platform::Scope;

/// Areas on the way from a district down to a courtyard, and some to spare.
const STEPS: usize = 8;

sql! {
    PUT = "insert into community_notices (id, version, area_id, area_path, title_zh, title_en, body_zh, body_en, pinned, from_at,
               until_at, unit_id, account_id, created_at, corrected_at, withdrawn_at, withdrawn_why)
           values ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, null, null, '')";
    GET = "select id, version, area_id, area_path, title_zh, title_en, body_zh, body_en, pinned, from_at, until_at, unit_id,
               account_id, created_at, corrected_at, withdrawn_at, withdrawn_why
           from community_notices where id = $1";
    /// Only over the version that was read: of two corrections one wins.
    CORRECT = "update community_notices set version = version + 1, title_zh = $3, title_en = $4, body_zh = $5, body_en = $6, pinned = $7,
                   from_at = $8, until_at = $9, corrected_at = $10
               where id = $1 and version = $2 and withdrawn_at is null";
    WITHDRAW = "update community_notices set version = version + 1, withdrawn_at = $3, withdrawn_why = $4
                where id = $1 and version = $2 and withdrawn_at is null";
    SHOWN = "select id, version, area_id, area_path, title_zh, title_en, body_zh, body_en, pinned, from_at, until_at, unit_id,
                 account_id, created_at, corrected_at, withdrawn_at, withdrawn_why
             from community_notices
             where area_path in ($1, $2, $3, $4, $5, $6, $7, $8) and from_at <= $9 and until_at > $9 and withdrawn_at is null
             order by pinned desc, from_at desc, id desc limit $10";
    BELOW = "select id, version, area_id, area_path, title_zh, title_en, body_zh, body_en, pinned, from_at, until_at, unit_id,
                 account_id, created_at, corrected_at, withdrawn_at, withdrawn_why
             from community_notices
             where area_path >= $1 and area_path < $2 and id < $3
             order by id desc limit $4";
}

pub fn put(tx: &mut Tx<'_>, notice: &Notice) -> Result<(), Problem> {
    let Content { title, body, pinned, from, until } = &notice.content;
    tx.run(
        &PUT,
        params![
            notice.id,
            notice.area,
            notice.area_path.as_str(),
            title.zh.as_str(),
            title.en.as_str(),
            body.zh.as_str(),
            body.en.as_str(),
            *pinned,
            *from,
            *until,
            notice.unit,
            notice.account,
            notice.created_at
        ],
    )?;
    Ok(())
}

pub fn get(tx: &mut Tx<'_>, id: NoticeId) -> Result<Option<Notice>, Problem> {
    Ok(tx.row(&GET, params![id], read)?)
}

/// Whether the version still held.
pub fn correct(
    tx: &mut Tx<'_>,
    id: NoticeId,
    version: i64,
    content: &Content,
    now: Time,
) -> Result<bool, Problem> {
    let Content { title, body, pinned, from, until } = content;
    let values = params![
        id,
        version,
        title.zh.as_str(),
        title.en.as_str(),
        body.zh.as_str(),
        body.en.as_str(),
        *pinned,
        *from,
        *until,
        now
    ];
    Ok(tx.run(&CORRECT, values)? == 1)
}

/// Whether the version still held.
pub fn withdraw(tx: &mut Tx<'_>, id: NoticeId, version: i64, why: &str, now: Time) -> Result<bool, Problem> {
    Ok(tx.run(&WITHDRAW, params![id, version, now, why])? == 1)
}

/// What holds now for a place: told for it or for an area above it. Public by nature, so there is no scope.
pub fn shown(tx: &mut Tx<'_>, path: &str, now: Time, limit: i64) -> Result<Vec<Notice>, Problem> {
    let mut steps: Vec<&str> = area::path::ancestors(path).chain([path]).take(STEPS).collect();
    steps.resize(STEPS, path);
    let mut values: Vec<Value> = steps.into_iter().map(Value::from).collect();
    values.extend([now.into(), limit.into()]);
    Ok(tx.rows(&SHOWN, values, read)?)
}

/// Notices told within this scope, also past and withdrawn ones, the newest first, before an id.
pub fn list(tx: &mut Tx<'_>, scope: &Scope, before: NoticeId, limit: usize) -> Result<Vec<Notice>, Problem> {
    let mut found: Vec<Notice> = Vec::new();
    // What is bound to one's own unit does not cover a place.
    for reach in scope.reaches().iter().filter(|reach| reach.unit.is_none()) {
        let (low, high) = area::path::range(&reach.area_path);
        found.extend(tx.rows(&BELOW, params![low, high, before, limit as i64], read)?);
    }
    found.sort_by_key(|notice| std::cmp::Reverse(notice.id));
    found.dedup_by_key(|notice| notice.id);
    found.truncate(limit);
    Ok(found)
}

fn read(row: &Row<'_>) -> Result<Notice, db::Error> {
    let words = |at| Ok::<_, db::Error>(Words { zh: row.get(at)?, en: row.get(at + 1)? });
    Ok(Notice {
        id: row.get(0)?,
        version: row.get(1)?,
        area: row.get(2)?,
        area_path: row.get(3)?,
        content: Content {
            title: words(4)?,
            body: words(6)?,
            pinned: row.get(8)?,
            from: row.get(9)?,
            until: row.get(10)?,
        },
        unit: row.get(11)?,
        account: row.get(12)?,
        created_at: row.get(13)?,
        corrected_at: row.get(14)?,
        withdrawn_at: row.get(15)?,
        withdrawn_why: row.get(16)?,
    })
}
