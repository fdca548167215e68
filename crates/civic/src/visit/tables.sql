-- What is known of a place, field by field: the last answer that somebody gave there. `version` counts the changes.
create table known_values (
    area_id @id not null,
    field @text not null,
    -- Of the place when it was learned.
    area_path @text not null,
    value @json not null,
    learned_at @int not null,
    -- The unit whose people learned it.
    unit_id @id,
    version @int not null,
    primary key (area_id, field)
) @strict;
create index known_values_path on known_values (area_path, field);

-- One visit to a place. Who went stands in the audit log only.
create table visits (
    id @id primary key,
    area_id @id not null,
    area_path @text not null,
    -- When it was, as the device says; never after it arrived.
    at @int not null,
    arrived_at @int not null,
    unit_id @id,
    pack_version @text not null,
    -- How many fields its forms have in all, and how many of them were asked.
    fields @int not null,
    asked @int not null
) @strict;

-- What a visit wrote into one ledger. Never altered.
create table ledger_entries (
    id @id primary key,
    visit_id @id not null references visits (id),
    form @text not null,
    area_id @id not null,
    area_path @text not null,
    at @int not null,
    unit_id @id,
    pack_version @text not null,
    data @json not null
) @strict;
create index ledger_entries_place on ledger_entries (form, area_path, id);
create index ledger_entries_unit on ledger_entries (form, unit_id, id);

-- When each form was last filled at each place: tells what is due without reading the ledgers.
create table ledger_rounds (
    area_id @id not null,
    form @text not null,
    area_path @text not null,
    last_at @int not null,
    primary key (area_id, form)
) @strict;
create index ledger_rounds_path on ledger_rounds (area_path);
