-- Entries written in the transaction of what they tell about, waiting for their place in the chain.
create table audit_waiting (
    id @id primary key,
    at @int not null,
    actor @text not null,
    action @text not null,
    object_kind @text not null,
    object_id @id,
    purpose @text not null,
    data @text not null
)
-- sqlite: strict, without rowid
;

-- The chain. Nothing in the program updates or deletes here; grant the server's database role insert and select only.
-- `data` is text, not JSON: the hash covers its bytes, and jsonb would reorder them.
create table audit_entries (
    seq @int primary key,
    id @id not null,
    at @int not null,
    actor @text not null,
    action @text not null,
    object_kind @text not null,
    object_id @id,
    purpose @text not null,
    data @text not null,
    hash @bytes not null
) @strict;
create index audit_entries_object on audit_entries (object_id, seq);
create index audit_entries_actor on audit_entries (actor, seq);

insert into heads (name, seq) values ('audit', 0);
