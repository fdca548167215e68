-- For whom each report counts in its month, and since when it has been with us. Nothing else of a case is kept here.
create table publication_reports (
    case_id @id primary key,
    month @text not null,
    at @int not null,
    -- Keyed fingerprint of the reporter; null where nobody can tell.
    reporter @bytes
)
-- sqlite: strict, without rowid
;
create index publication_reports_month on publication_reports (month, case_id);

-- The months, and how far each has been published.
create table publication_months (
    month @text primary key,
    -- Goes into the fingerprints of the month; thrown away some weeks after it.
    salt @bytes,
    -- When its first report became known here.
    known_at @int not null,
    -- Counts what happened to its cases, and how far of that is published.
    changes @int not null,
    published_changes @int not null,
    -- Something must leave what is published, without waiting for the next day.
    urgent @int not null,
    published_at @int,
    -- The settings by which it was published.
    settings @text not null
) @strict;

-- What is published of a month: numbers of reports at places and by category, each from enough reporters.
create table published_cells (
    month @text not null,
    -- `district`, `street`, `community`, `square` or `category`
    level @text not null,
    -- Code of the area or category; of a square `community/column:row`.
    code @text not null,
    reports @int not null,
    west @real,
    south @real,
    east @real,
    north @real,
    primary key (month, level, code)
) @strict;

-- What is published of a month: indicators of areas, rounded.
create table published_figures (
    month @text not null,
    area @text not null,
    indicator @text not null,
    value @real not null,
    -- How many cases it is about, rounded down to tens.
    base @int not null,
    primary key (month, area, indicator)
) @strict;

insert into heads (name, seq) values ('feed.publication', 0);
