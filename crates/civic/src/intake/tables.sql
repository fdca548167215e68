-- Which row of which source became which case: a second run makes no doubles.
create table intake_rows (
    source @text not null,
    row_key @text not null,
    case_id @id not null,
    -- The number of the case, for receipts.
    number @text not null,
    -- SHA-256 of the cells that the profile looks at: tells a row that has changed since.
    digest @bytes not null,
    at @int not null,
    primary key (source, row_key)
)
-- sqlite: strict, without rowid
;
