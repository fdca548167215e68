-- What centres tell the residents of an area.
create table community_notices (
    id @id primary key,
    version @int not null,
    area_id @id not null,
    -- The area as it was when the notice was written. It holds for all below.
    area_path @text not null,
    title_zh @text not null,
    -- English is empty where nobody translated it.
    title_en @text not null,
    body_zh @text not null,
    body_en @text not null,
    pinned @int not null,
    from_at @int not null,
    until_at @int not null,
    -- Who told it, and who wrote it down.
    unit_id @id,
    account_id @id not null,
    created_at @int not null,
    corrected_at @int,
    withdrawn_at @int,
    withdrawn_why @text not null
) @strict;
create index community_notices_area on community_notices (area_path, id);
