-- Cases as lists and searches need them. `facts` is a cache of the log in case_events, which is the truth.
create table cases (
    id @id primary key,
    -- For people: prefix, day, serial number.
    number @text not null unique,
    version @int not null,
    state @text not null,
    open @int not null,
    urgency @text not null,
    supervision @text not null,
    title @text not null,
    description @text not null,
    nature @text,
    channel @text not null,
    category @text,
    -- Codes from the root of the category tree, each ended by '/'; empty as long as there is no category.
    category_path @text not null,
    area_id @id not null,
    -- The area as it was when the case was written; later moves do not touch it.
    area_path @text not null,
    -- The first three codes of the path, which is the community, or as many as there are: lists of one place.
    place @text not null,
    -- How the area was found, and in which version of the tree.
    area_rule @text not null,
    area_version @int not null,
    lon @real,
    lat @real,
    owner_unit @id not null,
    handler_unit @id,
    -- Deadlines that run now; empty on hold and after the end.
    due_at @int,
    stage_due_at @int,
    pack_version @text not null,
    parent_id @id,
    finder_id @id,
    created_at @int not null,
    updated_at @int not null,
    closed_at @int,
    -- An exercise: runs like any other case, is left out of every figure.
    drill @int not null,
    facts @text not null
) @strict;
-- With what tells places below the community and neighbours apart, so that only those are looked up in the table.
create index cases_place on cases (place, id, area_path, lon, lat);
create index cases_category on cases (category, id);
create index cases_open on cases (id) where open = 1;
create index cases_open_state on cases (state, id) where open = 1;
create index cases_open_due on cases (due_at, id) where open = 1;
-- All that a map and the counts of a place need, so that they are read off the index alone.
create index cases_open_map on cases (area_path, id, category_path, state, urgency, owner_unit, due_at, stage_due_at, lon, lat, drill)
    where open = 1;
create index cases_open_owner on cases (owner_unit, id) where open = 1;
-- Settled and not yet archived: a few weeks of them.
create index cases_settled on cases (id) where state in ('closed', 'rated');
create index cases_unusual on cases (urgency, id) where urgency <> 'normal';
create index cases_finder on cases (finder_id, id) where finder_id is not null;
create index cases_parent on cases (parent_id) where parent_id is not null;

-- The log: one row per act, never altered but for erasure, which takes words out and leaves codes and times.
create table case_events (
    case_id @id not null,
    seq @int not null,
    at @int not null,
    act @text not null,
    from_state @text not null,
    to_state @text not null,
    by_kind @text not null,
    account_id @id,
    by_name @text not null,
    by_unit @id,
    role @text not null,
    said @json not null,
    decided @json not null,
    -- Whether the reporter sees it.
    public @int not null,
    primary key (case_id, seq)
)
-- sqlite: strict, without rowid
;
-- Few of many: what the register of erasures asks for.
create index case_events_erased on case_events (act, case_id, at) where act = 'erase';

-- What happened in the course of a day.
create index case_events_at on case_events (at, case_id, seq);

-- What units were asked for, with clocks of their own.
create table case_asks (
    case_id @id not null,
    number @int not null,
    kind @text not null,
    unit_id @id,
    state @text not null,
    asked_at @int not null,
    due_at @int,
    answered_at @int,
    primary key (case_id, number)
) @strict;
create index case_asks_open on case_asks (unit_id, due_at) where state = 'open';

create table case_ratings (
    case_id @id not null,
    -- Counts the closings: a reopened case can be rated again.
    round @int not null,
    party @text not null,
    score @int not null,
    solved @int,
    at @int not null,
    -- An appeal was upheld.
    excluded @int not null,
    primary key (case_id, round, party)
) @strict;

-- Who reported, kept apart from the case: sealed under the installation's key, opened only for case.reporter and noted in the audit log.
create table case_reporters (
    case_id @id primary key,
    sealed @bytes not null,
    created_at @int not null
)
-- sqlite: strict, without rowid
;

-- Neighbours who have the same: each with a receipt of their own, and nothing that says who they are.
create table case_joins (
    id @id primary key,
    case_id @id not null,
    -- What the receipt begins with.
    code @text not null unique,
    -- Somebody signed in; empty for everybody else.
    account_id @id,
    at @int not null,
    -- The last rating, and after which closing it was given.
    round @int,
    score @int,
    solved @int,
    rated_at @int
) @strict;
create index case_joins_case on case_joins (case_id, id);
create unique index case_joins_account on case_joins (case_id, account_id) where account_id is not null;

-- Units that take or took part, whatever their area: what a unit sees beyond its place.
create table case_units (
    unit_id @id not null,
    case_id @id not null,
    primary key (unit_id, case_id)
)
-- sqlite: strict, without rowid
;

-- Cases that belong together.
create table case_links (
    case_id @id not null,
    relation @text not null,
    other_id @id not null,
    primary key (case_id, relation, other_id)
) @strict;
create index case_links_other on case_links (other_id);

-- How far reconcilers have looked.
create table case_marks (
    name @text primary key,
    case_id @id not null
) @strict;

-- Search by pairs of neighbouring characters and by words; one function makes them for both engines.
-- sqlite: create virtual table case_search using fts5 (words, content = '', contentless_delete = 1, detail = none);
-- sqlite: insert into case_search (case_search, rank) values ('automerge', 8);
-- Found cases come in the order in which they were filed, the newest first: `rowid` there, `row` here.
-- postgres: create table case_search (case_id uuid primary key, row bigint generated always as identity unique, words tsvector not null);
-- postgres: create index case_search_words on case_search using gin (words);
