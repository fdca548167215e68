//! Statements about the inbox, channels and deliveries.

use base::{Id, Problem, Time};
use db::{Json, Row, Tx, params, sql};
use serde_json::Value;
use uuid::Uuid;

use super::channel::{Channel, ChannelId, ChannelKind};
use super::delivery::{Delivery, DeliveryId, DeliveryState};
use super::inbox::Notice;
use super::message::Telling;
use crate::platform::events::Emitted;
use crate::platform::nouns::{Account, Event, Unit};

sql! {
    /// One statement for a whole unit; whoever caused the event is not told of it.
    TELL_UNIT = "insert into notices (account_id, event_id, at, topic, object, number, title)
                 select id, cast($2 as @id), cast($3 as @int), cast($4 as text), cast($5 as @id), cast($6 as text),
                   cast($7 as text)
                 from accounts where unit_id = $1 and disabled_at is null and machine = 0 and id <> $8
                 on conflict do nothing";
    TELL_ACCOUNT = "insert into notices (account_id, event_id, at, topic, object, number, title)
                    values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing";
    NOTICES = "select event_id, at, topic, object, number, title, read_at from notices
               where account_id = $1 and event_id < $2 order by event_id desc limit $3";
    UNREAD = "select event_id, at, topic, object, number, title, read_at from notices
              where account_id = $1 and event_id < $2 and read_at is null order by event_id desc limit $3";
    NOTICE = "select event_id, at, topic, object, number, title, read_at from notices
              where account_id = $1 and event_id = $2";
    COUNT_UNREAD = "select count(*) from notices where account_id = $1 and read_at is null";
    READ = "update notices set read_at = $3 where account_id = $1 and event_id = $2 and read_at is null";
    READ_ALL = "update notices set read_at = $2 where account_id = $1 and read_at is null";
    FORGET_NOTICES = "delete from notices where at < $1";

    PUT_CHANNEL = "insert into channels (id, kind, name, target, topics, area_path, secret, enabled, created_at, updated_at)
                   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                   on conflict (id) do update set kind = excluded.kind, name = excluded.name, target = excluded.target,
                     topics = excluded.topics, area_path = excluded.area_path, secret = excluded.secret,
                     enabled = excluded.enabled, updated_at = excluded.updated_at";
    CHANNELS = "select id, kind, name, target, topics, area_path, secret, enabled, created_at, updated_at
                from channels order by id";
    CHANNEL = "select id, kind, name, target, topics, area_path, secret, enabled, created_at, updated_at
               from channels where id = $1";
    DROP_DELIVERIES = "delete from deliveries where channel_id = $1";
    DROP_CHANNEL = "delete from channels where id = $1";

    ENQUEUE = "insert into deliveries (id, channel_id, event_id, at, topic, object, data, state, attempts, next_at)
               values ($1, $2, $3, $4, $5, $6, $7, 'waiting', 0, $4) on conflict do nothing";
    /// Leases what is due, a few of each channel, so that a slow receiver does not hold up the others. The outer
    /// condition is asked again when another process was faster.
    CLAIM = "update deliveries set attempts = attempts + 1, next_at = $2
             where id in (
                 select id from (
                     select d.id, row_number() over (partition by d.channel_id order by d.next_at, d.id) as turn
                     from deliveries d join channels c on c.id = d.channel_id and c.enabled = 1
                     where d.state = 'waiting' and d.next_at <= $1
                 ) due where turn <= $3 limit $4
             ) and state = 'waiting' and next_at <= $1
             returning id, channel_id, event_id, at, topic, object, data, state, attempts, next_at, error, sent_at";
    /// Asked before claiming, so that an empty outbox costs no write.
    DUE = "select 1 from deliveries where state = 'waiting' and next_at <= $1 limit 1";
    SENT = "update deliveries set state = 'sent', sent_at = $2, error = null where id = $1 and state = 'waiting'";
    FAILED = "update deliveries set state = $2, next_at = $3, error = $4 where id = $1 and state = 'waiting'";
    DELIVERIES = "select id, channel_id, event_id, at, topic, object, data, state, attempts, next_at, error, sent_at
                  from deliveries where channel_id = $1 and state = $2 and id < $3 order by id desc limit $4";
    DELIVERY = "select id, channel_id, event_id, at, topic, object, data, state, attempts, next_at, error, sent_at
                from deliveries where id = $1";
    RESEND = "update deliveries set state = 'waiting', attempts = 0, next_at = $2 where id = $1 and state = 'dead'";
    FORGET_DELIVERIES = "delete from deliveries where at < $1 and state <> 'waiting'";
}

/// What an event is about, for the inbox.
pub struct About<'a> {
    pub event: &'a Emitted,
    pub number: &'a str,
    pub title: &'a str,
}

/// Tells every active account of a unit but `not`.
pub fn tell_unit(
    tx: &mut Tx<'_>,
    unit: Id<Unit>,
    about: &About<'_>,
    not: Id<Account>,
) -> Result<(), Problem> {
    let About { event, number, title } = about;
    let params = params![unit, event.id, event.at, event.topic.as_str(), event.object, *number, *title, not];
    tx.push(&TELL_UNIT, params)?;
    Ok(())
}

pub fn tell_account(tx: &mut Tx<'_>, account: Id<Account>, about: &About<'_>) -> Result<(), Problem> {
    let About { event, number, title } = about;
    let params = params![account, event.id, event.at, event.topic.as_str(), event.object, *number, *title];
    tx.push(&TELL_ACCOUNT, params)?;
    Ok(())
}

/// The newest notices before one of them.
pub fn notices(
    tx: &mut Tx<'_>,
    account: Id<Account>,
    before: Id<Event>,
    unread: bool,
    limit: usize,
) -> Result<Vec<Notice>, Problem> {
    let statement = if unread { &UNREAD } else { &NOTICES };
    Ok(tx.rows(statement, params![account, before, limit], notice_of)?)
}

pub fn notice(tx: &mut Tx<'_>, account: Id<Account>, event: Id<Event>) -> Result<Option<Notice>, Problem> {
    Ok(tx.row(&NOTICE, params![account, event], notice_of)?)
}

pub fn count_unread(tx: &mut Tx<'_>, account: Id<Account>) -> Result<i64, Problem> {
    Ok(tx.one(&COUNT_UNREAD, params![account], |row| row.get(0))?)
}

pub fn read(tx: &mut Tx<'_>, account: Id<Account>, event: Id<Event>, now: Time) -> Result<(), Problem> {
    tx.run(&READ, params![account, event, now])?;
    Ok(())
}

pub fn read_all(tx: &mut Tx<'_>, account: Id<Account>, now: Time) -> Result<u64, Problem> {
    Ok(tx.run(&READ_ALL, params![account, now])?)
}

pub fn forget_notices(tx: &mut Tx<'_>, before: Time) -> Result<u64, Problem> {
    Ok(tx.run(&FORGET_NOTICES, params![before])?)
}

pub fn put_channel(tx: &mut Tx<'_>, channel: &Channel) -> Result<(), Problem> {
    tx.run(
        &PUT_CHANNEL,
        params![
            channel.id,
            channel.kind.key(),
            channel.name.as_str(),
            channel.target.as_str(),
            Json(&channel.topics),
            channel.area_path.as_str(),
            channel.secret.as_deref(),
            channel.enabled,
            channel.created_at,
            channel.updated_at
        ],
    )?;
    Ok(())
}

pub fn channels(tx: &mut Tx<'_>) -> Result<Vec<Channel>, Problem> {
    Ok(tx.rows(&CHANNELS, params![], channel_of)?)
}

pub fn channel(tx: &mut Tx<'_>, id: ChannelId) -> Result<Option<Channel>, Problem> {
    Ok(tx.row(&CHANNEL, params![id], channel_of)?)
}

/// Removes a channel with everything that it sent or was to send.
pub fn drop_channel(tx: &mut Tx<'_>, id: ChannelId) -> Result<(), Problem> {
    tx.run(&DROP_DELIVERIES, params![id])?;
    tx.run(&DROP_CHANNEL, params![id])?;
    Ok(())
}

/// Puts an event into the outbox of a channel; a second time changes nothing.
pub fn enqueue(
    tx: &mut Tx<'_>,
    id: DeliveryId,
    channel: ChannelId,
    event: &Emitted,
    data: &Value,
) -> Result<(), Problem> {
    tx.push(
        &ENQUEUE,
        params![id, channel, event.id, event.at, event.topic.as_str(), event.object, Json(data)],
    )?;
    Ok(())
}

/// Whether a delivery is due.
pub fn is_due(tx: &mut Tx<'_>, now: Time) -> Result<bool, Problem> {
    Ok(tx.row(&DUE, params![now], |_| Ok(()))?.is_some())
}

/// Takes deliveries that are due until `lease`, at most `each` of one channel.
pub fn claim(
    tx: &mut Tx<'_>,
    now: Time,
    lease: Time,
    each: i64,
    limit: i64,
) -> Result<Vec<Delivery>, Problem> {
    Ok(tx.rows(&CLAIM, params![now, lease, each, limit], delivery_of)?)
}

pub fn sent(tx: &mut Tx<'_>, id: DeliveryId, now: Time) -> Result<(), Problem> {
    tx.run(&SENT, params![id, now])?;
    Ok(())
}

pub fn failed(
    tx: &mut Tx<'_>,
    id: DeliveryId,
    state: DeliveryState,
    next: Time,
    error: &str,
) -> Result<(), Problem> {
    tx.run(&FAILED, params![id, state.key(), next, error])?;
    Ok(())
}

pub fn deliveries(
    tx: &mut Tx<'_>,
    channel: ChannelId,
    state: DeliveryState,
    before: DeliveryId,
    limit: usize,
) -> Result<Vec<Delivery>, Problem> {
    Ok(tx.rows(&DELIVERIES, params![channel, state.key(), before, limit], delivery_of)?)
}

pub fn delivery(tx: &mut Tx<'_>, id: DeliveryId) -> Result<Option<Delivery>, Problem> {
    Ok(tx.row(&DELIVERY, params![id], delivery_of)?)
}

/// Whether it was dead and waits again.
pub fn resend(tx: &mut Tx<'_>, id: DeliveryId, now: Time) -> Result<bool, Problem> {
    Ok(tx.run(&RESEND, params![id, now])? == 1)
}

pub fn forget_deliveries(tx: &mut Tx<'_>, before: Time) -> Result<u64, Problem> {
    Ok(tx.run(&FORGET_DELIVERIES, params![before])?)
}

fn notice_of(row: &Row<'_>) -> Result<Notice, db::Error> {
    Ok(Notice {
        event: row.get(0)?,
        at: row.get(1)?,
        topic: row.get(2)?,
        object: row.get::<Uuid>(3)?,
        number: row.get(4)?,
        title: row.get(5)?,
        read_at: row.get(6)?,
    })
}

fn channel_of(row: &Row<'_>) -> Result<Channel, db::Error> {
    let kind: String = row.get(1)?;
    Ok(Channel {
        id: row.get(0)?,
        kind: ChannelKind::from_key(&kind)
            .ok_or_else(|| db::Error::Other(format!("unknown channel kind {kind}")))?,
        name: row.get(2)?,
        target: row.get(3)?,
        topics: row.get::<Json<Vec<String>>>(4)?.0,
        area_path: row.get(5)?,
        secret: row.get(6)?,
        enabled: row.get(7)?,
        created_at: row.get(8)?,
        updated_at: row.get(9)?,
    })
}

fn delivery_of(row: &Row<'_>) -> Result<Delivery, db::Error> {
    let state: String = row.get(7)?;
    Ok(Delivery {
        id: row.get(0)?,
        channel: row.get(1)?,
        telling: Telling {
            event: row.get(2)?,
            at: row.get(3)?,
            topic: row.get(4)?,
            object: row.get(5)?,
            data: row.get(6)?,
        },
        state: DeliveryState::from_key(&state)
            .ok_or_else(|| db::Error::Other(format!("unknown state {state}")))?,
        attempts: row.get(8)?,
        next_at: row.get(9)?,
        error: row.get(10)?,
        sent_at: row.get(11)?,
    })
}
