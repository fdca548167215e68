-- Every version of every pack that was ever switched on, as it came: running cases still need it.
create table packs (
    key @text not null,
    version @text not null,
    digest @text not null,
    content @json not null,
    loaded_at @int not null,
    -- When it was last switched on; the latest one is in force.
    active_at @int,
    -- When everybody who takes something over from it had done so.
    taken_at @int,
    primary key (key, version)
) @strict;
