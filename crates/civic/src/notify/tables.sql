-- Inbox: what an account was told. One row per account and event, so telling twice changes nothing.
create table notices (
    account_id @id not null,
    event_id @id not null,
    at @int not null,
    topic @text not null,
    object @id not null,
    -- number and title of what it is about
    number @text not null,
    title @text not null,
    read_at @int,
    primary key (account_id, event_id)
) @strict;
create index notices_unread on notices (account_id, event_id) where read_at is null;
create index notices_age on notices (at);

-- Where events are sent to outside.
create table channels (
    id @id primary key,
    -- webhook or email
    kind @text not null,
    name @text not null,
    -- URL or mail address
    target @text not null,
    topics @json not null,
    -- Only what happens below this area is sent.
    area_path @text not null,
    -- Signing key of a webhook, sealed.
    secret @bytes,
    enabled @int not null,
    created_at @int not null,
    updated_at @int not null
) @strict;

-- The outbox of channels: what is to be sent, is sent, or could not be sent.
create table deliveries (
    id @id primary key,
    channel_id @id not null references channels (id),
    event_id @id not null,
    at @int not null,
    topic @text not null,
    object @id not null,
    data @json not null,
    -- waiting, sent, dead
    state @text not null,
    attempts @int not null,
    next_at @int not null,
    error @text,
    sent_at @int,
    constraint deliveries_once unique (channel_id, event_id)
) @strict;
create index deliveries_due on deliveries (next_at) where state = 'waiting';
create index deliveries_list on deliveries (channel_id, state, id);
create index deliveries_age on deliveries (at);
