-- Centres, departments, enterprises, contracted providers and teams.
create table units (
    id @id primary key,
    code @text not null unique,
    kind @text not null,
    name_zh @text not null,
    name_en @text not null,
    parent_id @id references units (id),
    -- The area that it answers for.
    area_id @id not null references areas (id),
    -- Codes of the categories that it can handle itself, each with all below it, joined by ';'.
    categories @text not null,
    phone @text not null,
    -- `pack:KEY` or `person`.
    source @text not null,
    -- A unit that has ended keeps its cases and gets no new ones.
    active @int not null,
    version @int not null,
    changed_at @int not null
) @strict;
create index units_parent on units (parent_id);
create index units_area on units (area_id);

-- Who sits on a post of a unit, by whatever name people call them; with an account or without.
create table members (
    id @id primary key,
    unit_id @id not null references units (id),
    post @text not null,
    name @text not null,
    phone @text not null,
    account_id @id,
    from_day @text not null,
    -- The last day; empty while it lasts.
    to_day @text,
    changed_at @int not null
) @strict;
create index members_unit on members (unit_id);
create index members_account on members (account_id) where account_id is not null;

-- Who is on duty on which days and hours.
create table rosters (
    id @id primary key,
    unit_id @id not null references units (id),
    member_id @id not null references members (id),
    -- `every`, `workday`, `day_off`, or `weekly:` with seven digits from Monday.
    days @text not null,
    -- Every so many days, and on which of them: people who take turns have one cycle and different turns.
    cycle @int not null,
    turn @int not null,
    -- Minutes after local midnight; beyond 1440 it is the next day.
    from_minute @int not null,
    to_minute @int not null,
    from_day @text not null,
    to_day @text,
    changed_at @int not null
) @strict;
create index rosters_unit on rosters (unit_id);

-- Who stands in for whom.
create table substitutions (
    id @id primary key,
    unit_id @id not null references units (id),
    absent_id @id not null references members (id),
    stand_in_id @id not null references members (id),
    from_at @int not null,
    to_at @int not null,
    reason @text not null,
    changed_at @int not null
) @strict;
create index substitutions_unit on substitutions (unit_id, to_at);

-- Counts the changes of units, so that every process knows when its chart is old.
create table org_versions (
    one @int primary key check (one = 1),
    version @int not null
) @strict;
insert into org_versions (one, version) values (1, 1);
