-- Photos and voice notes. The content lies in the blob store under the id; a row without content is never written.
create table files (
    id @id primary key,
    kind @text not null,
    media @text not null,
    bytes @int not null,
    sha256 @bytes not null,
    width @int,
    height @int,
    millis @int,
    -- `account:<id>`, or `anonymous`: then only the holder of the key may attach it.
    owner @text not null,
    created_at @int not null,
    -- loose: waits to be attached; attached; removing: the sweeper is taking it away
    state @text not null,
    case_id @id,
    attached_at @int,
    -- Who may see it: the audience of the case that it is attached to.
    area_path @text not null,
    category @text not null,
    units @json not null
) @strict;
create index files_unattached on files (state, created_at) where state <> 'attached';
create index files_case on files (case_id) where case_id is not null;
