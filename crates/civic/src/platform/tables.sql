-- Serial numbers: the next one that has not been leased.
create table serials (
    name @text primary key,
    next @int not null
) @strict;

-- Answers already given, by the caller's idempotency key; kept at least 30 days (REL-03).
create table idempotency_keys (
    owner @text not null,
    key @text not null,
    request_hash @bytes not null,
    status @int not null,
    body @bytes not null,
    version @int,
    created_at @int not null,
    primary key (owner, key)
) @strict;
-- Answers are short-lived: neither compressed nor put aside.
-- postgres: alter table idempotency_keys set (toast_tuple_target = 8160);
create index idempotency_keys_age on idempotency_keys (created_at);

-- Events waiting for the relay; written in the transaction that caused them.
create table outbox (
    id @id primary key,
    at @int not null,
    topic @text not null,
    object @id not null,
    data @json not null,
    area_path @text not null,
    category @text not null,
    units @text not null,
    account @id,
    attempts @int not null default 0,
    error @text
)
-- sqlite: strict, without rowid
;

-- Events in their final order, for live clients and webhooks; trimmed by age.
create table feed (
    seq @int primary key,
    id @id not null,
    at @int not null,
    topic @text not null,
    object @id not null,
    data @json not null,
    area_path @text not null,
    category @text not null,
    units @text not null,
    account @id
) @strict;

-- Heads of the sequences that one relay or sealer at a time moves on. `feed.…`: how far a job has read the feed; nothing is
-- forgotten that one of them has not read.
create table heads (
    name @text primary key,
    seq @int not null,
    hash @bytes
) @strict;
insert into heads (name, seq) values ('feed', 0);
