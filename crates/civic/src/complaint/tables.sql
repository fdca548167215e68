-- Complaints of staff about forms and demands, with their answers.
create table complaints (
    id @id primary key,
    -- The day, never the hour: an hour would tell who was signed in.
    day @text not null,
    kind @text not null,
    -- Code of the form that it is about, if it is about one.
    form @text,
    words @text not null,
    -- Who signed it; empty for an anonymous one.
    account_id @id,
    account_name @text,
    version @int not null,
    outcome @text,
    answer @text,
    answered_at @int,
    answered_by @id
) @strict;
create index complaints_day on complaints (day, id);
