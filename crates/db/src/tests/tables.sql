create table notes (
    id @id primary key,
    box @text not null,
    place @int not null constraint notes_place_positive check (place >= 0),
    words @text not null,
    label @text,
    data @json,
    unique (box, place)
) @strict;
create unique index notes_label on notes (lower(label));
create table links (id @id primary key, note_id @id not null references notes (id)) @strict;
create table kinds (id @id primary key, n @int, x @real, t @text, b @bytes, j @json, at @int, yes @int) @strict;
-- sqlite: create virtual table found using fts5 (words, tokenize = 'trigram');
-- postgres: create table found (words text);
