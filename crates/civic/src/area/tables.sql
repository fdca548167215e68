-- The tree of areas. `path` is the codes from the root joined and ended by '/': a subtree is one range of an index.
create table areas (
    id @id primary key,
    code @text not null,
    kind @text not null,
    name_zh @text not null,
    name_en @text not null,
    parent_id @id references areas (id),
    path @text not null,
    -- A point inside, WGS-84: where the area is drawn when it has no shape.
    lon @real,
    lat @real,
    households @int,
    residents @int,
    floors @int,
    -- Where it comes from: `pack:KEY`, `import:FILE`, `synthetic:SEED`, `person`.
    source @text not null,
    synthetic @int not null default 0,
    valid_from @text not null,
    -- The last day; empty while the area stands.
    valid_to @text,
    version @int not null default 1
) @strict;
create unique index areas_path on areas (path) where valid_to is null;
create index areas_parent on areas (parent_id);
-- Units and households are only ever listed below their parent; leaving them out keeps these two small.
create index areas_kind on areas (kind, path) where kind not in ('unit', 'household') and valid_to is null;
create index areas_code on areas (code) where kind not in ('building', 'unit', 'household') and valid_to is null;

-- The ground of an area as GeoJSON in WGS-84, with its box for a first look.
create table area_shapes (
    area_id @id primary key references areas (id),
    geojson @text not null,
    west @real not null,
    south @real not null,
    east @real not null,
    north @real not null,
    -- The coordinate system that the source declared, before conversion.
    system @text not null,
    synthetic @int not null default 0
) @strict;
create index area_shapes_box on area_shapes (west, east, south, north);

-- What happened to an area, one row per change, never altered.
create table area_changes (
    id @id primary key,
    area_id @id not null references areas (id),
    what @text not null,
    at @int not null,
    -- The day from which it holds.
    day @text not null,
    reason @text not null,
    by_whom @text not null,
    data @json not null
) @strict;
create index area_changes_area on area_changes (area_id, id);

-- Counts the changes of the tree, so that every process knows when its index is old.
create table area_versions (
    one @int primary key check (one = 1),
    version @int not null
) @strict;
insert into area_versions (one, version) values (1, 1);
